/* SPDX-License-Identifier: MIT */
#ifndef SWEEP_STATE_H
#define SWEEP_STATE_H

#include <stdbool.h>
#include <stddef.h>

/* What a file or a stream held. */
struct bytes { char *at; size_t n; };

struct bytes bytes_read(int fd);
bool bytes_same(const struct bytes *, const struct bytes *);
bool bytes_begin(const struct bytes *whole, const struct bytes *begin);
bool bytes_hold(const struct bytes *, const char *);
void bytes_clear(struct bytes *);

/* The files of the current directory. */
#define STATE_FILES 16

struct state {
	char name[STATE_FILES][256];
	struct bytes file[STATE_FILES];
	size_t n;
};

void state_read(struct state *);
void state_write(const struct state *);	/* these, and no others */
bool state_same(const struct state *, const struct state *);
/* NULL: none */
const struct bytes *state_file(const struct state *, const char *name);
void state_clear(struct state *);

#endif
