/* SPDX-License-Identifier: MIT */
#include "engine/depend.h"

#include <string.h>

static size_t
wanted_size(const struct depend *d)
{
	return (size_t)d->lanes->program->nnodes * 2 * sizeof(*d->wanted);
}

bool
depend_init(struct depend *d, const struct lanes *l, struct arena *arena)
{
	d->lanes = l;
	d->wanted = arena_alloc(arena, wanted_size(d));
	return d->wanted != NULL;
}

void
depend_clear(struct depend *d)
{
	memset(d->wanted, 0, wanted_size(d));
}

/* The pairs whose ends differ. */
static uint64_t
unsettled(const uint64_t *plane)
{
	return (*plane ^ *plane >> 1) & DEPEND_ALL;
}

/* Of a settled plane nothing is wanted: the ends of an answered question are
 * the same, and only others are reached. */
static void
want(struct depend *d, uint32_t node, uint64_t certain, uint64_t possible)
{
	uint64_t *at = d->wanted + (size_t)node * 2;

	at[0] |= certain & unsettled(lanes_certain(d->lanes, node));
	at[1] |= possible & unsettled(lanes_possible(d->lanes, node));
}

void
depend_want(struct depend *d, size_t rule, unsigned planes, uint64_t pairs)
{
	want(d, code_root(d->lanes->program, rule, READING_MAIN),
	    planes & PLANE_CERTAIN ? pairs : 0,
	    planes & PLANE_POSSIBLE ? pairs : 0);
}

static void
walk_node(struct depend *d, uint32_t i)
{
	const struct program *p = d->lanes->program;
	const struct node *node = &p->node[i];
	const uint64_t *at = d->wanted + (size_t)i * 2;
	uint64_t both = at[0] | at[1];

	if (node->op == NODE_POSSIBLE)
		want(d, node->a, 0, both);
	else if (node->op == NODE_NECESSARY)
		want(d, node->a, both, 0);
	else {
		want(d, node->a, at[0], at[1]);
		want(d, node->b, at[0], at[1]);
	}
}

static bool
is_wanted(const struct depend *d, uint32_t node)
{
	const uint64_t *at = d->wanted + (size_t)node * 2;

	return (at[0] | at[1]) != 0;
}

/* Nodes come after what they are made of, so one sweep down will do. */
void
depend_walk(struct depend *d)
{
	uint32_t i, last = d->lanes->program->first_gate;

	for (i = d->lanes->program->nnodes; i-- > last;)
		if (is_wanted(d, i))
			walk_node(d, i);
}

size_t
depend_cone(const struct depend *d, uint32_t *cone)
{
	uint32_t i;
	size_t n = 0;

	for (i = NODE_CONSTANTS; i < d->lanes->program->nnodes; i++)
		if (is_wanted(d, i))
			cone[n++] = i;
	return n;
}

void
depend_clear_cone(struct depend *d, const uint32_t *cone, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		memset(d->wanted + (size_t)cone[i] * 2, 0,
		    2 * sizeof(*d->wanted));
}

void
depend_walk_cone(struct depend *d, const uint32_t *cone, size_t n)
{
	while (n-- > 0 && cone[n] >= d->lanes->program->first_gate)
		if (is_wanted(d, cone[n]))
			walk_node(d, cone[n]);
}

uint64_t
depend_leaf(const struct depend *d, uint32_t leaf)
{
	const uint64_t *at = d->wanted + (size_t)leaf * 2;

	return at[0] | at[1];
}
