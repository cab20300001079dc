/* SPDX-License-Identifier: MIT */
#ifndef REPORT_DIFF_PARTS_H
#define REPORT_DIFF_PARTS_H

#include "base/sbuf.h"
#include "kb/find.h"
#include "kb/written.h"
#include "report/diff.h"

/* What the parts of the report share.  Private to it. */
const char *diff_say(const struct diff_report *, const char *id);
/* "step be-danger" */
void diff_add_element(const struct diff_report *, struct sbuf *,
    enum kb_kind, const char *id);
/* With how many there are below it; 0: not said. */
void diff_add_heading(const struct diff_report *, const char *id, size_t n,
    struct doc *);
/* Which part was edited, and where. */
void diff_add_line(const struct diff_report *, const struct kb_edit *,
    struct doc *);

/* Which conclusions differ, for whom, with an example of each. */
void diff_add_conclusions(const struct diff_report *, struct doc *);
/* The id of the condition or recipient that a finding is about. */
const char *diff_part(const struct diff_report *,
    const struct differ_finding *);
/* Where two texts differ, with some words around it; all of a short one.
 * Either may be NULL. */
void diff_excerpt(const char *was, const char *now, struct sbuf *a,
    struct sbuf *b);
/* What of a rule was written differently, in words. */
void diff_add_rule(const struct diff_report *, const struct kb_edit *,
    struct doc *);

#endif
