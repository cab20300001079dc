/* SPDX-License-Identifier: MIT */
#ifndef KB_BYTES_H
#define KB_BYTES_H

#include "base/diag.h"
#include "kb/load.h"

/* What is said of a text that holds what may never reach a terminal. */
#define KB_HOSTILE "holds a control, direction or unseen character; remove it"

/*
 * What a document must be before a parser sees a byte of it: at most
 * KB_FILE_MAX, UTF-8 without NUL or hostile characters (utf8_is_hostile),
 * no DOCTYPE, no other encoding declared.
 * A byte order mark is cut off.  -1 with one entry in the diag.
 */
int kb_bytes_check(struct kb_buffer *, struct diag *);
/* Whether it may hold characters that stand for others, "&#8238;". */
bool kb_bytes_have_references(const struct kb_buffer *);

#endif
