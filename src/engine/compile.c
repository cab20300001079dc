/* SPDX-License-Identifier: MIT */
#include "engine/compile.h"

#include <string.h>

#define NO_NODE UINT32_MAX

enum uses { USES_UNSEEN, USES_NOT, USES_READING };

static uint32_t expr_node(struct compile *, const struct kb_expr *,
    enum reading, bool negate);
static bool expr_uses_reading(struct compile *, const struct kb_expr *);

/* ---- which rules depend on the reading at all ---- */

static bool
rule_uses_reading(struct compile *c, size_t rule)
{
	bool yes;

	if (rule == KB_ALWAYS)
		return false;
	if (c->uses[rule] == USES_UNSEEN) {
		yes = expr_uses_reading(c, c->kb->rules[rule].expr);
		c->uses[rule] = yes ? USES_READING : USES_NOT;
	}
	return c->uses[rule] == USES_READING;
}

static bool
expr_uses_reading(struct compile *c, const struct kb_expr *e)
{
	size_t i;

	switch (e->op) {
	case KB_READING:
		return true;
	case KB_IS:
	case KB_KNOWN:
		return rule_uses_reading(c, c->kb->questions[e->ref].ask_if);
	case KB_FACT:
		return rule_uses_reading(c, c->kb->facts[e->ref].rule);
	case KB_GROUND:
		return rule_uses_reading(c, c->kb->grounds[e->ref].rule);
	default:
		for (i = 0; i < e->nkids; i++)
			if (expr_uses_reading(c, e->kids[i]))
				return true;
		return false;
	}
}

/* ---- conditions to nodes ---- */

static bool
rule_in_force(const struct compile *c, const struct kb_rule *rule)
{
	return rule->kind != KB_RULE_GROUND ||
	    c->program->in_force[rule->owner];
}

static uint32_t
rule_node(struct compile *c, size_t rule, enum reading reading, bool negate)
{
	uint32_t *memo;

	if (rule == KB_ALWAYS)
		return negate ? NODE_FALSE : NODE_TRUE;
	if (!rule_in_force(c, &c->kb->rules[rule]))
		return negate ? NODE_TRUE : NODE_FALSE;
	if (!rule_uses_reading(c, rule))
		reading = READING_MAIN;
	memo = &c->memo[(rule * NREADINGS + reading) * 2 + negate];
	if (*memo == NO_NODE)
		*memo = expr_node(c, c->kb->rules[rule].expr, reading, negate);
	return *memo;
}

static uint32_t *
node_list(struct compile *c, size_t n)
{
	uint32_t *list = arena_calloc(c->scratch, n, sizeof(*list));

	if (list == NULL)
		c->nodes.failed = true;
	return list;
}

/*
 * The answer lies in the set (or outside).  A `one` question has exactly one
 * answer, unknown, or an end, so the smaller of the set and the rest will do.
 */
static uint32_t
options_node(struct compile *c, const struct kb_expr *e, bool negate)
{
	const struct kb_question *q = &c->kb->questions[e->ref];
	uint32_t *list = node_list(c, q->noptions);
	bool *in = arena_calloc(c->scratch, q->noptions, sizeof(*in));
	bool rest = false;
	size_t i, n = 0;

	if (list == NULL || in == NULL) {
		c->nodes.failed = true;
		return NODE_FALSE;
	}
	for (i = 0; i < e->noptions; i++) {
		n += !in[e->options[i]];
		in[e->options[i]] = true;
	}
	if (!q->many && n < q->noptions && n * 2 > q->noptions)
		rest = true;
	negate ^= rest;
	for (i = 0, n = 0; i < q->noptions; i++)
		if (in[i] != rest)
			list[n++] = nodes_leaf(&c->nodes,
			    negate ? NODE_DENY : NODE_TICK, (uint32_t)e->ref,
			    (uint32_t)i);
	return negate ? nodes_all(&c->nodes, list, n) :
	    nodes_any(&c->nodes, list, n);
}

/* The question applies and the answer fits. */
static uint32_t
is_node(struct compile *c, const struct kb_expr *e, enum reading reading,
    bool negate)
{
	size_t rule = c->kb->questions[e->ref].ask_if;
	uint32_t applies = rule_node(c, rule, reading, negate);
	uint32_t fits = options_node(c, e, negate);

	return negate ? nodes_or(&c->nodes, applies, fits) :
	    nodes_and(&c->nodes, applies, fits);
}

/* There is a definite answer, and it is not one to be ignored. */
static uint32_t
known_node(struct compile *c, const struct kb_expr *e, enum reading reading,
    bool negate)
{
	size_t rule = c->kb->questions[e->ref].ask_if;
	uint32_t applies = rule_node(c, rule, reading, negate);
	uint32_t leaf = nodes_leaf(&c->nodes,
	    negate ? NODE_NOT_KNOWN : NODE_KNOWN, (uint32_t)e->ref, 0);

	return negate ?
	    nodes_or(&c->nodes, nodes_necessary(&c->nodes, applies), leaf) :
	    nodes_and(&c->nodes, nodes_possible(&c->nodes, applies), leaf);
}

static uint32_t
gate_node(struct compile *c, const struct kb_expr *e, enum reading reading,
    bool negate)
{
	bool flip = negate != (e->op == KB_NONE);
	uint32_t *list = node_list(c, e->nkids);
	size_t i, least = e->threshold;

	if (list == NULL)
		return NODE_FALSE;
	for (i = 0; i < e->nkids; i++)
		list[i] = expr_node(c, e->kids[i], reading, flip);
	if (e->op == KB_AT_LEAST) {
		if (negate)
			least = least > e->nkids ? 0 : e->nkids - least + 1;
		return nodes_threshold(&c->nodes, list, e->nkids, least);
	}
	if ((e->op == KB_ANY) == negate)
		return nodes_all(&c->nodes, list, e->nkids);
	return nodes_any(&c->nodes, list, e->nkids);
}

static const struct kb_expr *
reading_kid(const struct kb_expr *e, enum reading reading)
{
	bool wide = reading == READING_WIDE ||
	    (reading == READING_MAIN && e->main_is_wide);

	return e->kids[wide ? 0 : 1];
}

static uint32_t
expr_node(struct compile *c, const struct kb_expr *e, enum reading reading,
    bool negate)
{
	uint32_t kid;

	if (c->nodes.failed)
		return NODE_FALSE;
	switch (e->op) {
	case KB_FALSE:
	case KB_TRUE:
		return (e->op == KB_TRUE) != negate ? NODE_TRUE : NODE_FALSE;
	case KB_UNDECIDED_LAW:
	case KB_UNDECIDED_ACT:
		return NODE_UNDECIDED;
	case KB_IS:
		return is_node(c, e, reading, negate);
	case KB_KNOWN:
		return known_node(c, e, reading, negate);
	case KB_FACT:
		return rule_node(c, c->kb->facts[e->ref].rule, reading, negate);
	case KB_GROUND:
		return rule_node(c, c->kb->grounds[e->ref].rule, reading,
		    negate);
	case KB_POSSIBLE:
		kid = expr_node(c, e->kids[0], reading, negate);
		return negate ? nodes_necessary(&c->nodes, kid) :
		    nodes_possible(&c->nodes, kid);
	case KB_READING:
		return expr_node(c, reading_kid(e, reading), reading, negate);
	case KB_ALL:
	case KB_ANY:
	case KB_NONE:
	case KB_AT_LEAST:
		return gate_node(c, e, reading, negate);
	case KB_CERTAIN:
	case KB_CLAIM:
		break;	/* in no rule */
	}
	return NODE_FALSE;
}

int
compile_rules(struct compile *c)
{
	size_t rule, n = c->kb->nrules * NREADINGS * 2;
	int reading;

	nodes_init(&c->nodes, c->scratch);
	c->memo = arena_calloc(c->scratch, n, sizeof(*c->memo));
	c->uses = arena_calloc(c->scratch, c->kb->nrules, sizeof(*c->uses));
	if (c->memo == NULL || c->uses == NULL)
		return -1;
	memset(c->memo, 0xff, n * sizeof(*c->memo));
	for (rule = 0; rule < c->kb->nrules; rule++)
		for (reading = 0; reading < NREADINGS; reading++)
			c->program->root[rule * NREADINGS + (size_t)reading] =
			    rule_node(c, rule, (enum reading)reading, false);
	return c->nodes.failed ? -1 : 0;
}
