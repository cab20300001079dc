/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_DEPEND_H
#define ENGINE_DEPEND_H

#include "engine/code.h"

/*
 * What a conclusion still hangs on, for many ranges at once.  Of a pair of
 * lanes 2k and 2k + 1 the first is the low end of a range and the second the
 * high one; bit 2k of a mask stands for the pair.
 *
 * A condition has two planes, certain and possible, each an ordinary
 * monotone function of the answers.  A plane is settled when both ends
 * agree.  What only asks whether a rule is true needs the certain plane.
 * Private to the engine.
 */
enum { PLANE_CERTAIN = 1, PLANE_POSSIBLE = 2,
    PLANE_BOTH = PLANE_CERTAIN | PLANE_POSSIBLE };
#define DEPEND_PAIRS (WORD_LANES / 2)
#define DEPEND_ALL UINT64_C(0x5555555555555555)

struct depend {
	const struct lanes *lanes;	/* of one word, run; borrowed */
	uint64_t *wanted;		/* by node and plane */
};

/* Memory from the arena; false without. */
bool depend_init(struct depend *, const struct lanes *, struct arena *);
/* Nothing is wanted. */
void depend_clear(struct depend *);
/* These planes of a rule, in these pairs. */
void depend_want(struct depend *, size_t rule, unsigned planes,
    uint64_t pairs);
/* From what is wanted down to the leaves, through unsettled planes only. */
void depend_walk(struct depend *);
/*
 * After a walk: the nodes that it came by, in order of evaluation; how many.
 * While ranges become narrower, what was wanted hangs on no other node: it
 * is enough to run and to walk these.  Room for each node of the program.
 */
size_t depend_cone(const struct depend *, uint32_t *cone);
/* The same, on a cone only. */
void depend_clear_cone(struct depend *, const uint32_t *cone, size_t n);
void depend_walk_cone(struct depend *, const uint32_t *cone, size_t n);
/* After the walk: the pairs in which something wanted hangs on a leaf. */
uint64_t depend_leaf(const struct depend *, uint32_t leaf);

#endif
