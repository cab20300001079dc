/* SPDX-License-Identifier: MIT */
#ifndef PROVE_REASON_H
#define PROVE_REASON_H

#include "base/sbuf.h"
#include "prove/refute.h"

/*
 * Answers that break a guarantee, and how, in words: English, for authors.
 */

/* "Is a child in danger now or soon?" - Yes; ... , one after the other. */
void reason_add_answers(struct sbuf *, const struct answers *);
/* After REFUTED: what should hold and does not. */
void reason_add(struct sbuf *, const struct refute *);
/*
 * What a case can expect and the answers that break it do not give: a JSON
 * object, the narrowest part of what should always hold.  False, and nothing
 * added, when a case cannot say it.
 */
bool reason_add_expect(struct sbuf *, const struct refute *);

#endif
