/* SPDX-License-Identifier: MIT */
#include "cmd/guide.h"

#include "cmd/search.h"
#include "kb/index.h"

/* What to look in; false when it is none of the reader's business. */

static bool
look_topic(const struct guide *g, size_t i, struct search_in *in)
{
	const struct kb_topic *t = &g->c->kb->topics[i];

	*in = (struct search_in){ t->head.id, &t->title, &t->keywords,
	    t->lines.at, t->lines.n };
	return !guide_is_elsewhere(g, t->country);
}

static bool
look_what_if(const struct guide *g, size_t i, struct search_in *in)
{
	const struct kb_what_if *w = &g->c->kb->what_ifs[i];

	*in = (struct search_in){ w->head.id, &w->title, &w->keywords,
	    w->lines.at, w->lines.n };
	return true;
}

static bool
look_statement(const struct guide *g, size_t i, struct search_in *in)
{
	const struct kb_statement *s = &g->c->kb->statements[i];

	*in = (struct search_in){ s->head.id, &s->text, NULL,
	    s->explanations.at, s->explanations.n };
	return !guide_is_elsewhere(g, s->country);
}

static bool
look_care_level(const struct guide *g, size_t i, struct search_in *in)
{
	const struct kb_care *care = &g->c->kb->care[i];

	*in = (struct search_in){ care->head.id, &care->name, NULL,
	    care->lines.at, care->lines.n };
	return true;
}

static bool
look_guidance(const struct guide *g, size_t i, struct search_in *in)
{
	const struct kb_guidance *e = &g->c->kb->guidance[i];

	*in = (struct search_in){ e->head.id, &e->text, NULL, NULL, 0 };
	return true;
}

static bool
look_plan_item(const struct guide *g, size_t i, struct search_in *in)
{
	const struct kb_plan_item *item = &g->c->kb->plan_items[i];

	*in = (struct search_in){ item->head.id, &item->text, NULL, NULL, 0 };
	return true;
}

static bool
look_term(const struct guide *g, size_t i, struct search_in *in)
{
	const struct kb_term *t = &g->c->kb->terms[i];

	*in = (struct search_in){ t->head.id, &t->use, NULL, t->avoid.at,
	    t->avoid.n };
	return true;
}

struct found {
	enum kb_kind kind;
	bool (*look)(const struct guide *, size_t, struct search_in *);
	void (*show)(const struct guide *, size_t);
	const char *heading;
};
/* With a title of their own: the best fitting first. */
static const struct found titled[] = {
	{ KB_KIND_WHAT_IF, look_what_if, guide_show_what_if, NULL },
	{ KB_KIND_TOPIC, look_topic, guide_show_topic, NULL },
	{ KB_KIND_CARE, look_care_level, guide_show_care_level, NULL },
	{ KB_KIND_STATEMENT, look_statement, guide_show_statement, NULL },
};
#define NTITLED (sizeof(titled) / sizeof(titled[0]))
/* Single lines, below a heading. */
static const struct found single[] = {
	{ KB_KIND_GUIDANCE, look_guidance, guide_show_guidance, "guide-phases" },
	{ KB_KIND_PLAN_ITEM, look_plan_item, guide_show_plan_item, "guide-plan" },
	{ KB_KIND_TERM, look_term, guide_show_term, "guide-terms" },
};
#define NSINGLE (sizeof(single) / sizeof(single[0]))

static enum search_rank
rank(const struct guide *g, const struct found *f, size_t i,
    struct search_in *in)
{
	struct search s = { g->c->options->words, g->c->options->nwords,
	    g->c->lang };

	return f->look(g, i, in) ? search_rank(&s, in) : SEARCH_NOT;
}

static void
show_ranked(const struct guide *g, enum search_rank wanted)
{
	const struct found *f;
	struct search_in in;
	size_t i;

	for (f = titled; f < titled + NTITLED; f++)
		for (i = 0; i < kb_kind_count(g->c->kb, f->kind); i++)
			if (rank(g, f, i, &in) == wanted)
				f->show(g, i);
}

/* Titles of what says it somewhere, when others are about it. */
static void
list_rest(const struct guide *g)
{
	const struct found *f;
	struct search_in in;
	bool any = false;
	size_t i;

	for (f = titled; f < titled + NTITLED; f++)
		for (i = 0; i < kb_kind_count(g->c->kb, f->kind); i++) {
			if (rank(g, f, i, &in) != SEARCH_REST)
				continue;
			if (!any)
				guide_heading(g, "guide-see-also");
			any = true;
			guide_add(g, DOC_LINE, "", in.name, in.id);
		}
}

static void
show_single(const struct guide *g, const struct found *f)
{
	struct search_in in;
	bool any = false;
	size_t i;

	for (i = 0; i < kb_kind_count(g->c->kb, f->kind); i++) {
		if (rank(g, f, i, &in) == SEARCH_NOT)
			continue;
		if (!any)
			guide_heading(g, f->heading);
		any = true;
		f->show(g, i);
	}
}

void
guide_show_found(const struct guide *g)
{
	int r;
	size_t i;

	for (r = 0; r < SEARCH_REST; r++)
		show_ranked(g, (enum search_rank)r);
	if (doc_count(g->doc) == 0)
		show_ranked(g, SEARCH_REST);
	else
		list_rest(g);
	for (i = 0; i < NSINGLE; i++)
		show_single(g, &single[i]);
}
