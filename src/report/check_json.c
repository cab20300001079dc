/* SPDX-License-Identifier: MIT */
#include "report/check.h"

#include <jansson.h>
#include <string.h>

#include "report/render.h"

/* NULL is null. */
static json_t *
text(const char *s, size_t len)
{
	return s == NULL ? json_null() : render_string(s, len);
}

static json_t *
whole(const char *s)
{
	return text(s, s == NULL ? 0 : strlen(s));
}

/* A case as it is; one that cannot be read, as it is written. */
static json_t *
example(const char *s)
{
	json_t *o = s == NULL ? json_null() : json_loads(s, 0, NULL);

	return o != NULL ? o : whole(s);
}

static json_t *
entry(const struct diag_entry *e)
{
	static const char *const levels[] = { [DIAG_NOTE] = "note",
	    [DIAG_FINDING] = "finding", [DIAG_ERROR] = "error" };
	const char *remedy;
	size_t len = check_split(e->text, &remedy);

	return json_pack("{s:o, s:s, s:o, s:o, s:o, s:o, s:o}",
	    "kind", whole(e->group), "level", levels[e->level],
	    "file", whole(e->file), "line", e->line == 0 ? json_null()
	    : json_integer(e->line), "what", text(e->text, len),
	    "remedy", *remedy == '\0' ? json_null() : whole(remedy),
	    "example", example(e->example));
}

static json_t *
groups(const struct check_report *r)
{
	static const char *const results[] = { [CHECK_SKIPPED] = "skipped",
	    [CHECK_PASSED] = "passed", [CHECK_FOUND] = "found",
	    [CHECK_ERROR] = "error" };
	json_t *all = json_array();
	const char *group;
	size_t i, n;
	enum check_result result;

	for (i = 0; (group = check_group(r, i)) != NULL; i++) {
		result = check_result(r, group, &n);
		if (json_array_append_new(all, json_pack("{s:o, s:s, s:I}",
		    "kind", whole(group), "result", results[result],
		    "count", (json_int_t)n)) == -1)
			break;
	}
	if (group == NULL)
		return all;
	json_decref(all);
	return NULL;
}

static json_t *
entries(const struct check_report *r)
{
	json_t *all = json_array();
	size_t i;

	for (i = 0; i < diag_count(r->found); i++)
		if (json_array_append_new(all, entry(diag_at(r->found,
		    i))) == -1) {
			json_decref(all);
			return NULL;
		}
	return all;
}

int
check_json(const struct check_report *r, struct sbuf *out)
{
	json_t *o = json_pack("{s:s, s:o, s:i, s:o, s:o, s:I}",
	    "format", "bespreek-check/1", "knowledge", whole(r->dir),
	    "status", r->status, "groups", groups(r),
	    "diagnostics", entries(r),
	    "more", (json_int_t)diag_dropped(r->found));

	return render_value(o, false, JSON_COMPACT, out);
}
