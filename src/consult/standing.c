/* SPDX-License-Identifier: MIT */
#include "consult/standing.h"

#include "consult/fill.h"
#include "kb/find.h"

struct standing
standing_of(const struct findings *f)
{
	return (struct standing){ f->urgency, f->secrecy, f->outcome };
}

static const char *const secrecy_words[] = {
	"say-secrecy-free", "say-secrecy-open", "say-secrecy-bound"
};
static const char *const outcome_words[] = {
	[OUTCOME_NONE] = "say-outcome-none",
	[OUTCOME_OPEN] = "say-outcome-open",
	[OUTCOME_RIGHT] = "say-outcome-right",
	[OUTCOME_NORM] = "say-outcome-norm",
	[OUTCOME_DUTY] = "say-outcome-duty",
};
static const char *const level_words[] = {
	[KB_PLANNED] = "say-level-planned",
	[KB_WEEK] = "say-level-week",
	[KB_TODAY] = "say-level-today",
	[KB_NOW] = "say-level-now",
};

const char *
standing_name(enum standing_id id)
{
	static const char *const names[NSTANDINGS] = { "say-urgency",
	    "say-secrecy", "say-reporting" };

	return names[id];
}

const char *
standing_value(const struct standing *s, enum standing_id id)
{
	if (id == STANDING_URGENCY)
		return level_words[s->urgency];
	return id == STANDING_SECRECY ? secrecy_words[s->secrecy - TRI_FALSE]
	    : outcome_words[s->outcome];
}

void
standing_fill(const struct answers *a, enum kb_lang lang, const char *message,
    enum standing_id id, const struct standing *was,
    const struct standing *now, const char *because, struct sbuf *out)
{
	const struct kb *kb = a->kb;
	const char *const pairs[] = {
		"what", kb_message(kb, lang, standing_name(id)),
		"was", kb_message(kb, lang, standing_value(was, id)),
		"now", kb_message(kb, lang, standing_value(now, id)),
		"because", because, NULL
	};

	fill_text(a, lang, kb_message(kb, lang, message), pairs, out);
}

/* Why the urgency is what it is; appends nothing when no fact says so. */
static void
add_because(const struct findings *f, enum kb_lang lang, enum standing_id id,
    struct sbuf *text)
{
	if (id == STANDING_URGENCY && f->nbecause > 0)
		fill_text(f->answers, lang,
		    f->kb->facts[f->because[0]].text.in[lang], NULL, text);
}

bool
standing_change(const struct findings *f, enum kb_lang lang,
    const struct standing *was, enum standing_id id, struct sbuf *out)
{
	struct standing now = standing_of(f);
	struct sbuf because = SBUF_EMPTY;

	if (standing_value(was, id) == standing_value(&now, id))
		return false;
	add_because(f, lang, id, &because);
	standing_fill(f->answers, lang, because.len == 0 ? "say-changed" :
	    "say-changed-because", id, was, &now, sbuf_text(&because), out);
	out->failed |= because.failed;
	sbuf_clear(&because);
	return true;
}
