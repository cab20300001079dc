/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_EXERCISE_H
#define ENGINE_EXERCISE_H

#include "base/diag.h"
#include "engine/expect.h"
#include "kb/cases.h"

/* A written case or a variant of one, ready to be decided: its answers and
 * what must follow. */
struct exercise {
	const struct kb_case *of;
	const struct kb_case_variant *as;	/* NULL: as it is told */
	struct answers *answers;	/* the country's included */
	struct expect expect;
	long day;
};

/*
 * Reads the answers and expectations of a case.  Memory from the arena; the
 * case is borrowed.  -1 with an entry for each problem in the diag: an
 * option or id that does not exist (and the nearest that does), a question
 * answered twice, several answers where one fits, an expectation that
 * contradicts another.
 */
int exercise_read(struct exercise *, const struct kb *,
    const struct kb_case *, struct arena *, struct diag *);
/* The same of a variant: its answers replace those of the case. */
int exercise_read_variant(struct exercise *, const struct kb *,
    const struct kb_case *, const struct kb_case_variant *, struct arena *,
    struct diag *);

/* Whether findings are as it expects, and each answer applies; one of a case
 * may lapse in its variant.  Room for expect_most() in `at`. */
bool exercise_agrees(const struct exercise *, const struct findings *,
    struct expect_difference *at);

/*
 * Decides it as of its own moment and adds a DIAG_FINDING, with file and
 * line, for each difference from what it expects and each answer that does
 * not apply.  The program must be of the exercise's day.  -1 without memory.
 */
int exercise_check(const struct exercise *, const struct program *,
    struct diag *);

#endif
