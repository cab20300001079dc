/* SPDX-License-Identifier: MIT */
/* Small knowledge bases edited at random: what differs is what trying every
 * combination of answers with the engine finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "krandom.h"
#include "prove/differ.h"
#include "prove/solver.h"

#define QUESTIONS_MAX 8

static const struct kshape shape = { 2, 2, 3, 2, 2, 2, true };

/* ---- an edited knowledge base ---- */

struct edited {
	struct kbuild *was, *now;
	struct arena *arena;
	const struct kb_pairs *pairs;
};

static struct kbuild *
make(uint64_t seed)
{
	static const char *const levels[] = { "planned", "week", "today",
	    "now" };
	struct krandom r = { seed };
	struct kbuild *b = krandom_kb(&r, &shape);
	size_t i;

	for (i = 0; i < KB_NLEVELS; i++)
		b->kb.urgency[i].head.id = levels[i];
	return b;
}

/* Questions are looked up by id. */
static void
set_index(struct kbuild *b)
{
	struct kb_index *index = kb_index_new(b->kb.arena, QUESTIONS_MAX);
	size_t i;

	assert_non_null(index);
	for (i = 0; i < b->kb.nquestions; i++)
		(void)kb_index_add(index, b->kb.questions[i].head.id,
		    KB_KIND_QUESTION, i);
	b->kb.index = index;
	if (b->kb.nquestions > 1 && !b->kb.questions[1].many)
		b->kb.profession_question = 1;
}

static struct kb_expr *
some_part(struct krandom *r, const struct kb_expr *e)
{
	while (e->nkids > 0 && krandom_below(r, 4) > 0)
		e = e->kids[krandom_below(r, (uint32_t)e->nkids)];
	return (struct kb_expr *)(size_t)e;
}

/* One part of one rule becomes something else; a question of an ask-if must
 * come before its own. */
static void
edit_rule(struct kbuild *b, struct krandom *r, size_t question)
{
	struct kb_expr *e = some_part(r, b->rule[krandom_below(r,
	    (uint32_t)b->kb.nrules)].expr);

	if (e->op == KB_ALL || e->op == KB_ANY)
		e->op = e->op == KB_ALL ? KB_ANY : KB_ALL;
	else if (e->op == KB_TRUE || e->op == KB_FALSE)
		e->op = e->op == KB_TRUE ? KB_FALSE : KB_TRUE;
	else
		*e = *kx_is(b, question, 1 + krandom_below(r, 2));
}

static void
edit_item(struct kbuild *b, struct krandom *r)
{
	size_t g = krandom_below(r, (uint32_t)b->kb.ngrounds);
	size_t s = krandom_below(r, (uint32_t)b->kb.nsteps);

	switch (krandom_below(r, 6)) {
	case 0:
		b->ground[g].force = (enum kb_force)(1 +
		    krandom_below(r, 3));
		break;
	case 1:
		b->ground[g].act = KB_FOLLOW_STEPS;
		break;
	case 2:
		b->step[s].time = (enum kb_level)krandom_below(r, 4);
		break;
	case 3:
		b->step[s].cautious = !b->step[s].cautious;
		break;
	case 4:
		b->step[s].head.id = "renamed";
		break;
	default:
		b->ground[g].to = KRANDOM_DAY;
		break;
	}
}

/* An option that no rule names is left out. */
static void
drop_option(struct kbuild *b)
{
	struct kb_question *q = &b->question[b->kb.nquestions - 1];

	if (q->noptions == 3)
		q->noptions = 2;
}

static void
edit(struct kbuild *b, struct krandom *r)
{
	uint32_t how = krandom_below(r, 8);

	if (how == 0)
		edit_item(b, r);
	else if (how < 3 && b->kb.nquestions == shape.questions)
		edit_rule(b, r, kbuild_question(b, "extra", 2, how == 1));
	else
		edit_rule(b, r, 0);
}

/* Also the other way round: what is new is then gone. */
static void
open_edited(struct edited *e, struct krandom *r)
{
	uint64_t seed = r->state;
	struct kbuild *b;
	uint32_t n;

	(void)krandom_below(r, 2);
	e->was = make(seed);
	e->now = make(seed);
	if (krandom_below(r, 4) == 0) {
		kbuild_question(e->was, "last", 2, krandom_below(r, 2) == 0);
		kbuild_question(e->now, "last", 3,
		    e->was->question[e->was->kb.nquestions - 1].many);
		edit_rule(e->now, r, e->now->kb.nquestions - 1);
		edit_rule(e->was, r, e->was->kb.nquestions - 1);
		if (krandom_below(r, 3) == 0)
			drop_option(e->now);
	}
	for (n = krandom_below(r, 3); n > 0; n--)
		edit(e->now, r);
	if (krandom_below(r, 2) == 0) {
		b = e->was;
		e->was = e->now;
		e->now = b;
	}
	set_index(e->was);
	set_index(e->now);
	e->arena = arena_new();
	e->pairs = kb_pairs_new(kbuild_kb(e->was), kbuild_kb(e->now),
	    e->arena);
	assert_non_null(e->pairs);
}

static void
close_edited(struct edited *e)
{
	arena_free(e->arena);
	kbuild_free(e->was);
	kbuild_free(e->now);
}

/* ---- every combination of answers ---- */

/* The n-th answer to a question; 0: none.  False after the last. */
static bool
nth_answer(struct answers *a, size_t question, size_t n)
{
	const struct kb_question *q = &a->kb->questions[question];
	size_t i, sets = (size_t)1 << q->noptions;
	bool ticked[8];

	answers_unset(a, question);
	if (n == 0)
		return true;
	if (!q->many) {
		if (n > q->noptions)
			return false;
		answers_set_one(a, question, n - 1);
		return true;
	}
	for (i = 0; i < q->noptions; i++)
		ticked[i] = (n - 1) % sets >> i & 1;
	answers_set_many(a, question, ticked, n > sets);
	return n <= 2 * sets;
}

static size_t
by_id(const struct kb *kb, const char *id)
{
	size_t i;

	for (i = 0; i < kb->nquestions; i++)
		if (strcmp(kb->questions[i].head.id, id) == 0)
			return i;
	return KB_ALWAYS;
}

/* Whether two answers to the same question can be one person's: an option
 * that the other question does not have is unknown there. */
static bool
fit_one(const struct answers *a, size_t qa, const struct answers *b,
    size_t qb)
{
	size_t x = answers_option(a, qa), y = answers_option(b, qb);
	size_t na = a->kb->questions[qa].noptions;
	size_t nb = b->kb->questions[qb].noptions;

	if (x != KB_ALWAYS && y != KB_ALWAYS)
		return x == y;
	if (x == KB_ALWAYS && y == KB_ALWAYS)
		return true;
	return x != KB_ALWAYS ? x >= nb : y >= na;
}

static bool
rest_of(const struct answers *a, size_t question, bool *known)
{
	const struct kb_question *q = &a->kb->questions[question];
	const signed char *tick = a->tick + q->first_option;
	size_t i;

	*known = false;
	for (i = 0; i < q->noptions; i++)
		if (tick[i] != TRI_TRUE) {
			*known = true;
			return tick[i] == TRI_UNKNOWN;
		}
	return false;
}

static bool
fit_many(const struct answers *a, size_t qa, const struct answers *b,
    size_t qb)
{
	const struct kb_question *x = &a->kb->questions[qa];
	const struct kb_question *y = &b->kb->questions[qb];
	bool knows_a, knows_b, rest_a = rest_of(a, qa, &knows_a);
	bool rest_b = rest_of(b, qb, &knows_b);
	size_t i;

	for (i = 0; i < x->noptions && i < y->noptions; i++)
		if ((a->tick[x->first_option + i] == TRI_TRUE) !=
		    (b->tick[y->first_option + i] == TRI_TRUE))
			return false;
	return !knows_a || !knows_b || rest_a == rest_b;
}

static bool
fit(const struct answers *was, const struct answers *now)
{
	size_t i, to;

	for (i = 0; i < was->kb->nquestions; i++) {
		to = by_id(now->kb, was->kb->questions[i].head.id);
		if (to == KB_ALWAYS)
			continue;
		if (was->kb->questions[i].many ? !fit_many(was, i, now, to)
		    : !fit_one(was, i, now, to))
			return false;
	}
	return true;
}

/* All answers to one knowledge base with what they come to. */
struct tried {
	struct arena *arena;
	struct answers **answers;
	const struct findings **findings;
	size_t n;
};

#define TRIED_MAX 4096

static bool
next_answers(struct answers *a, size_t *at)
{
	size_t i;

	for (i = 0; i < a->kb->nquestions; i++) {
		if (nth_answer(a, i, ++at[i]))
			return true;
		at[i] = 0;
		(void)nth_answer(a, i, 0);
	}
	return false;
}

static void
try_all(struct tried *t, const struct kb *kb, long day)
{
	struct program *p = program_new(kb, day);
	size_t at[QUESTIONS_MAX] = { 0 };
	struct answers *a;

	t->arena = arena_new();
	t->answers = arena_calloc(t->arena, TRIED_MAX, sizeof(*t->answers));
	t->findings = arena_calloc(t->arena, TRIED_MAX,
	    sizeof(*t->findings));
	a = answers_new(kb, t->arena);
	t->n = 0;
	do {
		assert_true(t->n < TRIED_MAX);
		t->answers[t->n] = answers_new(kb, t->arena);
		answers_copy(t->answers[t->n], a);
		t->findings[t->n] = findings_new(p, t->answers[t->n], day,
		    t->arena);
		assert_non_null(t->findings[t->n]);
		t->n++;
	} while (next_answers(a, at));
	program_free(p);
}

/* ---- against the verdicts ---- */

static size_t
answered(const struct answers *was, const struct answers *now)
{
	size_t i, n = 0, old;

	for (i = 0; i < was->kb->nquestions; i++)
		n += was->state[i] == ANSWER_GIVEN;
	for (i = 0; i < now->kb->nquestions; i++) {
		old = by_id(was->kb, now->kb->questions[i].head.id);
		n += now->state[i] == ANSWER_GIVEN && (old == KB_ALWAYS ||
		    was->state[old] != ANSWER_GIVEN);
	}
	return n;
}

static bool
differs(const struct differ_finding *f, const struct findings *was,
    const struct findings *now)
{
	unsigned a = differ_value(f, false, was);
	unsigned b = differ_value(f, true, now);

	return f->apart ? a != 0 || b != 0 : a != b;
}


/* What trying all answers finds of one finding. */
struct found {
	size_t fewest;		/* answered; SIZE_MAX: it does not differ */
	uint64_t who[DIFFER_NHOMES];
	bool anywhere;
};

static void
note(struct found *f, const struct answers *now, size_t n)
{
	size_t q = now->kb->profession_question;
	size_t option = q == KB_ALWAYS ? KB_ALWAYS : answers_option(now, q);
	enum kb_country country = answers_country(now);

	if (n < f->fewest)
		f->fewest = n;
	if (country == KB_NO_COUNTRY)
		f->anywhere = true;
	else if (option != KB_ALWAYS)
		f->who[country == KB_BE ? DIFFER_BE : DIFFER_NLD] |=
		    UINT64_C(1) << option;
}

static void
try_pair(const struct differ *d, struct found *found,
    const struct tried *was, size_t i, const struct tried *now, size_t k)
{
	size_t n = answered(was->answers[i], now->answers[k]), j;

	for (j = 0; j < d->n; j++)
		if (differs(&d->findings[j], was->findings[i],
		    now->findings[k]))
			note(&found[j], now->answers[k], n);
}

static void
try_day(const struct edited *e, const struct differ *d,
    struct found *found, long day)
{
	struct tried was, now;
	size_t i, k;

	try_all(&was, kbuild_kb(e->was), day);
	try_all(&now, kbuild_kb(e->now), day);
	for (i = 0; i < was.n; i++)
		for (k = 0; k < now.n; k++)
			if (fit(was.answers[i], now.answers[k]))
				try_pair(d, found, &was, i, &now, k);
	arena_free(was.arena);
	arena_free(now.arena);
}

struct counts { size_t same, differ, undecided; };

static void
check_finding(const struct differ *d, const struct differ_finding *f,
    const struct found *found, struct counts *c)
{
	switch (f->verdict) {
	case DIFFER_SAME:
		c->same++;
		assert_int_equal(found->fewest, SIZE_MAX);
		break;
	case DIFFER_UNDECIDED:
		c->undecided++;
		assert_false(d->solver);
		break;
	case DIFFER_DIFFERS:
		c->differ++;
		assert_true(found->fewest != SIZE_MAX);
		assert_true(fit(f->was_answers, f->now_answers));
		assert_true(f->apart || f->was_value != f->now_value);
		if (!d->solver || d->ndays > 1)
			break;
		assert_int_equal(answered(f->was_answers, f->now_answers),
		    found->fewest);
		assert_memory_equal(f->who, found->who, sizeof(f->who));
		assert_int_equal(f->anywhere, found->anywhere);
		break;
	}
}

/* As if no day brought other rules than the ones compared. */
static void
check(struct krandom *r, bool solver, struct counts *c)
{
	struct edited e;
	const struct differ *d;
	struct found *found;
	size_t i;

	open_edited(&e, r);
	d = (solver ? differ_new : differ_simulate)(e.pairs, KRANDOM_DAY,
	    e.arena);
	assert_non_null(d);
	assert_int_equal(d->solver, solver && solver_available());
	found = arena_calloc(e.arena, d->n + 1, sizeof(*found));
	for (i = 0; i < d->n; i++)
		found[i].fewest = SIZE_MAX;
	for (i = 0; i < d->ndays; i++)
		try_day(&e, d, found, d->days[i]);
	for (i = 0; i < d->n; i++)
		check_finding(d, &d->findings[i], &found[i], c);
	close_edited(&e);
}

static void
test_proof(void **state)
{
	struct krandom r = { 61 };
	struct counts c = { 0, 0, 0 };
	int i;

	(void)state;
	if (!solver_available())
		skip();
	for (i = 0; i < 1000; i++)
		check(&r, true, &c);
	assert_true(c.differ > 500);
	assert_true(c.same > 10000);
}

/* Without a solver nothing false is said, and little is left undecided. */
static void
test_simulation(void **state)
{
	struct krandom r = { 62 };
	struct counts c = { 0, 0, 0 };
	int i;

	(void)state;
	for (i = 0; i < 20; i++)
		check(&r, false, &c);
	assert_true(c.differ > 20);
	assert_true(c.undecided < c.same / 4);
}

/* Every rule of the same knowledge is the same condition: nothing is left to
 * a solver. */
static void
test_same(void **state)
{
	struct krandom r = { 63 };
	struct edited e;
	const struct differ *d;
	int i;

	(void)state;
	for (i = 0; i < 40; i++) {
		e.was = make(r.state);
		e.now = make(r.state);
		(void)krandom_below(&r, 2);
		set_index(e.was);
		set_index(e.now);
		e.arena = arena_new();
		e.pairs = kb_pairs_new(kbuild_kb(e.was), kbuild_kb(e.now),
		    e.arena);
		d = differ_simulate(e.pairs, KRANDOM_DAY, e.arena);
		assert_non_null(d);
		assert_int_equal(d->same, d->n);
		assert_int_equal(d->simulated, 0);
		close_edited(&e);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_proof),
		cmocka_unit_test(test_simulation),
		cmocka_unit_test(test_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
