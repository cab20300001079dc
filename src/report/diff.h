/* SPDX-License-Identifier: MIT */
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include "base/doc.h"
#include "base/sbuf.h"
#include "kb/compare.h"
#include "prove/differ.h"

/* What an edit of the knowledge changes, in words for an editor.  The words
 * themselves are taken from a third knowledge base, the program's own. */
struct diff_report {
	const struct kb *words;
	enum kb_lang lang;
	const char *was_dir, *now_dir;
	const struct kb_pairs *pairs;
	const struct kb_edit *edits;	/* NULL: none */
	const struct differ *differ;
};

/* Appends all of it; -1 without memory. */
int report_diff(const struct diff_report *, struct doc *);
/* The same as one JSON object (bespreek-diff/1); -1 without memory. */
int report_diff_json(const struct diff_report *, struct sbuf *);

#endif
