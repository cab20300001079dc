/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_LIVE_H
#define ENGINE_LIVE_H

#include "engine/program.h"

/*
 * Which questions can still change something.  A question is live when it is
 * unanswered, may apply, and a condition that is not settled of the current
 * scope depends on it through unsettled conditions only.
 *
 * Scope: the first round (alarms, urgency, secrecy, and the facts, grounds
 * and steps marked for it, but no report ground weaker than one that is
 * certainly met) and the sections opened so far; 1: all grounds.
 */
struct live_scope {
	bool first_round;
	bool section[10];
};

struct live;

struct live *live_new(const struct program *);
void live_free(struct live *);
/* Recomputes for these answers; -1 without memory. */
int live_update(struct live *, const struct answers *,
    const struct live_scope *);
bool live_question(const struct live *, size_t question);
/* First live question in order, KB_ALWAYS when none is left. */
size_t live_next(const struct live *);
size_t live_count(const struct live *);
/* True when an alarm holds whatever else is answered. */
bool live_alarm(const struct live *, enum kb_alarm_id);

#endif
