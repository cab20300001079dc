/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_EXPECT_FOUND_H
#define ENGINE_EXPECT_FOUND_H

#include "engine/expect.h"

/* What the findings have of one value of a key.  For expect.c. */

/* What a ground or a condition has to be, or not to be, by this key; false:
 * it speaks of something else. */
bool expect_status(enum expect_key, enum status *);
/* The enum status of that ground or condition, KB_ALWAYS when it is not in
 * force here. */
size_t expect_status_got(const struct findings *, enum expect_key,
    size_t value);
/* What has to keep a condition open; 0: nothing is said of that. */
unsigned expect_because(enum expect_key);
/* What keeps a condition open: a sum of enum because. */
size_t expect_because_got(const struct findings *, size_t value);
/* Whether it is there, by the other keys. */
bool expect_there(const struct findings *, enum expect_key, size_t value);

#endif
