/* SPDX-License-Identifier: MIT */
#include "cmd/train_report.h"

#include "front/group_read.h"
#include "report/group.h"

static int
out_of_memory(struct context *c)
{
	diag_add(c->diag, DIAG_ERROR, NULL, 0,
	    "out of memory; close other programs and try again");
	return 2;
}

static int
write_group(struct context *c, const struct kb_cases *cases,
    const struct group *group)
{
	const struct group_report report = { group, cases, c->lang, c->diag };
	struct doc *doc = doc_new();
	int status = 0;

	if (doc == NULL || report_group(&report, doc) == -1 ||
	    render_text(doc, &c->page, &c->out) == -1)
		status = out_of_memory(c);
	doc_free(doc);
	return status;
}

static int
read_group(struct context *c, const struct kb_cases *cases,
    struct group *group)
{
	const char *const *names = (const char *const *)c->options->words;
	size_t n = (size_t)c->options->nwords;

	if (group->arena == NULL || group_read(group, cases, c->lang, names,
	    n, c->diag) == -1)
		return out_of_memory(c);
	if (group->cases == NULL)
		return command_fail(c, "usage-no-result", "");
	return write_group(c, cases, group);
}

int
train_report(struct context *c)
{
	struct group group = { .kb = c->kb };
	struct kb_cases *cases;
	int status = command_refuse(c, OPTION_BIT(OPT_THEME) |
	    OPTION_BIT(OPT_DIFFICULTY) | OPTION_BIT(OPT_SEED) |
	    OPTION_BIT(OPT_PRIVATE));

	if (status != 0)
		return status;
	if (c->options->nwords == 0)
		return command_fail(c, "usage-report", "--report");
	if (c->json)
		return command_fail(c, "usage-format-text", "json");
	cases = kb_cases_load(c->kb, c->knowledge_dir, c->diag);
	if (cases == NULL)
		return 2;
	group.arena = arena_new();
	status = read_group(c, cases, &group);
	if (group.arena != NULL)
		arena_wipe(group.arena);
	kb_cases_free(cases);
	return status;
}
