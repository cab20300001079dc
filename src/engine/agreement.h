/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_AGREEMENT_H
#define ENGINE_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * How far people who judged the same units agree, beyond chance: the
 * coefficient of Brennan and Prediger (1981) as Randolph (2005) and Gwet
 * (2014) extend it to any number of people and to answers that are missing.
 *
 *	(share - 1/k) / (1 - 1/k)
 *
 * `share` is the mean over the units of the share of pairs of people that
 * gave the same answer; chance is that all k answers are equally likely.  So
 * it has a value for a single unit too, where a chance taken from the answers
 * themselves (Fleiss, Krippendorff) is the agreement itself and leaves zero;
 * and it depends on how many agree, not on which answer they gave.
 */
struct agreement {
	size_t units;		/* with two answers or more */
	double share, coefficient;	/* when there is such a unit */
};

/* count[unit * k + answer]: how many gave it; k > 1. */
struct agreement agreement_of(const unsigned *count, size_t units, size_t k);
/* To one decimal, in tenths. */
int agreement_tenths(const struct agreement *);

#endif
