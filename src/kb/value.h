/* SPDX-License-Identifier: MIT */
#ifndef KB_VALUE_H
#define KB_VALUE_H

#include "kb/build.h"

/* Reads the value of attribute `i` of a node, which is not terminated; says
 * what is wrong with it.  A wrong value counts as present, so that it is not
 * missed as well. */
void kb_value_read(struct kb_build *, struct kb_node *, size_t i,
    const char *value, size_t len);
/* Trims and collapses whitespace in place; returns the new length. */
size_t kb_value_collapse(char *, size_t len);
/* Whether a text holds what may never reach a terminal. */
bool kb_value_is_hostile(const char *, size_t len);

#endif
