/* SPDX-License-Identifier: MIT */
#include "report/diff_parts.h"

#include <string.h>

#include "report/phrase.h"

const char *
diff_say(const struct diff_report *r, const char *id)
{
	return kb_message(r->words, r->lang, id);
}

static const char *const kind_words[KB_NKINDS] = {
	[KB_KIND_SOURCE] = "diff-kind-source",
	[KB_KIND_QUESTION] = "diff-kind-question",
	[KB_KIND_FACT] = "diff-kind-fact",
	[KB_KIND_ALARM] = "diff-kind-alarm",
	[KB_KIND_URGENCY] = "diff-kind-urgency",
	[KB_KIND_ROLE] = "diff-kind-role",
	[KB_KIND_GROUND] = "diff-kind-ground",
	[KB_KIND_INDICATOR] = "diff-kind-indicator",
	[KB_KIND_STEP] = "diff-kind-step",
	[KB_KIND_GUIDANCE] = "diff-kind-guidance",
	[KB_KIND_WHAT_IF] = "diff-kind-what-if",
	[KB_KIND_PASSAGE] = "diff-kind-passage",
	[KB_KIND_PLAN_ITEM] = "diff-kind-plan-item",
	[KB_KIND_CARE] = "diff-kind-care",
	[KB_KIND_CONTACT] = "diff-kind-contact",
	[KB_KIND_TERM] = "diff-kind-term",
	[KB_KIND_STATEMENT] = "diff-kind-statement",
	[KB_KIND_TOPIC] = "diff-kind-topic",
	[KB_KIND_TALLY] = "diff-kind-tally",
	[KB_KIND_MESSAGE] = "diff-kind-message",
	[KB_KIND_GUARANTEE] = "diff-kind-guarantee",
	[KB_KIND_CASE] = "diff-kind-case",
};

void
diff_add_element(const struct diff_report *r, struct sbuf *b,
    enum kb_kind kind, const char *id)
{
	sbuf_puts(b, kind_words[kind] == NULL ? kb_kind_name(kind)
	    : diff_say(r, kind_words[kind]));
	sbuf_putc(b, ' ');
	sbuf_puts(b, id);
}

static void
add_place(struct sbuf *b, const struct kb_head *h, unsigned line)
{
	sbuf_puts(b, h->file);
	if (line == 0)
		return;
	sbuf_putc(b, ':');
	sbuf_num(b, line);
}

/* ---- what is there on one side only ---- */

static void
add_listed(const struct diff_report *r, const struct kb_edit *e,
    struct doc *doc)
{
	const struct kb_head *h = e->now != NULL ? e->now : e->was;
	const struct kb_text *name = kb_edit_name(e->kind, h);
	struct sbuf label = SBUF_EMPTY, text = SBUF_EMPTY;

	diff_add_element(r, &label, e->kind, e->was != NULL ? e->was->id
	    : h->id);
	if (e->what == KB_EDIT_RENAMED) {
		phrase_add(r->words, r->lang, &text, "diff-renamed", "id",
		    e->now->id, NULL);
		sbuf_putc(&text, ' ');
	} else if (name != NULL) {
		sbuf_puts(&text, name->in[r->lang]);
		sbuf_putc(&text, ' ');
	}
	sbuf_putc(&text, '(');
	add_place(&text, h, h->line);
	sbuf_putc(&text, ')');
	doc_add(doc, DOC_CONTACT, 0, sbuf_text(&label), sbuf_text(&text),
	    h->id);
	sbuf_clear(&label);
	sbuf_clear(&text);
}

void
diff_add_heading(const struct diff_report *r, const char *id, size_t n,
    struct doc *doc)
{
	struct sbuf b = SBUF_EMPTY;

	sbuf_puts(&b, diff_say(r, id));
	if (n > 0) {
		sbuf_puts(&b, " (");
		sbuf_num(&b, n);
		sbuf_putc(&b, ')');
	}
	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
	doc_add(doc, DOC_HEADING, 0, "", sbuf_text(&b), NULL);
	sbuf_clear(&b);
}

static bool
is_whole(const struct kb_edit *e, enum kb_edit_kind what)
{
	return e->what == what && e->part[0] == '\0';
}

static void
add_list(const struct diff_report *r, enum kb_edit_kind what,
    const char *heading, struct doc *doc)
{
	const struct kb_edit *e;
	size_t n = 0;

	for (e = r->edits; e != NULL; e = e->next)
		n += is_whole(e, what);
	if (n == 0)
		return;
	diff_add_heading(r, heading, n, doc);
	for (e = r->edits; e != NULL; e = e->next)
		if (is_whole(e, what))
			add_listed(r, e, doc);
}

/* ---- what is written differently ---- */

static void
add_row(const struct diff_report *r, const char *label, const char *text,
    struct doc *doc)
{
	doc_add(doc, DOC_ROW, 0, diff_say(r, label), text != NULL ? text
	    : diff_say(r, "diff-absent"), NULL);
}

static void
add_line(const struct diff_report *r, const struct kb_edit *e,
    const char *what, struct doc *doc)
{
	struct sbuf line = SBUF_EMPTY, was = SBUF_EMPTY, now = SBUF_EMPTY;

	sbuf_puts(&line, e->part);
	if (what[0] != '\0' && e->part[0] != '\0')
		sbuf_puts(&line, ", ");
	sbuf_puts(&line, what);
	sbuf_puts(&line, " (");
	add_place(&was, e->was, e->was_line);
	add_place(&now, e->now, e->now_line);
	phrase_add(r->words, r->lang, &line, "diff-place", "was",
	    sbuf_text(&was), "now", sbuf_text(&now), NULL);
	sbuf_putc(&line, ')');
	doc_add(doc, DOC_LINE, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&line);
	sbuf_clear(&was);
	sbuf_clear(&now);
}

static const char *
in_language(const struct kb_text *t, enum kb_lang lang)
{
	return t == NULL ? NULL : t->in[lang];
}

static void
add_language(const struct diff_report *r, const struct kb_edit *e,
    enum kb_lang lang, struct doc *doc)
{
	static const char *const names[] = { "diff-dutch", "diff-english" };
	static const char *const only[] = { "diff-only-dutch",
	    "diff-only-english" };
	const char *was = in_language(e->was_text, lang);
	const char *now = in_language(e->now_text, lang);
	struct sbuf a = SBUF_EMPTY, b = SBUF_EMPTY;

	if (was != NULL && now != NULL && strcmp(was, now) == 0)
		return;
	add_line(r, e, diff_say(r, names[lang]), doc);
	diff_excerpt(was, now, &a, &b);
	add_row(r, "diff-was", was == NULL ? NULL : sbuf_text(&a), doc);
	add_row(r, "diff-now", now == NULL ? NULL : sbuf_text(&b), doc);
	if (kb_edit_only(e, lang)) {
		doc_add(doc, DOC_LINE, 0, "", diff_say(r, only[lang]), NULL);
		doc_add(doc, DOC_LINE, 0, "", e->now_text->in[lang == KB_NL ?
		    KB_EN : KB_NL], NULL);
	}
	sbuf_clear(&a);
	sbuf_clear(&b);
}

static void
add_text(const struct diff_report *r, const struct kb_edit *e,
    struct doc *doc)
{
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++)
		add_language(r, e, (enum kb_lang)lang, doc);
}

static void
add_value(const struct diff_report *r, const struct kb_edit *e,
    struct doc *doc)
{
	add_line(r, e, "", doc);
	add_row(r, "diff-was", e->was_value, doc);
	add_row(r, "diff-now", e->now_value, doc);
}

static void
add_order(const struct diff_report *r, const struct kb_edit *e,
    struct doc *doc)
{
	struct sbuf b = SBUF_EMPTY;

	if (e->part[0] != '\0')
		sbuf_puts(&b, diff_say(r, "diff-order"));
	else
		phrase_add(r->words, r->lang, &b, "diff-order-of", "id",
		    e->now->id, NULL);
	add_line(r, e, sbuf_text(&b), doc);
	sbuf_clear(&b);
}

static void
add_edit(const struct diff_report *r, const struct kb_edit *e,
    struct doc *doc)
{
	static void (*const put[])(const struct diff_report *,
	    const struct kb_edit *, struct doc *) = {
		[KB_EDIT_NEW] = add_value, [KB_EDIT_GONE] = add_value,
		[KB_EDIT_RENAMED] = add_value, [KB_EDIT_TEXT] = add_text,
		[KB_EDIT_VALUE] = add_value, [KB_EDIT_RULE] = diff_add_rule,
		[KB_EDIT_ORDER] = add_order,
	};

	put[e->what](r, e, doc);
}

void
diff_add_line(const struct diff_report *r, const struct kb_edit *e,
    struct doc *doc)
{
	add_line(r, e, "", doc);
}

static bool
is_listed(const struct kb_edit *e)
{
	return e->part[0] == '\0' && (e->what == KB_EDIT_NEW ||
	    e->what == KB_EDIT_GONE || e->what == KB_EDIT_RENAMED);
}

static void
add_changed(const struct diff_report *r, struct doc *doc)
{
	const struct kb_head *last = NULL;
	const struct kb_edit *e;
	struct sbuf b = SBUF_EMPTY;

	for (e = r->edits; e != NULL; e = e->next) {
		if (is_listed(e))
			continue;
		if (last == NULL)
			diff_add_heading(r, "diff-s-changed", 0, doc);
		if (last != e->was) {
			sbuf_reset(&b);
			diff_add_element(r, &b, e->kind, e->was->id);
			doc_add(doc, DOC_BLANK, 0, "", "", NULL);
			doc_add(doc, DOC_SUBHEADING, 0, "", sbuf_text(&b),
			    e->was->id);
		}
		last = e->was;
		add_edit(r, e, doc);
	}
	sbuf_clear(&b);
}

/* ---- all ---- */

static void
add_side(const struct diff_report *r, const char *label, const char *dir,
    const struct kb *kb, struct doc *doc)
{
	struct sbuf b = SBUF_EMPTY;

	phrase_add(r->words, r->lang, &b, "diff-side", "dir", dir, "date",
	    kb->release, "review", kb_word_name(kb_words_review,
	    (int)kb->review), NULL);
	doc_add(doc, DOC_ROW, 0, diff_say(r, label), sbuf_text(&b), NULL);
	sbuf_clear(&b);
}

int
report_diff(const struct diff_report *r, struct doc *doc)
{
	doc_add(doc, DOC_TITLE, 0, "", diff_say(r, "diff-title"), NULL);
	add_side(r, "diff-old", r->was_dir, r->pairs->was, doc);
	add_side(r, "diff-new", r->now_dir, r->pairs->now, doc);
	if (r->edits == NULL) {
		doc_add(doc, DOC_BLANK, 0, "", "", NULL);
		doc_add(doc, DOC_PARA, 0, "", diff_say(r, "diff-nothing"),
		    NULL);
	}
	else
		diff_add_conclusions(r, doc);
	add_list(r, KB_EDIT_NEW, "diff-s-new", doc);
	add_list(r, KB_EDIT_GONE, "diff-s-gone", doc);
	add_list(r, KB_EDIT_RENAMED, "diff-s-renamed", doc);
	add_changed(r, doc);
	return doc_failed(doc) ? -1 : 0;
}
