/* SPDX-License-Identifier: MIT */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sbuf.h"

/* Decodes one scalar value at s (len > 0); returns the bytes used, 0 when
 * they are no valid UTF-8 (overlong, surrogate, above U+10FFFF, cut off). */
size_t utf8_decode(const char *s, size_t len, uint32_t *cp);
/* Writes one scalar value, at most four bytes; returns how many. */
size_t utf8_encode(uint32_t cp, char *to);
bool utf8_valid(const char *s, size_t len);
/* Controls C0 (tab and newline included), C1, DEL, bidirectional formatting
 * and what is not seen: never sent to a terminal, refused in knowledge. */
bool utf8_is_hostile(uint32_t cp);
/* Columns of one scalar value: 0 combining, 2 wide, else 1.  Table in code,
 * independent of the locale. */
int utf8_width(uint32_t cp);
/* Columns of a valid text. */
size_t utf8_columns(const char *s, size_t len);
/* Appends s with every invalid byte or hostile character as '?'. */
void utf8_add_safe(struct sbuf *, const char *s, size_t len);
/* The same, of its beginning: at most so many bytes of s, no character in
 * half. */
void utf8_add_short(struct sbuf *, const char *s, size_t len, size_t most);
/* Appends s folded for matching: lower case, accents of Latin letters
 * removed, everything but letters and digits as one space, trimmed. */
void utf8_add_folded(struct sbuf *, const char *s, size_t len);

#endif
