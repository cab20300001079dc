/* SPDX-License-Identifier: MIT */
#ifndef PROVE_REFUTE_H
#define PROVE_REFUTE_H

#include "prove/encode.h"
#include "prove/query.h"

/*
 * One guarantee over all answers: proved, or a set of answers that breaks it
 * with as few answered questions as there can be; of what is about grounds, in
 * a country if there is one where it breaks.
 */
enum refuted {
	REFUTED_NOT,		/* proved */
	REFUTED_IDLE,		/* what is given is never true */
	REFUTED,		/* answers that break it were found */
	REFUTED_UNDECIDED	/* beyond the bound of the query */
};

struct refute {
	struct query *query;
	struct encode *first;
	const struct kb_guarantee *guarantee;
	unsigned char *how;	/* by question, when something changes */
	struct encode *second;	/* after the change; else the same as first */
};

/* Borrows both; -1 without memory. */
int refute_begin(struct refute *, struct query *, struct encode *first,
    const struct kb_guarantee *);
void refute_end(struct refute *);
enum refuted refute(struct refute *);
/* The two sides as literals: what is given, of the answers before the change,
 * is true; and what should always hold after it is not. */
int refute_given(const struct refute *);
int refute_broken(const struct refute *);
/* After REFUTED: the answers, before the change and after it. */
void refute_read(const struct refute *, struct answers *before,
    struct answers *after);

#endif
