/* SPDX-License-Identifier: MIT */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Diagnostics for authors and scripts: where, what, and what to do.  They
 * are collected, never printed here; the worst level decides the exit
 * status.  After DIAG_MAX entries only the count goes on.
 */
enum diag_level {
	DIAG_NOTE,	/* status unchanged */
	DIAG_FINDING,	/* the run found what it checks for: status 1 */
	DIAG_ERROR	/* invalid input, unreadable, unwritable: status 2 */
};

struct diag_entry {
	enum diag_level level;
	const char *group;	/* what it was found by, NULL: none */
	const char *file;	/* NULL: no file */
	unsigned line;		/* 0: no line */
	const char *text;	/* what, "; " and what to do */
	const char *example;	/* a case that shows it, NULL: none */
};

struct diag;

struct diag *diag_new(void);
void diag_free(struct diag *);
/* printf-like.  File and text may come from anywhere: what is hostile in them
 * (utf8_is_hostile) becomes '?'. */
void diag_add(struct diag *, enum diag_level, const char *file, unsigned line,
    const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* What is added from now on was found by this group of checks: a word such
 * as "schema", copied.  A group in which nothing is added is one that was
 * passed; after DIAG_GROUPS further ones are not told apart. */
void diag_begin(struct diag *, const char *group);
size_t diag_groups(const struct diag *);
const char *diag_group_at(const struct diag *, size_t);
/* A case as JSON in one line, for the entry added last. */
void diag_example(struct diag *, const char *);
/* Adds the entries of another, until there are so many. */
void diag_add_all(struct diag *, const struct diag *from, size_t most);
size_t diag_count(const struct diag *);		/* stored entries */
size_t diag_dropped(const struct diag *);	/* beyond DIAG_MAX */
/* Counts n more that another had no place for, the worst of this level. */
void diag_drop(struct diag *, enum diag_level, size_t n);
const struct diag_entry *diag_at(const struct diag *, size_t);
/* DIAG_NOTE when empty; DIAG_ERROR when memory ran out while adding. */
enum diag_level diag_worst(const struct diag *);
bool diag_has_errors(const struct diag *);

#define DIAG_MAX 200
#define DIAG_GROUPS 32

#endif
