/* SPDX-License-Identifier: MIT */
#include "report/explain.h"

#include <stdbool.h>
#include <string.h>

#include "base/civil.h"
#include "base/sbuf.h"
#include "kb/find.h"

static const char *
text(const struct kb_text *t, enum kb_lang lang)
{
	return t->in[lang] == NULL ? "" : t->in[lang];
}

#define ENTRY_OF(array, n, what, words, keys, rule_) \
	if (i < n) { \
		*e = (struct explain_entry){ &kb->array[i].head, what, \
		    &kb->array[i].words, keys, rule_, i }; \
		return 0; \
	} \
	i -= n;
#define ENTRY_BY(array, what, words, keys, rule_) \
	ENTRY_OF(array, kb->n##array, what, words, keys, rule_)
#define ENTRY(array, what, words, rule_) \
	ENTRY_BY(array, what, words, NULL, rule_)

int
explain_entry(const struct kb *kb, size_t i, struct explain_entry *e)
{
	ENTRY_BY(questions, "kind-question", text, &kb->questions[i].keywords,
	    kb->questions[i].ask_if)
	ENTRY(grounds, "kind-ground", name, kb->grounds[i].rule)
	ENTRY(facts, "kind-fact", text, kb->facts[i].rule)
	ENTRY(steps, "kind-step", text, kb->steps[i].rule)
	ENTRY(contacts, "kind-contact", name, KB_ALWAYS)
	ENTRY(indicators, "kind-indicator", text, kb->indicators[i].rule)
	ENTRY_BY(what_ifs, "kind-what-if", title, &kb->what_ifs[i].keywords,
	    kb->what_ifs[i].rule)
	ENTRY(guidance, "kind-guidance", text, kb->guidance[i].rule)
	ENTRY(passages, "kind-passage", text, kb->passages[i].rule)
	ENTRY(plan_items, "kind-plan-item", text, kb->plan_items[i].rule)
	ENTRY(care, "kind-care", name, kb->care[i].rule)
	ENTRY(roles, "kind-role", text, KB_ALWAYS)
	ENTRY(terms, "kind-term", use, KB_ALWAYS)
	ENTRY(statements, "kind-statement", text, KB_ALWAYS)
	ENTRY_BY(topics, "kind-topic", title, &kb->topics[i].keywords,
	    KB_ALWAYS)
	ENTRY(tallies, "kind-tally", text, KB_ALWAYS)
	ENTRY(guarantees, "kind-guarantee", text, KB_ALWAYS)
	ENTRY(sources, "kind-source", note, KB_ALWAYS)
	ENTRY(messages, "kind-message", text, KB_ALWAYS)
	ENTRY_OF(alarms, KB_NALARMS, "kind-alarm", title, NULL,
	    kb->alarms[i].rule)
	ENTRY_OF(urgency, KB_NLEVELS, "kind-urgency", text, NULL,
	    kb->urgency[i].rule)
	return -1;
}

/* Shorts of the options that a leaf accepts: "ja, nu / ja, binnen dagen". */
static void
add_options(struct sbuf *b, const struct kb_question *q,
    const struct kb_expr *e, enum kb_lang lang)
{
	const struct kb_option *o;
	size_t i;

	for (i = 0; i < e->noptions; i++) {
		o = &q->options[e->options[i]];
		if (i > 0)
			sbuf_puts(b, " / ");
		sbuf_puts(b, o->brief.in[lang] != NULL ? o->brief.in[lang]
		    : text(&o->text, lang));
	}
}

static const char *const op_message[] = {
	[KB_FALSE] = "word-false", [KB_TRUE] = "word-true",
	[KB_UNDECIDED_LAW] = "word-law", [KB_UNDECIDED_ACT] = "word-act",
	[KB_IS] = "word-is", [KB_KNOWN] = "word-known",
	[KB_FACT] = "word-fact", [KB_GROUND] = "word-ground",
	[KB_POSSIBLE] = "word-possible", [KB_ALL] = "word-all",
	[KB_ANY] = "word-any", [KB_NONE] = "word-none",
	[KB_AT_LEAST] = "word-at-least", [KB_READING] = "word-reading",
};

static void
add_subject(struct sbuf *b, const struct kb *kb, const struct kb_expr *e,
    enum kb_lang lang)
{
	const struct kb_question *q;

	switch (e->op) {
	case KB_IS:
		q = &kb->questions[e->ref];
		sbuf_puts(b, text(&q->brief, lang));
		sbuf_puts(b, ": ");
		add_options(b, q, e, lang);
		break;
	case KB_KNOWN:
		sbuf_puts(b, text(&kb->questions[e->ref].brief, lang));
		break;
	case KB_FACT:
		sbuf_puts(b, text(&kb->facts[e->ref].text, lang));
		sbuf_puts(b, " (");
		sbuf_puts(b, kb->facts[e->ref].head.id);
		sbuf_puts(b, ")");
		break;
	case KB_GROUND:
		sbuf_puts(b, text(&kb->grounds[e->ref].name, lang));
		break;
	case KB_AT_LEAST:
		sbuf_num(b, e->threshold);
		break;
	default:
		break;
	}
}

/* The message of a connective, with {x} as its subject. */
static void
add_line(struct doc *doc, const struct kb *kb, enum kb_lang lang,
    const struct kb_expr *e, const char *outline)
{
	const char *words = kb_message(kb, lang, op_message[e->op]);
	const char *mark = strstr(words, "{x}");
	struct sbuf line = SBUF_EMPTY;

	if (mark == NULL)
		sbuf_puts(&line, words);
	else {
		sbuf_add(&line, words, (size_t)(mark - words));
		add_subject(&line, kb, e, lang);
		sbuf_puts(&line, mark + 3);
	}
	if (e->op == KB_READING) {
		sbuf_putc(&line, ' ');
		sbuf_puts(&line, kb_message(kb, lang, e->main_is_wide
		    ? "word-main-wide" : "word-main-narrow"));
	}
	doc_add(doc, DOC_ROW, 0, outline, sbuf_text(&line), NULL);
	sbuf_clear(&line);
}

void
explain_rule(const struct kb *kb, enum kb_lang lang, const struct kb_expr *e,
    const char *outline, struct doc *doc)
{
	struct sbuf number = SBUF_EMPTY;
	size_t i;

	add_line(doc, kb, lang, e, outline);
	for (i = 0; i < e->nkids; i++) {
		sbuf_reset(&number);
		sbuf_puts(&number, outline);
		sbuf_putc(&number, '.');
		sbuf_num(&number, i + 1);
		explain_rule(kb, lang, e->kids[i], sbuf_text(&number), doc);
	}
	sbuf_clear(&number);
}

static void
add_checked(struct sbuf *line, const struct kb *kb, enum kb_lang lang,
    enum kb_certainty certainty, const char *checked)
{
	static const char *const ids[] = {
		[KB_UNCERTAIN] = "word-uncertain", [KB_SINGLE] = "word-single",
		[KB_CONFIRMED] = "word-confirmed",
	};

	sbuf_puts(line, kb_message(kb, lang, ids[certainty]));
	sbuf_puts(line, " ");
	sbuf_puts(line, kb_message(kb, lang, "word-checked"));
	sbuf_puts(line, " ");
	sbuf_puts(line, checked);
	sbuf_puts(line, ".");
}

static bool
ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

static void
add_source(struct doc *doc, const struct kb *kb, enum kb_lang lang,
    const struct kb_cite *cite)
{
	const struct kb_source *s = &kb->sources[cite->source];
	struct sbuf line = SBUF_EMPTY;

	sbuf_puts(&line, s->publisher);
	sbuf_puts(&line, ", ");
	sbuf_puts(&line, s->title);
	if (cite->place != NULL && !ends_with(s->title, cite->place)) {
		sbuf_puts(&line, ", ");
		sbuf_puts(&line, cite->place);
	}
	sbuf_puts(&line, ". ");
	sbuf_puts(&line, s->date != NULL ? s->date :
	    kb_message(kb, lang, "word-undated"));
	sbuf_puts(&line, ". ");
	add_checked(&line, kb, lang, s->certainty, s->checked);
	doc_add(doc, DOC_LINE, 0, "", sbuf_text(&line), s->head.id);
	if (s->note.in[lang] != NULL)
		doc_add(doc, DOC_LINE, 0, "", s->note.in[lang], NULL);
	if (s->link != NULL)
		doc_add(doc, DOC_LINE, 0, "", s->link, NULL);
	sbuf_clear(&line);
}

static void
add_heading(struct doc *doc, const struct kb *kb, enum kb_lang lang,
    const char *message)
{
	doc_add(doc, DOC_SUBHEADING, 0, "", kb_message(kb, lang, message),
	    NULL);
}

static void
add_conditions(struct doc *doc, const struct kb *kb, enum kb_lang lang,
    const struct kb_ground *g)
{
	static const char *const kinds[] = {
		[KB_ASKED] = "word-asked", [KB_HOLDS] = "word-holds",
		[KB_SELF] = "word-self",
	};
	const struct kb_condition *c;
	size_t i;

	doc_add(doc, DOC_PARA, 0, "", text(&g->basis, lang), NULL);
	doc_add(doc, DOC_PARA, 0, "", text(&g->summary, lang), NULL);
	add_heading(doc, kb, lang, "word-conditions");
	for (i = 0; i < g->nconditions; i++) {
		c = &g->conditions[i];
		doc_add(doc, DOC_STATUS, 0, kb_message(kb, lang,
		    kinds[c->kind]), text(&c->text, lang), c->head.id);
		if (c->doubt.in[lang] != NULL)
			doc_add(doc, DOC_DETAIL, 0, "", c->doubt.in[lang],
			    NULL);
	}
	for (i = 0; i < g->caveats.n; i++)
		doc_add(doc, DOC_NOTE, 0, "", text(&g->caveats.at[i], lang),
		    NULL);
}

static void
add_question(struct doc *doc, const struct kb_question *q, enum kb_lang lang)
{
	size_t i;

	doc_add(doc, DOC_PARA, 0, "", text(&q->why, lang), NULL);
	for (i = 0; i < q->definitions.n; i++)
		doc_add(doc, DOC_PARA, 0, "", text(&q->definitions.at[i],
		    lang), NULL);
	for (i = 0; i < q->noptions; i++)
		doc_add(doc, DOC_OPTION, (int)i + 1, "",
		    text(&q->options[i].text, lang), q->options[i].id);
}

static void
add_lines(struct doc *doc, enum kb_lang lang, const struct kb_texts *lines)
{
	size_t i;

	for (i = 0; i < lines->n; i++)
		doc_add(doc, DOC_LINE, 0, "", text(&lines->at[i], lang),
		    NULL);
}

static void
add_statement(struct doc *doc, const struct kb *kb, enum kb_lang lang,
    const struct kb_statement *s)
{
	add_heading(doc, kb, lang, "word-verdict");
	doc_add(doc, DOC_LINE, 0, "", kb_verdict_words(kb, lang, s->verdict),
	    NULL);
	add_lines(doc, lang, &s->explanations);
}

static void
add_tally(struct doc *doc, const struct kb_tally *t, enum kb_lang lang)
{
	const struct kb_category *c;
	size_t i, k;

	doc_add(doc, DOC_PARA, 0, "", text(&t->why, lang), NULL);
	for (i = 0; i < t->ncategories; i++) {
		c = &t->categories[i];
		doc_add(doc, DOC_OPTION, (int)i + 1, "", text(&c->text, lang),
		    c->id);
		for (k = 0; k < c->nthemes; k++)
			doc_add(doc, DOC_DETAIL, 0, "",
			    text(&c->themes[k].text, lang), c->themes[k].id);
	}
}

static void
add_place(struct doc *doc, const struct kb *kb, enum kb_lang lang,
    const struct kb_head *head)
{
	struct sbuf line = SBUF_EMPTY;

	sbuf_puts(&line, kb_message(kb, lang, "word-written-in"));
	sbuf_puts(&line, " ");
	sbuf_puts(&line, head->file);
	sbuf_puts(&line, ":");
	sbuf_num(&line, head->line);
	doc_add(doc, DOC_NOTE, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&line);
}

static void
add_day(struct doc *doc, const struct kb *kb, enum kb_lang lang,
    const char *message, long days)
{
	struct sbuf line = SBUF_EMPTY;
	int year, month, day;

	if (days == KB_NO_DAY)
		return;
	civil_date_of_days(days, &year, &month, &day);
	sbuf_puts(&line, kb_message(kb, lang, message));
	sbuf_putc(&line, ' ');
	sbuf_num(&line, (size_t)year);
	sbuf_puts(&line, month < 10 ? "-0" : "-");
	sbuf_num(&line, (size_t)month);
	sbuf_puts(&line, day < 10 ? "-0" : "-");
	sbuf_num(&line, (size_t)day);
	sbuf_putc(&line, '.');
	doc_add(doc, DOC_LINE, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&line);
}

static void
add_days(struct doc *doc, const struct kb *kb, enum kb_lang lang, long from,
    long to)
{
	add_day(doc, kb, lang, "word-from", from);
	add_day(doc, kb, lang, "word-to", to);
}

static bool
is_cited(const struct kb_cite *cites, size_t n, const struct kb_cite *c)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (cites[i].source == c->source && (c->place == NULL ||
		    (cites[i].place != NULL &&
		    strcmp(cites[i].place, c->place) == 0)))
			return true;
	return false;
}

/* What only its conditions cite. */
static void
add_condition_sources(struct doc *doc, const struct kb *kb,
    enum kb_lang lang, const struct kb_ground *g)
{
	const struct kb_head *h;
	size_t i, k, j;

	for (i = 0; i < g->nconditions; i++) {
		h = &g->conditions[i].head;
		for (k = 0; k < h->ncites; k++) {
			for (j = 0; j < i && !is_cited(
			    g->conditions[j].head.cites,
			    g->conditions[j].head.ncites, &h->cites[k]); j++)
				continue;
			if (j == i && !is_cited(g->head.cites,
			    g->head.ncites, &h->cites[k]) &&
			    !is_cited(h->cites, k, &h->cites[k]))
				add_source(doc, kb, lang, &h->cites[k]);
		}
	}
}

static void
add_contact(struct doc *doc, const struct kb *kb, enum kb_lang lang,
    const struct kb_contact *c)
{
	struct sbuf line = SBUF_EMPTY;

	doc_add(doc, DOC_PARA, 0, "", text(&c->purpose, lang), NULL);
	add_checked(&line, kb, lang, c->certainty, c->checked);
	doc_add(doc, DOC_LINE, 0, "", sbuf_text(&line), NULL);
	if (c->doubt.in[lang] != NULL)
		doc_add(doc, DOC_LINE, 0, "", c->doubt.in[lang], NULL);
	sbuf_clear(&line);
}

static bool
is_kind(const struct explain_entry *e, const char *kind)
{
	return strcmp(e->kind, kind) == 0;
}

const char *
explain_title(const struct kb *kb, enum kb_lang lang,
    const struct explain_entry *e)
{
	if (e->name->in[lang] == NULL && is_kind(e, "kind-source"))
		return kb->sources[e->index].title;
	return text(e->name, lang);
}

void
explain_one(const struct kb *kb, enum kb_lang lang,
    const struct explain_entry *e, struct doc *doc)
{
	size_t i;

	doc_add(doc, DOC_TITLE, 0, e->head->id, explain_title(kb, lang, e),
	    NULL);
	doc_add(doc, DOC_PARA, 0, "", kb_message(kb, lang, e->kind), NULL);
	if (is_kind(e, "kind-question"))
		add_question(doc, &kb->questions[e->index], lang);
	if (is_kind(e, "kind-ground")) {
		add_days(doc, kb, lang, kb->grounds[e->index].from,
		    kb->grounds[e->index].to);
		add_conditions(doc, kb, lang, &kb->grounds[e->index]);
	}
	if (is_kind(e, "kind-contact"))
		add_contact(doc, kb, lang, &kb->contacts[e->index]);
	if (is_kind(e, "kind-passage"))
		add_days(doc, kb, lang, kb->passages[e->index].from,
		    kb->passages[e->index].to);
	if (is_kind(e, "kind-statement"))
		add_statement(doc, kb, lang, &kb->statements[e->index]);
	if (is_kind(e, "kind-topic"))
		add_lines(doc, lang, &kb->topics[e->index].lines);
	if (is_kind(e, "kind-tally"))
		add_tally(doc, &kb->tallies[e->index], lang);
	if (is_kind(e, "kind-source"))
		add_source(doc, kb, lang, &(const struct kb_cite){
		    .source = e->index });
	if (e->rule != KB_ALWAYS) {
		add_heading(doc, kb, lang, is_kind(e, "kind-question")
		    ? "word-asked-when" : "word-rule");
		explain_rule(kb, lang, kb->rules[e->rule].expr, "1", doc);
	}
	if (e->head->ncites > 0)
		add_heading(doc, kb, lang, "word-sources");
	for (i = 0; i < e->head->ncites; i++)
		add_source(doc, kb, lang, &e->head->cites[i]);
	if (is_kind(e, "kind-ground"))
		add_condition_sources(doc, kb, lang, &kb->grounds[e->index]);
	add_place(doc, kb, lang, e->head);
}
