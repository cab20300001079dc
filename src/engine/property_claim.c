/* SPDX-License-Identifier: MIT */
#include "engine/property_parts.h"
#include "kb/find.h"

/* Claims about what the rules conclude, of 64 lanes. */

/* ---- the three answers ---- */

static struct planes
level(const struct property *p, enum kb_level at, unsigned word)
{
	return property_rule(p, p->kb->urgency[at].rule, word);
}

uint64_t
property_is_urgency(const struct property *p, enum kb_level is, unsigned word)
{
	uint64_t now = level(p, KB_NOW, word).certain;
	uint64_t today = level(p, KB_TODAY, word).certain & ~now;
	uint64_t planned = ~(level(p, KB_NOW, word).possible |
	    level(p, KB_TODAY, word).possible |
	    level(p, KB_WEEK, word).possible);

	switch (is) {
	case KB_NOW:
		return now;
	case KB_TODAY:
		return today;
	case KB_PLANNED:
		return planned;
	default:
		return ~(now | today | planned);
	}
}

uint64_t
property_is_ceiling(const struct property *p, enum kb_level is, unsigned word)
{
	uint64_t higher = 0;
	int at;

	for (at = KB_NOW; at > (int)is; at--)
		higher |= level(p, (enum kb_level)at, word).possible;
	return ~higher & (is == KB_PLANNED ? UINT64_MAX :
	    level(p, is, word).possible);
}

static uint64_t
is_value(struct planes v, enum tri is)
{
	return is == TRI_TRUE ? v.certain : is == TRI_FALSE ? ~v.possible :
	    v.possible & ~v.certain;
}

uint64_t
property_is_secrecy(const struct property *p, enum tri is, unsigned word)
{
	if (p->kb->secrecy_fact == KB_ALWAYS)
		return is == TRI_UNKNOWN ? UINT64_MAX : 0;
	return is_value(property_rule(p,
	    p->kb->facts[p->kb->secrecy_fact].rule, word), is);
}

/* As what a ground to report of this force counts when it is met. */
static enum outcome
outcome_of(enum kb_force force)
{
	return force == KB_DUTY ? OUTCOME_DUTY :
	    force == KB_NORM ? OUTCOME_NORM : OUTCOME_RIGHT;
}

uint64_t
property_is_outcome(const struct property *p, enum outcome is, unsigned word)
{
	uint64_t reached[OUTCOME_DUTY + 2] = { UINT64_MAX, 0 };
	const struct kb_ground *g;
	struct planes v;
	size_t i;
	int at;

	for (i = 0; i < p->kb->ngrounds; i++) {
		g = &p->kb->grounds[i];
		if (g->act != KB_REPORT)
			continue;
		v = property_rule(p, g->rule, word);
		reached[OUTCOME_OPEN] |= v.possible;
		reached[outcome_of(g->force)] |= v.certain;
	}
	for (at = OUTCOME_DUTY; at > (int)is; at--)
		reached[is] &= ~reached[at];
	return reached[is];
}

/* ---- grounds ---- */

uint64_t
property_is_status(const struct property *p, size_t ground,
    enum reading reading, enum status is, unsigned word)
{
	return is_value(lanes_planes(p->lanes, p->kb->grounds[ground].rule,
	    reading, word), (enum tri)((int)is - 1));
}

static uint64_t
has_status(const struct property *p, size_t ground, unsigned in,
    unsigned word)
{
	uint64_t any = 0;
	int s;

	for (s = STATUS_FAILED; s <= STATUS_MET; s++)
		if (in >> s & 1)
			any |= property_is_status(p, ground, READING_MAIN,
			    (enum status)s, word);
	return any;
}

static uint64_t
is_contested(const struct property *p, size_t ground, unsigned word)
{
	uint64_t same = 0;
	int s;

	for (s = STATUS_FAILED; s <= STATUS_MET; s++)
		same |= property_is_status(p, ground, READING_WIDE,
		    (enum status)s, word) & property_is_status(p, ground,
		    READING_NARROW, (enum status)s, word);
	return ~same;
}

/* What does not depend on the answers. */
static bool
fits(const struct kb_claim *c, const struct kb_ground *g, size_t at)
{
	size_t i, first = 0, lacking = 0;

	if ((c->items.n > 0 && !kb_refs_has(&c->items, at)) ||
	    (c->country != KB_NO_COUNTRY && c->country != (int)g->country) ||
	    (c->act != 0 && !(c->act >> g->act & 1)) ||
	    (c->force != 0 && !(c->force >> g->force & 1)))
		return false;
	for (i = 0; i < c->first.n; i++)
		first += kb_ground_first(g, c->first.at[i]);
	for (i = 0; i < c->lacking.n; i++)
		lacking += !kb_ground_first(g, c->lacking.at[i]);
	return (c->first.n == 0 || first > 0) &&
	    (c->lacking.n == 0 || lacking > 0);
}

static uint64_t
recipients(const struct property *p, const struct kb_claim *c,
    const struct kb_ground *g, unsigned word)
{
	uint64_t to = 0, beyond = 0, any = 0, told;
	size_t i;

	for (i = 0; i < g->nrecipients; i++) {
		told = property_rule(p, g->recipients[i].rule, word).certain;
		any |= told;
		if (kb_refs_has(&c->to, g->recipients[i].contact))
			to |= told;
		if (!kb_refs_has(&c->beyond, g->recipients[i].contact))
			beyond |= told;
	}
	return (c->to.n > 0 ? to : UINT64_MAX) &
	    (c->beyond.n > 0 ? beyond : UINT64_MAX) &
	    (c->nobody ? ~any : UINT64_MAX);
}

static uint64_t
ground_because(const struct property *p, const struct kb_ground *g,
    unsigned flags, unsigned word)
{
	uint64_t any = 0;
	size_t i;

	for (i = 0; i < g->nconditions; i++)
		if (g->conditions[i].rule != KB_ALWAYS)
			any |= property_because(p,
			    p->kb->rules[g->conditions[i].rule].expr, flags,
			    word);
	return any;
}

static uint64_t
claim_grounds(const struct property *p, const struct property *before,
    const struct kb_claim *c, unsigned word)
{
	const unsigned in = c->in == 0 ? 1u << STATUS_MET : c->in;
	uint64_t any = 0, one;
	size_t i;

	for (i = 0; i < p->kb->ngrounds; i++) {
		if (!fits(c, &p->kb->grounds[i], i))
			continue;
		one = has_status(p, i, in, word);
		if (c->fresh && before != NULL)
			one &= ~has_status(before, i, in, word);
		if (c->contested)
			one &= is_contested(p, i, word);
		one &= recipients(p, c, &p->kb->grounds[i], word);
		if (c->because != 0 && one != 0)
			one &= ground_because(p, &p->kb->grounds[i],
			    c->because, word);
		any |= one;
	}
	return any;
}

/* ---- what shows ---- */

static bool
comes_before(const struct kb *kb, size_t a, size_t b)
{
	return kb->steps[a].time != kb->steps[b].time ?
	    kb->steps[a].time > kb->steps[b].time : a < b;
}

static uint64_t
claim_step(const struct property *p, const struct kb_claim *c, unsigned word)
{
	uint64_t any = 0, one;
	size_t i, j, step;

	for (i = 0; i < c->items.n; i++) {
		step = c->items.at[i];
		one = PROPERTY_AT(p->shows, step, word);
		if (c->certain)
			one &= property_rule(p, p->kb->steps[step].rule,
			    word).certain;
		for (j = 0; j < c->before.n; j++)
			if (!comes_before(p->kb, step, c->before.at[j]))
				one &= ~PROPERTY_AT(p->shows,
				    c->before.at[j], word);
		any |= one;
	}
	return any;
}

static uint64_t
claim_contact(const struct property *p, const struct kb_claim *c,
    unsigned word)
{
	const struct kb_contact *k;
	uint64_t any = 0;
	size_t i;

	for (i = 0; i < p->kb->ncontacts; i++) {
		k = &p->kb->contacts[i];
		if ((c->items.n == 0 || kb_refs_has(&c->items, i)) &&
		    (c->country == KB_NO_COUNTRY ||
		    c->country == (int)k->country) &&
		    (c->audience == 0 || (c->audience & k->audience) != 0) &&
		    (!c->urgent || k->urgent))
			any |= PROPERTY_AT(p->named, i, word);
	}
	return any;
}

static uint64_t
claim_passage(const struct property *p, const struct kb_claim *c,
    unsigned word)
{
	uint64_t any = 0;
	size_t i;

	for (i = 0; i < p->kb->npassages; i++)
		if ((c->items.n == 0 || kb_refs_has(&c->items, i)) &&
		    (c->place == KB_NPLACES ||
		    c->place == (int)p->kb->passages[i].place))
			any |= PROPERTY_AT(p->said, i, word);
	return any;
}

static uint64_t
claim_item(const struct property *p, const struct kb_claim *c, unsigned word)
{
	const struct kb *kb = p->kb;
	uint64_t any = 0, here;
	size_t i, at, rule;

	for (i = 0; i < c->items.n; i++) {
		at = c->items.at[i];
		here = UINT64_MAX;
		if (c->about == KB_ABOUT_INDICATOR)
			rule = kb->indicators[at].rule;
		else if (c->about == KB_ABOUT_PLAN_ITEM)
			rule = kb->plan_items[at].rule;
		else if (c->about == KB_ABOUT_GUIDANCE)
			rule = kb->guidance[at].rule;
		else {
			rule = kb->care[at].rule;
			here = property_here(p, kb->care[at].country, word);
		}
		any |= here & property_rule(p, rule, word).certain;
	}
	return any;
}

/* ---- what is as before ---- */

static uint64_t
same(const struct property *p, const struct property *before, size_t rule,
    unsigned word)
{
	struct planes a = property_rule(p, rule, word);
	struct planes b = property_rule(before, rule, word);

	return ~((a.certain ^ b.certain) | (a.possible ^ b.possible));
}

static uint64_t
claim_same(const struct property *p, const struct property *before,
    const struct kb_claim *c, unsigned word)
{
	const struct kb *kb = p->kb;
	uint64_t other = 0;
	size_t i;

	for (i = 0; c->in & KB_SAME_ALARMS && i < KB_NALARMS; i++)
		other |= property_rule(p, kb->alarms[i].rule, word).certain ^
		    property_rule(before, kb->alarms[i].rule, word).certain;
	for (i = 0; i < KB_NLEVELS; i++) {
		if (c->in & KB_SAME_URGENCY)
			other |= property_is_urgency(p, (enum kb_level)i,
			    word) ^ property_is_urgency(before,
			    (enum kb_level)i, word);
		if (c->in & KB_SAME_CEILING)
			other |= property_is_ceiling(p, (enum kb_level)i,
			    word) ^ property_is_ceiling(before,
			    (enum kb_level)i, word);
	}
	if (c->in & KB_SAME_SECRECY && kb->secrecy_fact != KB_ALWAYS)
		other |= ~same(p, before, kb->facts[kb->secrecy_fact].rule,
		    word);
	for (i = 0; c->in & KB_SAME_REPORTING && i <= OUTCOME_DUTY; i++)
		other |= property_is_outcome(p, (enum outcome)i, word) ^
		    property_is_outcome(before, (enum outcome)i, word);
	for (i = 0; c->in & KB_SAME_GROUNDS && i < kb->ngrounds; i++)
		other |= ~same(p, before, kb->grounds[i].rule, word);
	return ~other;
}

/* ---- all ---- */

/* The lanes of each value whose bit is in the claim. */
static uint64_t
claim_value(const struct property *p, const struct kb_claim *c, unsigned word)
{
	uint64_t any = 0;
	int i;

	for (i = 0; c->in >> i != 0; i++) {
		if (!(c->in >> i & 1))
			continue;
		if (c->about == KB_ABOUT_ALARM)
			any |= property_rule(p, p->kb->alarms[i].rule,
			    word).certain;
		else if (c->about == KB_ABOUT_URGENCY)
			any |= property_is_urgency(p, (enum kb_level)i, word);
		else if (c->about == KB_ABOUT_CEILING)
			any |= property_is_ceiling(p, (enum kb_level)i, word);
		else if (c->about == KB_ABOUT_SECRECY)
			any |= property_is_secrecy(p, (enum tri)(i - 1),
			    word);
		else
			any |= property_is_outcome(p, (enum outcome)i, word);
	}
	return any;
}

uint64_t
property_claim(const struct property *p, const struct property *before,
    const struct kb_claim *c, unsigned word)
{
	switch (c->about) {
	case KB_ABOUT_GROUNDS:
		return claim_grounds(p, before, c, word);
	case KB_ABOUT_STEP:
		return claim_step(p, c, word);
	case KB_ABOUT_CONTACT:
		return claim_contact(p, c, word);
	case KB_ABOUT_PASSAGE:
		return claim_passage(p, c, word);
	case KB_ABOUT_INDICATOR:
	case KB_ABOUT_CARE:
	case KB_ABOUT_PLAN_ITEM:
	case KB_ABOUT_GUIDANCE:
		return claim_item(p, c, word);
	case KB_ABOUT_SAME:
		return before == NULL ? 0 : claim_same(p, before, c, word);
	default:
		return claim_value(p, c, word);
	}
}

/* ---- why unknown ---- */

static uint64_t
rule_because(const struct property *p, size_t rule, unsigned flags,
    unsigned word)
{
	return rule == KB_ALWAYS ? 0 : property_because(p,
	    p->kb->rules[rule].expr, flags, word);
}

static uint64_t
is_because(const struct property *p, const struct kb_expr *e, unsigned flags,
    unsigned word)
{
	const struct kb_question *q = &p->kb->questions[e->ref];
	uint64_t certain = 0, possible = 0;
	struct planes tick;
	size_t i;

	for (i = 0; i < e->noptions; i++) {
		tick = PROPERTY_AT(p->tick, q->first_option + e->options[i],
		    word);
		certain |= tick.certain;
		possible |= tick.possible;
	}
	return (flags & BECAUSE_FACT ? possible & ~certain : 0) |
	    rule_because(p, q->ask_if, flags, word);
}

uint64_t
property_because(const struct property *p, const struct kb_expr *e,
    unsigned flags, unsigned word)
{
	uint64_t unknown = is_value(property_value(p, NULL, e, word),
	    TRI_UNKNOWN), any = 0;
	size_t i;

	if (unknown == 0)
		return 0;
	switch (e->op) {
	case KB_UNDECIDED_LAW:
		return flags & BECAUSE_LAW ? unknown : 0;
	case KB_UNDECIDED_ACT:
		return flags & BECAUSE_ACT ? unknown : 0;
	case KB_IS:
		return unknown & is_because(p, e, flags, word);
	case KB_FACT:
		return unknown & rule_because(p,
		    p->kb->facts[e->ref].rule, flags, word);
	case KB_GROUND:
		return unknown & rule_because(p,
		    p->kb->grounds[e->ref].rule, flags, word);
	case KB_READING:
		return unknown & property_because(p,
		    e->kids[e->main_is_wide ? 0 : 1], flags, word);
	default:
		for (i = 0; i < e->nkids; i++)
			any |= property_because(p, e->kids[i], flags, word);
		return unknown & any;
	}
}
