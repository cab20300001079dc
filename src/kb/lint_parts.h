/* SPDX-License-Identifier: MIT */
#ifndef KB_LINT_PARTS_H
#define KB_LINT_PARTS_H

#include "base/diag.h"
#include "kb/cases.h"
#include "kb/index.h"
#include "kb/model.h"

/* The parts of kb_lint(); each adds its findings. */
void kb_lint_rules(const struct kb *, struct diag *);
void kb_lint_used(const struct kb *, struct diag *);
void kb_lint_words(const struct kb *, struct diag *);
void kb_lint_words_cases(const struct kb *, const struct kb_cases *,
    struct diag *);

/* What the program asks for by its id, in no order; NULL after the last. */
struct kb_asked { enum kb_kind kind; const char *id; };
const struct kb_asked *kb_asked_at(size_t i);

#endif
