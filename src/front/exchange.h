/* SPDX-License-Identifier: MIT */
#ifndef FRONT_EXCHANGE_H
#define FRONT_EXCHANGE_H

#include "base/diag.h"
#include "base/doc.h"
#include "consult/commands.h"
#include "kb/model.h"
#include "report/render.h"

/*
 * A small dialogue outside a consultation: replies one a line, from a
 * terminal, a file or a pipe, with the commands that are known everywhere.
 * What holds one starts with struct exchange.
 */
struct exchange;
struct session;
struct dialogue;

struct exchange_rules {
	/* An answer, folded and as typed.  -1: exchange_refuse() was called,
	 * the same prompt stands. */
	int (*answer)(struct exchange *, const char *folded, const char *typed,
	    size_t len);
	/* An empty line. */
	void (*enter)(struct exchange *);
	/* "?": what this is for; the prompt follows. */
	void (*why)(struct exchange *);
	/* "<"; NULL: there is no going back. */
	void (*back)(struct exchange *);
	/* At the start. */
	void (*ask)(struct exchange *);
	/* What stands above the prompt, once more. */
	void (*again)(struct exchange *);
	/* "stop" (by the user) or the end of the input. */
	void (*end)(struct exchange *, bool by_user);
	const char *interrupt;	/* message after the first Ctrl-C */
};

struct exchange {
	const struct exchange_rules *rules;
	const struct kb *kb;
	enum kb_lang lang;
	const char *country;	/* option id or NULL */
	struct style screen;	/* of the dialogue */
	bool terminal;		/* someone reads along */
	bool clears;		/* --private: wipes the screen at the end */
	/* Whether `answer` takes a command as well; NULL: none. */
	bool (*takes)(const struct exchange *, enum command_id);
	struct session *session;	/* completes replies; NULL: nothing */
	struct doc *said;	/* to be shown */
	struct doc *kept;	/* for a file or pipe */
	bool done;
};

/* -1 without memory.  The rest is the caller's to fill in before. */
int exchange_begin(struct exchange *);
void exchange_free(struct exchange *);	/* wipes */
/* Until it is done.  Exit status of the contract: 2 when a line of a file or
 * pipe was refused or memory ran out, 1 when the user was made to leave;
 * *wiped when the screen was wiped. */
int exchange_run(struct exchange *, struct dialogue *, struct diag *,
    bool *wiped);

/* Appends a message of the interface, its placeholders filled: name, value,
 * NULL.  One that names signs may have a form in words, for --plain. */
void exchange_say(struct exchange *, struct doc *, enum doc_kind,
    const char *message, ...) __attribute__((sentinel));
void exchange_text(const struct exchange *, struct doc *, enum doc_kind,
    int number, const char *label, const struct kb_text *);
void exchange_blank(struct doc *);
/* Says what is valid instead; returns -1. */
int exchange_refuse(struct exchange *, const char *message);
/* The words of a message, in the language of the dialogue. */
const char *exchange_words(const struct exchange *, const char *message);

#endif
