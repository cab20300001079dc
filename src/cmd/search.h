/* SPDX-License-Identifier: MIT */
#ifndef CMD_SEARCH_H
#define CMD_SEARCH_H

#include <stdbool.h>

#include "cmd/command.h"

/* Words of a command line looked for in texts, accents and case aside. */
struct search { char **words; int nwords; enum kb_lang lang; };

/* True when every word starts a word of these texts (NULL ones and absent
 * translations are empty), or the id is named exactly. */
bool search_matches(const struct search *, const char *id,
    const struct kb_text *const *texts, size_t ntexts);

/* How well something fits, the best first.  Several words: as well as the
 * one that fits least, unless together they are one keyword. */
enum search_rank {
	SEARCH_ID,		/* its id is named */
	SEARCH_NAME,		/* words of its name */
	SEARCH_KEYWORD,		/* one keyword, whole */
	SEARCH_NAME_START,	/* starts of words of its name */
	SEARCH_KEYWORD_WORD,	/* words of keywords */
	SEARCH_KEYWORD_START,	/* starts of words of keywords */
	SEARCH_REST,		/* elsewhere in it */
	SEARCH_NOT,
	SEARCH_NRANKS = SEARCH_NOT
};
/* What is looked in; keywords are separated by commas.  NULL: none. */
struct search_in {
	const char *id;
	const struct kb_text *name, *keywords;
	const struct kb_text *rest;	/* nrest texts */
	size_t nrest;
};
enum search_rank search_rank(const struct search *, const struct search_in *);

#endif
