/* SPDX-License-Identifier: MIT */
#ifndef PROVE_UNNOTICED_H
#define PROVE_UNNOTICED_H

#include "base/diag.h"
#include "kb/load.h"
#include "kb/model.h"

#define UNNOTICED_FILE "unnoticed.txt"

/*
 * Mistakes that need not be noticed, each with the reason.  A row has the
 * words of mutant_say(), or begins them and ends in '*' for all that begin
 * so; one or more rows, then their reason, indented.  '#' begins a comment.
 */
struct unnoticed_row {
	const char *words;
	size_t len;
	bool all;			/* all that begin so */
	bool used;
	unsigned line;
};

struct unnoticed { struct unnoticed_row *at; size_t n; const char *file; };

/* Borrows from the buffer; memory from the arena.  -1 with an entry for each
 * row that names no element of the knowledge or has no reason. */
int unnoticed_read(struct unnoticed *, const struct kb *,
    const struct kb_buffer *, struct arena *, struct diag *);
/* Whether some row has a mistake of these words; each that does is used. */
bool unnoticed_has(struct unnoticed *, const char *words);
/* A finding for each row that was not used. */
void unnoticed_tell_unused(const struct unnoticed *, struct diag *);

#endif
