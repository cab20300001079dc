/* SPDX-License-Identifier: MIT */
#ifndef FRONT_QUIZ_H
#define FRONT_QUIZ_H

#include <stdint.h>

#include "front/exchange.h"

/* The statements, those about the other country left out, one after the
 * other in the order of a seed: the same seed and knowledge give the same
 * order everywhere.  The learner judges each and reads what the sources
 * say.  Nobody gets a score. */
struct quiz;

/* Takes over the settings in x, not its documents.  NULL without memory. */
struct quiz *quiz_new(const struct exchange *x, uint64_t seed);
void quiz_free(struct quiz *);
struct exchange *quiz_exchange(struct quiz *);

#endif
