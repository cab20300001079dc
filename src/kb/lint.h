/* SPDX-License-Identifier: MIT */
#ifndef KB_LINT_H
#define KB_LINT_H

#include "base/diag.h"
#include "kb/model.h"

/* Findings that do not stop a consultation but that `check` reports: an
 * uncited claim, an id never used, `none` over a question that may not apply,
 * possible/known where they may not stand, stale sources (day: today).  Adds
 * entries at level DIAG_FINDING. */
void kb_lint(const struct kb *, long day, struct diag *);

#endif
