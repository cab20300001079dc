/* SPDX-License-Identifier: MIT */
/*
 * Times the engine on one core.  Prints nanoseconds per case for setting and
 * for deciding a full block on a fixed rule shape (60 questions of 4 options,
 * 40 derived facts in 2 strata and 200 rules, 3 to 8 leaves, at most 3 levels
 * of gates), then findings, liveness and completions on a knowledge base of
 * real size.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "engine/completions.h"
#include "engine/live.h"
#include "krandom.h"
#include "rules.h"

enum { BLOCKS = 400, ROUNDS = 5, WORLDS = 200 };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *times, size_t n)
{
	qsort(times, n, sizeof(*times), compare);
	return times[n / 2];
}

/* As batch does: a question and an option at a time. */
static void
choose_all(struct lanes *l)
{
	size_t i, q, option;

	for (i = 0; i < ENGINE_LANES; i++) {
		lanes_open(l, (unsigned)i);
		for (q = 0; q < RULES_QUESTIONS; q++) {
			option = (i * 7 + q * 3) % (RULES_OPTIONS + 1);
			if (option < RULES_OPTIONS)
				lanes_choose(l, (unsigned)i, q, option);
		}
	}
}

static void
bench_block(void)
{
	struct krandom r = { 99 };
	size_t leaves, i, round, b;
	struct kbuild *build = rules_new(&leaves);
	struct program *p = program_new(kbuild_kb(build), KRANDOM_DAY);
	struct lanes *l = lanes_new(p);
	struct arena *arena = arena_new();
	struct answers *a[ENGINE_LANES];
	double set[ROUNDS], run[ROUNDS], choose[ROUNDS], start;
	unsigned long holds = 0;

	for (i = 0; i < ENGINE_LANES; i++) {
		a[i] = answers_new(kbuild_kb(build), arena);
		krandom_answers(&r, a[i], 85);
	}
	for (round = 0; round < ROUNDS; round++) {
		set[round] = run[round] = choose[round] = 0;
		for (b = 0; b < BLOCKS; b++) {
			start = now();
			lanes_reset(l);
			choose_all(l);
			choose[round] += now() - start;
			start = now();
			lanes_reset(l);
			for (i = 0; i < ENGINE_LANES; i++)
				lanes_set(l, (unsigned)i, a[i], END_CLOSED);
			set[round] += now() - start;
			start = now();
			lanes_run(l);
			run[round] += now() - start;
		}
	}
	for (i = 0; i < RULES_N; i++)
		holds += lanes_rule(l, RULES_FACTS + i + 5, READING_MAIN, 7) ==
		    TRI_TRUE;
	printf("rule shape: %zu leaves, %zu instructions, %lu hold in one\n",
	    leaves, program_length(p), holds);
	printf("set    %6.1f ns/case\nchoose %6.1f ns/case\n"
	    "run    %6.1f ns/case\n",
	    median(set, ROUNDS) / BLOCKS / ENGINE_LANES,
	    median(choose, ROUNDS) / BLOCKS / ENGINE_LANES,
	    median(run, ROUNDS) / BLOCKS / ENGINE_LANES);
	start = now();
	program_free(program_new(kbuild_kb(build), KRANDOM_DAY));
	printf("compile %.0f us\n", (now() - start) / 1e3);
	arena_free(arena);
	lanes_free(l);
	program_free(p);
	kbuild_free(build);
}

/* ---- one consultation ---- */

static void
bench_one(unsigned percent)
{
	static const struct kshape shape = { 36, 8, 100, 30, 60, 2, false };
	static const struct live_scope scope = { true, { 0 } };
	struct krandom r = { 5 };
	struct kbuild *build = krandom_kb(&r, &shape);
	const struct kb *kb = kbuild_kb(build);
	struct program *p = program_new(kb, KRANDOM_DAY);
	struct live *live = live_new(p);
	double find[WORLDS], update[WORLDS], complete[WORLDS], start;
	const struct findings *f;
	size_t i, open = 0, fillings = 0;

	for (i = 0; i < WORLDS; i++) {
		struct arena *arena = arena_new();
		struct answers *a = answers_new(kb, arena);

		krandom_answers(&r, a, percent);
		start = now();
		f = findings_new(p, a, KRANDOM_DAY, arena);
		find[i] = now() - start;
		open += f->nopen;
		start = now();
		live_update(live, a, &scope);
		update[i] = now() - start;
		start = now();
		fillings += completions_new(f, arena)->fillings;
		complete[i] = now() - start;
		arena_free(arena);
	}
	printf("%u%% answered, %zu instructions, %zu open: findings %.0f us, "
	    "live %.1f us\n", percent, program_length(p), open / WORLDS,
	    median(find, WORLDS) / 1e3, median(update, WORLDS) / 1e3);
	qsort(complete, WORLDS, sizeof(*complete), compare);
	printf("    %zu fillings: completions %.0f us, at most %.0f us\n",
	    fillings / WORLDS, complete[WORLDS / 2] / 1e3,
	    complete[WORLDS - 1] / 1e3);
	live_free(live);
	program_free(p);
	kbuild_free(build);
}

int
main(void)
{
	bench_block();
	bench_one(0);
	bench_one(40);
	bench_one(90);
	return 0;
}
