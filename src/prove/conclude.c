/* SPDX-License-Identifier: MIT */
#include "prove/conclude.h"

#include <string.h>

#include "engine/told.h"
#include "kb/find.h"
#include "prove/encode_parts.h"

/* ---- country ---- */

/* KB_NO_COUNTRY: neither of both. */
int
conclude_country(struct encode *e, enum kb_country country)
{
	size_t question = e->kb->country_question, option;
	const char *name = kb_country_name(country);

	if (country == KB_NO_COUNTRY)
		return gates_and(e->gates, -conclude_country(e, KB_BE),
		    -conclude_country(e, KB_NLD));
	if (question == KB_ALWAYS || country == KB_INT)
		return GATES_FALSE;
	option = kb_find_option(&e->kb->questions[question], name,
	    strlen(name));
	return option == KB_ALWAYS ? GATES_FALSE :
	    encode_tick(e, question, option);
}

/* ---- safety and secrecy ---- */

struct truth
conclude_alarm(struct encode *e, enum kb_alarm_id alarm)
{
	return encode_rule(e, e->kb->alarms[alarm].rule, READING_MAIN);
}

static struct truth
level(struct encode *e, enum kb_level at)
{
	return encode_rule(e, e->kb->urgency[at].rule, READING_MAIN);
}

/* The first that is certain; week when none is and one is possible. */
int
conclude_urgency(struct encode *e, enum kb_level wanted)
{
	struct gates *g = e->gates;
	struct truth now = level(e, KB_NOW), today = level(e, KB_TODAY);
	struct truth week = level(e, KB_WEEK);
	int higher = gates_or(g, now.certain, today.certain);
	int any[3] = { now.possible, today.possible, week.possible };
	int planned = -gates_any(g, any, 3);

	switch (wanted) {
	case KB_NOW:
		return now.certain;
	case KB_TODAY:
		return gates_and(g, today.certain, -now.certain);
	case KB_WEEK:
		return gates_and(g, -higher, -planned);
	default:
		return planned;
	}
}

int
conclude_ceiling(struct encode *e, enum kb_level wanted)
{
	int none[KB_NLEVELS], n = 0, at;

	for (at = KB_NOW; at > (int)wanted; at--)
		none[n++] = -level(e, (enum kb_level)at).possible;
	if (wanted != KB_PLANNED)
		none[n++] = level(e, wanted).possible;
	return gates_all(e->gates, none, (size_t)n);
}

struct truth
conclude_secrecy(struct encode *e)
{
	size_t fact = e->kb->secrecy_fact;

	if (fact == KB_ALWAYS)
		return (struct truth){ GATES_FALSE, GATES_TRUE };
	return encode_rule(e, e->kb->facts[fact].rule, READING_MAIN);
}

/* ---- grounds ---- */

static int
here(struct encode *e, const struct kb_ground *g)
{
	if (!kb_in_force(g->from, g->to, e->day))
		return GATES_FALSE;
	return conclude_country(e, g->country);
}

static int
with_status(struct truth t, struct gates *g, enum status status)
{
	switch (status) {
	case STATUS_MET:
		return t.certain;
	case STATUS_OPEN:
		return gates_and(g, t.possible, -t.certain);
	default:
		return -t.possible;
	}
}

int
conclude_ground(struct encode *e, size_t ground, enum reading reading,
    enum status status)
{
	const struct kb_ground *g = &e->kb->grounds[ground];

	return gates_and(e->gates, here(e, g),
	    with_status(encode_rule(e, g->rule, reading), e->gates, status));
}

int
conclude_contested(struct encode *e, size_t ground)
{
	const struct kb_ground *g = &e->kb->grounds[ground];
	struct truth wide = encode_rule(e, g->rule, READING_WIDE);
	struct truth narrow = encode_rule(e, g->rule, READING_NARROW);
	int same = gates_and(e->gates,
	    gates_same(e->gates, wide.certain, narrow.certain),
	    gates_same(e->gates, wide.possible, narrow.possible));

	return gates_and(e->gates, here(e, g), -same);
}

struct truth
conclude_condition(struct encode *e, size_t ground, size_t condition)
{
	const struct kb_condition *c =
	    &e->kb->grounds[ground].conditions[condition];

	if (c->kind != KB_ASKED)
		return (struct truth){ GATES_TRUE, GATES_TRUE };
	return encode_rule(e, c->rule, READING_MAIN);
}

int
conclude_recipient(struct encode *e, size_t ground, size_t recipient)
{
	const struct kb_ground *g = &e->kb->grounds[ground];

	return gates_and(e->gates, here(e, g), encode_rule(e,
	    g->recipients[recipient].rule, READING_MAIN).certain);
}

static enum outcome
outcome_of(enum kb_force force)
{
	return force == KB_DUTY ? OUTCOME_DUTY : force == KB_NORM ?
	    OUTCOME_NORM : OUTCOME_RIGHT;
}

/* Some report ground gives this outcome, or a stronger one. */
static int
outcome_reached(struct encode *e, enum outcome wanted)
{
	int *list = encode_list(e, e->kb->ngrounds);
	const struct kb_ground *g = e->kb->grounds;
	struct truth t;
	size_t i, n = 0;

	if (list == NULL)
		return GATES_FALSE;
	for (i = 0; i < e->kb->ngrounds; i++, g++) {
		if (g->act != KB_REPORT)
			continue;
		t = encode_rule(e, g->rule, READING_MAIN);
		if (wanted == OUTCOME_OPEN)
			list[n++] = t.possible;
		else if (outcome_of(g->force) >= wanted)
			list[n++] = t.certain;
	}
	return gates_any(e->gates, list, n);
}

int
conclude_outcome(struct encode *e, enum outcome wanted)
{
	int reached = GATES_TRUE, stronger = GATES_FALSE;

	if (wanted != OUTCOME_NONE)
		reached = outcome_reached(e, wanted);
	if (wanted != OUTCOME_DUTY)
		stronger = outcome_reached(e, wanted + 1);
	return gates_and(e->gates, reached, -stronger);
}

/* ---- steps and what they name ---- */

/* What names one country's services stays away elsewhere. */
struct truth
conclude_step(struct encode *e, size_t step)
{
	const struct kb_step *s = &e->kb->steps[step];
	struct truth t = encode_rule(e, s->rule, READING_MAIN);
	int near = s->country == KB_NO_COUNTRY ? GATES_TRUE :
	    conclude_country(e, s->country);

	return (struct truth){ gates_and(e->gates, near, t.certain),
	    gates_and(e->gates, near, s->cautious ? t.possible : t.certain) };
}

int
conclude_indicator(struct encode *e, size_t indicator)
{
	return encode_rule(e, e->kb->indicators[indicator].rule,
	    READING_MAIN).certain;
}

static bool
is_emergency(const struct kb_contact *c)
{
	return strcmp(c->head.id, "nl-112") == 0 ||
	    strcmp(c->head.id, "be-112") == 0;
}

/* Before a country is chosen only the emergency numbers are given. */
static int
contact_near(struct encode *e, const struct kb_contact *c)
{
	int none = conclude_country(e, KB_NO_COUNTRY);
	int here_too = c->country == KB_INT ? -none :
	    c->country == KB_NO_COUNTRY ? GATES_FALSE :
	    conclude_country(e, c->country);

	return is_emergency(c) ? gates_or(e->gates, here_too, none) :
	    here_too;
}

static bool
names_contact(const struct kb_step *s, size_t contact)
{
	size_t i;

	for (i = 0; i < s->ncontacts; i++)
		if (s->contacts[i] == contact)
			return true;
	return false;
}

/* Some step that is shown or report ground that is met names it. */
static int
is_named(struct encode *e, size_t contact)
{
	const struct kb *kb = e->kb;
	const struct kb_ground *g;
	int named = GATES_FALSE, met;
	size_t i, j;

	for (i = 0; i < kb->nsteps; i++)
		if (names_contact(&kb->steps[i], contact))
			named = gates_or(e->gates, named,
			    conclude_step(e, i).possible);
	for (i = 0, g = kb->grounds; i < kb->ngrounds; i++, g++) {
		for (j = 0; j < g->nrecipients && g->act == KB_REPORT; j++) {
			if (g->recipients[j].contact != contact)
				continue;
			met = conclude_ground(e, i, READING_MAIN, STATUS_MET);
			named = gates_or(e->gates, named, gates_and(e->gates,
			    met, conclude_recipient(e, i, j)));
		}
	}
	return named;
}

int
conclude_contact(struct encode *e, size_t contact)
{
	const struct kb_contact *c = &e->kb->contacts[contact];
	int named = is_named(e, contact), instead;

	if (c->of != KB_ALWAYS) {
		instead = gates_and(e->gates, is_named(e, c->of),
		    encode_rule(e, c->rule, READING_MAIN).certain);
		named = gates_or(e->gates, named, instead);
	}
	return gates_and(e->gates, named, contact_near(e, c));
}

/* ---- what is said ---- */

int
conclude_here(struct encode *e, enum kb_country country)
{
	return country == KB_NO_COUNTRY ? GATES_TRUE :
	    conclude_country(e, country);
}

/* When a place says something at all. */
static int
open_place(struct encode *e, enum kb_place place)
{
	struct truth bound = conclude_secrecy(e);

	switch (place) {
	case KB_SECRECY_BOUND:
		return bound.certain;
	case KB_SECRECY_FREE:
		return -bound.possible;
	case KB_SECRECY_OPEN:
		return gates_and(e->gates, bound.possible, -bound.certain);
	case KB_REPORT_NONE:
		return conclude_outcome(e, OUTCOME_NONE);
	case KB_REPORT_OPEN:
		return conclude_outcome(e, OUTCOME_OPEN);
	case KB_ALARM_CHILD_LINE:
		return conclude_alarm(e, KB_ALARM_CHILD).certain;
	case KB_ALARM_LIFE_LINE:
		return conclude_alarm(e, KB_ALARM_LIFE).certain;
	default:
		return GATES_TRUE;
	}
}

int
conclude_passage_holds(struct encode *e, size_t passage)
{
	const struct kb_passage *p = &e->kb->passages[passage];

	if (!kb_in_force(p->from, p->to, e->day))
		return GATES_FALSE;
	return gates_and(e->gates, conclude_here(e, p->country),
	    encode_rule(e, p->rule, READING_MAIN).certain);
}

int
conclude_passage(struct encode *e, size_t passage)
{
	const struct kb_passage *all = e->kb->passages;
	const enum kb_place place = all[passage].place;
	int earlier = GATES_FALSE, said;
	size_t i;

	said = gates_and(e->gates, open_place(e, place),
	    conclude_passage_holds(e, passage));
	for (i = 0; i < passage && told_once(place); i++)
		if (all[i].place == place)
			earlier = gates_or(e->gates, earlier,
			    conclude_passage_holds(e, i));
	return gates_and(e->gates, said, -earlier);
}

int
conclude_plan_item(struct encode *e, size_t item)
{
	const struct kb_plan_item *i = &e->kb->plan_items[item];
	int now = conclude_urgency(e, KB_NOW);

	return gates_and(e->gates, i->tonight ? now : -now,
	    encode_rule(e, i->rule, READING_MAIN).certain);
}

int
conclude_guidance(struct encode *e, size_t guidance)
{
	const struct kb_guidance *g = &e->kb->guidance[guidance];
	bool always = g->kind == KB_DONT || g->rule == KB_ALWAYS;

	return gates_and(e->gates,
	    always ? GATES_TRUE : -conclude_urgency(e, KB_NOW),
	    encode_rule(e, g->rule, READING_MAIN).certain);
}
