/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_NAMES_H
#define CONSULT_NAMES_H

#include "consult/reply.h"

/* The question meant by an id, a number, its short name, a keyword, or an
 * unambiguous start of those words.  REPLY_OK, REPLY_AMBIGUOUS or
 * REPLY_NOT_UNDERSTOOD. */
enum reply_result names_question(const struct kb *, enum kb_lang,
    const char *, size_t len, size_t *question);

#endif
