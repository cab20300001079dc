/* SPDX-License-Identifier: MIT */
#ifndef FRONT_KEYS_H
#define FRONT_KEYS_H

#include <stdbool.h>

#include "front/reader.h"
#include "front/scrub.h"

/*
 * Signals and special keys of a terminal during a consultation.  Signals are
 * blocked except while waiting for a key, so that nothing is interrupted
 * halfway.  Ctrl-X and Ctrl-\ wipe the screen and leave from the handler
 * itself, whatever the program is doing.  One at a time in a process.
 */
struct keys_setup {
	int in, out;		/* the terminal */
	const char *wipe;	/* what wipes the screen; lives as long */
	struct scrub scrub;
};

void keys_begin(const struct keys_setup *);
void keys_end(void);

enum keys_event {
	KEYS_READY,	/* a byte can be read */
	KEYS_RESIZED,
	KEYS_STOP,	/* Ctrl-Z: give the terminal back, then keys_stop() */
	KEYS_CONTINUED,	/* the terminal may be another's by now */
	KEYS_INTERRUPT,
	KEYS_TERMINATE,
	KEYS_HANGUP,
	KEYS_ERROR
};
/* Waits for a byte or a signal. */
enum keys_event keys_wait(int fd);
/* Stops the process until it is continued, with the terminal as it was
 * found; afterwards the special keys are set again. */
void keys_stop(void);
/* Special keys again, after the process was continued. */
void keys_set(void);

#endif
