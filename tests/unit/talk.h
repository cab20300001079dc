/* SPDX-License-Identifier: MIT */
#ifndef TEST_TALK_H
#define TEST_TALK_H

#include <stdbool.h>

#include "base/sbuf.h"
#include "consult/session.h"
#include "kb/load.h"

/* A small knowledge base with the real words of the interface, and sessions
 * over it, for the tests of the consultation. */
struct talk {
	struct kb *kb;
	struct program *program;
	struct diag *diag;
	struct session *session;
	struct sbuf said;	/* everything said since the last reply */
	unsigned shown;		/* page one, sections and the whole so far */
	unsigned pages;		/* page one alone */
};

#define TALK_DAY 20777L	/* 2026-11-20 */

/* NULL on failure, with the reasons printed. */
struct talk *talk_new(void);
/* The real knowledge of KNOWLEDGE_DIR. */
struct talk *talk_new_real(void);
void talk_free(struct talk *);
/* A fresh session; country and role may be NULL. */
bool talk_begin(struct talk *, enum kb_lang, bool terminal,
    const char *country, const char *role);
bool talk_begin_deep(struct talk *, enum session_depth);
bool talk_begin_with(struct talk *, const struct session_options *);
/* Feeds one reply and gathers what is said; the result of session_feed(). */
int talk_feed(struct talk *, const char *);
int talk_feed_bytes(struct talk *, const char *, size_t len);
/* Several replies; -1 when any was refused. */
int talk_feed_all(struct talk *, const char *const *replies);
bool talk_heard(const struct talk *, const char *words);
/* The question on the screen by id, "" when there is none. */
const char *talk_question(const struct talk *);
/* The answer to a question as in the contract: "now", "talked,colleague",
 * "unknown", "none", "" when there is none; a rest left unknown is told. */
const char *talk_answer(const struct talk *, const char *question,
    struct sbuf *);

#endif
