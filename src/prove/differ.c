/* SPDX-License-Identifier: MIT */
#include "prove/differ_parts.h"

#include <string.h>

#include "base/shuffle.h"
#include "kb/find.h"
#include "prove/example.h"
#include "prove/simulate.h"

#define DAYS_MAX 12
#define SEED 20261120

/* One day's meaning of both. */
struct today {
	long day;
	struct encode *was, *now;
	struct program *was_program, *now_program;
};

struct search {
	struct differ *d;
	struct differ_finding *findings;
	struct arena *arena;
	struct gates *gates;
	struct query *query;		/* NULL: no solver */
	struct today today[DAYS_MAX];
	size_t ntoday;
	int *literal;			/* by finding, of one day */
};

/* ---- days ---- */

static void
add_day(long *days, size_t *n, long day)
{
	size_t i, at;

	for (at = 0; at < *n && days[at] < day; at++)
		continue;
	if (*n == DAYS_MAX || (at < *n && days[at] == day))
		return;
	for (i = *n; i > at; i--)
		days[i] = days[i - 1];
	days[at] = day;
	(*n)++;
}

/* From which day on other rules are in force. */
static void
add_days(long *days, size_t *n, long from, long to)
{
	if (from != KB_NO_DAY && from > days[0])
		add_day(days, n, from);
	if (to != KB_NO_DAY && to >= days[0])
		add_day(days, n, to + 1);
}

static void
add_days_of(const struct kb *kb, long *days, size_t *n)
{
	size_t i;

	for (i = 0; i < kb->ngrounds; i++)
		add_days(days, n, kb->grounds[i].from, kb->grounds[i].to);
	for (i = 0; i < kb->npassages; i++)
		add_days(days, n, kb->passages[i].from, kb->passages[i].to);
}

/* ---- the new one under the old one's names ---- */

static const struct kb_option *
named_options(const struct kb_pairs *p, size_t was, size_t now,
    struct arena *arena)
{
	const struct kb_question *a = &p->was->questions[was];
	const struct kb_question *b = &p->now->questions[now];
	struct kb_option *to = arena_calloc(arena, b->noptions, sizeof(*to));
	size_t i, at;

	if (to == NULL)
		return b->options;
	memcpy(to, b->options, b->noptions * sizeof(*to));
	for (i = 0; i < a->noptions; i++) {
		at = p->option_to[a->first_option + i];
		if (at != KB_ALWAYS)
			to[at].id = a->options[i].id;
	}
	return to;
}

/* An encoding takes questions and options together by id. */
static const struct kb *
under_old_names(const struct kb_pairs *p, struct arena *arena)
{
	struct kb *kb = arena_alloc(arena, sizeof(*kb));
	struct kb_question *q = arena_calloc(arena, p->now->nquestions,
	    sizeof(*q));
	size_t i, to;

	if (kb == NULL || q == NULL)
		return NULL;
	*kb = *p->now;
	memcpy(q, kb->questions, kb->nquestions * sizeof(*q));
	kb->questions = q;
	for (i = 0; i < p->was->nquestions; i++) {
		to = p->to[KB_KIND_QUESTION][i];
		if (to == KB_ALWAYS)
			continue;
		q[to].head.id = p->was->questions[i].head.id;
		q[to].options = named_options(p, i, to, arena);
	}
	return kb;
}

/* ---- opening and closing ---- */

static bool
open_today(struct search *s, const struct kb *now, long day)
{
	struct today *t = &s->today[s->ntoday];
	const struct kb_pairs *p = s->d->pairs;

	s->ntoday++;
	t->day = day;
	t->was = s->ntoday == 1 ? encode_new(s->gates, p->was, day)
	    : encode_with(s->today[0].was, p->was, day);
	if (t->was == NULL)
		return false;
	t->now = encode_with(s->today[0].was, now, day);
	t->was_program = program_new(p->was, day);
	t->now_program = program_new(p->now, day);
	return t->now != NULL && t->was_program != NULL &&
	    t->now_program != NULL;
}

static bool
open_search(struct search *s, long day, bool solver)
{
	const struct kb_pairs *p = s->d->pairs;
	const struct kb *now = under_old_names(p, s->arena);
	long *days = arena_calloc(s->arena, DAYS_MAX, sizeof(*days));
	size_t i;

	s->gates = gates_new();
	s->findings = differ_list(p, &s->d->n, s->arena);
	if (now == NULL || days == NULL || s->gates == NULL ||
	    s->findings == NULL)
		return false;
	s->literal = arena_calloc(s->arena, s->d->n + 1, sizeof(int));
	if (solver && solver_available())
		s->query = query_new(s->gates);
	s->d->solver = s->query != NULL;
	days[0] = day;
	s->d->ndays = 1;
	add_days_of(p->was, days, &s->d->ndays);
	add_days_of(p->now, days, &s->d->ndays);
	s->d->days = days;
	s->d->findings = s->findings;
	for (i = 0; i < s->d->ndays; i++)
		if (!open_today(s, now, days[i]))
			return false;
	return s->literal != NULL;
}

static void
close_search(struct search *s)
{
	size_t i;

	for (i = s->ntoday; i-- > 0;) {
		program_free(s->today[i].was_program);
		program_free(s->today[i].now_program);
		if (s->today[i].now != NULL)
			encode_free(s->today[i].now);
		if (s->today[i].was != NULL)
			encode_free(s->today[i].was);
	}
	query_free(s->query);
	gates_free(s->gates);
}

/* ---- what an example says ---- */

static bool
read_values(struct search *s, struct differ_finding *f,
    const struct today *t)
{
	const struct findings *was = findings_new(t->was_program,
	    f->was_answers, t->day, s->arena);
	const struct findings *now = findings_new(t->now_program,
	    f->now_answers, t->day, s->arena);

	if (was == NULL || now == NULL)
		return false;
	f->day = t->day;
	f->was_value = differ_value(f, false, was);
	f->now_value = differ_value(f, true, now);
	/* The engine has the last word. */
	f->verdict = f->apart || f->was_value != f->now_value
	    ? DIFFER_DIFFERS : DIFFER_UNDECIDED;
	return true;
}

static bool
make_answers(struct search *s, struct answers **was, struct answers **now)
{
	*was = answers_new(s->d->pairs->was, s->arena);
	*now = answers_new(s->d->pairs->now, s->arena);
	return *was != NULL && *now != NULL;
}

/* ---- by proof ---- */

static bool
can_be(struct search *s, int literal, int home, int profession)
{
	int all[] = { literal, home, profession };

	return query_solve(s->query, all, 3) == SOLVER_YES;
}

/* Which professions there are to look at; bits of a word. */
static size_t
professions(const struct kb *kb)
{
	size_t q = kb->profession_question;
	size_t n = q == KB_ALWAYS ? 0 : kb->questions[q].noptions;

	return n < DIFFER_PROFESSIONS ? n : DIFFER_PROFESSIONS;
}

static void
prove_who(struct search *s, struct differ_finding *f, const struct today *t,
    int literal)
{
	static const enum kb_country homes[] = { KB_BE, KB_NLD };
	const struct kb *kb = s->d->pairs->now;
	size_t h, o, n = professions(kb);
	int home;

	f->anywhere = can_be(s, literal, conclude_country(t->now,
	    KB_NO_COUNTRY), GATES_TRUE);
	for (h = 0; h < DIFFER_NHOMES; h++) {
		home = conclude_country(t->now, homes[h]);
		if (!can_be(s, literal, home, GATES_TRUE))
			continue;
		for (o = 0; o < n; o++)
			if (can_be(s, literal, home, encode_tick(t->now,
			    kb->profession_question, o)))
				f->who[h] |= UINT64_C(1) << o;
	}
}

/* False without memory. */
static bool
prove(struct search *s, struct differ_finding *f, const struct today *t,
    int literal)
{
	struct encode *const of[] = { s->today[0].was, t->now };
	enum solver_result result = example_find(s->query, of, 2, &literal, 1);
	struct answers *was, *now;

	if (result == SOLVER_NO)
		return true;
	if (result == SOLVER_GAVE_UP) {
		f->verdict = DIFFER_UNDECIDED;
		return !query_failed(s->query);
	}
	if (!make_answers(s, &was, &now))
		return false;
	example_read(s->query, s->today[0].was, was);
	example_read(s->query, t->now, now);
	joint_complete(&(struct joint){ s->d->pairs, was, now });
	f->was_answers = was;
	f->now_answers = now;
	if (!read_values(s, f, t))
		return false;
	if (f->verdict == DIFFER_DIFFERS)
		prove_who(s, f, t, literal);
	return true;
}

/* ---- by trying ---- */

#define WORDS ((size_t)8)
#define ROUNDS 128

struct trial {
	struct search *s;
	const struct today *t;
	struct simulate *many, *one;
	struct joint joint;
	struct shuffle start[WORDS * 64];	/* of each lane */
};

static unsigned
percent_of(size_t round)
{
	static const unsigned percents[] = { 95, 80, 60, 30 };

	return percents[round % 4];
}

static void
put_lane(const struct trial *r, struct simulate *sim, unsigned lane)
{
	simulate_put(sim, lane, r->s->today[0].was, r->joint.was);
	simulate_put(sim, lane, r->t->now, r->joint.now);
}

static bool
still_differs(const struct trial *r, int literal)
{
	put_lane(r, r->one, 0);
	return simulate_run(r->one) == 0 &&
	    simulate_value(r->one, literal, 0);
}

/* Forgets what does not matter, one question after the other. */
static void
shrink(struct trial *r, struct answers *was, struct answers *now,
    int literal)
{
	const struct kb_pairs *p = r->s->d->pairs;
	size_t i;

	for (i = 0; i < p->was->nquestions + p->now->nquestions; i++) {
		answers_copy(r->joint.was, was);
		answers_copy(r->joint.now, now);
		if (i < p->was->nquestions)
			joint_forget_was(&r->joint, i);
		else
			joint_forget_now(&r->joint, i - p->was->nquestions);
		if (!still_differs(r, literal))
			continue;
		answers_copy(was, r->joint.was);
		answers_copy(now, r->joint.now);
	}
}

static bool
take_example(struct trial *r, struct differ_finding *f, int literal,
    unsigned lane, size_t round)
{
	struct shuffle start = r->start[lane];
	struct answers *was, *now;

	if (!make_answers(r->s, &was, &now))
		return false;
	joint_random(&r->joint, &start, percent_of(round));
	answers_copy(was, r->joint.was);
	answers_copy(now, r->joint.now);
	shrink(r, was, now, literal);
	f->was_answers = was;
	f->now_answers = now;
	return read_values(r->s, f, r->t);
}

/* Whose answers they were. */
static void
mark_who(const struct trial *r, struct differ_finding *f)
{
	size_t q = r->s->d->pairs->now->profession_question, option;
	enum kb_country country = answers_country(r->joint.now);

	if (country == KB_NO_COUNTRY)
		f->anywhere = true;
	option = q == KB_ALWAYS ? KB_ALWAYS : answers_option(r->joint.now, q);
	if (country != KB_NO_COUNTRY && option < DIFFER_PROFESSIONS)
		f->who[country == KB_BE ? DIFFER_BE : DIFFER_NLD] |=
		    UINT64_C(1) << option;
}

static bool
see(struct trial *r, struct differ_finding *f, int literal, size_t round)
{
	unsigned lane;
	struct shuffle start;

	for (lane = 0; lane < WORDS * 64; lane++) {
		if (!simulate_value(r->many, literal, lane))
			continue;
		if (f->verdict != DIFFER_DIFFERS &&
		    !take_example(r, f, literal, lane, round))
			return false;
		start = r->start[lane];
		joint_random(&r->joint, &start, percent_of(round));
		mark_who(r, f);
	}
	return true;
}

static bool
try_round(struct trial *r, struct shuffle *random, size_t round)
{
	struct search *s = r->s;
	unsigned lane;
	size_t i;

	for (lane = 0; lane < WORDS * 64; lane++) {
		r->start[lane] = *random;
		joint_random(&r->joint, random, percent_of(round));
		put_lane(r, r->many, lane);
	}
	if (simulate_run(r->many) == -1)
		return false;
	for (i = 0; i < s->d->n; i++)
		if (s->literal[i] != GATES_FALSE && !see(r,
		    &s->findings[i], s->literal[i], round))
			return false;
	return true;
}

static bool
try_all(struct search *s, const struct today *t)
{
	struct trial r = { .s = s, .t = t, .many = simulate_new(s->gates,
	    WORDS), .one = simulate_new(s->gates, 1),
	    .joint = { .pairs = s->d->pairs } };
	struct shuffle random = { SEED };
	bool done = r.many != NULL && r.one != NULL &&
	    make_answers(s, &r.joint.was, &r.joint.now);
	size_t round;

	for (round = 0; done && round < ROUNDS; round++)
		done = try_round(&r, &random, round);
	s->d->simulated += ROUNDS * WORDS * 64;
	simulate_free(r.many);
	simulate_free(r.one);
	return done;
}

/* ---- all ---- */

/* What it hangs on is written down: the rest are the same. */
static size_t
find_literals(struct search *s, const struct today *t)
{
	struct differ_finding *f;
	size_t i, left = 0;

	for (i = 0; i < s->d->n; i++) {
		f = &s->findings[i];
		s->literal[i] = f->verdict == DIFFER_DIFFERS ? GATES_FALSE
		    : differ_literal(f, t->was, t->now);
		left += s->literal[i] != GATES_FALSE;
	}
	return left;
}

static bool
compare_today(struct search *s, const struct today *t)
{
	size_t i, left = find_literals(s, t);

	if (gates_failed(s->gates))
		return false;
	for (i = 0; s->query != NULL && i < s->d->n; i++)
		if (s->literal[i] != GATES_FALSE && !prove(s,
		    &s->findings[i], t, s->literal[i]))
			return false;
	if (s->query != NULL || left == 0)
		return true;
	for (i = 0; i < s->d->n; i++)
		if (s->literal[i] != GATES_FALSE)
			s->findings[i].verdict = DIFFER_UNDECIDED;
	return try_all(s, t);
}

static bool
compare(struct search *s)
{
	size_t i;

	for (i = 0; i < s->d->n; i++)
		s->findings[i].verdict = DIFFER_SAME;
	for (i = 0; i < s->ntoday; i++)
		if (!compare_today(s, &s->today[i]))
			return false;
	for (i = 0; i < s->d->n; i++) {
		s->d->same += s->findings[i].verdict == DIFFER_SAME;
		s->d->differ += s->findings[i].verdict == DIFFER_DIFFERS;
	}
	s->d->undecided = s->d->n - s->d->same - s->d->differ;
	return !gates_failed(s->gates);
}

static const struct differ *
differ(const struct kb_pairs *p, long day, struct arena *arena, bool solver)
{
	struct differ *d = arena_alloc(arena, sizeof(*d));
	struct search s = { .d = d, .arena = arena };
	bool done;

	if (d == NULL)
		return NULL;
	d->pairs = p;
	done = open_search(&s, day, solver) && compare(&s);
	close_search(&s);
	return done && !arena_failed(arena) ? d : NULL;
}

const struct differ *
differ_new(const struct kb_pairs *p, long day, struct arena *arena)
{
	return differ(p, day, arena, true);
}

const struct differ *
differ_simulate(const struct kb_pairs *p, long day, struct arena *arena)
{
	return differ(p, day, arena, false);
}
