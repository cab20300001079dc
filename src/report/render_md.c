/* SPDX-License-Identifier: MIT */
#include "report/render.h"

#include <string.h>

#include "base/utf8.h"
#include "report/markup.h"

enum place { PLACE_NONE, PLACE_PARA, PLACE_ITEM };

struct page {
	const struct style *style;
	struct sbuf *out;
	enum place last;	/* what was written before */
};

/* What stands before a label, between it and the text, before a text without
 * a label, and after the text. */
struct shape {
	enum place place;
	const char *label, *between, *text, *after;
	bool numbered;
};

static const struct shape shapes[] = {
	[DOC_TITLE] = { PLACE_PARA, "", "", "# ", "", false },
	[DOC_HEADING] = { PLACE_PARA, "", "", "## ", "", true },
	[DOC_SUBHEADING] = { PLACE_PARA, "", "", "### ", "", false },
	[DOC_PARA] = { PLACE_PARA, "", "", "", "", false },
	[DOC_LINE] = { PLACE_PARA, "", "", "", "", false },
	[DOC_NUMBERED] = { PLACE_ITEM, "", "", "", "", true },
	[DOC_OPTION] = { PLACE_ITEM, "", "", "", "", true },
	[DOC_ROW] = { PLACE_ITEM, "- **", ":** ", "- ", "", false },
	[DOC_STATUS] = { PLACE_ITEM, "- **", ":** ", "- ", "", false },
	[DOC_DETAIL] = { PLACE_PARA, "", "", "", "", false },
	[DOC_DETAIL_ROW] = { PLACE_ITEM, "- **", ":** ", "- ", "", false },
	[DOC_CHECK] = { PLACE_ITEM, "", "", "- [ ] ", "", false },
	[DOC_FILL] = { PLACE_PARA, "", "", "", " \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_", false },
	[DOC_QUOTE] = { PLACE_ITEM, "", "", "- \u201c", "\u201d", false },
	[DOC_CONTACT] = { PLACE_ITEM, "- **", ":** ", "- ", "", false },
	[DOC_NOTE] = { PLACE_PARA, "", "", "", "", false },
	[DOC_ALERT] = { PLACE_PARA, "", "", "## **", "**", false },
	[DOC_SOURCE] = { PLACE_ITEM, "- ", " ", "- ", "", false },
	[DOC_SOURCE_RUN] = { PLACE_ITEM, "- ", " ", "- ", "", false },
	[DOC_BLANK] = { PLACE_NONE, "", "", "", "", false },
};

/* ---- words ---- */

static bool
is_special(const char *s, size_t len)
{
	return strchr("\\`*_[]<>&#|~", *s) != NULL || (*s == '!' && len == 1);
}

static void
add_text(struct sbuf *out, const char *s, size_t len)
{
	struct sbuf safe = SBUF_EMPTY;
	size_t i;

	utf8_add_safe(&safe, s, len);
	for (i = 0; i < safe.len; i++) {
		if (is_special(safe.text + i, safe.len - i))
			sbuf_putc(out, '\\');
		sbuf_putc(out, safe.text[i]);
	}
	out->failed = out->failed || safe.failed;
	sbuf_clear(&safe);
}

static void
add_link(struct sbuf *out, const struct link *link)
{
	sbuf_putc(out, '[');
	add_text(out, link->text, strlen(link->text));
	sbuf_puts(out, "](");
	add_text(out, link->href, strlen(link->href));
	sbuf_putc(out, ')');
}

/* A text that looks like the beginning of a list is none. */
static size_t
add_beginning(struct sbuf *out, const char *text)
{
	size_t n = strspn(text, "0123456789");

	if (n > 0 && (text[n] == '.' || text[n] == ')'))
		sbuf_add(out, text, n);
	else if (strchr("-+=", text[0]) == NULL || text[0] == '\0')
		return 0;
	else
		n = 0;
	sbuf_putc(out, '\\');
	sbuf_putc(out, text[n]);
	return n + 1;
}

static void
put_words(struct page *p, const char *text)
{
	static const struct markup md = { add_text, add_link };
	size_t n = 0;

	if (links_at(p->style->links, text, 0) == NULL)
		n = add_beginning(p->out, text);
	markup_put(p->out, &md, p->style->links, text + n);
}

/* ---- blocks ---- */

static void
put_number(struct page *p, const struct doc_block *b)
{
	if (b->number <= 0 && shapes[b->kind].place == PLACE_PARA)
		return;
	sbuf_num(p->out, b->number < 0 ? 0 : (unsigned long)b->number);
	sbuf_puts(p->out, ". ");
}

static void
put_label(struct page *p, const struct doc_block *b)
{
	const struct shape *s = &shapes[b->kind];

	sbuf_puts(p->out, s->label);
	put_words(p, b->label);
	if (b->text[0] != '\0')
		sbuf_puts(p->out, s->between);
	else if (strcmp(s->between, " ") != 0)
		sbuf_puts(p->out, "**");
}

/* Continues the item before it. */
static bool
is_more(const struct page *p, const struct doc_block *b)
{
	return p->last == PLACE_ITEM && (b->kind == DOC_DETAIL ||
	    (b->kind == DOC_ROW && b->label[0] == '\0'));
}

/* The moment stands below the title. */
static void
put_date(struct page *p, const struct doc_block *b)
{
	if (b->kind != DOC_TITLE || b->label[0] == '\0')
		return;
	sbuf_puts(p->out, "\n\n");
	put_words(p, b->label);
}

static void
put_block(struct page *p, const struct doc_block *b)
{
	const struct shape *s = &shapes[b->kind];

	if (b->text[0] == '\0' && b->label[0] == '\0')
		return;
	if (p->last != PLACE_NONE && (s->place == PLACE_PARA ||
	    p->last == PLACE_PARA))
		sbuf_putc(p->out, '\n');
	if (b->label[0] != '\0' && b->kind != DOC_TITLE)
		put_label(p, b);
	else
		sbuf_puts(p->out, s->text);
	if (s->numbered)
		put_number(p, b);
	put_words(p, b->text);
	sbuf_puts(p->out, s->after);
	put_date(p, b);
	sbuf_putc(p->out, '\n');
	p->last = s->place;
}

int
render_md(const struct doc *doc, const struct style *style, struct sbuf *out)
{
	struct page p = { style, out, PLACE_NONE };
	const struct doc_block *b;
	size_t i;

	for (i = 0; i < doc_count(doc); i++) {
		b = doc_at(doc, i);
		if (!is_more(&p, b)) {
			put_block(&p, b);
			continue;
		}
		sbuf_puts(out, "  ");
		put_words(&p, b->text);
		sbuf_putc(out, '\n');
	}
	return out->failed || doc_failed(doc) ? -1 : 0;
}
