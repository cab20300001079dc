/* SPDX-License-Identifier: MIT */
#ifndef KB_EXPR_H
#define KB_EXPR_H

#include <stdbool.h>
#include <stddef.h>

/* A condition as the author wrote it.  Immutable after loading; indices are
 * those of struct kb's arrays, and every reference is resolved. */
enum kb_op {
	KB_FALSE,
	KB_TRUE,
	KB_UNDECIDED_LAW,	/* no answer settles it */
	KB_UNDECIDED_ACT,	/* depends on what can still be done */
	KB_IS,			/* question applies and its answer is in the set */
	KB_KNOWN,		/* question has a definite answer */
	KB_FACT,
	KB_GROUND,		/* ground is met */
	KB_POSSIBLE,
	KB_ALL,
	KB_ANY,
	KB_NONE,
	KB_AT_LEAST,
	KB_READING		/* kids[0] wide, kids[1] narrow */
};

struct kb_expr {
	enum kb_op op;
	unsigned line;
	const char *file;
	const struct kb_expr **kids;
	size_t nkids;
	unsigned threshold;		/* KB_AT_LEAST */
	bool main_is_wide;		/* KB_READING */
	bool not_applicable_ok;		/* KB_NONE */
	size_t ref;			/* question, fact or ground index */
	const char *ref_id;		/* as written */
	const size_t *options;		/* KB_IS: indices in the question */
	size_t noptions;
};

#endif
