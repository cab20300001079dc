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
 * What a case with the answers that break it expects, a JSON object: that
 * the guarantee holds, and before that, where a case can say it, what every
 * knowledge that keeps the guarantee gives for these answers, as long as it
 * finds the same facts and the same secrecy.
 */
void reason_add_expect(struct sbuf *, const struct refute *);

#endif
