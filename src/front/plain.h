/* SPDX-License-Identifier: MIT */
#ifndef FRONT_PLAIN_H
#define FRONT_PLAIN_H

#include "base/sbuf.h"
#include "front/reader.h"

/*
 * Lines from a file, a pipe, or a terminal without line editing.  Memory is
 * bounded: of a line over PLAIN_LINE_MAX bytes nothing is kept, and it is
 * never split into two.  The last line may lack its end.
 */
struct plain;

#define PLAIN_LINE_MAX ((size_t)64 * 1024)

/* On a terminal (after keys_begin()) `prompt` is shown before each line; NULL
 * for a file or pipe.  Borrowed. */
struct plain *plain_new(int in, const char *prompt);
void plain_free(struct plain *);	/* wipes */
/* Drops what is left of earlier lines. */
void plain_forget(struct plain *);
/* The line, without its end, replaces what is in the buffer. */
enum read_result plain_read(struct plain *, struct sbuf *line);

#endif
