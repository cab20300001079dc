/* SPDX-License-Identifier: MIT */
#include "cmd/check.h"

#include <string.h>
#include <unistd.h>

#include "cmd/command.h"
#include "front/progress_line.h"
#include "kb/lint.h"
#include "kb/load.h"
#include "report/check.h"

/* In the order in which they are reached. */
static const char *const groups[] = { "form", "citations", "staleness",
    "unknown", "use", "rules", "words", "interface", "schema", "cases",
    "guarantees", "structure", NULL };

static void
check_files(const struct check *k, const struct kb_files *files)
{
	struct kb *kb = kb_load_buffers(files->at, files->n, k->found);

	if (kb == NULL)
		return;
	kb_lint(kb, k->day, k->found);
	diag_begin(k->found, "interface");
	kb_lint_asked(kb, k->found);
	diag_begin(k->found, "schema");
	check_schema(k, "knowledge.rng", files);
	diag_begin(k->found, "cases");
	check_cases(k, kb);
	if (k->proves)
		check_proofs(k, kb);
	if (k->mutants)
		check_mutants(k, kb);
	kb_free(kb);
}

static int
check(const struct check *k)
{
	struct kb_files files;

	diag_begin(k->found, "form");
	if (kb_files_read(k->dir, &files, k->found) == 0) {
		check_files(k, &files);
		kb_files_clear(&files);
	}
	return diag_worst(k->found) == DIAG_NOTE ? 0
	    : diag_worst(k->found) == DIAG_FINDING ? 1 : 2;
}

static const struct form {
	const char *name;
	int (*write)(const struct check_report *, struct sbuf *);
} forms[] = { { "json", check_json }, { "junit", check_junit } };

/* NULL: the application prints what was found. */
static const struct form *
form_of(const char *name)
{
	size_t i;

	for (i = 0; name != NULL && i < sizeof(forms) / sizeof(forms[0]); i++)
		if (strcmp(forms[i].name, name) == 0)
			return &forms[i];
	return NULL;
}

static int
check_and_write(struct context *c, struct check *k, const struct form *form)
{
	struct check_report report = { .dir = k->dir, .groups = groups };

	k->found = diag_new();
	if (k->found == NULL)
		return 2;
	report.found = k->found;
	report.status = check(k);
	if (form->write(&report, &c->out) == -1)
		report.status = 2;
	diag_free(k->found);
	return report.status;
}

int
command_check(struct context *c)
{
	const struct form *form = form_of(c->options->value[OPT_FORMAT]);
	struct check k = { .schemas = c->knowledge_dir, .found = c->diag,
	    .day = civil_days(c->at.year, c->at.month, c->at.day),
	    .mutants = c->options->value[OPT_MUTANTS] != NULL,
	    .proves = c->options->value[OPT_NO_PROOFS] == NULL };
	struct progress_line line;
	int status;

	k.dir = c->options->nwords == 1 ? c->options->words[0]
	    : c->knowledge_dir;
	progress_line_begin(&line, c->screen.plain ? -1 : STDERR_FILENO,
	    PROGRESS_AFTER);
	k.progress = &line.progress;
	status = form == NULL ? check(&k) : check_and_write(c, &k, form);
	progress_line_end(&line);
	return status;
}
