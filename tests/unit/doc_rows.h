/* SPDX-License-Identifier: MIT */
#ifndef TEST_DOC_ROWS_H
#define TEST_DOC_ROWS_H

#include "base/doc.h"

/* A block of a document to be rendered. */
struct row {
	enum doc_kind kind;
	int number;
	const char *label, *text;
};

static struct doc *
doc_of_rows(const struct row *rows, size_t n)
{
	struct doc *doc = doc_new();
	size_t i;

	assert_non_null(doc);
	for (i = 0; i < n; i++)
		doc_add(doc, rows[i].kind, rows[i].number, rows[i].label,
		    rows[i].text, NULL);
	return doc;
}

#endif
