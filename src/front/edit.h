/* SPDX-License-Identifier: MIT */
#ifndef FRONT_EDIT_H
#define FRONT_EDIT_H

#include <stdio.h>

#include "base/sbuf.h"
#include "front/reader.h"

/*
 * Lines from a terminal with editing and completion; no history, no
 * configuration file.  The only user of libedit.
 */
struct edit;

struct edit_setup {
	FILE *in;
	int out;
	const char *prompt;	/* ASCII, short; borrowed */
	/* Words that may complete a start, ended by NULL; valid until the
	 * next call. */
	const char *const *(*complete)(void *, const char *start, size_t len);
	/* What stands above the prompt, whole lines. */
	const char *(*above)(void *);
	void *closure;
};

#define EDIT_CLEAR_MAX 64

/* After keys_begin().  NULL without memory or terminal description. */
struct edit *edit_new(const struct edit_setup *);
void edit_free(struct edit *);
/* What clears this terminal's screen; empty when nothing does. */
const char *edit_clear(const struct edit *);
/* Drops what is left of earlier lines. */
void edit_forget(struct edit *);
/* The line, without its end, replaces what is in the buffer. */
enum read_result edit_read(struct edit *, struct sbuf *line);

#endif
