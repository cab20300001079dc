/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_NODES_H
#define ENGINE_NODES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * Conditions in negation normal form as a graph in which equal parts are one
 * node.  Every operation is monotone in Kleene's order, so the ends of a
 * running interval are ordinary cases.  Private to the engine.
 */
enum node_op {
	NODE_FALSE,
	NODE_TRUE,
	NODE_UNDECIDED,
	/* leaves: a = question, b = option in it */
	NODE_TICK,		/* option is ticked */
	NODE_DENY,		/* option is not ticked */
	NODE_KNOWN,		/* answer is definite */
	NODE_NOT_KNOWN,
	/* a and b are nodes */
	NODE_AND,
	NODE_OR,
	NODE_POSSIBLE,		/* unknown becomes true; only a */
	NODE_NECESSARY		/* unknown becomes false; only a */
};
#define NODE_FIRST_LEAF NODE_TICK
#define NODE_FIRST_GATE NODE_AND
/* The constants are nodes 0, 1 and 2. */
#define NODE_CONSTANTS 3
/* Beyond this no knowledge is reasonable and building fails. */
#define NODE_MAX ((uint32_t)1 << 22)

struct node { uint32_t op, a, b; };

/* Sticky: after a failed allocation every call returns NODE_FALSE. */
struct nodes {
	struct arena *arena;
	struct node *at;
	uint32_t n, room;
	uint32_t *table;	/* node + 1 by hash, 0: free */
	uint32_t mask;
	bool failed;
};

void nodes_init(struct nodes *, struct arena *);
uint32_t nodes_leaf(struct nodes *, enum node_op, uint32_t question,
    uint32_t option);
uint32_t nodes_and(struct nodes *, uint32_t, uint32_t);
uint32_t nodes_or(struct nodes *, uint32_t, uint32_t);
uint32_t nodes_possible(struct nodes *, uint32_t);
uint32_t nodes_necessary(struct nodes *, uint32_t);
/* Of n nodes, which are reordered. */
uint32_t nodes_all(struct nodes *, uint32_t *, size_t n);
uint32_t nodes_any(struct nodes *, uint32_t *, size_t n);
/* At least `least` of n nodes, as the least-th largest value. */
uint32_t nodes_threshold(struct nodes *, uint32_t *, size_t n, size_t least);

#endif
