/* SPDX-License-Identifier: MIT */
#ifndef PROVE_MUTATE_H
#define PROVE_MUTATE_H

#include "base/arena.h"
#include "base/sbuf.h"
#include "kb/index.h"

/*
 * Mutants: the knowledge with one small mistake in it, as an editor makes
 * them.  They are made from the author's conditions, each part in turn.
 */
enum mutation {
	MUTATION_NEGATE,		/* a leaf is turned round */
	MUTATION_OPTION_OUT,		/* `which`: place among its options */
	MUTATION_OPTION_IN,		/* `which`: option of the question,
					   beside one that is named */
	MUTATION_ANY,			/* all or none becomes any */
	MUTATION_ALL,			/* any becomes all */
	MUTATION_FEWER,			/* one less of at-least */
	MUTATION_MORE,
	MUTATION_PART_OUT,		/* `which`: the part left out */
	MUTATION_POSSIBLE_OUT,
	MUTATION_NOT_FAILED,		/* a ground that is open will do */
	MUTATION_TRUE,			/* undecided or false becomes true */
	MUTATION_FALSE,			/* undecided or true becomes false */
	MUTATION_MAIN,			/* the other reading is the main one */
	MUTATION_WIDE,			/* both readings are the wide one */
	MUTATION_NARROW,
	/* Of what has a condition, not in it; `which`: the element. */
	MUTATION_CONDITION_OUT,		/* of ground `which` the condition `at`
					   no longer counts */
	MUTATION_GROUND_COUNTRY,	/* the other one */
	MUTATION_GROUND_STRONGER,	/* right, norm, duty */
	MUTATION_GROUND_WEAKER,
	MUTATION_GROUND_ACT,		/* reporting or not */
	MUTATION_GROUND_FROM,		/* always in force before its end */
	MUTATION_GROUND_TO,		/* never ends */
	MUTATION_STEP_CAUTIOUS,		/* the other way round */
	MUTATION_STEP_COUNTRY,		/* everywhere */
	MUTATION_PASSAGE_COUNTRY,
	MUTATION_PASSAGE_FROM,
	MUTATION_PASSAGE_TO,
	MUTATION_CARE_COUNTRY,
	NMUTATIONS
};

struct mutant {
	enum mutation how;
	size_t rule;			/* KB_ALWAYS: none is changed */
	const struct kb_expr *at;	/* the part that is, NULL: none */
	size_t which;
	enum kb_kind kind;		/* the element it is in */
	const struct kb_head *head;
	const char *part, *part_id;	/* "condition", "limb"; or NULL */
	const char *file;
	unsigned line;
};

struct mutants { const struct mutant *at; size_t n; };

/* Every mutant, in the order of the rules, then of what is not in a rule.
 * Memory from the arena; -1 without. */
int mutants_make(const struct kb *, struct arena *, struct mutants *);

/* Whether it only chooses words: of a passage, guidance, what-if, plan item or
 * level of care.  All else decides what is concluded. */
bool mutant_words(const struct mutant *);
/* Whether it is one of a condition, which can be switched. */
bool mutant_switches(const struct mutant *);

/*
 * The knowledge with up to MUTANTS_SWITCHED such mutants at once, and one
 * question more, after all others, that takes one answer: option 0 changes
 * nothing, option i + 1 is mutant i.  Borrows from the knowledge; memory from
 * the arena, NULL without.
 */
#define MUTANTS_SWITCHED 249
const struct kb *mutants_switched(const struct kb *, const struct mutant *,
    size_t n, struct arena *);
/* The knowledge with any one mutant for good; the same otherwise. */
const struct kb *mutant_kb(const struct kb *, const struct mutant *,
    struct arena *);

/* What was changed, in words: 'fact "offence": any of 2 made all'. */
void mutant_say(struct sbuf *, const struct kb *, const struct mutant *);

#endif
