/* SPDX-License-Identifier: MIT */
#ifndef TEST_BREAKS_BENCH_H
#define TEST_BREAKS_BENCH_H

#include "guarantee_breaks.h"

/*
 * Broken by hand, each guarantee is found with a case that shows it: batch
 * tells on the broken knowledge what is not as the case expects, and on the
 * real one nothing.  In parts, as it takes long.
 */
int breaks_open(void **state);
int breaks_close(void **state);
/* The edits of guarantee_breaks from `from`, below `to`. */
void breaks_show(void **state, size_t from, size_t to);

#endif
