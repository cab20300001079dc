/* SPDX-License-Identifier: MIT */
#ifndef PROVE_SEARCH_H
#define PROVE_SEARCH_H

#include "prove/query.h"
#include "prove/simulate.h"

/*
 * Answers that make literals true: many at random, then those that the solver
 * finds, and what is near them.  What it finds it keeps, as answers that come
 * by the rare places of the knowledge.
 */
struct search;

/* Borrows both; NULL without memory. */
struct search *search_new(struct encode *, struct query *);
void search_free(struct search *);
bool search_failed(const struct search *);

struct goal {
	int literal;
	enum solver_result found;	/* NO: proved that there are none */
};

/* All literals have been made. */
void search_goals(struct search *, struct goal *, size_t n);

/* Answers at random, or near some that were found: the same sequence every
 * time. */
void search_draw(struct search *, struct answers *);
/* A number below n of the same sequence. */
uint32_t search_below(struct search *, uint32_t n);
/* Keeps a copy of answers for later draws. */
void search_keep(struct search *, const struct answers *);

#endif
