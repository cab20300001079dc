/* SPDX-License-Identifier: MIT */
#ifndef KB_LOAD_H
#define KB_LOAD_H

#include "base/arena.h"
#include "base/diag.h"
#include "kb/model.h"

/* Once in a process, before any of what follows: what the parser asks for
 * counts in memory_lacks(). */
void kb_load_prepare(void);
/*
 * Reads every *.xml directly in dir, sorted by name (cases/ not), checks and
 * links them.  NULL when there is any error, with one entry per problem in
 * the diag (file, line, remedy) and nothing left to free.  Limits: 256 KiB a
 * file, 100 files, 3 MiB in all, UTF-8 only, no NUL, no DOCTYPE, no other
 * encoding.
 */
struct kb *kb_load(const char *dir, struct diag *);
/* The same from files that are open, see kb/files.h. */
struct kb_dir;
struct kb *kb_load_dir(const struct kb_dir *, struct diag *);
/* The same from memory, for tests and fuzzing: n documents. */
struct kb_buffer { const char *name; const char *bytes; size_t len; };
struct kb *kb_load_buffers(const struct kb_buffer *, size_t n, struct diag *);
void kb_free(struct kb *);
/* Whether one document by itself keeps to the format; what it refers to is
 * not looked at. */
bool kb_load_structure(const struct kb_buffer *, struct diag *);
/* Test seam: with arenas of the caller, which it gives away; `keep` lives on
 * in the model. */
struct kb *kb_load_arenas(const struct kb_buffer *, size_t n, struct diag *,
    struct arena *keep, struct arena *scratch);

#define KB_FILE_MAX ((size_t)256 * 1024)
#define KB_FILES_MAX 100
#define KB_ALL_MAX ((size_t)3 * 1024 * 1024)	/* of a directory */

#endif
