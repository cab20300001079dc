/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_GROUP_H
#define ENGINE_GROUP_H

#include "engine/judgement.h"
#include "engine/withhold.h"

/*
 * How a group answered: people per case, who are nobody in particular.  What
 * is counted may be told only through withhold.h.
 */
struct group_person {
	struct answers *answers;
	/* As in judgement.h; GROUP_MISSING: not judged. */
	size_t is[NJUDGED];
	const char *to[CHOICES_TO_MAX];	/* ids; none when unknown */
	size_t nto;
	size_t step[JUDGED_STEPS];
	size_t nsteps;
	struct group_person *next;
};
#define GROUP_MISSING ((size_t)-2)

struct group_case {
	const char *id;
	struct group_person *people;
	size_t n;
	struct group_case *next;
};

struct group {
	const struct kb *kb;
	struct arena *arena;
	struct group_case *cases;	/* as first met */
};

/* Somebody more on a case, who answered nothing yet; NULL without memory. */
struct group_person *group_add(struct group *, const char *id, size_t len);

/*
 * How many people gave each answer; how many answers there are:
 *  a question: its options, unknown, none given;
 *  a judgement: its values, unknown, none given;
 *  an option of a `many` question, a recipient or a step: chosen, or not.
 */
size_t group_count_question(const struct group_case *, size_t question,
    unsigned count[WITHHOLD_MAX]);
size_t group_count_option(const struct group_case *, size_t question,
    size_t option, unsigned count[WITHHOLD_MAX]);
size_t group_count_judged(const struct group_case *, enum judged,
    unsigned count[WITHHOLD_MAX]);
size_t group_count_to(const struct group_case *, const char *id,
    unsigned count[WITHHOLD_MAX]);
size_t group_count_step(const struct group_case *, size_t step,
    unsigned count[WITHHOLD_MAX]);
/* Whether anybody answered the question, or judged. */
bool group_answered(const struct group_case *, size_t question);
bool group_judged(const struct group_case *, enum judged);

#endif
