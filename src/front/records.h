/* SPDX-License-Identifier: MIT */
#ifndef FRONT_RECORDS_H
#define FRONT_RECORDS_H

#include <pthread.h>

#include "base/diag.h"
#include "base/utf16.h"
#include "consult/case_table.h"

/*
 * Files read in pieces of whole records, in constant memory, by any number of
 * threads: each takes the next piece.  A record is a line, in a table a row,
 * and of XML the whole file, or its beginning when it is too large.
 */
enum records_kind { RECORDS_TABLE, RECORDS_JSON, RECORDS_XML };

/* A file being read, and the pieces of it that are not done yet. */
struct records_file {
	const char *name;	/* as given; "-": standard input */
	enum records_kind kind;
	struct case_table *table;	/* RECORDS_TABLE; owned */
	char separator;
	unsigned pieces;
};

struct piece {
	struct records_file *file;
	unsigned long number;	/* of its first record, from 1 */
	size_t place;		/* among all pieces, from 0 */
	bool plain;		/* records are lines that end in LF */
	bool too_long;		/* stands for one record over CASE_MAX */
	char *text;
	size_t begin, end, size;
};

struct records {
	const struct kb *kb;
	struct diag *diag;	/* of what cannot be read; while taking only */
	const char *const *names;
	size_t nnames, next;
	struct records_file *file;
	int fd;
	struct utf16 utf16;
	bool ended, begun, failed;
	unsigned long number;
	size_t places;
	char *rest;		/* begins the next piece */
	size_t nrest, restsize;
	pthread_mutex_t lock;
};

/* Names are borrowed.  Nothing is opened yet. */
void records_init(struct records *, const struct kb *,
    const char *const *names, size_t n, struct diag *);
void records_clear(struct records *);
/* The next piece, in a buffer that is used again; false at the end. */
bool records_take(struct records *, struct piece *);
/* After the last use of a piece that was taken. */
void records_done(struct records *, struct piece *);
void piece_clear(struct piece *);
/* Length of the record at the begin of a piece; 0: none is left. */
size_t piece_record(const struct piece *);
/* Whether a record has nothing in it, by the kind of its file. */
bool piece_is_blank(const struct piece *, const char *record, size_t len);
/* Its length without the line end. */
size_t record_text(const char *, size_t len);

#endif
