/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include "kb/lint.h"
#include "kb/load.h"

int
command_check(struct context *c)
{
	const char *dir = c->options->nwords == 1 ? c->options->words[0]
	    : c->knowledge_dir;
	struct kb *kb = kb_load(dir, c->diag);

	if (kb == NULL)
		return 2;
	kb_lint(kb, civil_days(c->at.year, c->at.month, c->at.day), c->diag);
	kb_free(kb);
	return diag_worst(c->diag) == DIAG_NOTE ? 0
	    : diag_worst(c->diag) == DIAG_FINDING ? 1 : 2;
}
