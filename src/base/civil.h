/* SPDX-License-Identifier: MIT */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Civil time of the Netherlands and Belgium (CET, CEST by the EU rule: last
 * Sunday of March 01:00 UTC to last Sunday of October 01:00 UTC), computed
 * here, never from the machine's zone.  Proleptic Gregorian, years 1 to 9999.
 */
/* Other clocks that a service may keep, by the rules of today: the British
 * one changes with ours, that of New York on the second Sunday of March and
 * the first of November, at 02:00 there. */
enum civil_zone { CIVIL_HERE, CIVIL_LONDON, CIVIL_NEW_YORK };

struct civil {
	int year, month, day;		/* 1-based */
	int hour, minute;		/* local */
	int offset;			/* minutes east of UTC */
	int weekday;			/* 0 Monday .. 6 Sunday */
	int64_t utc;			/* seconds since 1970-01-01T00:00Z */
};

void civil_from_utc(int64_t utc, struct civil *);
void civil_in_zone(int64_t utc, enum civil_zone, struct civil *);
/* The instant at which the clocks of a zone show a day (since 1970-01-01) and
 * a minute of it, up to 24 * 60; about the hour that is skipped or comes
 * twice as civil_parse(). */
int64_t civil_instant(long days, int minute, enum civil_zone);
/* ISO 8601: YYYY-MM-DD, optionally T or space HH:MM[:SS], optionally Z or
 * +HH:MM.  A date alone is 12:00.  Without offset: civil time here; a time
 * in the spring gap counts as an hour later, in the autumn one as the first.
 * With an offset the instant is converted to civil time here.  false: not
 * such a text. */
bool civil_parse(const char *, struct civil *);
/* Days since 1970-01-01. */
long civil_days(int year, int month, int day);
/* YYYY, YYYY-MM or YYYY-MM-DD to days of its first day; false if none. */
bool civil_parse_date(const char *, long *days);
/* The day `months` later (clipped to the month's end). */
long civil_add_months(long days, int months);
void civil_date_of_days(long days, int *year, int *month, int *day);
/* Fixed public days of NL or BE and those that move with Easter. */
bool civil_is_public_holiday(bool belgium, int year, int month, int day);

#endif
