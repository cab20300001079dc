/* SPDX-License-Identifier: MIT */
#ifndef KB_NODE_H
#define KB_NODE_H

#include "kb/format.h"

/*
 * One element as read: names resolved against the tables, attribute values
 * parsed.  Lives until the element directly in <knowledge> is built.
 */
union kb_val { const char *s; long n; };

struct kb_node {
	const struct kb_el *el;
	const struct kb_kid *kid;	/* NULL: a condition or a root */
	unsigned line;
	unsigned present;		/* bit per attribute of el->atts */
	bool broken;			/* said so already */
	bool stray;			/* said that text is out of place */
	enum kb_lang lang;
	const char *text;		/* whitespace collapsed */
	union kb_val vals[KB_ATTS_MAX];
	struct kb_node *first, *last, *next;
};

static inline bool
kb_node_has(const struct kb_node *n, size_t att)
{
	return (n->present >> att & 1) != 0;
}

#endif
