/* SPDX-License-Identifier: MIT */
#include "prove/encode_parts.h"

#include "kb/find.h"

static const struct truth always = { GATES_TRUE, GATES_TRUE };
static const struct truth never = { GATES_FALSE, GATES_FALSE };
static const struct truth undecided = { GATES_FALSE, GATES_TRUE };

static struct truth
both(struct encode *e, struct truth a, struct truth b)
{
	return (struct truth){ gates_and(e->gates, a.certain, b.certain),
	    gates_and(e->gates, a.possible, b.possible) };
}

static struct truth
opposite(struct truth a)
{
	return (struct truth){ -a.possible, -a.certain };
}

static struct truth
two_valued(int literal)
{
	return (struct truth){ literal, literal };
}

/* ---- answers ---- */

/* The answer lies within the options. */
static struct truth
fits(struct encode *e, const struct kb_expr *x)
{
	const struct asked *a = encode_asked(e, x->ref);
	int *list = encode_list(e, x->noptions);
	int certain;
	size_t i;

	if (a == NULL || list == NULL)
		return never;
	for (i = 0; i < x->noptions; i++)
		list[i] = a->tick[x->options[i]];
	certain = gates_any(e->gates, list, x->noptions);
	return (struct truth){ certain,
	    gates_or(e->gates, certain, a->rest) };
}

static struct truth
applies(struct encode *e, size_t question, enum reading reading)
{
	return encode_rule(e, e->kb->questions[question].ask_if, reading);
}

/* An answer that is ignored is none. */
static struct truth
known(struct encode *e, size_t question, enum reading reading)
{
	return two_valued(gates_and(e->gates,
	    applies(e, question, reading).possible,
	    encode_known(e, question)));
}

/* ---- gates ---- */

static struct truth
gate(struct encode *e, const struct kb_expr *x, enum reading reading)
{
	int *certain = encode_list(e, x->nkids);
	int *possible = encode_list(e, x->nkids);
	struct gates *g = e->gates;
	struct truth t;
	size_t i;

	if (certain == NULL || possible == NULL)
		return never;
	for (i = 0; i < x->nkids; i++) {
		t = encode_expr(e, x->kids[i], reading);
		certain[i] = t.certain;
		possible[i] = t.possible;
	}
	switch (x->op) {
	case KB_ALL:
		return (struct truth){ gates_all(g, certain, x->nkids),
		    gates_all(g, possible, x->nkids) };
	case KB_AT_LEAST:
		return (struct truth){
		    gates_at_least(g, certain, x->nkids, x->threshold),
		    gates_at_least(g, possible, x->nkids, x->threshold) };
	default:
		return (struct truth){ gates_any(g, certain, x->nkids),
		    gates_any(g, possible, x->nkids) };
	}
}

static const struct kb_expr *
read_as(const struct kb_expr *x, enum reading reading)
{
	switch (reading) {
	case READING_WIDE:
		return x->kids[0];
	case READING_NARROW:
		return x->kids[1];
	default:
		return x->kids[x->main_is_wide ? 0 : 1];
	}
}

struct truth
encode_expr(struct encode *e, const struct kb_expr *x, enum reading reading)
{
	if (gates_failed(e->gates))
		return never;
	switch (x->op) {
	case KB_FALSE:
		return never;
	case KB_TRUE:
		return always;
	case KB_UNDECIDED_LAW:
	case KB_UNDECIDED_ACT:
		return undecided;
	case KB_IS:
		return both(e, applies(e, x->ref, reading), fits(e, x));
	case KB_KNOWN:
		return known(e, x->ref, reading);
	case KB_FACT:
		return encode_rule(e, e->kb->facts[x->ref].rule, reading);
	case KB_GROUND:
		return encode_rule(e, e->kb->grounds[x->ref].rule, reading);
	case KB_POSSIBLE:
		return two_valued(encode_expr(e, x->kids[0],
		    reading).possible);
	case KB_CERTAIN:
		return two_valued(encode_expr(e, x->kids[0],
		    reading).certain);
	case KB_READING:
		return encode_expr(e, read_as(x, reading), reading);
	case KB_NONE:
		return opposite(gate(e, x, reading));
	case KB_ALL:
	case KB_ANY:
	case KB_AT_LEAST:
		return gate(e, x, reading);
	case KB_CLAIM:
		return two_valued(encode_claim(e, x->claim));
	}
	return never;
}

static bool
in_force(const struct encode *e, const struct kb_rule *rule)
{
	const struct kb_ground *g;

	if (rule->kind != KB_RULE_GROUND)
		return true;
	g = &e->kb->grounds[rule->owner];
	return kb_in_force(g->from, g->to, e->day);
}

struct truth
encode_rule(struct encode *e, size_t rule, enum reading reading)
{
	struct truth *memo;

	if (rule == KB_ALWAYS)
		return always;
	memo = &e->memo[rule * NREADINGS + (size_t)reading];
	if (memo->certain == 0)
		*memo = in_force(e, &e->kb->rules[rule]) ?
		    encode_expr(e, e->kb->rules[rule].expr, reading) : never;
	return *memo;
}
