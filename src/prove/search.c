/* SPDX-License-Identifier: MIT */
#include "prove/search.h"

#include <stdlib.h>

#include "prove/example.h"

#define LANES 64
#define KEPT_MAX 1024
#define ROUNDS 48

struct search {
	struct encode *encode;
	struct query *query;
	struct arena *arena;
	struct simulate *simulate;
	struct answers *drawn;
	struct answers *kept[KEPT_MAX];
	size_t nkept;
	uint64_t state;			/* of the sequence */
	bool *ticked;			/* scratch, by option */
	bool failed;
};

struct search *
search_new(struct encode *e, struct query *q)
{
	struct arena *arena = arena_new();
	struct search *s = arena_alloc(arena, sizeof(*s));
	const struct kb *kb = encode_kb(e);

	if (s == NULL) {
		arena_free(arena);
		return NULL;
	}
	s->encode = e;
	s->query = q;
	s->arena = arena;
	s->simulate = simulate_new(encode_gates(e), 1);
	s->drawn = answers_new(kb, arena);
	s->ticked = arena_calloc(arena, kb->noptions + 1, sizeof(bool));
	if (s->simulate != NULL && !arena_failed(arena))
		return s;
	search_free(s);
	return NULL;
}

void
search_free(struct search *s)
{
	if (s == NULL)
		return;
	simulate_free(s->simulate);
	arena_free(s->arena);
}

bool
search_failed(const struct search *s)
{
	return s->failed || arena_failed(s->arena);
}

/* ---- answers ---- */

uint32_t
search_below(struct search *s, uint32_t n)
{
	uint64_t z;

	s->state += 0x9e3779b97f4a7c15u;
	z = s->state;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	z ^= z >> 31;
	return (uint32_t)((z >> 32) * n >> 32);
}

static void
answer(struct search *s, struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	size_t i;

	if (!q->many) {
		answers_set_one(a, question, search_below(s,
		    (uint32_t)q->noptions));
		return;
	}
	for (i = 0; i < q->noptions; i++)
		s->ticked[i] = search_below(s, 3) == 0;
	answers_set_many(a, question, s->ticked, search_below(s, 4) == 0);
}

static void
change(struct search *s, struct answers *a, size_t question)
{
	if (search_below(s, 5) == 0)
		answers_unset(a, question);
	else
		answer(s, a, question);
}

/* From nothing known to everything answered. */
static void
draw_fresh(struct search *s, struct answers *a)
{
	static const uint32_t percents[] = { 100, 95, 80, 50, 20 };
	uint32_t percent = percents[search_below(s, 5)];
	size_t i;

	for (i = 0; i < a->kb->nquestions; i++)
		if (search_below(s, 100) < percent)
			answer(s, a, i);
		else
			answers_unset(a, i);
}

static void
draw_near(struct search *s, const struct answers *to, struct answers *a)
{
	uint32_t changes = search_below(s, 4);

	answers_copy(a, to);
	for (; changes > 0; changes--)
		change(s, a, search_below(s, (uint32_t)a->kb->nquestions));
}

void
search_draw(struct search *s, struct answers *a)
{
	if (s->nkept > 0 && search_below(s, 4) > 0)
		draw_near(s, s->kept[search_below(s, (uint32_t)s->nkept)], a);
	else
		draw_fresh(s, a);
}

void
search_keep(struct search *s, const struct answers *a)
{
	struct answers *copy;

	if (s->nkept == KEPT_MAX)
		return;
	copy = answers_new(a->kb, s->arena);
	if (copy == NULL)
		return;
	answers_copy(copy, a);
	s->kept[s->nkept++] = copy;
}

/* ---- goals ---- */

/* Runs the lanes as they are; keeps what reached something new. */
static size_t
look(struct search *s, struct goal *goals, size_t n)
{
	size_t i, left = 0;

	if (simulate_run(s->simulate) == -1) {
		s->failed = true;
		return 0;
	}
	for (i = 0; i < n; i++) {
		if (goals[i].found == SOLVER_YES)
			continue;
		if (simulate_word(s->simulate, goals[i].literal, 0) != 0)
			goals[i].found = SOLVER_YES;
		else
			left += goals[i].found == SOLVER_GAVE_UP;
	}
	return left;
}

static size_t
try_drawn(struct search *s, struct goal *goals, size_t n)
{
	unsigned lane;

	for (lane = 0; lane < LANES; lane++) {
		search_draw(s, s->drawn);
		simulate_put(s->simulate, lane, s->encode, s->drawn);
	}
	return look(s, goals, n);
}

#define TOGETHER 16		/* found by the solver, then looked around */

/* What was found last, and what is near it. */
static void
try_near(struct search *s, struct goal *goals, size_t n)
{
	size_t last = s->nkept < TOGETHER ? s->nkept : TOGETHER;
	unsigned lane;

	for (lane = 0; lane < LANES && last > 0; lane++) {
		draw_near(s, s->kept[s->nkept - 1 - lane % last], s->drawn);
		simulate_put(s->simulate, lane, s->encode, s->drawn);
	}
	(void)look(s, goals, n);
}

static bool
prove(struct search *s, struct goal *goal)
{
	goal->found = query_solve(s->query, &goal->literal, 1);
	if (goal->found != SOLVER_YES)
		return false;
	example_read(s->query, s->encode, s->drawn);
	search_keep(s, s->drawn);
	return true;
}

void
search_goals(struct search *s, struct goal *goals, size_t n)
{
	size_t i, left = n, found = 0;
	int round;

	for (i = 0; i < n; i++)
		goals[i].found = SOLVER_GAVE_UP;
	for (round = 0; round < ROUNDS && left > 0 && !s->failed; round++)
		left = try_drawn(s, goals, n);
	for (i = 0; i < n && !search_failed(s); i++)
		if (goals[i].found == SOLVER_GAVE_UP &&
		    prove(s, &goals[i]) && ++found % TOGETHER == 0)
			try_near(s, goals, n);
}
