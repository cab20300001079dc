/* SPDX-License-Identifier: MIT */
#ifndef FRONT_SCRUB_H
#define FRONT_SCRUB_H

#include <stddef.h>

/*
 * Nothing of a consultation stays in memory.  The heap is kept in one piece
 * from scrub_begin() on and overwritten as a whole at the end, freed parts
 * included: libraries free copies of what was typed without clearing them.
 * What the system refuses (locking over a limit) is done without.
 */
struct scrub {
	char *start;	/* of the heap; NULL: unknown, nothing is done */
	char *locked;	/* up to here */
	char *stack;	/* the highest frame that may hold a reply */
	size_t depth;	/* of the stack below it */
};

/* At the start of the process, in the frame that calls scrub_exit().  No
 * core image is written from here on. */
void scrub_begin(struct scrub *);
/* Before the first reply: what is freed is overwritten at once, what was
 * allocated stays out of the swap space, and HUP, INT, QUIT and TERM, unless
 * they are ignored or caught, overwrite heap and stack before they end the
 * process.  Gives handlers a stack of their own. */
void scrub_guard(struct scrub *);
/* The heap may have grown since: locks the rest. */
void scrub_lock(struct scrub *);
/* Overwrites what was freed but scrub_guard() does not reach, and the stack
 * below the caller. */
void scrub_freed(const struct scrub *);
/* Overwrites heap and stack and leaves at once, without exit handlers.  Safe
 * in a signal handler on a stack of its own. */
_Noreturn void scrub_exit(const struct scrub *, int status);

#endif
