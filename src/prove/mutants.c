/* SPDX-License-Identifier: MIT */
#include "prove/mutants.h"

#include <string.h>

#include "engine/exercise.h"
#include "kb/find.h"

/* Exercises on whose days the same grounds are in force share a program. */
struct era {
	size_t *at;
	size_t n;
	long day;
};

struct judging {
	const struct kb *kb;
	const struct mutants *mutants;
	struct verdict *to;
	struct exercise *exercises;	/* cases and their variants */
	size_t n, most;
	struct era *eras;
	size_t neras;
	struct arena *arena;		/* of the whole */
	struct progress *progress;
	struct diag *diag;
};

/* ---- one exercise ---- */

/* 1 when it decides as it expects, 0 when not, -1 without memory. */
static int
agrees(const struct program *p, const struct exercise *x,
    const struct answers *a)
{
	struct arena *arena = arena_new();
	const struct findings *f = findings_decided(p, a, x->day, arena);
	struct expect_difference *at = arena_calloc(arena,
	    expect_most(&x->expect), sizeof(*at));
	int result = -1;

	if (f != NULL && at != NULL)
		result = exercise_agrees(x, f, at);
	arena_free(arena);
	return result;
}

/* ---- the exercises by era ---- */

static bool
same_force(const struct kb *kb, long a, long b)
{
	const struct kb_ground *g = kb->grounds;
	size_t i;

	for (i = 0; i < kb->ngrounds; i++, g++)
		if (kb_in_force(g->from, g->to, a) !=
		    kb_in_force(g->from, g->to, b))
			return false;
	return true;
}

static struct era *
era_of(struct judging *j, long day)
{
	size_t i;

	for (i = 0; i < j->neras; i++)
		if (same_force(j->kb, j->eras[i].day, day))
			return &j->eras[i];
	j->eras[i].at = arena_calloc(j->arena, j->most, sizeof(size_t));
	j->eras[i].day = day;
	return j->eras[i].at == NULL ? NULL : &j->eras[j->neras++];
}

static size_t
count_exercises(const struct kb_cases *cases)
{
	size_t i, n = cases->n;

	for (i = 0; i < cases->n; i++)
		n += cases->at[i].nvariants;
	return n;
}

/* `v` is NULL for the case itself. */
static int
read_exercise(struct judging *j, const struct kb_case *c,
    const struct kb_case_variant *v)
{
	struct exercise *x = &j->exercises[j->n];
	struct era *era;

	if (exercise_read_variant(x, j->kb, c, v, j->arena, j->diag) == -1)
		return -1;
	era = era_of(j, x->day);
	if (era == NULL)
		return -1;
	era->at[era->n++] = j->n++;
	return 0;
}

static int
read_cases(struct judging *j, const struct kb_cases *cases)
{
	const struct kb_case *c;
	size_t i, k, most = count_exercises(cases);

	j->exercises = arena_calloc(j->arena, most, sizeof(*j->exercises));
	j->eras = arena_calloc(j->arena, most, sizeof(*j->eras));
	j->most = most;
	if (j->exercises == NULL || j->eras == NULL)
		return -1;
	for (i = 0; i < cases->n; i++) {
		c = &cases->at[i];
		if (read_exercise(j, c, NULL) == -1)
			return -1;
		for (k = 0; k < c->nvariants; k++)
			if (read_exercise(j, c, &c->variants[k]) == -1)
				return -1;
	}
	return 0;
}

/* Only those that agree can notice anything. */
static int
keep_agreeing(struct judging *j, struct era *e)
{
	struct program *p = program_new(j->kb, e->day);
	const struct exercise *x;
	size_t i, n = 0;
	int how = 0;

	for (i = 0; p != NULL && how != -1 && i < e->n; i++) {
		x = &j->exercises[e->at[i]];
		how = agrees(p, x, x->answers);
		if (how == 1)
			e->at[n++] = e->at[i];
	}
	e->n = n;
	program_free(p);
	return p == NULL || how == -1 ? -1 : 0;
}

/* ---- many mutants at once ---- */

struct batch {
	struct judging *j;
	const struct era *era;
	size_t first, n;		/* mutants, in the order of `index` */
	const size_t *index;
	const struct kb *kb;		/* switched */
	struct program *program;
	struct answers **answers;	/* by exercise of the era */
	struct lanes *off, *on;
};

static bool
batch_answers(struct batch *b, struct arena *arena)
{
	const struct kb *kb = b->j->kb;
	const struct answers *from;
	struct answers *to;
	size_t i;

	b->answers = arena_calloc(arena, b->era->n, sizeof(to));
	for (i = 0; b->answers != NULL && i < b->era->n; i++) {
		from = b->j->exercises[b->era->at[i]].answers;
		to = b->answers[i] = answers_new(b->kb, arena);
		if (to == NULL)
			return false;
		memcpy(to->state, from->state, kb->nquestions);
		memcpy(to->tick, from->tick, kb->noptions);
		answers_set_one(to, kb->nquestions, 0);
	}
	return b->answers != NULL;
}

static struct verdict *
verdict_of(const struct batch *b, size_t mutant)
{
	return &b->j->to[b->index[b->first + mutant]];
}

/* The exercise with one of the mutants. */
static int
try_mutant(struct batch *b, size_t exercise, size_t mutant)
{
	struct verdict *to = verdict_of(b, mutant);
	const struct exercise *x = &b->j->exercises[b->era->at[exercise]];
	struct answers *a = b->answers[exercise];
	int how;

	answers_set_one(a, b->j->kb->nquestions, mutant + 1);
	how = agrees(b->program, x, a);
	if (how == 0)
		*to = (struct verdict){ NOTICE_CASE, x->of };
	return how == -1 ? -1 : 0;
}

static void
set_lanes(const struct batch *b, struct lanes *l, size_t exercise,
    unsigned n)
{
	struct answers *a = b->answers[exercise];

	answers_set_one(a, b->j->kb->nquestions, 0);
	lanes_reset(l);
	lanes_set(l, 0, a, END_CLOSED);
	lanes_repeat(l, n);
}

/* A lane for each mutant that nothing noticed yet.  Only where some rule has
 * another value than without can anything differ. */
static int
run_exercise(struct batch *b, size_t exercise)
{
	size_t of_lane[MUTANTS_SWITCHED], i, question = b->j->kb->nquestions;
	uint64_t differ[ENGINE_LANES / 64];
	unsigned n = 0, lane;

	for (i = 0; i < b->n; i++)
		if (verdict_of(b, i)->notice == NOTICE_NONE)
			of_lane[n++] = i;
	if (n == 0)
		return 0;
	set_lanes(b, b->off, exercise, n);
	set_lanes(b, b->on, exercise, n);
	for (lane = 0; lane < n; lane++)
		lanes_choose(b->on, lane, question, of_lane[lane] + 1);
	lanes_run(b->off);
	lanes_run(b->on);
	lanes_differ(b->off, b->on, differ);
	for (lane = 0; lane < n; lane++)
		if ((differ[lane / 64] >> lane % 64 & 1) != 0 &&
		    try_mutant(b, exercise, of_lane[lane]) == -1)
			return -1;
	return 0;
}

static int
run_batch(struct batch *b)
{
	size_t i;

	for (i = 0; i < b->era->n; i++)
		if (run_exercise(b, i) == -1)
			return -1;
	return 0;
}

static const struct kb *
switched_kb(const struct batch *b, struct arena *arena)
{
	struct mutant *list = arena_calloc(arena, b->n, sizeof(*list));
	size_t i;

	for (i = 0; list != NULL && i < b->n; i++)
		list[i] = b->j->mutants->at[b->index[b->first + i]];
	return list == NULL ? NULL :
	    mutants_switched(b->j->kb, list, b->n, arena);
}

static void
tell_progress(const struct judging *j, size_t done)
{
	progress_tell(j->progress, "mutants", done, j->mutants->n);
}

static int
judge_batch(struct batch *b)
{
	struct arena *arena = arena_new();
	int result = -1;

	b->kb = switched_kb(b, arena);
	b->program = b->kb == NULL ? NULL :
	    program_new(b->kb, b->era->day);
	if (b->program != NULL) {
		b->off = lanes_new(b->program);
		b->on = lanes_new(b->program);
		if (b->off != NULL && b->on != NULL &&
		    batch_answers(b, arena))
			result = run_batch(b);
		lanes_free(b->off);
		lanes_free(b->on);
	}
	program_free(b->program);
	arena_free(arena);
	return result;
}

/* Those that nothing noticed yet and that can be switched, or cannot. */
static size_t
list_left(const struct judging *j, bool switches, size_t *index)
{
	size_t i, n = 0;

	for (i = 0; i < j->mutants->n; i++)
		if (j->to[i].notice == NOTICE_NONE &&
		    mutant_switches(&j->mutants->at[i]) == switches)
			index[n++] = i;
	return n;
}

static int
judge_switched(struct judging *j, const struct era *e)
{
	struct batch b = { .j = j, .era = e };
	size_t *index = arena_calloc(j->arena, j->mutants->n, sizeof(*index));
	size_t n;

	if (index == NULL || e->n == 0)
		return index == NULL ? -1 : 0;
	n = list_left(j, true, index);
	b.index = index;
	for (b.first = 0; b.first < n; b.first += b.n) {
		b.n = n - b.first;
		if (b.n > MUTANTS_SWITCHED)
			b.n = MUTANTS_SWITCHED;
		tell_progress(j, b.index[b.first]);
		if (judge_batch(&b) == -1)
			return -1;
	}
	return 0;
}

/* ---- one by one ---- */

static int
judge_set(struct judging *j, const struct era *e, const struct kb *kb,
    struct verdict *to)
{
	struct program *p = program_new(kb, e->day);
	const struct exercise *x;
	size_t i;
	int how = 1;

	for (i = 0; p != NULL && how == 1 && i < e->n; i++) {
		x = &j->exercises[e->at[i]];
		how = agrees(p, x, x->answers);
		if (how == 0)
			*to = (struct verdict){ NOTICE_CASE, x->of };
	}
	program_free(p);
	return p == NULL || how == -1 ? -1 : 0;
}

static int
judge_one(struct judging *j, size_t mutant)
{
	struct arena *arena = arena_new();
	const struct kb *kb = mutant_kb(j->kb, &j->mutants->at[mutant],
	    arena);
	struct verdict *to = &j->to[mutant];
	int result = kb == NULL ? -1 : 0;
	size_t i;

	for (i = 0; result == 0 && to->notice == NOTICE_NONE &&
	    i < j->neras; i++)
		result = judge_set(j, &j->eras[i], kb, to);
	arena_free(arena);
	return result;
}

static int
judge_all(struct judging *j)
{
	size_t i;

	for (i = 0; i < j->neras; i++)
		if (keep_agreeing(j, &j->eras[i]) == -1 ||
		    judge_switched(j, &j->eras[i]) == -1)
			return -1;
	for (i = 0; i < j->mutants->n; i++) {
		if (mutant_switches(&j->mutants->at[i]))
			continue;
		tell_progress(j, i);
		if (judge_one(j, i) == -1)
			return -1;
	}
	return 0;
}

int
mutants_judge(const struct kb *kb, const struct kb_cases *cases,
    const struct mutants *mutants, struct verdict *to,
    struct progress *progress, struct diag *d)
{
	struct judging j = { .kb = kb, .mutants = mutants, .to = to,
	    .arena = arena_new(), .progress = progress, .diag = d };
	int result;

	if (mutants->n > 0)
		memset(to, 0, mutants->n * sizeof(*to));
	result = read_cases(&j, cases);
	if (result == 0)
		result = judge_all(&j);
	if (result == -1 && !diag_has_errors(d))
		diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
		    "programs and try again");
	arena_free(j.arena);
	return result;
}
