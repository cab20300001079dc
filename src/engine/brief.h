/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_BRIEF_H
#define ENGINE_BRIEF_H

#include "engine/findings.h"

/*
 * The three answers and the steps of every lane at once, as findings_new()
 * would give them for each: for batches.
 */
struct brief {
	signed char secrecy[ENGINE_LANES];	/* enum tri */
	unsigned char urgency[ENGINE_LANES];	/* enum kb_level */
	unsigned char outcome[ENGINE_LANES];	/* enum outcome */
	const size_t *order;	/* steps in the order to take them */
	size_t nsteps;
	size_t words;		/* of bits in `order`, by lane */
	uint64_t *steps;
	uint64_t ignores[ENGINE_LANES / 64];
};

/* For this program's lanes; memory from the arena, NULL without. */
struct brief *brief_new(const struct program *, struct arena *);
/* After lanes_run(): fills it for all lanes that were set. */
void brief_read(struct brief *, const struct lanes *);
/* One lane from findings. */
void brief_set(struct brief *, unsigned lane, const struct findings *);
/* The steps of a lane, by place in `order`. */
static inline const uint64_t *
brief_steps(const struct brief *b, unsigned lane)
{
	return b->steps + lane * b->words;
}

/* Whether a lane has answers to questions that do not apply.  What is not
 * known is no answer here. */
static inline bool
brief_ignores(const struct brief *b, unsigned lane)
{
	return b->ignores[lane / 64] >> lane % 64 & 1;
}
/* The first of them, of this question and those after it; KB_ALWAYS: none. */
size_t brief_ignored(const struct lanes *, unsigned lane, size_t question);

#endif
