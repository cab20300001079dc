/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "report/phrase.h"
#include "report/tally_render.h"

/* How rows are written for another program. */
struct form {
	void (*begin)(struct sbuf *, const struct tally_page *,
	    const struct tally_table *);
	void (*row)(struct sbuf *, const struct tally_table *, const char *id,
	    const char *label, bool told, unsigned value, unsigned percent);
};

static const char *
words(const struct tally_page *page, const char *message)
{
	return kb_message(page->kb, page->style->lang, message);
}

static void
put_table(struct sbuf *out, const struct tally_page *page,
    const struct tally_table *t, const struct form *form)
{
	const struct tally_row *r;

	form->begin(out, page, t);
	for (r = t->rows; r < t->rows + t->nrows; r++)
		form->row(out, t, r->id, r->label, r->told, r->value,
		    r->percent);
	if (t->counts)
		form->row(out, t, "total", words(page, "tally-total"),
		    true, t->total, 100);
}

static void
begin_tsv(struct sbuf *out, const struct tally_page *page,
    const struct tally_table *t)
{
	(void)out;
	(void)page;
	(void)t;
}

static void
row_tsv(struct sbuf *out, const struct tally_table *t, const char *id,
    const char *label, bool told, unsigned value, unsigned percent)
{
	sbuf_puts(out, t->id);
	sbuf_putc(out, '\t');
	sbuf_puts(out, id);
	sbuf_putc(out, '\t');
	sbuf_puts(out, label);
	sbuf_putc(out, '\t');
	if (told)
		sbuf_num(out, value);
	sbuf_putc(out, '\t');
	if (told && t->counts)
		sbuf_num(out, percent);
	sbuf_putc(out, '\n');
}

int
tally_render_tsv(const struct tally_year *y, const struct tally_page *page,
    struct sbuf *out)
{
	static const struct form form = { begin_tsv, row_tsv };
	size_t i;

	sbuf_puts(out, "table\tid\tlabel\tvalue\tpercent\n");
	for (i = 0; i < y->ntables; i++)
		put_table(out, page, &y->tables[i], &form);
	return out->failed ? -1 : 0;
}

/* The signs that mean something in Markdown stand for themselves. */
static void
put_md(struct sbuf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("\\`*_[]<>#|", *text) != NULL)
			sbuf_putc(out, '\\');
		sbuf_putc(out, *text);
	}
}

static void
begin_md(struct sbuf *out, const struct tally_page *page,
    const struct tally_table *t)
{
	sbuf_puts(out, "\n## ");
	put_md(out, t->title);
	sbuf_puts(out, "\n\n| | ");
	sbuf_puts(out, words(page, t->counts ? "tally-number"
	    : "tally-minutes"));
	sbuf_puts(out, t->counts ? " | % |\n|:--|--:|--:|\n"
	    : " |\n|:--|--:|\n");
}

static void
row_md(struct sbuf *out, const struct tally_table *t, const char *id,
    const char *label, bool told, unsigned value, unsigned percent)
{
	(void)id;
	sbuf_puts(out, "| ");
	put_md(out, label);
	sbuf_puts(out, " | ");
	if (told)
		sbuf_num(out, value);
	else
		sbuf_putc(out, '-');
	if (t->counts) {
		sbuf_puts(out, " | ");
		if (told)
			sbuf_num(out, percent);
	}
	sbuf_puts(out, " |\n");
}

static void
put_line(struct sbuf *out, const struct tally_year *y,
    const struct tally_page *page, const char *before, const char *message)
{
	struct sbuf year = SBUF_EMPTY, n = SBUF_EMPTY;

	sbuf_num(&year, (uint64_t)y->year);
	sbuf_num(&n, y->per_month);
	sbuf_puts(out, before);
	phrase_add(page->kb, page->style->lang, out, message, "year",
	    sbuf_text(&year), "n", sbuf_text(&n), NULL);
	sbuf_putc(out, '\n');
	sbuf_clear(&year);
	sbuf_clear(&n);
}

int
tally_render_md(const struct tally_year *y, const struct tally_page *page,
    struct sbuf *out)
{
	static const struct form form = { begin_md, row_md };
	size_t i;

	put_line(out, y, page, "# ", "tally-title");
	put_line(out, y, page, "\n", !y->told ? "tally-few" : y->total == 0 ?
	    "tally-none" : "tally-average");
	for (i = 0; i < y->ntables; i++)
		put_table(out, page, &y->tables[i], &form);
	if (y->withheld)
		put_line(out, y, page, "\n", "tally-note");
	if (!page->over)
		put_line(out, y, page, "\n", "tally-not-over");
	return out->failed ? -1 : 0;
}
