/* SPDX-License-Identifier: MIT */
#ifndef CMD_CASES_H
#define CMD_CASES_H

#include "cmd/command.h"
#include "kb/cases.h"

/* The cases that a command line means: by id, in that order, or else all that
 * fit --country, --theme and --difficulty. */
struct cases_chosen {
	struct kb_cases *cases;
	size_t *order;
	size_t n;
};

/* `first`: the first word that names one.  0; 2 with the usage error or
 * diagnostics, and nothing to clear. */
int cases_choose(struct context *, int first, struct cases_chosen *);
void cases_clear(struct cases_chosen *);

#endif
