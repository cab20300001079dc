/* SPDX-License-Identifier: MIT */
#ifndef REPORT_PHRASE_H
#define REPORT_PHRASE_H

#include <stdarg.h>

#include "base/sbuf.h"
#include "kb/find.h"

/* Appends an interface message with its placeholders filled: name, value,
 * name, value, NULL.  A name not given stays as written. */
void phrase_add(const struct kb *, enum kb_lang, struct sbuf *,
    const char *id, ...) __attribute__((sentinel));
void phrase_add_list(const struct kb *, enum kb_lang, struct sbuf *,
    const char *id, va_list);

#endif
