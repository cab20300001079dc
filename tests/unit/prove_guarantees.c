/* SPDX-License-Identifier: MIT */
/* The guarantees of the real knowledge hold for all answers, on every day that
 * the law differs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "edits.h"
#include "kb/find.h"
#include "prove/eras.h"
#include "prove/guarantees.h"
#include "prove/solver.h"

static int
open_practice(void **state)
{
	static struct practice p;

	practice_open(&p);
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

static struct diag *
prove(const struct kb *whole, const char *id, const char *date)
{
	struct diag *d = diag_new();
	struct kb kb = *whole;
	size_t at = kb_find(whole, KB_KIND_GUARANTEE, id, strlen(id));

	assert_true(at != KB_ALWAYS);
	kb.guarantees += at;
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

/* Where nothing has a first or a last day there is one era. */
static void
without_days_there_is_one_era(void **state)
{
	const struct practice *p = *state;
	const long day = day_of("2026-11-20");
	struct kb kb = *p->kb;

	kb.ngrounds = kb.npassages = 0;
	assert_int_equal(eras_first(&kb, day), day);
	assert_int_equal(eras_next(&kb, day), KB_NO_DAY);
	assert_int_equal(eras_count(&kb), 1);
	assert_true(eras_same(&kb, day, day_of("1990-01-01")));
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

/* A case changes one answer at a time: what only two break it cannot expect,
 * and is told without. */
static void
one_change_at_a_time(void **state)
{
	static const struct { enum kb_op op; bool expects; } rows[] = {
		{ KB_ANY, false }, { KB_ALL, true },
	};
	const struct practice *p = *state;
	struct kb_expr known[] = { { .op = KB_KNOWN, .ref = 0 },
	    { .op = KB_KNOWN, .ref = 1 } };
	const struct kb_expr *kids[] = { &known[0], &known[1] };
	const struct kb_expr both = { .op = KB_ALL, .kids = kids, .nkids = 2 };
	struct kb_expr some = { .kids = kids, .nkids = 2 };
	const struct kb_guarantee forgets = { .head = { .id = "forgets" },
	    .change = KB_TO_UNKNOWN, .given = &both, .always = &some };
	struct kb kb = *p->kb;
	struct diag *d;
	size_t i;

	if (!solver_available())
		skip();
	kb.guarantees = &forgets;
	kb.nguarantees = 1;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		some.op = rows[i].op;
		d = diag_new();
		guarantees_check(&kb, day_of("2026-11-20"), NULL, d);
		assert_int_equal(diag_count(d), 1);
		assert_int_equal(strstr(diag_at(d, 0)->example,
		    "\"guarantees\":[\"forgets\"]") != NULL,
		    rows[i].expects);
		diag_free(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_hold),
		cmocka_unit_test(other_days_count),
		cmocka_unit_test(idle_today_is_not_idle),
		cmocka_unit_test(eras_are_told_apart),
		cmocka_unit_test(without_days_there_is_one_era),
		cmocka_unit_test(idle_is_told),
		cmocka_unit_test(one_change_at_a_time),
	};

	return cmocka_run_group_tests(tests, open_practice, close_practice);
}
