/* SPDX-License-Identifier: MIT */
#include "engine/nodes.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 1024u	/* nodes; a power of two */

static uint32_t
hash(uint32_t op, uint32_t a, uint32_t b)
{
	uint64_t h = ((uint64_t)a << 32 | b) * 0x9e3779b97f4a7c15u;

	h = (h ^ h >> 29 ^ op) * 0xbf58476d1ce4e5b9u;
	return (uint32_t)(h >> 32);
}

/* The slot that holds the node, or the free one where it belongs. */
static uint32_t *
slot(struct nodes *g, uint32_t op, uint32_t a, uint32_t b)
{
	uint32_t i = hash(op, a, b) & g->mask;
	const struct node *n;

	for (; g->table[i] != 0; i = (i + 1) & g->mask) {
		n = &g->at[g->table[i] - 1];
		if (n->op == op && n->a == a && n->b == b)
			break;
	}
	return &g->table[i];
}

static void
grow(struct nodes *g)
{
	uint32_t room = g->room == 0 ? FIRST_ROOM : g->room * 2;
	struct node *at = NULL;
	uint32_t i;

	g->table = NULL;
	if (room <= NODE_MAX) {
		at = arena_calloc(g->arena, room, sizeof(*at));
		g->table = arena_calloc(g->arena, (size_t)room * 2,
		    sizeof(*g->table));
	}
	if (at == NULL || g->table == NULL) {
		g->failed = true;
		return;
	}
	if (g->n != 0)
		memcpy(at, g->at, g->n * sizeof(*at));
	g->at = at;
	g->room = room;
	g->mask = room * 2 - 1;
	for (i = 0; i < g->n; i++)
		*slot(g, at[i].op, at[i].a, at[i].b) = i + 1;
}

static uint32_t
intern(struct nodes *g, uint32_t op, uint32_t a, uint32_t b)
{
	uint32_t *s;

	if (!g->failed && g->n == g->room)
		grow(g);
	if (g->failed)
		return NODE_FALSE;
	s = slot(g, op, a, b);
	if (*s == 0) {
		g->at[g->n] = (struct node){ op, a, b };
		*s = ++g->n;
	}
	return *s - 1;
}

void
nodes_init(struct nodes *g, struct arena *arena)
{
	memset(g, 0, sizeof(*g));
	g->arena = arena;
	intern(g, NODE_FALSE, 0, 0);
	intern(g, NODE_TRUE, 0, 0);
	intern(g, NODE_UNDECIDED, 0, 0);
}

uint32_t
nodes_leaf(struct nodes *g, enum node_op op, uint32_t question,
    uint32_t option)
{
	return intern(g, op, question, option);
}

uint32_t
nodes_and(struct nodes *g, uint32_t a, uint32_t b)
{
	if (a == b || a == NODE_FALSE || b == NODE_TRUE)
		return a;
	if (b == NODE_FALSE || a == NODE_TRUE)
		return b;
	return a < b ? intern(g, NODE_AND, a, b) : intern(g, NODE_AND, b, a);
}

uint32_t
nodes_or(struct nodes *g, uint32_t a, uint32_t b)
{
	if (a == b || a == NODE_TRUE || b == NODE_FALSE)
		return a;
	if (b == NODE_TRUE || a == NODE_FALSE)
		return b;
	return a < b ? intern(g, NODE_OR, a, b) : intern(g, NODE_OR, b, a);
}

static bool
two_valued(const struct nodes *g, uint32_t a)
{
	switch (g->at[a].op) {
	case NODE_FALSE:
	case NODE_TRUE:
	case NODE_KNOWN:
	case NODE_NOT_KNOWN:
	case NODE_POSSIBLE:
	case NODE_NECESSARY:
		return true;
	default:
		return false;
	}
}

uint32_t
nodes_possible(struct nodes *g, uint32_t a)
{
	if (a == NODE_UNDECIDED)
		return NODE_TRUE;
	if (g->failed || two_valued(g, a))
		return a;
	return intern(g, NODE_POSSIBLE, a, 0);
}

uint32_t
nodes_necessary(struct nodes *g, uint32_t a)
{
	if (a == NODE_UNDECIDED)
		return NODE_FALSE;
	if (g->failed || two_valued(g, a))
		return a;
	return intern(g, NODE_NECESSARY, a, 0);
}

static int
compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Sorted, so that equal sets in another order become one node.  Most are
 * short. */
static void
sort(uint32_t *kids, size_t n)
{
	size_t i, j;
	uint32_t kid;

	if (n > 16) {
		qsort(kids, n, sizeof(*kids), compare);
		return;
	}
	for (i = 1; i < n; i++) {
		kid = kids[i];
		for (j = i; j > 0 && kids[j - 1] > kid; j--)
			kids[j] = kids[j - 1];
		kids[j] = kid;
	}
}

static uint32_t
fold(struct nodes *g, uint32_t *kids, size_t n, uint32_t unit, uint32_t zero,
    uint32_t (*join)(struct nodes *, uint32_t, uint32_t))
{
	uint32_t all = unit;
	size_t i;

	for (i = 0; i < n; i++)
		if (kids[i] == zero)
			return zero;
	sort(kids, n);
	for (i = 0; i < n; i++)
		all = join(g, all, kids[i]);
	return all;
}

uint32_t
nodes_all(struct nodes *g, uint32_t *kids, size_t n)
{
	return fold(g, kids, n, NODE_TRUE, NODE_FALSE, nodes_and);
}

uint32_t
nodes_any(struct nodes *g, uint32_t *kids, size_t n)
{
	return fold(g, kids, n, NODE_FALSE, NODE_TRUE, nodes_or);
}

/*
 * level[j] is the j-th largest of the nodes seen so far.  Levels that can no
 * longer reach `least` are not built.
 */
uint32_t
nodes_threshold(struct nodes *g, uint32_t *kids, size_t n, size_t least)
{
	uint32_t *level;
	size_t i, j, low, high;

	if (least == 0)
		return NODE_TRUE;
	if (least > n)
		return NODE_FALSE;
	level = arena_calloc(g->arena, least + 1, sizeof(*level));
	if (level == NULL) {
		g->failed = true;
		return NODE_FALSE;
	}
	sort(kids, n);
	level[0] = NODE_TRUE;
	for (i = 0; i < n && !g->failed; i++) {
		low = least + i + 1 > n ? least + i + 1 - n : 1;
		high = i + 1 < least ? i + 1 : least;
		for (j = high; j >= low; j--)
			level[j] = nodes_or(g, level[j],
			    nodes_and(g, level[j - 1], kids[i]));
	}
	return level[least];
}
