/* SPDX-License-Identifier: MIT */
#ifndef PROVE_STRUCTURE_H
#define PROVE_STRUCTURE_H

#include "base/diag.h"
#include "base/progress.h"
#include "kb/model.h"

/*
 * What no answers can show: conditions that are always true or never, grounds
 * whose conditions contradict, what is never shown, answers that change
 * nothing, rules that say the same, levels of urgency that are never reached
 * or leave a gap, questions that not knowing hides.  Findings go to the diag,
 * where there is one with answers that show it.  Needs a solver.
 */
void structure_check(const struct kb *, long day, struct progress *,
    struct diag *);

#endif
