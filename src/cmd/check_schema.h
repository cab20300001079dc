/* SPDX-License-Identifier: MIT */
#ifndef CMD_CHECK_SCHEMA_H
#define CMD_CHECK_SCHEMA_H

#include "cmd/command.h"
#include "kb/files.h"

/* Holds files against a schema of the knowledge in use, "case.rng", never
 * one of the directory that is checked. */
void check_schema(struct context *, const char *name,
    const struct kb_files *);

#endif
