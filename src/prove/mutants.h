/* SPDX-License-Identifier: MIT */
#ifndef PROVE_MUTANTS_H
#define PROVE_MUTANTS_H

#include "base/diag.h"
#include "base/progress.h"
#include "kb/cases.h"
#include "prove/mutate.h"

/* Who notices that the knowledge is wrong. */
enum notice {
	NOTICE_NONE,
	NOTICE_CASE,		/* it decides otherwise than it expects */
	NOTICE_GUARANTEE,	/* some answers break it */
	NOTICE_EQUAL		/* nobody can: it changes nothing */
};

struct verdict {
	enum notice notice;
	const struct kb_case *by;	/* the first */
};

/*
 * Judges each mutant by the cases and their variants: `to` has a verdict for
 * each.  What is not decided as it expects without a mutant notices none.  -1
 * without memory, or when a case cannot be read (see the diag).
 */
int mutants_judge(const struct kb *, const struct kb_cases *,
    const struct mutants *, struct verdict *to, struct progress *,
    struct diag *);

#endif
