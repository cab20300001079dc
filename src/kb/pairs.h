/* SPDX-License-Identifier: MIT */
#ifndef KB_PAIRS_H
#define KB_PAIRS_H

#include "kb/cases.h"
#include "kb/object.h"

/*
 * Which elements of two knowledge bases belong together: those of one kind
 * with the same id; of the others, those with the same rule and texts under
 * another id.  What the two refer to counts as the same when it belongs
 * together.
 */
struct kb_pairs {
	const struct kb *was, *now;
	size_t *to[KB_NKINDS];	/* from the index of the one to that of the
				   other; KB_ALWAYS: there is none */
	size_t *option_to;	/* by option over all questions: the index in
				   the other question, or KB_ALWAYS */
	struct arena *arena;
};

/* All memory from the arena; both are borrowed.  NULL without memory. */
const struct kb_pairs *kb_pairs_new(const struct kb *was,
    const struct kb *now, struct arena *);

/* Whether two parts say the same in all things, and two rules; indices, or
 * KB_ALWAYS. */
bool kb_pairs_same(const struct kb_pairs *, const struct kb_el *,
    const char *was, const char *now);
bool kb_pairs_same_rule(const struct kb_pairs *, size_t was, size_t now);
bool kb_pairs_same_expr(const struct kb_pairs *, const struct kb_expr *,
    const struct kb_expr *);
/* One attribute, one child of them. */
bool kb_pairs_same_att(const struct kb_pairs *, const struct kb_att *,
    const char *was, const char *now);
bool kb_pairs_same_kid(const struct kb_pairs *, const struct kb_kid *,
    const char *was, const char *now);
bool kb_pairs_same_text(const struct kb_text *, const struct kb_text *);
/* Pairs parts that stand in a list: to[i] of the first list.  By id; parts
 * without one by what they say. */
void kb_pairs_list(const struct kb_pairs *, const struct kb_el *,
    struct kb_parts was, struct kb_parts now, size_t *to);
/* The id of a part, NULL when its kind has none. */
const char *kb_pairs_id(const struct kb_el *, const char *part);

#endif
