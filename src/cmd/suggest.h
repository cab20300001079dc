/* SPDX-License-Identifier: MIT */
#ifndef CMD_SUGGEST_H
#define CMD_SUGGEST_H

#include "base/sbuf.h"
#include "consult/items.h"
#include "kb/near.h"

/*
 * What someone may have meant by a word that is not known: of all that is
 * offered, what is nearest to it, with case, accents and hyphens aside.  Only
 * what was offered is ever said, never what was typed.
 */
struct suggest {
	struct sbuf typed, folded;
	struct kb_near near;
	char *best;
};

/* `best` holds KB_NEAR_LONGEST bytes and a NUL; empty while none is near. */
void suggest_begin(struct suggest *, const char *typed, size_t len,
    char *best);
void suggest_end(struct suggest *);
/* One slip less may be in it: for many words of a language, as one of them is
 * near to the name of anybody. */
void suggest_strictly(struct suggest *);

/* The first of those that are equally near stays. */
void suggest_offer(struct suggest *, const char *name, size_t len);
/* Each of those between any of the separators. */
void suggest_offer_list(struct suggest *, const char *names,
    const char *separators);
/* The id, name and keywords of something to look up, and the words of name
 * and keywords; but for the id, only what begins with the same letter. */
void suggest_offer_item(struct suggest *, const struct item *, enum kb_lang);

/* The one of name(0), name(1) and so on until NULL. */
void suggest_of(char *best, const char *typed, const char *name(size_t));

#endif
