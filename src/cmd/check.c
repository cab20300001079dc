/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "cmd/isolated.h"
#include "kb/files.h"
#include "kb/lint.h"
#include "kb/load.h"
#include "kb/load_schema.h"

#define SCHEMA_MEMORY ((size_t)256 * 1024 * 1024)

struct validation {
	const char *schema;
	const struct kb_files *files;
};

static void
validate(void *data, struct diag *d)
{
	struct validation *v = data;

	(void)kb_schema_check(v->schema, v->files, d);
}

/* The schema is the one in use, never one in the directory checked. */
static void
check_schema(struct context *c, const struct kb_files *files)
{
	struct validation v = { .files = files };
	char *path = NULL;

	if (asprintf(&path, "%s/knowledge.rng", c->knowledge_dir) == -1) {
		diag_add(c->diag, DIAG_ERROR, NULL, 0,
		    "out of memory; close other programs and try again");
		return;
	}
	v.schema = path;
	isolated_run("the schema's verdict", SCHEMA_MEMORY, validate, &v,
	    c->diag);
	free(path);
}

static void
check_files(struct context *c, const struct kb_files *files)
{
	struct kb *kb = kb_load_buffers(files->at, files->n, c->diag);

	if (kb == NULL)
		return;
	kb_lint(kb, civil_days(c->at.year, c->at.month, c->at.day), c->diag);
	kb_lint_asked(kb, c->diag);
	kb_free(kb);
	check_schema(c, files);
}

int
command_check(struct context *c)
{
	const char *dir = c->options->nwords == 1 ? c->options->words[0]
	    : c->knowledge_dir;
	struct kb_files files;

	if (c->json)
		return command_fail(c, "usage-format", "json");
	if (kb_files_read(dir, &files, c->diag) == -1)
		return 2;
	check_files(c, &files);
	kb_files_clear(&files);
	return diag_worst(c->diag) == DIAG_NOTE ? 0
	    : diag_worst(c->diag) == DIAG_FINDING ? 1 : 2;
}
