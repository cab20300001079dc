/* SPDX-License-Identifier: MIT */
/* What is kept of many diagnostics, and what is only counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

/* A group that comes back is the same; one too many is not told apart: what
 * it finds is of the one before. */
static void
groups(void **state)
{
	struct diag *d = diag_new();
	char name[8];
	int i;

	(void)state;
	for (i = 0; i < DIAG_GROUPS + 3; i++) {
		(void)snprintf(name, sizeof(name), "g%d", i);
		diag_begin(d, name);
	}
	diag_add(d, DIAG_FINDING, NULL, 0, "late");
	diag_begin(d, "g1");
	diag_add(d, DIAG_FINDING, NULL, 0, "early");
	assert_int_equal(diag_groups(d), DIAG_GROUPS);
	assert_string_equal(diag_group_at(d, DIAG_GROUPS - 1), "g31");
	assert_string_equal(diag_at(d, 0)->group, "g31");
	assert_string_equal(diag_at(d, 1)->group, "g1");
	diag_free(d);
}

/* Past the last place only the count and the worst level go on, and an
 * example is not put with an entry that it is not of. */
static void
too_many(void **state)
{
	struct diag *d = diag_new();
	size_t i;

	(void)state;
	diag_example(d, "of nothing");
	assert_int_equal(diag_worst(d), DIAG_NOTE);
	for (i = 0; i < DIAG_MAX; i++)
		diag_add(d, DIAG_FINDING, NULL, 0, "%zu", i);
	diag_example(d, "last");
	assert_string_equal(diag_at(d, DIAG_MAX - 1)->example, "last");
	assert_int_equal(diag_dropped(d), 0);
	diag_add(d, DIAG_ERROR, NULL, 0, "one more");
	diag_example(d, "one more");
	assert_int_equal(diag_count(d), DIAG_MAX);
	assert_int_equal(diag_dropped(d), 1);
	assert_string_equal(diag_at(d, DIAG_MAX - 1)->example, "last");
	assert_true(diag_has_errors(d));
	diag_free(d);
}

/* What another had no place for counts, the worst of it too. */
static void
dropped_elsewhere(void **state)
{
	static const struct { enum diag_level own, other, worst; } rows[] = {
		{ DIAG_FINDING, DIAG_NOTE, DIAG_FINDING },
		{ DIAG_FINDING, DIAG_ERROR, DIAG_ERROR },
		{ DIAG_ERROR, DIAG_FINDING, DIAG_ERROR },
	};
	struct diag *d;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		d = diag_new();
		diag_add(d, rows[i].own, NULL, 0, "own");
		diag_drop(d, rows[i].other, 7);
		assert_int_equal(diag_dropped(d), 7);
		assert_int_equal(diag_count(d), 1);
		assert_int_equal(diag_worst(d), rows[i].worst);
		diag_free(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups),
		cmocka_unit_test(too_many),
		cmocka_unit_test(dropped_elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
