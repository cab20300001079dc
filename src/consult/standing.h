/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_STANDING_H
#define CONSULT_STANDING_H

#include "base/civil.h"
#include "base/sbuf.h"
#include "engine/findings.h"

enum standing_id { STANDING_URGENCY, STANDING_SECRECY, STANDING_REPORTING,
    NSTANDINGS };

/* The three answers, to be held against an earlier time. */
struct standing {
	enum kb_level urgency;
	enum tri secrecy;
	enum outcome outcome;
};

/* Those of a consultation that is resumed, and when it was. */
struct earlier {
	struct civil at;
	struct standing standing;
};

struct standing standing_of(const struct findings *);
/* The messages that name one of the three and its value. */
const char *standing_name(enum standing_id);
const char *standing_value(const struct standing *, enum standing_id);

/* Fills a message with one of the three, what it was, what it is now and
 * why. */
void standing_fill(const struct answers *, enum kb_lang, const char *message,
    enum standing_id, const struct standing *was, const struct standing *now,
    const char *because, struct sbuf *);
/* "Urgency: was "this week", now "today", because …": appends nothing
 * and returns false when it is the same. */
bool standing_change(const struct findings *now, enum kb_lang,
    const struct standing *was, enum standing_id, struct sbuf *);

#endif
