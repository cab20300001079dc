/* SPDX-License-Identifier: MIT */
#ifndef REPORT_HANDOUT_H
#define REPORT_HANDOUT_H

#include "report/report.h"

/* The sheet for the client: only passages and contacts of the knowledge that
 * are marked for it, and only what is certain.  Appends nothing when there
 * is nobody to give it to. */
void report_handout(const struct report_context *, struct doc *);
/* What the professional must know about it, or about why there is none. */
void report_handout_notes(const struct report_context *, struct doc *);

#endif
