/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/shuffle.h"

/* The numbers of the reference implementation for seed 1234567, by which
 * other implementations are checked. */
static void
reference(void **state)
{
	static const uint64_t expected[] = {
		UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
		UINT64_C(9817491932198370423), UINT64_C(4593380528125082431),
		UINT64_C(16408922859458223821),
	};
	struct shuffle s = { 1234567 };
	size_t i;

	(void)state;
	for (i = 0; i < 5; i++)
		assert_true(shuffle_next(&s) == expected[i]);
}

/* Each of the six orders of three about as often. */
static void
fair(void **state)
{
	struct shuffle s = { 1 };
	int seen[27] = { 0 };
	size_t order[3], i;
	int n, orders = 0;

	(void)state;
	for (n = 0; n < 6000; n++) {
		for (i = 0; i < 3; i++)
			order[i] = i;
		shuffle_order(&s, order, 3);
		seen[order[0] * 9 + order[1] * 3 + order[2]]++;
	}
	for (i = 0; i < 27; i++) {
		if (seen[i] == 0)
			continue;
		orders++;
		assert_in_range(seen[i], 850, 1150);
	}
	assert_int_equal(orders, 6);
}

static void
nothing_to_order(void **state)
{
	struct shuffle s = { 7 };
	size_t one = 5;

	(void)state;
	shuffle_order(&s, &one, 1);
	shuffle_order(&s, NULL, 0);
	assert_int_equal(one, 5);
	assert_int_equal(shuffle_below(&s, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reference),
		cmocka_unit_test(fair),
		cmocka_unit_test(nothing_to_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
