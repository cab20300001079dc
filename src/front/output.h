/* SPDX-License-Identifier: MIT */
#ifndef FRONT_OUTPUT_H
#define FRONT_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "front/sandbox.h"

/*
 * Where a result goes: standard output, something that is no regular file
 * (written directly), or a new file that appears whole or not at all: an
 * unnamed file in its directory, given its name after it was written.
 */
struct output {
	const char *path;	/* NULL: standard output */
	const char *what;	/* in a diagnostic */
	int fd;
	int dir;		/* -1: nothing to name at the end */
	char *name;		/* in dir; owned */
	char *temporary;	/* where unnamed files do not work; owned */
	bool force;
	bool regular;
};

#define OUTPUT_NONE { .fd = -1, .dir = -1 }

/* -1 with a diagnostic: an existing file without force, no directory,
 * no permission.  Nothing is left behind. */
int output_open(struct output *, const char *path, bool force, struct diag *);
/* As output_open() for a file that must be new whatever --force says: what
 * exists, a link to nothing included, is refused.  `what` names it in the
 * diagnostics of output_write(). */
int output_open_new(struct output *, const char *path, const char *what,
    struct diag *);
/* What writing it and giving it its name needs is added to a profile. */
void output_allow(const struct output *, struct sandbox *);
/* Both will be given the same name. */
bool output_is_same(const struct output *, const struct output *);
/* Writes a part; -1 with errno. */
int output_add(struct output *, const char *, size_t len);
/* After the last part: gives the file its name; otherwise as
 * output_write(). */
int output_end(struct output *, struct diag *);
/* Writes everything and gives the file its name.  -1 with a diagnostic; then
 * no file is there that was not there before.  Closes in any case. */
int output_write(struct output *, const char *, size_t len, struct diag *);
/* Closes without writing; nothing is left behind. */
void output_drop(struct output *);

#endif
