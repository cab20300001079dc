/* SPDX-License-Identifier: MIT */
#ifndef CMD_CHECK_H
#define CMD_CHECK_H

#include "base/diag.h"
#include "base/progress.h"
#include "kb/files.h"
#include "kb/model.h"

/* What a check of the knowledge in a directory works with. */
struct check {
	const char *dir;
	const char *schemas;		/* directory of those in use */
	long day;
	struct progress *progress;	/* NULL: nobody looks */
	struct diag *found;
	bool proves;			/* what holds for all answers */
	bool mutants;			/* judge the cases by mutants */
};

/* The cases in the directory: format, words, citations, and whether what each
 * expects is what is decided. */
void check_cases(const struct check *, const struct kb *);
/* What has to hold for all answers, in a process of its own. */
void check_proofs(const struct check *, const struct kb *);
/* Which small mistakes in the knowledge nothing notices, as findings, and how
 * many there are, as notes. */
void check_mutants(const struct check *, const struct kb *);
/* Files against a schema of the knowledge in use, "case.rng", never one of
 * the directory that is checked. */
void check_schema(const struct check *, const char *name,
    const struct kb_files *);

#endif
