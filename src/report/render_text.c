/* SPDX-License-Identifier: MIT */
#include "report/render.h"

#include <string.h>

#include "report/spoken.h"
#include "report/wrap.h"

#define STACKED_INDENT 3

enum tint { TINT_NONE, TINT_BOLD, TINT_ALERT };

static const struct { const char *on, *off; } tints[] = {
	[TINT_NONE] = { "", "" },
	[TINT_BOLD] = { "\033[1m", "\033[0m" },
	[TINT_ALERT] = { "\033[1;31m", "\033[0m" },
};

struct page {
	const struct doc *doc;
	const struct style *style;
	struct sbuf *out;
	size_t width;
	size_t at;		/* block that is being written */
	size_t column;		/* of the text of the block before */
	struct sbuf scratch;
};

/* Where a kind stands and how it looks. */
struct shape {
	void (*put)(struct page *, const struct doc_block *);
	size_t indent;
	size_t gap;		/* after a number, label or mark */
	enum tint tint;
};

static const struct shape *shape_of(enum doc_kind);

static enum tint
tint_of(const struct page *p, const struct doc_block *b)
{
	if (!p->style->color || p->style->plain)
		return TINT_NONE;
	return shape_of(b->kind)->tint;
}

/* Prefix and text; continuation lines stand below the text. */
static void
put_hanging(struct page *p, const struct doc_block *b, size_t indent,
    const char *prefix, size_t column, const char *text)
{
	enum tint tint = tint_of(p, b);
	struct wrap w = { p->width, indent, prefix, column, column,
	    tints[tint].on, tints[tint].off, p->style->links,
	    p->style->hyperlinks };

	p->column = column;
	wrap_put(p->out, &w, text);
}

static size_t
indent_of(const struct page *p, const struct doc_block *b)
{
	return p->style->plain ? 0 : shape_of(b->kind)->indent;
}

static void
put_text(struct page *p, const struct doc_block *b)
{
	size_t indent = indent_of(p, b);

	put_hanging(p, b, indent, "", indent, b->text);
}

static void
put_blank(struct page *p, const struct doc_block *b)
{
	(void)b;
	sbuf_putc(p->out, '\n');
}

static void
put_detail(struct page *p, const struct doc_block *b)
{
	size_t column = p->style->plain ? 0 : p->column;

	put_hanging(p, b, column, "", column, b->text);
}

/* "label: text", or what there is of it. */
static const char *
joined(struct page *p, const struct doc_block *b)
{
	sbuf_reset(&p->scratch);
	sbuf_puts(&p->scratch, b->label);
	if (b->label[0] != '\0' && b->text[0] != '\0')
		sbuf_puts(&p->scratch, ": ");
	sbuf_puts(&p->scratch, b->text);
	return sbuf_text(&p->scratch);
}

static void
put_joined(struct page *p, const struct doc_block *b, size_t indent,
    size_t hang)
{
	enum tint tint = tint_of(p, b);
	struct wrap w = { p->width, indent, "", indent, hang,
	    tints[tint].on, tints[tint].off, p->style->links,
	    p->style->hyperlinks };

	p->column = hang;
	wrap_put(p->out, &w, joined(p, b));
}

/* The date stands right of the title, or below it where both do not fit. */
static void
put_title(struct page *p, const struct doc_block *b)
{
	size_t left = wrap_columns(b->text), right = wrap_columns(b->label);
	struct doc_block label = { DOC_TITLE, 0, "", b->label, NULL };

	if (p->style->plain || right == 0 || left + 2 + right > p->width) {
		put_text(p, b);
		if (right > 0)
			put_text(p, &label);
		return;
	}
	put_hanging(p, b, 0, b->text, p->width - right, b->label);
	p->column = 0;
}

/* Digits of the largest number of this kind in the document. */
static size_t
number_columns(const struct page *p, enum doc_kind kind)
{
	const struct doc_block *b;
	size_t i, n = 1, digits;
	int rest;

	for (i = 0; i < doc_count(p->doc); i++) {
		b = doc_at(p->doc, i);
		if (b->kind != kind)
			continue;
		for (digits = 1, rest = b->number; rest > 9; rest /= 10)
			digits++;
		if (digits > n)
			n = digits;
	}
	return n;
}

static void
put_counted(struct page *p, const struct doc_block *b)
{
	const struct shape *s = shape_of(b->kind);
	size_t columns = number_columns(p, b->kind);
	struct sbuf number = SBUF_EMPTY;
	size_t indent, column;

	sbuf_num(&number, b->number < 0 ? 0 : (unsigned long)b->number);
	if (p->style->plain) {
		sbuf_putc(&number, '.');
		indent = 0;
		column = number.len + 1;
	} else {
		indent = s->indent + columns -
		    (number.len < columns ? number.len : columns);
		column = s->indent + columns + s->gap;
	}
	put_hanging(p, b, indent, sbuf_text(&number), column, b->text);
	p->out->failed = p->out->failed || number.failed;
	sbuf_clear(&number);
}

static void
put_heading(struct page *p, const struct doc_block *b)
{
	struct sbuf number = SBUF_EMPTY;

	if (b->number <= 0) {
		put_text(p, b);
		return;
	}
	sbuf_num(&number, (unsigned long)b->number);
	sbuf_putc(&number, '.');
	put_hanging(p, b, 0, sbuf_text(&number), number.len + 1, b->text);
	p->out->failed = p->out->failed || number.failed;
	sbuf_clear(&number);
}

static bool
in_run(const struct doc_block *b, enum doc_kind kind)
{
	return b->kind == kind || b->kind == DOC_DETAIL;
}

/* Widest label of the rows around this one, details included. */
static size_t
label_columns(const struct page *p, enum doc_kind kind)
{
	size_t i = p->at, widest = 0, n;

	while (i > 0 && in_run(doc_at(p->doc, i - 1), kind))
		i--;
	for (; i < doc_count(p->doc) && in_run(doc_at(p->doc, i), kind); i++) {
		n = wrap_columns(doc_at(p->doc, i)->label);
		if (n > widest)
			widest = n;
	}
	return widest;
}

/* A table between details leaves their indent as it is. */
static void
put_detail_row(struct page *p, const struct doc_block *b)
{
	const struct shape *s = shape_of(b->kind);
	size_t before = p->column, indent = before + s->indent;
	size_t column = indent + label_columns(p, b->kind) + s->gap;

	if (p->style->plain)
		put_joined(p, b, 0, 0);
	else if (column > p->width / 2)
		put_joined(p, b, indent, indent + s->gap);
	else
		put_hanging(p, b, indent, b->label, column, b->text);
	p->column = before;
}

/* Statuses line up over the whole document. */
static size_t
status_columns(const struct page *p)
{
	const struct doc_block *b;
	size_t i, n, widest = 0;

	for (i = 0; i < doc_count(p->doc); i++) {
		b = doc_at(p->doc, i);
		n = b->kind == DOC_STATUS ? wrap_columns(b->label) : 0;
		if (n > widest)
			widest = n;
	}
	return widest;
}

static void
put_columns(struct page *p, const struct doc_block *b, size_t columns)
{
	const struct shape *s = shape_of(b->kind);
	size_t column = s->indent + columns + s->gap;

	if (p->style->plain)
		put_joined(p, b, 0, 0);
	else if (column > p->width / 2)
		put_joined(p, b, s->indent, STACKED_INDENT);
	else
		put_hanging(p, b, s->indent, b->label, column, b->text);
}

static void
put_row(struct page *p, const struct doc_block *b)
{
	put_columns(p, b, label_columns(p, b->kind));
}

static void
add_mark(struct sbuf *text, const struct doc_block *b)
{
	if (text->len > 0)
		sbuf_putc(text, ' ');
	sbuf_puts(text, b->label);
	sbuf_putc(text, ' ');
	sbuf_puts(text, b->text);
}

/* The first writes its neighbours too; their words come as they are. */
static void
put_run(struct page *p, const struct doc_block *b)
{
	struct sbuf text = SBUF_EMPTY, spoken = SBUF_EMPTY;
	struct doc_block all = { b->kind, 0, "", NULL, NULL };
	size_t i = p->at;

	if (i > 0 && doc_at(p->doc, i - 1)->kind == b->kind)
		return;
	for (; i < doc_count(p->doc) && doc_at(p->doc, i)->kind == b->kind;
	    i++)
		add_mark(&text, doc_at(p->doc, i));
	if (p->style->plain)
		spoken_put(p->style, sbuf_text(&text), &spoken);
	all.text = sbuf_text(p->style->plain ? &spoken : &text);
	put_text(p, &all);
	p->out->failed = p->out->failed || text.failed || spoken.failed;
	sbuf_clear(&text);
	sbuf_clear(&spoken);
}

static void
put_status(struct page *p, const struct doc_block *b)
{
	put_columns(p, b, status_columns(p));
}

static void
put_contact(struct page *p, const struct doc_block *b)
{
	size_t indent = indent_of(p, b);

	put_joined(p, b, indent, p->style->plain ? 0 : STACKED_INDENT);
}

static void
put_check(struct page *p, const struct doc_block *b)
{
	static const char box[] = "[ ]";
	const struct shape *s = shape_of(b->kind);

	if (p->style->plain)
		put_text(p, b);
	else
		put_hanging(p, b, s->indent, box,
		    s->indent + sizeof(box) - 1 + s->gap, b->text);
}

/* The line to write on is as wide as the page. */
static void
put_fill(struct page *p, const struct doc_block *b)
{
	put_text(p, b);
	if (p->style->plain)
		return;
	sbuf_putc(p->out, ' ');
	sbuf_pad(p->out, '_', p->width - 1);
	sbuf_putc(p->out, '\n');
}

static void
put_quote(struct page *p, const struct doc_block *b)
{
	struct sbuf quoted = SBUF_EMPTY;
	size_t indent = indent_of(p, b);

	sbuf_putc(&quoted, '"');
	sbuf_puts(&quoted, b->text);
	sbuf_putc(&quoted, '"');
	if (p->style->plain)
		put_text(p, b);
	else {
		struct wrap w = { p->width, indent, "", indent, indent + 1,
		    "", "", p->style->links, p->style->hyperlinks };

		p->column = indent + 1;
		wrap_put(p->out, &w, sbuf_text(&quoted));
	}
	p->out->failed = p->out->failed || quoted.failed;
	sbuf_clear(&quoted);
}

static const struct shape shapes[] = {
	[DOC_TITLE] = { put_title, 0, 0, TINT_BOLD },
	[DOC_HEADING] = { put_heading, 0, 0, TINT_BOLD },
	[DOC_SUBHEADING] = { put_text, 0, 0, TINT_BOLD },
	[DOC_PARA] = { put_text, 0, 0, TINT_NONE },
	[DOC_LINE] = { put_text, 1, 0, TINT_NONE },
	[DOC_NUMBERED] = { put_counted, 1, 1, TINT_NONE },
	[DOC_OPTION] = { put_counted, 2, 2, TINT_NONE },
	[DOC_ROW] = { put_row, 1, 2, TINT_NONE },
	[DOC_STATUS] = { put_status, 1, 2, TINT_NONE },
	[DOC_DETAIL] = { put_detail, 0, 0, TINT_NONE },
	[DOC_DETAIL_ROW] = { put_detail_row, 1, 2, TINT_NONE },
	[DOC_CHECK] = { put_check, 1, 1, TINT_NONE },
	[DOC_FILL] = { put_fill, 1, 0, TINT_NONE },
	[DOC_QUOTE] = { put_quote, 1, 0, TINT_NONE },
	[DOC_CONTACT] = { put_contact, 1, 0, TINT_NONE },
	[DOC_NOTE] = { put_text, 0, 0, TINT_NONE },
	[DOC_ALERT] = { put_text, 0, 0, TINT_ALERT },
	[DOC_SOURCE] = { put_row, 1, 2, TINT_NONE },
	[DOC_SOURCE_RUN] = { put_run, 1, 0, TINT_NONE },
	[DOC_BLANK] = { put_blank, 0, 0, TINT_NONE },
};

static const struct shape *
shape_of(enum doc_kind kind)
{
	return &shapes[kind];
}

static void
put_spoken(struct page *p, const struct doc_block *b)
{
	struct sbuf text = SBUF_EMPTY, label = SBUF_EMPTY;
	struct doc_block words = *b;

	spoken_put(p->style, b->text, &text);
	spoken_put(p->style, b->label, &label);
	words.text = sbuf_text(&text);
	words.label = sbuf_text(&label);
	shape_of(b->kind)->put(p, &words);
	p->out->failed = p->out->failed || text.failed || label.failed;
	sbuf_clear(&text);
	sbuf_clear(&label);
}

int
render_text(const struct doc *doc, const struct style *style,
    struct sbuf *out)
{
	struct page p = { doc, style, out, 80, 0, 0, SBUF_EMPTY };
	const struct doc_block *b;

	if (style->width > 0)
		p.width = (size_t)style->width;
	for (p.at = 0; p.at < doc_count(doc); p.at++) {
		b = doc_at(doc, p.at);
		if (style->plain)
			put_spoken(&p, b);
		else
			shape_of(b->kind)->put(&p, b);
	}
	if (p.scratch.failed)
		out->failed = true;
	sbuf_clear(&p.scratch);
	return out->failed || doc_failed(doc) ? -1 : 0;
}
