/* SPDX-License-Identifier: MIT */
#include "cmd/guide.h"

#include <string.h>

#include "cmd/preset.h"
#include "consult/search.h"
#include "kb/find.h"

static void
show_phase(const struct guide *g, int phase)
{
	char id[] = "guide-phase-0";
	size_t i;

	id[sizeof(id) - 2] = (char)('0' + phase);
	guide_heading(g, id);
	for (i = 0; i < g->c->kb->nguidance; i++)
		if (g->c->kb->guidance[i].phase == phase)
			guide_show_guidance(g, i);
}

static void
show_phases(const struct guide *g)
{
	int phase;

	for (phase = 1; phase <= 6; phase++)
		show_phase(g, phase);
}

static void
show_what_ifs(const struct guide *g)
{
	size_t i;

	guide_heading(g, "guide-what-ifs");
	for (i = 0; i < g->c->kb->nwhat_ifs; i++)
		guide_show_what_if(g, i);
}

static void
show_plan_of(const struct guide *g, bool for_client)
{
	size_t i;

	for (i = 0; i < g->c->kb->nplan_items; i++)
		if (g->c->kb->plan_items[i].for_client == for_client)
			guide_show_plan_item(g, i);
}

static void
show_plan(const struct guide *g)
{
	guide_heading(g, "guide-plan-child");
	show_plan_of(g, false);
	guide_heading(g, "guide-plan-client");
	show_plan_of(g, true);
}

static void
show_care(const struct guide *g)
{
	size_t i;

	guide_heading(g, "guide-care");
	for (i = 0; i < g->c->kb->ncare; i++)
		if (!guide_is_elsewhere(g, g->c->kb->care[i].country))
			guide_show_care_level(g, i);
}

static void
show_terms(const struct guide *g)
{
	size_t i;

	guide_heading(g, "guide-terms");
	for (i = 0; i < g->c->kb->nterms; i++)
		guide_show_term(g, i);
}

static void
show_statements(const struct guide *g)
{
	size_t i;

	guide_heading(g, "guide-statements");
	for (i = 0; i < g->c->kb->nstatements; i++)
		if (!guide_is_elsewhere(g, g->c->kb->statements[i].country))
			guide_show_statement(g, i);
}

/* The first keyword is the one to type. */
static void
list_topic(const struct guide *g, const struct kb_topic *t)
{
	const char *words = t->keywords.in[g->c->lang];
	struct sbuf first = SBUF_EMPTY;

	if (words != NULL)
		sbuf_add(&first, words, strcspn(words, ","));
	guide_add(g, DOC_STATUS, sbuf_text(&first), &t->title, t->head.id);
	sbuf_clear(&first);
}

static void
list_topics(const struct guide *g)
{
	size_t i;

	guide_heading(g, "guide-background");
	for (i = 0; i < g->c->kb->ntopics; i++)
		if (!guide_is_elsewhere(g, g->c->kb->topics[i].country))
			list_topic(g, &g->c->kb->topics[i]);
	doc_add(g->doc, DOC_BLANK, 0, "", "", NULL);
	doc_add(g->doc, DOC_NOTE, 0, "",
	    guide_message(g, "guide-background-hint"), NULL);
}

/* What is asked for by one of its words, and shown whole. */
struct part { const char *words; void (*show)(const struct guide *); };
static const struct part parts[] = {
	{ "guide-topic-what-ifs", show_what_ifs },
	{ "guide-topic-plan", show_plan },
	{ "guide-topic-care", show_care },
	{ "guide-topic-terms", show_terms },
	{ "guide-topic-statements", show_statements },
	{ "guide-topic-topics", list_topics },
	{ "guide-topic-phases", show_phases },
};
#define NPARTS (sizeof(parts) / sizeof(parts[0]))

const char *
guide_part(size_t i)
{
	return i < NPARTS ? parts[i].words : NULL;
}

/* Every word typed starts a word of this message. */
static bool
says(const struct guide *g, const char *id)
{
	struct search s = command_search(g->c);

	return search_matches(&s, guide_message(g, id));
}

/* A part is named by one of its words, as typed in this language. */
static const struct part *
named_part(const struct guide *g)
{
	size_t i;

	for (i = 0; i < NPARTS; i++)
		if (says(g, parts[i].words))
			return &parts[i];
	return NULL;
}

/* "samenvatten": phases by words of their title. */
static void
show_titled_phases(const struct guide *g)
{
	char id[] = "guide-phase-0";
	int phase;

	for (phase = 1; phase <= 6; phase++) {
		id[sizeof(id) - 2] = (char)('0' + phase);
		if (says(g, id))
			show_phase(g, phase);
	}
}

/* "fase 3", "phase 3" or "3". */
static bool
show_named_phase(const struct guide *g)
{
	const struct options *o = g->c->options;
	const char *last = o->words[o->nwords - 1];

	if (o->nwords > 2 || strlen(last) != 1 || *last < '1' || *last > '6')
		return false;
	show_phase(g, *last - '0');
	return true;
}

static void
show(const struct guide *g)
{
	const struct part *part;

	if (g->c->options->nwords == 0) {
		show_phases(g);
		doc_add(g->doc, DOC_BLANK, 0, "", "", NULL);
		doc_add(g->doc, DOC_NOTE, 0, "", guide_message(g, "guide-topics"),
		    NULL);
		return;
	}
	if (show_named_phase(g))
		return;
	part = named_part(g);
	if (part != NULL) {
		part->show(g);
		return;
	}
	show_titled_phases(g);
	guide_show_found(g);
}

static void
show_guide(const struct context *c, struct doc *doc)
{
	struct guide g = { c, doc };

	show(&g);
}

static void
offer(const struct context *c, struct suggest *s)
{
	struct guide g = { c, NULL };
	size_t i;

	for (i = 0; i < NPARTS; i++)
		suggest_offer_list(s, guide_message(&g, parts[i].words), " ");
	guide_offer(&g, s);
}

int
command_guide(struct context *c)
{
	return preset_look_up(c, show_guide, offer);
}
