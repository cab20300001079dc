/* SPDX-License-Identifier: MIT */
#ifndef REPORT_WRAP_H
#define REPORT_WRAP_H

#include <stdbool.h>

#include "base/links.h"
#include "base/sbuf.h"

/* How a text is laid out over lines.  All in columns. */
struct wrap {
	size_t width;
	size_t indent;		/* of the first line, before the prefix */
	const char *prefix;	/* number or label; "" for none */
	size_t column;		/* where the text begins on the first line */
	size_t hang;		/* where it begins on the others */
	const char *on, *off;	/* around what each line shows */
	const struct links *links;	/* what stays whole, too; or NULL */
	bool lead;		/* as hyperlinks of the terminal */
};

/* Appends text as whole lines.  Telephone numbers, "[1]" with the word before
 * it and addresses stay whole unless they are longer than a line; a word
 * longer than a line stands out.  A hyperlink never spans lines and leads only
 * where the table says.  Hostile characters become '?'. */
void wrap_put(struct sbuf *, const struct wrap *, const char *text);

/* Columns of a text as it is shown. */
size_t wrap_columns(const char *);

#endif
