/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/brief.h"
#include "krandom.h"

/* The answers of many lanes at once are those of each case alone. */
static void
check_steps(const struct brief *b, unsigned lane, const struct findings *f)
{
	const uint64_t *steps = brief_steps(b, lane);
	size_t i, n = 0;

	for (i = 0; i < b->nsteps; i++) {
		if ((steps[i / 64] >> i % 64 & 1) == 0)
			continue;
		assert_true(n < f->nsteps);
		assert_int_equal(f->steps[n++].step, b->order[i]);
	}
	assert_int_equal(n, f->nsteps);
}

static bool
says_something(const struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	size_t i;

	for (i = 0; i < q->noptions; i++)
		if (a->tick[q->first_option + i] != TRI_UNKNOWN)
			return true;
	return false;
}

static void
check_ignored(const struct brief *b, const struct lanes *l, unsigned lane,
    const struct findings *f)
{
	size_t i, at = brief_ignored(l, lane, 0);

	assert_int_equal(brief_ignores(b, lane), at != KB_ALWAYS);
	for (i = 0; i < f->nignored; i++) {
		if (!says_something(f->answers, f->ignored[i]))
			continue;
		assert_int_equal(at, f->ignored[i]);
		at = brief_ignored(l, lane, at + 1);
	}
	assert_int_equal(at, KB_ALWAYS);
}

static void
check_lane(const struct brief *b, const struct lanes *l, unsigned lane,
    const struct findings *f)
{
	assert_int_equal(b->secrecy[lane], f->secrecy);
	assert_int_equal(b->urgency[lane], f->urgency);
	assert_int_equal(b->outcome[lane], f->outcome);
	check_steps(b, lane, f);
	check_ignored(b, l, lane, f);
}

static void
check_world(struct krandom *r, const struct kshape *shape, unsigned lanes)
{
	struct kbuild *build = krandom_kb(r, shape);
	struct program *p = program_new(kbuild_kb(build), KRANDOM_DAY);
	struct arena *arena = arena_new();
	struct lanes *l = lanes_new(p);
	struct brief *b = brief_new(p, arena);
	struct answers **a = arena_calloc(arena, lanes, sizeof(struct answers *));
	const struct findings *f;
	unsigned i;

	lanes_reset(l);
	for (i = 0; i < lanes; i++) {
		a[i] = answers_new(kbuild_kb(build), arena);
		krandom_answers(r, a[i], krandom_below(r, 101));
		lanes_set(l, i, a[i], END_CLOSED);
	}
	lanes_run(l);
	brief_read(b, l);
	for (i = 0; i < lanes; i += 1 + krandom_below(r, 9)) {
		f = findings_new(p, a[i], KRANDOM_DAY, arena);
		assert_non_null(f);
		check_lane(b, l, i, f);
	}
	arena_free(arena);
	lanes_free(l);
	program_free(p);
	kbuild_free(build);
}

static void
test_as_one_by_one(void **state)
{
	static const struct kshape shapes[] = {
		{ 12, 5, 20, 12, 20, 2, false },
		{ 8, 4, 10, 6, 150, 3, true },
		{ 30, 8, 40, 30, 64, 2, false },
	};
	struct krandom r = { 11 };
	size_t i;

	(void)state;
	for (i = 0; i < 60; i++)
		check_world(&r, &shapes[i % 3],
		    1 + krandom_below(&r, ENGINE_LANES));
}

static void
test_failure(void **state)
{
	static const struct kshape shape = { 8, 4, 10, 6, 70, 2, false };
	struct krandom r = { 12 };
	struct kbuild *build = krandom_kb(&r, &shape);
	struct program *p = program_new(kbuild_kb(build), KRANDOM_DAY);
	struct arena *arena = NULL;
	struct brief *b = NULL;
	long i;

	(void)state;
	for (i = 0; b == NULL && i < 100; i++) {
		arena_free(arena);
		arena = arena_new_fused(i);
		b = brief_new(p, arena);
	}
	assert_int_equal(i, 5);
	assert_int_equal(b->nsteps, 70);
	arena_free(arena);
	program_free(p);
	kbuild_free(build);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_one_by_one),
		cmocka_unit_test(test_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
