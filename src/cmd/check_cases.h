/* SPDX-License-Identifier: MIT */
#ifndef CMD_CHECK_CASES_H
#define CMD_CHECK_CASES_H

#include "cmd/command.h"

/* The cases in a knowledge directory: format, words, citations, and whether
 * what each expects is what is decided.  All that is wrong goes to the
 * context's diag. */
void check_cases(struct context *, const struct kb *, const char *dir);

#endif
