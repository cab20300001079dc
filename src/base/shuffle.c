/* SPDX-License-Identifier: MIT */
#include "base/shuffle.h"

uint64_t
shuffle_next(struct shuffle *s)
{
	uint64_t z = s->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* What does not divide evenly is drawn again. */
size_t
shuffle_below(struct shuffle *s, size_t n)
{
	uint64_t limit, drawn;

	if (n == 0)
		return 0;
	limit = UINT64_MAX - UINT64_MAX % n;
	do
		drawn = shuffle_next(s);
	while (drawn >= limit);
	return (size_t)(drawn % n);
}

void
shuffle_order(struct shuffle *s, size_t *order, size_t n)
{
	size_t i, other, was;

	for (i = n; i > 1; i--) {
		other = shuffle_below(s, i);
		was = order[i - 1];
		order[i - 1] = order[other];
		order[other] = was;
	}
}
