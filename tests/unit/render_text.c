/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "doc_rows.h"
#include "report/render.h"
#include "report/wrap.h"

static const struct style plain_80 = { .lang = KB_NL, .width = 80, .plain = true };
static const struct style text_40 = { .lang = KB_NL, .width = 40 };
static const struct style text_80 = { .lang = KB_NL, .width = 80 };
static const struct style color_40 = { .lang = KB_NL, .width = 40, .color = true };

static void
check(const struct row *rows, size_t n, const struct style *style,
    const char *wanted)
{
	struct sbuf out = SBUF_EMPTY;
	struct doc *doc = doc_of_rows(rows, n);

	assert_int_equal(render_text(doc, style, &out), 0);
	assert_string_equal(sbuf_text(&out), wanted);
	sbuf_clear(&out);
	doc_free(doc);
}

#define CHECK(rows, style, wanted) \
	check(rows, sizeof(rows) / sizeof((rows)[0]), style, wanted)

static void
test_kinds(void **state)
{
	static const struct row rows[] = {
		{ DOC_TITLE, 0, "rechts", "Links" },
		{ DOC_PARA, 0, NULL, "Een alinea die over twee regels loopt, "
		    "meer niet." },
		{ DOC_BLANK, 0, NULL, NULL },
		{ DOC_HEADING, 0, NULL, "Kop" },
		{ DOC_HEADING, 3, NULL, "Een lange kop die niet op een enkele "
		    "regel past" },
		{ DOC_SUBHEADING, 0, NULL, "Onderkop" },
		{ DOC_LINE, 0, NULL, "regel" },
		{ DOC_NUMBERED, 1, NULL, "Bel nu de politie als het kind niet "
		    "veilig is." },
		{ DOC_DETAIL, 0, NULL, "Daarna niets." },
		{ DOC_CHECK, 0, NULL, "Waar slaapt die persoon vannacht, en "
		    "wie weet dat?" },
		{ DOC_QUOTE, 0, NULL, "Goed dat je dit vertelt, ik blijf je "
		    "helpen." },
		{ DOC_CONTACT, 0, "Zelfmoordlijn", "1813. Dag en nacht, elke "
		    "dag van het jaar." },
		{ DOC_NOTE, 0, NULL, "noot" },
		{ DOC_ALERT, 0, NULL, "Let op" },
	};

	(void)state;
	CHECK(rows, &text_40,
	    "Links                             rechts\n"
	    "Een alinea die over twee regels loopt,\n"
	    "meer niet.\n"
	    "\n"
	    "Kop\n"
	    "3. Een lange kop die niet op een enkele\n"
	    "   regel past\n"
	    "Onderkop\n"
	    " regel\n"
	    " 1 Bel nu de politie als het kind niet\n"
	    "   veilig is.\n"
	    "   Daarna niets.\n"
	    " [ ] Waar slaapt die persoon vannacht,\n"
	    "     en wie weet dat?\n"
	    " \"Goed dat je dit vertelt, ik blijf je\n"
	    "  helpen.\"\n"
	    " Zelfmoordlijn: 1813. Dag en nacht, elke\n"
	    "   dag van het jaar.\n"
	    "noot\n"
	    "Let op\n");
	CHECK(rows, &plain_80,
	    "Links\n"
	    "rechts\n"
	    "Een alinea die over twee regels loopt, meer niet.\n"
	    "\n"
	    "Kop\n"
	    "3. Een lange kop die niet op een enkele regel past\n"
	    "Onderkop\n"
	    "regel\n"
	    "1. Bel nu de politie als het kind niet veilig is.\n"
	    "Daarna niets.\n"
	    "Waar slaapt die persoon vannacht, en wie weet dat?\n"
	    "Goed dat je dit vertelt, ik blijf je helpen.\n"
	    "Zelfmoordlijn: 1813. Dag en nacht, elke dag van het jaar.\n"
	    "noot\n"
	    "Let op\n");
}

static void
test_columns(void **state)
{
	static const struct row rows[] = {
		{ DOC_ROW, 0, "Zwijgen", "Je hebt beroepsgeheim." },
		{ DOC_ROW, 0, "Melden", "Je mag, het is geen plicht." },
		{ DOC_DETAIL, 0, NULL, "Aan wie: politie." },
		{ DOC_PARA, 0, NULL, "." },
		{ DOC_ROW, 0, "A", "b" },
		{ DOC_STATUS, 0, "Vervuld", "x" },
		{ DOC_PARA, 0, NULL, "." },
		{ DOC_STATUS, 0, "Niet vervuld", "y" },
	};

	(void)state;
	CHECK(rows, &text_80,
	    " Zwijgen  Je hebt beroepsgeheim.\n"
	    " Melden   Je mag, het is geen plicht.\n"
	    "          Aan wie: politie.\n"
	    ".\n"
	    " A  b\n"
	    " Vervuld       x\n"
	    ".\n"
	    " Niet vervuld  y\n");
	CHECK(rows, &plain_80,
	    "Zwijgen: Je hebt beroepsgeheim.\n"
	    "Melden: Je mag, het is geen plicht.\n"
	    "Aan wie: politie.\n"
	    ".\n"
	    "A: b\n"
	    "Vervuld: x\n"
	    ".\n"
	    "Niet vervuld: y\n");
}

/* Those that share a paragraph keep their words whatever is around them. */
/* What follows a table stands where what came before it did. */
static void
test_detail_rows(void **state)
{
	static const struct row rows[] = {
		{ DOC_CONTACT, 0, "Dienst", "doel" },
		{ DOC_DETAIL, 0, NULL, "Bel 1." },
		{ DOC_DETAIL_ROW, 0, "ma–vr", "9–17 uur" },
		{ DOC_DETAIL_ROW, 0, "za", "9 tot 12 uur en 13 tot 17 uur, ook" },
		{ DOC_DETAIL, 0, NULL, "Chat." },
		{ DOC_DETAIL_ROW, 0, "een dag met een lange naam", "9 uur" },
	};

	(void)state;
	CHECK(rows, &text_40,
	    " Dienst: doel\n"
	    "   Bel 1.\n"
	    "    ma–vr: 9–17 uur\n"
	    "    za: 9 tot 12 uur en 13 tot 17 uur,\n"
	    "      ook\n"
	    "   Chat.\n"
	    "    een dag met een lange naam: 9 uur\n");
	check(rows, 5, &text_40,
	    " Dienst: doel\n"
	    "   Bel 1.\n"
	    "    ma–vr  9–17 uur\n"
	    "    za     9 tot 12 uur en 13 tot 17\n"
	    "           uur, ook\n"
	    "   Chat.\n");
	check(rows, 5, &plain_80,
	    "Dienst: doel\n"
	    "Bel 1.\n"
	    "ma–vr: 9–17 uur\n"
	    "za: 9 tot 12 uur en 13 tot 17 uur, ook\n"
	    "Chat.\n");
}

static void
test_sources(void **state)
{
	static const struct row rows[] = {
		{ DOC_SOURCE, 0, "[1]", "Eerste bron, die langer is dan een "
		    "regel." },
		{ DOC_SOURCE, 0, "[12]", "Tweede." },
		{ DOC_PARA, 0, NULL, "Alinea." },
		{ DOC_SOURCE_RUN, 0, "[1]", "Eerste bron, nu van 2026-11." },
		{ DOC_SOURCE_RUN, 0, "[2]", "Tweede." },
		{ DOC_LINE, 0, NULL, "Einde." },
		{ DOC_SOURCE_RUN, 0, "[3]", "Derde." },
	};
	static const struct style spoken = { .lang = KB_NL, .width = 80,
	    .plain = true, .months = { [0] = "januari", [10] = "november" } };

	(void)state;
	CHECK(rows, &text_40,
	    " [1]   Eerste bron, die langer is dan\n"
	    "       een regel.\n"
	    " [12]  Tweede.\n"
	    "Alinea.\n"
	    " [1] Eerste bron, nu van 2026-11. [2]\n"
	    " Tweede.\n"
	    " Einde.\n"
	    " [3] Derde.\n");
	CHECK(rows, &spoken,
	    "[1]: Eerste bron, die langer is dan een regel.\n"
	    "[12]: Tweede.\n"
	    "Alinea.\n"
	    "[1] Eerste bron, nu van november 2026. [2] Tweede.\n"
	    "Einde.\n"
	    "[3] Derde.\n");
}

static void
test_options(void **state)
{
	static const struct row rows[] = {
		{ DOC_OPTION, 1, NULL, "Ja, nu" },
		{ DOC_OPTION, 12, NULL, "Ander beroep" },
		{ DOC_OPTION, 0, NULL, "Weet ik nog niet" },
	};

	(void)state;
	CHECK(rows, &text_40,
	    "   1  Ja, nu\n"
	    "  12  Ander beroep\n"
	    "   0  Weet ik nog niet\n");
	check(rows + 2, 1, &text_80, "  0  Weet ik nog niet\n");
	CHECK(rows, &plain_80,
	    "1. Ja, nu\n12. Ander beroep\n0. Weet ik nog niet\n");
}

static void
test_narrow(void **state)
{
	static const struct row rows[] = {
		{ DOC_TITLE, 0, "vrijdag 20 november 2026", "Advies voor een "
		    "huisarts" },
		{ DOC_ROW, 0, "Een heel lang opschrift", "tekst die dan onder "
		    "het opschrift doorloopt" },
	};

	(void)state;
	CHECK(rows, &text_40,
	    "Advies voor een huisarts\n"
	    "vrijdag 20 november 2026\n"
	    " Een heel lang opschrift: tekst die dan\n"
	    "   onder het opschrift doorloopt\n");
}

/* Where no column is left for the text, a word stands out on each line;
 * without a width there are 80 columns. */
static void
test_no_room(void **state)
{
	static const struct style zero = { .lang = KB_NL };
	static const struct wrap w = { .width = 4, .prefix = "1.", .on = "",
	    .off = "", .column = 4, .hang = 6 };
	static const struct row rows[] = {
		{ DOC_PARA, 0, NULL, "Twintig keer vier is tachtig, en dit is "
		    "een regel die daar net in zou passen." },
	};
	struct sbuf out = SBUF_EMPTY;

	(void)state;
	wrap_put(&out, &w, "een twee drie");
	assert_string_equal(sbuf_text(&out), "1.  een\n      twee\n"
	    "      drie\n");
	sbuf_clear(&out);
	CHECK(rows, &zero, "Twintig keer vier is tachtig, en dit is een regel "
	    "die daar net in zou passen.\n");
}

/* A space that would hold on to nothing is one like any other. */
static void
test_glue(void **state)
{
	static const struct wrap w = { .width = 10, .prefix = "", .on = "",
	    .off = "" };
	static const struct { const char *text, *wanted; } rows[] = {
		/* A reference stays with its word, not with another one. */
		{ "een woord [1]", "een\nwoord [1]\n" },
		{ "een woo [1] [2]", "een\nwoo [1]\n[2]\n" },
		/* What is in brackets and no number is a word. */
		{ "een woord [x]", "een woord\n[x]\n" },
		{ "een woord [", "een woord\n[\n" },
		{ "een nummer 12 34", "een nummer\n12 34\n" },
	};
	struct sbuf out = SBUF_EMPTY;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		wrap_put(&out, &w, rows[i].text);
		assert_string_equal(sbuf_text(&out), rows[i].wanted);
		sbuf_clear(&out);
	}
}

/* What must stay on one line does. */
static void
test_unbroken(void **state)
{
	static const struct row rows[] = {
		{ DOC_PARA, 0, NULL, "Stop it Now in Vlaanderen: bel 0800 200 "
		    "50 en vraag." },
		{ DOC_PARA, 0, NULL, "Het hoogste hof noemde dit noodtoestand "
		    "[1] [2]." },
		{ DOC_PARA, 0, NULL,
		    "zie https://www.vertrouwenscentrum-kindermishandeling.be/"
		    "nu"
		    " of bel" },
		{ DOC_PARA, 0, NULL, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 "
		    "17 18 19" },
	};

	(void)state;
	CHECK(rows, &text_40,
	    "Stop it Now in Vlaanderen: bel\n"
	    "0800 200 50 en vraag.\n"
	    "Het hoogste hof noemde dit\n"
	    "noodtoestand [1] [2].\n"
	    "zie\n"
	    "https://www.vertrouwenscentrum-kindermishandeling.be/nu\n"
	    "of bel\n"
	    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n"
	    "17 18 19\n");
}

static void
test_wide(void **state)
{
	static const struct row rows[] = {
		{ DOC_PARA, 0, NULL, "e\xcc\x81\xcc\x81" "e\xcc\x81 "
		    "123456789012345678901234567890123456x" },
		{ DOC_PARA, 0, NULL,
		    "\xe4\xb8\xad\xe4\xb8\xad "
		    "123456789012345678901234567890123456x" },
	};

	(void)state;
	CHECK(rows, &text_40,
	    "e\xcc\x81\xcc\x81" "e\xcc\x81 "
	    "123456789012345678901234567890123456x\n"
	    "\xe4\xb8\xad\xe4\xb8\xad\n"
	    "123456789012345678901234567890123456x\n");
}

static void
test_color(void **state)
{
	static const struct row rows[] = {
		{ DOC_HEADING, 2, NULL, "Een kop die over twee regels gaat "
		    "lopen ja" },
		{ DOC_ALERT, 0, NULL, "Let op" },
		{ DOC_PARA, 0, NULL, "gewoon" },
	};
	static const struct style plain_color = { .lang = KB_NL,
	    .width = 40, .color = true, .plain = true };

	(void)state;
	CHECK(rows, &color_40,
	    "\033[1m2. Een kop die over twee regels gaat\033[0m\n"
	    "   \033[1mlopen ja\033[0m\n"
	    "\033[1;31mLet op\033[0m\n"
	    "gewoon\n");
	CHECK(rows, &plain_color,
	    "2. Een kop die over twee regels gaat\n   lopen ja\n"
	    "Let op\ngewoon\n");
}

/* Signs a voice would leave out are words, where there are words for them. */
static void
test_spoken(void **state)
{
	static const struct style spoken = { .lang = KB_NL, .width = 80,
	    .plain = true, .blank = "(vul in)", .paragraph = "paragraaf" };
	static const struct row rows[] = {
		{ DOC_PARA, 0, NULL, "In \u2026, art. 353 \u00a71." },
	};

	(void)state;
	CHECK(rows, &spoken, "In (vul in), art. 353 paragraaf 1.\n");
	CHECK(rows, &plain_80, "In \u2026, art. 353 \u00a71.\n");
	CHECK(rows, &text_80, "In \u2026, art. 353 \u00a71.\n");
}

/* A date in digits is heard as a date; what only looks like one is not. */
static void
test_spoken_dates(void **state)
{
	static const struct style spoken = { .lang = KB_NL, .width = 80,
	    .plain = true, .months = { "januari", "februari", "maart",
	    "april", "mei", "juni", "juli", "augustus", "september",
	    "oktober", "november", "december" } };
	static const struct row rows[] = {
		{ DOC_ROW, 0, "2026-11-20", "van 2024-06 (2019-01-09)." },
		{ DOC_PARA, 0, NULL, "0800-12, 2026-13-01, 2026-11-32, "
		    "2026-11-20T17:40, 2011-12-0" },
		{ DOC_PARA, 0, NULL, "a.nl/2024-06-01 cass-2021-02-03 "
		    "12024-06 2024-0 2024-" },
		{ DOC_PARA, 0, NULL, "1899-12-31 2099-12-31 2024-06" },
		{ DOC_PARA, 0, NULL, "2100-01-01 2024-06/07 2024-06a "
		    "2024-06. 2024-00-10 2024-06-00" },
	};

	(void)state;
	CHECK(rows, &spoken,
	    "20 november 2026: van juni 2024 (9 januari 2019).\n"
	    "0800-12, 2026-13-01, 2026-11-32, 2026-11-20T17:40, 2011-12-0\n"
	    "a.nl/2024-06-01 cass-2021-02-03 12024-06 2024-0 2024-\n"
	    "1899-12-31 31 december 2099 juni 2024\n"
	    "2100-01-01 2024-06/07 2024-06a juni 2024. 2024-00-10 "
	    "2024-06-00\n");
	CHECK(rows, &text_80,
	    " 2026-11-20  van 2024-06 (2019-01-09).\n"
	    "0800-12, 2026-13-01, 2026-11-32, 2026-11-20T17:40, 2011-12-0\n"
	    "a.nl/2024-06-01 cass-2021-02-03 12024-06 2024-0 2024-\n"
	    "1899-12-31 2099-12-31 2024-06\n"
	    "2100-01-01 2024-06/07 2024-06a 2024-06. 2024-00-10 "
	    "2024-06-00\n");
}

static void
test_hostile(void **state)
{
	static const struct row rows[] = {
		{ DOC_CONTACT, 0, "a\033[2J", "b\nc\t\xff\xe2\x80\xae" "d" },
		{ DOC_PARA, 0, NULL, "" },
		{ DOC_LINE, 0, NULL, "" },
		{ DOC_CONTACT, 0, "naam", "" },
		{ DOC_ROW, 0, "rij", "" },
	};

	(void)state;
	CHECK(rows, &text_80,
	    " a?[2J: b?c???d\n"
	    "\n"
	    "\n"
	    " naam\n"
	    " rij\n");
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* Letters, digits, marks, wide ones, spaces, controls and broken bytes. */
static void
random_text(uint32_t *seed, char *s, size_t size)
{
	static const char *const bits[] = { "a", "woord", " ", " ", "  ", "1",
	    "23 ", "[4]", "\xc3\xab", "e\xcc\x81", "\xe4\xb8\xad", "\033[1m",
	    "\n", "\r", "\xff", "\xc3", "\xe2\x80\xae", "\xf0\x9f\x98\x80",
	    ".", "-", "\x7f", "\xc2\x9b", "https://example.org/abc/def" };
	size_t n = next_random(seed) % 60, used = 0;
	const char *bit;

	while (n-- > 0) {
		bit = bits[next_random(seed) % (sizeof(bits) /
		    sizeof(bits[0]))];
		if (used + strlen(bit) + 1 > size)
			break;
		memcpy(s + used, bit, strlen(bit));
		used += strlen(bit);
	}
	s[used] = '\0';
}

/* A line over the width holds, after its indent and label, one word. */
static void
check_line(const char *s, size_t len, size_t width, bool color)
{
	size_t i = 0, cells = 0, used, words = 0;
	bool inside = false;
	uint32_t cp;

	while (i < len) {
		if (color && s[i] == '\033') {
			used = (size_t)((const char *)memchr(s + i, 'm',
			    len - i) - (s + i)) + 1;
			assert_true(used == 4 || used == 7);
			i += used;
			continue;
		}
		used = utf8_decode(s + i, len - i, &cp);
		assert_int_not_equal(used, 0);
		assert_false(utf8_is_hostile(cp));
		words += cp != ' ' && !inside;
		inside = cp != ' ';
		cells += (size_t)utf8_width(cp);
		i += used;
	}
	if (len > 0)
		assert_int_not_equal(s[len - 1], ' ');
	/* Number, mark or label, and the word: labels here have one word. */
	if (cells > width)
		assert_in_range(words, 1, 3);
}

static void
check_lines(const struct sbuf *out, const struct style *style)
{
	const char *s = sbuf_text(out), *end;

	while (*s != '\0') {
		end = strchr(s, '\n');
		assert_non_null(end);
		check_line(s, (size_t)(end - s), (size_t)style->width,
		    style->color);
		s = end + 1;
	}
}

static void
test_random(void **state)
{
	static const int widths[] = { 40, 41, 60, 80, 120, 200 };
	uint32_t seed = 20261120;
	struct sbuf out = SBUF_EMPTY;
	char text[512];
	struct style style;
	struct doc *doc;
	int round, i;

	(void)state;
	for (round = 0; round < 3000; round++) {
		doc = doc_new();
		assert_non_null(doc);
		for (i = 0; i < 8; i++) {
			random_text(&seed, text, sizeof(text));
			doc_add(doc, (enum doc_kind)(next_random(&seed) %
			    (DOC_BLANK + 1)), (int)(next_random(&seed) % 12),
			    "label", text, NULL);
		}
		style = (struct style){ .lang = KB_EN,
		    .width = widths[next_random(&seed) % 6],
		    .color = round % 2 == 0, .plain = round % 3 == 0,
		    .blank = "(fill in)" };
		assert_int_equal(render_text(doc, &style, &out), 0);
		assert_true(utf8_valid(sbuf_text(&out), out.len));
		style.color = style.color && !style.plain;
		check_lines(&out, &style);
		sbuf_reset(&out);
		doc_free(doc);
	}
	sbuf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_detail_rows),
		cmocka_unit_test(test_sources),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_no_room),
		cmocka_unit_test(test_glue),
		cmocka_unit_test(test_unbroken),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_color),
		cmocka_unit_test(test_spoken),
		cmocka_unit_test(test_spoken_dates),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
