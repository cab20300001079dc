/* SPDX-License-Identifier: MIT */
#ifndef FRONT_GROUP_READ_H
#define FRONT_GROUP_READ_H

#include "base/diag.h"
#include "engine/group.h"
#include "kb/cases.h"

/*
 * Reads results of practising, one a line, and tables as batch reads them,
 * whose columns expect.* hold what somebody judged.  A row belongs to the case
 * that its id names, or else to a case that has the name of its file.  What
 * is wrong is left out, with file and line in the diag.  -1 without memory.
 */
int group_read(struct group *, const struct kb_cases *, enum kb_lang,
    const char *const *names, size_t n, struct diag *);

#endif
