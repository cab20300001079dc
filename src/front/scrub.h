/* SPDX-License-Identifier: MIT */
#ifndef FRONT_SCRUB_H
#define FRONT_SCRUB_H

/*
 * Overwrites the heap, freed parts included: libraries free copies of what
 * was typed without clearing them.  Small and large blocks alike come from
 * the one heap once scrub_begin() was called.
 */
struct scrub {
	char *start;	/* NULL: unknown, nothing is done */
};

void scrub_begin(struct scrub *);
/* Safe in a signal handler.  No heap memory may be used afterwards. */
void scrub_heap(const struct scrub *);
/* Overwrites the heap and leaves at once, without exit handlers. */
_Noreturn void scrub_exit(const struct scrub *, int status);

#endif
