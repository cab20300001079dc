/* SPDX-License-Identifier: MIT */
#ifndef FRONT_TRAIN_H
#define FRONT_TRAIN_H

#include "front/exchange.h"
#include "kb/cases.h"

/*
 * Practising with cases, one after the other: the story, the questions as in
 * a consultation but without a word of advice, a judgement of one's own, and
 * only when that is given the model's beside it.
 */
struct train;

struct train_setup {
	const struct kb_cases *cases;
	const size_t *order;	/* of the cases to practise, by index */
	size_t n;
};

/* The exchange gives kb, lang, screen, terminal and clears.  All is borrowed.
 * NULL without memory or when a case cannot be used, with the reasons. */
struct train *train_new(const struct exchange *, const struct train_setup *,
    struct diag *);
void train_free(struct train *);	/* wipes */
struct exchange *train_exchange(struct train *);
/* How many cases came to a judgement. */
size_t train_finished(const struct train *);
/* Their results, one a line. */
const struct sbuf *train_results(const struct train *);
/* A case cannot be used, or memory ran out. */
bool train_failed(const struct train *);

#endif
