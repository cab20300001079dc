/* SPDX-License-Identifier: MIT */
/* The engine against a plain walk of the author's trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/code.h"
#include "koracle.h"
#include "kworld.h"

static const struct kshape wild = { 6, 5, 6, 4, 3, 3, true };
static const struct kshape lawful = { 6, 5, 6, 4, 3, 3, false };

static struct koracle
oracle(const struct kworld *w, enum reading reading, bool running)
{
	return (struct koracle){ w->kb, w->answers, KRANDOM_DAY, reading,
	    running };
}

/* ---- agreement ---- */

static void
check_lane(const struct kworld *w, const struct lanes *l, unsigned lane)
{
	struct koracle o;
	struct krange closed, range;
	size_t rule;
	int reading;

	for (reading = 0; reading < NREADINGS; reading++) {
		for (rule = 0; rule < w->kb->nrules; rule++) {
			o = oracle(w, (enum reading)reading, false);
			closed = koracle_rule(&o, rule);
			o.running = true;
			range = koracle_rule(&o, rule);
			assert_int_equal(closed.low, closed.high);
			assert_int_equal(lanes_rule(l, rule, o.reading, lane),
			    closed.low);
			assert_int_equal(lanes_rule(l, rule, o.reading,
			    lane + 1), range.low);
			assert_int_equal(lanes_rule(l, rule, o.reading,
			    lane + 2), range.high);
		}
	}
}

static void
check_levels(const struct kworld *w, const struct lanes *l, unsigned lane)
{
	const struct kb_urgency *u = w->kb->urgency;
	struct koracle o = oracle(w, READING_MAIN, false);
	int now = koracle_rule(&o, u[KB_NOW].rule).low;
	int today = koracle_rule(&o, u[KB_TODAY].rule).low;
	int week = koracle_rule(&o, u[KB_WEEK].rule).low;

	assert_int_equal(lanes_urgency(l, lane),
	    koracle_level(now, today, week));
	assert_int_equal(lanes_ceiling(l, lane),
	    koracle_level(now < 0 ? -1 : 1, today < 0 ? -1 : 1,
	    week < 0 ? -1 : 1));
}

static void
set_three(struct lanes *l, unsigned lane, const struct answers *a)
{
	lanes_set(l, lane, a, END_CLOSED);
	lanes_set(l, lane + 1, a, END_LOW);
	lanes_set(l, lane + 2, a, END_HIGH);
}

/* In blocks of any width, from any lane, and after reuse. */
static void
agree(struct kworld *w, struct krandom *r, size_t words, unsigned lane)
{
	struct lanes *l = lanes_new_words(w->program, words, -1);
	int round;

	assert_non_null(l);
	for (round = 0; round < 3; round++) {
		krandom_answers(r, w->answers, 70);
		if (round == 2)
			lanes_reset(l);
		set_three(l, lane, w->answers);
		lanes_run(l);
		check_lane(w, l, lane);
		check_levels(w, l, lane);
	}
	lanes_free(l);
}

static void
test_agreement(void **state)
{
	struct krandom r = { 1 };
	struct kworld w;
	int i;

	(void)state;
	for (i = 0; i < 500; i++) {
		kworld_open(&w, krandom_kb(&r, i % 2 ? &wild : &lawful));
		agree(&w, &r, 1, krandom_below(&r, 62));
		if (i % 10 == 0)
			agree(&w, &r, LANES_WORDS, krandom_below(&r, 510));
		if (i % 10 == 5)
			agree(&w, &r, 3, krandom_below(&r, 190));
		kworld_close(&w);
	}
}

/* ---- properties ---- */

static enum tri
closed(const struct lanes *l, size_t rule, unsigned lane)
{
	return lanes_rule(l, rule, READING_MAIN, lane);
}

/* Sixty-two ways to complete the answers stay within the ends. */
static void
contain(struct kworld *w, struct krandom *r, struct lanes *l,
    struct answers *whole)
{
	unsigned lane;
	size_t i, rule;

	lanes_set(l, 62, w->answers, END_LOW);
	lanes_set(l, 63, w->answers, END_HIGH);
	for (lane = 0; lane < 62; lane++) {
		answers_copy(whole, w->answers);
		for (i = 0; i < w->kb->nquestions; i++)
			if (whole->state[i] == ANSWER_NONE)
				krandom_answer(r, whole, i);
		lanes_set(l, lane, whole, END_CLOSED);
	}
	lanes_run(l);
	for (rule = 0; rule < w->kb->nrules; rule++) {
		for (lane = 0; lane < 62; lane++) {
			assert_true(closed(l, rule, 62) <=
			    closed(l, rule, lane));
			assert_true(closed(l, rule, lane) <=
			    closed(l, rule, 63));
		}
	}
	for (lane = 0; lane < 62; lane++) {
		assert_true(lanes_urgency(l, 62) <= lanes_urgency(l, lane));
		assert_true(lanes_urgency(l, lane) <= lanes_urgency(l, 63));
	}
}

static void
test_ends_contain_completions(void **state)
{
	struct krandom r = { 2 };
	struct kworld w;
	struct lanes *l;
	int i;

	(void)state;
	for (i = 0; i < 600; i++) {
		kworld_open(&w, krandom_kb(&r, i % 2 ? &wild : &lawful));
		l = lanes_new_words(w.program, 1, -1);
		krandom_answers(&r, w.answers, 50);
		contain(&w, &r, l, answers_new(w.kb, w.arena));
		lanes_free(l);
		kworld_close(&w);
	}
}

/* Lane 0 knows what lane 1 does not. */
static void
compare_ignorance(const struct kworld *w, const struct lanes *l)
{
	size_t i;

	for (i = 0; i < w->kb->ngrounds; i++)
		if (closed(l, w->kb->grounds[i].rule, 1) == TRI_TRUE)
			assert_int_equal(closed(l, w->kb->grounds[i].rule, 0),
			    TRI_TRUE);
	assert_true(lanes_ceiling(l, 1) >= lanes_ceiling(l, 0));
}

/* Not knowing neither opens a right nor reassures. */
static void
test_ignorance(void **state)
{
	struct krandom r = { 3 };
	struct kworld w;
	struct lanes *l;
	size_t q;
	int i;

	(void)state;
	for (i = 0; i < 600; i++) {
		kworld_open(&w, krandom_kb(&r, &lawful));
		l = lanes_new_words(w.program, 1, -1);
		krandom_answers(&r, w.answers, 90);
		for (q = 0; q < w.kb->nquestions; q++) {
			lanes_set(l, 0, w.answers, END_CLOSED);
			answers_set_unknown(w.answers, q);
			lanes_set(l, 1, w.answers, END_CLOSED);
			lanes_run(l);
			compare_ignorance(&w, l);
		}
		lanes_free(l);
		kworld_close(&w);
	}
}

/* The piecemeal way to set a lane decides the same. */
static void
set_piecemeal(struct lanes *l, unsigned lane, const struct answers *a)
{
	const struct kb_question *q;
	size_t i, k;

	lanes_open(l, lane);
	for (i = 0; i < a->kb->nquestions; i++) {
		q = &a->kb->questions[i];
		if (answers_option(a, i) != KB_ALWAYS)
			lanes_choose(l, lane, i, answers_option(a, i));
		for (k = 0; k < q->noptions && q->many; k++)
			lanes_tick(l, lane, i, k,
			    (enum tri)a->tick[q->first_option + k]);
	}
}

static void
test_piecemeal(void **state)
{
	struct krandom r = { 4 };
	struct kworld w;
	struct lanes *l, *m;
	unsigned lane;
	size_t rule;

	(void)state;
	kworld_open(&w, krandom_kb(&r, &wild));
	l = lanes_new(w.program);
	m = lanes_new(w.program);
	for (lane = 0; lane < ENGINE_LANES; lane++) {
		krandom_answers(&r, w.answers, 70);
		lanes_set(l, lane, w.answers, END_CLOSED);
		set_piecemeal(m, lane, w.answers);
	}
	lanes_run(l);
	lanes_run(m);
	for (rule = 0; rule < w.kb->nrules; rule++)
		for (lane = 0; lane < ENGINE_LANES; lane++)
			assert_int_equal(closed(l, rule, lane),
			    closed(m, rule, lane));
	lanes_reset(m);
	answers_copy(w.answers, answers_new(w.kb, w.arena));
	lanes_set(l, 5, w.answers, END_CLOSED);
	lanes_open(m, 5);
	lanes_run(l);
	lanes_run(m);
	for (rule = 0; rule < w.kb->nrules; rule++)
		assert_int_equal(closed(l, rule, 5), closed(m, rule, 5));
	lanes_free(l);
	lanes_free(m);
	kworld_close(&w);
}

/* ---- cases by hand ---- */

/* More options than a byte has codes for. */
static void
test_many_options(void **state)
{
	struct kbuild *b = kbuild_new(8);
	size_t q = kbuild_question(b, "q", 300, false);
	size_t in = kbuild_fact(b, "in", kx_is(b, q, 6));
	size_t out = kbuild_fact(b, "out", kx_not(b, kx_is(b, q, 6)));
	struct program *p = program_new(kbuild_kb(b), KRANDOM_DAY);
	struct arena *arena = arena_new();
	struct answers *a = answers_new(kbuild_kb(b), arena);
	struct lanes *l = lanes_new(p);
	unsigned i;

	(void)state;
	for (i = 0; i < 300; i++) {
		answers_set_one(a, q, i);
		lanes_set(l, i, a, END_CLOSED);
	}
	answers_set_unknown(a, q);
	lanes_set(l, 300, a, END_HIGH);
	lanes_choose(l, 301, q, 299);
	lanes_open(l, 301);
	lanes_run(l);
	for (i = 0; i < 300; i++) {
		assert_int_equal(closed(l, b->fact[in].rule, i),
		    i == 1 || i == 2 ? TRI_TRUE : TRI_FALSE);
		assert_int_equal(closed(l, b->fact[out].rule, i),
		    i == 1 || i == 2 ? TRI_FALSE : TRI_TRUE);
	}
	assert_int_equal(closed(l, b->fact[in].rule, 300), TRI_UNKNOWN);
	assert_int_equal(closed(l, b->fact[out].rule, 301), TRI_TRUE);
	lanes_free(l);
	arena_free(arena);
	program_free(p);
	kbuild_free(b);
}

/* With the closed reading alone a possible danger would be settled before
 * anyone was asked. */
static void
test_possible_is_open_until_asked(void **state)
{
	struct kbuild *b = kbuild_new(8);
	size_t q = kbuild_question(b, "danger", 2, false);
	size_t f = kbuild_fact(b, "f", kx_possible(b, kx_is(b, q, 1)));
	struct program *p = program_new(kbuild_kb(b), KRANDOM_DAY);
	struct arena *arena = arena_new();
	struct answers *a = answers_new(kbuild_kb(b), arena);
	struct lanes *l = lanes_new(p);

	(void)state;
	set_three(l, 0, a);
	answers_set_unknown(a, q);
	set_three(l, 3, a);
	answers_set_one(a, q, 1);
	set_three(l, 6, a);
	lanes_run(l);
	assert_int_equal(closed(l, b->fact[f].rule, 0), TRI_TRUE);
	assert_int_equal(closed(l, b->fact[f].rule, 1), TRI_FALSE);
	assert_int_equal(closed(l, b->fact[f].rule, 2), TRI_TRUE);
	assert_int_equal(closed(l, b->fact[f].rule, 4), TRI_TRUE);
	assert_int_equal(closed(l, b->fact[f].rule, 8), TRI_FALSE);
	lanes_free(l);
	arena_free(arena);
	program_free(p);
	kbuild_free(b);
}

/* Equal parts are one instruction, whatever their order and wherever they
 * stand; what does not depend on the reading is not repeated. */
static void
test_sharing(void **state)
{
	struct kbuild *b = kbuild_new(8);
	size_t q = kbuild_question(b, "q", 3, false);
	size_t r = kbuild_question(b, "r", 3, false);
	const struct kb_expr *x = kx_is(b, q, 1), *y = kx_is(b, r, 1);
	struct program *p;

	(void)state;
	kbuild_fact(b, "a", kx_two(b, KB_ALL, x, y));
	kbuild_fact(b, "b", kx_two(b, KB_ALL, kx_is(b, r, 1),
	    kx_is(b, q, 1)));
	kbuild_fact(b, "c", kx_not(b, kx_two(b, KB_ANY, kx_not(b, x),
	    kx_not(b, y))));
	/* The two other options: the first one denied. */
	kbuild_fact(b, "d", kx_not(b, kx_is(b, q, 6)));
	kbuild_fact(b, "e", kx_two(b, KB_ANY, kx(b, KB_FALSE),
	    kx_two(b, KB_ALL, kx(b, KB_TRUE), x)));
	p = program_new(kbuild_kb(b), KRANDOM_DAY);
	assert_int_equal(program_length(p), 1);
	program_free(p);
	kbuild_free(b);
}

/* ---- without memory ---- */

static void
test_failure(void **state)
{
	struct krandom r = { 6 };
	struct kworld w;
	struct program *p = NULL, *q = NULL;
	struct lanes *l = NULL;
	long i;

	(void)state;
	kworld_open(&w, krandom_kb(&r, &wild));
	for (i = 0; p == NULL && i < 100; i++)
		p = program_new_fused(w.kb, KRANDOM_DAY, i, -1);
	assert_in_range(i, 3, 99);
	for (i = 0; q == NULL && i < 10000; i++)
		q = program_new_fused(w.kb, KRANDOM_DAY, -1, i);
	assert_in_range(i, 3, 9999);
	assert_int_equal(program_length(p), program_length(w.program));
	assert_int_equal(program_length(q), program_length(w.program));
	for (i = 0; l == NULL && i < 100; i++)
		l = lanes_new_words(p, LANES_WORDS, i);
	assert_in_range(i, 3, 99);
	lanes_free(l);
	program_free(p);
	program_free(q);
	program_free(NULL);
	lanes_free(NULL);
	kworld_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agreement),
		cmocka_unit_test(test_ends_contain_completions),
		cmocka_unit_test(test_ignorance),
		cmocka_unit_test(test_piecemeal),
		cmocka_unit_test(test_many_options),
		cmocka_unit_test(test_possible_is_open_until_asked),
		cmocka_unit_test(test_sharing),
		cmocka_unit_test(test_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
