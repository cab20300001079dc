/* SPDX-License-Identifier: MIT */
/*
 * The order of the answers never matters: the same replies in any order, with
 * changes of mind on the way, leave the same answers and findings.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/shuffle.h"
#include "engine/findings.h"
#include "talk.h"

#define REPLIES 14
#define ROUNDS 60
#define ORDERS 5

struct reply { size_t question; char text[160]; };

static int
real(void **state)
{
	*state = talk_new_real();
	return *state == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	talk_free(*state);
	return 0;
}

/* One option, several, none of them, or "I don't know". */
static void
draw(const struct kb *kb, struct shuffle *r, size_t question,
    struct reply *to)
{
	const struct kb_question *q = &kb->questions[question];
	size_t len = (size_t)snprintf(to->text, sizeof(to->text), "%s=",
	    q->head.id), i, n = 0;

	to->question = question;
	if (question != kb->country_question &&
	    shuffle_below(r, 6) == 0) {
		(void)snprintf(to->text + len, sizeof(to->text) - len,
		    "unknown");
		return;
	}
	for (i = 0; q->many && i < q->noptions; i++)
		if (shuffle_below(r, 3) == 0)
			len += (size_t)snprintf(to->text + len,
			    sizeof(to->text) - len, "%s%s",
			    n++ == 0 ? "" : ",", q->options[i].id);
	if (n == 0)
		(void)snprintf(to->text + len, sizeof(to->text) - len, "%s",
		    q->many ? "none" :
		    q->options[shuffle_below(r, q->noptions)].id);
}

/* Of different questions, the country among them: words depend on it. */
static void
draw_all(const struct kb *kb, struct shuffle *r, struct reply *to)
{
	size_t order[99], i, n = 0;

	for (i = 0; i < kb->nquestions; i++)
		order[i] = i;
	shuffle_order(r, order, kb->nquestions);
	draw(kb, r, kb->country_question, &to[n++]);
	for (i = 0; n < REPLIES; i++)
		if (order[i] != kb->country_question)
			draw(kb, r, order[i], &to[n++]);
}

static void
give(struct talk *t, const char *reply)
{
	if (talk_feed(t, reply) != 0)
		fail_msg("%s is refused: %s", reply, sbuf_text(&t->said));
}

/* In this order; some are first something else. */
static void
hold(struct talk *t, struct shuffle *r, const struct reply *replies,
    const size_t *order)
{
	struct reply other;
	size_t i;

	assert_true(talk_begin(t, KB_EN, true, NULL, NULL));
	for (i = 0; i < REPLIES; i++)
		if (shuffle_below(r, 3) == 0) {
			draw(t->kb, r, replies[i].question, &other);
			give(t, other.text);
		}
	for (i = 0; i < REPLIES; i++)
		give(t, replies[order[i]].text);
}

struct ending {
	struct answers *answers;
	const struct findings *f;
};

static void
keep(struct talk *t, struct arena *a, struct ending *to)
{
	const struct answers *now = session_answers(t->session);

	to->answers = answers_new(t->kb, a);
	assert_non_null(to->answers);
	answers_copy(to->answers, now);
	to->f = findings_new(t->program, to->answers, TALK_DAY, a);
	assert_non_null(to->f);
}

static void
compare(const struct kb *kb, const struct ending *a, const struct ending *b)
{
	size_t i;

	assert_memory_equal(a->answers->state, b->answers->state,
	    kb->nquestions);
	assert_memory_equal(a->answers->tick, b->answers->tick,
	    kb->noptions);
	assert_memory_equal(a->f->item, b->f->item, kb->nrules);
	assert_int_equal(a->f->urgency, b->f->urgency);
	assert_int_equal(a->f->outcome, b->f->outcome);
	assert_int_equal(a->f->nsteps, b->f->nsteps);
	for (i = 0; i < a->f->nsteps; i++)
		assert_int_equal(a->f->steps[i].step, b->f->steps[i].step);
}

static void
order_never_matters(void **state)
{
	struct talk *t = *state;
	struct shuffle r = { 11 };
	struct reply replies[REPLIES];
	size_t order[REPLIES], i, round, k;
	struct ending first, again;

	for (round = 0; round < ROUNDS; round++) {
		struct arena *a = arena_new();

		draw_all(t->kb, &r, replies);
		for (i = 0; i < REPLIES; i++)
			order[i] = i;
		for (k = 0; k < ORDERS; k++) {
			hold(t, &r, replies, order);
			keep(t, a, k == 0 ? &first : &again);
			if (k > 0)
				compare(t->kb, &first, &again);
			shuffle_order(&r, order, REPLIES);
		}
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(order_never_matters, real,
		    teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
