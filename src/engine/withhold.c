/* SPDX-License-Identifier: MIT */
#include "engine/withhold.h"

#include <string.h>

/* Whether all counts up to this one can be told as a sum. */
static bool
can_hide(const unsigned *count, size_t k, unsigned upto)
{
	unsigned sum = 0, least = upto, most = 0;
	size_t i;

	for (i = 0; i < k; i++) {
		if (count[i] > upto)
			continue;
		sum += count[i];
		least = count[i] < least ? count[i] : least;
		most = count[i] > most ? count[i] : most;
	}
	return sum == 0 || (sum >= WITHHOLD_BELOW && least < most);
}

/* The smallest count above this one; the same when there is none. */
static unsigned
next_count(const unsigned *count, size_t k, unsigned above)
{
	unsigned best = above;
	size_t i;

	for (i = 0; i < k; i++)
		if (count[i] > above && (best == above || count[i] < best))
			best = count[i];
	return best;
}

/* Counts up to the result are told as a sum. */
static unsigned
hide_upto(const unsigned *count, size_t k)
{
	unsigned upto = WITHHOLD_BELOW - 1, next;

	while (!can_hide(count, k, upto)) {
		next = next_count(count, k, upto);
		if (next == upto)
			break;
		upto = next;
	}
	return upto;
}

struct withhold
withhold_of(const unsigned *count, size_t k)
{
	unsigned upto = hide_upto(count, k);
	struct withhold w;
	size_t i;

	memset(&w, 0, sizeof(w));
	for (i = 0; i < k; i++) {
		w.shown[i] = count[i] > upto;
		w.any |= w.shown[i];
		if (!w.shown[i])
			w.rest += count[i];
	}
	return w;
}
