/* SPDX-License-Identifier: MIT */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/civil.h"
#include "base/doc.h"
#include "base/sbuf.h"
#include "consult/standing.h"
#include "engine/findings.h"

/*
 * The advice as a document, built from findings and knowledge sentences.
 * Page one, then nine sections with fixed numbers: 1 why, 2 phone card,
 * 3 conversation, 4 agreements, 5 contacts, 6 text for the record, 7 what
 * changes this, 8 topics, 9 sources.
 */
struct report_context {
	const struct kb *kb;
	const struct findings *findings;
	enum kb_lang lang;
	struct civil at;
	bool plain;		/* words instead of marks, as style.plain */
	const struct earlier *earlier;	/* when it is resumed, or NULL */
	bool finished;		/* all was asked that was to be asked */
};

#define REPORT_SECTIONS 9

/* Each appends to doc. */
void report_page_one(const struct report_context *, struct doc *);
void report_section(const struct report_context *, int number, struct doc *);
void report_all(const struct report_context *, struct doc *);

/* Placeholders {client}, {profession}, {country} filled for these answers. */
void report_text(const struct report_context *, const struct kb_text *,
    struct sbuf *);

#endif
