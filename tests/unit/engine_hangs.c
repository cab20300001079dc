/* SPDX-License-Identifier: MIT */
/* What hangs on an answer: what is said not to, never moves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/hangs.h"
#include "kworld.h"

static void
compare(const struct kworld *w, const bool hangs[NHANGS], const struct lanes *l)
{
	const struct kb *kb = w->kb;
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		if (!hangs[HANGS_CHILD + i])
			assert_int_equal(lanes_rule(l, kb->alarms[i].rule,
			    READING_MAIN, 0), lanes_rule(l,
			    kb->alarms[i].rule, READING_MAIN, 1));
	if (!hangs[HANGS_URGENCY])
		assert_int_equal(lanes_urgency(l, 0), lanes_urgency(l, 1));
	if (!hangs[HANGS_REPORTING])
		assert_int_equal(lanes_outcome(l, 0), lanes_outcome(l, 1));
	for (i = 0; i < kb->nsteps && !hangs[HANGS_STEPS]; i++)
		assert_int_equal(lanes_rule(l, kb->steps[i].rule,
		    READING_MAIN, 0) == TRI_TRUE, lanes_rule(l,
		    kb->steps[i].rule, READING_MAIN, 1) == TRI_TRUE);
}

/* Two answers to one question, all others the same. */
static void
try_two(struct kworld *w, struct krandom *r, size_t question,
    const bool hangs[NHANGS], struct lanes *l)
{
	struct answers *one = answers_new(w->kb, w->arena);
	struct answers *other = answers_new(w->kb, w->arena);
	size_t i;

	assert_non_null(one);
	assert_non_null(other);
	answers_copy(one, w->answers);
	for (i = 0; i < w->kb->nquestions; i++)
		if (one->state[i] == ANSWER_NONE)
			krandom_answer(r, one, i);
	answers_copy(other, one);
	krandom_answer(r, one, question);
	krandom_answer(r, other, question);
	lanes_set(l, 0, one, END_CLOSED);
	lanes_set(l, 1, other, END_CLOSED);
	lanes_run(l);
	compare(w, hangs, l);
}

static void
test_what_does_not_hang_never_moves(void **state)
{
	static const struct kshape shape = { 6, 5, 6, 4, 3, 3, true };
	struct krandom r = { 61 };
	size_t q, without = 0, with = 0;
	bool hangs[NHANGS];
	struct kworld w;
	struct lanes *l;
	int i, k;

	(void)state;
	for (i = 0; i < 400; i++) {
		kworld_open(&w, krandom_kb(&r, &shape));
		krandom_answers(&r, w.answers, i % 2 ? 80 : 30);
		l = lanes_new(w.program);
		for (q = 0; q < w.kb->nquestions; q++) {
			assert_int_equal(hangs_on(w.program, w.answers, q,
			    hangs), 0);
			with += hangs[HANGS_REPORTING];
			without += !hangs[HANGS_REPORTING];
			for (k = 0; k < 20; k++)
				try_two(&w, &r, q, hangs, l);
		}
		lanes_free(l);
		kworld_close(&w);
	}
	assert_true(with > 100 && without > 100);
}

/* Each conclusion by itself, also for a question that was answered. */
static void
test_each(void **state)
{
	struct kbuild *b = kbuild_new(16);
	const struct kb_expr *is;
	bool hangs[NHANGS];
	size_t q[NHANGS], i, k;
	struct kworld w;

	(void)state;
	for (i = 0; i < NHANGS; i++)
		q[i] = kbuild_question(b, kbuild_id(b, "q", i), 2, false);
	kbuild_alarm(b, KB_ALARM_CHILD, kx_is(b, q[HANGS_CHILD], 1));
	kbuild_alarm(b, KB_ALARM_LIFE, kx_is(b, q[HANGS_LIFE], 1));
	kbuild_urgency(b, KB_NOW, kx_is(b, q[HANGS_URGENCY], 1));
	is = kx_is(b, q[HANGS_REPORTING], 1);
	kbuild_ground(b, "g", KB_NO_COUNTRY, KB_REPORT, KB_RIGHT, 1, &is);
	b->kb.secrecy_fact = kbuild_fact(b, "f",
	    kx_is(b, q[HANGS_SECRECY], 1));
	is = kx_is(b, q[HANGS_ACTS], 1);
	kbuild_ground(b, "h", KB_NO_COUNTRY, KB_HELP, KB_DUTY, 1, &is);
	kbuild_step(b, "s", KB_WEEK, false, kx_is(b, q[HANGS_STEPS], 1));
	kbuild_guidance(b, "d", kx_is(b, q[HANGS_TEXTS], 1));
	kworld_open(&w, b);
	for (i = 0; i < 2 * NHANGS; i++) {
		if (i == NHANGS)
			for (k = 0; k < NHANGS; k++)
				answers_set_one(w.answers, q[k], 1);
		assert_int_equal(hangs_on(w.program, w.answers,
		    q[i % NHANGS], hangs), 0);
		for (k = 0; k < NHANGS; k++)
			assert_int_equal(hangs[k], k == i % NHANGS);
	}
	kworld_close(&w);
}

static void
test_failure(void **state)
{
	static const struct kshape shape = { 36, 8, 60, 30, 60, 2, false };
	struct krandom r = { 23 };
	bool hangs[NHANGS];
	struct kworld w;
	long i;

	(void)state;
	kworld_open(&w, krandom_kb(&r, &shape));
	for (i = 0; i < 100; i++)
		if (hangs_on_fused(w.program, w.answers, 1, hangs, i) == 0)
			break;
	assert_in_range(i, 2, 99);
	kworld_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_does_not_hang_never_moves),
		cmocka_unit_test(test_each),
		cmocka_unit_test(test_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
