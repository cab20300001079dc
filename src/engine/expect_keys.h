/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_EXPECT_KEYS_H
#define ENGINE_EXPECT_KEYS_H

#include "engine/expect.h"
#include "kb/index.h"

/* The keys of expectations and how their values are written.  Private to
 * expect.c. */

/* How the values of a key are written. */
enum words { WORDS_LEVEL, WORDS_OUTCOME, WORDS_SECRECY, WORDS_ALARM,
    WORDS_TOLD, WORDS_CONDITION, WORDS_RECIPIENT, WORDS_IDS };

/* Of a set that is given whole: itself, and how a variant differs. */
enum part { PART_NONE, PART_WHOLE, PART_ALSO, PART_NO_LONGER };

struct expect_row {
	const char *name;
	enum words words;
	enum kb_kind kind;		/* WORDS_IDS */
	uint64_t against;		/* keys that may not hold the same */
	const char *what;		/* of a value that is not known */
	enum part part;
	enum expect_key whole;		/* of a part: the set it belongs to */
};

const struct expect_row *expect_row(enum expect_key);
/* How many values there are, by which a set given whole is kept; not of a
 * part. */
size_t expect_value_count(const struct kb *, enum expect_key);
/* As it is written: "today", "be-necessity"; not of a part. */
const char *expect_value_name(const struct kb *, enum expect_key,
    size_t value);
/* Of any. */
void expect_add_value(struct sbuf *, const struct kb *, enum expect_key,
    size_t value);
/* KB_ALWAYS when there is no such value. */
size_t expect_find_value(const struct kb *, enum expect_key,
    const char *word, size_t len);
/* Adds the known value nearest to a word that is none. */
void expect_add_near(struct sbuf *, const struct kb *, enum expect_key,
    const char *word, size_t len);

#endif
