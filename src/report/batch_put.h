/* SPDX-License-Identifier: MIT */
#ifndef REPORT_BATCH_PUT_H
#define REPORT_BATCH_PUT_H

#include "report/batch.h"

/* What the formats of a batch share, and the formats.  Private to
 * report/batch. */

/* Printable ASCII without a quote or backslash: the same everywhere. */
bool batch_is_simple(const char *, size_t len);
const char *batch_secrecy(const struct batch_case *);
const char *batch_urgency(const struct batch_case *);
const char *batch_outcome(const struct batch_case *);
/* The ids of the steps with commas between. */
void batch_put_steps(const struct batch_case *, struct sbuf *);

void batch_put_brief(const struct batch_case *, struct sbuf *);
void batch_put_whole(const struct batch_case *, struct sbuf *);
void batch_put_row(const struct batch_case *, struct sbuf *);
void batch_put_testcase(const struct batch_case *, struct sbuf *);
void batch_put_tap(const struct batch_case *, struct sbuf *);

#endif
