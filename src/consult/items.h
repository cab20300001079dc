/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_ITEMS_H
#define CONSULT_ITEMS_H

#include "kb/index.h"

/* One element as something to look up: what it is called and says. */
#define ITEM_TEXTS_MAX 48
struct item {
	const char *id;
	const struct kb_text *name;
	const struct kb_text *keywords;		/* NULL: none */
	const struct kb_text *texts[ITEM_TEXTS_MAX];	/* below the name */
	size_t ntexts;
	enum kb_country country;		/* KB_NO_COUNTRY: everywhere */
};

/* False for a kind that is not looked up.  Borrows from the knowledge. */
bool item_view(const struct kb *, enum kb_kind, size_t, struct item *);

#endif
