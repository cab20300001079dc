/* SPDX-License-Identifier: MIT */
#ifndef PROVE_BREACH_H
#define PROVE_BREACH_H

#include "base/progress.h"
#include "prove/mutants.h"

/*
 * Which of the mutants that no case notices, in what is concluded, break a
 * guarantee on some of many sets of answers near those of the cases, on
 * `day`.  Their verdict becomes NOTICE_GUARANTEE.  The others may break one
 * on answers that were not tried.  Guarantees about a change of answers are
 * left out, as are those that break without a mutant.  -1 without memory.
 */
int mutants_break(const struct kb *, const struct kb_cases *, long day,
    const struct mutants *, struct verdict *, struct progress *);

#endif
