/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_SESSION_H
#define CONSULT_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/doc.h"
#include "engine/findings.h"
#include "consult/saved_json.h"
#include "consult/standing.h"
#include "engine/live.h"

/*
 * A consultation as a state machine without I/O: a front end shows what the
 * session says and feeds it replies, one line at a time.  Interactive and
 * piped use feed the same replies and get the same answers.
 */
struct session;

enum session_depth { DEPTH_NORMAL, DEPTH_QUICK, DEPTH_FULL };
struct session_options {
	enum kb_lang lang;
	long day;
	enum session_depth depth;
	bool terminal;		/* someone reads along: alarms and page one
				   wait, "." stays */
	bool practice;		/* the user is to conclude: the session tells
				   no alarm and nothing that changes, and
				   SESSION_PAGE_ONE says that all is asked */
	bool words;		/* a screen reader speaks: commands are named
				   by their words, not their signs */
	const char *country;	/* option ids given in advance, or NULL */
	const char *role;
	const char *save;	/* where "save" goes, to be named; or NULL */
	const struct saved *resumed;	/* lives as long; or NULL */
};

/* Borrows kb and program.  NULL with a diagnostic on an unknown country or
 * role, or without memory. */
struct session *session_new(const struct kb *, const struct program *,
    const struct session_options *, struct diag *);
void session_free(struct session *);	/* wipes */

/* What a front end does next, in this order:
 * 1. show session_said() (echo, alarm lines, notices, the question) if it has
 *    blocks, then session_heard();
 * 2. act on session_want(). */
enum session_want {
	SESSION_REPLY,		/* read a line and feed it */
	SESSION_PAGE_ONE,	/* show page one, then session_shown() */
	SESSION_SECTION,	/* show section session_section(), then shown */
	SESSION_ALL,		/* show the whole advice, then shown */
	SESSION_SAVE,		/* write the answers, then session_saved() */
	SESSION_WIPE,		/* wipe the screen and end */
	SESSION_DONE		/* advice may be written */
};
enum session_want session_want(const struct session *);
int session_section(const struct session *);
/* The question on the screen; KB_ALWAYS when there is none. */
size_t session_question(const struct session *);
void session_shown(struct session *);
void session_saved(struct session *, bool written);
/* What is in a file: nothing, the answers before later ones, all. */
enum session_kept { SESSION_KEPT_NOTHING, SESSION_KEPT_PART,
    SESSION_KEPT_ALL };
enum session_kept session_kept(const struct session *);
/* What is resumed; NULL when nothing is. */
const struct earlier *session_earlier(const struct session *);
const struct doc *session_said(const struct session *);
void session_heard(struct session *);

/* Feeds a reply of len bytes without line end.  0: taken.  -1: not
 * understood: session_said() tells in at most two lines what is valid, the
 * same prompt stands and nothing is lost.  Any bytes are allowed. */
int session_feed(struct session *, const char *, size_t len);
/* End of input or of the terminal: closes the interview with the advice so
 * far. */
void session_end(struct session *);
/* True when not one question was answered by the user. */
bool session_empty(const struct session *);
/* Nothing is left to ask, as far as it was opened. */
bool session_finished(const struct session *);
/* True until the first reply, and again when the next caller took over: no
 * answer is left but those given in advance. */
bool session_is_new(const struct session *);
/* Memory ran out: the session is done and its findings are not to be used. */
bool session_failed(const struct session *);

const struct answers *session_answers(const struct session *);
/* Recomputed after each answer; valid until the next feed. */
const struct findings *session_findings(const struct session *);
/* Words that may complete a started reply (options, commands, question
 * names): NULL-terminated, valid until the next call. */
const char *const *session_complete(struct session *, const char *start,
    size_t len);

#endif
