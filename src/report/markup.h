/* SPDX-License-Identifier: MIT */
#ifndef REPORT_MARKUP_H
#define REPORT_MARKUP_H

#include "base/links.h"
#include "base/sbuf.h"

/* How a form writes words, and those that lead somewhere. */
struct markup {
	void (*text)(struct sbuf *, const char *, size_t len);
	void (*link)(struct sbuf *, const struct link *);
};

/* A whole text with what it links to. */
void markup_put(struct sbuf *, const struct markup *, const struct links *,
    const char *text);

#endif
