/* SPDX-License-Identifier: MIT */
#ifndef CMD_ISOLATED_H
#define CMD_ISOLATED_H

#include <stddef.h>

#include "base/diag.h"
#include "base/progress.h"

/* Progress may be NULL. */
typedef void isolated_fn(void *data, struct progress *, struct diag *);

/*
 * Runs work in a child process that may use at most `memory` bytes more than
 * this one, for libraries that do not survive a failing allocation.  What
 * the child adds to its diag, and the groups it begins there, are added to
 * d; what it tells of its progress is told.  Its death is an error that names
 * `what`.
 */
void isolated_run(const char *what, size_t memory, isolated_fn *, void *data,
    struct progress *, struct diag *);

#endif
