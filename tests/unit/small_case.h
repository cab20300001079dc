/* SPDX-License-Identifier: MIT */
#ifndef TEST_SMALL_CASE_H
#define TEST_SMALL_CASE_H

#include "base/diag.h"
#include "engine/findings.h"

/* The small knowledge of report_small.h and one case in it: a Belgian GP,
 * danger now, agreements refused; the rest is unknown.  Failures abort. */
struct small_case {
	struct diag *diag;
	struct kb *kb;
	struct program *program;
	struct arena *arena;
	struct answers *answers;
	const struct findings *f;
};

/* The knowledge alone; end with kb_free().  Nothing is said. */
struct kb *small_kb(struct diag *);
void small_open(struct small_case *);
void small_close(struct small_case *);
void small_answer(struct answers *, const char *question,
    const char *option);

#endif
