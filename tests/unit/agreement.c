/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/agreement.h"

static void
check(const struct agreement *a, double share, double coefficient)
{
	assert_float_equal(a->share, share, 0.000005);
	assert_float_equal(a->coefficient, coefficient, 0.000005);
}

/*
 * Published with their results in the R package irrCAC of K. L. Gwet, whose
 * Handbook of Inter-Rater Reliability (4th ed., 2014) they come from.
 */

/* cac.raw4raters (Krippendorff's four observers): twelve units, five
 * categories, four people, missing answers. */
static void
missing_answers(void **state)
{
	static const unsigned count[12][5] = {
		{ 3, 0, 0, 0, 0 }, { 0, 3, 1, 0, 0 }, { 0, 0, 4, 0, 0 },
		{ 0, 0, 4, 0, 0 }, { 0, 4, 0, 0, 0 }, { 1, 1, 1, 1, 0 },
		{ 0, 0, 0, 4, 0 }, { 3, 1, 0, 0, 0 }, { 0, 4, 0, 0, 0 },
		{ 0, 0, 0, 0, 3 }, { 2, 0, 0, 0, 0 }, { 0, 0, 1, 0, 0 },
	};
	struct agreement a = agreement_of(count[0], 12, 5);

	(void)state;
	assert_int_equal(a.units, 11);	/* one has a single answer */
	check(&a, 0.8181818, 0.77273);
}

/* distrib.6raters (Fleiss 1971, six psychiatrists). */
static void
many_people(void **state)
{
	static const unsigned count[15][5] = {
		{ 0, 0, 0, 6, 0 }, { 0, 3, 0, 0, 3 }, { 0, 1, 4, 0, 1 },
		{ 0, 0, 0, 0, 6 }, { 0, 3, 0, 3, 0 }, { 2, 0, 4, 0, 0 },
		{ 0, 0, 4, 0, 2 }, { 2, 0, 3, 1, 0 }, { 2, 0, 0, 4, 0 },
		{ 0, 0, 0, 0, 6 }, { 1, 0, 0, 5, 0 }, { 1, 1, 0, 4, 0 },
		{ 0, 3, 3, 0, 0 }, { 1, 0, 0, 5, 0 }, { 0, 2, 0, 3, 1 },
	};
	struct agreement a = agreement_of(count[0], 15, 5);

	(void)state;
	assert_int_equal(a.units, 15);
	check(&a, 0.5511111, 0.4388889);
}

/* cont3x3abstractors: two people, 13 + 20 + 56 of 100 units alike. */
static void
two_people(void **state)
{
	unsigned count[100][3] = { { 0 } };
	size_t i;
	struct agreement a;

	(void)state;
	for (i = 0; i < 100; i++) {
		count[i][i < 13 ? 0 : i < 33 ? 1 : i < 40 ? 1 : 2]++;
		count[i][i < 13 ? 0 : i < 33 ? 1 : i < 40 ? 2 : i < 44 ? 1 :
		    2]++;
	}
	a = agreement_of(count[0], 100, 3);
	check(&a, 0.89, 0.835);
}

static void
single_unit(void **state)
{
	static const unsigned alike[3] = { 0, 7, 0 }, apart[3] = { 1, 1, 1 };
	static const unsigned alone[3] = { 1, 0, 0 };
	struct agreement a = agreement_of(alike, 1, 3);

	(void)state;
	check(&a, 1, 1);
	assert_int_equal(agreement_tenths(&a), 10);
	a = agreement_of(apart, 1, 3);
	check(&a, 0, -0.5);
	assert_int_equal(agreement_tenths(&a), -5);
	a = agreement_of(alone, 1, 3);
	assert_int_equal(a.units, 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_answers),
		cmocka_unit_test(many_people),
		cmocka_unit_test(two_people),
		cmocka_unit_test(single_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
