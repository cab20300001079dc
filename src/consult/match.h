/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_MATCH_H
#define CONSULT_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sbuf.h"
#include "kb/model.h"

/* How typed text fits a text of the knowledge base, both folded: case and
 * accents aside. */
enum match { MATCH_NONE, MATCH_START, MATCH_EXACT };

/* `typed` is folded already; an empty one fits nothing. */
enum match match_text(const char *typed, const char *text);
/* The best fit among words separated by commas; NULL fits nothing. */
enum match match_list(const char *typed, const char *list);
/* The same among the words of a message in any language. */
enum match match_message(const struct kb *, const char *message,
    const char *typed);
/* The words of a message in any language: equal to one of them.  When
 * `rest` is given, the first words may do, and what follows is its value. */
bool match_words(const struct kb *, const char *message, const char *typed,
    const char **rest);

/* Position of the first item and its length; false at the end.  Items are
 * separated by any of `separators` and trimmed; empty ones are skipped. */
bool match_item(const char **at, const char *end, const char *separators,
    const char **item, size_t *len);
/* Without blanks at both ends. */
void match_trim(const char **s, size_t *len);

#endif
