/* SPDX-License-Identifier: MIT */
#ifndef TEST_FUZZ_SCHEMA_H
#define TEST_FUZZ_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the schema of this name in the knowledge accepts a document; *xml:
 * whether it is well-formed and refers to nothing. */
bool schema_accepts(const char *name, const char *, size_t len, bool *xml);

#endif
