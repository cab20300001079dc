/* SPDX-License-Identifier: MIT */
#ifndef PROVE_PROVE_H
#define PROVE_PROVE_H

#include "base/diag.h"
#include "base/progress.h"
#include "kb/model.h"

/*
 * Proves what has to hold for every combination of answers on `day` (days
 * since 1970).  What does not hold is a finding with file and line, its text
 * "what; what to do", and with diag_example() a case that shows it, where
 * there is one.  Each part begins a group of its own in the diag, such as
 * "guarantees" and "structure", and tells its progress (which may be NULL).
 *
 * Its solver does not survive a failing allocation: call it in a process of
 * its own, with isolated_run().
 */
void prove_check(const struct kb *, long day, struct progress *,
    struct diag *);

#endif
