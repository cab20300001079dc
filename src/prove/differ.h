/* SPDX-License-Identifier: MIT */
#ifndef PROVE_DIFFER_H
#define PROVE_DIFFER_H

#include "engine/findings.h"
#include "kb/pairs.h"

/*
 * Which conclusions of two knowledge bases differ, over all answers.  Both
 * get the same answers: a question or option that only one of them has is
 * unknown to the other.  Answers that belong together are of questions that
 * are paired.
 */
enum differ_what {
	DIFFER_ALARM,
	DIFFER_URGENCY,
	DIFFER_CEILING,
	DIFFER_OUTCOME,
	DIFFER_SECRECY,
	DIFFER_GROUND,		/* in all three readings */
	DIFFER_CONDITION,
	DIFFER_RECIPIENT,
	DIFFER_STEP,
	DIFFER_CONTACT,		/* named by what is shown */
	DIFFER_INDICATOR,
	DIFFER_PASSAGE,
	DIFFER_ITEM		/* guidance, what-if, plan item, care */
};

enum differ_verdict {
	DIFFER_UNDECIDED,	/* no difference was found, none excluded */
	DIFFER_SAME,		/* for every combination of answers */
	DIFFER_DIFFERS
};

/* What it comes to in a country for the professions in a set of bits, by
 * option of the new profession question. */
#define DIFFER_PROFESSIONS ((size_t)63)	/* more are left out */
enum differ_home { DIFFER_BE, DIFFER_NLD, DIFFER_NHOMES };

struct differ_finding {
	enum differ_what what;
	enum kb_kind kind;	/* of its element; KB_NO_KIND: it has none */
	size_t was, now;	/* in its kind; KB_ALWAYS: not there */
	size_t was_part, now_part;	/* condition or recipient of it */
	bool apart;		/* when found it says other things: time,
				   force, contacts */
	enum differ_verdict verdict;
	/* Of one that differs: */
	long day;		/* on which it does */
	const struct answers *was_answers, *now_answers;
	unsigned was_value, now_value;	/* see differ_value() */
	uint64_t who[DIFFER_NHOMES];
	bool anywhere;		/* also before a country is chosen */
};

struct differ {
	const struct kb_pairs *pairs;
	const struct differ_finding *findings;
	size_t n, same, differ, undecided;
	bool solver;		/* else only equal conditions are proved */
	size_t simulated;	/* sets of answers tried; 0: none had to be */
	const long *days;	/* that were compared: from `day` on, each
				   time that other rules come into force */
	size_t ndays;
};

/* All memory from the arena; NULL without memory.  Its solver does not
 * survive a failing allocation: only for a process of its own. */
const struct differ *differ_new(const struct kb_pairs *, long day,
    struct arena *);
/* The same without a solver. */
const struct differ *differ_simulate(const struct kb_pairs *, long day,
    struct arena *);

/*
 * What the findings of one side say about it.  0: not there, not shown,
 * failed.  Alarm, secrecy and condition: 0 false, 1 unknown, 2 true; urgency,
 * ceiling: the level; outcome: that; ground: status + 3 * wide + 9 * narrow,
 * each 0 failed, 1 open, 2 met; step: 0 no, 1 possible, 2 shown; others: 0
 * or 1.
 */
unsigned differ_value(const struct differ_finding *, bool now,
    const struct findings *);

#endif
