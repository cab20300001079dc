/* SPDX-License-Identifier: MIT */
#ifndef TESTS_KRANDOM_H
#define TESTS_KRANDOM_H

#include "engine/answers.h"
#include "kbuild.h"

/* Reproducible random knowledge and answers. */
struct krandom { uint64_t state; };

uint32_t krandom_below(struct krandom *, uint32_t n);

struct kshape {
	size_t questions, max_options, facts, grounds, steps;
	unsigned depth;		/* of a condition */
	/* possible and known in every condition, also under none; otherwise
	 * only possible, in alarms and urgency, and not under none. */
	bool wild;
};
#define KRANDOM_DAY 20000L

struct kbuild *krandom_kb(struct krandom *, const struct kshape *);
/* Any answer, in the given per cent of cases one at all. */
void krandom_answer(struct krandom *, struct answers *, size_t question);
void krandom_answers(struct krandom *, struct answers *, unsigned percent);

#endif
