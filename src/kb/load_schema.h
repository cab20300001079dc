/* SPDX-License-Identifier: MIT */
#ifndef KB_LOAD_SCHEMA_H
#define KB_LOAD_SCHEMA_H

#include "base/diag.h"
#include "kb/files.h"

/* Validates documents against a RELAX NG schema file.  0, or -1 with a
 * DIAG_FINDING for each that does not fit (its first message; the others
 * cascade) and a DIAG_ERROR when the schema cannot be used.  libxml2 2.9's
 * validator corrupts the heap when memory runs out: call it in a process of
 * its own. */
int kb_schema_check(const char *schema, const struct kb_files *,
    struct diag *);

#endif
