/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "cmd/search.h"
#include "report/explain.h"

#define HITS_MAX 20

static bool
named(const struct context *c, const struct explain_entry *e)
{
	return c->options->nwords == 1 &&
	    strcmp(e->head->id, c->options->words[0]) == 0;
}

/* Entries that match, at most HITS_MAX; one when its id is named. */
static size_t
find(const struct context *c, struct explain_entry *hits)
{
	struct search s = { c->options->words, c->options->nwords, c->lang };
	struct explain_entry e;
	size_t i, n = 0;

	for (i = 0; explain_entry(c->kb, i, &e) == 0; i++) {
		const struct kb_text *texts[] = { e.name, e.keywords };

		if (named(c, &e)) {
			hits[0] = e;
			return 1;
		}
		if (n < HITS_MAX && search_matches(&s, e.head->id, texts, 2))
			hits[n++] = e;
	}
	return n;
}

static void
list(const struct context *c, const struct explain_entry *hits, size_t n,
    struct doc *doc)
{
	const char *name;
	size_t i;

	for (i = 0; i < n; i++) {
		name = hits[i].name->in[c->lang];
		doc_add(doc, DOC_CONTACT, 0, hits[i].head->id,
		    name == NULL ? "" : name, NULL);
	}
}

int
command_explain(struct context *c)
{
	struct explain_entry hits[HITS_MAX];
	struct doc *doc;
	size_t n;
	int status;

	if (c->json)
		return command_fail(c, "usage-format", "json");
	n = find(c, hits);
	if (n == 0)
		return command_fail(c, "usage-nothing-found",
		    c->options->words[0]);
	doc = doc_new();
	if (doc == NULL)
		return 2;
	if (n == 1)
		explain_one(c->kb, c->lang, &hits[0], doc);
	else
		list(c, hits, n, doc);
	status = render_text(doc, &c->page, &c->out) == 0 ? 0 : 2;
	doc_free(doc);
	return status;
}
