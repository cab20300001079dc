/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/answers.h"
#include "kbuild.h"

struct fixture {
	struct kbuild *build;
	struct arena *arena;
	struct answers *a;
	size_t country, one, many;
};

static void
open_fixture(struct fixture *f)
{
	f->build = kbuild_new(8);
	f->country = kbuild_country(f->build);
	f->one = kbuild_question(f->build, "one", 3, false);
	f->many = kbuild_question(f->build, "many", 3, true);
	f->arena = arena_new();
	f->a = answers_new(kbuild_kb(f->build), f->arena);
	assert_non_null(f->a);
}

static void
close_fixture(struct fixture *f)
{
	arena_free(f->arena);
	kbuild_free(f->build);
}

static enum tri
tick(const struct fixture *f, size_t question, size_t option)
{
	const struct kb *kb = kbuild_kb(f->build);

	return (enum tri)
	    f->a->tick[kb->questions[question].first_option + option];
}

static void
test_one(void **state)
{
	struct fixture f;

	(void)state;
	open_fixture(&f);
	assert_int_equal(f.a->state[f.one], ANSWER_NONE);
	assert_false(answers_definite(f.a, f.one));
	answers_set_one(f.a, f.one, 2);
	answers_set_one(f.a, f.one, 1);
	assert_int_equal(tick(&f, f.one, 0), TRI_FALSE);
	assert_int_equal(tick(&f, f.one, 1), TRI_TRUE);
	assert_int_equal(tick(&f, f.one, 2), TRI_FALSE);
	assert_true(answers_definite(f.a, f.one));
	assert_int_equal(answers_option(f.a, f.one), 1);
	/* Neighbours are left alone. */
	assert_int_equal(tick(&f, f.country, 1), TRI_UNKNOWN);
	assert_int_equal(tick(&f, f.many, 0), TRI_UNKNOWN);
	answers_set_unknown(f.a, f.one);
	assert_int_equal(f.a->state[f.one], ANSWER_UNKNOWN);
	assert_false(answers_definite(f.a, f.one));
	assert_true(answers_option(f.a, f.one) == KB_ALWAYS);
	answers_set_one(f.a, f.one, 0);
	answers_unset(f.a, f.one);
	assert_int_equal(f.a->state[f.one], ANSWER_NONE);
	assert_int_equal(tick(&f, f.one, 0), TRI_UNKNOWN);
	close_fixture(&f);
}

static void
test_many(void **state)
{
	const bool ticked[] = { true, false, false };
	const bool nothing[] = { false, false, false };
	struct fixture f;

	(void)state;
	open_fixture(&f);
	answers_set_many(f.a, f.many, ticked, true);
	assert_int_equal(f.a->state[f.many], ANSWER_GIVEN);
	assert_int_equal(tick(&f, f.many, 0), TRI_TRUE);
	assert_int_equal(tick(&f, f.many, 1), TRI_UNKNOWN);
	assert_false(answers_definite(f.a, f.many));
	answers_set_many(f.a, f.many, ticked, false);
	assert_int_equal(tick(&f, f.many, 1), TRI_FALSE);
	assert_true(answers_definite(f.a, f.many));
	assert_true(answers_option(f.a, f.many) == KB_ALWAYS);
	answers_set_many(f.a, f.many, nothing, false);
	assert_true(answers_definite(f.a, f.many));
	assert_int_equal(tick(&f, f.many, 0), TRI_FALSE);
	/* Nothing ticked and the rest unknown: "I don't know". */
	answers_set_many(f.a, f.many, nothing, true);
	assert_int_equal(f.a->state[f.many], ANSWER_UNKNOWN);
	assert_int_equal(tick(&f, f.many, 0), TRI_UNKNOWN);
	close_fixture(&f);
}

static void
test_bit_by_bit(void **state)
{
	struct fixture f;

	(void)state;
	open_fixture(&f);
	answers_deny(f.a, f.many);
	assert_true(answers_tick(f.a, f.many, 1));
	assert_false(answers_tick(f.a, f.many, 1));
	answers_end(f.a, f.many, false);
	assert_int_equal(tick(&f, f.many, 0), TRI_FALSE);
	assert_int_equal(tick(&f, f.many, 1), TRI_TRUE);
	answers_end(f.a, f.many, true);
	assert_int_equal(f.a->state[f.many], ANSWER_GIVEN);
	assert_int_equal(tick(&f, f.many, 0), TRI_UNKNOWN);
	assert_int_equal(tick(&f, f.many, 1), TRI_TRUE);
	close_fixture(&f);
}

static void
test_country(void **state)
{
	struct fixture f;

	(void)state;
	open_fixture(&f);
	assert_int_equal(answers_country(f.a), KB_NO_COUNTRY);
	answers_set_one(f.a, f.country, 0);
	assert_int_equal(answers_country(f.a), KB_BE);
	answers_set_one(f.a, f.country, 1);
	assert_int_equal(answers_country(f.a), KB_NLD);
	answers_set_unknown(f.a, f.country);
	assert_int_equal(answers_country(f.a), KB_NO_COUNTRY);
	f.build->kb.country_question = KB_ALWAYS;
	assert_int_equal(answers_country(f.a), KB_NO_COUNTRY);
	close_fixture(&f);
}

static void
test_copy(void **state)
{
	struct fixture f;
	struct answers *b;

	(void)state;
	open_fixture(&f);
	b = answers_new(kbuild_kb(f.build), f.arena);
	answers_set_one(f.a, f.one, 1);
	answers_copy(b, f.a);
	answers_set_one(f.a, f.one, 2);
	assert_int_equal(answers_option(b, f.one), 1);
	assert_int_equal(answers_option(f.a, f.one), 2);
	assert_null(answers_new(kbuild_kb(f.build), NULL));
	close_fixture(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_bit_by_bit),
		cmocka_unit_test(test_country),
		cmocka_unit_test(test_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
