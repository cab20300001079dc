/* SPDX-License-Identifier: MIT */
#ifndef PROVE_STRUCTURE_PARTS_H
#define PROVE_STRUCTURE_PARTS_H

#include "base/arena.h"
#include "base/sbuf.h"
#include "prove/search.h"
#include "prove/structure.h"

/* The parts of structure_check().  Private to it. */

/* Whose rule it is, and how one says that it is always or never true. */
struct structure_owner {
	const struct kb_head *head;	/* NULL: not looked at */
	const char *what;		/* "step" */
	const char *never, *always;	/* "is never shown" */
	enum kb_country country;	/* shown only there */
	bool cautious;			/* shown while possible too */
};

/* What a condition hangs on besides answers. */
enum { STRUCTURE_UNDECIDED = 1,	/* what no answer settles */
    STRUCTURE_ANSWERED = 2,	/* whether there is any answer to a question:
				   an <is> with all its options */
    STRUCTURE_LOOSE = STRUCTURE_UNDECIDED | STRUCTURE_ANSWERED,
    STRUCTURE_LATER = 4 };	/* a ground not in force this day */

struct structure {
	const struct kb *kb;
	long day;
	struct gates *gates;
	struct encode *encode;
	struct query *query;
	struct search *search;
	struct arena *arena;
	struct structure_owner *owners;	/* by rule */
	unsigned char *facts, *grounds;	/* flags, once known | KNOWN */
	struct progress *progress;
	struct diag *diag;
	int all_known;			/* literal, 0: not made yet */
	bool gave_up;			/* the solver, at least once */
};

/* Fills in whose rules there are. */
void structure_own(struct structure *);
unsigned structure_flags(struct structure *, const struct kb_expr *);
/* Everything that applies is answered. */
int structure_all_known(struct structure *);
/* The condition is true in some reading, as far as answers can make it so:
 * what is undecided counts when all is answered, and whether something was
 * answered while it is not. */
int structure_can_hold(struct structure *, const struct kb_expr *,
    unsigned flags);
/* An entry with the answers of the last query, or example_find(). */
void structure_example(struct structure *, const char *id);
bool structure_failed(const struct structure *);
/* SOLVER_GAVE_UP is noted, here and below. */
enum solver_result structure_solve(struct structure *, const int *literals,
    size_t n);
/* With the fewest answers of this encoding. */
enum solver_result structure_find(struct structure *, struct encode *,
    const int *literals, size_t n);
/* Many, each by proof where trying does not do. */
void structure_goals(struct structure *, struct goal *, size_t n);

void structure_conditions(struct structure *);
void structure_grounds(struct structure *);
void structure_texts(struct structure *);
void structure_urgency(struct structure *);
void structure_idle(struct structure *);
void structure_same(struct structure *);
void structure_hidden(struct structure *);

#endif
