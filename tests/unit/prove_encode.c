/* SPDX-License-Identifier: MIT */
/* The circuit of the proofs against the engine, which knows nothing of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "advice.h"
#include "engine/told.h"
#include "kb/index.h"
#include "kworld.h"
#include "prove/conclude.h"
#include "prove/example.h"
#include "prove/simulate.h"

#define LANES 64

static const struct kshape wild = { 6, 5, 6, 4, 3, 3, true };
static const struct kshape lawful = { 6, 5, 6, 4, 3, 3, false };

/* ---- values ---- */

/* A circuit, its simulation, and how much of it was run. */
struct bench {
	struct gates *gates;
	struct encode *encode;
	struct simulate *simulate;
	int run;
};

static void
bench_open(struct bench *b, const struct kb *kb, long day)
{
	b->gates = gates_new();
	b->encode = encode_new(b->gates, kb, day);
	b->simulate = simulate_new(b->gates, 1);
	b->run = 0;
	assert_non_null(b->encode);
	assert_non_null(b->simulate);
}

static void
bench_close(struct bench *b)
{
	assert_false(gates_failed(b->gates));
	simulate_free(b->simulate);
	encode_free(b->encode);
	gates_free(b->gates);
}

/* Gates that are new since the last run are run first. */
static bool
holds(struct bench *b, int literal, unsigned lane)
{
	if (b->run < gates_count(b->gates)) {
		assert_int_equal(simulate_run(b->simulate), 0);
		b->run = gates_count(b->gates);
	}
	return simulate_value(b->simulate, literal, lane);
}

static enum tri
value(struct bench *b, struct truth t, unsigned lane)
{
	bool certain = holds(b, t.certain, lane);
	bool possible = holds(b, t.possible, lane);

	assert_true(possible || !certain);
	return certain ? TRI_TRUE : possible ? TRI_UNKNOWN : TRI_FALSE;
}

/* Everything about rules, so that all inputs are there. */
static void
make_all(struct encode *e)
{
	size_t rule;
	int reading;

	for (rule = 0; rule < encode_kb(e)->nrules; rule++)
		for (reading = 0; reading < NREADINGS; reading++)
			encode_rule(e, rule, (enum reading)reading);
	conclude_country(e, KB_BE);
}

static void
check_rules(struct bench *b, const struct lanes *l)
{
	enum reading reading;
	unsigned lane;
	size_t rule;

	for (rule = 0; rule < encode_kb(b->encode)->nrules; rule++)
		for (reading = 0; reading < NREADINGS; reading++)
			for (lane = 0; lane < LANES; lane++)
				assert_int_equal(value(b, encode_rule(
				    b->encode, rule, reading), lane),
				    lanes_rule(l, rule, reading, lane));
}

static void
check_rules_of(struct krandom *r, const struct kshape *shape)
{
	struct kworld w;
	struct bench b;
	struct lanes *l;
	unsigned lane;

	kworld_open(&w, krandom_kb(r, shape));
	bench_open(&b, w.kb, KRANDOM_DAY);
	l = lanes_new(w.program);
	make_all(b.encode);
	for (lane = 0; lane < LANES; lane++) {
		krandom_answers(r, w.answers, 70);
		simulate_put(b.simulate, lane, b.encode, w.answers);
		lanes_set(l, lane, w.answers, END_CLOSED);
	}
	lanes_run(l);
	check_rules(&b, l);
	lanes_free(l);
	bench_close(&b);
	kworld_close(&w);
}

static void
test_rules(void **state)
{
	struct krandom r = { 11 };
	int i;

	(void)state;
	for (i = 0; i < 300; i++)
		check_rules_of(&r, i % 2 ? &wild : &lawful);
}

/* ---- conclusions ---- */

/* What a literal of each conclusion says in a lane, and the findings. */
static void
check_levels(struct bench *b, unsigned lane, const struct findings *f)
{
	int i;

	for (i = 0; i < KB_NLEVELS; i++) {
		assert_int_equal(holds(b, conclude_urgency(b->encode,
		    (enum kb_level)i), lane), f->urgency == (enum kb_level)i);
		assert_int_equal(holds(b, conclude_ceiling(b->encode,
		    (enum kb_level)i), lane), f->ceiling == (enum kb_level)i);
	}
	for (i = OUTCOME_NONE; i <= OUTCOME_DUTY; i++)
		assert_int_equal(holds(b, conclude_outcome(b->encode,
		    (enum outcome)i), lane), f->outcome == (enum outcome)i);
	for (i = 0; i < KB_NALARMS; i++)
		assert_int_equal(value(b, conclude_alarm(b->encode,
		    (enum kb_alarm_id)i), lane), f->alarm[i] ? TRI_TRUE :
		    f->alarm_possible[i] ? TRI_UNKNOWN : TRI_FALSE);
	assert_int_equal(value(b, conclude_secrecy(b->encode), lane), f->secrecy);
	assert_true(holds(b, conclude_country(b->encode, f->country), lane));
}

static const struct finding_ground *
found_ground(const struct findings *f, size_t ground)
{
	size_t i;

	for (i = 0; i < f->ngrounds; i++)
		if (f->grounds[i].ground == ground)
			return &f->grounds[i];
	return NULL;
}

static void
check_ground(struct bench *b, unsigned lane, const struct findings *f, size_t ground)
{
	const struct finding_ground *found = found_ground(f, ground);
	const struct kb_ground *g = &f->kb->grounds[ground];
	enum status status;
	size_t i;

	for (status = STATUS_FAILED; status <= STATUS_MET; status++) {
		assert_int_equal(holds(b, conclude_ground(b->encode, ground,
		    READING_MAIN, status), lane),
		    found != NULL && found->status == status);
		assert_int_equal(holds(b, conclude_ground(b->encode, ground,
		    READING_WIDE, status), lane),
		    found != NULL && found->wide == status);
		assert_int_equal(holds(b, conclude_ground(b->encode, ground,
		    READING_NARROW, status), lane),
		    found != NULL && found->narrow == status);
	}
	assert_int_equal(holds(b, conclude_contested(b->encode, ground),
	    lane), found != NULL && found->contested);
	for (i = 0; i < g->nconditions && found != NULL; i++)
		assert_int_equal(value(b, conclude_condition(b->encode, ground, i),
		    lane), found->conditions[i].value);
	for (i = 0; i < g->nrecipients; i++)
		assert_int_equal(holds(b, conclude_recipient(b->encode,
		    ground, i), lane), found != NULL && found->recipients[i]);
}

static bool
has(const size_t *list, size_t n, size_t wanted)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (list[i] == wanted)
			return true;
	return false;
}

static void
check_lists(struct bench *b, unsigned lane, const struct findings *f)
{
	enum tri step;
	size_t i, j;

	for (i = 0; i < f->kb->nsteps; i++) {
		step = TRI_FALSE;
		for (j = 0; j < f->nsteps; j++)
			if (f->steps[j].step == i)
				step = f->steps[j].possible ? TRI_UNKNOWN :
				    TRI_TRUE;
		assert_int_equal(value(b, conclude_step(b->encode, i), lane), step);
	}
	for (i = 0; i < f->kb->ncontacts; i++)
		assert_int_equal(holds(b, conclude_contact(b->encode, i),
		    lane), has(f->contacts, f->ncontacts, i));
	for (i = 0; i < f->kb->nindicators; i++)
		assert_int_equal(holds(b, conclude_indicator(b->encode, i),
		    lane), has(f->indicators, f->nindicators, i));
}

/* Texts in the order in which they are counted through; the sheet for the
 * client is no part of the advice, and care has no more than its rule. */
static void
check_told(struct bench *b, unsigned lane, const struct findings *f)
{
	const struct kb *kb = f->kb;
	size_t i, at = 0;

	for (i = 0; i < kb->npassages; i++, at++)
		if (kb->passages[i].place < KB_HANDOUT_TITLE)
			assert_int_equal(holds(b, conclude_passage(b->encode,
			    i), lane), told_holds(f, at));
	for (i = 0; i < kb->nguidance; i++, at++)
		assert_int_equal(holds(b, conclude_guidance(b->encode, i),
		    lane), told_holds(f, at));
	for (i = 0; i < kb->nplan_items; i++, at++)
		assert_int_equal(holds(b, conclude_plan_item(b->encode, i),
		    lane), told_holds(f, at));
}

static void
check_findings(struct bench *b, unsigned lane, const struct findings *f)
{
	size_t i;

	check_levels(b, lane, f);
	for (i = 0; i < f->kb->ngrounds; i++)
		check_ground(b, lane, f, i);
	check_lists(b, lane, f);
	check_told(b, lane, f);
}

/* Findings of knowledge with contacts, recipients and steps abroad. */
static void
check_conclusions(const struct program *p, const struct kb *kb, long day,
    struct krandom *r, unsigned lanes)
{
	struct arena *arena = arena_new();
	struct answers *a[LANES];
	struct bench b;
	unsigned lane;

	bench_open(&b, kb, day);
	make_all(b.encode);
	for (lane = 0; lane < lanes; lane++) {
		a[lane] = answers_new(kb, arena);
		krandom_answers(r, a[lane], 20 + 10 * (lane % 8));
		simulate_put(b.simulate, lane, b.encode, a[lane]);
	}
	for (lane = 0; lane < lanes; lane++)
		check_findings(&b, lane, findings_new(p, a[lane], day,
		    arena));
	bench_close(&b);
	arena_free(arena);
}

static void
test_conclusions(void **state)
{
	struct krandom r = { 12 };
	struct kworld w;
	int i;

	(void)state;
	for (i = 0; i < 100; i++) {
		kworld_open(&w, krandom_kb(&r, i % 2 ? &wild : &lawful));
		check_conclusions(w.program, w.kb, KRANDOM_DAY, &r, 8);
		kworld_close(&w);
	}
}

static void
test_real_knowledge(void **state)
{
	static const char *const moments[] = { "2026-11-20T17:40",
	    "2024-01-01T12:00", "2029-06-01T12:00" };
	struct krandom r = { 13 };
	struct advice a;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		advice_open(&a, moments[i]);
		check_conclusions(a.program, a.kb, civil_days(a.c.at.year,
		    a.c.at.month, a.c.at.day), &r, LANES);
		advice_close(&a);
	}
}

/* ---- the solver, where every set of answers can be tried ---- */

#define SETS_MAX 4096

/* Every set of answers to a small knowledge base. */
struct sets { struct answers *at[SETS_MAX]; size_t n; };

static void
add_sets(struct sets *sets, struct answers *a, size_t question,
    struct arena *arena)
{
	const struct kb_question *q = &a->kb->questions[question];
	bool ticked[8];
	size_t i, j;

	if (question == a->kb->nquestions) {
		assert_true(sets->n < SETS_MAX);
		sets->at[sets->n] = answers_new(a->kb, arena);
		answers_copy(sets->at[sets->n++], a);
		return;
	}
	answers_unset(a, question);
	add_sets(sets, a, question + 1, arena);
	for (i = 0; i < q->noptions && !q->many; i++) {
		answers_set_one(a, question, i);
		add_sets(sets, a, question + 1, arena);
	}
	for (i = 0; q->many && i < (size_t)2 << q->noptions; i++) {
		for (j = 0; j < q->noptions; j++)
			ticked[j] = i >> (j + 1) & 1;
		answers_set_many(a, question, ticked, i & 1);
		if (i != 1)	/* nothing said: unanswered */
			add_sets(sets, a, question + 1, arena);
	}
}

/* The fewest answers with which each value comes; none: SIZE_MAX. */
static void
try_sets(const struct sets *sets, const struct program *p, size_t rule,
    enum reading reading, size_t fewest[3])
{
	struct lanes *l = lanes_new(p);
	size_t i, n;
	enum tri v;

	fewest[0] = fewest[1] = fewest[2] = SIZE_MAX;
	for (i = 0; i < sets->n; i++) {
		lanes_reset(l);
		lanes_set(l, 0, sets->at[i], END_CLOSED);
		lanes_run(l);
		v = lanes_rule(l, rule, reading, 0);
		n = example_answered(sets->at[i]);
		if (n < fewest[v + 1])
			fewest[v + 1] = n;
	}
	lanes_free(l);
}

/* The solver finds a value when there is one, with the fewest answers, and
 * the engine agrees on them. */
static void
check_value(struct query *q, struct encode *e, struct kworld *w, size_t rule,
    enum reading reading, enum tri wanted, size_t fewest)
{
	struct truth t = encode_rule(e, rule, reading);
	struct lanes *l = lanes_new(w->program);
	int both[2] = { t.possible, -t.certain }, n = 2;

	if (wanted != TRI_UNKNOWN) {
		both[0] = wanted == TRI_TRUE ? t.certain : -t.possible;
		n = 1;
	}
	if (fewest == SIZE_MAX) {
		assert_int_equal(example_find(q, &e, 1, both, (size_t)n),
		    SOLVER_NO);
		lanes_free(l);
		return;
	}
	assert_int_equal(example_find(q, &e, 1, both, (size_t)n), SOLVER_YES);
	example_read(q, e, w->answers);
	assert_int_equal(example_answered(w->answers), fewest);
	lanes_set(l, 0, w->answers, END_CLOSED);
	lanes_run(l);
	assert_int_equal(lanes_rule(l, rule, reading, 0), wanted);
	lanes_free(l);
}

static void
check_solver(struct krandom *r, const struct kshape *shape)
{
	struct kworld w;
	struct sets *sets = calloc(1, sizeof(*sets));
	struct gates *g = gates_new();
	struct query *q = query_new(g);
	struct encode *e;
	size_t rule, fewest[3];
	int wanted;

	kworld_open(&w, krandom_kb(r, shape));
	e = encode_new(g, w.kb, KRANDOM_DAY);
	add_sets(sets, w.answers, 0, w.arena);
	for (rule = 0; rule < w.kb->nrules; rule += 1 + krandom_below(r, 4)) {
		enum reading reading = (enum reading)krandom_below(r, 3);

		try_sets(sets, w.program, rule, reading, fewest);
		for (wanted = TRI_FALSE; wanted <= TRI_TRUE; wanted++)
			check_value(q, e, &w, rule, reading,
			    (enum tri)wanted, fewest[wanted + 1]);
	}
	encode_free(e);
	query_free(q);
	gates_free(g);
	free(sets);
	kworld_close(&w);
}

static void
test_solver(void **state)
{
	static const struct kshape small = { 3, 3, 5, 2, 2, 3, true };
	struct krandom r = { 14 };
	int i;

	(void)state;
	if (!solver_available())
		skip();
	for (i = 0; i < 60; i++)
		check_solver(&r, &small);
}

/* ---- two sets of answers ---- */

static void
check_beside(struct krandom *r)
{
	unsigned char how[6];
	struct answers *second;
	struct encode *beside;
	struct kworld w;
	struct bench b;
	struct lanes *l;
	unsigned lane;
	size_t i;

	kworld_open(&w, krandom_kb(r, &wild));
	bench_open(&b, w.kb, KRANDOM_DAY);
	for (i = 0; i < w.kb->nquestions; i++)
		how[i] = (unsigned char)krandom_below(r, 3);
	beside = encode_beside(b.encode, how);
	make_all(b.encode);
	make_all(beside);
	second = answers_new(w.kb, w.arena);
	l = lanes_new(w.program);
	for (lane = 0; lane < LANES; lane++) {
		krandom_answers(r, w.answers, 80);
		simulate_put(b.simulate, lane, b.encode, w.answers);
		answers_copy(second, w.answers);
		for (i = 0; i < w.kb->nquestions; i++) {
			if (how[i] == ENCODE_FREE)
				krandom_answer(r, second, i);
			else if (how[i] == ENCODE_FORGET &&
			    krandom_below(r, 2))
				answers_unset(second, i);
		}
		simulate_put(b.simulate, lane, beside, second);
		lanes_set(l, lane, second, END_CLOSED);
	}
	lanes_run(l);
	for (i = 0; i < w.kb->nrules; i++)
		for (lane = 0; lane < LANES; lane++)
			assert_int_equal(value(&b, encode_rule(beside, i,
			    READING_MAIN), lane), lanes_rule(l, i,
			    READING_MAIN, lane));
	lanes_free(l);
	encode_free(beside);
	bench_close(&b);
	kworld_close(&w);
}

static void
test_beside(void **state)
{
	struct krandom r = { 15 };
	int i;

	(void)state;
	for (i = 0; i < 100; i++)
		check_beside(&r);
}

/* ---- two knowledge bases ---- */

/* A question with options o0 to o<n-1>, the first `left_out` of them left
 * out. */
static struct kbuild *
asks(size_t n, size_t left_out, bool many)
{
	struct kbuild *b = kbuild_new(8);
	size_t q = kbuild_question(b, "q", n, many);
	struct kb_index *index = kb_index_new(b->kb.arena, 8);

	b->question[q].options += left_out;
	b->question[q].noptions -= left_out;
	kb_index_add(index, "q", KB_KIND_QUESTION, q);
	b->kb.index = index;
	return b;
}

static enum solver_result
together(struct query *q, int x, int y)
{
	int both[2] = { x, y };

	return query_solve(q, both, 2);
}

/* Old asks o0, o1 and o2; new asks o1, o2 and o3. */
static void
test_options_that_differ(void **state)
{
	struct kbuild *old = asks(3, 0, false), *new = asks(4, 1, false);
	struct gates *g = gates_new();
	struct query *q = query_new(g);
	struct encode *e = encode_new(g, kbuild_kb(old), KRANDOM_DAY);
	struct encode *f = encode_with(e, kbuild_kb(new), KRANDOM_DAY);

	(void)state;
	assert_int_equal(encode_tick(e, 0, 1), encode_tick(f, 0, 0));
	assert_int_equal(encode_tick(e, 0, 2), encode_tick(f, 0, 1));
	if (q != NULL) {
		assert_int_equal(together(q, encode_tick(e, 0, 0),
		    encode_unknown(f, 0)), SOLVER_YES);
		assert_int_equal(together(q, encode_tick(e, 0, 0),
		    -encode_unknown(f, 0)), SOLVER_NO);
		assert_int_equal(together(q, encode_unknown(e, 0),
		    encode_tick(f, 0, 2)), SOLVER_YES);
		assert_int_equal(together(q, -encode_unknown(e, 0),
		    encode_tick(f, 0, 2)), SOLVER_NO);
		assert_int_equal(together(q, encode_unknown(e, 0),
		    encode_unknown(f, 0)), SOLVER_YES);
		assert_int_equal(together(q, encode_tick(e, 0, 1),
		    encode_unknown(f, 0)), SOLVER_NO);
	}
	encode_free(f);
	encode_free(e);
	query_free(q);
	gates_free(g);
	kbuild_free(old);
	kbuild_free(new);
}

/* The same options: the same literals, in whatever order. */
static void
test_same_questions(void **state)
{
	struct kbuild *old = asks(3, 0, true), *new = asks(3, 0, true);
	struct kbuild *other = asks(3, 0, false);
	struct gates *g = gates_new();
	struct encode *e = encode_new(g, kbuild_kb(old), KRANDOM_DAY);
	struct encode *f = encode_with(e, kbuild_kb(new), KRANDOM_DAY);
	struct encode *h = encode_with(e, kbuild_kb(other), KRANDOM_DAY);

	(void)state;
	assert_int_equal(encode_tick(e, 0, 1), encode_tick(f, 0, 1));
	assert_int_equal(encode_rest(e, 0), encode_rest(f, 0));
	assert_int_equal(encode_known(e, 0), encode_known(f, 0));
	assert_int_not_equal(encode_tick(e, 0, 1), encode_tick(h, 0, 1));
	encode_free(h);
	encode_free(f);
	encode_free(e);
	gates_free(g);
	kbuild_free(old);
	kbuild_free(new);
	kbuild_free(other);
}

/* ---- cases ---- */

static void
test_case(void **state)
{
	static const bool ticked[5] = { false, true, false, false,
	    false };
	struct kbuild *b = kbuild_new(8);
	size_t one = kbuild_question(b, "one", 3, false);
	size_t many = kbuild_question(b, "many", 3, true);
	size_t vague = kbuild_question(b, "vague", 3, true);
	size_t shrug = kbuild_question(b, "shrug", 3, false);
	struct arena *arena = arena_new();
	struct answers *a;
	struct sbuf out = SBUF_EMPTY;

	(void)state;
	kbuild_question(b, "silent", 3, false);
	a = answers_new(kbuild_kb(b), arena);
	answers_set_one(a, one, 2);
	answers_set_many(a, many, ticked, false);
	answers_set_many(a, vague, ticked, true);
	answers_set_unknown(a, shrug);
	example_add_case(&out, "x", a, "{\"urgency\":\"now\"}");
	answers_unset(a, one);
	answers_unset(a, vague);
	answers_unset(a, shrug);
	answers_set_many(a, many, ticked + 2, false);
	example_add_case(&out, "y", a, NULL);
	assert_string_equal(sbuf_text(&out), "{\"id\":\"x\",\"answers\":{"
	    "\"one\":\"o2\",\"many\":[\"o1\"],"
	    "\"vague\":[\"o1\",\"unknown\"],\"shrug\":\"unknown\"},"
	    "\"expect\":{\"urgency\":\"now\"}}\n"
	    "{\"id\":\"y\",\"answers\":{\"many\":[]}}\n");
	sbuf_clear(&out);
	arena_free(arena);
	kbuild_free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_conclusions),
		cmocka_unit_test(test_real_knowledge),
		cmocka_unit_test(test_solver),
		cmocka_unit_test(test_beside),
		cmocka_unit_test(test_options_that_differ),
		cmocka_unit_test(test_same_questions),
		cmocka_unit_test(test_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
