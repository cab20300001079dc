/* SPDX-License-Identifier: MIT */
#include "cmd/check.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cmd/isolated.h"
#include "kb/load_schema.h"

#define SCHEMA_MEMORY ((size_t)256 * 1024 * 1024)

struct validation {
	const char *schema;
	const struct kb_files *files;
};

static void
validate(void *data, struct progress *p, struct diag *d)
{
	struct validation *v = data;

	(void)p;
	(void)kb_schema_check(v->schema, v->files, d);
}

void
check_schema(const struct check *k, const char *name,
    const struct kb_files *files)
{
	struct validation v = { .files = files };
	char *path = NULL;

	path = memory_printf("%s/%s", k->schemas, name);
	if (path == NULL) {
		diag_add(k->found, DIAG_ERROR, NULL, 0,
		    "out of memory; close other programs and try again");
		return;
	}
	v.schema = path;
	isolated_run("the schema's verdict", SCHEMA_MEMORY, validate, &v,
	    NULL, k->found);
	free(path);
}
