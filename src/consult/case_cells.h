/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_CASE_CELLS_H
#define CONSULT_CASE_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The cells of one record of a table, without blanks at both ends. */
struct cells {
	const char *at, *end;	/* NULL at: there is no next cell */
	char separator;
	bool broken;		/* a quote was not closed where it should */
	struct arena *arena;	/* for cells in quotes */
};

/* The record may end with its line end. */
void cells_begin(struct cells *, const char *record, size_t len,
    char separator, struct arena *);
/* False at the end.  A cell in quotes is copied when it holds any. */
bool cells_next(struct cells *, const char **cell, size_t *len);
/* Whether a record holds nothing besides these characters. */
bool cells_only(const char *record, size_t len, const char *of);
/* Length of the first line with its end, LF, CRLF or CR; 0 when it may go on
 * after len bytes. */
size_t cells_line(const char *s, size_t len, bool ended);
/* What is no UTF-8 was saved in Windows-1252; unchanged without memory. */
void cells_from_windows(struct arena *, const char **s, size_t *len);

#endif
