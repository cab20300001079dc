/* SPDX-License-Identifier: MIT */
#ifndef PROVE_EQUAL_H
#define PROVE_EQUAL_H

#include "base/progress.h"
#include "prove/mutants.h"

/*
 * Which of the mutants that nothing notices are no mistakes: whatever is
 * answered, on `day` and whenever other law is in force, they ask, conclude
 * and tell the same.  Their verdict becomes NOTICE_EQUAL.
 *
 * 0; 1 when the program was built without a solver, and nothing was done; -1
 * without memory.  Its solver does not survive a failing allocation: only for
 * a process of its own.
 */
int mutants_prove_equal(const struct kb *, long day, const struct mutants *,
    struct verdict *, struct progress *);

#endif
