/* SPDX-License-Identifier: MIT */
#ifndef REPORT_HOURS_H
#define REPORT_HOURS_H

#include "base/civil.h"
#include "base/doc.h"
#include "base/sbuf.h"
#include "kb/model.h"

/* Whether a channel of a contact can be reached at a moment. */
enum hours_state { HOURS_UNKNOWN, HOURS_CLOSED, HOURS_OPEN, HOURS_ALWAYS };

struct hours {
	enum hours_state state;
	int until;		/* OPEN: minutes since midnight of the day it
				   closes, at most 24 * 60 */
	int days;		/* OPEN: days until that day; CLOSED: days until
				   it opens; 0 today, -1 when it is still
				   yesterday in the zone of the service */
	int64_t utc;		/* instant it closes or opens */
	int weekday;		/* of that day, 0 Monday */
	int from, to;		/* CLOSED: the next opening hours */
	bool holiday;		/* a public day of its country: may differ */
};

/* Of a channel of a contact, by the clocks of its zone; the moment is ours. */
void hours_at(const struct kb_channel *, const struct kb_contact *,
    const struct civil *, struct hours *);
/* More than six months between the source of the hours and that day. */
bool hours_are_old(const struct kb_channel *, const struct civil *);

/* "Nu open, tot 22 uur." and what may make it wrong, in sentences.  Nothing
 * for a channel without hours that is no telephone or chat. */
void hours_text(const struct kb *, enum kb_lang, const struct kb_channel *,
    const struct kb_contact *, const struct civil *, struct sbuf *);
/* "In de week: dinsdag 15 tot 19 uur." or nothing without hours. */
void hours_week(const struct kb *, enum kb_lang, const struct kb_channel *,
    const struct kb_contact *, struct sbuf *);
/* The same as rows below what is said of the channel, days with the same hours
 * in one: "ma–vr", "9–17 uur, vandaag".  The day is that of its zone. */
void hours_table(const struct kb *, enum kb_lang, const struct kb_channel *,
    const struct kb_contact *, const struct civil *, struct doc *);

/* A time of day in words: "17.40 uur", "5.40 pm". */
void hours_clock(const struct kb *, enum kb_lang, int minutes,
    struct sbuf *);

#endif
