/* SPDX-License-Identifier: MIT */
#ifndef SWEEP_ENTRIES_H
#define SWEEP_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>

#define ENTRY_WORDS 16
#define ENTRY_FILES 3

struct entry_file { const char *name, *text; };

/* One way to run the program, in a directory of its own. */
struct entry {
	const char *name;
	const char *words[ENTRY_WORDS];
	const char *input;			/* what it reads; NULL: nothing */
	struct entry_file files[ENTRY_FILES];	/* there before */
	const char *before[ENTRY_WORDS];	/* a run that makes more */
	const char *after[ENTRY_WORDS];		/* a run that tells as before
						   or as after, whatever failed */
	bool whole;		/* from the start, not from the knowledge on */
	long few, most;		/* runs of each kind in a sample, and in all;
				   0: as usual, and all */
	bool terminal;		/* typed at a terminal */
	bool reports;		/* what goes wrong stands in what it writes */
	bool partial;		/* what one case gave is no part of the next */
};

const struct entry *entry_at(size_t);		/* NULL at the end */

#endif
