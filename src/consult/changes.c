/* SPDX-License-Identifier: MIT */
#include "consult/state.h"

/* What an answer changed: the three answers, and on a changed answer also
 * what the law and the advice ask. */

#define NAMES_MAX 3

/* Before any advice was shown nobody knows what it was.  Without a reason it
 * is the answer, whose echo stands right above. */
static void
say_change(struct session *s, enum standing_id id,
    const struct sbuf *because)
{
	static const char *const messages[2][2] = {
		{ "say-now", "say-now-because" },
		{ "say-changed", "say-changed-because" },
	};
	struct standing was = standing_of(s->was);
	struct standing now = standing_of(s->findings);
	bool known = s->page_seen || s->told[id];
	struct sbuf text = SBUF_EMPTY;

	s->told[id] = true;
	standing_fill(s->answers, s->options.lang,
	    messages[known][because->len > 0], id, &was, &now,
	    sbuf_text(because), &text);
	say_block(s, DOC_PARA, 0, "", &text);
	sbuf_clear(&text);
}

/* An alarm that is about to be told says it better. */
static bool
alarm_follows(const struct session *s)
{
	int id;

	for (id = 0; id < KB_NALARMS; id++)
		if (live_alarm(s->live, (enum kb_alarm_id)id) &&
		    !s->alarm_told[id])
			return true;
	return false;
}

static void
urgency_change(struct session *s)
{
	const struct findings *f = s->findings;
	struct sbuf because = SBUF_EMPTY;

	if (f->urgency == s->was->urgency)
		return;
	if (f->urgency == KB_NOW && alarm_follows(s)) {
		s->told[STANDING_URGENCY] = true;
		return;
	}
	if (f->nbecause > 0)
		say_fill(s, &because, &s->kb->facts[f->because[0]].text);
	say_change(s, STANDING_URGENCY, &because);
	sbuf_clear(&because);
}

/* That nothing is clear yet is no news to who has not been told anything. */
static bool
worth_telling(const struct session *s, enum standing_id id, bool open)
{
	return !open || s->page_seen || s->told[id];
}

static void
secrecy_change(struct session *s)
{
	enum tri was = s->was->secrecy, now = s->findings->secrecy;
	struct sbuf because = SBUF_EMPTY;

	if (was != now && worth_telling(s, STANDING_SECRECY,
	    now == TRI_UNKNOWN))
		say_change(s, STANDING_SECRECY, &because);
}

/* The first report ground that carries the outcome; KB_ALWAYS when none is
 * met. */
static size_t
carrying_ground(const struct findings *f)
{
	const struct kb_ground *g, *best = NULL;
	size_t i;

	for (i = 0; i < f->ngrounds; i++) {
		g = &f->kb->grounds[f->grounds[i].ground];
		if (g->act == KB_REPORT && f->grounds[i].status == STATUS_MET
		    && (best == NULL || g->force > best->force))
			best = g;
	}
	return best == NULL ? KB_ALWAYS : (size_t)(best - f->kb->grounds);
}

static void
add_name(struct session *s, const struct kb_text *name, struct sbuf *names)
{
	if (names->len > 0)
		sbuf_puts(names, "; ");
	echo_lower(s, names, name);
}

static void
reporting_change(struct session *s)
{
	enum outcome was = s->was->outcome, now = s->findings->outcome;
	size_t ground = carrying_ground(s->findings);
	struct sbuf because = SBUF_EMPTY, name = SBUF_EMPTY;

	if (was == now || !worth_telling(s, STANDING_REPORTING,
	    now == OUTCOME_OPEN))
		return;
	if (ground != KB_ALWAYS) {
		add_name(s, &s->kb->grounds[ground].name, &name);
		say_add(s, &because, "say-because-met", "name",
		    sbuf_text(&name), NULL);
	}
	say_change(s, STANDING_REPORTING, &because);
	sbuf_clear(&name);
	sbuf_clear(&because);
}

bool
changes_three(struct session *s)
{
	urgency_change(s);
	secrecy_change(s);
	reporting_change(s);
	return s->was->urgency != s->findings->urgency ||
	    s->was->secrecy != s->findings->secrecy ||
	    s->was->outcome != s->findings->outcome;
}

static bool
ground_met(const struct findings *f, size_t ground)
{
	const struct finding_ground *found = findings_ground(f, ground);

	return found != NULL && found->status == STATUS_MET;
}

/* Grounds met in one and not in the other, up to NAMES_MAX. */
static bool
say_grounds(struct session *s, const struct findings *in,
    const struct findings *not_in, const char *message)
{
	struct sbuf names = SBUF_EMPTY;
	size_t i, n = 0;

	for (i = 0; i < in->ngrounds; i++)
		if (in->grounds[i].status == STATUS_MET &&
		    !ground_met(not_in, in->grounds[i].ground) &&
		    n++ < NAMES_MAX)
			add_name(s, &s->kb->grounds[in->grounds[i].ground].name,
			    &names);
	if (n > NAMES_MAX)
		sbuf_puts(&names, "; ...");
	if (n > 0)
		say(s, DOC_PARA, message, "names", sbuf_text(&names), NULL);
	sbuf_clear(&names);
	return n > 0;
}

static void
say_step(struct session *s, const char *message, const struct kb_text *t)
{
	struct sbuf text = SBUF_EMPTY;

	say_fill(s, &text, t);
	say(s, DOC_LINE, message, "step", sbuf_text(&text), NULL);
	sbuf_clear(&text);
}

/* Steps certain in one and not in the other. */
static bool
say_steps(struct session *s, const struct findings *in,
    const struct findings *not_in, const char *message)
{
	struct digits count;
	size_t i, n = 0;

	for (i = 0; i < in->nsteps; i++)
		if (!in->steps[i].possible &&
		    !findings_step_certain(not_in, in->steps[i].step) &&
		    n++ < NAMES_MAX)
			say_step(s, message,
			    &s->kb->steps[in->steps[i].step].text);
	if (n > NAMES_MAX)
		say(s, DOC_LINE, n == NAMES_MAX + 1 ? "say-moved-one-more" :
		    "say-moved-more", "count",
		    say_number(&count, n - NAMES_MAX), NULL);
	return n > 0;
}

static bool
say_alarms_over(struct session *s)
{
	bool told = false;
	int id;

	for (id = 0; id < KB_NALARMS; id++)
		if (s->alarm_told[id] &&
		    !live_alarm(s->live, (enum kb_alarm_id)id)) {
			say_step(s, "say-moved-gone",
			    &s->kb->alarms[id].title);
			told = true;
		}
	return told;
}

void
changes_advice(struct session *s, bool three_changed)
{
	const struct findings *was = s->was, *now = s->findings;
	bool moved = three_changed;

	moved |= say_alarms_over(s);
	moved |= say_grounds(s, now, was, "say-moved-met");
	moved |= say_grounds(s, was, now, "say-moved-unmet");
	moved |= say_steps(s, now, was, "say-moved-new");
	moved |= say_steps(s, was, now, "say-moved-gone");
	if (!moved)
		say(s, DOC_PARA, "say-moved-nothing", NULL);
}
