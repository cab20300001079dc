/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "report/phrase.h"
#include "report/tally_render.h"

#define BAR_MIN 8
#define BAR_MAX 30
#define EIGHTHS 8

struct sheet {
	const struct tally_year *year;
	const struct tally_page *page;
	struct doc *doc;
	bool chart;
	size_t digits;		/* of the largest number of the year */
	struct sbuf label, text;
};

static void
add_words(struct sheet *s, enum doc_kind kind, const char *message)
{
	struct sbuf year = SBUF_EMPTY, n = SBUF_EMPTY;

	sbuf_num(&year, (uint64_t)s->year->year);
	sbuf_num(&n, s->year->per_month);
	sbuf_reset(&s->text);
	phrase_add(s->page->kb, s->page->style->lang, &s->text, message,
	    "year", sbuf_text(&year), "n", sbuf_text(&n), NULL);
	doc_add(s->doc, kind, 0, "", sbuf_text(&s->text), NULL);
	sbuf_clear(&year);
	sbuf_clear(&n);
}

static void
add_blank(struct sheet *s)
{
	doc_add(s->doc, DOC_BLANK, 0, "", "", NULL);
}

static void
add_right(struct sbuf *b, const char *text, size_t columns)
{
	size_t n = strlen(text);

	if (n < columns)
		sbuf_pad(b, ' ', columns - n);
	sbuf_puts(b, text);
}

static void
add_number(struct sbuf *b, unsigned n, size_t columns)
{
	struct sbuf digits = SBUF_EMPTY;

	sbuf_num(&digits, n);
	add_right(b, sbuf_text(&digits), columns);
	sbuf_clear(&digits);
}

static unsigned
longest(const struct tally_table *t)
{
	unsigned most = 1;
	size_t i;

	for (i = 0; i < t->nrows; i++)
		if (t->rows[i].value > most)
			most = t->rows[i].value;
	return most;
}

static size_t
bar_columns(const struct sheet *s)
{
	size_t columns = (size_t)s->page->style->width / 3;

	if (columns > BAR_MAX)
		return BAR_MAX;
	return columns < BAR_MIN ? BAR_MIN : columns;
}

/* In eighths of a column, rounded; something is never nothing. */
static size_t
bar_eighths(const struct sheet *s, unsigned value, unsigned most)
{
	size_t full = bar_columns(s) * EIGHTHS;
	size_t n = (size_t)(((uint64_t)value * full * 2 + most) /
	    ((uint64_t)most * 2));

	return value > 0 && n == 0 ? 1 : n;
}

static void
add_blocks(const struct sheet *s, struct sbuf *b, unsigned value,
    unsigned most)
{
	static const char *const parts[EIGHTHS] = { "", "\u258f", "\u258e",
	    "\u258d", "\u258c", "\u258b", "\u258a", "\u2589" };
	size_t n = bar_eighths(s, value, most), i, shown;

	for (i = 0; i < n / EIGHTHS; i++)
		sbuf_puts(b, "\u2588");
	sbuf_puts(b, parts[n % EIGHTHS]);
	shown = n / EIGHTHS + (n % EIGHTHS > 0);
	sbuf_pad(b, ' ', bar_columns(s) - shown);
	sbuf_putc(b, ' ');
}

static void
add_signs(const struct sheet *s, struct sbuf *b, unsigned value,
    unsigned most)
{
	size_t n = (bar_eighths(s, value, most) + EIGHTHS - 1) / EIGHTHS;

	if (n > 0)
		sbuf_putc(b, ' ');
	sbuf_pad(b, '#', n);
}

static const char *
not_shown(const struct sheet *s)
{
	return kb_message(s->page->kb, s->page->style->lang,
	    "tally-not-shown");
}

/* "words: 12 (34%)" and, in a chart, a bar of signs. */
static void
add_spoken(struct sheet *s, const struct tally_table *t,
    const struct tally_row *r)
{
	sbuf_reset(&s->text);
	if (!r->told)
		sbuf_puts(&s->text, not_shown(s));
	else {
		sbuf_num(&s->text, r->value);
		if (t->counts) {
			sbuf_puts(&s->text, " (");
			sbuf_num(&s->text, r->percent);
			sbuf_puts(&s->text, "%)");
		}
		if (s->chart)
			add_signs(s, &s->text, r->value, longest(t));
	}
	doc_add(s->doc, DOC_CONTACT, 0, r->label, sbuf_text(&s->text), NULL);
}

/* "  12   34%", words beside it. */
static void
add_aligned(struct sheet *s, const struct tally_table *t,
    const struct tally_row *r)
{
	sbuf_reset(&s->label);
	if (s->chart)
		add_blocks(s, &s->label, r->value, longest(t));
	if (!r->told)
		add_right(&s->label, "-", s->digits);
	else
		add_number(&s->label, r->value, s->digits);
	if (t->counts && r->told) {
		add_number(&s->label, r->percent, 5);
		sbuf_putc(&s->label, '%');
	} else if (t->counts)
		sbuf_pad(&s->label, ' ', 6);
	doc_add(s->doc, DOC_ROW, 0, sbuf_text(&s->label), r->label, NULL);
}

static void
add_row(struct sheet *s, const struct tally_table *t,
    const struct tally_row *r)
{
	if (s->page->style->plain)
		add_spoken(s, t, r);
	else
		add_aligned(s, t, r);
}

static void
add_table(struct sheet *s, const struct tally_table *t)
{
	const struct tally_row total = { "total", kb_message(s->page->kb,
	    s->page->style->lang, "tally-total"), true, t->total, 100 };
	struct tally_table sum = *t;
	bool chart = s->chart;
	size_t i;

	add_blank(s);
	doc_add(s->doc, DOC_SUBHEADING, 0, "", t->title, NULL);
	for (i = 0; i < t->nrows; i++)
		add_row(s, t, &t->rows[i]);
	if (!t->counts || chart)
		return;
	sum.rows = &total;
	sum.nrows = 1;
	add_row(s, &sum, &total);
}

static size_t
digits_of(unsigned n)
{
	size_t digits = 1;

	for (; n > 9; n /= 10)
		digits++;
	return digits;
}

static void
add_year(struct sheet *s)
{
	size_t i;

	add_words(s, DOC_TITLE, "tally-title");
	if (!s->year->told)
		add_words(s, DOC_PARA, "tally-few");
	else if (s->year->total == 0)
		add_words(s, DOC_PARA, "tally-none");
	else
		add_words(s, DOC_PARA, "tally-average");
	for (i = 0; i < s->year->ntables; i++)
		add_table(s, &s->year->tables[i]);
	if (s->year->ntables > 0)
		add_blank(s);
	if (s->year->withheld)
		add_words(s, DOC_NOTE, s->page->style->plain ?
		    "tally-note-words" : "tally-note");
	if (!s->page->over)
		add_words(s, DOC_NOTE, "tally-not-over");
}

static int
render(const struct tally_year *y, const struct tally_page *page, bool chart,
    struct sbuf *out)
{
	struct sheet s = { .year = y, .page = page, .doc = doc_new(),
	    .chart = chart, .digits = digits_of(y->total),
	    .label = SBUF_EMPTY, .text = SBUF_EMPTY };
	int status = -1;

	if (s.doc != NULL) {
		add_year(&s);
		if (!s.label.failed && !s.text.failed)
			status = render_text(s.doc, page->style, out);
	}
	sbuf_clear(&s.label);
	sbuf_clear(&s.text);
	doc_free(s.doc);
	return status;
}

int
tally_render_text(const struct tally_year *y, const struct tally_page *page,
    struct sbuf *out)
{
	return render(y, page, false, out);
}

int
tally_render_chart(const struct tally_year *y, const struct tally_page *page,
    struct sbuf *out)
{
	return render(y, page, true, out);
}
