/* SPDX-License-Identifier: MIT */
/* The same words in every form of the advice. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "report/contact_links.h"

/* Appends the letters and digits; quotation marks differ between forms. */
static void
add_letter(struct sbuf *to, const char *s)
{
	if (strncmp(s, "\u201c", 3) != 0 && strncmp(s, "\u201d", 3) != 0 &&
	    (isalnum((unsigned char)*s) || (unsigned char)*s >= 0x80) &&
	    (s[0] != '\x80' && s[0] != '\x9c' && s[0] != '\x9d'))
		sbuf_putc(to, *s);
}

static void
text_letters(const char *s, struct sbuf *to)
{
	for (; *s != '\0'; s++)
		add_letter(to, s);
}

/* A link is its text. */
static void
md_letters(const char *s, struct sbuf *to)
{
	for (; *s != '\0'; s++) {
		if (strncmp(s, "](", 2) == 0)
			s = strchr(s, ')');
		assert_non_null(s);
		add_letter(to, s);
	}
}

static bool
at(const char *s, const char *what)
{
	return strncmp(s, what, strlen(what)) == 0;
}

/* Tags are no words, but a step is counted; the list of parts is extra. */
static void
html_letters(const char *s, struct sbuf *to)
{
	uint64_t step = 0;

	for (s = strstr(s, "<main>"); !at(s, "</main>"); s++) {
		if (at(s, "<nav>"))
			s = strstr(s, "</nav>");
		if (at(s, "<ol>"))
			step = 1;
		if (at(s, "</ol>"))
			step = 0;
		if (at(s, "<li>") && step > 0)
			sbuf_num(to, step++);
		if (*s == '<')
			s = strchr(s, '>');
		else if (at(s, "&quot;") || at(s, "&amp;"))
			s = strchr(s, ';');
		else
			add_letter(to, s);
		assert_non_null(s);
	}
}

static void
check(const struct advice *a, const struct links *links)
{
	const struct style style = { .width = 200, .lang = a->c.lang,
	    .links = links, .contents = "Contents" };
	struct sbuf out[3] = { SBUF_EMPTY, SBUF_EMPTY, SBUF_EMPTY };
	struct sbuf letters[3] = { SBUF_EMPTY, SBUF_EMPTY, SBUF_EMPTY };
	struct doc *doc = doc_new();
	size_t i;

	report_all(&a->c, doc);
	assert_int_equal(render_text(doc, &style, &out[0]), 0);
	assert_int_equal(render_md(doc, &style, &out[1]), 0);
	assert_int_equal(render_html(doc, &style, &out[2]), 0);
	text_letters(sbuf_text(&out[0]), &letters[0]);
	md_letters(sbuf_text(&out[1]), &letters[1]);
	html_letters(sbuf_text(&out[2]), &letters[2]);
	assert_true(letters[0].len > 500);
	assert_string_equal(letters[0].text, letters[1].text);
	assert_string_equal(letters[0].text, letters[2].text);
	for (i = 0; i < 3; i++) {
		sbuf_clear(&out[i]);
		sbuf_clear(&letters[i]);
	}
	doc_free(doc);
}

#define ROUNDS 40

static void
test_random(void **state)
{
	struct arena *arena = arena_new();
	const struct links *links;
	uint32_t seed = 20261120;
	struct advice a;
	int round;

	(void)state;
	advice_open(&a, "2026-11-20T17:40");
	links = contact_links(a.kb, arena);
	for (round = 0; round < ROUNDS; round++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		advice_find(&a, round % 2 == 0 ? KB_NL : KB_EN);
		check(&a, links);
	}
	advice_close(&a);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
