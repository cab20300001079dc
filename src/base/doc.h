/* SPDX-License-Identifier: MIT */
#ifndef BASE_DOC_H
#define BASE_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * A linear document: blocks in reading order.  Sessions and reports write
 * it, renderers read it.  Texts are plain UTF-8 without line breaks and live
 * in the document's arena.
 */
enum doc_kind {
	DOC_TITLE,	/* text; label = right-hand part (date) */
	DOC_HEADING,	/* section heading; number 0 or 1..9 */
	DOC_SUBHEADING,
	DOC_PARA,	/* wrapped to the width */
	DOC_LINE,	/* a paragraph indented by one */
	DOC_NUMBERED,	/* number + text */
	DOC_OPTION,	/* number + text of an answer */
	DOC_ROW,	/* label + text in two columns */
	DOC_STATUS,	/* label (status words) + text, wider label column */
	DOC_DETAIL,	/* belongs to the block before it, same indent as its text */
	DOC_DETAIL_ROW,	/* the same, label + text: a small table */
	DOC_CHECK,	/* [ ] text */
	DOC_FILL,	/* text, and room to write behind or below it */
	DOC_QUOTE,	/* literal sentence */
	DOC_CONTACT,	/* label = name, text = rest */
	DOC_NOTE,	/* caveats, small print */
	DOC_ALERT,	/* an alarm's title or line: must stand out */
	DOC_SOURCE,	/* label = mark by which texts refer to it, "[1]" */
	DOC_SOURCE_RUN,	/* the same, in one paragraph with its neighbours */
	DOC_BLANK
};

struct doc_block {
	enum doc_kind kind;
	int number;
	const char *label;
	const char *text;
	const char *id;		/* of the finding or contact behind it, or NULL */
};

struct doc;

struct doc *doc_new(void);
void doc_free(struct doc *);	/* wipes: documents hold answers */
struct arena *doc_arena(struct doc *);
size_t doc_count(const struct doc *);
const struct doc_block *doc_at(const struct doc *, size_t);
/* Copies the texts (NULL is an empty text).  Sticky on memory failure. */
void doc_add(struct doc *, enum doc_kind, int number, const char *label,
    const char *text, const char *id);
/* The blocks [from, to) of another document. */
void doc_add_part(struct doc *, const struct doc *, size_t from, size_t to);
bool doc_failed(const struct doc *);
/* What was to be in it is not there. */
void doc_fail(struct doc *);

#endif
