/* SPDX-License-Identifier: MIT */
#ifndef FRONT_KEYS_H
#define FRONT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "front/reader.h"
#include "front/scrub.h"

/*
 * Signals and special keys of a terminal during a consultation.  Signals are
 * blocked except while waiting for a key or for the terminal to take output,
 * so that nothing is interrupted halfway.  Ctrl-X, Ctrl-\ and the second
 * Ctrl-C in a row wipe the screen and leave at once with status 0, whatever
 * the program is doing: also when output is stopped.  What was typed and not
 * read is dropped at the end, so that no shell gets it.  One at a time in a
 * process.
 */
struct keys_setup {
	int in, out;		/* the terminal */
	const struct scrub *scrub;	/* after scrub_guard(); borrowed */
};

#define KEYS_WIPE_MAX 512

void keys_begin(const struct keys_setup *);
/* What wipes the screen: copied, cut at KEYS_WIPE_MAX. */
void keys_wipe(const char *);
void keys_end(void);

enum keys_event {
	KEYS_READY,	/* a byte can be read */
	KEYS_RESIZED,
	KEYS_STOP,	/* Ctrl-Z: give the terminal back, then keys_stop() */
	KEYS_CONTINUED,	/* the terminal may be another's by now */
	KEYS_INTERRUPT,	/* the first Ctrl-C */
	KEYS_TERMINATE,
	KEYS_HANGUP,
	KEYS_ERROR
};
/* Waits for a byte or a signal. */
enum keys_event keys_wait(void);
/* As read(2) and write(2) on the terminal.  Writing to one that is stopped
 * or gone does not keep the program: what cannot be shown is dropped when it
 * was told to leave. */
ssize_t keys_read(void *, size_t);
void keys_write(const char *, size_t len);
/* Stops the process until it is continued, with the terminal as it was
 * found; afterwards the special keys are set again. */
void keys_stop(void);
/* Special keys again, after the process was continued. */
void keys_set(void);

#endif
