/* SPDX-License-Identifier: MIT */
#ifndef TEST_LIMITED_H
#define TEST_LIMITED_H

#include "base/sbuf.h"

/*
 * The real program, once, with no terminal, under limits that end it when it
 * runs away: seconds of processor and of time, bytes written.  Its path is in
 * BESPREEK.  Of what it writes the first MiB is kept.
 */
struct limited {
	int status;		/* 128 and the signal that ended it */
	long kib;		/* the most memory it held at once */
	struct sbuf out, err;
};

#define LIMITED_KIB (64 * 1024)

/* Arguments after "-k DIR -l en --at 2026-11-20T17:40" (-k not when the
 * directory is NULL); standard input is the file (NULL: empty), standard
 * output the other one, added to (NULL: r->out); environment NAME=value, ended
 * by NULL (NULL: none more).  Fails the test when it was a signal that ended
 * it, or when it took more memory than LIMITED_KIB. */
struct limited_setup {
	const char *knowledge;
	const char *const *args;
	const char *input, *output;
	const char *const *env;
};
void limited_run(struct limited *, const struct limited_setup *);
void limited_clear(struct limited *);

/* A copy of the real knowledge in a directory, with an empty cases/ in it;
 * its name is written to dir, a template of mkdtemp(). */
void limited_world(char *dir);
/* Removes a directory and what is in it, links not followed. */
void limited_remove(const char *dir);
/* Makes dir/name of these bytes. */
void limited_write(const char *dir, const char *name, const char *bytes,
    size_t len);

#endif
