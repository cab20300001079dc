/* SPDX-License-Identifier: MIT */
#ifndef TESTS_KWORLD_H
#define TESTS_KWORLD_H

#include "engine/findings.h"
#include "krandom.h"

/* Knowledge made in a test, its program, and one set of answers, as of
 * KRANDOM_DAY. */
struct kworld {
	struct kbuild *build;
	const struct kb *kb;
	struct program *program;
	struct arena *arena;
	struct answers *answers;
};

/* Takes the knowledge over. */
void kworld_open(struct kworld *, struct kbuild *);
/* Fifty questions of 31 options, more than one block of lanes; the step
 * "first" hangs on option 0 of question 0, "last" on option 30 of the question
 * that is returned, the last. */
size_t kworld_open_wide(struct kworld *);
void kworld_close(struct kworld *);
const struct findings *kworld_find(struct kworld *, const struct answers *);

#endif
