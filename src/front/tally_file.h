/* SPDX-License-Identifier: MIT */
#ifndef FRONT_TALLY_FILE_H
#define FRONT_TALLY_FILE_H

#include <stdbool.h>

#include "base/diag.h"

/* Whether a path may hold a tally.  To write, one that does not exist is made,
 * empty and for its owner only, and *made is set.  -1 with a diagnostic: a
 * link, a directory, no plain file, read-only, open to everyone. */
int tally_file_check(const char *path, bool writes, bool *made,
    struct diag *);
/* Removes a file that was made and cannot be used, unless someone else put
 * something in it since. */
void tally_file_unmake(const char *path);

#endif
