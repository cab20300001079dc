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

/* Why the urgency is what it is; NULL when no fact says so. */
static const char *
because(const struct findings *f, enum kb_lang lang, enum standing_id id,
    struct sbuf *text)
{
	if (id != STANDING_URGENCY || f->nbecause == 0)
		return NULL;
	fill_text(f->answers, lang,
	    f->kb->facts[f->because[0]].text.in[lang], NULL, text);
	return sbuf_text(text);
}

bool
standing_change(const struct findings *f, enum kb_lang lang,
    const struct standing *was, enum standing_id id, struct sbuf *out)
{
	struct standing now = standing_of(f);
	const char *before = standing_value(was, id);
	const char *after = standing_value(&now, id), *why;
	struct sbuf text = SBUF_EMPTY;
	const char *pairs[9] = { "what", kb_message(f->kb, lang,
	    standing_name(id)), "was", kb_message(f->kb, lang, before), "now",
	    kb_message(f->kb, lang, after) };

	if (before == after)
		return false;
	why = because(f, lang, id, &text);
	pairs[6] = why == NULL ? NULL : "because";
	pairs[7] = why;
	fill_text(f->answers, lang, kb_message(f->kb, lang, why == NULL ?
	    "say-changed" : "say-changed-because"), pairs, out);
	out->failed |= text.failed;
	sbuf_clear(&text);
	return true;
}
