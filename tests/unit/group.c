/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/group.h"
#include "kbuild.h"

/* Two questions: three options of which one, and two of which several. */
struct fixture {
	struct kbuild *b;
	struct group g;
	size_t one, many;
};

static int
open_fixture(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	f.b = kbuild_new(8);
	f.one = kbuild_question(f.b, "one", 3, false);
	f.many = kbuild_question(f.b, "many", 2, true);
	f.g.kb = kbuild_kb(f.b);
	f.g.arena = arena_new();
	*state = &f;
	return 0;
}

static int
close_fixture(void **state)
{
	struct fixture *f = *state;

	arena_free(f->g.arena);
	kbuild_free(f->b);
	return 0;
}

static struct group_person *
add(struct fixture *f, const char *id)
{
	struct group_person *p = group_add(&f->g, id, strlen(id));

	assert_non_null(p);
	return p;
}

static void
check(const unsigned *count, size_t k, const unsigned *expected, size_t n)
{
	size_t i;

	assert_int_equal(k, n);
	for (i = 0; i < n; i++)
		assert_int_equal(count[i], expected[i]);
}

/* Somebody is there whole or not at all. */
static void
without_memory(void **state)
{
	struct fixture *f = *state;
	struct group_person *p = NULL;
	struct group g;
	long i;

	for (i = 0; p == NULL; i++) {
		assert_true(i < 100);
		g = (struct group){ f->g.kb, arena_new_fused(i), NULL };
		p = group_add(&g, "b", 1);
		assert_true(g.cases == NULL || p != NULL ||
		    g.cases->people == NULL);
		if (p == NULL)
			arena_free(g.arena);
	}
	assert_true(i > 6);
	assert_string_equal(g.cases->id, "b");
	assert_true(g.cases->people == p && g.cases->n == 1);
	arena_free(g.arena);
}

static void
nobody_is_counted(void **state)
{
	struct fixture *f = *state;
	const struct group_case c = { .id = "b" };
	unsigned count[WITHHOLD_MAX];

	assert_int_equal(group_count_question(&c, f->one, count), 0);
	assert_int_equal(group_count_option(&c, f->many, 0, count), 0);
}

static void
cases_apart(void **state)
{
	struct fixture *f = *state;

	(void)add(f, "b");
	(void)add(f, "a");
	(void)add(f, "b");
	assert_string_equal(f->g.cases->id, "b");
	assert_int_equal(f->g.cases->n, 2);
	assert_string_equal(f->g.cases->next->id, "a");
	assert_int_equal(f->g.cases->next->n, 1);
	assert_null(f->g.cases->next->next);
}

static void
counts(void **state)
{
	static const unsigned of_one[] = { 0, 2, 0, 1, 1 };
	static const unsigned of_first[] = { 1, 3 };
	static const unsigned of_second[] = { 2, 2 };
	static const bool both[] = { true, true }, second[] = { false, true };
	struct fixture *f = *state;
	unsigned count[WITHHOLD_MAX];
	struct group_person *p = add(f, "x");
	const struct group_case *c = f->g.cases;

	assert_false(group_answered(c, f->one));
	answers_set_one(p->answers, f->one, 1);
	answers_set_many(p->answers, f->many, both, false);
	p = add(f, "x");
	answers_set_one(p->answers, f->one, 1);
	answers_set_many(p->answers, f->many, second, true);
	p = add(f, "x");
	answers_set_unknown(p->answers, f->one);
	(void)add(f, "x");	/* nothing answered */
	assert_true(group_answered(c, f->one));
	check(count, group_count_question(c, f->one, count), of_one, 5);
	check(count, group_count_option(c, f->many, 0, count), of_first, 2);
	check(count, group_count_option(c, f->many, 1, count), of_second, 2);
}

static void
judgements(void **state)
{
	static const unsigned of_urgency[] = { 0, 0, 1, 0, 1, 1 };
	static const unsigned of_step[] = { 1, 2 }, of_to[] = { 2, 1 };
	struct fixture *f = *state;
	unsigned count[WITHHOLD_MAX];
	struct group_person *p = add(f, "x");
	const struct group_case *c = f->g.cases;

	assert_false(group_judged(c, JUDGED_URGENCY));
	p->is[JUDGED_URGENCY] = KB_TODAY;
	p->to[p->nto++] = "parket";
	p->step[p->nsteps++] = 7;
	p = add(f, "x");
	p->is[JUDGED_URGENCY] = JUDGED_UNKNOWN;
	p->to[p->nto++] = "police";
	p->to[p->nto++] = "parket";
	(void)add(f, "x");
	assert_true(group_judged(c, JUDGED_URGENCY));
	check(count, group_count_judged(c, JUDGED_URGENCY, count), of_urgency,
	    6);
	check(count, group_count_step(c, 7, count), of_step, 2);
	check(count, group_count_to(c, "parket", count), of_to, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, \
    close_fixture)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(without_memory),
		TEST(nobody_is_counted),
		TEST(cases_apart),
		TEST(counts),
		TEST(judgements),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
