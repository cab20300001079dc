/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/agreement.h"
#include "engine/withhold.h"

#define K_MAX 5
#define PEOPLE_MAX 14

/* Every way in which so many people can have answered, and what is told of
 * it. */
struct table { unsigned at[K_MAX]; char told[80]; };
struct tables { struct table *at; size_t n, size; };

static void
tell(struct table *t, size_t k)
{
	struct withhold w = withhold_of(t->at, k);
	struct agreement a = agreement_of(t->at, 1, k);
	size_t i, n = 0;

	for (i = 0; i < k; i++)
		n += (size_t)snprintf(t->told + n, sizeof(t->told) - n,
		    "%d ", w.shown[i] ? (int)t->at[i] : -1);
	n += (size_t)snprintf(t->told + n, sizeof(t->told) - n, "rest %u",
	    w.rest);
	if (w.any)
		(void)snprintf(t->told + n, sizeof(t->told) - n, " %.9f",
		    a.coefficient);
}

static void
list(struct tables *all, struct table *t, size_t k, size_t i, unsigned left)
{
	unsigned here;

	if (i + 1 == k) {
		t->at[i] = left;
		tell(t, k);
		if (all->n == all->size) {
			all->size = all->size == 0 ? 1024 : 2 * all->size;
			all->at = realloc(all->at, all->size *
			    sizeof(*all->at));
			assert_non_null(all->at);
		}
		all->at[all->n++] = *t;
		return;
	}
	for (here = 0; here <= left; here++) {
		t->at[i] = here;
		list(all, t, k, i + 1, left - here);
	}
}

static int
by_told(const void *a, const void *b)
{
	return strcmp(((const struct table *)a)->told,
	    ((const struct table *)b)->told);
}

/* Of all tables of which the same is told, no count of one to four people is the
 * same in each. */
static void
check_alike(const struct table *t, size_t n, size_t k)
{
	size_t i, cell;

	for (cell = 0; cell < k; cell++) {
		for (i = 1; i < n && t[i].at[cell] == t[0].at[cell]; i++)
			;
		if (i < n || t[0].at[cell] == 0 ||
		    t[0].at[cell] >= WITHHOLD_BELOW)
			continue;
		fail_msg("%s gives away %u at %zu of %zu", t[0].told,
		    t[0].at[cell], cell, k);
	}
}

static void
check_all(size_t k, unsigned people)
{
	struct tables all = { NULL, 0, 0 };
	struct table t;
	size_t i, from = 0;

	memset(&t, 0, sizeof(t));
	list(&all, &t, k, 0, people);
	qsort(all.at, all.n, sizeof(*all.at), by_told);
	for (i = 1; i <= all.n; i++)
		if (i == all.n || by_told(&all.at[from], &all.at[i]) != 0) {
			check_alike(all.at + from, i - from, k);
			from = i;
		}
	free(all.at);
}

/* The whole of what can happen in small groups. */
static void
gives_nothing_away(void **state)
{
	unsigned people;
	size_t k;

	(void)state;
	for (k = 2; k <= K_MAX; k++)
		for (people = WITHHOLD_BELOW; people <= PEOPLE_MAX; people++)
			check_all(k, people);
}

static void
tells_what_it_may(void **state)
{
	static const unsigned clear[] = { 12, 0, 0 }, most[] = { 9, 3, 2 };
	static const unsigned one[] = { 9, 1, 0 }, few[] = { 2, 1, 1 };
	static const unsigned equal[] = { 4, 4, 9 };
	struct withhold w = withhold_of(clear, 3);

	(void)state;
	assert_true(w.any && w.shown[0] && w.rest == 0);
	w = withhold_of(most, 3);
	assert_true(w.any && w.shown[0] && !w.shown[1] && !w.shown[2]);
	assert_int_equal(w.rest, 5);
	w = withhold_of(one, 3);	/* else 1 follows from 10 */
	assert_false(w.any);
	assert_int_equal(w.rest, 10);
	w = withhold_of(few, 3);
	assert_false(w.any);
	w = withhold_of(equal, 3);	/* else both follow from 8 */
	assert_false(w.any);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_nothing_away),
		cmocka_unit_test(tells_what_it_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
