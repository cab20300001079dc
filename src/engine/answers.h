/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_ANSWERS_H
#define ENGINE_ANSWERS_H

#include "base/arena.h"
#include "base/tri.h"
#include "kb/model.h"

/* Answers to a knowledge base's questions.  Unanswered is not the same as
 * "I don't know" in the running reading; in the closed one it is. */
enum answer_state { ANSWER_NONE, ANSWER_UNKNOWN, ANSWER_GIVEN };

struct answers {
	const struct kb *kb;
	unsigned char *state;	/* enum answer_state by question */
	signed char *tick;	/* enum tri by option over all questions */
};

/* All unanswered; memory from the arena.  NULL without memory. */
struct answers *answers_new(const struct kb *, struct arena *);
void answers_copy(struct answers *to, const struct answers *from);
void answers_unset(struct answers *, size_t question);
void answers_set_unknown(struct answers *, size_t question);
/* One option of a `one` question: the others are denied. */
void answers_set_one(struct answers *, size_t question, size_t option);
/* A `many` question: ticked[i] for each of its options; the rest is denied,
 * or left unknown when `rest_unknown`: with nothing ticked, nothing is known
 * of it. */
void answers_set_many(struct answers *, size_t question, const bool *ticked,
    bool rest_unknown);
/* The same bit by bit: all denied; an option ticked, false when it was; then
 * the end. */
void answers_deny(struct answers *, size_t question);
bool answers_tick(struct answers *, size_t question, size_t option);
void answers_end(struct answers *, size_t question, bool rest_unknown);
/* GIVEN, and for `many` without any option left unknown. */
bool answers_definite(const struct answers *, size_t question);
/* The chosen option of a `one` question, KB_ALWAYS when there is none. */
size_t answers_option(const struct answers *, size_t question);
/* The country answered, KB_NO_COUNTRY while there is none. */
enum kb_country answers_country(const struct answers *);

#endif
