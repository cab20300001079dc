/* SPDX-License-Identifier: MIT */
#include "report/story.h"

#include <string.h>

#include "consult/fill.h"
#include "kb/find.h"
#include "report/phrase.h"
#include "report/training.h"

static const char *const themes[KB_NTHEMES] = {
	[KB_FEELINGS] = "theme-feelings", [KB_IMAGES] = "theme-images",
	[KB_ONLINE] = "theme-online", [KB_ABUSE] = "theme-abuse",
	[KB_RELATIVE] = "theme-relative", [KB_MINOR] = "theme-minor",
	[KB_CHILD] = "theme-child", [KB_COLLEAGUE] = "theme-colleague",
	[KB_SUICIDE] = "theme-suicide", [KB_REPORTING] = "theme-reporting",
	[KB_OWN] = "theme-own-situation", [KB_OTHER] = "theme-other"
};

static const char *
country_words(const struct kb *kb, enum kb_lang lang, enum kb_country country)
{
	const struct kb_question *q = &kb->questions[kb->country_question];
	const char *name = kb_country_name(country);
	size_t option = kb_find_option(q, name, strlen(name));

	return option == KB_ALWAYS ? name : q->options[option].text.in[lang];
}

void
story_entry(const struct kb *kb, enum kb_lang lang, const struct kb_case *c,
    struct doc *doc)
{
	struct sbuf n = SBUF_EMPTY, line = SBUF_EMPTY;

	doc_add(doc, DOC_STATUS, 0, c->head.id, c->title.in[lang], NULL);
	sbuf_num(&n, (size_t)c->difficulty);
	phrase_add(kb, lang, &line, "case-about", "country",
	    country_words(kb, lang, c->country), "theme",
	    kb_message(kb, lang, themes[c->theme]), "difficulty", sbuf_text(&n),
	    NULL);
	doc_add(doc, DOC_DETAIL, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&n);
	sbuf_clear(&line);
}

static void
add_heading(const struct kb *kb, enum kb_lang lang, const char *message,
    struct doc *doc)
{
	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
	doc_add(doc, DOC_HEADING, 0, "", kb_message(kb, lang, message), NULL);
}

void
story_answers(enum kb_lang lang, const struct exercise *x, struct doc *doc)
{
	const struct kb *kb = x->answers->kb;
	struct sbuf text = SBUF_EMPTY;
	size_t i;

	add_heading(kb, lang, "case-answers", doc);
	for (i = 0; i < kb->nquestions; i++) {
		if (i == kb->country_question ||
		    x->answers->state[i] == ANSWER_NONE)
			continue;
		sbuf_reset(&text);
		training_answer(lang, x->answers, i, &text);
		doc_add(doc, DOC_ROW, 0, kb->questions[i].brief.in[lang],
		    sbuf_text(&text), NULL);
	}
	sbuf_clear(&text);
}

/* In the order of reading. */
static const struct { enum expect_key key; const char *label; } rows[] = {
	{ EXPECT_ALARMS, "case-alarms" },
	{ EXPECT_URGENCY, "case-urgency" },
	{ EXPECT_SECRECY, "case-secrecy" },
	{ EXPECT_REPORTING, "case-reporting" },
	{ EXPECT_MET, "case-met" },
	{ EXPECT_OPEN, "case-open" },
	{ EXPECT_NOT_MET, "case-not-met" },
	{ EXPECT_CONTESTED, "case-contested" },
	{ EXPECT_STEPS, "case-steps" },
	{ EXPECT_NOT_STEPS, "case-not-steps" },
	{ EXPECT_CONTACTS, "case-contacts" },
	{ EXPECT_NOT_CONTACTS, "case-not-contacts" },
	{ EXPECT_INDICATORS, "case-indicators" },
};

static const char *
value_words(const struct kb *kb, enum kb_lang lang, enum expect_key key,
    size_t value)
{
	switch (key) {
	case EXPECT_URGENCY:
		return training_value(kb, lang, JUDGED_URGENCY, value);
	case EXPECT_REPORTING:
		return training_value(kb, lang, JUDGED_REPORTING, value);
	case EXPECT_SECRECY:
		return training_value(kb, lang, JUDGED_SECRECY, value);
	case EXPECT_ALARMS:
		return kb->alarms[value].title.in[lang];
	case EXPECT_STEPS:
	case EXPECT_NOT_STEPS:
		return kb->steps[value].text.in[lang];
	case EXPECT_CONTACTS:
	case EXPECT_NOT_CONTACTS:
		return kb->contacts[value].name.in[lang];
	case EXPECT_INDICATORS:
		return kb->indicators[value].text.in[lang];
	default:
		return kb->grounds[value].name.in[lang];
	}
}

static void
add_expected(enum kb_lang lang, const struct exercise *x, enum expect_key key,
    const char *label, struct doc *doc)
{
	const struct expect *e = &x->expect;
	enum doc_kind kind = DOC_ROW;
	struct sbuf text = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < e->n; i++) {
		if (e->items[i].key != key)
			continue;
		sbuf_reset(&text);
		fill_text(x->answers, lang, value_words(e->kb, lang, key,
		    e->items[i].value), NULL, &text);
		doc_add(doc, kind, 0, kind == DOC_DETAIL ? "" :
		    kb_message(e->kb, lang, label), sbuf_text(&text), NULL);
		kind = DOC_DETAIL;
	}
	if (kind == DOC_ROW && e->mentioned[key] > 0)
		doc_add(doc, DOC_ROW, 0, kb_message(e->kb, lang, label),
		    kb_message(e->kb, lang, "case-none"), NULL);
	sbuf_clear(&text);
}

void
story_follows(enum kb_lang lang, const struct exercise *x, struct doc *doc)
{
	size_t i;

	add_heading(x->answers->kb, lang, "case-follows", doc);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		add_expected(lang, x, rows[i].key, rows[i].label, doc);
}
