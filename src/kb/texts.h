/* SPDX-License-Identifier: MIT */
#ifndef KB_TEXTS_H
#define KB_TEXTS_H

#include "kb/cases.h"
#include "kb/index.h"
#include "kb/model.h"

/*
 * Every text that comes in both languages, by the tables of the format and
 * in the order of the model: for checks, searching and comparing.
 */
struct kb_place_of {
	const struct kb_head *head;	/* the element in <knowledge> */
	enum kb_kind kind;		/* its kind */
	const char *name;		/* the text's own element: "hint" */
};

typedef void kb_text_fn(void *data, const struct kb_place_of *,
    const struct kb_text *);

void kb_texts_each(const struct kb *, kb_text_fn *, void *data);
void kb_texts_each_case(const struct kb_cases *, kb_text_fn *, void *data);

#endif
