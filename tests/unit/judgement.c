/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/misread.h"
#include "kb/find.h"
#include "kworld.h"
#include "small_case.h"

struct fixture {
	struct small_case s;
	struct choices choices;
	struct judgement model, mine;
};

static int
open_fixture(void **state)
{
	static struct fixture fixture;
	struct fixture *f = &fixture;

	memset(f, 0, sizeof(*f));
	small_open(&f->s);
	choices_of(f->s.f, "one", &f->choices);
	judgement_of(f->s.f, &f->choices, &f->model);
	f->mine = f->model;
	*state = f;
	return 0;
}

static int
close_fixture(void **state)
{
	small_close(&((struct fixture *)*state)->s);
	return 0;
}

static const char *
step_id(const struct fixture *f, size_t step)
{
	return f->s.kb->steps[step].head.id;
}

static void
what_the_model_says(void **state)
{
	const struct fixture *f = *state;
	const struct judgement *m = &f->model;

	assert_int_equal(m->is[JUDGED_URGENCY], KB_NOW);
	assert_int_equal(m->is[JUDGED_SECRECY], TRI_TRUE + 1);
	assert_int_equal(m->is[JUDGED_REPORTING], OUTCOME_RIGHT);
	/* The other parent only when suicide was ruled out. */
	assert_int_equal(f->choices.nto, 2);
	assert_string_equal(f->choices.to[0].id, "be-police");
	assert_true(m->to[0] && !m->to[1]);
	/* What is certain first, what is possible after it. */
	assert_int_equal(m->nsteps, 2);
	assert_string_equal(step_id(f, m->step[0]), "call");
	assert_string_equal(step_id(f, m->step[1]), "ask");
}

static void
names(void **state)
{
	size_t value;
	int about;

	(void)state;
	for (about = 0; about < NJUDGED; about++) {
		size_t i, n = judged_count((enum judged)about);

		for (i = 0; i < n; i++) {
			const char *name = judged_value_name(
			    (enum judged)about, i);

			assert_true(judged_find((enum judged)about, name,
			    strlen(name), &value));
			assert_int_equal(value, i);
		}
		assert_true(judged_find((enum judged)about, "unknown", 7,
		    &value));
		assert_true(value == JUDGED_UNKNOWN);
		assert_false(judged_find((enum judged)about, "unknow", 6,
		    &value));
	}
	assert_true(judged_find(JUDGED_SECRECY, "not-bound", 9, &value));
	assert_int_equal(value, TRI_FALSE + 1);
}

static void
less_and_more(void **state)
{
	struct fixture *f = *state;
	struct judgement *j = &f->mine;

	assert_int_equal(judgement_gap(JUDGED_URGENCY, j, &f->model),
	    GAP_NONE);
	j->is[JUDGED_URGENCY] = KB_TODAY;
	assert_int_equal(judgement_gap(JUDGED_URGENCY, j, &f->model),
	    GAP_MISSED);
	j->is[JUDGED_URGENCY] = JUDGED_UNKNOWN;
	assert_int_equal(judgement_gap(JUDGED_URGENCY, j, &f->model),
	    GAP_OPEN);
	j->is[JUDGED_REPORTING] = OUTCOME_DUTY;
	assert_int_equal(judgement_gap(JUDGED_REPORTING, j, &f->model),
	    GAP_OVER);
	j->is[JUDGED_REPORTING] = OUTCOME_OPEN;
	assert_int_equal(judgement_gap(JUDGED_REPORTING, j, &f->model),
	    GAP_MISSED);
	j->is[JUDGED_SECRECY] = TRI_FALSE + 1;
	assert_int_equal(judgement_gap(JUDGED_SECRECY, j, &f->model),
	    GAP_MISSED);
}

static void
to_whom(void **state)
{
	struct fixture *f = *state;
	struct judgement *j = &f->mine, nobody = f->model;

	j->to[1] = true;	/* besides one of those named */
	assert_int_equal(judgement_gap_to(j, &f->model), GAP_OVER);
	j->to[0] = false;
	assert_int_equal(judgement_gap_to(j, &f->model), GAP_MISSED);
	j->to[1] = false;
	assert_int_equal(judgement_gap_to(j, &f->model), GAP_MISSED);
	j->to_unknown = true;
	assert_int_equal(judgement_gap_to(j, &f->model), GAP_OPEN);
	nobody.to[0] = false;
	assert_int_equal(judgement_gap_to(j, &nobody), GAP_NONE);
}

static void
first_steps(void **state)
{
	struct fixture *f = *state;
	size_t call = f->model.step[0], ask = f->model.step[1];
	size_t other = kb_find_step(f->s.kb, "dutch");
	size_t later = kb_find_step(f->s.kb, "later");
	struct judgement *j = &f->mine;

	j->nsteps = 3;
	j->step[0] = call;
	j->step[1] = later;
	j->step[2] = other;
	assert_int_equal(judgement_gap_step(f->s.f, j, &f->model, call),
	    GAP_NONE);
	assert_int_equal(judgement_gap_step(f->s.f, j, &f->model, later),
	    GAP_NONE);
	assert_int_equal(judgement_gap_step(f->s.f, j, &f->model, other),
	    GAP_OVER);
	assert_int_equal(judgement_gap_step(f->s.f, j, &f->model, ask),
	    GAP_MISSED);
	assert_int_equal(judgement_gap_step(f->s.f, j, &f->model,
	    f->s.kb->nsteps), GAP_NONE);
	j->nsteps = 0;
	j->steps_unknown = true;
	assert_int_equal(judgement_gap_step(f->s.f, j, &f->model, ask),
	    GAP_OPEN);
}

/* Never a step of the other country, and the order gives nothing away. */
static void
what_to_choose_from(void **state)
{
	const struct fixture *f = *state;
	size_t i;

	for (i = 0; i < f->choices.nsteps; i++) {
		assert_true(f->s.kb->steps[f->choices.step[i]].country !=
		    KB_NLD);
		assert_true(i == 0 || f->choices.step[i - 1] <
		    f->choices.step[i]);
	}
	assert_true(f->choices.nsteps >= f->model.nsteps);
}

static struct misreads
misreads(const struct fixture *f, const struct answers *mine)
{
	struct misreads m;

	assert_int_equal(misreads_of(f->s.f, mine, f->s.arena, &m), 0);
	return m;
}

static void
other_answers(void **state)
{
	struct fixture *f = *state;
	struct answers *mine = answers_new(f->s.kb, f->s.arena);
	struct misreads m;

	assert_int_equal(misreads(f, mine).n, 0);	/* none given */
	answers_copy(mine, f->s.answers);
	assert_int_equal(misreads(f, mine).n, 0);
	small_answer(mine, "suicide", "no");	/* the case does not say */
	small_answer(mine, "accepts", "yes");
	small_answer(mine, "danger", "no");
	m = misreads(f, mine);
	assert_int_equal(m.n, 3);
	/* The weightiest that is missed first. */
	assert_string_equal(f->s.kb->questions[m.at[0].question].head.id,
	    "danger");
	assert_int_equal(m.at[0].gap, GAP_MISSED);
	assert_true(m.at[0].what == MISREAD_CHILD && m.at[0].value == 0);
	assert_string_equal(f->s.kb->questions[m.at[1].question].head.id,
	    "accepts");
	assert_int_equal(m.at[1].gap, GAP_MISSED);
	assert_true(m.at[1].what == MISREAD_REPORTING);
	assert_true(m.at[2].untold && !m.at[0].untold);
}

static void
more_than_the_case(void **state)
{
	struct fixture *f = *state;
	struct answers *mine = answers_new(f->s.kb, f->s.arena);
	struct misreads m;

	answers_copy(mine, f->s.answers);
	small_answer(mine, "suicide", "acute");
	m = misreads(f, mine);
	assert_int_equal(m.n, 1);
	assert_int_equal(m.at[0].gap, GAP_OVER);
	assert_true(m.at[0].what == MISREAD_LIFE && m.at[0].value == 1);
}

/* One answer that moves haste, one secrecy, one a step, and one nothing. */
static struct kbuild *
one_each(size_t question[4], size_t *step)
{
	static const char *const ids[] = { "haste", "bound", "step", "none" };
	struct kbuild *b = kbuild_new(16);
	size_t i;

	for (i = 0; i < 4; i++)
		question[i] = kbuild_question(b, ids[i], 2, false);
	kbuild_urgency(b, KB_TODAY, kx_is(b, question[0], 1));
	b->kb.secrecy_fact = kbuild_fact(b, "bound", kx_is(b, question[1],
	    1));
	*step = kbuild_step(b, "call", KB_WEEK, false, kx_is(b, question[2],
	    1));
	return b;
}

/* Said of the answers of the case, and the other way round. */
static void
each_of_what_may_follow(void **state)
{
	static const struct { size_t question; int what; size_t missed,
	    over; } rows[] = {
		{ 0, MISREAD_URGENCY, KB_PLANNED, KB_TODAY },
		{ 1, MISREAD_SECRECY, TRI_FALSE + 1, TRI_TRUE + 1 },
		{ 2, MISREAD_STEPS, 0, 0 },
		{ 3, MISREAD_NOTHING, 0, 0 },
	};
	struct answers *mine;
	struct misreads m;
	size_t q[4], step, i, k;
	struct kworld w;

	(void)state;
	kworld_open(&w, one_each(q, &step));
	assert_int_equal(step, 0);
	mine = answers_new(w.kb, w.arena);
	for (k = 0; k < 2; k++)
		for (i = 0; i < 4; i++) {
			size_t at;

			for (at = 0; at < 4; at++)
				answers_set_one(w.answers, q[at], k);
			answers_copy(mine, w.answers);
			answers_set_one(mine, q[rows[i].question], 1 - k);
			assert_int_equal(misreads_of(kworld_find(&w,
			    w.answers), mine, w.arena, &m), 0);
			assert_int_equal(m.n, 1);
			assert_int_equal(m.at[0].what, rows[i].what);
			assert_int_equal(m.at[0].gap, rows[i].what ==
			    MISREAD_NOTHING ? GAP_NONE : k == 0 ? GAP_MISSED :
			    GAP_OVER);
			assert_int_equal(m.at[0].value, k == 0 ?
			    rows[i].missed : rows[i].over);
		}
	kworld_close(&w);
}

static void
misreads_without_memory(void **state)
{
	const struct fixture *f = *state;
	struct arena *none = arena_new_fused(1);
	struct misreads m;

	assert_int_equal(misreads_of(f->s.f, f->s.answers, none, &m), -1);
	assert_int_equal(m.n, 0);
	arena_free(none);
}

/* Those that there is no room for, and words that stand there already. */
static void
no_more_than_can_be_chosen_from(void **state)
{
	enum { MANY = CHOICES_TO_MAX + 1 };
	struct kbuild *b = kbuild_new(32);
	const struct kb_expr *when[MANY] = { NULL }, *always;
	size_t to[MANY], i, country;
	const struct findings *f;
	struct judgement j;
	struct choices c;
	struct kworld w;

	(void)state;
	country = kbuild_country(b);
	always = kx(b, KB_TRUE);
	for (i = 0; i < MANY; i++)
		to[i] = kbuild_contact(b, kbuild_id(b, "to", i), KB_BE);
	kbuild_recipients(b, kbuild_ground(b, "g", KB_BE, KB_REPORT, KB_RIGHT,
	    1, &always), MANY, to, when);
	for (i = 0; i < 3; i++) {
		size_t at = kbuild_step(b, kbuild_id(b, "s", i), KB_WEEK,
		    false, always);

		b->step[at].on_page = true;
		b->step[at].text.in[KB_NL] = i < 2 ? "Bel." : "Schrijf.";
	}
	kworld_open(&w, b);
	answers_set_one(w.answers, country, 0);
	f = kworld_find(&w, w.answers);
	choices_of(f, "one", &c);
	judgement_of(f, &c, &j);
	assert_int_equal(c.nto, CHOICES_TO_MAX);
	for (i = 0; i < CHOICES_TO_MAX; i++)
		assert_true(j.to[i]);
	assert_int_equal(c.nsteps, 2);
	assert_int_equal(c.step[0], 0);
	assert_int_equal(c.step[1], 2);
	kworld_close(&w);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, \
    close_fixture)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(what_the_model_says),
		TEST(names),
		TEST(less_and_more),
		TEST(to_whom),
		TEST(first_steps),
		TEST(what_to_choose_from),
		TEST(other_answers),
		TEST(more_than_the_case),
		TEST(each_of_what_may_follow),
		TEST(misreads_without_memory),
		TEST(no_more_than_can_be_chosen_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
