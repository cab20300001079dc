/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_WITHHOLD_H
#define ENGINE_WITHHOLD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What may be told of how a group answered one question, so that nobody can
 * find out what one to four people answered: not from the counts that are
 * told, nor from the size of the group, the agreement, and these rules.
 *
 * Counts below WITHHOLD_BELOW are told only as a sum.  When that sum is below
 * it too, or all counts in it are equal, the smallest counts that were left
 * join it, equal ones together.  So which counts are in the sum depends on
 * the counts alone, not on whose they are, and each may as well be that of
 * another answer in it.  The agreement is the same then as well; it is told
 * when some count is.
 */
#define WITHHOLD_BELOW 5
#define WITHHOLD_MAX 64		/* answers to a question */

struct withhold {
	bool shown[WITHHOLD_MAX];	/* by answer */
	bool any;		/* some count is: so is the agreement */
	unsigned rest;		/* the sum of the others */
};

/* count: by answer, that of who gave none included, so that they add up to
 * the group; k is 2 to WITHHOLD_MAX. */
struct withhold withhold_of(const unsigned *count, size_t k);

#endif
