/* SPDX-License-Identifier: MIT */
#ifndef FRONT_FRONT_H
#define FRONT_FRONT_H

#include <stdio.h>

#include "base/civil.h"
#include "base/diag.h"
#include "consult/session.h"
#include "report/render.h"

/*
 * Runs a consultation on real streams.  The report alone is appended to a
 * buffer for the caller to write, the dialogue goes to the terminal: standard
 * output when both ends are terminals, else standard error when standard
 * input is one, else nowhere.
 */
struct dialogue;
struct output;
struct front {
	const struct kb *kb;
	struct session *session;
	enum kb_lang lang;
	struct civil at;
	struct style screen;	/* of the dialogue */
	struct style page;	/* of the report */
	/* The report in a form of its own, of the result or of the advice;
	 * both NULL: as text. */
	int (*render)(const struct report_context *, struct sbuf *);
	int (*draw)(const struct doc *, const struct style *, struct sbuf *);
	bool handout;		/* the sheet for the client instead */
	bool to_file;		/* report to a file or pipe: whole, at end */
	bool clear_at_end;	/* --private */
	struct output *save;	/* where "save" writes, or NULL */
	struct dialogue *dialogue;
};

/* Standard input is a terminal: someone reads along. */
bool front_is_terminal(void);
/* Exit status of the contract; diagnostics are added to d.  The report's
 * bytes, if any, are appended to out for the caller to write at once. */
int front_consult(struct front *, struct sbuf *out, struct diag *d);

#endif
