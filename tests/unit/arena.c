/* SPDX-License-Identifier: MIT */
/* What can never be had fails as what cannot be had now: for good. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void *
alloc(struct arena *a, size_t n)
{
	return arena_alloc(a, n);
}

static void *
calloc_pairs(struct arena *a, size_t n)
{
	return arena_calloc(a, n, 2);
}

static void *
strndup_of(struct arena *a, size_t n)
{
	return arena_strndup(a, "x", n);
}

static void
too_much(void **state)
{
	static const struct { void *(*get)(struct arena *, size_t);
	    size_t n; } rows[] = {
		{ alloc, SIZE_MAX }, { alloc, SIZE_MAX - 15 },
		{ alloc, SIZE_MAX - 40 },
		{ calloc_pairs, SIZE_MAX }, { calloc_pairs, SIZE_MAX / 2 },
		{ strndup_of, SIZE_MAX }, { strndup_of, SIZE_MAX - 1 },
	};
	struct arena *a;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		a = arena_new();
		assert_non_null(arena_alloc(a, 8));
		assert_null(rows[i].get(a, rows[i].n));
		assert_true(arena_failed(a));
		assert_null(arena_alloc(a, 8));
		arena_free(a);
	}
}

static void
nothing(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_non_null(arena_calloc(a, 3, 0));
	assert_non_null(arena_calloc(a, 0, 3));
	assert_string_equal(arena_strndup(a, "x", 0), "");
	assert_false(arena_failed(a));
	arena_free(a);
	/* One that is not there has failed. */
	assert_true(arena_failed(NULL));
	assert_null(arena_alloc(NULL, 1));
	assert_null(arena_calloc(NULL, SIZE_MAX, 2));
	assert_null(arena_strdup(NULL, "x"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(too_much),
		cmocka_unit_test(nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
