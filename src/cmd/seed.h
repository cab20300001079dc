/* SPDX-License-Identifier: MIT */
#ifndef CMD_SEED_H
#define CMD_SEED_H

#include <stdint.h>

/* The number of --seed; one is drawn when it is NULL.  -1: it is none. */
int seed_read(const char *option, uint64_t *seed);

#endif
