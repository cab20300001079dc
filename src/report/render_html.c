/* SPDX-License-Identifier: MIT */
#include "report/render.h"

#include <string.h>

#include "base/xml.h"
#include "report/advice_css.h"
#include "report/markup.h"

/* The lists that a document can have open, one at a time. */
enum list { LIST_NONE, LIST_STEPS, LIST_ROWS, LIST_PAIRS, LIST_CHECK,
    LIST_SAY, LIST_CONTACTS, LIST_SOURCES };

static const struct { const char *on, *off, *item, *end; } lists[] = {
	[LIST_NONE] = { "", "", "", "" },
	[LIST_STEPS] = { "<ol>\n", "</ol>\n", NULL, "</li>\n" },
	[LIST_ROWS] = { "<dl>\n", "</dl>\n", "", "" },
	[LIST_PAIRS] = { "<ul class=\"pairs\">\n", "</ul>\n", "<li>",
	    "</div></li>\n" },
	[LIST_CHECK] = { "<ul class=\"check\">\n", "</ul>\n", "<li>",
	    "</li>\n" },
	[LIST_SAY] = { "<ul class=\"say\">\n", "</ul>\n", "<li>", "</li>\n" },
	[LIST_CONTACTS] = { "<ul class=\"contacts\">\n", "</ul>\n", "<li>",
	    "</li>\n" },
	[LIST_SOURCES] = { "<ul class=\"sources\">\n", "</ul>\n", NULL,
	    "</li>\n" },
};

struct page {
	const struct doc *doc;
	const struct style *style;
	struct sbuf *out;
	const struct links *links;
	enum list list;
	bool item;		/* one of the list is open */
	bool section;
	unsigned long next;	/* number that the next step has by itself */
	unsigned long source;
};

struct shape {
	void (*put)(struct page *, const struct doc_block *);
	enum list list;
};

/* ---- words ---- */

static void
put_link(struct sbuf *out, const struct link *link)
{
	sbuf_puts(out, "<a href=\"");
	xml_add(out, link->href, strlen(link->href));
	sbuf_puts(out, strncmp(link->href, "https:", 6) == 0 ?
	    "\" rel=\"noreferrer\">" : "\">");
	xml_add(out, link->text, strlen(link->text));
	sbuf_puts(out, "</a>");
}

static void
put_words(struct page *p, const char *text)
{
	static const struct markup html = { xml_add, put_link };

	markup_put(p->out, &html, p->links, text);
}

static void
put_in(struct page *p, const char *on, const char *text, const char *off)
{
	sbuf_puts(p->out, on);
	put_words(p, text);
	sbuf_puts(p->out, off);
}

/* ---- lists and sections ---- */

static void
end_item(struct page *p)
{
	if (p->item)
		sbuf_puts(p->out, lists[p->list].end);
	p->item = false;
}

static void
begin_list(struct page *p, enum list list)
{
	end_item(p);
	if (p->list == list)
		return;
	sbuf_puts(p->out, lists[p->list].off);
	sbuf_puts(p->out, lists[list].on);
	p->list = list;
	p->next = 1;
}

static void
end_section(struct page *p)
{
	begin_list(p, LIST_NONE);
	if (p->section)
		sbuf_puts(p->out, "</section>\n");
	p->section = false;
}

static unsigned long
number_of(const struct doc_block *b)
{
	return b->number < 0 ? 0 : (unsigned long)b->number;
}

static void
put_number(struct page *p, const char *before, unsigned long number,
    const char *after)
{
	sbuf_puts(p->out, before);
	sbuf_num(p->out, number);
	sbuf_puts(p->out, after);
}

/* ---- blocks ---- */

static void
put_title(struct page *p, const struct doc_block *b)
{
	end_section(p);
	put_in(p, "<h1>", b->text, "</h1>\n");
	if (b->label[0] != '\0')
		put_in(p, "<p class=\"date\">", b->label, "</p>\n");
}

static void
put_contents_of(struct page *p, const struct doc_block *b)
{
	put_number(p, "<li><a href=\"#s", number_of(b), "\">");
	put_number(p, "", number_of(b), ". ");
	xml_add(p->out, b->text, strlen(b->text));
	sbuf_puts(p->out, "</a></li>\n");
}

static bool
is_part(const struct doc_block *b)
{
	return b->kind == DOC_HEADING && b->number > 0;
}

/* Before the first numbered part: where each of them is. */
static void
put_contents(struct page *p, const struct doc_block *first)
{
	const struct doc_block *b;
	size_t i;

	for (i = 0; !is_part(doc_at(p->doc, i)); i++)
		;
	if (p->style->contents == NULL || doc_at(p->doc, i) != first)
		return;
	put_in(p, "<nav>\n<h2>", p->style->contents, "</h2>\n<ul>\n");
	for (; i < doc_count(p->doc); i++) {
		b = doc_at(p->doc, i);
		if (is_part(b))
			put_contents_of(p, b);
	}
	sbuf_puts(p->out, "</ul>\n</nav>\n");
}

static void
put_heading(struct page *p, const struct doc_block *b)
{
	end_section(p);
	if (is_part(b)) {
		put_contents(p, b);
		put_number(p, "<section id=\"s", number_of(b),
		    "\">\n<h2>");
		put_number(p, "", number_of(b), ". ");
		put_in(p, "", b->text, "</h2>\n");
	} else
		put_in(p, b->kind == DOC_ALERT ?
		    "<section class=\"alarm\">\n<h2>" : "<section>\n<h2>",
		    b->text, "</h2>\n");
	p->section = true;
}

/* No level is skipped. */
static void
put_subheading(struct page *p, const struct doc_block *b)
{
	put_in(p, p->section ? "<h3>" : "<h2>", b->text,
	    p->section ? "</h3>\n" : "</h2>\n");
}

static void
put_para(struct page *p, const struct doc_block *b)
{
	if (b->text[0] != '\0')
		put_in(p, "<p>", b->text, "</p>\n");
}

/* A small table, in words. */
static void
put_detail_row(struct page *p, const struct doc_block *b)
{
	put_in(p, "<p>", b->label, b->label[0] == '\0' ? "" : ": ");
	put_in(p, "", b->text, "</p>\n");
}

static void
put_note(struct page *p, const struct doc_block *b)
{
	put_in(p, "<p class=\"note\">", b->text, "</p>\n");
}

/* Its own number only where a reader would count otherwise. */
static void
put_step(struct page *p, const struct doc_block *b)
{
	unsigned long number = number_of(b);

	if (number == p->next)
		sbuf_puts(p->out, "<li>");
	else
		put_number(p, "<li value=\"", number, "\">");
	put_words(p, b->text);
	p->next = number + 1;
}

static void
put_row(struct page *p, const struct doc_block *b)
{
	put_in(p, "<dt>", b->label, "</dt>\n");
	put_in(p, "<dd>", b->text, "</dd>\n");
}

static void
put_pair(struct page *p, const struct doc_block *b)
{
	if (b->label[0] != '\0')
		put_in(p, "<span class=\"label\">", b->label, "</span> ");
	put_in(p, "<div>", b->text, "");
}

static void
put_check(struct page *p, const struct doc_block *b)
{
	put_words(p, b->text);
}

static void
put_fill(struct page *p, const struct doc_block *b)
{
	put_in(p, "<p class=\"fill\">", b->text, "</p>\n");
}

static void
put_quote(struct page *p, const struct doc_block *b)
{
	put_in(p, "\u201c", b->text, "\u201d");
}

static void
put_contact(struct page *p, const struct doc_block *b)
{
	if (b->label[0] != '\0')
		put_in(p, "<strong>", b->label, b->text[0] == '\0' ?
		    "</strong>" : ":</strong> ");
	put_words(p, b->text);
}

static void
put_source(struct page *p, const struct doc_block *b)
{
	put_number(p, "<li id=\"r", ++p->source, "\"><span>");
	xml_add(p->out, b->label, strlen(b->label));
	put_in(p, "</span> <span>", b->text, "</span>");
}

static void
put_nothing(struct page *p, const struct doc_block *b)
{
	(void)p;
	(void)b;
}

static const struct shape shapes[] = {
	[DOC_TITLE] = { put_title, LIST_NONE },
	[DOC_HEADING] = { put_heading, LIST_NONE },
	[DOC_SUBHEADING] = { put_subheading, LIST_NONE },
	[DOC_PARA] = { put_para, LIST_NONE },
	[DOC_LINE] = { put_para, LIST_NONE },
	[DOC_NUMBERED] = { put_step, LIST_STEPS },
	[DOC_OPTION] = { put_step, LIST_STEPS },
	[DOC_ROW] = { put_row, LIST_ROWS },
	[DOC_STATUS] = { put_pair, LIST_PAIRS },
	[DOC_DETAIL] = { put_para, LIST_NONE },
	[DOC_DETAIL_ROW] = { put_detail_row, LIST_NONE },
	[DOC_CHECK] = { put_check, LIST_CHECK },
	[DOC_FILL] = { put_fill, LIST_NONE },
	[DOC_QUOTE] = { put_quote, LIST_SAY },
	[DOC_CONTACT] = { put_contact, LIST_CONTACTS },
	[DOC_NOTE] = { put_note, LIST_NONE },
	[DOC_ALERT] = { put_heading, LIST_NONE },
	[DOC_SOURCE] = { put_source, LIST_SOURCES },
	[DOC_SOURCE_RUN] = { put_source, LIST_SOURCES },
	[DOC_BLANK] = { put_nothing, LIST_NONE },
};

/* It belongs to what the block before it opened. */
static bool
is_more(const struct page *p, const struct doc_block *b)
{
	return p->item && (b->kind == DOC_DETAIL || (p->list == LIST_ROWS &&
	    b->kind == DOC_ROW && b->label[0] == '\0'));
}

static void
put_more(struct page *p, const struct doc_block *b)
{
	if (p->list == LIST_ROWS)
		put_in(p, "<dd>", b->text, "</dd>\n");
	else
		put_para(p, b);
}

static void
put_block(struct page *p, const struct doc_block *b)
{
	const struct shape *s = &shapes[b->kind];

	if (is_more(p, b)) {
		put_more(p, b);
		return;
	}
	begin_list(p, s->list);
	if (lists[s->list].item != NULL)
		sbuf_puts(p->out, lists[s->list].item);
	s->put(p, b);
	p->item = s->list != LIST_NONE;
}

/* ---- the whole ---- */

static const char *
title_of(const struct doc *doc)
{
	size_t i;

	for (i = 0; i < doc_count(doc); i++)
		if (doc_at(doc, i)->kind == DOC_TITLE &&
		    doc_at(doc, i)->text[0] != '\0')
			return doc_at(doc, i)->text;
	return "bespreek";
}

/* Nothing is loaded, run or sent; the one style sheet is known by its sum. */
static const char *const head[] = {
	"<meta charset=\"utf-8\"/>\n",
	"<meta http-equiv=\"Content-Security-Policy\" ",
	"content=\"default-src 'none';", " style-src 'sha256-",
	ADVICE_CSS_SHA256, "';", " base-uri 'none';", " form-action 'none'\"/>\n",
	"<meta name=\"viewport\" ",
	"content=\"width=device-width, initial-scale=1\"/>\n",
	"<meta name=\"referrer\" content=\"no-referrer\"/>\n",
	"<meta name=\"robots\" content=\"noindex, nofollow\"/>\n",
	"<meta name=\"format-detection\" content=\"telephone=no\"/>\n",
};

static void
put_all(struct page *p, const char *const *parts, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		sbuf_puts(p->out, parts[i]);
}

static void
put_head(struct page *p)
{
	static const char *const css[] = { ADVICE_CSS };
	const char *title = title_of(p->doc);

	sbuf_puts(p->out, "<!DOCTYPE html>\n<html lang=\"");
	sbuf_puts(p->out, p->style->lang == KB_NL ? "nl" : "en");
	sbuf_puts(p->out, "\">\n<head>\n");
	put_all(p, head, sizeof(head) / sizeof(head[0]));
	sbuf_puts(p->out, "<title>");
	xml_add(p->out, title, strlen(title));
	sbuf_puts(p->out, "</title>\n<style>");
	put_all(p, css, sizeof(css) / sizeof(css[0]));
	sbuf_puts(p->out, "</style>\n</head>\n<body>\n<main>\n");
}

/* The marks of the sources lead to them. */
static const struct links *
with_sources(const struct page *p, struct arena *arena)
{
	struct links *l = links_new_over(arena, p->style->links);
	struct sbuf href = SBUF_EMPTY;
	const struct doc_block *b;
	unsigned long n = 0;
	size_t i;

	for (i = 0; l != NULL && i < doc_count(p->doc); i++) {
		b = doc_at(p->doc, i);
		if (b->kind != DOC_SOURCE && b->kind != DOC_SOURCE_RUN)
			continue;
		sbuf_reset(&href);
		sbuf_puts(&href, "#r");
		sbuf_num(&href, ++n);
		links_add(l, b->label, sbuf_text(&href));
	}
	p->out->failed = p->out->failed || href.failed || l == NULL ||
	    arena_failed(arena);
	sbuf_clear(&href);
	return l;
}

int
render_html(const struct doc *doc, const struct style *style,
    struct sbuf *out)
{
	struct arena *arena = arena_new();
	struct page p = { .doc = doc, .style = style, .out = out };
	size_t i;

	if (arena == NULL)
		return -1;
	p.links = with_sources(&p, arena);
	put_head(&p);
	for (i = 0; i < doc_count(doc); i++)
		put_block(&p, doc_at(doc, i));
	end_section(&p);
	sbuf_puts(out, "</main>\n</body>\n</html>\n");
	arena_free(arena);
	return out->failed || doc_failed(doc) ? -1 : 0;
}
