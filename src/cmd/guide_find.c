/* SPDX-License-Identifier: MIT */
#include "cmd/guide.h"

#include "consult/search.h"

struct found {
	enum kb_kind kind;
	void (*show)(const struct guide *, size_t);
	const char *heading;
};
/* With a title of their own: the best fitting first. */
static const struct found titled[] = {
	{ KB_KIND_WHAT_IF, guide_show_what_if, NULL },
	{ KB_KIND_TOPIC, guide_show_topic, NULL },
	{ KB_KIND_CARE, guide_show_care_level, NULL },
	{ KB_KIND_STATEMENT, guide_show_statement, NULL },
};
#define NTITLED (sizeof(titled) / sizeof(titled[0]))
/* Single lines, below a heading. */
static const struct found single[] = {
	{ KB_KIND_GUIDANCE, guide_show_guidance, "guide-phases" },
	{ KB_KIND_PLAN_ITEM, guide_show_plan_item, "guide-plan" },
	{ KB_KIND_TERM, guide_show_term, "guide-terms" },
};
#define NSINGLE (sizeof(single) / sizeof(single[0]))

static enum search_rank
rank(const struct guide *g, const struct found *f, size_t i,
    struct item *item)
{
	struct search s = command_search(g->c);

	(void)item_view(g->c->kb, f->kind, i, item);
	return guide_is_elsewhere(g, item->country) ? SEARCH_NOT
	    : search_rank(&s, item);
}

static void
show_ranked(const struct guide *g, enum search_rank wanted)
{
	const struct found *f;
	struct item item;
	size_t i;

	for (f = titled; f < titled + NTITLED; f++)
		for (i = 0; i < kb_kind_count(g->c->kb, f->kind); i++)
			if (rank(g, f, i, &item) == wanted)
				f->show(g, i);
}

/* Titles of what fits less well than what was shown. */
static void
list_rest(const struct guide *g, enum search_rank from)
{
	const struct found *f;
	struct item item;
	enum search_rank r;
	bool any = false;
	size_t i;

	for (f = titled; f < titled + NTITLED; f++)
		for (i = 0; i < kb_kind_count(g->c->kb, f->kind); i++) {
			r = rank(g, f, i, &item);
			if (r < from || r == SEARCH_NOT)
				continue;
			if (!any)
				guide_heading(g, "guide-see-also");
			any = true;
			guide_add(g, DOC_LINE, "", item.name, item.id);
		}
}

static void
show_single(const struct guide *g, const struct found *f)
{
	struct item item;
	bool any = false;
	size_t i;

	for (i = 0; i < kb_kind_count(g->c->kb, f->kind); i++) {
		if (rank(g, f, i, &item) == SEARCH_NOT)
			continue;
		if (!any)
			guide_heading(g, f->heading);
		any = true;
		f->show(g, i);
	}
}

/* What is about it is shown; what only mentions it, when nothing is. */
void
guide_show_found(const struct guide *g)
{
	int r;
	size_t i;

	for (r = 0; r < SEARCH_PART || (r < SEARCH_NRANKS &&
	    doc_count(g->doc) == 0); r++)
		show_ranked(g, (enum search_rank)r);
	list_rest(g, (enum search_rank)r);
	for (i = 0; i < NSINGLE; i++)
		show_single(g, &single[i]);
}

static void
offer_each(const struct guide *g, const struct found *f, struct suggest *s)
{
	struct item item;
	size_t i;

	for (i = 0; i < kb_kind_count(g->c->kb, f->kind); i++) {
		(void)item_view(g->c->kb, f->kind, i, &item);
		if (!guide_is_elsewhere(g, item.country))
			suggest_offer_item(s, &item, g->c->lang);
	}
}

void
guide_offer(const struct guide *g, struct suggest *s)
{
	size_t i;

	for (i = 0; i < NTITLED; i++)
		offer_each(g, &titled[i], s);
	for (i = 0; i < NSINGLE; i++)
		offer_each(g, &single[i], s);
}
