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

void
depend_want(struct depend *d, size_t rule, unsigned planes, uint64_t pairs)
{
	uint64_t *at = d->wanted +
	    (size_t)code_root(d->lanes->program, rule, READING_MAIN) * 2;

	at[0] |= planes & PLANE_CERTAIN ? pairs : 0;
	at[1] |= planes & PLANE_POSSIBLE ? pairs : 0;
}

/* The pairs whose ends differ. */
static uint64_t
unsettled(const uint64_t *plane)
{
	return (*plane ^ *plane >> 1) & DEPEND_ALL;
}

/* Nodes come after what they are made of, so one sweep down will do.  The
 * ends of an answered question are the same: only others are reached. */
void
depend_walk(struct depend *d)
{
	const struct program *p = d->lanes->program;
	const struct node *node;
	uint64_t *to, *at;
	uint32_t i;

	for (i = p->nnodes; i-- > NODE_CONSTANTS;) {
		at = d->wanted + (size_t)i * 2;
		if ((at[0] | at[1]) == 0)
			continue;
		at[0] &= unsettled(lanes_certain(d->lanes, i));
		at[1] &= unsettled(lanes_possible(d->lanes, i));
		if (i < p->first_gate)
			continue;
		node = &p->node[i];
		to = d->wanted + (size_t)node->a * 2;
		if (node->op == NODE_POSSIBLE)
			to[1] |= at[0] | at[1];
		else if (node->op == NODE_NECESSARY)
			to[0] |= at[0] | at[1];
		else {
			to[0] |= at[0];
			to[1] |= at[1];
			to = d->wanted + (size_t)node->b * 2;
			to[0] |= at[0];
			to[1] |= at[1];
		}
	}
}

uint64_t
depend_leaf(const struct depend *d, uint32_t leaf)
{
	const uint64_t *at = d->wanted + (size_t)leaf * 2;

	return at[0] | at[1];
}
