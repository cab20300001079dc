/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_CASE_TABLE_H
#define CONSULT_CASE_TABLE_H

#include "consult/case.h"

/*
 * A table as spreadsheets save it: a header with ids or numbers of questions
 * and a row for each case.  A cell that begins with a quote
 * ends at the next single one; it may hold separators and line ends.
 */
struct case_table;

/* Length of the first record with its line end, LF, CRLF or CR; 0 when it
 * may go on after len bytes.  `ended`: nothing comes after them.  A quote
 * that is never closed, or closed in the middle of a cell, ends its line. */
size_t case_table_record(const char *, size_t len, char separator,
    bool ended);
/* From a header, whose line end may be there: tab, semicolon or comma. */
char case_table_separator(const char *header, size_t len);
/* NULL without memory.  A column that cannot be used is told of by every row
 * that has something in it. */
struct case_table *case_table_new(const struct kb *, const char *header,
    size_t len);
void case_table_free(struct case_table *);
/* Some column can be used. */
bool case_table_is_usable(const struct case_table *);
/* Some column says what is expected. */
bool case_table_expects(const struct case_table *);
/* Fills in id, answers and why.  CASE_SLACK bytes behind the record can be
 * read. */
void case_table_read(const struct case_table *, struct case_read *,
    const char *record, size_t len);

#endif
