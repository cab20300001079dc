/* SPDX-License-Identifier: MIT */
#ifndef REPORT_GRAPH_H
#define REPORT_GRAPH_H

#include "base/arena.h"
#include "base/sbuf.h"
#include "engine/answers.h"
#include "kb/index.h"
#include "kb/near.h"

/*
 * What hangs on what: from questions through facts to conclusions.  An edge
 * goes from what is used to what uses it.
 */
enum graph_use {
	GRAPH_COUNTS,		/* as it is */
	GRAPH_NOT,		/* under a <none> */
	GRAPH_OPEN,		/* also while it is not certain, or whether
				   it is known */
	GRAPH_ASK_IF,		/* whether a question applies */
	GRAPH_NUSES
};

struct graph_node {
	enum kb_kind kind;
	size_t at;			/* in the array of its kind */
	const struct kb_head *head;
	const struct kb_text *name;
	bool shown;
};

struct graph_edge {
	size_t from, to;
	enum graph_use use;
	const struct kb_expr *leaf;	/* the condition that uses it, NULL:
					   none of its own */
};

struct graph {
	const struct kb *kb;
	struct graph_node *nodes;
	size_t nnodes;
	struct graph_edge *edges;	/* one a pair and use */
	size_t nedges;
	size_t around;			/* node, KB_ALWAYS: all of it */
};

/* The whole, or what leads to one element and what that leads to; `country`
 * leaves out what belongs to the other one.  Lives in the arena; NULL without
 * memory. */
struct graph *graph_new(const struct kb *, enum kb_country country,
    const struct kb_head *around, struct arena *);
/* The element with this id that can have one; NULL when there is none, and
 * then the nearest is in `near`. */
const struct kb_head *graph_find(const struct kb *, const char *id,
    struct kb_near *near);

/* As Graphviz reads it; placeholders are filled from the answers. -1 without
 * memory. */
int graph_dot(const struct graph *, const struct answers *, enum kb_lang,
    struct sbuf *);

#endif
