/* SPDX-License-Identifier: MIT */
#ifndef PROVE_EXAMPLE_H
#define PROVE_EXAMPLE_H

#include "base/sbuf.h"
#include "prove/encode.h"
#include "prove/query.h"

/*
 * Answers that a query found, as small as they can be.
 */

/*
 * Solves the query with as few answered questions as there can be, exactly,
 * and among those with the fewest ticks in `many` questions and answers that
 * are forgotten.  The questions of these
 * encodings count (a shared one once).  SOLVER_GAVE_UP when the bound was
 * passed before there was an example; when that happened later the example
 * holds but may not be the smallest.
 */
enum solver_result example_find(struct query *, struct encode *const *of,
    size_t nof, const int *literals, size_t n);
/* The answers of one encoding in what example_find() or query_solve() found
 * last: what it does not hang on is left unanswered. */
void example_read(struct query *, struct encode *, struct answers *);
size_t example_answered(const struct answers *);

/* An id or word of the contract in a JSON list, after `place` others. */
void example_add_word(struct sbuf *, const char *, size_t place);
/* One line that `bespreek batch` reads, ends with a newline; `expect` is the
 * text of a JSON object or NULL. */
void example_add_case(struct sbuf *, const char *id, const struct answers *,
    const char *expect);

#endif
