/* SPDX-License-Identifier: MIT */
#ifndef KB_FILES_H
#define KB_FILES_H

#include "base/diag.h"
#include "kb/load.h"

/*
 * The bytes of a knowledge directory, so that they can be read before and
 * parsed after confinement: kb_load() is kb_files_read() followed by
 * kb_load_buffers().  Names are without the directory.
 */
struct kb_files {
	struct kb_buffer *at;
	size_t n;
};

/* Every regular *.xml in dir, sorted by name, hidden ones left out.  -1 when
 * one cannot be read or a limit is passed, with the reason in the diag. */
int kb_files_read(const char *dir, struct kb_files *, struct diag *);
void kb_files_clear(struct kb_files *);

#endif
