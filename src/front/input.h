/* SPDX-License-Identifier: MIT */
#ifndef FRONT_INPUT_H
#define FRONT_INPUT_H

#include <stddef.h>

#include "base/diag.h"
#include "base/sbuf.h"

/* Appends a regular file, of at most one byte more than max so that its
 * reader can see that it is too large.  -1 with a diagnostic: it cannot be
 * read, or is no regular file. */
int input_read(const char *path, size_t max, struct sbuf *, struct diag *);

#endif
