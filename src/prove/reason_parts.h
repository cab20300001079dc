/* SPDX-License-Identifier: MIT */
#ifndef PROVE_REASON_PARTS_H
#define PROVE_REASON_PARTS_H

#include "prove/reason.h"

/* What words and expectations of a reason share.  After REFUTED. */

bool reason_has_claim(const struct kb_expr *);
/*
 * Down to a claim that should be `wanted` and is not, which becomes what that
 * claim should be; NULL when the reason is no claim.  Of `any` the first part
 * will do: one that is mended is enough.  `only` becomes false when another
 * could be mended instead.
 */
const struct kb_expr *reason_failing(const struct refute *,
    const struct kb_expr *, bool *wanted, bool *only);
/* As the contract has it: "today", "not-bound". */
const char *reason_value(enum kb_claim_about, size_t at);
/* The id of an element, else the same. */
const char *reason_item(const struct kb *, enum kb_claim_about, size_t at);
/* The first member of its set, at `from` or later, that makes a claim true in
 * these answers; KB_ALWAYS: none. */
size_t reason_member(const struct refute *, const struct kb_claim *,
    size_t from);

#endif
