/* SPDX-License-Identifier: MIT */
#ifndef REPORT_RENDER_H
#define REPORT_RENDER_H

#include <stdbool.h>

#include "base/doc.h"
#include "base/links.h"
#include "base/sbuf.h"
#include "report/report.h"

/* How a document becomes bytes.  One row a format. */
struct style {
	int width;		/* columns, 40 to 200 */
	bool color;
	bool hyperlinks;	/* of the terminal, where links lead */
	bool plain;		/* words only: no decoration, no boxes */
	/* Said when plain instead of the signs for a blank to fill in and for
	 * a paragraph of a law, and of the month in 2026-11-20; NULL: what
	 * stands there stays. */
	const char *blank, *paragraph;
	const char *months[12];
	const struct links *links;	/* numbers and addresses, or NULL */
	const char *contents;		/* over a list of the parts; NULL: none */
	enum kb_lang lang;
};

/* Documents (dialogue and report) as terminal text: wrapped with hanging
 * indents, telephone numbers and "[1]" never broken, hostile characters
 * replaced.  -1 without memory. */
int render_text(const struct doc *, const struct style *, struct sbuf *);

/* A whole file for a browser: HTML that is XML too, without script, that loads
 * nothing and has its style with it.  -1 without memory. */
int render_html(const struct doc *, const struct style *, struct sbuf *);

/* CommonMark with the boxes of GitHub, not wrapped.  -1 without memory. */
int render_md(const struct doc *, const struct style *, struct sbuf *);

/* The result in the fixed JSON form (bespreek-result/1), one line, with a
 * line end.  -1 without memory. */
int render_json(const struct report_context *, struct sbuf *);

/* A moment as 2026-11-20T17:40+01:00, or with its seconds, which are none. */
void render_at(struct sbuf *, const struct civil *, bool seconds);

struct json_t;
/* A text from anywhere, such as the name of a file: Jansson refuses what is
 * no UTF-8, so that becomes '?', as what is hostile does.  NULL without
 * memory. */
struct json_t *render_string(const char *, size_t len);

/* The answers as an object of ids; NULL without memory. */
struct json_t *render_answers(const struct answers *);

/* A value as bytes and a line end, with flags of jansson; drops it.  What is
 * hostile in it is escaped.  -1 without memory: then it is NULL, or something
 * in it failed. */
int render_value(struct json_t *, bool failed, size_t flags, struct sbuf *);

/* A consultation to resume later (bespreek-saved/1): ids, nothing else.  -1
 * without memory. */
int render_saved(const struct answers *, const struct civil *,
    struct sbuf *);

#endif
