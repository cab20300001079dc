/* SPDX-License-Identifier: MIT */
#ifndef PROVE_DIFFER_PARTS_H
#define PROVE_DIFFER_PARTS_H

#include "prove/conclude.h"
#include "prove/differ.h"

/* The insides of a comparison.  Private to it. */

/* All findings of both, paired, in the order of differ_what; NULL without
 * memory. */
struct differ_finding *differ_list(const struct kb_pairs *, size_t *n,
    struct arena *);

/* What a finding says, as literals: the same number for both sides. */
#define DIFFER_LITERALS_MAX 6
size_t differ_literals(const struct differ_finding *, bool now,
    struct encode *, int *to);
/* True in the answers on which a finding differs. */
int differ_literal(const struct differ_finding *, struct encode *was,
    struct encode *now);

/* The same answers for both, any; `percent` of the questions answered. */
struct joint {
	const struct kb_pairs *pairs;
	struct answers *was, *now;
};
struct shuffle;
void joint_random(struct joint *, struct shuffle *, unsigned percent);
/* Gives both what was read for one of them only. */
void joint_complete(struct joint *);
/* Forgets the answer to a question of the old one, or of the new one. */
void joint_forget_was(struct joint *, size_t question);
void joint_forget_now(struct joint *, size_t question);

#endif
