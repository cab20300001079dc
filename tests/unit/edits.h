/* SPDX-License-Identifier: MIT */
#ifndef TEST_EDITS_H
#define TEST_EDITS_H

#include "practice.h"

/* In the element that starts like this, `from` stands once; spaces between
 * tags do not count. */
struct edit { const char *element, *from, *to; };

/* The knowledge after up to `most` edits; one without an element ends them.
 * What is to be edited and is not there once fails, naming `what`. */
struct kb *edits_apply(const struct practice *, const char *what,
    const struct edit *, size_t most);
/* The same as files in a directory. */
void edits_write(const struct practice *, const struct edit *, size_t most,
    const char *dir);

#endif
