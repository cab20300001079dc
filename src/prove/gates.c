/* SPDX-License-Identifier: MIT */
#include "prove/gates.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"

#define FIRST_ROOM 1024u
#define MOST (1u << 26)

/* Kids of a gate: a stretch of `kids`; of an input n is 0. */
struct cell { uint32_t first, n, group; };

struct gates {
	struct arena *arena;
	struct cell *cells;	/* by variable */
	uint32_t n, room;
	int *kids;
	uint32_t nkids, kids_room;
	uint32_t *table;	/* variable by hash, 0: free */
	uint32_t mask;
	const struct gates_clause **clauses;	/* by group */
	uint32_t ngroups, groups_room;
	bool failed;
};

/* ---- room ---- */

/* Room for one more: the array, or a larger copy. */
static void *
more(struct gates *g, void *at, uint32_t n, uint32_t *room, size_t size)
{
	uint32_t wanted = *room == 0 ? FIRST_ROOM : *room * 2;
	void *copy;

	if (n < *room)
		return at;
	copy = wanted > MOST ? NULL : arena_calloc(g->arena, wanted, size);
	if (copy == NULL) {
		g->failed = true;
		return at;
	}
	if (n != 0)
		memcpy(copy, at, n * size);
	*room = wanted;
	return copy;
}

static uint32_t
hash(const int *kids, size_t n)
{
	uint64_t h = n;
	size_t i;

	for (i = 0; i < n; i++) {
		h = (h ^ (uint32_t)kids[i]) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
	}
	return (uint32_t)(h >> 32) ^ (uint32_t)h;
}

/* Where a gate with these kids is, or belongs. */
static uint32_t *
slot(struct gates *g, const int *kids, size_t n)
{
	uint32_t i = hash(kids, n) & g->mask;
	const struct cell *c;

	for (; g->table[i] != 0; i = (i + 1) & g->mask) {
		c = &g->cells[g->table[i]];
		if (c->n == n && memcmp(g->kids + c->first, kids,
		    n * sizeof(*kids)) == 0)
			break;
	}
	return &g->table[i];
}

static void
rehash(struct gates *g)
{
	uint32_t i;

	g->table = arena_calloc(g->arena, (size_t)g->room * 2,
	    sizeof(*g->table));
	if (g->table == NULL) {
		g->failed = true;
		return;
	}
	g->mask = g->room * 2 - 1;
	for (i = 0; i < g->n; i++)
		if (g->cells[i].n != 0)
			*slot(g, g->kids + g->cells[i].first,
			    g->cells[i].n) = i;
}

static struct cell *
new_cell(struct gates *g)
{
	uint32_t room = g->room;

	g->cells = more(g, g->cells, g->n, &g->room, sizeof(*g->cells));
	if (!g->failed && g->room != room)
		rehash(g);
	return g->failed ? NULL : &g->cells[g->n++];
}

struct gates *
gates_new(void)
{
	struct gates *g = memory_calloc(1, sizeof(*g));

	if (g == NULL)
		return NULL;
	g->arena = arena_new();
	g->failed = g->arena == NULL;
	new_cell(g);		/* no variable */
	new_cell(g);		/* true */
	return g;
}

void
gates_free(struct gates *g)
{
	if (g == NULL)
		return;
	arena_free(g->arena);
	free(g);
}

bool
gates_failed(const struct gates *g)
{
	return g->failed;
}

void
gates_fail(struct gates *g)
{
	g->failed = true;
}

int
gates_count(const struct gates *g)
{
	return (int)g->n - 1;
}

/* ---- inputs ---- */

uint32_t
gates_group(struct gates *g)
{
	g->clauses = more(g, g->clauses, g->ngroups, &g->groups_room,
	    sizeof(*g->clauses));
	return g->failed ? 0 : g->ngroups++;
}

int
gates_input(struct gates *g, uint32_t group)
{
	struct cell *c = g->failed ? NULL : new_cell(g);

	if (c == NULL)
		return GATES_FALSE;
	c->group = group;
	return (int)g->n - 1;
}

void
gates_constrain(struct gates *g, uint32_t group, const int *literals,
    size_t n)
{
	struct gates_clause *c = arena_alloc(g->arena, sizeof(*c));
	int *copy = arena_calloc(g->arena, n + 1, sizeof(*copy));

	if (g->failed || c == NULL || copy == NULL) {
		g->failed = true;
		return;
	}
	if (n != 0)
		memcpy(copy, literals, n * sizeof(*copy));
	*c = (struct gates_clause){ g->clauses[group], n, copy };
	g->clauses[group] = c;
}

/* ---- gates ---- */

static int
intern(struct gates *g, const int *kids, size_t n)
{
	struct cell *c;
	uint32_t *at;
	size_t i;

	at = slot(g, kids, n);
	if (*at != 0)
		return (int)*at;
	c = new_cell(g);
	for (i = 0; i < n && !g->failed; i++) {
		g->kids = more(g, g->kids, g->nkids, &g->kids_room,
		    sizeof(*g->kids));
		if (!g->failed)
			g->kids[g->nkids++] = kids[i];
	}
	if (g->failed)
		return GATES_FALSE;
	c->first = g->nkids - (uint32_t)n;
	c->n = (uint32_t)n;
	*slot(g, kids, n) = g->n - 1;
	return (int)g->n - 1;
}

/* By variable, so that equal and opposite ones meet. */
static int
compare(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	int i = abs(x), j = abs(y);

	return i != j ? (i > j) - (i < j) : (x > y) - (x < y);
}

static void
sort(int *kids, size_t n)
{
	size_t i, j;
	int kid;

	if (n > 16) {
		qsort(kids, n, sizeof(*kids), compare);
		return;
	}
	for (i = 1; i < n; i++) {
		kid = kids[i];
		for (j = i; j > 0 && compare(&kids[j - 1], &kid) > 0; j--)
			kids[j] = kids[j - 1];
		kids[j] = kid;
	}
}

int
gates_all(struct gates *g, int *kids, size_t n)
{
	size_t i, kept = 0;

	if (g->failed)
		return GATES_FALSE;
	sort(kids, n);
	for (i = 0; i < n; i++) {
		if (kids[i] == GATES_FALSE ||
		    (kept > 0 && kids[kept - 1] == -kids[i]))
			return GATES_FALSE;
		if (kids[i] != GATES_TRUE &&
		    (kept == 0 || kids[kept - 1] != kids[i]))
			kids[kept++] = kids[i];
	}
	if (kept == 0)
		return GATES_TRUE;
	return kept == 1 ? kids[0] : intern(g, kids, kept);
}

int
gates_any(struct gates *g, int *kids, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		kids[i] = -kids[i];
	return g->failed ? GATES_FALSE : -gates_all(g, kids, n);
}

int
gates_and(struct gates *g, int a, int b)
{
	int kids[2] = { a, b };

	return gates_all(g, kids, 2);
}

int
gates_or(struct gates *g, int a, int b)
{
	int kids[2] = { a, b };

	return gates_any(g, kids, 2);
}

int
gates_same(struct gates *g, int a, int b)
{
	int both, neither;

	if (a == b)
		return GATES_TRUE;
	if (a == -b)
		return GATES_FALSE;
	both = gates_and(g, a, b);
	neither = gates_and(g, -a, -b);
	return gates_or(g, both, neither);
}

/*
 * level[j] is whether at least j of those seen so far hold.  Levels that can
 * no longer reach `least` are not built.
 */
int
gates_at_least(struct gates *g, int *kids, size_t n, size_t least)
{
	size_t i, j, low, high;
	int *level;

	if (least == 0)
		return GATES_TRUE;
	if (least > n)
		return GATES_FALSE;
	level = arena_calloc(g->arena, least + 1, sizeof(*level));
	if (level == NULL) {
		g->failed = true;
		return GATES_FALSE;
	}
	for (j = 1; j <= least; j++)
		level[j] = GATES_FALSE;
	level[0] = GATES_TRUE;
	for (i = 0; i < n; i++) {
		low = least + i + 1 > n ? least + i + 1 - n : 1;
		high = i + 1 < least ? i + 1 : least;
		for (j = high; j >= low; j--)
			level[j] = gates_or(g, level[j],
			    gates_and(g, level[j - 1], kids[i]));
	}
	return level[least];
}

/* ---- for who walks it ---- */

struct gate
gates_at(const struct gates *g, int variable)
{
	const struct cell *c = &g->cells[variable];

	return (struct gate){ c->n == 0 ? NULL : g->kids + c->first, c->n,
	    c->group };
}

const struct gates_clause *
gates_clauses(const struct gates *g, uint32_t group)
{
	return g->clauses[group];
}

uint32_t
gates_groups(const struct gates *g)
{
	return g->ngroups;
}
