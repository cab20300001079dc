/* SPDX-License-Identifier: MIT */
#ifndef CMD_ISOLATED_H
#define CMD_ISOLATED_H

#include <stddef.h>

#include "base/diag.h"

/*
 * Runs work in a child process that may use at most `memory` bytes more than
 * this one, for libraries that do not survive a failing allocation.  What
 * the child adds to its diag is added to d.  Its death is an error that
 * names `what`.
 */
void isolated_run(const char *what, size_t memory,
    void (*work)(void *, struct diag *), void *, struct diag *d);

#endif
