/* SPDX-License-Identifier: MIT */
#ifndef TEST_TERMINAL_H
#define TEST_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * The real program on a pseudo terminal.  Its path is in BESPREEK, its
 * knowledge in KNOWLEDGE_DIR.
 */
struct terminal {
	int master;
	int slave;		/* kept open to look at its settings */
	pid_t shell;		/* waits for the program, as a shell does */
	int events;		/* what the shell tells: see below */
	int orders;		/* what the shell is told */
	char *out;		/* everything shown so far */
	size_t len, size;
	size_t mark;		/* where waiting starts */
	int report;		/* standard output when it is a pipe, or -1 */
	char *reported;		/* read from it */
	size_t nreported;
	bool deaf;		/* takes no output: as one that is stuck */
	pid_t program;
	int copies;		/* of the secret at the end; -1: not known */
};

struct terminal_setup {
	const char *const *args;	/* after the program's name */
	const char *const *env;		/* NAME=value, ended by NULL */
	unsigned short rows, columns;
	bool pipe_output;		/* standard output is no terminal */
	const char *secret;		/* words to look for in memory */
	int ignored;			/* a signal the caller ignores, or 0 */
};

#define TERMINAL_WAIT 10000	/* milliseconds; the machine may be busy */

/* In a child: as a shell starts a program, whatever the tests were started
 * with; nohup and some CI runners ignore or block. */
void terminal_reset_signals(void);
bool terminal_open(struct terminal *, const struct terminal_setup *);
/* Ends what still runs, with SIGKILL, and frees. */
void terminal_close(struct terminal *);
void terminal_send(struct terminal *, const char *);
/* Sends much while reading, so that neither side waits for ever. */
void terminal_paste(struct terminal *, const char *, size_t len);
/* True when the text was shown since the last call that waited. */
bool terminal_wait(struct terminal *, const char *text);
/* Sends a line and waits for a text. */
bool terminal_line(struct terminal *, const char *line, const char *text);
/* Shown at any moment so far. */
bool terminal_shown(const struct terminal *, const char *text);
/* Reads what comes until it is quiet for some milliseconds. */
void terminal_settle(struct terminal *, int quiet);
/* Copies of the secret in the program's memory at this moment. */
int terminal_copies(struct terminal *);
/* Sends without reading what is shown, as much as fits; true when all did. */
bool terminal_push(struct terminal *, const char *);
/* Waits until the program could write no more. */
bool terminal_is_stuck(struct terminal *);
void terminal_resize(struct terminal *, unsigned short rows,
    unsigned short columns);
/* The exit status; -1 when it did not end in time; 128 + a signal. */
int terminal_status(struct terminal *);
/* Waits until the program stopped itself (Ctrl-Z); then the terminal is the
 * shell's. */
bool terminal_stopped(struct terminal *);
/* Continues it in the foreground. */
void terminal_foreground(struct terminal *);
/* Signals the program. */
void terminal_signal(struct terminal *, int number);
/* The line discipline as at the start: echo, lines, quit key. */
bool terminal_is_restored(struct terminal *);
/* Takes the terminal away. */
void terminal_hang_up(struct terminal *);

#endif
