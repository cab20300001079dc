/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include "cmd/isolated.h"
#include "kb/load.h"
#include "report/diff.h"

#define MEMORY ((size_t)512 * 1024 * 1024)

/* Two knowledge directories and what belongs to them. */
struct side { const char *dir; struct kb *kb; struct kb_cases *cases; };

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

/* In a process of its own. */
struct work { const struct context *c; const struct side *was, *now; };

static int
report(const struct context *c, const struct diff_report *r,
    struct sbuf *out)
{
	struct doc *doc;
	int status;

	if (c->json)
		return report_diff_json(r, out);
	doc = doc_new();
	status = doc == NULL || report_diff(r, doc) == -1 ||
	    render_text(doc, &c->page, out) == -1 ? -1 : 0;
	doc_free(doc);
	return status;
}

static int
compare(void *data, struct sbuf *out)
{
	const struct work *w = data;
	const struct context *c = w->c;
	struct diff_report r = { .words = c->kb, .lang = c->lang,
	    .was_dir = w->was->dir, .now_dir = w->now->dir };
	struct arena *arena = arena_new();
	int status = 2;

	r.pairs = arena == NULL ? NULL : kb_pairs_new(w->was->kb, w->now->kb,
	    arena);
	if (r.pairs != NULL) {
		r.edits = kb_compare(r.pairs, w->was->cases, w->now->cases);
		r.differ = differ_new(r.pairs, civil_days(c->at.year,
		    c->at.month, c->at.day), arena);
	}
	if (r.differ != NULL && !arena_failed(arena) &&
	    report(c, &r, out) == 0)
		status = r.differ->differ > 0;
	arena_free(arena);
	return status;
}

int
command_diff(struct context *c)
{
	struct side was = { NULL, NULL, NULL }, now = was;
	struct work work = { c, &was, &now };
	int status = 2;

	if (side_load(c, &was, c->options->words[0]) == 0 &&
	    side_load(c, &now, c->options->words[1]) == 0)
		status = isolated_text("the comparison", MEMORY, compare,
		    &work, &c->out, c->diag);
	side_clear(&was);
	side_clear(&now);
	return status;
}
