/* SPDX-License-Identifier: MIT */
/* Which answers a value is due to, and what it is in another reading. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/because.h"
#include "kworld.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { BE, NL };
enum { YES, NO };

/* A right to report when a and, narrowly read, b as well; a norm that goes
 * by that right, of the other country; a fact that is always so. */
struct law {
	struct kworld w;
	size_t country, a, b, c, always, fact, right, abroad;
};

static void
open_law(struct law *l)
{
	struct kbuild *b = kbuild_new(32);
	const struct kb_expr *kids[2];

	l->country = kbuild_country(b);
	l->a = kbuild_question(b, "a", 2, false);
	l->b = kbuild_question(b, "b", 2, false);
	l->c = kbuild_question(b, "c", 2, false);
	l->always = kbuild_fact(b, "always", NULL);
	kids[0] = kx_is(b, l->a, 1);
	kids[1] = kx_reading(b, false, kx(b, KB_TRUE), kx_is(b, l->b, 1));
	l->right = kbuild_ground(b, "right", KB_BE, KB_REPORT, KB_RIGHT, 2,
	    kids);
	l->fact = kbuild_fact(b, "fact", kx_ref(b, KB_GROUND, l->right));
	kids[0] = kx(b, KB_TRUE);
	l->abroad = kbuild_ground(b, "abroad", KB_NLD, KB_REPORT, KB_NORM, 1,
	    kids);
	kworld_open(&l->w, b);
	answers_set_one(l->w.answers, l->country, BE);
}

static const struct findings *
answered(struct law *l, size_t a, size_t b, size_t c)
{
	answers_set_one(l->w.answers, l->a, a);
	answers_set_one(l->w.answers, l->b, b);
	answers_set_one(l->w.answers, l->c, c);
	return kworld_find(&l->w, l->w.answers);
}

static void
values(const struct findings *f, const struct kb_expr *e, enum tri main,
    enum tri wide, enum tri narrow)
{
	assert_int_equal(because_value(f, e, READING_MAIN), main);
	assert_int_equal(because_value(f, e, READING_WIDE), wide);
	assert_int_equal(because_value(f, e, READING_NARROW), narrow);
}

static void
a_reading_reaches_grounds_and_facts(void **state)
{
	const struct kb_expr *ground, *fact, *abroad, *always;
	const struct findings *f;
	struct law l;

	(void)state;
	open_law(&l);
	ground = kx_ref(l.w.build, KB_GROUND, l.right);
	fact = kx_ref(l.w.build, KB_FACT, l.fact);
	abroad = kx_ref(l.w.build, KB_GROUND, l.abroad);
	always = kx_ref(l.w.build, KB_FACT, l.always);
	f = answered(&l, YES, NO, NO);
	values(f, ground, TRI_FALSE, TRI_TRUE, TRI_FALSE);
	values(f, fact, TRI_FALSE, TRI_TRUE, TRI_FALSE);
	values(f, abroad, TRI_FALSE, TRI_FALSE, TRI_FALSE);
	values(f, always, TRI_TRUE, TRI_TRUE, TRI_TRUE);
	f = answered(&l, YES, YES, NO);
	values(f, ground, TRI_TRUE, TRI_TRUE, TRI_TRUE);
	assert_true(because_has_readings(l.w.kb, ground));
	assert_true(because_has_readings(l.w.kb, fact));
	assert_false(because_has_readings(l.w.kb, abroad));
	assert_false(because_has_readings(l.w.kb, always));
	kworld_close(&l.w);
}

static const struct kb_expr *
two_of(struct law *l)
{
	const struct kb_expr *kids[] = { kx_is(l->w.build, l->a, 1),
	    kx_is(l->w.build, l->b, 1), kx_is(l->w.build, l->c, 1) };

	return kx_gate(l->w.build, KB_AT_LEAST, 2, 3, kids);
}

static void
reasons(const struct findings *f, const struct kb_expr *e,
    const size_t *wanted, size_t n)
{
	struct reasons r = { .n = 0 };
	size_t i;

	because_find(f, e, &r);
	assert_int_equal(r.n, n);
	for (i = 0; i < n; i++)
		assert_int_equal(r.question[i], wanted[i]);
}

static void
so_many_of_several(void **state)
{
	const struct kb_expr *e;
	const struct findings *f;
	struct law l;

	(void)state;
	open_law(&l);
	e = two_of(&l);
	f = answered(&l, YES, NO, YES);
	values(f, e, TRI_TRUE, TRI_TRUE, TRI_TRUE);
	reasons(f, e, (size_t[]){ l.a, l.c }, 2);
	f = answered(&l, NO, YES, NO);
	values(f, e, TRI_FALSE, TRI_FALSE, TRI_FALSE);
	reasons(f, e, (size_t[]){ l.a, l.c }, 2);
	answers_unset(l.w.answers, l.c);
	f = kworld_find(&l.w, l.w.answers);
	values(f, e, TRI_UNKNOWN, TRI_UNKNOWN, TRI_UNKNOWN);
	reasons(f, e, &l.c, 1);
	kworld_close(&l.w);
}

/* Through the fact and the ground down to what was answered. */
static void
reasons_lie_behind_names(void **state)
{
	const struct kb_expr *fact, *always;
	const struct findings *f;
	struct law l;

	(void)state;
	open_law(&l);
	fact = kx_ref(l.w.build, KB_FACT, l.fact);
	always = kx_ref(l.w.build, KB_FACT, l.always);
	f = answered(&l, YES, YES, NO);
	reasons(f, fact, (size_t[]){ l.country, l.a, l.b }, 3);
	reasons(f, always, NULL, 0);
	f = answered(&l, YES, NO, NO);
	reasons(f, fact, &l.b, 1);
	kworld_close(&l.w);
}

/* What is the case explains more than what is not. */
static void
exclusions_come_last(void **state)
{
	const struct kb_expr *both, *kids[2];
	struct kbuild *b = kbuild_new(16);
	const struct findings *f;
	struct kworld w;
	size_t x, y, not;

	(void)state;
	x = kbuild_question(b, "x", 2, false);
	y = kbuild_question(b, "y", 2, false);
	kids[0] = kx_is(b, x, 1);
	not = kbuild_fact(b, "not", kx_gate(b, KB_NONE, 0, 1, kids));
	both = kx_two(b, KB_ALL, kx_ref(b, KB_FACT, not), kx_is(b, y, 1));
	kworld_open(&w, b);
	answers_set_one(w.answers, x, NO);
	answers_set_one(w.answers, y, YES);
	f = kworld_find(&w, w.answers);
	values(f, both, TRI_TRUE, TRI_TRUE, TRI_TRUE);
	reasons(f, both, &y, 1);
	reasons(f, kx_ref(b, KB_FACT, not), &x, 1);
	kworld_close(&w);
}

struct named { size_t question[8], n; };

static void
note(void *to, size_t question)
{
	struct named *named = to;

	assert_true(named->n < COUNT(named->question));
	named->question[named->n++] = question;
}

static void
all_that_is_named(void **state)
{
	struct named named = { .n = 0 };
	struct law l;
	size_t i;

	(void)state;
	open_law(&l);
	because_questions(l.w.kb, kx_ref(l.w.build, KB_FACT, l.fact), note,
	    &named);
	assert_int_equal(named.n, 3);
	for (i = 0; i < 3; i++)
		assert_true(named.question[i] == l.country ||
		    named.question[i] == l.a || named.question[i] == l.b);
	kworld_close(&l.w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reading_reaches_grounds_and_facts),
		cmocka_unit_test(so_many_of_several),
		cmocka_unit_test(reasons_lie_behind_names),
		cmocka_unit_test(exclusions_come_last),
		cmocka_unit_test(all_that_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
