/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_EXPECT_H
#define ENGINE_EXPECT_H

#include "base/sbuf.h"
#include "engine/findings.h"

/*
 * What a case expects of the findings, resolved against a knowledge base,
 * and where the findings differ from it.  Nothing is expected of a key that
 * was not mentioned.  Three sets can be given whole: all that is there and
 * nothing else.  A variant has those of its case, with what is there besides
 * and what no longer.
 */
enum expect_key { EXPECT_URGENCY, EXPECT_REPORTING, EXPECT_SECRECY,
    EXPECT_ALARMS, EXPECT_OPEN, EXPECT_CONTESTED, EXPECT_STEPS,
    EXPECT_NOT_STEPS, EXPECT_MET, EXPECT_NOT_MET, EXPECT_CONTACTS,
    EXPECT_NOT_CONTACTS, EXPECT_INDICATORS, EXPECT_TOLD, EXPECT_NOT_TOLD,
    EXPECT_FAILED, EXPECT_NOT_CONTESTED, EXPECT_NOT_INDICATORS,
    EXPECT_ALL_STEPS, EXPECT_ALSO_STEPS, EXPECT_NO_LONGER_STEPS,
    EXPECT_ALL_POSSIBLE_STEPS, EXPECT_ALSO_POSSIBLE_STEPS,
    EXPECT_NO_LONGER_POSSIBLE_STEPS, EXPECT_ALL_TOLD, EXPECT_ALSO_TOLD,
    EXPECT_NO_LONGER_TOLD,
    EXPECT_CEILING, EXPECT_NOT_IN_FORCE, EXPECT_CONDITIONS_MET,
    EXPECT_CONDITIONS_OPEN, EXPECT_CONDITIONS_FAILED, EXPECT_OPEN_FACT,
    EXPECT_OPEN_ACT, EXPECT_OPEN_LAW, EXPECT_RECIPIENTS,
    EXPECT_NOT_RECIPIENTS, EXPECT_FACTS, EXPECT_NOT_FACTS, EXPECT_ASKED,
    EXPECT_NOT_ASKED, EXPECT_WORTH_ASKING, EXPECT_NOT_WORTH_ASKING,
    EXPECT_GUARANTEES, NEXPECT_KEYS };

/* An index by key: enum kb_level, enum outcome, enum tri + 1 or enum
 * kb_alarm_id, else of the element, or as in told.h or part.h. */
struct expect_item { enum expect_key key; size_t value; unsigned line; };

struct expect {
	const struct kb *kb;
	struct arena *arena;
	struct expect_item *items;	/* in the order they were added */
	size_t n, size;
	unsigned mentioned[NEXPECT_KEYS];	/* times added */
	unsigned line[NEXPECT_KEYS];		/* first mentioned */
	bool *whole[NEXPECT_KEYS];	/* by value, of a set given whole */
	unsigned variant;		/* its line; 0: of a case */
};

/* Expects nothing; both are borrowed. */
void expect_init(struct expect *, const struct kb *, struct arena *);
/* What was added is the case's; what follows, of its variant at this line. */
void expect_vary(struct expect *, unsigned line);
/* Whether a key gives a set whole; no key does not. */
bool expect_is_whole(enum expect_key);
/* "not_steps"; NEXPECT_KEYS when there is no such key. */
enum expect_key expect_key(const char *name, size_t len);
const char *expect_key_name(enum expect_key);
/* The key nearest to a name that is none; NULL when none is near. */
const char *expect_key_near(const char *name, size_t len);

/*
 * Adds one word of a key.  Several of urgency, reporting or secrecy are
 * allowed outcomes; of a list, each must hold; alarms are all there may be.
 * "none" of a list says that it was mentioned and is empty, as does no word
 * (length 0).  False when it is refused (or without memory), with what is
 * wrong and what to do, in English and safe to show, added to `why`.
 */
bool expect_add(struct expect *, enum expect_key, const char *word,
    size_t len, unsigned line, struct sbuf *why);

/*
 * One difference.  `wanted` is the value that should hold, or for the
 * negative lists should not; of allowed outcomes the first; KB_ALWAYS for an
 * alarm, or one of a set given whole, that should not be there.  `got` is
 * what was found instead: of urgency, ceiling, reporting and secrecy the
 * value; of a ground or condition its enum status, or KB_ALWAYS when it is
 * not in force here; of what keeps a condition open all that does, of enum
 * because; of a guarantee enum kept; else whether it was there: 0 or 1.  For one too many it is that
 * one.
 */
struct expect_difference {
	enum expect_key key;
	size_t wanted, got;
	unsigned line;
};

/* The most differences there can be. */
size_t expect_most(const struct expect *);
/* Writes them in the order of the keys and as they were added; returns how
 * many.  Room for expect_most(). */
size_t expect_compare(const struct findings *, const struct expect *,
    struct expect_difference *);
/* Where a difference of a set given whole is put right, and whether by adding
 * to it or by removing from it; NEXPECT_KEYS: it is of no such set. */
enum expect_key expect_place(const struct expect *,
    const struct expect_difference *, bool *add);
/* The one that a difference is about: "be-necessity". */
const char *expect_about(const struct expect *,
    const struct expect_difference *);
/* What was wanted and what was got, in the words of the contract: "today or
 * week", "not be-necessity"; "planned", "open", "absent". */
void expect_add_wanted(struct sbuf *, const struct expect *,
    const struct expect_difference *);
const char *expect_got_name(const struct expect *,
    const struct expect_difference *);

#endif
