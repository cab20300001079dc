/* SPDX-License-Identifier: MIT */
#ifndef KB_LOAD_SAX_H
#define KB_LOAD_SAX_H

#include "kb/build.h"
#include "kb/load.h"

/*
 * Reads one document whose bytes were checked, element by element, into the
 * knowledge base in the making.  Sets `stopped` and `halted` when it gave up.
 */
void kb_read_document(struct kb_build *, const struct kb_buffer *);

#endif
