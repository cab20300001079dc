/* SPDX-License-Identifier: MIT */
#ifndef FRONT_FRONT_H
#define FRONT_FRONT_H

#include <stdio.h>

#include "base/civil.h"
#include "base/diag.h"
#include "consult/session.h"
#include "report/render.h"

/*
 * Runs a consultation on real streams.  The report alone goes to `report`
 * (a FILE that the caller opened), the dialogue to the terminal: standard
 * output when both ends are terminals, else standard error when standard
 * input is one, else nowhere.
 */
struct front {
	const struct kb *kb;
	struct session *session;
	enum kb_lang lang;
	struct civil at;
	struct style screen;	/* of the dialogue */
	struct style page;	/* of the report */
	bool json;
	bool to_file;		/* report goes to a file or pipe: whole, at end */
	bool clear_at_end;	/* --private */
};

/* Exit status of the contract; diagnostics are added to d.  The report's
 * bytes, if any, are appended to out for the caller to write at once. */
int front_consult(struct front *, struct sbuf *out, struct diag *d);

/* True when someone reads along: standard input is a terminal, and so is
 * standard output or standard error. */
bool front_is_terminal(void);

#endif
