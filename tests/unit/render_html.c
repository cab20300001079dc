/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "base/utf8.h"
#include "doc_rows.h"
#include "krandom.h"
#include "report/advice_css.h"
#include "report/render.h"

/* ---- its form ---- */

static void
render(const struct row *rows, size_t n, const struct style *style,
    struct sbuf *out)
{
	struct doc *doc = doc_of_rows(rows, n);

	assert_int_equal(render_html(doc, style, out), 0);
	doc_free(doc);
}

/* What stands between <main> and </main>. */
static void
check(const struct row *rows, size_t n, const char *wanted)
{
	struct arena *arena = arena_new();
	struct links *links = links_new(arena);
	const struct style style = { .lang = KB_NL, .links = links,
	    .contents = "Inhoud" };
	struct sbuf out = SBUF_EMPTY;
	char *body, *end;

	links_add(links, "112", "tel:112");
	links_add(links, "a.nl", "https://a.nl");
	render(rows, n, &style, &out);
	body = strstr(out.text, "<main>\n");
	end = strstr(out.text, "</main>\n");
	assert_non_null(body);
	assert_non_null(end);
	*end = '\0';
	assert_string_equal(body + strlen("<main>\n"), wanted);
	sbuf_clear(&out);
	arena_free(arena);
}

#define CHECK(rows, wanted) \
	check(rows, sizeof(rows) / sizeof((rows)[0]), wanted)

static void
test_kinds(void **state)
{
	static const struct row rows[] = {
		{ DOC_TITLE, 0, "vandaag", "Titel" },
		{ DOC_NOTE, 0, NULL, "noot" },
		{ DOC_ALERT, 0, NULL, "Nu doen" },
		{ DOC_NUMBERED, 1, NULL, "Bel 112." },
		{ DOC_NUMBERED, 2, NULL, "Wacht." },
		{ DOC_DETAIL, 0, NULL, "Kort." },
		{ DOC_NUMBERED, 4, NULL, "Later." },
		{ DOC_BLANK, 0, NULL, NULL },
		{ DOC_HEADING, 0, NULL, "Vragen" },
		{ DOC_ROW, 0, "Zwijgen", "Ja [1]." },
		{ DOC_DETAIL, 0, NULL, "Meer." },
		{ DOC_ROW, 0, NULL, "Nog meer." },
		{ DOC_HEADING, 1, NULL, "Waarom" },
		{ DOC_SUBHEADING, 0, NULL, "Grond" },
		{ DOC_STATUS, 0, "Vervuld", "Dit [2]" },
		{ DOC_STATUS, 0, NULL, "dat" },
		{ DOC_CHECK, 0, NULL, "Wie?" },
		{ DOC_QUOTE, 0, NULL, "Hallo" },
		{ DOC_CONTACT, 0, "Hulp", "a.nl" },
		{ DOC_CONTACT, 0, NULL, "Nood 112." },
		{ DOC_LINE, 0, NULL, "regel" },
		{ DOC_HEADING, 9, NULL, "Bronnen" },
		{ DOC_SOURCE, 0, "[1]", "Een." },
		{ DOC_SOURCE_RUN, 0, "[2]", "Twee." },
	};

	(void)state;
	CHECK(rows, "<h1>Titel</h1>\n<p class=\"date\">vandaag</p>\n"
	    "<p class=\"note\">noot</p>\n"
	    "<section class=\"alarm\">\n<h2>Nu doen</h2>\n<ol>\n"
	    "<li>Bel <a href=\"tel:112\">112</a>.</li>\n"
	    "<li>Wacht.<p>Kort.</p>\n</li>\n"
	    "<li value=\"4\">Later.</li>\n</ol>\n</section>\n"
	    "<section>\n<h2>Vragen</h2>\n<dl>\n<dt>Zwijgen</dt>\n"
	    "<dd>Ja <a href=\"#r1\">[1]</a>.</dd>\n<dd>Meer.</dd>\n"
	    "<dd>Nog meer.</dd>\n</dl>\n</section>\n"
	    "<nav>\n<h2>Inhoud</h2>\n<ul>\n"
	    "<li><a href=\"#s1\">1. Waarom</a></li>\n"
	    "<li><a href=\"#s9\">9. Bronnen</a></li>\n</ul>\n</nav>\n"
	    "<section id=\"s1\">\n<h2>1. Waarom</h2>\n<h3>Grond</h3>\n"
	    "<ul class=\"pairs\">\n<li><span class=\"label\">Vervuld</span> "
	    "<div>Dit <a href=\"#r2\">[2]</a></div></li>\n"
	    "<li><div>dat</div></li>\n</ul>\n"
	    "<ul class=\"check\">\n<li>Wie?</li>\n</ul>\n"
	    "<ul class=\"say\">\n<li>\u201cHallo\u201d</li>\n</ul>\n"
	    "<ul class=\"contacts\">\n<li><strong>Hulp:</strong> "
	    "<a href=\"https://a.nl\" rel=\"noreferrer\">a.nl</a></li>\n"
	    "<li>Nood <a href=\"tel:112\">112</a>.</li>\n</ul>\n"
	    "<p>regel</p>\n</section>\n"
	    "<section id=\"s9\">\n<h2>9. Bronnen</h2>\n"
	    "<ul class=\"sources\">\n"
	    "<li id=\"r1\"><span>[1]</span> <span>Een.</span></li>\n"
	    "<li id=\"r2\"><span>[2]</span> <span>Twee.</span></li>\n"
	    "</ul>\n</section>\n");
}

/* A list of the parts only when it is asked for. */
static void
test_no_contents(void **state)
{
	static const struct row rows[] = {
		{ DOC_TITLE, 0, NULL, "Titel" },
		{ DOC_HEADING, 1, NULL, "Waarom" },
		{ DOC_PARA, 0, NULL, "Daarom." },
	};
	static const struct style style = { .lang = KB_NL };
	struct sbuf out = SBUF_EMPTY;

	(void)state;
	render(rows, 3, &style, &out);
	assert_null(strstr(sbuf_text(&out), "<nav>"));
	assert_non_null(strstr(sbuf_text(&out), "<h1>Titel</h1>\n"
	    "<section id=\"s1\">\n<h2>1. Waarom</h2>\n"));
	sbuf_clear(&out);
}

/* Without a section there is no third level, nor contents without parts. */
static void
test_levels(void **state)
{
	static const struct row rows[] = {
		{ DOC_SUBHEADING, 0, NULL, "Kop" },
		{ DOC_DETAIL, 0, NULL, "los" },
		{ DOC_PARA, 0, NULL, "" },
	};

	(void)state;
	CHECK(rows, "<h2>Kop</h2>\n<p>los</p>\n");
}

/* ---- what comes in ---- */

/* As in tests/pty/hostile_text.c, and what HTML itself reads. */
#define PROBE "q\033]0;t\007\xc2\x9b" "31m\x9b" "2J\xe2\x80\xae\xe2\x81\xa6" \
    "\xe2\x80\x8b\xf3\xa0\x81\x81\xef\xbb\xbf\xc0\xaf\xff\177z"
#define MARKUP "</title></style><script>alert(1)</script>\"'&amp;]]><!--"

static void
check_safe(const struct sbuf *out)
{
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < out->len; i += n) {
		n = utf8_decode(out->text + i, out->len - i, &cp);
		assert_int_not_equal(n, 0);
		assert_false(utf8_is_hostile(cp) && cp != '\n' && cp != '\t');
	}
}

static void
check_whole(const struct sbuf *out)
{
	xmlDocPtr xml = xmlReadMemory(out->text, (int)out->len, NULL, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

	assert_non_null(xml);
	xmlFreeDoc(xml);
	check_safe(out);
}

static void
test_hostile(void **state)
{
	static const char *const probes[] = { PROBE, MARKUP };
	const struct style style = { .lang = KB_EN, .contents = MARKUP };
	struct row rows[DOC_BLANK + 1];
	struct sbuf out = SBUF_EMPTY;
	size_t i, kind;

	(void)state;
	for (i = 0; i < 2; i++) {
		for (kind = 0; kind <= DOC_BLANK; kind++)
			rows[kind] = (struct row){ (enum doc_kind)kind, 1,
			    probes[i], probes[i] };
		render(rows, DOC_BLANK + 1, &style, &out);
		check_whole(&out);
		assert_null(strstr(out.text, "<script"));
		assert_null(strstr(out.text, "<!--"));
		sbuf_reset(&out);
	}
	sbuf_clear(&out);
}

static void
test_random(void **state)
{
	static const char *const texts[] = { "", "a", "[1]", "112", "\"q\"",
	    "<b>", "\xff", "x & y", "[1] 112" };
	const struct style style = { .lang = KB_NL, .contents = "Inhoud" };
	struct row rows[12];
	struct sbuf out = SBUF_EMPTY;
	struct krandom r = { 20261120 };
	int round, i, n;

	(void)state;
	for (round = 0; round < 3000; round++) {
		n = (int)krandom_below(&r, 12) + 1;
		for (i = 0; i < n; i++)
			rows[i] = (struct row){ (enum doc_kind)krandom_below(
			    &r, DOC_BLANK + 1), i,
			    texts[krandom_below(&r, 9)],
			    texts[krandom_below(&r, 9)] };
		render(rows, (size_t)n, &style, &out);
		check_whole(&out);
		sbuf_reset(&out);
	}
	sbuf_clear(&out);
}

/* ---- the style sheet ---- */

static const char *const sheet[] = { ADVICE_CSS };

#define NCOLORS 8

static const char *const colors[NCOLORS] = { "page", "panel", "alarm", "text",
    "quiet", "link", "seen", "loud" };

/* The color of a name in the nth set of them: light, dark. */
static unsigned long
color(const char *name, size_t set)
{
	char start[40];
	size_t i, found = 0;
	const char *at;

	(void)snprintf(start, sizeof(start), "--%s: #", name);
	for (i = 0; i < sizeof(sheet) / sizeof(sheet[0]); i++) {
		at = strstr(sheet[i], start);
		if (at != NULL && found++ == set)
			return strtoul(at + strlen(start), NULL, 16);
	}
	fail_msg("no --%s in set %zu", name, set);
	return 0;
}

static double
channel(unsigned long rgb, unsigned shift)
{
	double c = (double)(rgb >> shift & 0xff) / 255;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(unsigned long rgb)
{
	return 0.2126 * channel(rgb, 16) + 0.7152 * channel(rgb, 8) +
	    0.0722 * channel(rgb, 0);
}

static double
contrast(unsigned long a, unsigned long b)
{
	double x = luminance(a), y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* WCAG 2.2, 1.4.3 and 1.4.11: every text on every ground, and every edge. */
static void
test_contrast(void **state)
{
	size_t set, ground, text;
	double got;

	(void)state;
	assert_true(fabs(contrast(0xffffff, 0) - 21) < 1e-9);
	assert_true(fabs(contrast(0xffffff, 0x767676) - 4.54) < 0.01);
	for (set = 0; set < 2; set++)
		for (ground = 0; ground < 3; ground++) {
			for (text = 3; text < NCOLORS; text++) {
				got = contrast(color(colors[text], set),
				    color(colors[ground], set));
				if (got < 4.5)
					fail_msg("%s on %s: %.2f",
					    colors[text], colors[ground], got);
			}
			assert_true(contrast(color("edge", set),
			    color(colors[ground], set)) >= 3);
		}
}

/* Colors have names, and each is one that was looked at. */
static void
test_colors(void **state)
{
	const char *at;
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof(sheet) / sizeof(sheet[0]); i++) {
		at = strchr(sheet[i], '#');
		if (at != NULL)
			assert_non_null(strstr(sheet[i], "\t--"));
		at = strstr(sheet[i], "var(--");
		if (at == NULL)
			continue;
		for (j = 0; j < NCOLORS && strncmp(at + 6, colors[j],
		    strlen(colors[j])) != 0; j++)
			;
		assert_true(j < NCOLORS || strncmp(at + 6, "edge", 4) == 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_no_contents),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_colors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
