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

static void
check(const struct row *rows, size_t n, const char *wanted)
{
	struct arena *arena = arena_new();
	struct links *links = links_new(arena);
	const struct style style = { .lang = KB_NL, .links = links };
	struct sbuf out = SBUF_EMPTY;
	struct doc *doc = doc_of_rows(rows, n);

	links_add(links, "112", "tel:112");
	links_add(links, "a_b.nl", "https://a_b.nl");
	assert_int_equal(render_md(doc, &style, &out), 0);
	assert_string_equal(sbuf_text(&out), wanted);
	sbuf_clear(&out);
	doc_free(doc);
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
		{ DOC_BLANK, 0, NULL, NULL },
		{ DOC_ALERT, 0, NULL, "Nu doen" },
		{ DOC_NUMBERED, 1, NULL, "Bel 112." },
		{ DOC_DETAIL, 0, NULL, "Kort." },
		{ DOC_NUMBERED, 2, NULL, "Later." },
		{ DOC_HEADING, 0, NULL, "Vragen" },
		{ DOC_ROW, 0, "Zwijgen", "Ja [1]." },
		{ DOC_ROW, 0, NULL, "Nog meer." },
		{ DOC_HEADING, 1, NULL, "Waarom" },
		{ DOC_SUBHEADING, 0, NULL, "Grond" },
		{ DOC_STATUS, 0, "Vervuld", "Dit" },
		{ DOC_STATUS, 0, "Nog open", NULL },
		{ DOC_CHECK, 0, NULL, "Wie?" },
		{ DOC_QUOTE, 0, NULL, "Hallo" },
		{ DOC_CONTACT, 0, "Hulp", "a_b.nl" },
		{ DOC_CONTACT, 0, NULL, "Nood 112." },
		{ DOC_LINE, 0, NULL, "regel" },
		{ DOC_DETAIL, 0, NULL, "los" },
		{ DOC_SOURCE, 0, "[1]", "Een." },
		{ DOC_SOURCE_RUN, 0, "[2]", "Twee." },
	};

	(void)state;
	CHECK(rows, "# Titel\n\nvandaag\n\nnoot\n\n## **Nu doen**\n\n"
	    "1. Bel [112](tel:112).\n  Kort.\n2. Later.\n\n"
	    "## Vragen\n\n- **Zwijgen:** Ja \\[1\\].\n  Nog meer.\n\n"
	    "## 1. Waarom\n\n### Grond\n\n- **Vervuld:** Dit\n"
	    "- **Nog open**\n- [ ] Wie?\n- \u201cHallo\u201d\n"
	    "- **Hulp:** [a\\_b.nl](https://a\\_b.nl)\n"
	    "- Nood [112](tel:112).\n\nregel\n\nlos\n\n"
	    "- \\[1\\] Een.\n- \\[2\\] Twee.\n");
}

/* What stands without its other half, and an option that is numbered 0. */
static void
test_halves(void **state)
{
	static const struct row rows[] = {
		{ DOC_TITLE, 0, NULL, "Titel" },
		{ DOC_SOURCE, 0, "[1]", NULL },
		{ DOC_SOURCE, 0, NULL, "Twee." },
		{ DOC_HEADING, 0, NULL, "Kop" },
		{ DOC_OPTION, 1, NULL, "Ja" },
		{ DOC_OPTION, 0, NULL, "Weet ik niet" },
	};

	(void)state;
	CHECK(rows, "# Titel\n\n- \\[1\\]\n- Twee.\n\n## Kop\n\n1. Ja\n"
	    "0. Weet ik niet\n");
}

/* No text is read as anything but words. */
static void
test_escapes(void **state)
{
	static const struct row rows[] = {
		{ DOC_PARA, 0, NULL, "1. geen lijst" },
		{ DOC_PARA, 0, NULL, "12) ook niet" },
		{ DOC_PARA, 0, NULL, "- niet" },
		{ DOC_PARA, 0, NULL, "+ niet" },
		{ DOC_PARA, 0, NULL, "=== niet" },
		{ DOC_PARA, 0, NULL, "# *a* _b_ `c` ~d~ |e| <f> &amp; [g](h)" },
		{ DOC_PARA, 0, NULL, "!112 en 112. \\" },
		{ DOC_PARA, 0, NULL, "112. Dag" },
		{ DOC_PARA, 0, NULL, "1 x" },
		{ DOC_PARA, 0, NULL, "a\033[2J\n\xff\xe2\x80\xae" "d" },
	};

	(void)state;
	CHECK(rows, "1\\. geen lijst\n\n12\\) ook niet\n\n\\- niet\n\n"
	    "\\+ niet\n\n\\=== niet\n\n"
	    "\\# \\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\|e\\| \\<f\\> \\&amp; "
	    "\\[g\\](h)\n\n"
	    "\\![112](tel:112) en [112](tel:112). \\\\\n\n"
	    "[112](tel:112). Dag\n\n1 x\n\n"
	    "a?\\[2J???d\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_halves),
		cmocka_unit_test(test_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
