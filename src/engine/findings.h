/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_FINDINGS_H
#define ENGINE_FINDINGS_H

#include "engine/program.h"

/*
 * Everything the rules say on a set of answers, in the closed reading.
 * Indices point into the knowledge base.  Borrowed by reports.
 */
enum status { STATUS_FAILED, STATUS_OPEN, STATUS_MET };
enum outcome { OUTCOME_NONE, OUTCOME_OPEN, OUTCOME_RIGHT, OUTCOME_NORM,
    OUTCOME_DUTY };
/* Why a condition is unknown; several may hold. */
enum because { BECAUSE_FACT = 1, BECAUSE_ACT = 2, BECAUSE_LAW = 4 };

struct finding_condition {
	enum tri value;		/* TRI_TRUE for holds and self */
	unsigned because;	/* of enum because; 0 unless unknown */
};

struct finding_ground {
	size_t ground;
	enum status status, wide, narrow;
	bool contested;
	unsigned because;	/* union over its unknown conditions */
	const struct finding_condition *conditions;
	const bool *recipients;	/* by recipient: certain for these answers */
};

struct finding_step { size_t step; bool possible; };
/* An unknown question and what some answer to it would change. */
struct finding_open {
	size_t question;
	const char *const *changes;	/* ids: "secrecy", "urgency", "child",
					   "life", ground and step ids */
	size_t nchanges;
};

struct findings {
	const struct kb *kb;
	const struct program *program;	/* for what is asked of them later */
	const struct answers *answers;
	long day;
	enum kb_country country;
	enum tri secrecy;
	enum outcome outcome;
	/* Report grounds still open and stronger than the outcome. */
	const size_t *stronger_open;
	size_t nstronger_open;
	const struct finding_ground *grounds;	/* in force, this country */
	size_t ngrounds;
	bool alarm[KB_NALARMS];
	bool alarm_possible[KB_NALARMS];
	enum kb_level urgency, ceiling;
	const size_t *because;		/* facts that made the urgency true */
	size_t nbecause;
	const size_t *indicators;	/* certain */
	size_t nindicators;
	const struct finding_step *steps;	/* by time, then order */
	size_t nsteps;
	const size_t *contacts;		/* of steps and met grounds, once */
	size_t ncontacts;
	const struct finding_open *open;
	size_t nopen;
	const size_t *ignored;		/* answered but not applicable */
	size_t nignored;
	const size_t *stale;		/* sources cited by what is shown */
	size_t nstale;
	const enum tri *fact;		/* by fact, main reading */
	const signed char *item;	/* enum tri by rule, main reading */
};

/* All memory from the arena; NULL without memory.  The program and the
 * answers are borrowed for as long as the findings are used. */
const struct findings *findings_new(const struct program *,
    const struct answers *, long day, struct arena *);
/* The same without what some answer would still change: `open` is empty. */
const struct findings *findings_decided(const struct program *,
    const struct answers *, long day, struct arena *);
/* The value of an element's rule: KB_ALWAYS is true. */
enum tri findings_rule(const struct findings *, size_t rule);
/* Where a step stands among its steps; nsteps: it does not. */
size_t findings_step(const struct findings *, size_t step);
bool findings_step_certain(const struct findings *, size_t step);
/* A ground among its own, NULL when it is not in force here. */
const struct finding_ground *findings_ground(const struct findings *,
    size_t ground);
/* The reporting outcome of one lane, over all grounds in force: those of both
 * countries while none is chosen. */
enum outcome lanes_outcome(const struct lanes *, unsigned lane);
const char *outcome_name(enum outcome);
const char *status_name(enum status);
/* "not-bound", "open" or "bound". */
const char *secrecy_name(enum tri);

#endif
