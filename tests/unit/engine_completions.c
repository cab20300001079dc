/* SPDX-License-Identifier: MIT */
/* What holds whatever the unknown answers are, against trying them all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/completions.h"
#include "koracle.h"
#include "kworld.h"

static const struct completions *
complete(struct kworld *w, const struct findings *f)
{
	const struct completions *c = completions_new(f, w->arena);

	assert_non_null(c);
	return c;
}

static void
same(const struct completion_range *r, int low, int high)
{
	assert_true(r->exact);
	assert_int_equal(r->low, low);
	assert_int_equal(r->high, high);
}

/* ---- all of them, one by one ---- */

/* Ranges by conclusion, as found by trying every definite answer. */
struct brute {
	struct kworld *w;
	const struct findings *f;
	struct answers *whole;
	struct completion_range rule[400], urgency, outcome;
	size_t tried;
};

static void
widen(struct completion_range *r, int value, size_t tried)
{
	if (tried == 0 || value < r->low)
		r->low = value;
	if (tried == 0 || value > r->high)
		r->high = value;
}

static int
brute_outcome(const struct koracle *o, const struct kb_ground *g)
{
	static const int met[] = { OUTCOME_RIGHT, OUTCOME_RIGHT, OUTCOME_NORM,
	    OUTCOME_DUTY };
	int value = koracle_rule(o, g->rule).low;

	return value > 0 ? met[g->force] :
	    value == 0 ? OUTCOME_OPEN : OUTCOME_NONE;
}

static void
brute_decide(struct brute *b)
{
	const struct kb *kb = b->w->kb;
	struct koracle o = { kb, b->whole, KRANDOM_DAY, READING_MAIN, false };
	int strongest = OUTCOME_NONE, here;
	size_t i;

	for (i = 0; i < kb->nrules; i++)
		widen(&b->rule[i], koracle_rule(&o, i).low, b->tried);
	widen(&b->urgency, (int)koracle_level(
	    koracle_rule(&o, kb->urgency[KB_NOW].rule).low,
	    koracle_rule(&o, kb->urgency[KB_TODAY].rule).low,
	    koracle_rule(&o, kb->urgency[KB_WEEK].rule).low), b->tried);
	for (i = 0; i < kb->ngrounds; i++) {
		here = kb->grounds[i].act != KB_REPORT ? OUTCOME_NONE :
		    brute_outcome(&o, &kb->grounds[i]);
		if (here > strongest)
			strongest = here;
	}
	widen(&b->outcome, strongest, b->tried);
	b->tried++;
}

static void brute_from(struct brute *, size_t question);

/* Every way to tick what is not known to be ticked or denied. */
static void
brute_many(struct brute *b, size_t question)
{
	const struct kb_question *q = &b->w->kb->questions[question];
	const signed char *tick = b->w->answers->tick + q->first_option;
	bool given = b->w->answers->state[question] == ANSWER_GIVEN;
	bool ticked[8];
	unsigned set, i;

	for (set = 0; set < 1u << q->noptions; set++) {
		bool fits = true;

		for (i = 0; i < q->noptions; i++) {
			ticked[i] = set >> i & 1;
			if (given && tick[i] != TRI_UNKNOWN &&
			    (tick[i] == TRI_TRUE) != ticked[i])
				fits = false;
		}
		if (!fits)
			continue;
		answers_set_many(b->whole, question, ticked, false);
		brute_from(b, question + 1);
	}
}

static void
brute_from(struct brute *b, size_t question)
{
	size_t i;

	while (question < b->w->kb->nquestions &&
	    answers_definite(b->w->answers, question))
		question++;
	if (question == b->w->kb->nquestions) {
		brute_decide(b);
		return;
	}
	if (b->w->kb->questions[question].many) {
		brute_many(b, question);
		return;
	}
	for (i = 0; i < b->w->kb->questions[question].noptions; i++) {
		answers_set_one(b->whole, question, i);
		brute_from(b, question + 1);
	}
}

static void
compare(struct brute *b, const struct completions *c)
{
	const struct kb *kb = b->w->kb;
	const struct completion_range *r;
	size_t i;

	for (i = 0; i < KB_NALARMS; i++) {
		r = &b->rule[kb->alarms[i].rule];
		same(&c->alarm[i], r->low, r->high);
	}
	same(&c->urgency, b->urgency.low, b->urgency.high);
	same(&c->outcome, b->outcome.low, b->outcome.high);
	r = &b->rule[kb->facts[kb->secrecy_fact].rule];
	same(&c->secrecy, r->low, r->high);
	for (i = 0; i < b->f->ngrounds; i++) {
		r = &b->rule[kb->grounds[b->f->grounds[i].ground].rule];
		same(&c->grounds[i], r->low, r->high);
	}
	for (i = 0; i < b->f->nsteps; i++) {
		r = &b->rule[kb->steps[b->f->steps[i].step].rule];
		same(&c->steps[i], r->low, r->high);
	}
}

static size_t
test_world(struct krandom *r, const struct kshape *shape, unsigned percent)
{
	struct kworld w;
	static struct brute b;

	kworld_open(&w, krandom_kb(r, shape));
	krandom_answers(r, w.answers, percent);
	b = (struct brute){ .w = &w, .f = kworld_find(&w, w.answers),
	    .whole = answers_new(w.kb, w.arena) };
	answers_copy(b.whole, w.answers);
	brute_from(&b, 0);
	compare(&b, complete(&w, b.f));
	kworld_close(&w);
	return b.tried;
}

static void
test_every_completion(void **state)
{
	static const struct kshape shapes[] = { { 4, 4, 6, 4, 3, 3, true },
	    { 4, 4, 6, 4, 3, 3, false }, { 6, 3, 8, 6, 4, 2, false } };
	struct krandom r = { 41 };
	size_t most = 0, tried;
	int i;

	(void)state;
	for (i = 0; i < 900; i++) {
		tried = test_world(&r, &shapes[i % 3], i % 2 ? 50 : 10);
		most = tried > most ? tried : most;
	}
	assert_true(most > 500);
}

/* ---- cases by hand ---- */

/* Either answer opens a way: unknown to Kleene, certain in every case. */
static void
test_holds_whatever(void **state)
{
	struct kbuild *b = kbuild_new(8);
	struct kworld w;
	const struct findings *f;
	const struct completions *c;
	size_t country = kbuild_country(b);
	size_t q = kbuild_question(b, "q", 2, false);
	const struct kb_expr *either = kx_two(b, KB_ANY, kx_is(b, q, 1),
	    kx_is(b, q, 2));

	(void)state;
	kbuild_ground(b, "g", KB_BE, KB_REPORT, KB_RIGHT, 1, &either);
	kworld_open(&w, b);
	answers_set_one(w.answers, country, 0);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->outcome, OUTCOME_OPEN);
	c = complete(&w, f);
	same(&c->outcome, OUTCOME_RIGHT, OUTCOME_RIGHT);
	same(&c->grounds[0], TRI_TRUE, TRI_TRUE);
	kworld_close(&w);
}

/* No answer settles what the law leaves open. */
static void
test_law_is_no_fact(void **state)
{
	struct kbuild *b = kbuild_new(8);
	struct kworld w;
	const struct completions *c;
	size_t country = kbuild_country(b);
	size_t q = kbuild_question(b, "q", 2, false);
	const struct kb_expr *both = kx_two(b, KB_ALL,
	    kx(b, KB_UNDECIDED_LAW), kx_is(b, q, 1));

	(void)state;
	kbuild_ground(b, "g", KB_BE, KB_REPORT, KB_DUTY, 1, &both);
	kworld_open(&w, b);
	answers_set_one(w.answers, country, 0);
	c = complete(&w, kworld_find(&w, w.answers));
	same(&c->outcome, OUTCOME_NONE, OUTCOME_OPEN);
	same(&c->grounds[0], TRI_FALSE, TRI_UNKNOWN);
	kworld_close(&w);
}

/* Whether an odd number of n questions has the first answer. */
static const struct kb_expr *
odd(struct kbuild *b, size_t n)
{
	const struct kb_expr *so_far = kx(b, KB_FALSE), *here, *fact;
	size_t i, q, f;

	for (i = 0; i < n; i++) {
		q = kbuild_question(b, kbuild_id(b, "q", i), 2, false);
		here = kx_is(b, q, 1);
		f = kbuild_fact(b, kbuild_id(b, "f", i), kx_two(b, KB_ANY,
		    kx_two(b, KB_ALL, so_far, kx_not(b, here)),
		    kx_two(b, KB_ALL, kx_not(b, so_far), here)));
		fact = kx_ref(b, KB_FACT, f);
		so_far = fact;
	}
	return so_far;
}

/* True for all 2^n answers, which only trying them all can tell. */
static struct completion_range
odd_or_even(size_t n, struct completion_range *urgency, size_t *fillings)
{
	struct kbuild *b = kbuild_new(40);
	const struct kb_expr *is_odd = odd(b, n);
	const struct completions *c;
	struct completion_range r;
	struct kworld w;

	kbuild_alarm(b, KB_ALARM_CHILD, kx_two(b, KB_ANY, is_odd,
	    kx_not(b, is_odd)));
	kbuild_urgency(b, KB_NOW, is_odd);
	kworld_open(&w, b);
	c = complete(&w, kworld_find(&w, w.answers));
	r = c->alarm[KB_ALARM_CHILD];
	*urgency = c->urgency;
	*fillings = c->fillings;
	kworld_close(&w);
	return r;
}

static void
test_bound(void **state)
{
	struct completion_range r, urgency;
	size_t fillings;

	(void)state;
	r = odd_or_even(8, &urgency, &fillings);
	same(&r, TRI_TRUE, TRI_TRUE);
	assert_in_range(fillings, 256, COMPLETIONS_MAX);
	/* Beyond the bound Kleene's ends remain; what is easy is exact. */
	r = odd_or_even(16, &urgency, &fillings);
	assert_false(r.exact);
	assert_int_equal(r.low, TRI_FALSE);
	assert_int_equal(r.high, TRI_TRUE);
	same(&urgency, KB_PLANNED, KB_NOW);
	assert_in_range(fillings, COMPLETIONS_MAX, COMPLETIONS_ALL);
}

/* ---- without memory ---- */

static void
test_failure(void **state)
{
	static const struct kshape shape = { 36, 8, 60, 30, 60, 2, false };
	const struct completions *c = NULL;
	struct krandom r = { 23 };
	struct kworld w;
	const struct findings *f;
	struct arena *arena = NULL;
	long i;

	(void)state;
	kworld_open(&w, krandom_kb(&r, &shape));
	f = kworld_find(&w, w.answers);
	for (i = 0; c == NULL && i < 1000; i++) {
		arena_free(arena);
		arena = arena_new_fused(i);
		c = completions_new(f, arena);
	}
	assert_in_range(i, 2, 999);
	for (i = 0, c = NULL; c == NULL && i < 1000; i++)
		c = completions_new_fused(f, w.arena, i);
	assert_in_range(i, 3, 999);
	assert_int_equal(c->outcome.high, complete(&w, f)->outcome.high);
	arena_free(arena);
	kworld_close(&w);
}

/* Of a question with more options than a lane's cell can tell apart. */
static void
test_many_options(void **state)
{
	struct kbuild *b = kbuild_new(8);
	size_t q = kbuild_question(b, "q", 300, false);
	size_t r = kbuild_question(b, "r", 2, false);
	const struct completions *c;
	struct kworld w;

	(void)state;
	kbuild_alarm(b, KB_ALARM_CHILD, kx_is(b, q, 5));
	kbuild_alarm(b, KB_ALARM_LIFE, kx_two(b, KB_ALL, kx_is(b, q, 1),
	    kx_two(b, KB_ALL, kx_is(b, q, 2), kx_is(b, r, 1))));
	kworld_open(&w, b);
	c = complete(&w, kworld_find(&w, w.answers));
	same(&c->alarm[KB_ALARM_CHILD], -1, 1);
	same(&c->alarm[KB_ALARM_LIFE], -1, -1);
	kworld_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_completion),
		cmocka_unit_test(test_holds_whatever),
		cmocka_unit_test(test_law_is_no_fact),
		cmocka_unit_test(test_bound),
		cmocka_unit_test(test_many_options),
		cmocka_unit_test(test_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
