/* SPDX-License-Identifier: MIT */
#ifndef PROVE_CLAIM_H
#define PROVE_CLAIM_H

#include "prove/encode.h"

/*
 * A claim of a guarantee (kb/expr.h) is true when some member of its set
 * fits: a value (alarm, level, outcome), or an element by its index.
 */
/* How many members there may be; of "as before" none. */
size_t claim_members(const struct kb *, const struct kb_claim *);
/* Whether the claim names this one. */
bool claim_names(const struct kb_claim *, size_t member);
/* Whether this one fits, as a literal. */
int claim_member(struct encode *, const struct kb_claim *, size_t at);

#endif
