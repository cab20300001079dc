/* SPDX-License-Identifier: MIT */
#include "engine/agreement.h"

/* The share of pairs that agree; false when there is no pair. */
static bool
pairs(const unsigned *count, size_t k, double *share)
{
	double all = 0, equal = 0;
	size_t i;

	for (i = 0; i < k; i++) {
		all += count[i];
		equal += (double)count[i] * ((double)count[i] - 1);
	}
	if (all < 2)
		return false;
	*share = equal / (all * (all - 1));
	return true;
}

struct agreement
agreement_of(const unsigned *count, size_t units, size_t k)
{
	struct agreement a = { 0, 0, 0 };
	double share, chance = 1 / (double)k;
	size_t i;

	for (i = 0; i < units; i++)
		if (pairs(count + i * k, k, &share)) {
			a.share += share;
			a.units++;
		}
	if (a.units == 0)
		return a;
	a.share /= (double)a.units;
	a.coefficient = (a.share - chance) / (1 - chance);
	return a;
}

int
agreement_tenths(const struct agreement *a)
{
	double tenths = a->coefficient * 10;

	return (int)(tenths < 0 ? tenths - 0.5 : tenths + 0.5);
}
