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
void kworld_close(struct kworld *);
const struct findings *kworld_find(struct kworld *, const struct answers *);

#endif
