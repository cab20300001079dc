/* SPDX-License-Identifier: MIT */
#ifndef FRONT_BATCH_H
#define FRONT_BATCH_H

#include "base/progress.h"
#include "front/output.h"
#include "report/batch.h"

/*
 * Decides the cases of files and writes them in their order, in constant
 * memory.  Each job takes a piece of input, decides its cases and writes
 * them when it is its turn, so that any number of jobs gives the same bytes.
 */
struct batch {
	const struct kb *kb;
	enum kb_lang lang;
	struct civil at;
	bool at_asked;		/* also for cases with a moment of their own */
	size_t country;		/* option for who leaves it out; KB_ALWAYS */
	const struct batch_format *format;
	const char *const *names;
	size_t nnames;
	unsigned jobs;
	struct output *output;
	struct progress *progress;	/* or NULL; told of the cases so far */
	const char *cases;	/* what they are called to it */
	struct diag *diag;
};

#define BATCH_JOBS_MAX 256
#define BATCH_NOTES_MAX 20

struct batch_totals {
	unsigned long cases, wrong;
	unsigned long fit, differ;	/* of those that expect something */
	unsigned long ignored;		/* with answers that do not apply */
	/* What is wrong with a case, differs or does not apply: the first
	 * BATCH_NOTES_MAX, and how many there were. */
	struct diag *notes;
	unsigned long nnotes;
};

/* Adds up what was done, and notes in the caller's diag; errors go to the
 * batch's.  What was written is written, also when it fails halfway: -1 with
 * a diagnostic.  Ends the output. */
int batch_run(const struct batch *, struct batch_totals *);

#endif
