/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_ALTERNATIVES_H
#define ENGINE_ALTERNATIVES_H

#include "engine/findings.h"

/*
 * Where one other answer would bring the advice, all else the same: each
 * definite answer to each question that may change something, and each other
 * option of an answered one.  For a `many` question each option alone and
 * none, what is known of it kept.
 */
struct alternative {
	size_t question;
	size_t option;		/* KB_ALWAYS: none of a `many` question */
	bool unknown;		/* the question has no definite answer now */
	/* What then holds. */
	bool alarm[KB_NALARMS];
	enum kb_level urgency;
	enum outcome outcome;
	enum tri secrecy;
	/* The strongest ground that then is met, the first step that then is
	 * certain and the first that no longer is, all other than now;
	 * KB_ALWAYS when there is none. */
	size_t ground, step, gone;
};

struct alternatives { const struct alternative *at; size_t n; };

/* Without those that change nothing; in the order of the questions.  All
 * memory from the arena; NULL without memory. */
const struct alternatives *alternatives_new(const struct findings *,
    struct arena *);
/*
 * How much an alternative weighs against what holds now: first whether it
 * raises an alarm, then how far it moves the urgency, then how far it moves
 * reporting, whether it moves secrecy, a ground, a step.  0: nothing.
 */
unsigned alternative_weight(const struct findings *,
    const struct alternative *);
/* Whether it asks for more than what holds now: an alarm, more haste, a
 * stronger reason to report. */
bool alternative_raises(const struct findings *, const struct alternative *);
/*
 * The unknown questions whose answer can be found out, the one most worth it
 * first: by the weight of its weightiest answer, then by the number of
 * conclusions it may change, then as the author ordered them.  Fills `order`
 * with indices into f->open and has room for all; how many.
 */
size_t alternatives_order(const struct findings *,
    const struct alternatives *, size_t *order);
/* The one of them most worth finding out for reporting alone: that moves it
 * furthest, then as above.  KB_ALWAYS when none can. */
size_t alternatives_reporting(const struct findings *,
    const struct alternatives *);

#endif
