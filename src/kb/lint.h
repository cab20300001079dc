/* SPDX-License-Identifier: MIT */
#ifndef KB_LINT_H
#define KB_LINT_H

#include "base/diag.h"
#include "kb/cases.h"
#include "kb/model.h"

/*
 * Findings that do not stop a consultation but that `check` reports: an
 * uncited claim, a citation that says not where in a source that is no page,
 * a source that is stale on `day` (days since 1970), a question without
 * words for not knowing, what exists to be used and is not, `none` over a
 * question that may not apply, possible or known where they may not stand, a
 * word to avoid, a placeholder that nothing fills.  Adds entries at level
 * DIAG_FINDING.
 */
void kb_lint(const struct kb *, long day, struct diag *);
/* The same for what the program asks for by its id and does not find. */
void kb_lint_asked(const struct kb *, struct diag *);
/* The citations and words of cases. */
void kb_lint_cases(const struct kb *, const struct kb_cases *,
    struct diag *);

#endif
