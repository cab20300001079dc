/* SPDX-License-Identifier: MIT */
#ifndef TEST_WORLD_H
#define TEST_WORLD_H

#include "base/sbuf.h"
#include "kb/find.h"
#include "kb/load.h"
#include "terminal.h"

#define CLEAR "\033[H\033[2J\033[3J"
#define PROMPT "> "

#ifdef __SANITIZE_ADDRESS__
#define SCRUBBED false		/* freed memory is kept aside */
#else
#define SCRUBBED true
#endif

/* The words come from the knowledge, so that an editor may change them. */
struct world {
	struct kb *kb;
	struct diag *diag;
};

int world_setup(void **state);
int world_teardown(void **state);

extern const char *const belgian[], *const nothing[];
/* Environments. */
extern const char *const xterm[], *const dumb[];
extern const char *const *const terminals[2];	/* these two */

/* A directory of its own, and a name in it. */
struct place { char dir[64], file[96]; };
struct place place_new(void);
/* The file may be there; nothing else may. */
void place_clear(const struct place *);

/* On a terminal of 24 lines of 80 columns. */
void open_with(struct terminal *, const char *const *args,
    const char *const *env);
/* The start of a question's text, up to what is filled in; valid until the
 * next call. */
const char *question(const struct world *, const char *id, enum kb_lang);
const char *title(const struct world *, enum kb_alarm_id, enum kb_lang);
const char *message(const struct world *, const char *id);	/* Dutch */
/* Leaves through stop, with nothing more to say. */
void leave(struct terminal *, int status);

#endif
