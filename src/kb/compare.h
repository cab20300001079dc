/* SPDX-License-Identifier: MIT */
#ifndef KB_COMPARE_H
#define KB_COMPARE_H

#include "kb/pairs.h"

/*
 * What an edit of the knowledge changed, as it is written: every text,
 * attribute, part and rule, by the tables of the format.  In the order of
 * the elements as they are now; what is gone follows its kind.
 */
enum kb_edit_kind {
	KB_EDIT_NEW,		/* an element, or a part with an id */
	KB_EDIT_GONE,
	KB_EDIT_RENAMED,	/* the same rule and texts, another id */
	KB_EDIT_TEXT,
	KB_EDIT_VALUE,
	KB_EDIT_RULE,
	KB_EDIT_ORDER		/* the same parts, in another order */
};

struct kb_edit {
	enum kb_edit_kind what;
	enum kb_kind kind;
	const struct kb_head *was, *now;	/* the element; NULL: not there */
	const char *part;	/* in it: "option days, hint"; "": itself */
	const struct kb_text *was_text, *now_text;	/* NULL: not there */
	const char *was_value, *now_value;		/* the same */
	const struct kb_expr *was_rule, *now_rule;	/* the same */
	unsigned was_line, now_line;
	struct kb_edit *next;
};

/* All memory from the arena of the pairs; NULL when nothing was changed, or
 * without memory: then arena_failed().  Cases may be NULL. */
const struct kb_edit *kb_compare(const struct kb_pairs *,
    const struct kb_cases *was, const struct kb_cases *now);

/* What an element is called or says, NULL when it has no text. */
const struct kb_text *kb_edit_name(enum kb_kind, const struct kb_head *);
/* Whether only this language of a text was changed. */
bool kb_edit_only(const struct kb_edit *, enum kb_lang);

#endif
