/* SPDX-License-Identifier: MIT */
#ifndef KB_LINT_PARTS_H
#define KB_LINT_PARTS_H

#include "base/diag.h"
#include "kb/model.h"

/* The parts of kb_lint(); each adds its findings. */
void kb_lint_rules(const struct kb *, struct diag *);
void kb_lint_words(const struct kb *, struct diag *);

#endif
