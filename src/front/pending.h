/* SPDX-License-Identifier: MIT */
#ifndef FRONT_PENDING_H
#define FRONT_PENDING_H

/*
 * A file that has no name to keep yet: HUP, INT, QUIT and TERM, unless they
 * are ignored or caught, remove it before they end the process.  One at a
 * time, begun and ended while no other thread runs.
 */
/* Until pending_end(), which removes nothing, both are borrowed. */
void pending_begin(int dir, const char *name);
void pending_end(void);

#endif
