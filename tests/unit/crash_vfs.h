/* SPDX-License-Identifier: MIT */
#ifndef TEST_CRASH_VFS_H
#define TEST_CRASH_VFS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A disk in memory for SQLite, the default one while it lives, on which the
 * power can fail.  What was not synced may then be there, or not, or be
 * damaged, sector by sector; a file that was made or removed without its
 * directory being synced may be there or not.
 */
struct crash;

struct crash *crash_new(void);
void crash_free(struct crash *);
/* A fresh disk with one empty file.  The power fails after so many changes;
 * never when negative. */
void crash_begin(struct crash *, uint64_t seed, long after, const char *path);
/* The power fails now, if it did not before. */
void crash_cut(struct crash *);
/* Power again: what is left on the disk. */
void crash_restart(struct crash *);
/* Changes since crash_begin(). */
long crash_changes(const struct crash *);

#endif
