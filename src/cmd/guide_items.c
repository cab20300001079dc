/* SPDX-License-Identifier: MIT */
#include "cmd/guide.h"

#include <string.h>

#include "kb/find.h"

void
guide_add(const struct guide *g, enum doc_kind kind, const char *label,
    const struct kb_text *t, const char *id)
{
	doc_add(g->doc, kind, 0, label, t->in[g->c->lang], id);
}

const char *
guide_message(const struct guide *g, const char *id)
{
	return kb_message(g->c->kb, g->c->lang, id);
}

void
guide_heading(const struct guide *g, const char *id)
{
	if (doc_count(g->doc) > 0)
		doc_add(g->doc, DOC_BLANK, 0, "", "", NULL);
	doc_add(g->doc, DOC_HEADING, 0, "", guide_message(g, id), NULL);
}

/* Showing the one element at i of its kind */

void
guide_show_guidance(const struct guide *g, size_t i)
{
	static const char *const labels[] = {
		[KB_AIM] = "guide-aim", [KB_ASK] = "guide-ask",
		[KB_DO] = "guide-do", [KB_DONT] = "guide-dont",
	};
	const struct kb_guidance *e = &g->c->kb->guidance[i];

	guide_add(g, DOC_STATUS, guide_message(g, labels[e->kind]), &e->text,
	    e->head.id);
}

static void
show_lines(const struct guide *g, const struct kb_texts *lines)
{
	size_t i;

	for (i = 0; i < lines->n; i++)
		guide_add(g, DOC_LINE, "", &lines->at[i], NULL);
}

void
guide_show_what_if(const struct guide *g, size_t i)
{
	const struct kb_what_if *w = &g->c->kb->what_ifs[i];

	guide_add(g, DOC_SUBHEADING, "", &w->title, w->head.id);
	show_lines(g, &w->lines);
}

void
guide_show_topic(const struct guide *g, size_t i)
{
	const struct kb_topic *t = &g->c->kb->topics[i];

	guide_add(g, DOC_SUBHEADING, "", &t->title, t->head.id);
	show_lines(g, &t->lines);
}

void
guide_show_care_level(const struct guide *g, size_t i)
{
	const struct kb_care *care = &g->c->kb->care[i];

	guide_add(g, DOC_SUBHEADING, "", &care->name, care->head.id);
	show_lines(g, &care->lines);
}

void
guide_show_plan_item(const struct guide *g, size_t i)
{
	const struct kb_plan_item *item = &g->c->kb->plan_items[i];

	guide_add(g, DOC_CHECK, "", &item->text, item->head.id);
}

void
guide_show_term(const struct guide *g, size_t at)
{
	const struct kb_term *t = &g->c->kb->terms[at];
	struct sbuf line = SBUF_EMPTY;
	size_t i;

	guide_add(g, DOC_STATUS, guide_message(g, "guide-use"), &t->use, t->head.id);
	sbuf_puts(&line, guide_message(g, "guide-avoid"));
	for (i = 0; i < t->avoid.n; i++) {
		sbuf_puts(&line, i == 0 ? " " : ", ");
		if (t->avoid.at[i].in[g->c->lang] != NULL)
			sbuf_puts(&line, t->avoid.at[i].in[g->c->lang]);
	}
	sbuf_puts(&line, ".");
	if (t->avoid.n > 0)
		doc_add(g->doc, DOC_DETAIL, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&line);
	guide_add(g, DOC_DETAIL, "", &t->why, NULL);
}

void
guide_show_statement(const struct guide *g, size_t at)
{
	const struct kb_statement *s = &g->c->kb->statements[at];
	size_t i;

	guide_add(g, DOC_SUBHEADING, "", &s->text, s->head.id);
	for (i = 0; i < s->explanations.n; i++)
		guide_add(g, i == 0 ? DOC_STATUS : DOC_DETAIL, i > 0 ? "" :
		    kb_verdict_words(g->c->kb, g->c->lang, s->verdict),
		    &s->explanations.at[i], NULL);
}

/* What is about one country is nothing to those in the other. */
bool
guide_is_elsewhere(const struct guide *g, enum kb_country country)
{
	return country != KB_NO_COUNTRY && g->c->country != NULL &&
	    strcmp(kb_country_name(country), g->c->country) != 0;
}
