/* SPDX-License-Identifier: MIT */
/* What has memory of its own ends cleanly at each piece that it is refused,
 * and with all of them says what it always says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "engine/alternatives.h"
#include "engine/completions.h"
#include "engine/exercise.h"
#include "engine/hangs.h"
#include "engine/kept.h"
#include "engine/live.h"
#include "engine/misread.h"
#include "kworld.h"

/* ---- a heap that runs out ---- */

static long left = -1;		/* pieces; negative: no end */
static bool lacking;

static bool
spend(void)
{
	if (left == 0)
		lacking = true;
	else if (left > 0)
		left--;
	return !lacking;
}

void *
memory_alloc(size_t size)
{
	return spend() ? malloc(size) : NULL;
}

void *
memory_calloc(size_t n, size_t size)
{
	return spend() ? calloc(n, size) : NULL;
}

void *
memory_realloc(void *p, size_t size)
{
	return spend() ? realloc(p, size) : NULL;
}

char *
memory_strdup(const char *s)
{
	return spend() ? strdup(s) : NULL;
}

char *
memory_printf(const char *fmt, ...)
{
	char *s = NULL;
	va_list ap;

	va_start(ap, fmt);
	if (!spend() || vasprintf(&s, fmt, ap) == -1)
		s = NULL;
	va_end(ap);
	return s;
}

void
memory_lack(void)
{
	lacking = true;
}

bool
memory_lacks(void)
{
	return lacking;
}

/* ---- what asks for it ---- */

struct asked {
	struct kworld w;
	const struct findings *f;
	struct answers *mine;
	struct kb_guarantee guarantee;
	struct exercise x;
	struct kb_case story;
};

static bool
alternatives(const struct asked *a)
{
	struct arena *arena = arena_new();
	const struct alternatives *all = alternatives_new(a->f, arena);
	bool done = all != NULL;

	if (done)
		assert_true(all->n > 0);
	arena_free(arena);
	return done;
}

static bool
completions(const struct asked *a)
{
	struct arena *arena = arena_new();
	const struct completions *c = completions_new(a->f, arena);
	bool done = c != NULL;

	if (done)
		assert_true(c->outcome.exact);
	arena_free(arena);
	return done;
}

static bool
exercise(const struct asked *a)
{
	struct diag *d = NULL;
	int result = exercise_check(&a->x, a->w.program, d);

	return result == 0;
}

static bool
findings(const struct asked *a)
{
	struct arena *arena = arena_new();
	const struct findings *f = findings_new(a->w.program, a->w.answers,
	    KRANDOM_DAY, arena);
	bool done = f != NULL;

	if (done)
		assert_int_equal(f->nopen, a->f->nopen);
	arena_free(arena);
	return done;
}

static bool
hanging(const struct asked *a)
{
	bool hangs[NHANGS];

	return hangs_on(a->w.program, a->w.answers, 1, hangs) == 0;
}

static bool
kept(const struct asked *a)
{
	enum kept kept = findings_kept(a->f, 0);

	if (kept != KEPT_UNTRIED)
		assert_int_equal(kept, KEPT_NOT);
	return kept != KEPT_UNTRIED;
}

static bool
live(const struct asked *a)
{
	struct live *l = live_new(a->w.program);

	live_free(l);
	return l != NULL;
}

static bool
misreads(const struct asked *a)
{
	struct arena *arena = arena_new();
	struct misreads m;
	bool done = misreads_of(a->f, a->mine, arena, &m) == 0;

	if (done)
		assert_int_equal(m.n, 2);
	arena_free(arena);
	return done;
}

static bool
program(const struct asked *a)
{
	struct program *p = program_new(a->w.kb, KRANDOM_DAY);

	program_free(p);
	return p != NULL;
}

/* ---- the knowledge ---- */

static void
open_asked(struct asked *a)
{
	static const struct kb_expr never = { .op = KB_FALSE };
	struct kbuild *b = kbuild_new(16);
	size_t q[3], i, country = kbuild_country(b);
	const struct kb_expr *near;

	memset(a, 0, sizeof(*a));
	for (i = 0; i < 3; i++)
		q[i] = kbuild_question(b, kbuild_id(b, "q", i), 2, false);
	near = kx_is(b, q[0], 1);
	kbuild_alarm(b, KB_ALARM_CHILD, near);
	kbuild_urgency(b, KB_NOW, near);
	near = kx_two(b, KB_ANY, kx_is(b, q[1], 1), kx_is(b, q[2], 1));
	(void)kbuild_ground(b, "g", KB_BE, KB_REPORT, KB_RIGHT, 1, &near);
	(void)kbuild_step(b, "s", KB_WEEK, false, near);
	a->guarantee = (struct kb_guarantee){ .change = KB_TO_ANY,
	    .always = &never };
	b->kb.guarantees = &a->guarantee;
	b->kb.nguarantees = 1;
	kworld_open(&a->w, b);
	answers_set_one(a->w.answers, country, 0);
	answers_set_one(a->w.answers, q[0], 0);
	answers_set_one(a->w.answers, q[1], 0);
	a->mine = answers_new(a->w.kb, a->w.arena);
	answers_copy(a->mine, a->w.answers);
	answers_set_one(a->mine, q[0], 1);
	answers_set_one(a->mine, q[1], 1);
	answers_unset(a->w.answers, q[2]);
	a->f = kworld_find(&a->w, a->w.answers);
	a->x = (struct exercise){ .of = &a->story,
	    .answers = a->w.answers, .day = KRANDOM_DAY };
	expect_init(&a->x.expect, a->w.kb, a->w.arena);
}

/* How many pieces it asked for before it was done. */
static long
pieces(bool (*ask)(const struct asked *), const struct asked *a)
{
	bool done = false;
	long i;

	for (i = 0; !done && i < 1000; i++) {
		left = i;
		lacking = false;
		done = ask(a);
		assert_int_equal(done, !lacking);
	}
	left = -1;
	lacking = false;
	assert_true(done);
	return i;
}

static void
each_ends_cleanly(void **state)
{
	static bool (*const asks[])(const struct asked *) = { alternatives,
	    completions, exercise, findings, hanging, kept, live, misreads,
	    program };
	struct asked a;
	size_t i;

	(void)state;
	open_asked(&a);
	for (i = 0; i < sizeof(asks) / sizeof(asks[0]); i++)
		if (pieces(asks[i], &a) < 3)
			fail_msg("%zu", i);
	kworld_close(&a.w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_ends_cleanly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
