/* SPDX-License-Identifier: MIT */
#ifndef PROVE_GUARANTEES_H
#define PROVE_GUARANTEES_H

#include "base/diag.h"
#include "base/progress.h"
#include "kb/model.h"

/*
 * Every guarantee of the knowledge over all answers.  One that does not hold
 * is a finding with the fewest answers that break it, what is missing or too
 * much, and a case that expects it where a case can; one that nothing can
 * break because what is given never is, or that is too hard, is a finding
 * too.  Each is proved as of `day`, then as of every other time in which the
 * law differs; the first on which it does not hold is told.  Needs a solver.
 */
void guarantees_check(const struct kb *, long day, struct progress *,
    struct diag *);

#endif
