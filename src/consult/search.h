/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_SEARCH_H
#define CONSULT_SEARCH_H

#include <stdbool.h>

#include "consult/items.h"

/*
 * Words looked for in texts: accents, case and hyphens aside, and Dutch
 * compounds by their parts.
 */
struct search {
	const char *const *words;
	size_t nwords;
	enum kb_lang lang;
};

/* True when every word starts a word of this text. */
bool search_matches(const struct search *, const char *text);

/* How well something fits, the best first.  Several words: as well as the
 * one that fits least, unless together they are one keyword. */
enum search_rank {
	SEARCH_ID,		/* its id is named */
	SEARCH_NAME,		/* words of its name */
	SEARCH_KEYWORD,		/* one keyword, whole */
	SEARCH_NAME_START,	/* starts of words of its name */
	SEARCH_KEYWORD_WORD,	/* words of keywords */
	SEARCH_KEYWORD_START,	/* starts of words of keywords */
	SEARCH_PART,		/* parts of words of name or keywords */
	SEARCH_REST,		/* elsewhere in it */
	SEARCH_NOT,
	SEARCH_NRANKS = SEARCH_NOT
};
enum search_rank search_rank(const struct search *, const struct item *);
/* True when all that was typed is one of its keywords, or its name. */
bool search_is_whole(const struct search *, const struct item *);

#endif
