/* SPDX-License-Identifier: MIT */
#include "engine/program.h"

#include <stdlib.h>
#include <string.h>

#include "engine/code.h"

#define NO_NODE UINT32_MAX

enum uses { USES_UNSEEN, USES_NOT, USES_READING };

struct compile {
	const struct kb *kb;
	struct program *program;
	struct arena *scratch;
	struct nodes nodes;
	uint32_t *memo;		/* by rule, reading and sign */
	unsigned char *uses;	/* enum uses by rule */
};

static uint32_t expr_node(struct compile *, const struct kb_expr *,
    enum reading, bool negate);
static bool expr_uses_reading(struct compile *, const struct kb_expr *);

bool
code_is_wide(const struct kb_question *q)
{
	return q->many || q->noptions > CODE_OPTIONS_MAX;
}

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
	}
	return NODE_FALSE;
}

static void
compile_rules(struct compile *c)
{
	size_t rule;
	int reading;

	for (rule = 0; rule < c->kb->nrules; rule++)
		for (reading = 0; reading < NREADINGS; reading++)
			c->program->root[rule * NREADINGS + (size_t)reading] =
			    rule_node(c, rule, (enum reading)reading, false);
}

/* ---- nodes to straight-line code ---- */

struct place {
	uint64_t key;		/* depth and operation, or question, option */
	uint32_t node;
};

static int
compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->node > y->node) - (x->node < y->node);
}

static bool
has_second(uint32_t op)
{
	return op == NODE_AND || op == NODE_OR;
}

/* What some rule needs; folding leaves parts behind that none does. */
static void
mark_needed(const struct compile *c, bool *needed)
{
	const struct node *node = c->nodes.at;
	size_t i;

	for (i = 0; i < NODE_CONSTANTS; i++)
		needed[i] = true;
	for (i = 0; i < c->kb->nrules * NREADINGS; i++)
		needed[c->program->root[i]] = true;
	for (i = c->nodes.n; i-- > NODE_CONSTANTS;) {
		if (!needed[i] || node[i].op < NODE_FIRST_GATE)
			continue;
		needed[node[i].a] = true;
		if (has_second(node[i].op))
			needed[node[i].b] = true;
	}
}

static uint64_t
leaf_key(const struct node *n)
{
	return (uint64_t)n->a << 32 | (uint64_t)n->b << 3 | n->op;
}

/* Depth in `depth`, the order of evaluation in `place`; how many. */
static size_t
place_nodes(const struct compile *c, const bool *needed, uint32_t *depth,
    struct place *place)
{
	const struct node *node = c->nodes.at;
	uint32_t i, d;
	size_t n = 0;

	for (i = 0; i < c->nodes.n; i++) {
		if (!needed[i])
			continue;
		place[n].node = i;
		place[n].key = i;
		if (node[i].op >= NODE_FIRST_GATE) {
			d = depth[node[i].a];
			if (has_second(node[i].op) && depth[node[i].b] > d)
				d = depth[node[i].b];
			depth[i] = d + 1;
			place[n].key = (uint64_t)1 << 63 |
			    (uint64_t)depth[i] << 8 | node[i].op;
		} else if (node[i].op >= NODE_FIRST_LEAF) {
			place[n].key = (uint64_t)1 << 62 | leaf_key(&node[i]);
		}
		n++;
	}
	qsort(place, n, sizeof(*place), compare_places);
	return n;
}

static void
add_runs(struct program *p, const struct node *node, struct code_run *run)
{
	uint32_t i;

	for (i = p->first_gate; i < p->nnodes; i++) {
		if (p->nruns == 0 || run[p->nruns - 1].op != node[i].op)
			run[p->nruns++] =
			    (struct code_run){ node[i].op, i, i };
		run[p->nruns - 1].end = i + 1;
	}
	p->runs = run;
}

static int
emit(struct compile *c, const struct place *place, size_t n, uint32_t *index)
{
	struct program *p = c->program;
	struct node *out = arena_calloc(p->arena, n, sizeof(*out));
	struct code_run *run = arena_calloc(p->arena, n, sizeof(*run));
	size_t i;

	if (out == NULL || run == NULL)
		return -1;
	p->nnodes = (uint32_t)n;
	p->first_gate = p->nnodes;
	for (i = 0; i < n; i++)
		index[place[i].node] = (uint32_t)i;
	for (i = n; i-- > 0;) {
		out[i] = c->nodes.at[place[i].node];
		if (out[i].op < NODE_FIRST_GATE)
			continue;
		p->first_gate = (uint32_t)i;
		out[i].a = index[out[i].a];
		out[i].b = has_second(out[i].op) ? index[out[i].b] : 0;
	}
	for (i = 0; i < c->kb->nrules * NREADINGS; i++)
		p->root[i] = index[p->root[i]];
	p->node = out;
	add_runs(p, out, run);
	return 0;
}

static int
schedule(struct compile *c)
{
	size_t n = c->nodes.n;
	bool *needed = arena_calloc(c->scratch, n, sizeof(*needed));
	uint32_t *depth = arena_calloc(c->scratch, n, sizeof(*depth));
	uint32_t *index = arena_calloc(c->scratch, n, sizeof(*index));
	struct place *place = arena_calloc(c->scratch, n, sizeof(*place));

	if (needed == NULL || depth == NULL || index == NULL || place == NULL)
		return -1;
	mark_needed(c, needed);
	n = place_nodes(c, needed, depth, place);
	return emit(c, place, n, index);
}

/* ---- the program ---- */

static bool
is_in_force(const struct kb_ground *g, long day)
{
	return (g->from == KB_NO_DAY || day >= g->from) &&
	    (g->to == KB_NO_DAY || day <= g->to);
}

static int
program_init(struct program *p, const struct kb *kb, long day)
{
	size_t i;

	p->kb = kb;
	p->root = arena_calloc(p->arena, kb->nrules * NREADINGS,
	    sizeof(*p->root));
	p->row = arena_calloc(p->arena, kb->nquestions, sizeof(*p->row));
	p->in_force = arena_calloc(p->arena, kb->ngrounds,
	    sizeof(*p->in_force));
	if (arena_failed(p->arena))
		return -1;
	for (i = 0; i < kb->ngrounds; i++)
		p->in_force[i] = is_in_force(&kb->grounds[i], day);
	for (i = 0; i < kb->nquestions; i++) {
		p->row[i] = (uint32_t)p->nrows;
		p->nrows += code_is_wide(&kb->questions[i]) ?
		    kb->questions[i].noptions : 1;
	}
	return 0;
}

static int
compile(struct program *p, const struct kb *kb, struct arena *scratch)
{
	struct compile c = { .kb = kb, .program = p, .scratch = scratch };
	size_t n = kb->nrules * NREADINGS * 2;

	nodes_init(&c.nodes, scratch);
	c.memo = arena_calloc(scratch, n, sizeof(*c.memo));
	c.uses = arena_calloc(scratch, kb->nrules, sizeof(*c.uses));
	if (c.memo == NULL || c.uses == NULL || c.nodes.failed)
		return -1;
	memset(c.memo, 0xff, n * sizeof(*c.memo));
	compile_rules(&c);
	if (c.nodes.failed)
		return -1;
	return schedule(&c);
}

static struct program *
program_in(struct arena *arena, struct arena *scratch, const struct kb *kb,
    long day)
{
	struct program *p = arena_alloc(arena, sizeof(*p));

	if (p == NULL || scratch == NULL)
		return NULL;
	p->arena = arena;
	if (program_init(p, kb, day) == -1 || compile(p, kb, scratch) == -1)
		return NULL;
	return p;
}

struct program *
program_new_fused(const struct kb *kb, long day, long fuse)
{
	struct arena *arena = arena_new_fused(fuse);
	struct arena *scratch = arena_new_fused(fuse);
	struct program *p = NULL;

	if (arena != NULL)
		p = program_in(arena, scratch, kb, day);
	if (p == NULL)
		arena_free(arena);
	arena_free(scratch);
	return p;
}

struct program *
program_new(const struct kb *kb, long day)
{
	return program_new_fused(kb, day, -1);
}

void
program_free(struct program *p)
{
	if (p != NULL)
		arena_free(p->arena);
}

size_t
program_length(const struct program *p)
{
	return p->nnodes - p->first_gate;
}

uint32_t
code_root(const struct program *p, size_t rule, enum reading reading)
{
	if (rule == KB_ALWAYS)
		return NODE_TRUE;
	return p->root[rule * NREADINGS + reading];
}
