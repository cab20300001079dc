/* SPDX-License-Identifier: MIT */
#ifndef BASE_LINKS_H
#define BASE_LINKS_H

#include <stddef.h>

#include "base/arena.h"

/*
 * Literal texts that lead somewhere, such as telephone numbers and addresses,
 * wherever a text has them.  Renderers look them up; a table only grows.
 */
struct link { const char *text, *href; };
struct links;

/* All of it lives in the arena; NULL without memory. */
struct links *links_new(struct arena *);
/* Its own come before those of the other, which is borrowed; NULL: none. */
struct links *links_new_over(struct arena *, const struct links *);
/* Copies both; of one text the first stands.  An empty text is none. */
void links_add(struct links *, const char *text, const char *href);
/* The longest that begins at this place and is a word or words by itself: no
 * part of a longer number, name or address.  NULL: none, or no table. */
const struct link *links_at(const struct links *, const char *s, size_t at);
/* The place of the next one from here on, and which; the end of s when there
 * is none. */
size_t links_next(const struct links *, const char *s, size_t from,
    const struct link **);

#endif
