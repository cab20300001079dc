/* SPDX-License-Identifier: MIT */
#include "report/check.h"

#include <string.h>

static bool
is_listed(const struct check_report *r, const char *group)
{
	size_t i;

	for (i = 0; r->groups[i] != NULL; i++)
		if (strcmp(r->groups[i], group) == 0)
			return true;
	return false;
}

static bool
is_begun(const struct check_report *r, const char *group)
{
	size_t i;

	for (i = 0; i < diag_groups(r->found); i++)
		if (strcmp(diag_group_at(r->found, i), group) == 0)
			return true;
	return false;
}

const char *
check_group(const struct check_report *r, size_t i)
{
	const char *group;
	size_t k;

	for (k = 0; r->groups[k] != NULL; k++)
		if (i-- == 0)
			return r->groups[k];
	for (k = 0; k < diag_groups(r->found); k++) {
		group = diag_group_at(r->found, k);
		if (!is_listed(r, group) && i-- == 0)
			return group;
	}
	return NULL;
}

enum check_result
check_result(const struct check_report *r, const char *group, size_t *count)
{
	static const enum check_result of[] = { [DIAG_NOTE] = CHECK_PASSED,
	    [DIAG_FINDING] = CHECK_FOUND, [DIAG_ERROR] = CHECK_ERROR };
	enum check_result result = is_begun(r, group) ? CHECK_PASSED
	    : CHECK_SKIPPED;
	const struct diag_entry *e;
	size_t i;

	*count = 0;
	for (i = 0; i < diag_count(r->found); i++) {
		e = diag_at(r->found, i);
		if (e->group == NULL || strcmp(e->group, group) != 0)
			continue;
		(*count)++;
		if (of[e->level] > result)
			result = of[e->level];
	}
	return result;
}

size_t
check_split(const char *text, const char **remedy)
{
	const char *at = NULL, *next = text;

	while ((next = strstr(next, "; ")) != NULL)
		at = next++;
	*remedy = at == NULL ? "" : at + 2;
	return at == NULL ? strlen(text) : (size_t)(at - text);
}
