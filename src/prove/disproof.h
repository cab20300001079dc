/* SPDX-License-Identifier: MIT */
#ifndef PROVE_DISPROOF_H
#define PROVE_DISPROOF_H

#include "base/progress.h"
#include "prove/mutants.h"

/*
 * Which of the mutants that nothing notices break a guarantee on `day`, on
 * whatever answers.  Their verdict becomes NOTICE_GUARANTEE.  Guarantees
 * about a change of answers are tried on what is concluded only; those that are
 * not proved without a mutant are left out.
 *
 * 0; 1 when the program was built without a solver, and nothing was done; -1
 * without memory.  Only for a process of its own, as mutants_prove_equal().
 */
int mutants_disprove(const struct kb *, long day, const struct mutants *,
    struct verdict *, struct progress *);

#endif
