/* SPDX-License-Identifier: MIT */
#include "report/graph.h"

#include <string.h>

#include "report/explain.h"

/* What can be in a graph, by what explains it, and what the whole one is
 * about. */
static const struct kind { const char *name; enum kb_kind kind;
    bool concludes; } kinds[] = {
	{ "kind-question", KB_KIND_QUESTION, false },
	{ "kind-fact", KB_KIND_FACT, false },
	{ "kind-ground", KB_KIND_GROUND, true },
	{ "kind-alarm", KB_KIND_ALARM, true },
	{ "kind-urgency", KB_KIND_URGENCY, true },
	{ "kind-step", KB_KIND_STEP, true },
	{ "kind-indicator", KB_KIND_INDICATOR, true },
	{ "kind-passage", KB_KIND_PASSAGE, false },
	{ "kind-guidance", KB_KIND_GUIDANCE, false },
	{ "kind-what-if", KB_KIND_WHAT_IF, false },
	{ "kind-plan-item", KB_KIND_PLAN_ITEM, false },
	{ "kind-care", KB_KIND_CARE, false },
};
#define NKINDS (sizeof(kinds) / sizeof(kinds[0]))

struct builder {
	struct graph *g;
	struct arena *arena;
	size_t *of[KB_NKINDS];		/* node by place in its array */
	size_t room;			/* of edges */
	size_t to;			/* the node whose rule is walked */
	size_t first;			/* edge of that node */
};

static const struct kind *
kind_of(const struct explain_entry *e)
{
	size_t i;

	for (i = 0; i < NKINDS; i++)
		if (strcmp(kinds[i].name, e->kind) == 0)
			return &kinds[i];
	return NULL;
}

static bool
concludes(enum kb_kind kind)
{
	size_t i;

	for (i = 0; i < NKINDS; i++)
		if (kinds[i].kind == kind)
			return kinds[i].concludes;
	return false;
}

const struct kb_head *
graph_find(const struct kb *kb, const char *id, struct kb_near *near)
{
	struct explain_entry e;
	size_t i;

	kb_near_init(near, id, strlen(id));
	for (i = 0; explain_entry(kb, i, &e) == 0; i++) {
		if (kind_of(&e) == NULL)
			continue;
		if (strcmp(e.head->id, id) == 0)
			return e.head;
		kb_near_offer(near, e.head->id);
	}
	return NULL;
}

static void
add_nodes(struct builder *b)
{
	struct graph_node *n;
	struct explain_entry e;
	const struct kind *k;
	size_t i;

	for (i = 0; explain_entry(b->g->kb, i, &e) == 0; i++) {
		k = kind_of(&e);
		if (k == NULL)
			continue;
		n = &b->g->nodes[b->g->nnodes];
		b->of[k->kind][e.index] = b->g->nnodes++;
		*n = (struct graph_node){ k->kind, e.index, e.head, e.name,
		    false };
	}
}

static bool
has_edge(const struct builder *b, size_t from, enum graph_use use)
{
	const struct graph_edge *e = b->g->edges;
	size_t i;

	for (i = b->first; i < b->g->nedges; i++)
		if (e[i].from == from && e[i].use == use)
			return true;
	return false;
}

static void
add_edge(struct builder *b, size_t from, enum graph_use use,
    const struct kb_expr *leaf)
{
	struct graph *g = b->g;
	struct graph_edge *more;

	if (has_edge(b, from, use))
		return;
	if (g->nedges == b->room) {
		more = arena_calloc(b->arena, b->room * 2, sizeof(*more));
		if (more == NULL)
			return;
		memcpy(more, g->edges, g->nedges * sizeof(*more));
		g->edges = more;
		b->room *= 2;
	}
	g->edges[g->nedges++] = (struct graph_edge){ from, b->to, use, leaf };
}

static void
add_leaf(struct builder *b, const struct kb_expr *e, enum graph_use use)
{
	static const enum kb_kind refers[] = { [KB_IS] = KB_KIND_QUESTION,
	    [KB_KNOWN] = KB_KIND_QUESTION, [KB_FACT] = KB_KIND_FACT,
	    [KB_GROUND] = KB_KIND_GROUND };

	/* Said by where a ground is drawn. */
	if (e->op == KB_IS && e->ref == b->g->kb->country_question &&
	    b->g->nodes[b->to].kind == KB_KIND_GROUND)
		return;
	add_edge(b, b->of[refers[e->op]][e->ref], use, e);
}

static void
add_uses(struct builder *b, const struct kb_expr *e, enum graph_use use)
{
	size_t i;

	if (e->op == KB_IS || e->op == KB_FACT || e->op == KB_GROUND)
		add_leaf(b, e, use);
	else if (e->op == KB_KNOWN)
		add_leaf(b, e, use == GRAPH_ASK_IF ? use : GRAPH_OPEN);
	if (e->op == KB_NONE && use == GRAPH_COUNTS)
		use = GRAPH_NOT;
	else if (e->op == KB_NONE && use == GRAPH_NOT)
		use = GRAPH_COUNTS;
	else if (e->op == KB_POSSIBLE && use != GRAPH_ASK_IF)
		use = GRAPH_OPEN;
	for (i = 0; i < e->nkids; i++)
		add_uses(b, e->kids[i], use);
}

/* Nothing more urgent: that is all that the last level asks. */
static void
add_planned(struct builder *b)
{
	int level;

	b->to = b->of[KB_KIND_URGENCY][KB_PLANNED];
	b->first = b->g->nedges;
	for (level = KB_PLANNED + 1; level < KB_NLEVELS; level++)
		add_edge(b, b->of[KB_KIND_URGENCY][level], GRAPH_NOT, NULL);
}

static void
add_edges(struct builder *b)
{
	struct explain_entry e;
	const struct kind *k;
	size_t i;

	for (i = 0; explain_entry(b->g->kb, i, &e) == 0; i++) {
		k = kind_of(&e);
		if (k == NULL || e.rule == KB_ALWAYS)
			continue;
		b->to = b->of[k->kind][e.index];
		b->first = b->g->nedges;
		add_uses(b, b->g->kb->rules[e.rule].expr,
		    k->kind == KB_KIND_QUESTION ? GRAPH_ASK_IF
		    : GRAPH_COUNTS);
	}
	add_planned(b);
}

/* Of what concludes something. */
static enum kb_country
country_of(const struct kb *kb, const struct graph_node *n)
{
	switch (n->kind) {
	case KB_KIND_GROUND:
		return kb->grounds[n->at].country;
	case KB_KIND_STEP:
		return kb->steps[n->at].country;
	default:
		return KB_NO_COUNTRY;
	}
}

static bool
is_elsewhere(const struct graph *g, size_t node, enum kb_country country)
{
	enum kb_country of = country_of(g->kb, &g->nodes[node]);

	return country != KB_NO_COUNTRY && of != KB_NO_COUNTRY &&
	    of != country;
}

/* Marks what leads to what is marked, or the other way round: within a set,
 * NULL: anywhere. */
static void
spread(const struct graph *g, bool *mark, const bool *within, bool back)
{
	size_t i, from, to;
	bool more;

	do {
		more = false;
		for (i = 0; i < g->nedges; i++) {
			from = back ? g->edges[i].to : g->edges[i].from;
			to = back ? g->edges[i].from : g->edges[i].to;
			if (mark[from] && !mark[to] &&
			    (within == NULL || within[to]))
				more = mark[to] = true;
		}
	} while (more);
}

static bool
is_conclusion(const struct graph *g, size_t node, enum kb_country country)
{
	return concludes(g->nodes[node].kind) &&
	    !is_elsewhere(g, node, country);
}

static void
show_all(struct graph *g, enum kb_country country, bool *mark)
{
	size_t i;

	for (i = 0; i < g->nnodes; i++)
		mark[i] = g->nodes[i].kind == KB_KIND_QUESTION ||
		    is_conclusion(g, i, country);
	spread(g, mark, NULL, true);
}

/* What leads to it, and the ways from it to conclusions. */
static void
show_around(struct graph *g, enum kb_country country, bool *mark,
    struct arena *arena)
{
	bool *after = arena_calloc(arena, g->nnodes, sizeof(bool));
	bool *way = arena_calloc(arena, g->nnodes, sizeof(bool));
	size_t i;

	if (after == NULL || way == NULL)
		return;
	mark[g->around] = after[g->around] = way[g->around] = true;
	spread(g, mark, NULL, true);
	spread(g, after, NULL, false);
	for (i = 0; i < g->nnodes; i++)
		way[i] = way[i] || (after[i] && is_conclusion(g, i, country));
	spread(g, way, after, true);
	for (i = 0; i < g->nnodes; i++)
		mark[i] = mark[i] || way[i];
}

static bool
make_room(struct builder *b, const struct kb *kb)
{
	size_t i, n = 0;

	for (i = 0; i < NKINDS; i++) {
		b->of[kinds[i].kind] = arena_calloc(b->arena,
		    kb_kind_count(kb, kinds[i].kind), sizeof(size_t));
		n += kb_kind_count(kb, kinds[i].kind);
	}
	b->room = n;
	b->g->nodes = arena_calloc(b->arena, n, sizeof(*b->g->nodes));
	b->g->edges = arena_calloc(b->arena, n, sizeof(*b->g->edges));
	return !arena_failed(b->arena);
}

static void
show(struct graph *g, enum kb_country country, struct arena *arena)
{
	bool *mark = arena_calloc(arena, g->nnodes, sizeof(bool));
	size_t i;

	if (mark == NULL)
		return;
	if (g->around == KB_ALWAYS)
		show_all(g, country, mark);
	else
		show_around(g, country, mark, arena);
	for (i = 0; i < g->nnodes; i++)
		g->nodes[i].shown = mark[i];
}

struct graph *
graph_new(const struct kb *kb, enum kb_country country,
    const struct kb_head *around, struct arena *arena)
{
	struct graph *g = arena_alloc(arena, sizeof(*g));
	struct builder b = { .g = g, .arena = arena };
	size_t i;

	if (g == NULL)
		return NULL;
	g->kb = kb;
	g->around = KB_ALWAYS;
	if (!make_room(&b, kb))
		return NULL;
	add_nodes(&b);
	add_edges(&b);
	for (i = 0; i < g->nnodes; i++)
		if (g->nodes[i].head == around)
			g->around = i;
	show(g, country, arena);
	return arena_failed(arena) ? NULL : g;
}
