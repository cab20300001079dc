/* SPDX-License-Identifier: MIT */
#ifndef FRONT_PAGER_H
#define FRONT_PAGER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * The user's own program to read a long text with.  How long the text is shows
 * only once the process is confined and can start nothing, so a child waits
 * from before: it becomes the pager when there is something to read, and ends
 * when there is not.
 */
struct pager {
	pid_t child;		/* 0: none */
	int to;			/* what it reads; -1: none */
	const char *command;	/* of PAGER; NULL: less, if it is there */
	bool escapes;		/* it shows colours as such */
	bool links;		/* and hyperlinks */
	int rows, columns;	/* of the terminal */
};

#define PAGER_NONE { .to = -1 }

enum pager_result {
	PAGER_NOT,		/* the text is for the caller to print */
	PAGER_SHOWN,		/* or was left by the user */
	PAGER_FAILED		/* the same as PAGER_NOT, and worth a word */
};

/* Before the process is confined; the descriptor is the output.  Whether it
 * shows hyperlinks is found out only when they are wanted.  None for a
 * terminal that is dumb or does not tell its size, or when PAGER is empty or
 * "cat", or for lack of anything it needs. */
void pager_begin(struct pager *, int fd, bool links);
/* A text of lines this wide, unless it fits the screen; waits for the pager to
 * end.  Once. */
enum pager_result pager_show(struct pager *, int width, const char *,
    size_t len);
/* Ends what waits; also fine when there is none. */
void pager_drop(struct pager *);

#endif
