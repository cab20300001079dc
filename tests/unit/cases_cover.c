/* SPDX-License-Identifier: MIT */
/*
 * Whether the cases show all there is to practise: in both countries every
 * theme, path, urgency, alarm and outcome, every profession, every step, and
 * every ground met, failed and open as far as random answers reach that.
 * What is missing is listed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kb/find.h"
#include "kb/words.h"
#include "practice.h"

#define GROUNDS 64
#define STEPS 256
#define FACTS 256
#define OPTIONS 32
#define LANDS 2
#define ROUNDS 300
#define TODAY 20777L	/* 2026-11-20 */

struct tally {
	bool theme[LANDS][KB_NTHEMES], level[LANDS][KB_NLEVELS],
	    alarm[LANDS][KB_NALARMS], outcome[LANDS][5], secrecy[LANDS][3],
	    difficulty[LANDS][4], fact[LANDS][FACTS];
	bool profession[OPTIONS], ground[GROUNDS][3];
	enum tri step[STEPS];	/* at best, as shown */
};

static const char *const lands[LANDS] = { "be", "nl" };

static size_t
land_of(enum kb_country country)
{
	return country == KB_NLD;
}

static void
show_step(struct tally *t, size_t step, enum tri how)
{
	if (how > t->step[step])
		t->step[step] = how;
}

static const struct kb_question *
profession(const struct kb *kb)
{
	return &kb->questions[kb->profession_question];
}

/* ---- what the cases show ---- */

static void
see_findings(struct tally *t, const struct findings *f)
{
	const struct kb *kb = f->kb;
	size_t land = land_of(f->country), i, option;

	t->level[land][f->urgency] = true;
	t->outcome[land][f->outcome] = true;
	t->secrecy[land][f->secrecy + 1] = true;
	for (i = 0; i < KB_NALARMS; i++)
		t->alarm[land][i] |= f->alarm[i];
	for (i = 0; i < kb->nfacts; i++)
		t->fact[land][i] |= f->fact[i] == TRI_TRUE;
	for (i = 0; i < f->ngrounds; i++)
		t->ground[f->grounds[i].ground][f->grounds[i].status] = true;
	for (i = 0; i < f->nsteps; i++)
		show_step(t, f->steps[i].step, f->steps[i].possible ?
		    TRI_UNKNOWN : TRI_TRUE);
	option = answers_option(f->answers, kb->profession_question);
	if (option != KB_ALWAYS)
		t->profession[option] = true;
}

static void
see_cases(const struct practice *p, struct tally *t)
{
	struct practice_program program = { NULL, 0 };
	const struct findings *f;
	const struct kb_case *c;
	struct exercise x;
	struct arena *a;

	for (c = p->cases->at; c < p->cases->at + p->cases->n; c++) {
		a = arena_new();
		assert_int_equal(exercise_read(&x, p->kb, c, a, p->diag), 0);
		f = findings_new(practice_program(&program, p->kb, x.day),
		    x.answers, x.day, a);
		assert_non_null(f);
		see_findings(t, f);
		t->theme[land_of(c->country)][c->theme] = true;
		t->difficulty[land_of(c->country)][c->difficulty] = true;
		arena_free(a);
	}
	program_free(program.program);
}

/* ---- what answers can reach ---- */

static uint32_t
below(uint64_t *seed, uint32_t n)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % n;
}

static void
draw_question(struct answers *a, size_t q, uint64_t *seed)
{
	const struct kb_question *is = &a->kb->questions[q];
	bool ticked[OPTIONS] = { false };
	size_t i;

	if (below(seed, 8) == 0)
		answers_set_unknown(a, q);
	else if (!is->many)
		answers_set_one(a, q, below(seed, (uint32_t)is->noptions));
	else {
		for (i = 0; i < is->noptions; i++)
			ticked[i] = below(seed, 2) == 0;
		answers_set_many(a, q, ticked, below(seed, 8) == 0);
	}
}

static void
draw(struct answers *a, enum kb_country country, uint64_t *seed)
{
	const struct kb *kb = a->kb;
	const char *name = kb_country_name(country);
	const struct kb_question *q = &kb->questions[kb->country_question];
	size_t i;

	for (i = 0; i < kb->nquestions; i++)
		draw_question(a, i, seed);
	for (i = 0; strcmp(q->options[i].id, name) != 0; i++)
		continue;
	answers_set_one(a, kb->country_question, i);
}

static void
reach_lane(struct tally *t, const struct kb *kb, const struct lanes *l,
    unsigned lane, enum kb_country country, long day)
{
	const struct kb_ground *g;
	const struct kb_step *s;
	enum tri how;
	size_t i;

	for (i = 0; i < kb->ngrounds; i++) {
		g = &kb->grounds[i];
		if (g->country == country &&
		    (g->from == KB_NO_DAY || g->from <= day) &&
		    (g->to == KB_NO_DAY || g->to >= day))
			t->ground[i][lanes_rule(l, g->rule, READING_MAIN,
			    lane) + 1] = true;
	}
	for (i = 0; i < kb->nsteps; i++) {
		s = &kb->steps[i];
		how = lanes_rule(l, s->rule, READING_MAIN, lane);
		if (s->country != KB_NO_COUNTRY && s->country != country)
			continue;
		show_step(t, i, how == TRI_UNKNOWN && !s->cautious ?
		    TRI_FALSE : how);
	}
	t->level[land_of(country)][lanes_urgency(l, lane)] = true;
	t->outcome[land_of(country)][lanes_outcome(l, lane)] = true;
}

static void
reach_day(const struct kb *kb, struct tally *t, long day)
{
	static const enum kb_country of[LANDS] = { KB_BE, KB_NLD };
	struct program *p = program_new(kb, day);
	struct lanes *l = lanes_new(p);
	struct arena *arena = arena_new();
	struct answers *a = answers_new(kb, arena);
	uint64_t seed = 2026;
	unsigned lane, round;

	for (round = 0; round < ROUNDS * LANDS; round++) {
		lanes_reset(l);
		for (lane = 0; lane < ENGINE_LANES; lane++) {
			draw(a, of[round % LANDS], &seed);
			lanes_set(l, lane, a, END_CLOSED);
		}
		lanes_run(l);
		for (lane = 0; lane < ENGINE_LANES; lane++)
			reach_lane(t, kb, l, lane, of[round % LANDS], day);
	}
	arena_free(arena);
	lanes_free(l);
	program_free(p);
}

/* A day on which a ground that is not in force today was or will be. */
static long
day_of(const struct kb_ground *g)
{
	if (g->to != KB_NO_DAY && g->to < TODAY)
		return g->to;
	if (g->from != KB_NO_DAY && g->from > TODAY)
		return g->from;
	return TODAY;
}

static void
reach(const struct kb *kb, struct tally *t)
{
	size_t i, k;

	reach_day(kb, t, TODAY);
	for (i = 0; i < kb->ngrounds; i++) {
		for (k = 0; k < i; k++)
			if (day_of(&kb->grounds[k]) == day_of(&kb->grounds[i]))
				break;
		if (k == i && day_of(&kb->grounds[i]) != TODAY)
			reach_day(kb, t, day_of(&kb->grounds[i]));
	}
}

/* ---- what is missing ---- */

struct missing { size_t n; };

static void
miss(struct missing *m, const char *land, const char *what, const char *id,
    const char *how)
{
	m->n++;
	print_message("missing: %s%s%s %s%s%s\n", land,
	    land[0] == '\0' ? "" : ": ", what, id, how[0] == '\0' ? "" : " ",
	    how);
}

static void
miss_land(struct missing *m, const struct kb *kb,
    const struct tally *want, const struct tally *t, size_t land)
{
	static const char *const secrecy[] = { "not-bound", "open", "bound" },
	    *const alarms[] = { "child", "life" },
	    *const difficulty[] = { "", "1", "2", "3" };
	const char *name = lands[land];
	size_t i;

	for (i = 0; i < KB_NTHEMES; i++)
		if (!t->theme[land][i])
			miss(m, name, "theme", kb_theme_name(
			    (enum kb_theme)i), "");
	for (i = 1; i < 4; i++)
		if (!t->difficulty[land][i])
			miss(m, name, "difficulty", difficulty[i], "");
	for (i = 0; i < KB_NLEVELS; i++)
		if (want->level[land][i] && !t->level[land][i])
			miss(m, name, "urgency", kb_word_name(kb_words_level,
			    (int)i), "");
	for (i = 0; i < 5; i++)
		if (want->outcome[land][i] && !t->outcome[land][i])
			miss(m, name, "reporting", outcome_name(
			    (enum outcome)i), "");
	for (i = 0; i < 3; i++)
		if (!t->secrecy[land][i])
			miss(m, name, "secrecy", secrecy[i], "");
	for (i = 0; i < KB_NALARMS; i++)
		if (!t->alarm[land][i])
			miss(m, name, "alarm", alarms[i], "");
	for (i = 0; i < kb->nfacts; i++)
		if (strncmp(kb->facts[i].head.id, "path-", 5) == 0 &&
		    !t->fact[land][i])
			miss(m, name, "fact", kb->facts[i].head.id, "");
}

static void
miss_rest(struct missing *m, const struct kb *kb, const struct tally *want,
    const struct tally *t)
{
	size_t i, k;

	for (i = 0; i < profession(kb)->noptions; i++)
		if (!t->profession[i])
			miss(m, "", "profession",
			    profession(kb)->options[i].id, "");
	for (i = 0; i < kb->ngrounds; i++)
		for (k = 0; k < 3; k++)
			if (want->ground[i][k] && !t->ground[i][k])
				miss(m, "", "ground", kb->grounds[i].head.id,
				    status_name((enum status)k));
	for (i = 0; i < kb->nsteps; i++)
		if (t->step[i] < want->step[i])
			miss(m, "", "step", kb->steps[i].head.id,
			    want->step[i] == TRI_TRUE ? "" : "possible");
}

static void
the_cases_show_everything(void **state)
{
	static struct tally want, seen;	/* a step not shown is false */
	struct missing m = { 0 };
	struct practice p;
	size_t land, i;

	(void)state;
	practice_open(&p);
	assert_true(p.kb->ngrounds <= GROUNDS && p.kb->nsteps <= STEPS &&
	    p.kb->nfacts <= FACTS);
	for (i = 0; i < STEPS; i++)
		want.step[i] = seen.step[i] = TRI_FALSE;
	reach(p.kb, &want);
	see_cases(&p, &seen);
	for (land = 0; land < LANDS; land++)
		miss_land(&m, p.kb, &want, &seen, land);
	miss_rest(&m, p.kb, &want, &seen);
	practice_close(&p);
	assert_int_equal(m.n, 0);
}

static size_t
count_words(const char *s)
{
	size_t n = 0;

	while (*(s += strspn(s, " ")) != '\0') {
		n++;
		s += strcspn(s, " ");
	}
	return n;
}

static bool
answers(const struct kb *kb, const struct kb_case *c, const char *question)
{
	size_t i;

	for (i = 0; i < c->nanswers; i++)
		if (strcmp(kb->questions[c->answers[i].question].head.id,
		    question) == 0)
			return true;
	return false;
}

/* A story that is read in a minute, and no case that forgets the
 * emergencies. */
static void
every_case_is_whole(void **state)
{
	static const char *const asked[] = { "danger", "suicide",
	    "profession", "concern" };
	size_t i, lang, words, wrong = 0;
	const struct kb_case *c;
	struct practice p;

	(void)state;
	practice_open(&p);
	for (c = p.cases->at; c < p.cases->at + p.cases->n; c++) {
		for (i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
			if (!answers(p.kb, c, asked[i])) {
				print_message("%s answers no %s\n",
				    c->head.id, asked[i]);
				wrong++;
			}
		for (lang = 0; lang < KB_NLANG; lang++) {
			for (words = i = 0; i < c->story.n; i++)
				words += count_words(c->story.at[i].in[lang]);
			if (words >= 80 && words <= 150)
				continue;
			print_message("%s has a story of %zu words\n",
			    c->head.id, words);
			wrong++;
		}
	}
	practice_close(&p);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cases_show_everything),
		cmocka_unit_test(every_case_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
