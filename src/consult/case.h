/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_CASE_H
#define CONSULT_CASE_H

#include "base/diag.h"
#include "base/sbuf.h"
#include "consult/pool_json.h"
#include "engine/expect.h"

/*
 * One case of a batch, read from one record: a line of JSON or a row of a
 * table.  Nothing in it is trusted.
 */
#define CASE_MAX ((size_t)1024 * 1024)
/* Bytes that may be read, not used, behind a record or a copy of a cell. */
#define CASE_SLACK 8

struct case_read {
	const struct kb *kb;
	enum kb_lang lang;
	size_t country;		/* option of who leaves it out; KB_ALWAYS */
	struct pool_json pool;	/* of what JSON is while it is read */
	struct arena *arena;	/* of what a case needs besides */
	/* Answers may go to this lane, which is not opened; NULL: only to
	 * `answers`. */
	struct lanes *lanes;
	unsigned lane;
	struct diag *diag;	/* made and freed by case_begin(), _end() */
	struct answers *answers;
	/* Of the last record: */
	const char *id;		/* NULL: none.  In the record or the arena */
	size_t idlen;
	struct sbuf why;	/* what is wrong; empty: nothing */
	struct expect expect;	/* in the arena */
	bool expects;		/* anything at all */
	bool in_lane;		/* where its answers went */
	bool has_country;
};

/* Memory from malloc; false without.  The kb and the language are set. */
bool case_begin(struct case_read *, struct arena *);
void case_end(struct case_read *);
/* Forgets the last record. */
void case_reset(struct case_read *);
/* An option of a `one` question; or what `answers` says of one that is not
 * known, or takes several. */
void case_choose(struct case_read *, size_t question, size_t option);
void case_answer(struct case_read *, size_t question);
/* Adds a complaint; after the first, with a mark between.  Those after some
 * thousands of bytes are left out. */
void case_complain(struct case_read *, const char *text);
/* A message of the knowledge, filled: name, value, ..., NULL. */
void case_complain_filled(struct case_read *, const char *message,
    const char *const *pairs);
/* What was said in diag, too; it is empty afterwards. */
void case_take_diag(struct case_read *);
/* Expects one word of a key, or complains; see expect_add(). */
void case_expect(struct case_read *, enum expect_key, const char *word,
    size_t len);
/* Adds a difference in words, after others with a mark between. */
void case_tell_difference(const struct case_read *,
    const struct expect_difference *, struct sbuf *);
/* A record over CASE_MAX, of which nothing is known. */
void case_too_long(struct case_read *);
/* After reading: what the case left out and the caller knows. */
void case_fill(struct case_read *);

#endif
