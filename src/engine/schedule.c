/* SPDX-License-Identifier: MIT */
#include "engine/compile.h"

enum { LEAVES = NODE_FIRST_GATE - NODE_FIRST_LEAF, GATES = 4 };

struct schedule {
	bool *needed;		/* by node */
	uint32_t *depth;	/* by node */
	uint32_t *index;	/* node to register */
	uint32_t deepest;
};

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

static void
measure(const struct compile *c, struct schedule *s)
{
	const struct node *node = c->nodes.at;
	uint32_t i, d;

	for (i = NODE_CONSTANTS; i < c->nodes.n; i++) {
		if (node[i].op < NODE_FIRST_GATE)
			continue;
		d = s->depth[node[i].a];
		if (has_second(node[i].op) && s->depth[node[i].b] > d)
			d = s->depth[node[i].b];
		s->depth[i] = ++d;
		if (d > s->deepest)
			s->deepest = d;
	}
}

/* Constants, leaves by question and option, gates by depth and operation. */
static size_t
bucket(const struct compile *c, const struct schedule *s, uint32_t i)
{
	const struct node *n = &c->nodes.at[i];
	size_t at = NODE_CONSTANTS, option;

	if (n->op < NODE_FIRST_LEAF)
		return i;
	if (n->op < NODE_FIRST_GATE) {
		option = c->program->question[n->a].first_option + n->b;
		return at + option * LEAVES + (n->op - NODE_FIRST_LEAF);
	}
	at += (c->kb->noptions + 1) * LEAVES;
	return at + (size_t)s->depth[i] * GATES + (n->op - NODE_FIRST_GATE);
}

/* Registers in the order of buckets; how many. */
static size_t
place(const struct compile *c, struct schedule *s)
{
	size_t b, next, n = 0, nbuckets = NODE_CONSTANTS +
	    (c->kb->noptions + 1) * LEAVES + (size_t)(s->deepest + 1) * GATES;
	uint32_t i, *start = arena_calloc(c->scratch, nbuckets,
	    sizeof(*start));

	if (start == NULL)
		return 0;
	for (i = 0; i < c->nodes.n; i++)
		if (s->needed[i])
			start[bucket(c, s, i)]++;
	for (b = 0; b < nbuckets; b++) {
		next = n + start[b];
		start[b] = (uint32_t)n;
		n = next;
	}
	for (i = 0; i < c->nodes.n; i++)
		if (s->needed[i])
			s->index[i] = start[bucket(c, s, i)]++;
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
emit(struct compile *c, const struct schedule *s, size_t n)
{
	struct program *p = c->program;
	struct node *out = arena_calloc(p->arena, n, sizeof(*out));
	struct code_run *run = arena_calloc(p->arena, n, sizeof(*run));
	struct node *to;
	size_t i;

	if (out == NULL || run == NULL)
		return -1;
	p->nnodes = (uint32_t)n;
	for (i = 0; i < c->nodes.n; i++) {
		if (!s->needed[i])
			continue;
		to = &out[s->index[i]];
		*to = c->nodes.at[i];
		if (to->op < NODE_FIRST_GATE) {
			p->first_gate++;
			continue;
		}
		to->a = s->index[to->a];
		to->b = has_second(to->op) ? s->index[to->b] : 0;
	}
	for (i = 0; i < c->kb->nrules * NREADINGS; i++)
		p->root[i] = s->index[p->root[i]];
	p->node = out;
	add_runs(p, out, run);
	return 0;
}

int
compile_schedule(struct compile *c)
{
	struct schedule s = { NULL, NULL, NULL, 0 };
	size_t n = c->nodes.n;

	s.needed = arena_calloc(c->scratch, n, sizeof(*s.needed));
	s.depth = arena_calloc(c->scratch, n, sizeof(*s.depth));
	s.index = arena_calloc(c->scratch, n, sizeof(*s.index));
	if (s.needed == NULL || s.depth == NULL || s.index == NULL)
		return -1;
	mark_needed(c, s.needed);
	measure(c, &s);
	n = place(c, &s);
	return n == 0 ? -1 : emit(c, &s, n);
}
