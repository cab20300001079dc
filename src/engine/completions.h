/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_COMPLETIONS_H
#define ENGINE_COMPLETIONS_H

#include "engine/findings.h"

/*
 * What holds whatever the unknown answers turn out to be: where each
 * conclusion can end when every question without a definite answer gets one.
 * What the law or an act leaves undecided is no fact and stays unknown; the
 * main readings decide.
 *
 * Answers are filled in one question at a time, 32 partial fillings per
 * pass, and a filling is left as soon as the rest of its questions cannot
 * move the conclusion any further.  Beyond COMPLETIONS_MAX fillings for one
 * conclusion, or COMPLETIONS_ALL for all of them, it is no longer exact: the
 * ends then are those of Kleene's logic, which hold too but may be wider.
 */
#define COMPLETIONS_MAX 2048
#define COMPLETIONS_ALL 8192

struct completion_range {
	int low, high;		/* on the conclusion's own scale */
	bool exact;		/* both ends are reached by some answers */
};

struct completions {
	struct completion_range alarm[KB_NALARMS];	/* enum tri */
	struct completion_range urgency;		/* enum kb_level */
	struct completion_range outcome;		/* enum outcome */
	struct completion_range secrecy;		/* enum tri */
	/* As many as the findings have, and in their order: enum tri. */
	const struct completion_range *grounds, *steps;
	size_t fillings;	/* tried */
};

/* For findings whose program still lives.  All memory from the arena; NULL
 * without memory. */
const struct completions *completions_new(const struct findings *,
    struct arena *);
/* Test seam, as arena_new_fused(): for what is freed again. */
const struct completions *completions_new_fused(const struct findings *,
    struct arena *, long fuse);
/* Whether it comes out the same on all answers. */
static inline bool
completion_settled(const struct completion_range *r)
{
	return r->low == r->high;
}

#endif
