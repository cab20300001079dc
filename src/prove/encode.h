/* SPDX-License-Identifier: MIT */
#ifndef PROVE_ENCODE_H
#define PROVE_ENCODE_H

#include "engine/findings.h"
#include "prove/gates.h"

/*
 * The meaning of a knowledge base in the closed reading, as a circuit over
 * its answers: written from the author's conditions, sharing nothing with
 * the engine but types, so that where both agree means something.  Made
 * lazily: what nobody asks for is not there.
 *
 * Each condition is two literals: whether it is certain (true) and whether
 * it is possible (true or unknown).  Certain implies possible; false is "not
 * possible"; unknown is "possible and not certain".
 *
 *	struct gates *g = gates_new();
 *	struct encode *e = encode_new(g, kb, day);
 *	struct query *q = query_new(g);
 *	struct truth t = encode_rule(e, rule, READING_MAIN);
 *	if (query_solve(q, &t.certain, 1) == SOLVER_NO)
 *		... no answers at all make this rule true
 *
 * Without memory gates_failed() is true and nothing was proved.
 */
struct truth { int certain, possible; };

struct encode;

/* `day` decides which grounds are in force: the others are false.  Borrows
 * all three; NULL without memory, and the circuit has failed. */
struct encode *encode_new(struct gates *, const struct kb *, long day);
void encode_free(struct encode *);

/*
 * A second set of answers to the same knowledge, beside the first in one
 * circuit: per question the same answer, the same or forgotten (unknown), or
 * any other one.  `how` holds an enum encode_share by question and, with
 * `first`, is borrowed.  What does not differ is shared, gate by gate.
 */
enum encode_share { ENCODE_SAME, ENCODE_FORGET, ENCODE_FREE };
struct encode *encode_beside(struct encode *first, const unsigned char *how);

/*
 * Another knowledge base on the same answers: questions with the same id
 * that are both `one` or both `many` have the same answer.  An option that
 * only one of the two has is an unknown answer to the other.  Borrows
 * `first`.
 */
struct encode *encode_with(struct encode *first, const struct kb *,
    long day);

struct gates *encode_gates(const struct encode *);
const struct kb *encode_kb(const struct encode *);
long encode_day(const struct encode *);

/* KB_ALWAYS is true. */
struct truth encode_rule(struct encode *, size_t rule, enum reading);
struct truth encode_expr(struct encode *, const struct kb_expr *,
    enum reading);

/* ---- answers ---- */

/* The option is answered; of a `many` question: ticked. */
int encode_tick(struct encode *, size_t question, size_t option);
/* There is no answer at all; unanswered and "I don't know" are the same. */
int encode_unknown(struct encode *, size_t question);
/* Of a `many` question: what is not ticked is unknown, not denied. */
int encode_rest(struct encode *, size_t question);
/* The answer is definite, whether the question applies or not. */
int encode_known(struct encode *, size_t question);
/* The answer is forgotten here (ENCODE_FORGET); 0: it cannot be. */
int encode_gone(struct encode *, size_t question);
/* Whether anything made so far asks for its answer. */
bool encode_made(const struct encode *, size_t question);
/* A group of the circuit; false when nothing made so far hangs on the
 * question or its answer is another encoding's. */
bool encode_group(const struct encode *, size_t question, uint32_t *group);

/* Which inputs a set of answers makes true: calls put(data, input, true or
 * false) for each input of this encoding made so far. */
void encode_put(const struct encode *, const struct answers *,
    void (*put)(void *, int input, bool), void *data);

#endif
