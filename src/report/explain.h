/* SPDX-License-Identifier: MIT */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "base/doc.h"
#include "kb/model.h"

/* One element of the knowledge: what it is, its rule in words, its sources
 * with date and certainty, and the place where its author wrote it. */
struct explain_entry {
	const struct kb_head *head;
	const char *kind;		/* message id naming the kind */
	const struct kb_text *name;	/* what it is called or says; of a
					   source the note: may be empty */
	const struct kb_text *keywords;	/* NULL: none */
	size_t rule;			/* KB_ALWAYS: none */
	size_t index;			/* in the array of its kind */
};

/* All elements that have an id, in the order of kinds.  0 when i is one of
 * them, -1 past the end. */
int explain_entry(const struct kb *, size_t i, struct explain_entry *);
/* What it is called or says; a source without a note has its title. */
const char *explain_title(const struct kb *, enum kb_lang,
    const struct explain_entry *);
/* Appends the explanation. */
void explain_one(const struct kb *, enum kb_lang, const struct explain_entry *,
    struct doc *);
/* A condition as numbered lines in words, below the outline number. */
void explain_rule(const struct kb *, enum kb_lang, const struct kb_expr *,
    const char *outline, struct doc *);

#endif
