/* SPDX-License-Identifier: MIT */
#ifndef CMD_ISOLATED_H
#define CMD_ISOLATED_H

#include <stddef.h>

#include "base/diag.h"
#include "base/progress.h"
#include "base/sbuf.h"

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

/* For work that writes: what the child adds to its text is added to `out`.
 * Returns what the work returned, 0 or 1; 2 with an error that names `what`
 * when it returned anything else or died. */
typedef int isolated_text_fn(void *data, struct sbuf *out);
int isolated_text(const char *what, size_t memory, isolated_text_fn *work,
    void *data, struct sbuf *out, struct diag *d);

#endif
