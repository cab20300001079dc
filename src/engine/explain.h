/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_EXPLAIN_H
#define ENGINE_EXPLAIN_H

#include "engine/findings.h"

/*
 * Reasons, found by walking the author's conditions with the values of the
 * rules at hand.  Private to the engine.
 */
struct explain {
	const struct kb *kb;
	const struct answers *answers;
	const signed char *item;	/* enum tri by rule */
	unsigned char *because;		/* by rule, once worked out */
	bool *visited;			/* by rule */
	struct arena *arena;
};

/* Borrows all but the arena's memory; false without memory. */
bool explain_init(struct explain *, const struct findings *, struct arena *);
/* enum because of a rule; 0 unless it is unknown. */
unsigned explain_because(struct explain *, size_t rule);
/* Up to max facts that hold and carry a true rule, nearest first; how many.
 * Once per explain. */
size_t explain_facts(struct explain *, size_t rule, size_t *facts,
    size_t max);

#endif
