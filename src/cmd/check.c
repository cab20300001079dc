/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include "cmd/check_cases.h"
#include "cmd/check_schema.h"
#include "kb/files.h"
#include "kb/lint.h"
#include "kb/load.h"

static void
check_files(struct context *c, const char *dir, const struct kb_files *files)
{
	struct kb *kb = kb_load_buffers(files->at, files->n, c->diag);

	if (kb == NULL)
		return;
	kb_lint(kb, civil_days(c->at.year, c->at.month, c->at.day), c->diag);
	kb_lint_asked(kb, c->diag);
	check_cases(c, kb, dir);
	kb_free(kb);
	check_schema(c, "knowledge.rng", files);
}

int
command_check(struct context *c)
{
	const char *dir = c->options->nwords == 1 ? c->options->words[0]
	    : c->knowledge_dir;
	struct kb_files files;

	if (kb_files_read(dir, &files, c->diag) == -1)
		return 2;
	check_files(c, dir, &files);
	kb_files_clear(&files);
	return diag_worst(c->diag) == DIAG_NOTE ? 0
	    : diag_worst(c->diag) == DIAG_FINDING ? 1 : 2;
}
