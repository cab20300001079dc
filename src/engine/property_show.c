/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "engine/property_parts.h"
#include "engine/told.h"
#include "kb/find.h"

/* What shows, is named or is said, of each of 64 lanes. */

uint64_t
property_country(const struct property *p, enum kb_country country,
    unsigned word)
{
	const size_t at = p->kb->country_question;
	const struct kb_question *q = &p->kb->questions[at];
	uint64_t some = 0, is;
	size_t i;

	for (i = 0; at != KB_ALWAYS && i < q->noptions; i++) {
		is = PROPERTY_AT(p->tick, q->first_option + i, word).certain;
		if (country != KB_NO_COUNTRY && strcmp(q->options[i].id,
		    kb_country_name(country)) == 0)
			return is;
		if (strcmp(q->options[i].id, kb_country_name(KB_BE)) == 0 ||
		    strcmp(q->options[i].id, kb_country_name(KB_NLD)) == 0)
			some |= is;
	}
	return country == KB_NO_COUNTRY ? ~some : 0;
}

uint64_t
property_here(const struct property *p, enum kb_country country,
    unsigned word)
{
	return country == KB_NO_COUNTRY ? UINT64_MAX :
	    property_country(p, country, word);
}

static void
show_step(struct property *p, size_t i, unsigned word)
{
	const struct kb_step *s = &p->kb->steps[i];
	struct planes v = property_rule(p, s->rule, word);

	PROPERTY_AT(p->shows, i, word) = (s->cautious ? v.possible :
	    v.certain) & property_here(p, s->country, word);
}

static void
name(struct property *p, size_t contact, uint64_t where, unsigned word)
{
	if (contact != KB_ALWAYS)
		PROPERTY_AT(p->named, contact, word) |= where;
}

static void
name_recipients(struct property *p, size_t ground, unsigned word)
{
	const struct kb_ground *g = &p->kb->grounds[ground];
	uint64_t met;
	size_t i;

	if (g->act != KB_REPORT)
		return;
	met = property_is_status(p, ground, READING_MAIN, STATUS_MET, word);
	for (i = 0; i < g->nrecipients; i++)
		name(p, g->recipients[i].contact, met & property_rule(p,
		    g->recipients[i].rule, word).certain, word);
}

/* The ones that fit better go by what was named, not by one another. */
static void
name_better(struct property *p, unsigned word)
{
	const struct kb_contact *c = p->kb->contacts;
	size_t i;

	for (i = 0; i < p->kb->ncontacts; i++)
		p->better[i] = c[i].of == KB_ALWAYS ? 0 :
		    PROPERTY_AT(p->named, c[i].of, word) &
		    property_rule(p, c[i].rule, word).certain;
	for (i = 0; i < p->kb->ncontacts; i++)
		name(p, i, p->better[i], word);
}

static uint64_t
near(const struct property *p, const struct kb_contact *c, unsigned word)
{
	const uint64_t nowhere = property_country(p, KB_NO_COUNTRY, word);

	if (c->country == KB_INT)
		return ~nowhere;
	if (strcmp(c->head.id, "nl-112") == 0 ||
	    strcmp(c->head.id, "be-112") == 0)
		return nowhere | property_country(p, c->country, word);
	return property_country(p, c->country, word);
}

static void
name_contacts(struct property *p, unsigned word)
{
	const struct kb *kb = p->kb;
	size_t i, j;

	for (i = 0; i < kb->ncontacts; i++)
		PROPERTY_AT(p->named, i, word) = 0;
	for (i = 0; i < kb->nsteps; i++)
		for (j = 0; j < kb->steps[i].ncontacts; j++)
			name(p, kb->steps[i].contacts[j],
			    PROPERTY_AT(p->shows, i, word), word);
	for (i = 0; i < kb->ngrounds; i++)
		name_recipients(p, i, word);
	name_better(p, word);
	for (i = 0; i < kb->ncontacts; i++)
		PROPERTY_AT(p->named, i, word) &=
		    near(p, &kb->contacts[i], word);
}

/* When a place says something at all. */
static uint64_t
open_place(const struct property *p, enum kb_place place, unsigned word)
{
	switch (place) {
	case KB_SECRECY_BOUND:
		return property_is_secrecy(p, TRI_TRUE, word);
	case KB_SECRECY_FREE:
		return property_is_secrecy(p, TRI_FALSE, word);
	case KB_SECRECY_OPEN:
		return property_is_secrecy(p, TRI_UNKNOWN, word);
	case KB_REPORT_NONE:
		return property_is_outcome(p, OUTCOME_NONE, word);
	case KB_REPORT_OPEN:
		return property_is_outcome(p, OUTCOME_OPEN, word);
	case KB_ALARM_CHILD_LINE:
		return property_rule(p,
		    p->kb->alarms[KB_ALARM_CHILD].rule, word).certain;
	case KB_ALARM_LIFE_LINE:
		return property_rule(p,
		    p->kb->alarms[KB_ALARM_LIFE].rule, word).certain;
	default:
		return UINT64_MAX;
	}
}

static void
say_passages(struct property *p, unsigned word)
{
	uint64_t left[KB_NPLACES], said;
	const struct kb_passage *a;
	size_t i;

	for (i = 0; i < KB_NPLACES; i++)
		left[i] = open_place(p, (enum kb_place)i, word);
	for (i = 0; i < p->kb->npassages; i++) {
		a = &p->kb->passages[i];
		said = !kb_in_force(a->from, a->to, p->day) ? 0 :
		    left[a->place] & property_here(p, a->country, word) &
		    property_rule(p, a->rule, word).certain;
		PROPERTY_AT(p->said, i, word) = said;
		if (told_once(a->place))
			left[a->place] &= ~said;
	}
}

void
property_show(struct property *p)
{
	unsigned word;
	size_t i;

	for (word = 0; word < PROPERTY_WORDS; word++) {
		for (i = 0; i < p->kb->nsteps; i++)
			show_step(p, i, word);
		name_contacts(p, word);
		say_passages(p, word);
	}
}
