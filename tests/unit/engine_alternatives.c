/* SPDX-License-Identifier: MIT */
/* What one other answer would bring, against asking again with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/alternatives.h"
#include "kworld.h"

/* ---- asking again ---- */

static const struct findings *
ask_again(struct kworld *w, const struct alternative *x)
{
	const struct kb_question *q = &w->kb->questions[x->question];
	struct answers *a = answers_new(w->kb, w->arena);
	bool ticked[32] = { false };
	size_t i;

	answers_copy(a, w->answers);
	for (i = 0; i < q->noptions; i++)
		ticked[i] = i == x->option ||
		    a->tick[q->first_option + i] == TRI_TRUE;
	if (q->many)
		answers_set_many(a, x->question, ticked, false);
	else
		answers_set_one(a, x->question, x->option);
	return kworld_find(w, a);
}

static void
check_one(struct kworld *w, const struct findings *f,
    const struct alternative *x)
{
	const struct findings *y = ask_again(w, x);
	size_t i;

	assert_int_equal(x->unknown, !answers_definite(w->answers,
	    x->question));
	for (i = 0; i < KB_NALARMS; i++)
		assert_int_equal(x->alarm[i], y->alarm[i]);
	assert_int_equal(x->urgency, y->urgency);
	assert_int_equal(x->outcome, y->outcome);
	assert_int_equal(x->secrecy, y->secrecy);
	if (x->ground != KB_ALWAYS) {
		i = w->kb->grounds[x->ground].rule;
		assert_int_not_equal(findings_rule(f, i), TRI_TRUE);
		assert_int_equal(findings_rule(y, i), TRI_TRUE);
	}
	if (x->step != KB_ALWAYS) {
		i = w->kb->steps[x->step].rule;
		assert_int_not_equal(findings_rule(f, i), TRI_TRUE);
		assert_int_equal(findings_rule(y, i), TRI_TRUE);
	}
	if (x->gone != KB_ALWAYS) {
		i = w->kb->steps[x->gone].rule;
		assert_int_equal(findings_rule(f, i), TRI_TRUE);
		assert_int_not_equal(findings_rule(y, i), TRI_TRUE);
	}
	assert_true(alternative_weight(f, x) > 0);
}

/* Every answer to an unknown question that moves one of the three answers is
 * among them. */
static void
check_complete(struct kworld *w, const struct findings *f,
    const struct alternatives *all)
{
	const struct findings *y;
	struct alternative x = { .question = 0 };
	size_t k;
	bool found, moves;

	for (; x.question < w->kb->nquestions; x.question++) {
		if (w->kb->questions[x.question].many ||
		    answers_definite(w->answers, x.question) || findings_rule(f,
		    w->kb->questions[x.question].ask_if) == TRI_FALSE)
			continue;
		for (x.option = 0; x.option <
		    w->kb->questions[x.question].noptions; x.option++) {
			y = ask_again(w, &x);
			moves = y->outcome != f->outcome ||
			    y->urgency != f->urgency ||
			    y->secrecy != f->secrecy;
			found = false;
			for (k = 0; k < all->n; k++)
				found |= all->at[k].question == x.question &&
				    all->at[k].option == x.option;
			assert_true(found || !moves);
		}
	}
}

static void
test_asking_again(void **state)
{
	static const struct kshape shape = { 8, 4, 8, 6, 6, 2, false };
	const struct alternatives *all;
	const struct findings *f;
	struct krandom r = { 71 };
	struct kworld w;
	size_t k, unknown = 0, answered = 0;
	int i;

	(void)state;
	for (i = 0; i < 60; i++) {
		kworld_open(&w, krandom_kb(&r, &shape));
		krandom_answers(&r, w.answers, 10 + (unsigned)(i % 5) * 20);
		f = kworld_find(&w, w.answers);
		all = alternatives_new(f, w.arena);
		assert_non_null(all);
		for (k = 0; k < all->n; k++) {
			check_one(&w, f, &all->at[k]);
			unknown += all->at[k].unknown;
			answered += !all->at[k].unknown;
		}
		check_complete(&w, f, all);
		kworld_close(&w);
	}
	assert_true(unknown > 50 && answered > 50);
}

/* ---- which is most worth finding out ---- */

enum { STEP_ONLY, SECRECY, REPORT, DUTY, HASTE, ALARM, SETTLED, NQUESTIONS };

/* One question for each kind of change, the least first. */
static struct kbuild *
ladder(void)
{
	struct kbuild *b = kbuild_new(16);
	const struct kb_expr *is;
	size_t i;

	for (i = 0; i < NQUESTIONS; i++)
		kbuild_question(b, kbuild_id(b, "q", i), 2, false);
	kbuild_step(b, "s", KB_WEEK, false, kx_is(b, STEP_ONLY, 1));
	b->kb.secrecy_fact = kbuild_fact(b, "f", kx_two(b, KB_ALL,
	    kx_is(b, SETTLED, 1), kx_is(b, SECRECY, 1)));
	is = kx_is(b, REPORT, 1);
	kbuild_ground(b, "right", KB_NO_COUNTRY, KB_REPORT, KB_RIGHT, 1, &is);
	is = kx_is(b, DUTY, 1);
	kbuild_ground(b, "duty", KB_NO_COUNTRY, KB_REPORT, KB_DUTY, 1, &is);
	kbuild_urgency(b, KB_TODAY, kx_is(b, HASTE, 1));
	kbuild_alarm(b, KB_ALARM_LIFE, kx_is(b, ALARM, 1));
	return b;
}

static void
test_order(void **state)
{
	static const size_t wanted[] = { ALARM, HASTE, DUTY, REPORT, SECRECY,
	    STEP_ONLY };
	const struct alternatives *all;
	const struct findings *f;
	size_t order[NQUESTIONS], i, n;
	struct kworld w;

	(void)state;
	kworld_open(&w, ladder());
	answers_set_one(w.answers, SETTLED, 0);
	f = kworld_find(&w, w.answers);
	all = alternatives_new(f, w.arena);
	n = alternatives_order(f, all, order);
	assert_int_equal(n, 6);
	for (i = 0; i < n; i++)
		assert_int_equal(f->open[order[i]].question, wanted[i]);
	assert_int_equal(alternatives_reporting(f, all), DUTY);
	answers_set_one(w.answers, DUTY, 1);
	f = kworld_find(&w, w.answers);
	assert_int_equal(alternatives_reporting(f,
	    alternatives_new(f, w.arena)), REPORT);
	/* With a duty a right moves nothing. */
	answers_set_one(w.answers, DUTY, 0);
	f = kworld_find(&w, w.answers);
	assert_true(alternatives_reporting(f,
	    alternatives_new(f, w.arena)) == KB_ALWAYS);
	kworld_close(&w);
}

/* With equal weight the one that may change most, then the author's order. */
static void
test_ties(void **state)
{
	struct kbuild *b = kbuild_new(16);
	const struct alternatives *all;
	const struct findings *f;
	size_t order[3], i;
	struct kworld w;

	(void)state;
	for (i = 0; i < 3; i++) {
		kbuild_question(b, kbuild_id(b, "q", i), 2, false);
		kbuild_step(b, kbuild_id(b, "s", i), KB_WEEK, false,
		    kx_is(b, i, 1));
	}
	kbuild_step(b, "more", KB_WEEK, false, kx_is(b, 2, 1));
	kworld_open(&w, b);
	f = kworld_find(&w, w.answers);
	all = alternatives_new(f, w.arena);
	assert_int_equal(alternatives_order(f, all, order), 3);
	assert_int_equal(f->open[order[0]].question, 2);
	assert_int_equal(f->open[order[1]].question, 0);
	assert_int_equal(f->open[order[2]].question, 1);
	assert_true(alternatives_reporting(f, all) == KB_ALWAYS);
	kworld_close(&w);
}

/* What nobody can find out is not suggested, however much it would change;
 * whether it can be found out may itself be unknown. */
static void
test_findable(void **state)
{
	struct kbuild *b = ladder();
	const struct alternatives *all;
	const struct findings *f;
	size_t order[NQUESTIONS], who;
	struct kworld w;

	(void)state;
	who = kbuild_question(b, "who", 2, false);
	kbuild_worth_if(b, ALARM, kx_is(b, who, 1));
	kbuild_worth_if(b, DUTY, kx_is(b, who, 1));
	kworld_open(&w, b);
	f = kworld_find(&w, w.answers);
	all = alternatives_new(f, w.arena);
	(void)alternatives_order(f, all, order);
	assert_int_equal(f->open[order[0]].question, ALARM);
	assert_int_equal(alternatives_reporting(f, all), DUTY);
	answers_set_one(w.answers, who, 1);
	f = kworld_find(&w, w.answers);
	all = alternatives_new(f, w.arena);
	assert_int_equal(alternatives_order(f, all, order), f->nopen - 2);
	assert_int_equal(f->open[order[0]].question, HASTE);
	assert_int_equal(alternatives_reporting(f, all), REPORT);
	kworld_close(&w);
}

/* What a given answer would ask for when it turned out worse, and not when
 * it turned out better. */
static void
test_raises(void **state)
{
	const struct alternatives *all;
	const struct findings *f;
	struct kworld w;
	size_t i, raising = 0;

	(void)state;
	kworld_open(&w, ladder());
	for (i = 0; i < NQUESTIONS; i++)
		answers_set_one(w.answers, i, i == REPORT ? 0 : 1);
	f = kworld_find(&w, w.answers);
	all = alternatives_new(f, w.arena);
	for (i = 0; i < all->n; i++) {
		assert_false(all->at[i].unknown);
		assert_int_not_equal(all->at[i].question, SETTLED);
		if (!alternative_raises(f, &all->at[i]))
			continue;
		raising++;
		assert_true(all->at[i].question != REPORT);
	}
	assert_int_equal(raising, 3);
	kworld_close(&w);
}

/* More than one block of them has lanes. */
static void
test_many_blocks(void **state)
{
	const struct alternatives *all;
	const struct findings *f;
	struct kworld w;
	size_t i, q;

	(void)state;
	q = kworld_open_wide(&w);
	f = kworld_find(&w, w.answers);
	all = alternatives_new(f, w.arena);
	assert_int_equal(all->n, 2);
	assert_true(all->at[0].question == 0 && all->at[0].option == 0);
	assert_true(all->at[1].question == q && all->at[1].option == 30);
	for (i = 0; i < 2; i++)
		check_one(&w, f, &all->at[i]);
	kworld_close(&w);
}

static void
test_nothing_to_try(void **state)
{
	struct kbuild *b = kbuild_new(4);
	struct kworld w;

	(void)state;
	kbuild_ask_if(b, kbuild_question(b, "q", 2, false), kx(b, KB_FALSE));
	kworld_open(&w, b);
	assert_int_equal(alternatives_new(kworld_find(&w, w.answers),
	    w.arena)->n, 0);
	kworld_close(&w);
}

static void
test_failure(void **state)
{
	static const struct kshape shape = { 36, 8, 60, 30, 60, 2, false };
	const struct alternatives *all = NULL;
	struct krandom r = { 23 };
	struct arena *arena = NULL;
	const struct findings *f;
	struct kworld w;
	long i;

	(void)state;
	kworld_open(&w, krandom_kb(&r, &shape));
	f = kworld_find(&w, w.answers);
	for (i = 0; all == NULL && i < 1000; i++) {
		arena_free(arena);
		arena = arena_new_fused(i);
		all = alternatives_new(f, arena);
	}
	assert_in_range(i, 2, 999);
	assert_int_equal(all->n, alternatives_new(f, w.arena)->n);
	arena_free(arena);
	kworld_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_asking_again),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_ties),
		cmocka_unit_test(test_findable),
		cmocka_unit_test(test_raises),
		cmocka_unit_test(test_many_blocks),
		cmocka_unit_test(test_nothing_to_try),
		cmocka_unit_test(test_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
