/* SPDX-License-Identifier: MIT */
#ifndef BENCH_RULES_H
#define BENCH_RULES_H

#include "kbuild.h"

/*
 * The rule shape that is timed, always the same: questions of four options,
 * derived facts in two strata, and rules; 3 to 8 leaves each, at most three
 * levels of gates.  Rules are facts after the derived ones.
 */
enum { RULES_QUESTIONS = 60, RULES_OPTIONS = 4, RULES_FACTS = 40,
    RULES_N = 200, RULES_CONDITIONS = RULES_FACTS + RULES_N };

struct kbuild *rules_new(size_t *leaves);
/* So many times the shape beside each other; one leaf in ten of the others
 * is about the first.  Question i of copy c is c * RULES_QUESTIONS + i, and
 * so are facts. */
struct kbuild *rules_copies(size_t copies);

#endif
