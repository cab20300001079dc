/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "engine/compile.h"

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

int
compile_schedule(struct compile *c)
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
