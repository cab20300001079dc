/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include "kb/load.h"
#include "report/diff.h"

/* Two knowledge directories and what belongs to them. */
struct side { const char *dir; struct kb *kb; struct kb_cases *cases; };

static int
out_of_memory(struct context *c)
{
	diag_add(c->diag, DIAG_ERROR, NULL, 0,
	    "out of memory; close other programs and try again");
	return 2;
}

static int
side_load(struct context *c, struct side *s, const char *dir)
{
	s->dir = dir;
	s->kb = kb_load(dir, c->diag);
	if (s->kb != NULL)
		s->cases = kb_cases_load(s->kb, dir, c->diag);
	if (s->cases != NULL)
		return 0;
	diag_add(c->diag, DIAG_ERROR, NULL, 0, "%s cannot be compared; mend "
	    "it first, with: bespreek check %s", dir, dir);
	return -1;
}

static void
side_clear(struct side *s)
{
	kb_cases_free(s->cases);
	kb_free(s->kb);
}

static int
report(struct context *c, const struct diff_report *r)
{
	struct doc *doc;
	int status = 0;

	if (c->json)
		return report_diff_json(r, &c->out) == -1 ? out_of_memory(c)
		    : 0;
	doc = doc_new();
	if (doc == NULL || report_diff(r, doc) == -1 ||
	    render_text(doc, &c->page, &c->out) == -1)
		status = out_of_memory(c);
	doc_free(doc);
	return status;
}

static int
compare(struct context *c, const struct side *was, const struct side *now)
{
	struct diff_report r = { .words = c->kb, .lang = c->lang,
	    .was_dir = was->dir, .now_dir = now->dir };
	struct arena *arena = arena_new();
	int status = 2;

	r.pairs = arena == NULL ? NULL : kb_pairs_new(was->kb, now->kb,
	    arena);
	if (r.pairs != NULL)
		r.edits = kb_compare(r.pairs, was->cases, now->cases);
	if (r.pairs == NULL || arena_failed(arena))
		status = out_of_memory(c);
	else
		status = report(c, &r);
	arena_free(arena);
	return status;
}

int
command_diff(struct context *c)
{
	struct side was = { NULL, NULL, NULL }, now = was;
	int status = 2;

	if (side_load(c, &was, c->options->words[0]) == 0 &&
	    side_load(c, &now, c->options->words[1]) == 0)
		status = compare(c, &was, &now);
	side_clear(&was);
	side_clear(&now);
	return status;
}
