/* SPDX-License-Identifier: MIT */
/* The tables of a year: those of the annual report the categories come from,
 * and what may never follow from them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kb/load.h"
#include "kb_small.h"
#include "report/tally_render.h"

struct world { struct kb *kb; struct diag *diag; };

static int
set_up(void **state)
{
	static struct world w;

	w.diag = diag_new();
	w.kb = kb_load(getenv("KNOWLEDGE_DIR"), w.diag);
	*state = &w;
	return w.kb == NULL ? -1 : 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	kb_free(w->kb);
	diag_free(w->diag);
	return 0;
}

/* What the annual report 2021 of Stop it Now! Vlaanderen prints on pages 8
 * and 9, its 66 possible viewers being part of its 295. */
static const struct { const char *group, *theme; unsigned n; } printed[] = {
	{ "self", "feelings", 506 }, { "self", "images", 295 },
	{ "self", "offence", 130 }, { "self", "other", 59 },
	{ "relative", "offence", 175 }, { "relative", "potential", 135 },
	{ "relative", "images", 66 }, { "relative", "child-behaviour", 17 },
	{ "relative", "other", 23 }, { "relative", "child-online", 13 },
	{ "relative", "child-signals", 7 },
	{ "professional", "psychologist", 39 },
	{ "professional", "helpline", 15 },
	{ "professional", "sexologist", 13 },
	{ "professional", "teacher", 4 }, { "professional", "gp", 3 },
	{ "professional", "other", 83 },
	{ "society", "information", 116 }, { "society", "societal", 87 },
	{ "society", "not-serious", 43 }, { "society", "hung-up", 84 },
};
#define NPRINTED (sizeof(printed) / sizeof(printed[0]))

/* Its shares of the channels, average durations and referrals on them: no
 * table crosses these with the themes, so they may fall anywhere. */
static void
spread(struct tally_count *c, unsigned i)
{
	c->month = (int)(i % 12) + 1;
	c->channel = i < 803 ? "mail" : i < 1568 ? "phone" : "chat";
	c->minutes = i < 803 ? 0 : i < 1568 ? (i % 2 == 0 ? 18 : 22) :
	    i % 2 == 0 ? 30 : 46;
	c->referral = i < 263 ? "referred" : i < 441 ? "appointment"
	    : "neither";
}

static struct tally_year *
year_of_the_report(const struct world *w)
{
	static struct tally_count counts[2000];
	unsigned n = 0, k;
	size_t i;

	for (i = 0; i < NPRINTED; i++)
		for (k = 0; k < printed[i].n; k++, n++) {
			counts[n] = (struct tally_count){ .n = 1,
			    .group = printed[i].group,
			    .theme = printed[i].theme };
			spread(&counts[n], n * 7 % 1913);
		}
	assert_int_equal(n, 1913);
	return tally_year_new(w->kb, KB_NL, 2021, counts, n);
}

static const struct tally_table *
table(const struct tally_year *y, const char *id)
{
	size_t i;

	for (i = 0; i < y->ntables; i++)
		if (strcmp(y->tables[i].id, id) == 0)
			return &y->tables[i];
	return NULL;
}

static const struct tally_row *
row(const struct tally_year *y, const char *of, const char *id)
{
	const struct tally_table *t = table(y, of);
	size_t i;

	assert_non_null(t);
	for (i = 0; i < t->nrows; i++)
		if (strcmp(t->rows[i].id, id) == 0)
			return &t->rows[i];
	fail_msg("%s has no row %s", of, id);
	return NULL;
}

static void
assert_row(const struct tally_year *y, const char *of, const char *id,
    unsigned value, unsigned percent)
{
	const struct tally_row *r = row(y, of, id);

	assert_true(r->told);
	assert_int_equal(r->value, value);
	assert_int_equal(r->percent, percent);
}

static void
the_printed_report(void **state)
{
	struct tally_year *y = year_of_the_report(*state);

	assert_int_equal(y->total, 1913);	/* not its 19,133 */
	assert_row(y, "group", "self", 990, 52);
	assert_row(y, "group", "relative", 436, 23);
	assert_row(y, "group", "professional", 157, 8);
	assert_row(y, "group", "society", 330, 17);
	assert_int_equal(table(y, "group")->nrows, 4);
	assert_row(y, "channel", "mail", 803, 42);
	assert_row(y, "channel", "phone", 765, 40);
	assert_row(y, "channel", "chat", 345, 18);
	assert_int_equal(row(y, "duration", "phone")->value, 20);
	assert_int_equal(row(y, "duration", "chat")->value, 38);
	assert_int_equal(row(y, "referral", "referred")->value, 263);
	assert_int_equal(row(y, "referral", "appointment")->value, 178);
	tally_year_free(y);
}

/* All its rows but those it should not have printed: 4 teachers and 3 GPs,
 * whose sum of 7 may be told. */
static void
the_printed_themes(void **state)
{
	struct tally_year *y = year_of_the_report(*state);
	const struct tally_row *r;
	size_t i;

	for (i = 0; i < NPRINTED; i++) {
		r = row(y, printed[i].group, printed[i].theme);
		assert_int_equal(r->told, printed[i].n >= 5);
		assert_int_equal(r->value, r->told ? printed[i].n : 0);
	}
	assert_int_equal(table(y, "self")->total, 990);
	assert_true(y->withheld);
	tally_year_free(y);
}

static void
its_years(void **state)
{
	static const unsigned of_year[] = { 315, 447, 281, 460, 410 };
	static const unsigned per_month[] = { 26, 37, 23, 38, 34 };
	const struct world *w = *state;
	struct tally_count c = { 3, "self", "feelings", "mail", "neither", 0,
	    0 };
	struct tally_year *y;
	unsigned sum = 0;
	int i;

	for (i = 0; i < 5; i++) {
		c.n = of_year[i];
		y = tally_year_new(w->kb, KB_NL, 2017 + i, &c, 1);
		assert_int_equal(y->total, of_year[i]);
		assert_int_equal(y->per_month, per_month[i]);
		sum += y->total;
		tally_year_free(y);
	}
	assert_int_equal(sum, 1913);
}

/* Every way in which up to PEOPLE_MAX contacts fall over a set of cells, with
 * rows that come only when they count someone. */
#define NCELLS 6
#define PEOPLE_MAX 12
struct cell { const char *group, *theme, *channel; };
static const struct cell sets[][NCELLS] = {
	{ { "self", "feelings", "mail" }, { "self", "images", "mail" },
	  { "self", "unknown", "mail" }, { "relative", "other", "mail" },
	  { "unknown", "unknown", "mail" }, { "gone", "unknown", "mail" } },
	{ { "self", "feelings", "mail" }, { "self", "feelings", "phone" },
	  { "self", "feelings", "chat" }, { "self", "feelings", "unknown" },
	  { "self", "feelings", "gone" }, { "self", "feelings", "lost" } },
};
#define NSETS (sizeof(sets) / sizeof(sets[0]))

struct told { unsigned n[NCELLS]; char *text; };
struct all {
	struct told *at;
	size_t n;
	const struct world *w;
	const struct cell *cells;
};

static char *
tell(const struct all *all, const unsigned *n)
{
	struct tally_count counts[NCELLS];
	struct style style = { .width = 80, .lang = KB_EN };
	struct tally_page page = { all->w->kb, &style, true };
	struct sbuf text = SBUF_EMPTY;
	struct tally_year *y;
	size_t i, k = 0;

	for (i = 0; i < NCELLS; i++)
		if (n[i] > 0)
			counts[k++] = (struct tally_count){ 1,
			    all->cells[i].group, all->cells[i].theme,
			    all->cells[i].channel, "neither", 0, n[i] };
	y = tally_year_new(all->w->kb, KB_EN, 2020, counts, k);
	assert_non_null(y);
	assert_int_equal(tally_render_text(y, &page, &text), 0);
	assert_int_equal(tally_render_tsv(y, &page, &text), 0);
	tally_year_free(y);
	return text.text;
}

static void
each_way(struct all *all, unsigned *n, size_t i, unsigned left)
{
	unsigned here;

	if (i + 1 < NCELLS) {
		for (here = 0; here <= left; here++) {
			n[i] = here;
			each_way(all, n, i + 1, left - here);
		}
		return;
	}
	n[i] = left;
	all->at = realloc(all->at, (all->n + 1) * sizeof(*all->at));
	assert_non_null(all->at);
	memcpy(all->at[all->n].n, n, NCELLS * sizeof(*n));
	all->at[all->n++].text = tell(all, n);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct told *)a)->text,
	    ((const struct told *)b)->text);
}

/* A number that a reader may want to find out: a cell, or three together. */
static unsigned
wanted(const struct told *t, size_t which)
{
	return which < NCELLS ? t->n[which] : t->n[0] + t->n[1] + t->n[2];
}

/* No number from one to four is the same in all that read alike. */
static void
check_alike(const struct told *t, size_t n)
{
	size_t which, i;
	unsigned first;

	for (which = 0; which <= NCELLS; which++) {
		first = wanted(&t[0], which);
		for (i = 1; i < n && wanted(&t[i], which) == first; i++)
			;
		if (i == n && first >= 1 && first <= 4)
			fail_msg("%u at %zu follows from\n%s", first, which,
			    t[0].text);
	}
}

static void
check_all(const struct world *w, const struct cell *cells, unsigned people)
{
	struct all all = { NULL, 0, w, cells };
	unsigned n[NCELLS] = { 0 };
	size_t i, from = 0;

	each_way(&all, n, 0, people);
	qsort(all.at, all.n, sizeof(*all.at), by_text);
	for (i = 1; i <= all.n; i++)
		if (i == all.n || by_text(&all.at[from], &all.at[i]) != 0) {
			check_alike(&all.at[from], i - from);
			from = i;
		}
	for (i = 0; i < all.n; i++)
		free(all.at[i].text);
	free(all.at);
}

static void
nothing_small_follows(void **state)
{
	unsigned people;
	size_t i;

	for (i = 0; i < NSETS; i++)
		for (people = 1; people <= PEOPLE_MAX; people++)
			check_all(*state, sets[i], people);
}

static void
averages_of_few_are_not_told(void **state)
{
	const struct world *w = *state;
	struct tally_count c[] = {
		{ 1, "self", "feelings", "phone", "neither", 20, 4 },
		{ 1, "self", "feelings", "phone", "neither", 0, 40 },
		{ 1, "self", "feelings", "chat", "neither", 10, 3 },
		{ 2, "self", "feelings", "chat", "neither", 15, 3 },
	};
	struct tally_year *y = tally_year_new(w->kb, KB_NL, 2021, c, 4);

	assert_false(row(y, "duration", "phone")->told);
	assert_true(row(y, "duration", "chat")->told);
	assert_int_equal(row(y, "duration", "chat")->value, 13);
	assert_true(y->withheld);
	tally_year_free(y);
}

static void
what_is_not_known_any_more(void **state)
{
	static const char *const gone[] = { "one", "two", "three", "four",
	    "five", "unknown" };
	const struct world *w = *state;
	struct tally_count c[6];
	struct tally_year *y;
	size_t i;

	for (i = 0; i < 6; i++)
		c[i] = (struct tally_count){ 1, gone[i], "unknown", "mail",
		    "neither", 0, 10 };
	y = tally_year_new(w->kb, KB_NL, 2021, c, 6);
	assert_int_equal(row(y, "group", "one")->value, 10);
	assert_int_equal(row(y, "group", "three")->value, 10);
	assert_int_equal(row(y, "group", "unknown")->value, 30);
	assert_int_equal(table(y, "group")->nrows, 8);
	tally_year_free(y);
}

static void
nobody_and_few(void **state)
{
	const struct world *w = *state;
	struct tally_count c = { 1, "self", "images", "mail", "both", 0, 4 };
	struct tally_year *y = tally_year_new(w->kb, KB_NL, 2021, NULL, 0);

	assert_true(y->told);
	assert_int_equal(y->total, 0);
	assert_int_equal(y->ntables, 0);
	tally_year_free(y);
	y = tally_year_new(w->kb, KB_NL, 2021, &c, 1);
	assert_false(y->told);
	assert_int_equal(y->total, 0);
	assert_int_equal(y->per_month, 0);
	assert_int_equal(y->ntables, 0);
	tally_year_free(y);
}

/* ---- of other knowledge ---- */

static struct kb *
small_with(const char *more, struct diag *d)
{
	const struct kb_buffer docs[] = {
		{ "a.xml", kb_small, sizeof(kb_small) - 1 },
		{ "b.xml", more, strlen(more) },
	};
	struct kb *kb = kb_load_buffers(docs, 2, d);

	if (kb == NULL)
		fail_msg("%s", diag_at(d, 0)->text);
	return kb;
}

#define TALLY(part, rest) "<tally id=\"" part "\" part=\"" part "\">" \
    KB_SMALL_T("text", part, part) KB_SMALL_T("title", part, part) \
    KB_SMALL_T("why", part, part) rest KB_SMALL_CITE "</tally>"
#define CATEGORY(id, rest) "<category id=\"" id "\"" rest ">" \
    KB_SMALL_T("text", id, id)

/* What the knowledge has no list for is in no table; the months are. */
static void
without_a_list(void **state)
{
	const struct tally_count c = { 2, "self", "images", "mail", "neither",
	    20, 12 };
	struct diag *d = diag_new();
	struct kb *kb = small_with(KB_SMALL_OPEN
	    TALLY("channel", CATEGORY("mail", " timed=\"yes\"") "</category>")
	    KB_SMALL_CLOSE, d);
	struct tally_year *y = tally_year_new(kb, KB_NL, 2021, &c, 1);

	(void)state;
	assert_int_equal(y->ntables, 2);
	assert_row(y, "channel", "mail", 12, 100);
	assert_row(y, "month", "2", 12, 100);
	tally_year_free(y);
	kb_free(kb);
	diag_free(d);
}

/* A group without themes has no table of them, and where no channel is timed
 * there is none of how long. */
static void
without_themes_or_times(void **state)
{
	const struct tally_count c = { 2, "self", "unknown", "mail",
	    "neither", 20, 12 };
	struct diag *d = diag_new();
	struct kb *kb = small_with(KB_SMALL_OPEN
	    TALLY("group", CATEGORY("self", "") "</category>")
	    TALLY("channel", CATEGORY("mail", "") "</category>")
	    TALLY("duration", "") KB_SMALL_CLOSE, d);
	struct tally_year *y = tally_year_new(kb, KB_NL, 2021, &c, 1);

	(void)state;
	assert_row(y, "group", "self", 12, 100);
	assert_row(y, "channel", "mail", 12, 100);
	assert_null(table(y, "self"));
	assert_null(table(y, "duration"));
	tally_year_free(y);
	kb_free(kb);
	diag_free(d);
}

/* ---- as it is written ---- */

static const struct style page_80 = { .width = 80, .lang = KB_EN };

static void
says(const struct world *w, tally_render_fn *render,
    const struct tally_year *y, bool over, const char *wanted)
{
	const struct tally_page page = { w->kb, &page_80, over };
	struct sbuf out = SBUF_EMPTY;

	assert_int_equal(render(y, &page, &out), 0);
	assert_string_equal(sbuf_text(&out), wanted);
	sbuf_clear(&out);
}

#define NOT_OVER "This year is not over yet. Share only the report of a " \
    "whole year: the difference between two reports may show one contact.\n"

/* Nobody is nought, few are not shown: each says which. */
static void
none_and_few_in_markdown(void **state)
{
	struct tally_year y = { .year = 2026, .told = true };

	says(*state, tally_render_md, &y, true, "# Contacts in 2026\n\n"
	    "No contacts were counted.\n");
	y.told = false;
	says(*state, tally_render_md, &y, false, "# Contacts in 2026\n\n"
	    "Fewer than five contacts were counted. So few are not shown.\n"
	    "\n" NOT_OVER);
}

/* A row that is not told has a dash, an average has no share, and what means
 * something in Markdown stands for itself. */
static void
tables_in_markdown(void **state)
{
	static const struct tally_row rows[] = {
		{ "a", "A|b*", true, 12, 100 }, { "b", "C", false, 0, 0 } };
	static const struct tally_table tables[] = {
		{ "one", "One_", rows, 2, true, 12 },
		{ "two", "Two", rows, 2, false, 0 },
	};
	const struct tally_year y = { .year = 2026, .told = true,
	    .total = 12, .per_month = 1, .withheld = true,
	    .tables = tables, .ntables = 2 };

	says(*state, tally_render_md, &y, true, "# Contacts in 2026\n\n"
	    "On average 1 a month, over twelve months.\n"
	    "\n## One\\_\n\n| | Number | % |\n|:--|--:|--:|\n"
	    "| A\\|b\\* | 12 | 100 |\n| C | - |  |\n| Total | 12 | 100 |\n"
	    "\n## Two\n\n| | Minutes |\n|:--|--:|\n"
	    "| A\\|b\\* | 12 |\n| C | - |\n"
	    "\nA dash: fewer than five contacts, or a number from which that "
	    "could be computed.\n");
}

/* A bar takes a third of the page and at most 30 columns; something is never
 * nothing. */
static void
bars(void **state)
{
	static const struct tally_row rows[] = {
		{ "a", "much", true, 100000, 100 },
		{ "b", "little", true, 1, 0 }, { "c", "none", true, 0, 0 } };
	static const struct tally_table table = { "one", "One", rows, 3, true,
	    100001 };
	const struct tally_year y = { .year = 2026, .told = true,
	    .total = 100001, .tables = &table, .ntables = 1 };
	static const struct { int width; size_t full; } widths[] = {
		{ 200, 30 }, { 60, 20 } };
	const struct world *w = *state;
	struct sbuf out = SBUF_EMPTY;
	const char *s;
	size_t i, n;

	for (i = 0; i < 2; i++) {
		const struct style style = { .width = widths[i].width,
		    .lang = KB_EN };
		const struct tally_page page = { w->kb, &style, true };

		assert_int_equal(tally_render_chart(&y, &page, &out), 0);
		for (s = sbuf_text(&out), n = 0;
		    (s = strstr(s, "\u2588")) != NULL; s++)
			n++;
		/* Also the total has one. */
		assert_true(n == widths[i].full || n == 2 * widths[i].full);
		assert_ptr_equal(strstr(sbuf_text(&out), "\u258f"),
		    strrchr(sbuf_text(&out), '\x8f') - 2);
		sbuf_reset(&out);
	}
	sbuf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_printed_report),
		cmocka_unit_test(the_printed_themes),
		cmocka_unit_test(its_years),
		cmocka_unit_test(nothing_small_follows),
		cmocka_unit_test(averages_of_few_are_not_told),
		cmocka_unit_test(what_is_not_known_any_more),
		cmocka_unit_test(nobody_and_few),
		cmocka_unit_test(without_a_list),
		cmocka_unit_test(without_themes_or_times),
		cmocka_unit_test(bars),
		cmocka_unit_test(none_and_few_in_markdown),
		cmocka_unit_test(tables_in_markdown),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
