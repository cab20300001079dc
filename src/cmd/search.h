/* SPDX-License-Identifier: MIT */
#ifndef CMD_SEARCH_H
#define CMD_SEARCH_H

#include <stdbool.h>

#include "base/sbuf.h"
#include "cmd/command.h"

/* Words of a command line looked for in texts, accents and case aside. */
struct search { char **words; int nwords; enum kb_lang lang; };

/* True when every word starts a word of these texts (NULL ones and absent
 * translations are empty), or the id is named exactly. */
bool search_matches(const struct search *, const char *id,
    const struct kb_text *const *texts, size_t ntexts);
/* The words joined by spaces, for messages. */
void search_words(const struct search *, struct sbuf *);

#endif
