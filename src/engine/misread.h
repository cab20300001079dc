/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_MISREAD_H
#define ENGINE_MISREAD_H

#include "engine/judgement.h"

/*
 * Where somebody's answers to the questions of a case are other than the
 * case's, and what that one answer would have done to the conclusions, all
 * else as in the case.
 */
struct misread {
	size_t question;
	bool untold;		/* the case leaves it unknown */
	enum gap gap;		/* GAP_NONE: nothing follows from it */
	unsigned weight;	/* of what follows */
	/* What follows: the weightiest. */
	enum { MISREAD_NOTHING, MISREAD_STEPS, MISREAD_SECRECY,
	    MISREAD_REPORTING, MISREAD_URGENCY, MISREAD_LIFE,
	    MISREAD_CHILD } what;
	size_t value;	/* what it would have been, as in judgement.h; of an
			   alarm 0 or 1, of steps the first that is lost or
			   else gained */
};

struct misreads { struct misread *at; size_t n; };

/* Only what was answered.  What is missed first, then the weightiest, then
 * in the order of the questions.  Memory from the arena; -1 without. */
int misreads_of(const struct findings *, const struct answers *mine,
    struct arena *, struct misreads *);

#endif
