/* SPDX-License-Identifier: MIT */
#include "prove/eras.h"

/* The earlier of two days; the first may be KB_NO_DAY, which is none. */
static long
earlier(long a, long b)
{
	return a == KB_NO_DAY || b < a ? b : a;
}

/* The first of a candidate and the days after `day` on which something with
 * these dates starts, or has ended. */
static long
change(long day, long from, long to, long first)
{
	if (from != KB_NO_DAY && from > day)
		first = earlier(first, from);
	if (to != KB_NO_DAY && to + 1 > day)
		first = earlier(first, to + 1);
	return first;
}

long
eras_next(const struct kb *kb, long day)
{
	long first = KB_NO_DAY;
	size_t i;

	for (i = 0; i < kb->ngrounds; i++)
		first = change(day, kb->grounds[i].from, kb->grounds[i].to,
		    first);
	for (i = 0; i < kb->npassages; i++)
		first = change(day, kb->passages[i].from,
		    kb->passages[i].to, first);
	return first;
}

long
eras_first(const struct kb *kb, long day)
{
	long first = eras_next(kb, KB_NO_DAY);

	return first == KB_NO_DAY ? day : first - 1;
}

bool
eras_same(const struct kb *kb, long a, long b)
{
	long next = eras_next(kb, a < b ? a : b);

	return next == KB_NO_DAY || next > (a < b ? b : a);
}

size_t
eras_count(const struct kb *kb)
{
	size_t n = 1;
	long day;

	for (day = eras_first(kb, 0); (day = eras_next(kb, day)) !=
	    KB_NO_DAY; )
		n++;
	return n;
}
