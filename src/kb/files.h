/* SPDX-License-Identifier: MIT */
#ifndef KB_FILES_H
#define KB_FILES_H

#include "base/diag.h"
#include "kb/load.h"

/*
 * The files of a knowledge directory: every regular *.xml, sorted by name,
 * hidden ones left out.  Names are without the directory.
 */
struct kb_dir_file { char *name; int fd; };
struct kb_dir {
	struct kb_dir_file at[KB_FILES_MAX];
	size_t n;
	bool failed;		/* one could not be opened */
};

/* Opens them all; nothing is read yet.  -1 when there is no directory, and
 * none or too many are in it, with nothing to close. */
int kb_dir_open(struct kb_dir *, const char *path, struct diag *);
void kb_dir_close(struct kb_dir *);

typedef void kb_file_fn(void *data, const struct kb_buffer *);
/* Reads one after the other and hands each over, in memory that the next
 * one takes.  -1 when one could not be opened or read, with an entry for each
 * in the diag, while the others are still handed over; or when there is too
 * much in all. */
int kb_dir_each(const struct kb_dir *, struct diag *, kb_file_fn *,
    void *data);

/* One file by its path, at most KB_FILE_MAX bytes and one; the caller frees
 * its bytes.  -1 with an entry in the diag. */
int kb_file_read(const char *path, struct kb_buffer *, struct diag *);

/* All of them at once.  -1 as above, with nothing to clear. */
struct kb_files {
	struct kb_buffer *at;
	size_t n;
};

int kb_files_read(const char *path, struct kb_files *, struct diag *);
void kb_files_clear(struct kb_files *);

#endif
