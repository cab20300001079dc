/* SPDX-License-Identifier: MIT */
#ifndef REPORT_TALLY_H
#define REPORT_TALLY_H

#include <stdbool.h>
#include <stddef.h>

#include "kb/model.h"

/*
 * The tables of a helpline's year, with every count withheld that could tell
 * of one to four people; see engine/withhold.h.  Pure.
 */
#define TALLY_MINUTES_MAX 600
#define TALLY_UNKNOWN "unknown"

/* n contacts of one month that are alike.  Ids, or TALLY_UNKNOWN; minutes 0:
 * not known or not asked. */
struct tally_count {
	int month;
	const char *group, *theme, *channel, *referral;
	int minutes;
	unsigned n;
};

struct tally_row {
	const char *id, *label;
	bool told;
	unsigned value;		/* 0 when it is not told */
	unsigned percent;
};

struct tally_table {
	const char *id, *title;
	const struct tally_row *rows;
	size_t nrows;
	bool counts;		/* else: averages, without total or percent */
	unsigned total;		/* of counts */
};

struct tally_year {
	struct arena *arena;
	int year;
	unsigned total;
	bool told;		/* there are enough to tell anything */
	bool withheld;		/* something is not told */
	unsigned per_month;
	const struct tally_table *tables;
	size_t ntables;
};

/* What is counted; borrowed by nobody.  NULL without memory. */
struct tally_year *tally_year_new(const struct kb *, enum kb_lang, int year,
    const struct tally_count *, size_t n);
void tally_year_free(struct tally_year *);

#endif
