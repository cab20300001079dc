/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "cmd/search.h"
#include "consult/fill.h"
#include "engine/answers.h"
#include "kb/find.h"
#include "report/explain.h"

struct guide {
	const struct context *c;
	const struct answers *answers;	/* country and role, for the words */
	struct doc *doc;
};

static void
add(const struct guide *g, enum doc_kind kind, const char *label,
    const struct kb_text *t, const char *id)
{
	struct sbuf line = SBUF_EMPTY;

	if (t->in[g->c->lang] != NULL)
		fill_text(g->answers, g->c->lang, t->in[g->c->lang], NULL,
		    &line);
	doc_add(g->doc, kind, 0, label, sbuf_text(&line), id);
	sbuf_clear(&line);
}

static const char *
message(const struct guide *g, const char *id)
{
	return kb_message(g->c->kb, g->c->lang, id);
}

static void
heading(const struct guide *g, const char *id)
{
	if (doc_count(g->doc) > 0)
		doc_add(g->doc, DOC_BLANK, 0, "", "", NULL);
	doc_add(g->doc, DOC_HEADING, 0, "", message(g, id), NULL);
}

static void
show_guidance(const struct guide *g, const struct kb_guidance *e)
{
	static const char *const labels[] = {
		[KB_AIM] = "guide-aim", [KB_ASK] = "guide-ask",
		[KB_DO] = "guide-do", [KB_DONT] = "guide-dont",
	};

	add(g, DOC_STATUS, message(g, labels[e->kind]), &e->text,
	    e->head.id);
}

static void
show_phase(const struct guide *g, int phase)
{
	char id[] = "guide-phase-0";
	size_t i;

	id[sizeof(id) - 2] = (char)('0' + phase);
	heading(g, id);
	for (i = 0; i < g->c->kb->nguidance; i++)
		if (g->c->kb->guidance[i].phase == phase)
			show_guidance(g, &g->c->kb->guidance[i]);
}

static void
show_phases(const struct guide *g)
{
	int phase;

	for (phase = 1; phase <= 6; phase++)
		show_phase(g, phase);
}

static void
show_what_if(const struct guide *g, const struct kb_what_if *w)
{
	size_t i;

	add(g, DOC_SUBHEADING, "", &w->title, w->head.id);
	for (i = 0; i < w->lines.n; i++)
		add(g, DOC_LINE, "", &w->lines.at[i], NULL);
}

static void
show_what_ifs(const struct guide *g)
{
	size_t i;

	heading(g, "guide-what-ifs");
	for (i = 0; i < g->c->kb->nwhat_ifs; i++)
		show_what_if(g, &g->c->kb->what_ifs[i]);
}

static void
show_plan_of(const struct guide *g, bool for_client)
{
	size_t i;

	for (i = 0; i < g->c->kb->nplan_items; i++)
		if (g->c->kb->plan_items[i].for_client == for_client)
			add(g, DOC_CHECK, "", &g->c->kb->plan_items[i].text,
			    g->c->kb->plan_items[i].head.id);
}

static void
show_plan(const struct guide *g)
{
	heading(g, "guide-plan-child");
	show_plan_of(g, false);
	heading(g, "guide-plan-client");
	show_plan_of(g, true);
}

static void
show_care(const struct guide *g)
{
	const struct kb_care *care;
	size_t i, j;

	heading(g, "guide-care");
	for (i = 0; i < g->c->kb->ncare; i++) {
		care = &g->c->kb->care[i];
		add(g, DOC_SUBHEADING, "", &care->name, care->head.id);
		for (j = 0; j < care->lines.n; j++)
			add(g, DOC_LINE, "", &care->lines.at[j], NULL);
	}
}

static void
show_term(const struct guide *g, const struct kb_term *t)
{
	struct sbuf line = SBUF_EMPTY;
	size_t i;

	add(g, DOC_STATUS, message(g, "guide-use"), &t->use, t->head.id);
	sbuf_puts(&line, message(g, "guide-avoid"));
	for (i = 0; i < t->avoid.n; i++) {
		sbuf_puts(&line, i == 0 ? " " : ", ");
		if (t->avoid.at[i].in[g->c->lang] != NULL)
			sbuf_puts(&line, t->avoid.at[i].in[g->c->lang]);
	}
	sbuf_puts(&line, ".");
	if (t->avoid.n > 0)
		doc_add(g->doc, DOC_DETAIL, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&line);
	add(g, DOC_DETAIL, "", &t->why, NULL);
}

static void
show_terms(const struct guide *g)
{
	size_t i;

	heading(g, "guide-terms");
	for (i = 0; i < g->c->kb->nterms; i++)
		show_term(g, &g->c->kb->terms[i]);
}

static void
show_statement(const struct guide *g, const struct kb_statement *s)
{
	size_t i;

	add(g, DOC_SUBHEADING, "", &s->text, s->head.id);
	for (i = 0; i < s->explanations.n; i++)
		add(g, i == 0 ? DOC_STATUS : DOC_DETAIL, i > 0 ? "" :
		    explain_verdict(g->c->kb, g->c->lang, s->verdict),
		    &s->explanations.at[i], NULL);
}

/* A statement on the law of the other country is none of theirs. */
static bool
is_elsewhere(const struct guide *g, const struct kb_statement *s)
{
	return s->country != KB_NO_COUNTRY && g->c->country != NULL &&
	    strcmp(kb_country_name(s->country), g->c->country) != 0;
}

static void
show_statements(const struct guide *g)
{
	size_t i;

	heading(g, "guide-statements");
	for (i = 0; i < g->c->kb->nstatements; i++)
		if (!is_elsewhere(g, &g->c->kb->statements[i]))
			show_statement(g, &g->c->kb->statements[i]);
}

struct topic { const char *words; void (*show)(const struct guide *); };
static const struct topic topics[] = {
	{ "guide-topic-what-ifs", show_what_ifs },
	{ "guide-topic-plan", show_plan },
	{ "guide-topic-care", show_care },
	{ "guide-topic-terms", show_terms },
	{ "guide-topic-statements", show_statements },
	{ "guide-topic-phases", show_phases },
};
#define NTOPICS (sizeof(topics) / sizeof(topics[0]))

static bool
matches(const struct guide *g, const char *id, const struct kb_text *a,
    const struct kb_text *b)
{
	const struct context *c = g->c;
	struct search s = { c->options->words, c->options->nwords, c->lang };
	const struct kb_text *texts[] = { a, b };

	return search_matches(&s, id, texts, 2);
}

/* A topic is named by one of its words, as typed in this language. */
static const struct topic *
named_topic(const struct guide *g)
{
	struct kb_text words = { { NULL, NULL }, 0 };
	size_t i;

	for (i = 0; i < NTOPICS; i++) {
		words.in[g->c->lang] = message(g, topics[i].words);
		if (matches(g, "", &words, NULL))
			return &topics[i];
	}
	return NULL;
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

/* The words stand in the statement and one paragraph under it. */
static bool
statement_matches(const struct guide *g, const struct kb_statement *s)
{
	size_t i;

	for (i = 0; i < s->explanations.n; i++)
		if (matches(g, s->head.id, &s->text, &s->explanations.at[i]))
			return !is_elsewhere(g, s);
	return false;
}

static void
show_found(const struct guide *g)
{
	const struct kb *kb = g->c->kb;
	size_t i;

	for (i = 0; i < kb->nwhat_ifs; i++)
		if (matches(g, kb->what_ifs[i].head.id, &kb->what_ifs[i].title,
		    &kb->what_ifs[i].keywords))
			show_what_if(g, &kb->what_ifs[i]);
	for (i = 0; i < kb->nguidance; i++)
		if (matches(g, kb->guidance[i].head.id, &kb->guidance[i].text,
		    NULL))
			show_guidance(g, &kb->guidance[i]);
	for (i = 0; i < kb->nplan_items; i++)
		if (matches(g, kb->plan_items[i].head.id,
		    &kb->plan_items[i].text, NULL))
			add(g, DOC_CHECK, "", &kb->plan_items[i].text,
			    kb->plan_items[i].head.id);
	for (i = 0; i < kb->nterms; i++)
		if (matches(g, kb->terms[i].head.id, &kb->terms[i].use,
		    &kb->terms[i].why))
			show_term(g, &kb->terms[i]);
	for (i = 0; i < kb->nstatements; i++)
		if (statement_matches(g, &kb->statements[i]))
			show_statement(g, &kb->statements[i]);
}

static void
show(const struct guide *g)
{
	const struct topic *topic;

	if (g->c->options->nwords == 0) {
		show_phases(g);
		doc_add(g->doc, DOC_BLANK, 0, "", "", NULL);
		doc_add(g->doc, DOC_NOTE, 0, "", message(g, "guide-topics"),
		    NULL);
		return;
	}
	if (show_named_phase(g))
		return;
	topic = named_topic(g);
	if (topic != NULL)
		topic->show(g);
	else
		show_found(g);
}

static void
preset(struct answers *a, size_t question, const char *option)
{
	size_t o;

	if (option == NULL || question == KB_ALWAYS)
		return;
	o = kb_find_option(&a->kb->questions[question], option,
	    strlen(option));
	if (o != KB_ALWAYS)
		answers_set_one(a, question, o);
}

static int
show_and_render(struct context *c, struct answers *answers)
{
	struct guide g = { c, answers, doc_new() };
	int status;

	if (g.doc == NULL)
		return 2;
	preset(answers, c->kb->country_question, c->country);
	preset(answers, c->kb->profession_question, c->role);
	show(&g);
	if (doc_count(g.doc) == 0)
		status = command_fail(c, "usage-nothing-found",
		    c->options->words[0]);
	else
		status = render_text(g.doc, &c->page, &c->out) == 0 ? 0 : 2;
	doc_free(g.doc);
	return status;
}

int
command_guide(struct context *c)
{
	struct arena *arena;
	struct answers *answers;
	int status = 2;

	if (c->json)
		return command_fail(c, "usage-format", "json");
	arena = arena_new();
	answers = arena == NULL ? NULL : answers_new(c->kb, arena);
	if (answers != NULL)
		status = show_and_render(c, answers);
	arena_free(arena);
	return status;
}
