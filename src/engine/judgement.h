/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_JUDGEMENT_H
#define ENGINE_JUDGEMENT_H

#include "engine/findings.h"

/*
 * What somebody who practises concludes from a case, and where that is less
 * or more than what the rules say.  Never a mark: each point stands alone.
 */
enum judged { JUDGED_URGENCY, JUDGED_SECRECY, JUDGED_REPORTING, NJUDGED };

/* A value is an enum kb_level, an enum tri + 1 or an enum outcome; higher
 * asks for more.  JUDGED_UNKNOWN: "I do not know". */
#define JUDGED_UNKNOWN ((size_t)-1)
#define JUDGED_VALUES_MAX 5
#define JUDGED_STEPS 3

size_t judged_count(enum judged);
/* "urgency"; "today", "not-bound", "duty", "unknown". */
const char *judged_name(enum judged);
const char *judged_value_name(enum judged, size_t value);
/* False when there is no such value. */
bool judged_find(enum judged, const char *name, size_t len, size_t *value);

/* What can be chosen from: whom a report can go to in this country, and
 * steps, of which some are the case's.  The same for everybody. */
#define CHOICES_TO_MAX 12
#define CHOICES_STEPS_MAX 9
struct choices {
	struct { const char *id; size_t contact, role; } to[CHOICES_TO_MAX];
	size_t nto;
	size_t step[CHOICES_STEPS_MAX];
	size_t nsteps;
};

struct judgement {
	size_t is[NJUDGED];
	bool to[CHOICES_TO_MAX];	/* by choice */
	bool to_unknown;
	size_t step[JUDGED_STEPS];	/* of the knowledge; first is first */
	size_t nsteps;
	bool steps_unknown;
};

/* The model's: its first steps are the certain ones in the order to take
 * them, then what is merely possible. */
void judgement_of(const struct findings *, const struct choices *,
    struct judgement *);
/* The other steps are in force in this country and not called for; which of
 * them depends on the name of the case alone. */
void choices_of(const struct findings *, const char *name,
    struct choices *);

enum gap {
	GAP_NONE,
	GAP_OPEN,	/* left open: "I do not know" */
	GAP_OVER,	/* more than the model */
	GAP_MISSED	/* less */
};
enum gap judgement_gap(enum judged, const struct judgement *mine,
    const struct judgement *model);
/* Whom: one of those whom the model names is enough. */
enum gap judgement_gap_to(const struct judgement *mine,
    const struct judgement *model);
bool judgement_has_step(const struct judgement *, size_t step);
/* A step of one of the two: GAP_NONE as well when the model has it later. */
enum gap judgement_gap_step(const struct findings *,
    const struct judgement *mine, const struct judgement *model, size_t step);

#endif
