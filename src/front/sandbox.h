/* SPDX-License-Identifier: MIT */
#ifndef FRONT_SANDBOX_H
#define FRONT_SANDBOX_H

#include <stdbool.h>

/*
 * The confinement of the process: what it is to read or write is opened, or
 * named here, before; from sandbox_enter() on it opens no other file, reaches
 * no network, starts no program and looks into no process, nor do its threads
 * and children.  Landlock keeps it to the files, seccomp to the calls; what a
 * machine lacks is done without and told.
 */
enum sandbox_may {
	SANDBOX_READ = 1 << 0,		/* this file */
	SANDBOX_READ_BELOW = 1 << 1,	/* the files below this directory */
	SANDBOX_NAME = 1 << 2,		/* name an unnamed file in it */
	SANDBOX_REPLACE = 1 << 3,	/* the same, in the place of another */
	SANDBOX_MAKE = 1 << 4,		/* make, write, rename, remove in it */
	SANDBOX_STORE = 1 << 5,		/* the same, and read: a database */
	/* Of no file: */
	SANDBOX_THREADS = 1 << 6,
	SANDBOX_CHILDREN = 1 << 7
};

#define SANDBOX_ABI 6		/* the last of Landlock that is known here */

struct sandbox {
	unsigned may;		/* of anything, by enum sandbox_may */
	int ruleset;		/* of Landlock; -1: none */
	int abi;		/* of Landlock; 0: not on this machine */
	bool filter;		/* wanted; after sandbox_enter(): in force */
};

/* Begins a profile that allows nothing. */
void sandbox_begin(struct sandbox *);
/* The same with less than the machine has: an older Landlock, 0 for none, or
 * no filter of calls.  For tests. */
void sandbox_begin_with(struct sandbox *, int abi, bool filter);
/* Threads or children. */
void sandbox_allow(struct sandbox *, unsigned may);
/* What may be done with an open file or directory, or with one that has a
 * name; one that is not there stays out of reach. */
void sandbox_allow_at(struct sandbox *, int fd, unsigned may);
void sandbox_allow_path(struct sandbox *, const char *path, unsigned may);
/* For good.  abi and filter then tell what is in force. */
void sandbox_enter(struct sandbox *);
/* Instead of sandbox_enter(); also fine after it. */
void sandbox_drop(struct sandbox *);

/* The filter of calls alone; false when the machine has none. */
bool sandbox_filter(unsigned may);

#endif
