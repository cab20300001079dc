/* SPDX-License-Identifier: MIT */
#include "prove/claim.h"

#include "kb/find.h"
#include "prove/conclude.h"
#include "prove/encode_parts.h"

/* Claims of guarantees about what the rules conclude: what kb/expr.h says. */

/* None named: all are meant. */
static bool
means(const struct kb_refs *refs, size_t what)
{
	return refs->n == 0 || kb_refs_has(refs, what);
}

static int
is_value(struct gates *g, struct truth t, enum tri value)
{
	return value == TRI_TRUE ? t.certain : value == TRI_FALSE ?
	    -t.possible : gates_and(g, t.possible, -t.certain);
}

/* ---- grounds ---- */

/* The rule's status, whatever the country. */
static int
has_status(struct encode *e, size_t ground, enum reading reading, unsigned in)
{
	struct truth t = encode_rule(e, e->kb->grounds[ground].rule, reading);
	int any = GATES_FALSE, s;

	for (s = STATUS_FAILED; s <= STATUS_MET; s++)
		if (in >> s & 1)
			any = gates_or(e->gates, any, is_value(e->gates, t,
			    (enum tri)(s - 1)));
	return any;
}

static int
same_truth(struct gates *g, struct truth a, struct truth b)
{
	return gates_and(g, gates_same(g, a.certain, b.certain),
	    gates_same(g, a.possible, b.possible));
}

static int
is_contested(struct encode *e, size_t ground)
{
	const size_t rule = e->kb->grounds[ground].rule;

	return -same_truth(e->gates, encode_rule(e, rule, READING_WIDE),
	    encode_rule(e, rule, READING_NARROW));
}

static size_t
count_first(const struct kb_ground *g, const struct kb_refs *steps)
{
	size_t i, n = 0;

	for (i = 0; i < steps->n; i++)
		n += kb_ground_first(g, steps->at[i]);
	return n;
}

/* What does not depend on the answers. */
static bool
ground_fits(const struct kb_claim *c, const struct kb_ground *g)
{
	return (c->country == KB_NO_COUNTRY || c->country == (int)g->country) &&
	    (c->act == 0 || (c->act >> g->act & 1)) &&
	    (c->force == 0 || (c->force >> g->force & 1)) &&
	    (c->first.n == 0 || count_first(g, &c->first) > 0) &&
	    (c->lacking.n == 0 || count_first(g, &c->lacking) < c->lacking.n);
}

static int
recipients_fit(struct encode *e, const struct kb_claim *c,
    const struct kb_ground *g)
{
	int to = GATES_FALSE, beyond = GATES_FALSE, any = GATES_FALSE, told;
	size_t i;

	for (i = 0; i < g->nrecipients; i++) {
		told = encode_rule(e, g->recipients[i].rule,
		    READING_MAIN).certain;
		any = gates_or(e->gates, any, told);
		if (kb_refs_has(&c->to, g->recipients[i].contact))
			to = gates_or(e->gates, to, told);
		if (!kb_refs_has(&c->beyond, g->recipients[i].contact))
			beyond = gates_or(e->gates, beyond, told);
	}
	if (c->to.n == 0)
		to = GATES_TRUE;
	if (c->beyond.n > 0)
		to = gates_and(e->gates, to, beyond);
	return c->nobody ? gates_and(e->gates, to, -any) : to;
}

/* ---- why a condition is unknown ---- */

static int because(struct encode *, const struct kb_expr *, unsigned flags);

static int
rule_because(struct encode *e, size_t rule, unsigned flags)
{
	return rule == KB_ALWAYS ? GATES_FALSE :
	    because(e, e->kb->rules[rule].expr, flags);
}

/* What the answer leaves open, and whether the question applies. */
static int
is_because(struct encode *e, const struct kb_expr *x, unsigned flags)
{
	int vague = GATES_FALSE, ticked = GATES_FALSE;
	size_t i;

	if (flags & BECAUSE_FACT) {
		for (i = 0; i < x->noptions; i++)
			ticked = gates_or(e->gates, ticked, encode_tick(e,
			    x->ref, x->options[i]));
		vague = gates_and(e->gates, encode_rest(e, x->ref), -ticked);
	}
	return gates_or(e->gates, vague, rule_because(e,
	    e->kb->questions[x->ref].ask_if, flags));
}

static int
parts_because(struct encode *e, const struct kb_expr *x, unsigned flags)
{
	int any = GATES_FALSE;
	size_t i;

	for (i = 0; i < x->nkids; i++)
		any = gates_or(e->gates, any, because(e, x->kids[i], flags));
	return any;
}

static int
because(struct encode *e, const struct kb_expr *x, unsigned flags)
{
	int unknown = is_value(e->gates, encode_expr(e, x, READING_MAIN),
	    TRI_UNKNOWN), why;

	if (unknown == GATES_FALSE)
		return GATES_FALSE;
	switch (x->op) {
	case KB_UNDECIDED_LAW:
		why = flags & BECAUSE_LAW ? GATES_TRUE : GATES_FALSE;
		break;
	case KB_UNDECIDED_ACT:
		why = flags & BECAUSE_ACT ? GATES_TRUE : GATES_FALSE;
		break;
	case KB_IS:
		why = is_because(e, x, flags);
		break;
	case KB_FACT:
		why = rule_because(e, e->kb->facts[x->ref].rule, flags);
		break;
	case KB_GROUND:
		why = rule_because(e, e->kb->grounds[x->ref].rule, flags);
		break;
	case KB_READING:
		why = because(e, x->kids[x->main_is_wide ? 0 : 1], flags);
		break;
	default:
		why = parts_because(e, x, flags);
	}
	return gates_and(e->gates, unknown, why);
}

static int
ground_because(struct encode *e, const struct kb_ground *g, unsigned flags)
{
	int any = GATES_FALSE;
	size_t i;

	for (i = 0; i < g->nconditions; i++)
		any = gates_or(e->gates, any, rule_because(e,
		    g->conditions[i].rule, flags));
	return any;
}

static int
one_ground(struct encode *e, const struct kb_claim *c, size_t at)
{
	const unsigned in = c->in == 0 ? 1u << STATUS_MET : c->in;
	const struct kb_ground *g = &e->kb->grounds[at];
	int list[5], n = 0;

	list[n++] = has_status(e, at, READING_MAIN, in);
	list[n++] = recipients_fit(e, c, g);
	if (c->fresh && e->first != NULL)
		list[n++] = -has_status(e->first, at, READING_MAIN, in);
	if (c->contested)
		list[n++] = is_contested(e, at);
	if (c->because != 0)
		list[n++] = ground_because(e, g, c->because);
	return gates_all(e->gates, list, (size_t)n);
}

/* ---- what shows ---- */

static bool
comes_before(const struct kb *kb, size_t a, size_t b)
{
	return kb->steps[a].time != kb->steps[b].time ?
	    kb->steps[a].time > kb->steps[b].time : a < b;
}

static int
one_step(struct encode *e, const struct kb_claim *c, size_t at)
{
	struct truth shown = conclude_step(e, at);
	int fits = c->certain ? shown.certain : shown.possible;
	size_t i;

	for (i = 0; i < c->before.n; i++)
		if (!comes_before(e->kb, at, c->before.at[i]))
			fits = gates_and(e->gates, fits, -conclude_step(e,
			    c->before.at[i]).possible);
	return fits;
}

static int
one_contact(struct encode *e, const struct kb_claim *c, size_t at)
{
	const struct kb_contact *k = &e->kb->contacts[at];

	if ((c->country != KB_NO_COUNTRY && c->country != (int)k->country) ||
	    (c->audience != 0 && (c->audience & k->audience) == 0) ||
	    (c->urgent && !k->urgent))
		return GATES_FALSE;
	return conclude_contact(e, at);
}

static int
one_passage(struct encode *e, const struct kb_claim *c, size_t at)
{
	if (c->place != KB_NPLACES &&
	    c->place != (int)e->kb->passages[at].place)
		return GATES_FALSE;
	return conclude_passage(e, at);
}

/* ---- one of the values, items or grounds ---- */

static int
one(struct encode *e, const struct kb_claim *c, size_t at)
{
	const struct kb *kb = e->kb;

	switch (c->about) {
	case KB_ABOUT_ALARM:
		return conclude_alarm(e, (enum kb_alarm_id)at).certain;
	case KB_ABOUT_URGENCY:
		return conclude_urgency(e, (enum kb_level)at);
	case KB_ABOUT_CEILING:
		return conclude_ceiling(e, (enum kb_level)at);
	case KB_ABOUT_SECRECY:
		return is_value(e->gates, conclude_secrecy(e),
		    (enum tri)((int)at - 1));
	case KB_ABOUT_REPORTING:
		return conclude_outcome(e, (enum outcome)at);
	case KB_ABOUT_GROUNDS:
		return ground_fits(c, &kb->grounds[at]) ?
		    one_ground(e, c, at) : GATES_FALSE;
	case KB_ABOUT_STEP:
		return one_step(e, c, at);
	case KB_ABOUT_CONTACT:
		return one_contact(e, c, at);
	case KB_ABOUT_PASSAGE:
		return one_passage(e, c, at);
	case KB_ABOUT_INDICATOR:
		return conclude_indicator(e, at);
	case KB_ABOUT_CARE:
		return gates_and(e->gates,
		    conclude_here(e, kb->care[at].country), encode_rule(e,
		    kb->care[at].rule, READING_MAIN).certain);
	case KB_ABOUT_PLAN_ITEM:
		return encode_rule(e, kb->plan_items[at].rule,
		    READING_MAIN).certain;
	case KB_ABOUT_GUIDANCE:
		return encode_rule(e, kb->guidance[at].rule,
		    READING_MAIN).certain;
	case KB_ABOUT_SAME:
		break;
	}
	return GATES_FALSE;
}

/* How many there are of what a claim is about. */
static size_t
count(const struct kb *kb, enum kb_claim_about about)
{
	switch (about) {
	case KB_ABOUT_GROUNDS:
		return kb->ngrounds;
	case KB_ABOUT_STEP:
		return kb->nsteps;
	case KB_ABOUT_CONTACT:
		return kb->ncontacts;
	case KB_ABOUT_PASSAGE:
		return kb->npassages;
	case KB_ABOUT_INDICATOR:
		return kb->nindicators;
	case KB_ABOUT_CARE:
		return kb->ncare;
	case KB_ABOUT_PLAN_ITEM:
		return kb->nplan_items;
	case KB_ABOUT_GUIDANCE:
		return kb->nguidance;
	case KB_ABOUT_ALARM:
		return KB_NALARMS;
	case KB_ABOUT_SECRECY:
		return 3;
	case KB_ABOUT_REPORTING:
		return OUTCOME_DUTY + 1;
	default:
		return KB_NLEVELS;
	}
}

static bool
is_value_claim(enum kb_claim_about about)
{
	return about <= KB_ABOUT_REPORTING;
}

/* ---- what is as before ---- */

static int
same(struct encode *e, const struct kb_claim *c)
{
	struct gates *g = e->gates;
	struct encode *f = e->first;
	const struct kb *kb = e->kb;
	int all = GATES_TRUE, i;
	size_t at;

	for (i = 0; c->in & KB_SAME_ALARMS && i < KB_NALARMS; i++)
		all = gates_and(g, all, gates_same(g,
		    conclude_alarm(e, (enum kb_alarm_id)i).certain,
		    conclude_alarm(f, (enum kb_alarm_id)i).certain));
	for (i = 0; c->in & KB_SAME_URGENCY && i < KB_NLEVELS; i++)
		all = gates_and(g, all, gates_same(g,
		    conclude_urgency(e, (enum kb_level)i),
		    conclude_urgency(f, (enum kb_level)i)));
	for (i = 0; c->in & KB_SAME_CEILING && i < KB_NLEVELS; i++)
		all = gates_and(g, all, gates_same(g,
		    conclude_ceiling(e, (enum kb_level)i),
		    conclude_ceiling(f, (enum kb_level)i)));
	for (i = 0; c->in & KB_SAME_REPORTING && i <= OUTCOME_DUTY; i++)
		all = gates_and(g, all, gates_same(g,
		    conclude_outcome(e, (enum outcome)i),
		    conclude_outcome(f, (enum outcome)i)));
	if (c->in & KB_SAME_SECRECY)
		all = gates_and(g, all, same_truth(g, conclude_secrecy(e),
		    conclude_secrecy(f)));
	for (at = 0; c->in & KB_SAME_GROUNDS && at < kb->ngrounds; at++)
		all = gates_and(g, all, same_truth(g,
		    encode_rule(e, kb->grounds[at].rule, READING_MAIN),
		    encode_rule(f, kb->grounds[at].rule, READING_MAIN)));
	return all;
}

/* ---- all ---- */

size_t
claim_members(const struct kb *kb, const struct kb_claim *c)
{
	return c->about == KB_ABOUT_SAME ? 0 : count(kb, c->about);
}

bool
claim_names(const struct kb_claim *c, size_t at)
{
	return is_value_claim(c->about) ? c->in >> at & 1 :
	    kb_refs_has(&c->items, at);
}

int
claim_member(struct encode *e, const struct kb_claim *c, size_t at)
{
	if (is_value_claim(c->about) ? !(c->in >> at & 1) :
	    !means(&c->items, at))
		return GATES_FALSE;
	return one(e, c, at);
}

int
encode_claim(struct encode *e, const struct kb_claim *c)
{
	size_t i, n = claim_members(e->kb, c);
	int any = GATES_FALSE;

	if (c->about == KB_ABOUT_SAME)
		return e->first == NULL ? GATES_FALSE : same(e, c);
	for (i = 0; i < n; i++)
		any = gates_or(e->gates, any, claim_member(e, c, i));
	return any;
}
