/* SPDX-License-Identifier: MIT */
#include "base/civil.h"

#include <stddef.h>

#define DAY_SECONDS ((int64_t)24 * 60 * 60)
#define HOUR_SECONDS ((int64_t)60 * 60)

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_length(int year, int month)
{
	static const signed char lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31,
	    30, 31, 30, 31 };

	return lengths[month - 1] + (month == 2 && is_leap(year));
}

/* Years are counted from March, so that the leap day comes last. */
long
civil_days(int year, int month, int day)
{
	long y = month > 2 ? year : year - 1L;
	long m = month > 2 ? month - 3 : month + 9;
	long era = (y >= 0 ? y : y - 399) / 400;
	long of_era = y - era * 400;
	long of_year = (153 * m + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

void
civil_date_of_days(long days, int *year, int *month, int *day)
{
	long d = days + 719468;
	long era = (d >= 0 ? d : d - 146096) / 146097;
	long of_era = d - era * 146097;
	long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
	    365;
	long of_year = of_era - (365 * y + y / 4 - y / 100);
	long m = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

static int
weekday_of_days(long days)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(((days + 3) % 7 + 7) % 7);
}

/* When the clocks change: the nth Sunday of a month, 0 the last, at an hour
 * UTC. */
struct change { int month, nth, hour; };
struct zone { int winter, summer; struct change start, end; };

static const struct zone zones[] = {
	[CIVIL_HERE] = { 60, 120, { 3, 0, 1 }, { 10, 0, 1 } },
	[CIVIL_LONDON] = { 0, 60, { 3, 0, 1 }, { 10, 0, 1 } },
	[CIVIL_NEW_YORK] = { -300, -240, { 3, 2, 7 }, { 11, 1, 6 } },
};

static int64_t
change_in(int year, const struct change *c)
{
	int last = c->nth == 0 ? month_length(year, c->month) : c->nth * 7;
	long day = civil_days(year, c->month, last);

	day -= (weekday_of_days(day) + 1) % 7;
	return day * DAY_SECONDS + c->hour * HOUR_SECONDS;
}

static int
offset_at(int64_t utc, int year, const struct zone *z)
{
	return utc >= change_in(year, &z->start) &&
	    utc < change_in(year, &z->end) ? z->summer : z->winter;
}

static long
floor_days(int64_t seconds)
{
	int64_t days = seconds / DAY_SECONDS;

	return (long)(seconds % DAY_SECONDS < 0 ? days - 1 : days);
}

void
civil_from_utc(int64_t utc, struct civil *c)
{
	civil_in_zone(utc, CIVIL_HERE, c);
}

void
civil_in_zone(int64_t utc, enum civil_zone zone, struct civil *c)
{
	int year, month, day;
	int64_t local;
	long days;
	int second;

	/* Near new year the UTC year may differ from the local one, but then
	 * it is winter by either. */
	civil_date_of_days(floor_days(utc), &year, &month, &day);
	c->utc = utc;
	c->offset = offset_at(utc, year, &zones[zone]);
	local = utc + (int64_t)c->offset * 60;
	days = floor_days(local);
	second = (int)(local - days * DAY_SECONDS);
	civil_date_of_days(days, &c->year, &c->month, &c->day);
	c->hour = second / 3600;
	c->minute = second % 3600 / 60;
	c->weekday = weekday_of_days(days);
}

/* n digits as a number, moving on; false when there are fewer. */
static bool
read_digits(const char **s, int n, int *value)
{
	int i;

	*value = 0;
	for (i = 0; i < n; i++) {
		if ((*s)[i] < '0' || (*s)[i] > '9')
			return false;
		*value = *value * 10 + ((*s)[i] - '0');
	}
	*s += n;
	return true;
}

static bool
read_char(const char **s, char c)
{
	if (**s != c)
		return false;
	(*s)++;
	return true;
}

static bool
read_date(const char **s, int *year, int *month, int *day)
{
	return read_digits(s, 4, year) && *year >= 1 && read_char(s, '-') &&
	    read_digits(s, 2, month) && *month >= 1 && *month <= 12 &&
	    read_char(s, '-') && read_digits(s, 2, day) && *day >= 1 &&
	    *day <= month_length(*year, *month);
}

/* HH:MM[:SS]; *second is of the day.  24:00 is not taken: it names two
 * days. */
static bool
read_time(const char **s, int *second)
{
	int hour, minute, rest = 0;

	if (!read_digits(s, 2, &hour) || hour > 23 || !read_char(s, ':') ||
	    !read_digits(s, 2, &minute) || minute > 59)
		return false;
	if (read_char(s, ':') && (!read_digits(s, 2, &rest) || rest > 59))
		return false;
	*second = (hour * 60 + minute) * 60 + rest;
	return true;
}

/* Z or +HH:MM; *offset in minutes. */
static bool
read_offset(const char **s, int *offset)
{
	int hour, minute, sign = **s == '-' ? -1 : 1;

	if (read_char(s, 'Z')) {
		*offset = 0;
		return true;
	}
	if (!read_char(s, '+') && !read_char(s, '-'))
		return false;
	if (!read_digits(s, 2, &hour) || hour > 14 || !read_char(s, ':') ||
	    !read_digits(s, 2, &minute) || minute > 59)
		return false;
	*offset = sign * (hour * 60 + minute);
	return true;
}

/*
 * Read as winter time unless summer time was in force at that instant read
 * as summer time: in the autumn hour that comes twice this takes the first,
 * and an hour skipped in spring, read as winter time, comes out one later.
 */
static int64_t
instant_of_local(int64_t local, int year, const struct zone *z)
{
	int64_t summer = local - (int64_t)z->summer * 60;

	if (offset_at(summer, year, z) == z->summer)
		return summer;
	return local - (int64_t)z->winter * 60;
}

int64_t
civil_instant(long days, int minute, enum civil_zone zone)
{
	int year, month, day;

	civil_date_of_days(days, &year, &month, &day);
	return instant_of_local(days * DAY_SECONDS + (int64_t)minute * 60,
	    year, &zones[zone]);
}

bool
civil_parse(const char *s, struct civil *c)
{
	int year, month, day, second = 12 * 3600, offset;
	int64_t local;
	bool zoned = false;

	if (!read_date(&s, &year, &month, &day))
		return false;
	if (*s != '\0') {
		if ((!read_char(&s, 'T') && !read_char(&s, ' ')) ||
		    !read_time(&s, &second))
			return false;
		zoned = *s != '\0';
		if (zoned && !read_offset(&s, &offset))
			return false;
	}
	if (*s != '\0')
		return false;
	local = civil_days(year, month, day) * DAY_SECONDS + second;
	civil_from_utc(zoned ? local - (int64_t)offset * 60 :
	    instant_of_local(local, year, &zones[CIVIL_HERE]), c);
	return c->year >= 1 && c->year <= 9999;
}

bool
civil_parse_date(const char *s, long *days)
{
	int year, month = 1, day = 1;

	if (!read_digits(&s, 4, &year) || year < 1)
		return false;
	if (*s != '\0' && (!read_char(&s, '-') ||
	    !read_digits(&s, 2, &month) || month < 1 || month > 12))
		return false;
	if (*s != '\0' && (!read_char(&s, '-') || !read_digits(&s, 2, &day) ||
	    day < 1 || day > month_length(year, month)))
		return false;
	if (*s != '\0')
		return false;
	*days = civil_days(year, month, day);
	return true;
}

long
civil_add_months(long days, int months)
{
	int year, month, day, length;
	long index;

	civil_date_of_days(days, &year, &month, &day);
	index = year * 12L + month - 1 + months;
	year = (int)(index / 12);
	month = (int)(index % 12) + 1;
	length = month_length(year, month);
	return civil_days(year, month, day < length ? day : length);
}

/* Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
static long
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
	int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

	return civil_days(year, f / 31, f % 31 + 1);
}

/* Whether a public day is one in the Netherlands and in Belgium. */
struct holiday {
	int month, day;		/* month 0: `day` days after Easter */
	bool nl, be;
};

static const struct holiday holidays[] = {
	{ 1, 1, true, true },
	{ 0, 0, true, true },		/* Easter Sunday */
	{ 0, 1, true, true },		/* Easter Monday */
	{ 0, 39, true, true },		/* Ascension */
	{ 0, 49, true, true },		/* Whit Sunday */
	{ 0, 50, true, true },		/* Whit Monday */
	{ 5, 1, false, true },
	{ 5, 5, true, false },		/* liberation: many are closed */
	{ 7, 21, false, true },
	{ 8, 15, false, true },
	{ 11, 1, false, true },
	{ 11, 11, false, true },
	{ 12, 25, true, true },
	{ 12, 26, true, false },
};

#define NHOLIDAYS (sizeof(holidays) / sizeof(holidays[0]))

/* 27 April, or the Saturday before when that is a Sunday. */
static bool
is_kings_day(int year, int month, int day)
{
	long days = civil_days(year, 4, 27);

	return civil_days(year, month, day) ==
	    days - (weekday_of_days(days) == 6);
}

bool
civil_is_public_holiday(bool belgium, int year, int month, int day)
{
	long days = civil_days(year, month, day);
	const struct holiday *h;
	size_t i;

	for (i = 0; i < NHOLIDAYS; i++) {
		h = &holidays[i];
		if (!(belgium ? h->be : h->nl))
			continue;
		if (h->month == 0 ? days == easter(year) + h->day :
		    month == h->month && day == h->day)
			return true;
	}
	return !belgium && is_kings_day(year, month, day);
}
