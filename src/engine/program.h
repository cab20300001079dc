/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_PROGRAM_H
#define ENGINE_PROGRAM_H

#include <stdint.h>

#include "engine/answers.h"

/*
 * All rules compiled into one straight program over bit planes.  Two planes
 * (certain, possible) carry Kleene's three values for ENGINE_LANES cases at
 * once.  Compiled in negation normal form, so that a running interval is two
 * ordinary lanes: every unanswered literal false, or every one true.
 * Pure: no I/O, no clock, no globals.
 */
#define ENGINE_LANES 512

struct program;
struct lanes;

/* `day` (days since 1970) decides which grounds are in force: the others are
 * false.  NULL without memory. */
struct program *program_new(const struct kb *, long day);
void program_free(struct program *);
size_t program_length(const struct program *);	/* instructions */

/* Each condition under the author's main readings, all wide, all narrow. */
enum reading { READING_MAIN, READING_WIDE, READING_NARROW, NREADINGS };
/* Closed: unanswered is "I don't know".  Low and high: the ends of the range
 * that unanswered questions leave open. */
enum end { END_CLOSED, END_LOW, END_HIGH };

struct lanes *lanes_new(const struct program *);
void lanes_free(struct lanes *);	/* wipes */
/* Forgets all cases: every lane unanswered, closed. */
void lanes_reset(struct lanes *);
void lanes_set(struct lanes *, unsigned lane, const struct answers *,
    enum end);
/* The same piecemeal and closed, for many cases after one lanes_reset():
 * open a lane, then answer.  What is not answered is unknown. */
void lanes_open(struct lanes *, unsigned lane);
void lanes_choose(struct lanes *, unsigned lane, size_t question,
    size_t option);		/* of a `one` question */
void lanes_tick(struct lanes *, unsigned lane, size_t question,
    size_t option, enum tri);	/* of a `many` question */
/* Lanes 0 to n - 1 become copies of lane 0. */
void lanes_repeat(struct lanes *, unsigned n);
/* What was answered in a lane that was not opened. */
void lanes_unset(struct lanes *, unsigned lane);
/* Evaluates all lanes that were set. */
void lanes_run(struct lanes *);
/* Value of a rule after lanes_run(); KB_ALWAYS is true. */
enum tri lanes_rule(const struct lanes *, size_t rule, enum reading,
    unsigned lane);
/* The same of 64 lanes at once: bit i is lane 64 * word + i.  Certain: true;
 * possible: not false.  Bits of lanes that were not set mean nothing. */
struct planes { uint64_t certain, possible; };
struct planes lanes_planes(const struct lanes *, size_t rule, enum reading,
    unsigned word);
/* In which lanes any rule has another value, in any reading, after two runs
 * of the same program. */
void lanes_differ(const struct lanes *, const struct lanes *,
    uint64_t differ[ENGINE_LANES / 64]);
/* Urgency of a lane: first of now, today, week that is true; planned when
 * all three are false; else week.  The ceiling: highest still possible. */
enum kb_level lanes_urgency(const struct lanes *, unsigned lane);
enum kb_level lanes_ceiling(const struct lanes *, unsigned lane);

#endif
