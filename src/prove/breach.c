/* SPDX-License-Identifier: MIT */
#include "prove/breach.h"

#include "base/shuffle.h"
#include "engine/exercise.h"
#include "engine/property.h"

#define ROUNDS 3
#define CHANGES 4	/* at most, in the answers of a case */

struct breaching {
	const struct kb *kb;
	long day;
	struct answers **pool;	/* ROUNDS * PROPERTY_LANES */
	bool *counts;		/* by guarantee: it is tried */
	struct arena *arena;
};

/* ---- answers ---- */

static void
change_answer(struct answers *a, struct shuffle *s)
{
	size_t question = shuffle_below(s, a->kb->nquestions), i;
	const struct kb_question *q = &a->kb->questions[question];
	size_t option = shuffle_below(s, q->noptions + 1);
	bool ticked[64] = { false };

	if (option == q->noptions || q->noptions > 64)
		answers_set_unknown(a, question);
	else if (!q->many)
		answers_set_one(a, question, option);
	else {
		for (i = 0; i < q->noptions; i++)
			ticked[i] = shuffle_below(s, 3) == 0;
		answers_set_many(a, question, ticked, false);
	}
}

static bool
fill_pool(struct breaching *b, const struct kb_cases *cases)
{
	struct shuffle s = { 2026 };
	struct diag *d = diag_new();
	struct exercise x;
	size_t i, n, most = ROUNDS * PROPERTY_LANES;
	bool done = cases->n > 0;

	b->pool = arena_calloc(b->arena, most, sizeof(struct answers *));
	for (i = 0; b->pool != NULL && done && i < most; i++) {
		done = exercise_read(&x, b->kb, &cases->at[i % cases->n],
		    b->arena, d) == 0;
		b->pool[i] = x.answers;
		n = done ? shuffle_below(&s, CHANGES + 1) : 0;
		while (n-- > 0)
			change_answer(x.answers, &s);
	}
	diag_free(d);
	return b->pool != NULL && done;
}

/* ---- one knowledge base ---- */

static bool
is_broken(const struct property *p, const struct kb_guarantee *g)
{
	unsigned word;

	for (word = 0; word < PROPERTY_WORDS; word++)
		if (property_broken(p, NULL, g, word) != 0)
			return true;
	return false;
}

static void
set_round(const struct breaching *b, struct property *p, unsigned round)
{
	unsigned lane;

	property_reset(p);
	for (lane = 0; lane < PROPERTY_LANES; lane++)
		property_set(p, lane,
		    b->pool[round * PROPERTY_LANES + lane]);
	property_run(p);
}

/* Calls for each guarantee that is broken; true: that is enough. */
static int
try_all(const struct breaching *b, const struct kb *kb,
    bool (*broken)(const struct breaching *, size_t guarantee))
{
	struct program *program = program_new(kb, b->day);
	struct property *p = program == NULL ? NULL :
	    property_new(kb, program, b->day);
	bool enough = false;
	unsigned round;
	size_t i;

	for (round = 0; p != NULL && !enough && round < ROUNDS; round++) {
		set_round(b, p, round);
		for (i = 0; i < b->kb->nguarantees && !enough; i++)
			enough = b->counts[i] &&
			    is_broken(p, &b->kb->guarantees[i]) &&
			    broken(b, i);
	}
	property_free(p);
	program_free(program);
	return p == NULL ? -1 : enough;
}

static bool
count_not(const struct breaching *b, size_t guarantee)
{
	b->counts[guarantee] = false;
	return false;
}

static bool
one_will_do(const struct breaching *b, size_t guarantee)
{
	(void)b;
	(void)guarantee;
	return true;
}

static bool
start(struct breaching *b, const struct kb_cases *cases)
{
	size_t i;

	b->counts = arena_calloc(b->arena, b->kb->nguarantees,
	    sizeof(*b->counts));
	if (b->counts == NULL || !fill_pool(b, cases))
		return false;
	for (i = 0; i < b->kb->nguarantees; i++)
		b->counts[i] = b->kb->guarantees[i].change == KB_UNCHANGED;
	return try_all(b, b->kb, count_not) != -1;
}

/* ---- all mutants ---- */

static int
try_mutant(const struct breaching *b, const struct mutant *m,
    struct verdict *to)
{
	struct arena *arena = arena_new();
	const struct kb *kb = mutant_kb(b->kb, m, arena);
	int how = kb == NULL ? -1 : try_all(b, kb, one_will_do);

	if (how == 1)
		to->notice = NOTICE_GUARANTEE;
	arena_free(arena);
	return how == -1 ? -1 : 0;
}

int
mutants_break(const struct kb *kb, const struct kb_cases *cases, long day,
    const struct mutants *mutants, struct verdict *to,
    struct progress *progress)
{
	struct breaching b = { .kb = kb, .day = day, .arena = arena_new() };
	size_t i;
	int result = 0;

	if (kb->nguarantees > 0 && cases->n > 0)
		result = start(&b, cases) ? 0 : -1;
	for (i = 0; b.counts != NULL && result == 0 && i < mutants->n; i++) {
		if (to[i].notice != NOTICE_NONE ||
		    mutant_words(&mutants->at[i]))
			continue;
		progress_tell(progress, "guarantees", i, mutants->n);
		result = try_mutant(&b, &mutants->at[i], &to[i]);
	}
	arena_free(b.arena);
	return result;
}
