/* SPDX-License-Identifier: MIT */
/* The guarantees of the real knowledge hold for all answers; broken by hand,
 * each is found with a case that shows it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "consult/case_json.h"
#include "guarantee_breaks.h"
#include "prove/eras.h"
#include "prove/guarantees.h"
#include "prove/solver.h"

static int
open_practice(void **state)
{
	static struct practice p;

	practice_open(&p);
	pool_json_prepare();
	*state = &p;
	return 0;
}

static int
close_practice(void **state)
{
	practice_close(*state);
	return 0;
}

static long
day_of(const char *date)
{
	long day = 0;

	assert_true(civil_parse_date(date, &day));
	return day;
}

static void
tell(const struct diag *d)
{
	size_t i;

	for (i = 0; i < diag_count(d); i++)
		print_message("%s:%u: %s\n", diag_at(d, i)->file,
		    diag_at(d, i)->line, diag_at(d, i)->text);
}

static void
all_hold(void **state)
{
	static const char *const days[] = { "2026-11-20", "2026-08-31",
	    "2024-06-30" };
	const struct practice *p = *state;
	struct diag *d;
	size_t i;

	if (!solver_available())
		skip();
	assert_true(p->kb->nguarantees > 0);
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		d = diag_new();
		guarantees_check(p->kb, day_of(days[i]), NULL, d);
		tell(d);
		assert_int_equal(diag_count(d), 0);
		diag_free(d);
	}
}

/* As batch decides it: what it expects is not found. */
static void
check_case(const struct kb *kb, const char *line, long day)
{
	struct expect_difference differences[16];
	struct case_read read = { .kb = kb, .lang = KB_EN,
	    .country = KB_ALWAYS };
	struct program *program = program_new(kb, day);
	struct arena *arena = arena_new();
	const struct findings *f;

	assert_true(case_begin(&read, arena));
	read.arena = arena;
	case_json_read(&read, line, strlen(line));
	assert_string_equal(sbuf_text(&read.why), "");
	f = findings_new(program, read.answers, day, arena);
	assert_true(expect_most(&read.expect) <= 16);
	if (read.expects && expect_compare(f, &read.expect,
	    differences) == 0)
		fail_msg("as expected after all: %s", line);
	case_end(&read);
	arena_free(arena);
	program_free(program);
}

static size_t
find(const struct kb *kb, const char *id)
{
	size_t i;

	for (i = 0; i < kb->nguarantees; i++)
		if (strcmp(kb->guarantees[i].head.id, id) == 0)
			return i;
	fail_msg("no guarantee %s", id);
	return 0;
}

/* Proves this one alone; whether its example says what to expect. */
static bool
check_broken(const struct kb *whole, const char *id)
{
	const long day = day_of("2026-11-20");
	struct diag *d = diag_new();
	struct kb kb = *whole;
	const struct diag_entry *e;
	bool expects;

	kb.guarantees += find(whole, id);
	kb.nguarantees = 1;
	guarantees_check(&kb, day, NULL, d);
	if (diag_count(d) != 1)
		fail_msg("%s holds", id);
	e = diag_at(d, 0);
	if (e->level != DIAG_FINDING || e->example == NULL)
		fail_msg("%s: %s", id, e->text);
	check_case(whole, e->example, day);
	expects = strstr(e->example, "\"expect\"") != NULL;
	diag_free(d);
	return expects;
}

static void
breaks_are_found(void **state)
{
	const struct practice *p = *state;
	size_t i, n = 0, expect = 0;
	char ids[256], *id, *rest;
	struct kb *kb;

	if (!solver_available())
		skip();
	for (i = 0; i < NGUARANTEE_BREAKS; i++) {
		kb = edits_apply(p, guarantee_breaks[i].breaks,
		    guarantee_breaks[i].edits, BREAK_EDITS);
		(void)snprintf(ids, sizeof(ids), "%s",
		    guarantee_breaks[i].breaks);
		rest = ids;
		while ((id = strtok_r(rest, " ", &rest)) != NULL) {
			expect += check_broken(kb, id);
			n++;
		}
		kb_free(kb);
	}
	/* A case cannot expect a ceiling or what is written. */
	assert_true(expect * 10 > n * 6);
	print_message("# %zu breaks, %zu with what to expect\n", n, expect);
}

static struct diag *
prove(const struct kb *whole, const char *id, const char *date)
{
	struct diag *d = diag_new();
	struct kb kb = *whole;

	kb.guarantees += find(whole, id);
	kb.nguarantees = 1;
	guarantees_check(&kb, day_of(date), NULL, d);
	return d;
}

/* A rule of a law that was in force before, or will be, is proved too, and
 * the day is named. */
static void
other_days_count(void **state)
{
	static const struct edit edits[] = { {
	    "<ground id=\"be-458bis\"",
	    "<recipient contact=\"be-parket\"/>",
	    "<recipient contact=\"be-politie-101\"/>" } };
	static const struct { const char *on, *says; } rows[] = {
		{ "2026-11-20", "does not hold on 2018-12-31: " },
		{ "2026-08-31", "does not hold: " },
		{ "2018-01-01", "does not hold: " },
	};
	const struct practice *p = *state;
	struct kb *kb = edits_apply(p, "be-353-committed", edits, 1);
	struct diag *d;
	size_t i;

	if (!solver_available()) {
		kb_free(kb);
		skip();
	}
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		d = prove(kb, "be-353-committed", rows[i].on);
		assert_int_equal(diag_count(d), 1);
		assert_non_null(strstr(diag_at(d, 0)->text, rows[i].says));
		diag_free(d);
	}
	kb_free(kb);
}

/* It is about something on some other day. */
static void
idle_today_is_not_idle(void **state)
{
	const struct practice *p = *state;
	struct diag *d;

	if (!solver_available())
		skip();
	d = prove(p->kb, "nl-norm-has-right", "2018-01-01");
	assert_int_equal(diag_count(d), 0);
	diag_free(d);
}

static void
eras_are_told_apart(void **state)
{
	const struct practice *p = *state;
	const struct kb *kb = p->kb;
	const long last = day_of("2026-09-01");

	assert_int_equal(eras_first(kb, last), day_of("2018-12-31"));
	assert_int_equal(eras_next(kb, day_of("2018-12-31")),
	    day_of("2019-01-01"));
	assert_int_equal(eras_next(kb, day_of("2019-01-01")),
	    day_of("2024-07-01"));
	assert_int_equal(eras_next(kb, day_of("2024-07-01")), last);
	assert_int_equal(eras_next(kb, last), KB_NO_DAY);
	assert_int_equal(eras_count(kb), 4);
	assert_true(eras_same(kb, last, day_of("2036-01-01")));
	assert_true(eras_same(kb, day_of("2026-08-31"),
	    day_of("2024-07-01")));
	assert_false(eras_same(kb, last, day_of("2026-08-31")));
}

/* What is never given guarantees nothing. */
static void
idle_is_told(void **state)
{
	static const struct kb_expr never = { .op = KB_FALSE },
	    always = { .op = KB_TRUE };
	const struct kb_guarantee idle = { .head = { .id = "idle" },
	    .given = &never, .always = &always };
	const struct practice *p = *state;
	struct diag *d = diag_new();
	struct kb kb = *p->kb;

	if (!solver_available())
		skip();
	kb.guarantees = &idle;
	kb.nguarantees = 1;
	guarantees_check(&kb, day_of("2026-11-20"), NULL, d);
	assert_int_equal(diag_count(d), 1);
	assert_int_equal(diag_at(d, 0)->level, DIAG_FINDING);
	assert_non_null(strstr(diag_at(d, 0)->text, "guarantees nothing"));
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_hold),
		cmocka_unit_test(breaks_are_found),
		cmocka_unit_test(other_days_count),
		cmocka_unit_test(idle_today_is_not_idle),
		cmocka_unit_test(eras_are_told_apart),
		cmocka_unit_test(idle_is_told),
	};

	return cmocka_run_group_tests(tests, open_practice, close_practice);
}
