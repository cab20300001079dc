/* SPDX-License-Identifier: MIT */
#ifndef KB_NEAR_H
#define KB_NEAR_H

#include <stddef.h>

#include "kb/model.h"

/*
 * The known name nearest to one that is not known, for a diagnostic.  Offer
 * every candidate; `best` stays NULL when none is near enough.  Ties go to
 * the first offered.
 */
struct kb_near {
	const char *wanted;
	size_t len;
	const char *best;
	size_t distance;
};

#define KB_NEAR_LONGEST 64

void kb_near_init(struct kb_near *, const char *wanted, size_t len);
void kb_near_offer(struct kb_near *, const char *candidate);
/* The id of the nearest question, and of a question's nearest option. */
const char *kb_near_question(const struct kb *, const char *wanted,
    size_t len);
const char *kb_near_option(const struct kb_question *, const char *wanted,
    size_t len);

#endif
