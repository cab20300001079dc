/* SPDX-License-Identifier: MIT */
#ifndef BASE_SHUFFLE_H
#define BASE_SHUFFLE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Numbers that look random and are the same on every machine for the same
 * seed: SplitMix64 (Steele, Lea and Flood, 2014).  Not for secrets.
 */
struct shuffle { uint64_t state; };

uint64_t shuffle_next(struct shuffle *);
/* Evenly spread over 0 to n - 1; 0 when n is 0. */
size_t shuffle_below(struct shuffle *, size_t n);
/* Puts n numbers in an order of which each is as likely (Fisher and Yates). */
void shuffle_order(struct shuffle *, size_t *, size_t n);

#endif
