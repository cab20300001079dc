/* SPDX-License-Identifier: MIT */
#ifndef CMD_GUIDE_H
#define CMD_GUIDE_H

#include <stdbool.h>

#include "base/doc.h"
#include "cmd/command.h"
#include "cmd/suggest.h"

/* The conversation guide being written to a document. */
struct guide {
	const struct context *c;
	struct doc *doc;
};

const char *guide_message(const struct guide *, const char *id);
/* Appends a text; absent in this language: an empty one. */
void guide_add(const struct guide *, enum doc_kind, const char *label,
    const struct kb_text *, const char *id);
/* A heading by message id, below a blank line unless it is the first. */
void guide_heading(const struct guide *, const char *id);
/* True for what is about one country when the reader is in the other. */
bool guide_is_elsewhere(const struct guide *, enum kb_country);

/* Appends the element at this index of its kind. */
void guide_show_guidance(const struct guide *, size_t);
void guide_show_what_if(const struct guide *, size_t);
void guide_show_topic(const struct guide *, size_t);
void guide_show_care_level(const struct guide *, size_t);
void guide_show_plan_item(const struct guide *, size_t);
void guide_show_term(const struct guide *, size_t);
void guide_show_statement(const struct guide *, size_t);

/* The message with the words that name a part; NULL at the end. */
const char *guide_part(size_t);

/* Everything the words of the command line fit, the best first; nothing
 * when they fit nothing. */
void guide_show_found(const struct guide *);
/* All of that, for what may have been meant. */
void guide_offer(const struct guide *, struct suggest *);

#endif
