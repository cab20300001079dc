/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/civil.h"

static void
check(const char *text, const char *wanted, int offset, int weekday)
{
	struct civil c, w;

	memset(&c, 0, sizeof(c));
	assert_true(civil_parse(text, &c));
	assert_int_equal(strlen(wanted), 16);
	w.year = atoi(wanted);
	w.month = atoi(wanted + 5);
	w.day = atoi(wanted + 8);
	w.hour = atoi(wanted + 11);
	w.minute = atoi(wanted + 14);
	assert_int_equal(c.year, w.year);
	assert_int_equal(c.month, w.month);
	assert_int_equal(c.day, w.day);
	assert_int_equal(c.hour, w.hour);
	assert_int_equal(c.minute, w.minute);
	assert_int_equal(c.offset, offset);
	assert_int_equal(c.weekday, weekday);
}

static void
test_parse(void **state)
{
	(void)state;
	check("2026-11-20", "2026-11-20 12:00", 60, 4);
	check("2026-11-20T17:40", "2026-11-20 17:40", 60, 4);
	check("2026-11-20 17:40:59", "2026-11-20 17:40", 60, 4);
	check("2026-11-20T17:40Z", "2026-11-20 18:40", 60, 4);
	check("2026-07-21T00:30+00:00", "2026-07-21 02:30", 120, 1);
	check("2026-07-21T00:30+02:00", "2026-07-21 00:30", 120, 1);
	check("2026-12-31T20:30-05:00", "2027-01-01 02:30", 60, 4);
	check("2024-02-29", "2024-02-29 12:00", 60, 3);
	check("2000-02-29", "2000-02-29 12:00", 60, 1);
	check("0001-01-01", "0001-01-01 12:00", 60, 0);
	check("9999-12-31T23:59", "9999-12-31 23:59", 60, 4);
}

static void
test_parse_refused(void **state)
{
	static const char *const rows[] = { "", "2026", "2026-11", "2026-1-2",
	    "2026-13-01", "2026-00-01", "2026-02-29", "2026-04-31",
	    "1900-02-29", "2026-11-00", "2026-11-2", "2026-11-20T10:4x",
	    "2026-11-20T10:00:4", "2026-11-20T10:00*01:00",
	    "2026-11-20T10:00+01:60", "2026-11-20T10:00+01:x0",
	    "2026-11-20T10:00-0a:00", "0001-01-01T00:30+14:00",
	    "2026-11-20x", "2026-11-20T", "2026-11-20T24:00",
	    "2026-11-20T10:60", "2026-11-20T10", "2026-11-20T10:00:60",
	    "2026-11-20T10:00+", "2026-11-20T10:00+1", "2026-11-20T10:00+01",
	    "2026-11-20T10:00+15:00", "2026-11-20T10:00Zx", " 2026-11-20",
	    "0000-01-01", "9999-12-31T23:30Z", "20261120", "vandaag" };
	struct civil c;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_false(civil_parse(rows[i], &c));
}

/* Summer time 2026: from 29 March 01:00 UTC to 25 October 01:00 UTC. */
static void
test_clock_changes(void **state)
{
	struct civil a, b;

	(void)state;
	check("2026-03-29T00:59:59Z", "2026-03-29 01:59", 60, 6);
	check("2026-03-29T01:00Z", "2026-03-29 03:00", 120, 6);
	check("2026-03-29T01:59", "2026-03-29 01:59", 60, 6);
	check("2026-03-29T02:00", "2026-03-29 03:00", 120, 6);
	check("2026-03-29T02:30", "2026-03-29 03:30", 120, 6);
	check("2026-03-29T03:00", "2026-03-29 03:00", 120, 6);
	check("2026-10-25T00:59Z", "2026-10-25 02:59", 120, 6);
	check("2026-10-25T01:00Z", "2026-10-25 02:00", 60, 6);
	check("2026-10-25T02:30", "2026-10-25 02:30", 120, 6);
	check("2026-10-25T03:00", "2026-10-25 03:00", 60, 6);
	/* The two hours of 02:30 are an hour apart. */
	assert_true(civil_parse("2026-10-25T02:30", &a));
	assert_true(civil_parse("2026-10-25T02:30+01:00", &b));
	assert_int_equal(b.utc - a.utc, 3600);
	/* A month that ends on the Sunday itself. */
	check("2024-03-31T00:59Z", "2024-03-31 01:59", 60, 6);
	check("2024-03-31T01:00Z", "2024-03-31 03:00", 120, 6);
}

/* Compared with the C library under the European rule written out. */
static void
test_against_library(void **state)
{
	struct civil c;
	struct tm tm;
	int64_t utc;
	time_t t;

	(void)state;
	assert_int_equal(setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1), 0);
	tzset();
	for (utc = 0; utc < (int64_t)80 * 366 * 86400; utc += 40013) {
		t = (time_t)utc;
		assert_non_null(localtime_r(&t, &tm));
		civil_from_utc(utc, &c);
		assert_int_equal(c.year, tm.tm_year + 1900);
		assert_int_equal(c.month, tm.tm_mon + 1);
		assert_int_equal(c.day, tm.tm_mday);
		assert_int_equal(c.hour, tm.tm_hour);
		assert_int_equal(c.minute, tm.tm_min);
		assert_int_equal(c.offset * 60, tm.tm_gmtoff);
		assert_int_equal((c.weekday + 1) % 7, tm.tm_wday);
		assert_int_equal(c.utc, utc);
	}
}

static void
test_days(void **state)
{
	int year, month, day;
	long d;

	(void)state;
	assert_int_equal(civil_days(1970, 1, 1), 0);
	assert_int_equal(civil_days(2000, 3, 1), 11017);
	assert_int_equal(civil_days(1969, 12, 31), -1);
	for (d = civil_days(1, 1, 1); d < civil_days(9999, 12, 31); d += 17) {
		civil_date_of_days(d, &year, &month, &day);
		assert_int_equal(civil_days(year, month, day), d);
	}
}

static void
test_parse_date(void **state)
{
	long d;

	(void)state;
	assert_true(civil_parse_date("2024", &d));
	assert_int_equal(d, civil_days(2024, 1, 1));
	assert_true(civil_parse_date("2024-02", &d));
	assert_int_equal(d, civil_days(2024, 2, 1));
	assert_true(civil_parse_date("2024-02-29", &d));
	assert_int_equal(d, civil_days(2024, 2, 29));
	assert_false(civil_parse_date("2023-02-29", &d));
	assert_false(civil_parse_date("2024-", &d));
	assert_false(civil_parse_date("2024-2", &d));
	assert_false(civil_parse_date("2024-00", &d));
	assert_false(civil_parse_date("2024-13", &d));
	assert_false(civil_parse_date("2024-02-00", &d));
	assert_false(civil_parse_date("2024-02-1", &d));
	assert_false(civil_parse_date("2024-xx", &d));
	assert_false(civil_parse_date("0000", &d));
	assert_false(civil_parse_date("202", &d));
	assert_false(civil_parse_date("2024-02-29T10:00", &d));
	assert_false(civil_parse_date("", &d));
}

static void
test_add_months(void **state)
{
	(void)state;
	assert_int_equal(civil_add_months(civil_days(2026, 8, 31), 6),
	    civil_days(2027, 2, 28));
	assert_int_equal(civil_add_months(civil_days(2023, 8, 31), 6),
	    civil_days(2024, 2, 29));
	assert_int_equal(civil_add_months(civil_days(2026, 12, 1), 1),
	    civil_days(2027, 1, 1));
	assert_int_equal(civil_add_months(civil_days(2026, 1, 31), -2),
	    civil_days(2025, 11, 30));
	assert_int_equal(civil_add_months(civil_days(2026, 5, 5), 0),
	    civil_days(2026, 5, 5));
}

static void
test_holidays(void **state)
{
	(void)state;
	/* Easter: 5 April 2026, 28 March 2027, 20 April 2025. */
	assert_true(civil_is_public_holiday(true, 2026, 4, 5));
	assert_true(civil_is_public_holiday(false, 2026, 4, 6));
	assert_true(civil_is_public_holiday(true, 2027, 3, 29));
	assert_true(civil_is_public_holiday(false, 2025, 4, 21));
	assert_false(civil_is_public_holiday(false, 2026, 4, 7));
	assert_true(civil_is_public_holiday(true, 2026, 5, 14));
	assert_true(civil_is_public_holiday(false, 2026, 5, 25));
	assert_true(civil_is_public_holiday(true, 2026, 11, 11));
	assert_false(civil_is_public_holiday(false, 2026, 11, 11));
	assert_true(civil_is_public_holiday(true, 2026, 7, 21));
	assert_false(civil_is_public_holiday(true, 2026, 12, 26));
	assert_true(civil_is_public_holiday(false, 2026, 12, 26));
	/* King's day moves to Saturday in 2025. */
	assert_true(civil_is_public_holiday(false, 2026, 4, 27));
	assert_true(civil_is_public_holiday(false, 2025, 4, 26));
	assert_false(civil_is_public_holiday(false, 2025, 4, 27));
	assert_false(civil_is_public_holiday(true, 2026, 4, 27));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_parse_refused),
		cmocka_unit_test(test_clock_changes),
		cmocka_unit_test(test_against_library),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_parse_date),
		cmocka_unit_test(test_add_months),
		cmocka_unit_test(test_holidays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
