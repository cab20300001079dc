/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include "cmd/preset.h"
#include "report/explain.h"
#include "report/phrase.h"

#define LISTED_MAX 20

static enum search_rank
rank(const struct context *c, const struct explain_entry *e)
{
	struct search s = command_search(c);
	struct item item = { .id = e->head->id, .name = e->name,
	    .keywords = e->keywords };

	return search_rank(&s, &item);
}

/* How many fit each rank; the last one seen of each. */
struct tally {
	size_t count[SEARCH_NRANKS];
	struct explain_entry last[SEARCH_NRANKS];
	size_t total;
};

static void
count(const struct context *c, struct tally *t)
{
	struct explain_entry e;
	enum search_rank r;
	size_t i;

	for (i = 0; explain_entry(c->kb, i, &e) == 0; i++) {
		r = rank(c, &e);
		if (r == SEARCH_NOT)
			continue;
		t->count[r]++;
		t->last[r] = e;
		t->total++;
	}
}

/* The best fitting first. */
static void
list(const struct context *c, struct doc *doc)
{
	struct explain_entry e;
	const char *name;
	size_t i;
	int r;

	for (r = 0; r < SEARCH_NRANKS; r++)
		for (i = 0; explain_entry(c->kb, i, &e) == 0; i++) {
			if ((int)rank(c, &e) != r ||
			    doc_count(doc) == LISTED_MAX)
				continue;
			name = e.name->in[c->lang];
			doc_add(doc, DOC_CONTACT, 0, e.head->id, name, NULL);
		}
}

static void
tell_more(const struct context *c, size_t more, struct doc *doc)
{
	struct sbuf n = SBUF_EMPTY, line = SBUF_EMPTY;

	sbuf_num(&n, more);
	phrase_add(c->kb, c->lang, &line, more == 1 ? "explain-more-one"
	    : "explain-more", "count", sbuf_text(&n), NULL);
	doc_add(doc, DOC_NOTE, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&n);
	sbuf_clear(&line);
}

static void
show(const struct context *c, struct doc *doc)
{
	struct tally t = { .total = 0 };
	int r;

	count(c, &t);
	for (r = 0; r < SEARCH_NRANKS; r++)
		if (t.count[r] == 1 && (r == SEARCH_ID || t.total == 1)) {
			explain_one(c->kb, c->lang, &t.last[r], doc);
			return;
		}
	list(c, doc);
	if (t.total > LISTED_MAX)
		tell_more(c, t.total - LISTED_MAX, doc);
}

int
command_explain(struct context *c)
{
	return preset_look_up(c, show);
}
