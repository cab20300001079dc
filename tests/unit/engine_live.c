/* SPDX-License-Identifier: MIT */
/* Which questions are asked, and that no other one could have mattered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/code.h"
#include "engine/live.h"
#include "koracle.h"
#include "krandom.h"

static const struct kshape small = { 5, 3, 4, 3, 3, 2, false };
static const struct kshape wild = { 5, 3, 4, 3, 3, 2, true };
static const struct kshape large = { 14, 4, 12, 8, 8, 3, false };
static const struct live_scope first = { true, { false } };
static const struct live_scope all = { true, { true, true, true, true, true,
    true, true, true, true, true } };

struct world {
	struct krandom *random;
	struct kbuild *build;
	const struct kb *kb;
	struct program *program;
	struct live *live;
	struct arena *arena;
	struct answers *answers;
};

static void
world_new(struct world *w, struct kbuild *build)
{
	w->build = build;
	w->kb = kbuild_kb(build);
	w->program = program_new(w->kb, KRANDOM_DAY);
	assert_non_null(w->program);
	w->live = live_new(w->program);
	w->arena = arena_new();
	w->answers = answers_new(w->kb, w->arena);
	assert_non_null(w->live);
	assert_non_null(w->answers);
}

static void
world_random(struct world *w, struct krandom *r, const struct kshape *shape)
{
	w->random = r;
	world_new(w, krandom_kb(r, shape));
}

static void
world_free(struct world *w)
{
	live_free(w->live);
	program_free(w->program);
	arena_free(w->arena);
	kbuild_free(w->build);
}

static void
update(struct world *w, const struct live_scope *scope)
{
	assert_int_equal(live_update(w->live, w->answers, scope), 0);
}

/* ---- what a round is about, worked out a second time ---- */

struct view {
	int value[128];
	size_t n;
	enum kb_level level;
};

static void
look(struct view *v, int value)
{
	assert_true(v->n < 128);
	v->value[v->n++] = value;
}

/* What is only shown when true: unknown and false look the same. */
static int
truth(int value)
{
	return value == 1;
}

static void
look_first_round(struct view *v, const struct kb *kb,
    const struct koracle *o)
{
	size_t i;
	int value;

	for (i = 0; i < KB_NALARMS; i++)
		look(v, koracle_rule(o, kb->alarms[i].rule).low);
	for (i = 0; i < kb->nfacts; i++)
		if (kb->facts[i].first_round || kb->facts[i].secrecy)
			look(v, koracle_rule(o, kb->facts[i].rule).low);
	for (i = 0; i < kb->ngrounds; i++)
		if (kb->grounds[i].first_round)
			look(v, koracle_rule(o, kb->grounds[i].rule).low);
	for (i = 0; i < kb->nsteps; i++) {
		if (!kb->steps[i].first_round)
			continue;
		value = koracle_rule(o, kb->steps[i].rule).low;
		look(v, kb->steps[i].cautious ? value : truth(value));
	}
	v->level = koracle_level(koracle_rule(o, kb->urgency[KB_NOW].rule).low,
	    koracle_rule(o, kb->urgency[KB_TODAY].rule).low,
	    koracle_rule(o, kb->urgency[KB_WEEK].rule).low);
}

static void
look_sections(struct view *v, const struct kb *kb, const struct koracle *o)
{
	size_t i;
	int value;

	for (i = 0; i < kb->ngrounds; i++)
		look(v, koracle_rule(o, kb->grounds[i].rule).low);
	for (i = 0; i < kb->nsteps; i++) {
		value = koracle_rule(o, kb->steps[i].rule).low;
		if (kb->steps[i].section == 4)
			look(v, kb->steps[i].cautious ? value : truth(value));
	}
	look(v, truth(koracle_rule(o, kb->indicators[0].rule).low));
	look(v, truth(koracle_rule(o, kb->guidance[0].rule).low));
	look(v, truth(koracle_rule(o, kb->plan_items[0].rule).low));
	if (answers_country(o->answers) == KB_BE)
		look(v, truth(koracle_rule(o, kb->passages[0].rule).low));
}

/* The findings on these answers, closed. */
static void
see(struct view *v, const struct world *w, const struct answers *a,
    const struct live_scope *scope)
{
	struct koracle o = { w->kb, a, KRANDOM_DAY, READING_MAIN, false };

	v->n = 0;
	look_first_round(v, w->kb, &o);
	if (scope->section[1])
		look_sections(v, w->kb, &o);
}

static void
assert_same(const struct view *a, const struct view *b)
{
	size_t i;

	assert_int_equal(a->n, b->n);
	assert_int_equal(a->level, b->level);
	for (i = 0; i < a->n; i++)
		assert_int_equal(a->value[i], b->value[i]);
}

/* ---- properties ---- */

/* A question is asked only when unanswered and when it may apply. */
static void
check_live(const struct world *w)
{
	struct koracle o = { w->kb, w->answers, KRANDOM_DAY, READING_MAIN,
	    true };
	size_t i, n = 0, next = KB_ALWAYS, ask;

	for (i = w->kb->nquestions; i-- > 0;) {
		if (!live_question(w->live, i))
			continue;
		n++;
		next = i;
		assert_int_equal(w->answers->state[i], ANSWER_NONE);
		ask = w->kb->questions[i].ask_if;
		if (ask != KB_ALWAYS)
			assert_true(koracle_rule(&o, ask).high > -1);
	}
	assert_int_equal(live_count(w->live), n);
	assert_true(live_next(w->live) == next);
}

/* Answers in any way everything that is not live. */
static void
fill_rest(struct world *w, struct answers *a)
{
	size_t i;

	for (i = 0; i < w->kb->nquestions; i++)
		if (a->state[i] == ANSWER_NONE && !live_question(w->live, i))
			krandom_answer(w->random, a, i);
}

/* Whatever the live questions are answered, the others do not matter. */
static void
check_rest_is_idle(struct world *w, struct answers *one, struct answers *two,
    const struct live_scope *scope)
{
	struct view a, b;
	size_t i;

	answers_copy(one, w->answers);
	for (i = 0; i < w->kb->nquestions; i++)
		if (live_question(w->live, i) && krandom_below(w->random, 2))
			krandom_answer(w->random, one, i);
	answers_copy(two, one);
	fill_rest(w, one);
	if (krandom_below(w->random, 2))
		fill_rest(w, two);
	see(&a, w, one, scope);
	see(&b, w, two, scope);
	assert_same(&a, &b);
}

/* Asks until nothing is left, in the authored order or any other. */
static void
interview(struct world *w, const struct live_scope *scope, bool in_order)
{
	struct answers *one = answers_new(w->kb, w->arena);
	struct answers *two = answers_new(w->kb, w->arena);
	size_t bound, q;

	update(w, scope);
	check_live(w);
	while ((q = live_next(w->live)) != KB_ALWAYS) {
		bound = live_count(w->live);
		check_rest_is_idle(w, one, two, scope);
		if (!in_order)
			while (!live_question(w->live, q) ||
			    krandom_below(w->random, 3) == 0)
				q = (q + 1) % w->kb->nquestions;
		krandom_answer(w->random, w->answers, q);
		update(w, scope);
		check_live(w);
		assert_true(live_count(w->live) < bound);
	}
	assert_int_equal(live_count(w->live), 0);
	check_rest_is_idle(w, one, two, scope);
}

static void
test_interview(void **state)
{
	struct krandom r = { 11 };
	struct world w;
	int i;

	(void)state;
	for (i = 0; i < 300; i++) {
		world_random(&w, &r, i % 3 == 0 ? &large :
		    i % 3 == 1 ? &small : &wild);
		interview(&w, i % 2 ? &first : &all, i % 5 < 3);
		world_free(&w);
	}
}

/* An answer to a question that is not live does not make others live. */
static void
test_unasked_answers(void **state)
{
	struct krandom r = { 12 };
	struct world w;
	size_t q, bound;
	int i;

	(void)state;
	for (i = 0; i < 200; i++) {
		world_random(&w, &r, &large);
		update(&w, &first);
		bound = live_count(w.live);
		for (q = w.kb->nquestions; q-- > 0;) {
			krandom_answer(&r, w.answers, q);
			update(&w, &first);
			check_live(&w);
			assert_true(live_count(w.live) <= bound);
			bound = live_count(w.live);
		}
		assert_int_equal(bound, 0);
		world_free(&w);
	}
}

/* The same answers leave the same questions, whatever came first. */
static void
test_order_does_not_matter(void **state)
{
	struct krandom r = { 13 };
	struct world w;
	struct answers *b;
	bool live[32];
	size_t q;
	int i;

	(void)state;
	for (i = 0; i < 100; i++) {
		world_random(&w, &r, &large);
		b = answers_new(w.kb, w.arena);
		krandom_answers(&r, b, 40);
		for (q = 0; q < w.kb->nquestions; q++) {
			krandom_answer(&r, w.answers, q);
			update(&w, &all);
		}
		answers_copy(w.answers, b);
		update(&w, &all);
		for (q = 0; q < w.kb->nquestions; q++)
			live[q] = live_question(w.live, q);
		live_free(w.live);
		w.live = live_new(w.program);
		update(&w, &all);
		for (q = 0; q < w.kb->nquestions; q++)
			assert_int_equal(live[q], live_question(w.live, q));
		world_free(&w);
	}
}

/* ---- every completion of a small world ---- */

/* The next answer to a question in a fixed cycle, unknown first; false after
 * the last, which leaves it unknown again. */
static bool
step_answer(struct answers *a, size_t q, size_t *at)
{
	const size_t n = a->kb->questions[q].noptions;
	bool ticked[8];
	size_t i;

	++*at;
	if (!a->kb->questions[q].many) {
		if (*at <= n) {
			answers_set_one(a, q, *at - 1);
			return true;
		}
	} else if (*at <= (size_t)2 << n) {
		for (i = 0; i < n; i++)
			ticked[i] = (*at - 1) >> i & 1;
		answers_set_many(a, q, ticked, (*at - 1) >> n);
		return true;
	}
	answers_set_unknown(a, q);
	*at = 0;
	return false;
}

/* Counts on over all open questions like the digits of a number. */
static bool
next_completion(struct answers *a, const struct answers *from, size_t *at)
{
	size_t i;

	for (i = 0; i < a->kb->nquestions; i++)
		if (from->state[i] == ANSWER_NONE &&
		    step_answer(a, i, &at[i]))
			return true;
	return false;
}

static void
check_settled(const struct world *w, struct lanes *ends, struct answers *a)
{
	struct lanes *l = lanes_new_words(w->program, 1, -1);
	size_t i, at[16] = { 0 };
	enum tri low, high, v;

	answers_copy(a, w->answers);
	for (i = 0; i < w->kb->nquestions; i++)
		if (a->state[i] == ANSWER_NONE)
			answers_set_unknown(a, i);
	do {
		lanes_set(l, 0, a, END_CLOSED);
		lanes_run(l);
		for (i = 0; i < w->kb->nrules; i++) {
			low = lanes_rule(ends, i, READING_MAIN, 0);
			high = lanes_rule(ends, i, READING_MAIN, 1);
			v = lanes_rule(l, i, READING_MAIN, 0);
			assert_true(low <= v && v <= high);
		}
		assert_true(lanes_urgency(ends, 0) <= lanes_urgency(l, 0));
		assert_true(lanes_urgency(ends, 1) >= lanes_urgency(l, 0));
	} while (next_completion(a, w->answers, at));
	lanes_free(l);
}

static void
test_settled_never_changes(void **state)
{
	static const struct kshape tiny = { 4, 3, 4, 2, 2, 2, true };
	struct krandom r = { 14 };
	struct world w;
	struct lanes *ends;
	int i;

	(void)state;
	for (i = 0; i < 150; i++) {
		world_random(&w, &r, &tiny);
		ends = lanes_new_words(w.program, 1, -1);
		krandom_answers(&r, w.answers, 30);
		lanes_set(ends, 0, w.answers, END_LOW);
		lanes_set(ends, 1, w.answers, END_HIGH);
		lanes_run(ends);
		check_settled(&w, ends, answers_new(w.kb, w.arena));
		lanes_free(ends);
		world_free(&w);
	}
}

/* ---- cases by hand ---- */

enum { DANGER, SUICIDE, URGE, PEERS, OTHER, NQUESTIONS };

static void
questions(struct kbuild *b)
{
	static const char *const ids[] = { "danger", "suicide", "urge",
	    "peers", "other" };
	size_t i;

	for (i = 0; i < NQUESTIONS; i++)
		kbuild_question(b, ids[i], 3, false);
}

static void
test_alarms_do_not_hide_each_other(void **state)
{
	struct kbuild *b = kbuild_new(16);
	struct world w;

	(void)state;
	questions(b);
	kbuild_alarm(b, KB_ALARM_CHILD, kx_two(b, KB_ANY, kx_is(b, DANGER, 1),
	    kx_is(b, URGE, 1)));
	kbuild_alarm(b, KB_ALARM_LIFE, kx_is(b, SUICIDE, 1));
	kbuild_urgency(b, KB_NOW, kx_two(b, KB_ANY, kx_is(b, DANGER, 1),
	    kx_is(b, SUICIDE, 1)));
	world_new(&w, b);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 3);
	assert_false(live_alarm(w.live, KB_ALARM_CHILD));
	answers_set_one(w.answers, DANGER, 0);
	update(&w, &first);
	assert_true(live_alarm(w.live, KB_ALARM_CHILD));
	assert_false(live_alarm(w.live, KB_ALARM_LIFE));
	/* The urge can no longer change anything, the other alarm can. */
	assert_int_equal(live_count(w.live), 1);
	assert_int_equal(live_next(w.live), SUICIDE);
	world_free(&w);
}

/* Only levels above the one that is certain still matter. */
static void
test_urgency(void **state)
{
	struct kbuild *b = kbuild_new(16);
	struct world w;

	(void)state;
	questions(b);
	kbuild_urgency(b, KB_NOW, kx_is(b, DANGER, 1));
	kbuild_urgency(b, KB_TODAY, kx_is(b, SUICIDE, 1));
	kbuild_urgency(b, KB_WEEK, kx_is(b, URGE, 1));
	world_new(&w, b);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 3);
	/* Possible today is week already: the urge is idle. */
	answers_set_unknown(w.answers, SUICIDE);
	update(&w, &first);
	assert_true(live_question(w.live, DANGER));
	assert_false(live_question(w.live, URGE));
	answers_set_one(w.answers, SUICIDE, 0);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 1);
	assert_int_equal(live_next(w.live), DANGER);
	answers_unset(w.answers, SUICIDE);
	answers_set_one(w.answers, DANGER, 0);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 0);
	answers_set_one(w.answers, DANGER, 2);
	answers_set_one(w.answers, URGE, 0);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 1);
	assert_int_equal(live_next(w.live), SUICIDE);
	world_free(&w);
}

/* Above a certain week a level counts only if it can be certain too. */
static void
test_urgency_that_stays_possible(void **state)
{
	struct kbuild *b = kbuild_new(16);
	struct world w;

	(void)state;
	questions(b);
	kbuild_urgency(b, KB_NOW, kx_two(b, KB_ALL,
	    kx(b, KB_UNDECIDED_LAW), kx_is(b, OTHER, 1)));
	kbuild_urgency(b, KB_TODAY, kx_is(b, DANGER, 1));
	kbuild_urgency(b, KB_WEEK, kx_is(b, URGE, 1));
	world_new(&w, b);
	update(&w, &first);
	assert_true(live_question(w.live, OTHER));
	answers_set_one(w.answers, URGE, 0);
	update(&w, &first);
	assert_false(live_question(w.live, OTHER));
	assert_true(live_question(w.live, DANGER));
	world_free(&w);
}

/* A question is asked for what it opens, and closed with it. */
static void
test_ask_if_chain(void **state)
{
	struct kbuild *b = kbuild_new(16);
	struct world w;
	size_t f;

	(void)state;
	questions(b);
	kbuild_ask_if(b, URGE, kx_is(b, SUICIDE, 1));
	kbuild_ask_if(b, SUICIDE, kx_is(b, DANGER, 1));
	f = kbuild_fact(b, "f", kx_is(b, URGE, 1));
	b->fact[f].first_round = true;
	world_new(&w, b);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 3);
	assert_int_equal(live_next(w.live), DANGER);
	answers_set_unknown(w.answers, DANGER);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 2);
	answers_set_one(w.answers, DANGER, 1);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 0);
	answers_set_one(w.answers, DANGER, 0);
	answers_set_one(w.answers, SUICIDE, 0);
	update(&w, &first);
	assert_int_equal(live_next(w.live), URGE);
	world_free(&w);
}

/* What is capped at unknown anyway is not worth a question. */
static void
test_cap(void **state)
{
	struct kbuild *b = kbuild_new(16);
	struct world w;
	size_t f, s;

	(void)state;
	questions(b);
	f = kbuild_fact(b, "f", kx_two(b, KB_ALL, kx(b, KB_UNDECIDED_LAW),
	    kx_two(b, KB_ANY, kx_is(b, DANGER, 1), kx_two(b, KB_ALL,
	    kx_is(b, URGE, 1), kx_is(b, OTHER, 1)))));
	b->fact[f].first_round = true;
	s = kbuild_step(b, "s", KB_WEEK, false, kx_two(b, KB_ALL,
	    kx(b, KB_UNDECIDED_LAW), kx_is(b, PEERS, 1)));
	b->step[s].first_round = true;
	world_new(&w, b);
	update(&w, &first);
	/* The step can never be true and is not cautious. */
	assert_false(live_question(w.live, PEERS));
	assert_int_equal(live_count(w.live), 3);
	answers_set_unknown(w.answers, DANGER);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 0);
	world_free(&w);
}

static void
open_section(struct world *w, int section)
{
	struct live_scope scope = { false, { false } };

	scope.section[section] = true;
	update(w, &scope);
}

static void
test_sections(void **state)
{
	struct kbuild *b = kbuild_new(16);
	const struct kb_expr *asked;
	struct world w;
	size_t s;

	(void)state;
	questions(b);
	asked = kx_is(b, OTHER, 1);
	kbuild_ground(b, "g", KB_NO_COUNTRY, KB_HELP, KB_DUTY, 1, &asked);
	kbuild_guidance(b, "d", kx_is(b, DANGER, 1));
	kbuild_passage(b, "say", KB_SAY, KB_NO_COUNTRY, kx_is(b, URGE, 1));
	kbuild_plan_item(b, "l", kx_is(b, SUICIDE, 1));
	s = kbuild_step(b, "s", KB_WEEK, false, kx_is(b, PEERS, 1));
	b->step[s].section = 4;
	kbuild_indicator(b, "i", 8, kx_is(b, PEERS, 2));
	kbuild_passage(b, "r", KB_RECORD, KB_NO_COUNTRY, kx_is(b, URGE, 2));
	kbuild_passage(b, "c", KB_CHANGE, KB_NO_COUNTRY,
	    kx_is(b, DANGER, 2));
	world_new(&w, b);
	update(&w, &first);
	assert_int_equal(live_count(w.live), 0);
	open_section(&w, 1);
	assert_int_equal(live_count(w.live), 1);
	assert_true(live_question(w.live, OTHER));
	open_section(&w, 3);
	assert_int_equal(live_count(w.live), 2);
	assert_true(live_question(w.live, DANGER));
	assert_true(live_question(w.live, URGE));
	open_section(&w, 4);
	assert_int_equal(live_count(w.live), 2);
	assert_true(live_question(w.live, SUICIDE));
	assert_true(live_question(w.live, PEERS));
	open_section(&w, 8);
	assert_int_equal(live_count(w.live), 1);
	assert_true(live_question(w.live, PEERS));
	open_section(&w, 6);
	assert_int_equal(live_next(w.live), URGE);
	open_section(&w, 7);
	assert_int_equal(live_next(w.live), DANGER);
	open_section(&w, 2);
	assert_int_equal(live_count(w.live), 0);
	world_free(&w);
}

/* Nothing is asked for a text of the other country. */
static void
test_abroad(void **state)
{
	struct kbuild *b = kbuild_new(16);
	struct world w;
	size_t country, q;

	(void)state;
	country = kbuild_country(b);
	q = kbuild_question(b, "q", 2, false);
	kbuild_passage(b, "say", KB_SAY, KB_BE, kx_is(b, q, 1));
	world_new(&w, b);
	open_section(&w, 3);
	assert_true(live_question(w.live, q));
	answers_set_one(w.answers, country, 1);
	open_section(&w, 3);
	assert_false(live_question(w.live, q));
	answers_set_one(w.answers, country, 0);
	open_section(&w, 3);
	assert_true(live_question(w.live, q));
	world_free(&w);
}

/* Which one of a service is asked for when the advice names that service to
 * report to, and for nobody else. */
static void
test_recipients(void **state)
{
	enum { TO, MAY, NEARER };
	struct kbuild *b = kbuild_new(16);
	const struct kb_expr *danger, *when;
	struct world w;
	size_t q[3], country, at, to, ground;

	(void)state;
	country = kbuild_country(b);
	q[TO] = kbuild_question(b, "to", 2, false);
	q[MAY] = kbuild_question(b, "may", 2, false);
	q[NEARER] = kbuild_question(b, "nearer", 2, false);
	danger = kx_is(b, q[TO], 1);
	when = kx_is(b, q[MAY], 1);
	to = kbuild_contact(b, "service", KB_BE);
	at = kbuild_contact(b, "near", KB_BE);
	b->contact[at].of = to;
	b->contact[at].rule = b->fact[kbuild_fact(b, "near", kx_is(b,
	    q[NEARER], 1))].rule;
	ground = kbuild_ground(b, "g", KB_BE, KB_REPORT, KB_RIGHT, 1,
	    &danger);
	kbuild_recipients(b, ground, 1, &to, &when);
	world_new(&w, b);
	answers_set_one(w.answers, country, 0);
	open_section(&w, 5);
	assert_int_equal(live_count(w.live), 0);
	answers_set_one(w.answers, q[TO], 0);
	open_section(&w, 5);
	assert_int_equal(live_count(w.live), 0);
	answers_set_one(w.answers, q[MAY], 0);
	open_section(&w, 5);
	assert_int_equal(live_count(w.live), 1);
	assert_true(live_question(w.live, q[NEARER]));
	answers_set_one(w.answers, q[TO], 1);
	open_section(&w, 5);
	assert_int_equal(live_count(w.live), 0);
	world_free(&w);
}

static void
test_failure(void **state)
{
	struct krandom r = { 15 };
	struct world w;
	struct live *l = NULL;
	long i;

	(void)state;
	world_random(&w, &r, &large);
	for (i = 0; l == NULL && i < 100; i++)
		l = live_new_fused(w.program, i);
	assert_in_range(i, 3, 99);
	live_free(l);
	live_free(NULL);
	world_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_interview),
		cmocka_unit_test(test_unasked_answers),
		cmocka_unit_test(test_order_does_not_matter),
		cmocka_unit_test(test_settled_never_changes),
		cmocka_unit_test(test_alarms_do_not_hide_each_other),
		cmocka_unit_test(test_urgency),
		cmocka_unit_test(test_urgency_that_stays_possible),
		cmocka_unit_test(test_ask_if_chain),
		cmocka_unit_test(test_cap),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_abroad),
		cmocka_unit_test(test_recipients),
		cmocka_unit_test(test_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
