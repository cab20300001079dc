/* SPDX-License-Identifier: MIT */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/sbuf.h"

/* Appends s in quotes as a JSON string: what could steer a terminal as
 * \uXXXX, a byte that is no UTF-8 as \ufffd. */
void json_add_string(struct sbuf *, const char *s, size_t len);
/* Appends JSON that is whole: what could steer a terminal stands in strings
 * there, and becomes \uXXXX; line ends stay. */
void json_add_safe(struct sbuf *, const char *s, size_t len);

#endif
