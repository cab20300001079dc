/* SPDX-License-Identifier: MIT */
/* The engine against a plain walk of the author's trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/code.h"
#include "koracle.h"
#include "krandom.h"

static const struct kshape wild = { 6, 5, 6, 4, 3, 3, true };
static const struct kshape lawful = { 6, 5, 6, 4, 3, 3, false };

/* A random knowledge base with its program and answers. */
struct world {
	struct krandom *random;
	struct kbuild *build;
	const struct kb *kb;
	struct program *program;
	struct arena *arena;
	struct answers *answers;
};

static void
world_open(struct world *w, struct krandom *r, const struct kshape *shape)
{
	w->random = r;
	w->build = krandom_kb(r, shape);
	w->kb = kbuild_kb(w->build);
	w->program = program_new(w->kb, KRANDOM_DAY);
	w->arena = arena_new();
	w->answers = answers_new(w->kb, w->arena);
	assert_non_null(w->program);
	assert_non_null(w->answers);
}

static void
world_close(struct world *w)
{
	program_free(w->program);
	arena_free(w->arena);
	kbuild_free(w->build);
}

static struct koracle
oracle(const struct world *w, enum reading reading, bool running)
{
	return (struct koracle){ w->kb, w->answers, KRANDOM_DAY, reading,
	    running };
}

/* ---- agreement ---- */

static void
check_lane(const struct world *w, const struct lanes *l, unsigned lane)
{
	struct koracle o;
	struct krange closed, range;
	size_t rule;
	int reading;

	for (reading = 0; reading < NREADINGS; reading++) {
		for (rule = 0; rule < w->kb->nrules; rule++) {
			o = oracle(w, (enum reading)reading, false);
			closed = koracle_rule(&o, rule);
			o.running = true;
			range = koracle_rule(&o, rule);
			assert_int_equal(closed.low, closed.high);
			assert_int_equal(lanes_rule(l, rule, o.reading, lane),
			    closed.low);
			assert_int_equal(lanes_rule(l, rule, o.reading,
			    lane + 1), range.low);
			assert_int_equal(lanes_rule(l, rule, o.reading,
			    lane + 2), range.high);
		}
	}
}

static void
check_levels(const struct world *w, const struct lanes *l, unsigned lane)
{
	const struct kb_urgency *u = w->kb->urgency;
	struct koracle o = oracle(w, READING_MAIN, false);
	int now = koracle_rule(&o, u[KB_NOW].rule).low;
	int today = koracle_rule(&o, u[KB_TODAY].rule).low;
	int week = koracle_rule(&o, u[KB_WEEK].rule).low;

	assert_int_equal(lanes_urgency(l, lane),
	    koracle_level(now, today, week));
	assert_int_equal(lanes_ceiling(l, lane),
	    koracle_level(now < 0 ? -1 : 1, today < 0 ? -1 : 1,
	    week < 0 ? -1 : 1));
}

static void
set_three(struct lanes *l, unsigned lane, const struct answers *a)
{
	lanes_set(l, lane, a, END_CLOSED);
	lanes_set(l, lane + 1, a, END_LOW);
	lanes_set(l, lane + 2, a, END_HIGH);
}

/* In blocks of any width, from any lane, and after reuse. */
static void
agree(struct world *w, size_t words, unsigned lane)
{
	struct lanes *l = lanes_new_words(w->program, words, -1);
	int round;

	assert_non_null(l);
	for (round = 0; round < 3; round++) {
		krandom_answers(w->random, w->answers, 70);
		if (round == 2)
			lanes_reset(l);
		set_three(l, lane, w->answers);
		lanes_run(l);
		check_lane(w, l, lane);
		check_levels(w, l, lane);
	}
	lanes_free(l);
}

static void
test_agreement(void **state)
{
	struct krandom r = { 1 };
	struct world w;
	int i;

	(void)state;
	for (i = 0; i < 800; i++) {
		world_open(&w, &r, i % 2 ? &wild : &lawful);
		agree(&w, 1, krandom_below(&r, 62));
		if (i % 10 == 0)
			agree(&w, LANES_WORDS, krandom_below(&r, 510));
		if (i % 10 == 5)
			agree(&w, 3, krandom_below(&r, 190));
		world_close(&w);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agreement),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
