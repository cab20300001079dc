/* SPDX-License-Identifier: MIT */
/* More than one fault, or more of one thing than there may be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/sbuf.h"
#include "kb/build.h"
#include "kb/load.h"
#include "kb_cases.h"

static void
print_all(const struct diag *d)
{
	size_t i;

	for (i = 0; i < diag_count(d); i++)
		print_message("  %u: %s\n", diag_at(d, i)->line,
		    diag_at(d, i)->text);
}

/* Says these, in this order and nothing else; loads when there are none. */
static void
says(const char *small, const char *body, const char *const *texts, size_t n)
{
	const struct kb_buffer docs[] = {
		{ "small.xml", small, strlen(small) },
		{ "case.xml", body, strlen(body) },
	};
	struct diag *d = diag_new();
	struct kb *kb = kb_load_buffers(docs, 2, d);
	size_t i;

	if (diag_count(d) != n)
		print_all(d);
	assert_int_equal(diag_count(d), n);
	for (i = 0; i < n; i++)
		if (strstr(diag_at(d, i)->text, texts[i]) == NULL) {
			print_all(d);
			fail_msg("not said: %s", texts[i]);
		}
	assert_int_equal(kb != NULL, n == 0);
	kb_free(kb);
	diag_free(d);
}

#define SECOND(id) "<question id=\"" id "\" number=\"0\" choice=\"one\">" \
    TEXT T("why", "W", "W") T("short", "k", "s") OPTION("a") "</question>\n"

/* Each is told, and nothing that follows from it: two that have no number
 * or no id are not the same. */
static void
each_fault_is_told_once(void **state)
{
	static const struct { const char *body, *says[2]; } rows[] = {
		{ SECOND("q") SECOND("r"), { "number=\"0\" is no number",
		  "number=\"0\" is no number" } },
		{ GROUND(RIGHT, "<condition id=\"1\" kind=\"holds\">" TEXT
		  "</condition><condition id=\"2\" kind=\"holds\">" TEXT
		  "</condition>"), { "id=\"1\" is no id",
		  "id=\"2\" is no id" } },
		{ QUESTION("choice=\"one\"", OPTION("1") OPTION("2")),
		  { "id=\"1\" is no id", "id=\"2\" is no id" } },
		{ FACT("f", "<all><fact ref=\"xyzzy\"/>"
		  "<ground ref=\"xyzzy\"/></all>"),
		  { "there is no fact \"xyzzy\"; add it",
		  "there is no ground \"xyzzy\"; add it" } },
		{ FACT("f", "<all><fact ref=\"xyzzy\"/>"
		  "<fact ref=\"qwert\"/></all>"),
		  { "there is no fact \"xyzzy\"; add it",
		  "there is no fact \"qwert\"; add it" } },
	};
	char text[4096];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		(void)snprintf(text, sizeof(text), "%s%s%s", KB_SMALL_OPEN,
		    rows[i].body, KB_SMALL_CLOSE);
		says(kb_small, text, rows[i].says, 2);
	}
}

/* `format` takes a number; it stands so many times between the two. */
struct many {
	const char *before, *format, *after;
	size_t most;
	const char *says;
};

static void
check_many(const struct many *m, size_t n, size_t entries)
{
	struct sbuf b = SBUF_EMPTY;
	char one[1024];
	size_t i;

	sbuf_puts(&b, KB_SMALL_OPEN);
	sbuf_puts(&b, m->before);
	for (i = 0; i < n; i++) {
		(void)snprintf(one, sizeof(one), m->format, i / 60, i % 60);
		sbuf_puts(&b, one);
	}
	sbuf_puts(&b, m->after);
	sbuf_puts(&b, KB_SMALL_CLOSE);
	says(kb_small, sbuf_text(&b), &m->says, entries);
	sbuf_clear(&b);
}

static void
numbers_are_limited(void **state)
{
	static const struct many rows[] = {
		{ "<question id=\"q\" number=\"9\" choice=\"one\">" TEXT
		  T("why", "W", "W") T("short", "k", "s"),
		  "<option id=\"o%zu-%zu\">" TEXT "</option>", "</question>",
		  KB_OPTIONS_MAX, "more than 30 options" },
		{ "<ground id=\"g\" " RIGHT ">" T("name", "N", "N")
		  T("basis", "B", "B") T("summary", "S", "S"),
		  "<condition id=\"c%zu-%zu\" kind=\"holds\">" TEXT
		  "</condition>", "</ground>", 99, "more than 99 conditions" },
		{ "<tally id=\"t\" part=\"group\">" TEXT T("title", "N", "N")
		  T("why", "W", "W"), "<category id=\"c%zu-%zu\">" TEXT
		  "</category>", "</tally>", KB_CATEGORIES_MAX,
		  "more than 40 categories" },
		{ "<tally id=\"t\" part=\"group\">" TEXT T("title", "N", "N")
		  T("why", "W", "W") "<category id=\"c\">" TEXT,
		  "<theme id=\"t%zu-%zu\">" TEXT "</theme>",
		  "</category></tally>", KB_CATEGORIES_MAX,
		  "more than 40 themes" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		check_many(&rows[i], rows[i].most, 0);
		check_many(&rows[i], rows[i].most + 1, 1);
	}
}

/* Hours that touch are none that overlap; of too many only that is told. */
static void
hours_are_limited(void **state)
{
	static const char head[] = KB_SMALL_OPEN "<contact id=\"c\" country="
	    "\"be\" for=\"client\" anonymous=\"yes\" free=\"no\" checked="
	    "\"2026-11-20\" certainty=\"single\">" T("name", "N", "N")
	    T("purpose", "P", "P") "<channel kind=\"phone\" value=\"1\">";
	static const char *const what = "more than 50 <hours>";
	struct sbuf b = SBUF_EMPTY;
	char one[128];
	size_t i, k;

	(void)state;
	for (k = KB_HOURS_MAX; k <= KB_HOURS_MAX + 1; k++) {
		sbuf_reset(&b);
		sbuf_puts(&b, head);
		for (i = 0; i < k; i++) {
			(void)snprintf(one, sizeof(one), "<hours days=\"mon\" "
			    "open=\"09:%02zu\" close=\"09:%02zu\"/>", i,
			    k > KB_HOURS_MAX ? 59 : i + 1);
			sbuf_puts(&b, one);
		}
		sbuf_puts(&b, "</channel></contact>" KB_SMALL_CLOSE);
		says(kb_small, sbuf_text(&b), &what, k > KB_HOURS_MAX);
	}
	sbuf_clear(&b);
}

/* Of more names that are missing than are kept, the rest is counted. */
static void
missing_names_are_limited(void **state)
{
	const size_t n = DIAG_MAX + 5;
	struct kb_buffer docs[] = {
		{ "small.xml", kb_small, strlen(kb_small) },
		{ "case.xml", NULL, 0 },
	};
	struct sbuf b = SBUF_EMPTY;
	struct diag *d = diag_new();
	char one[64];
	size_t i;

	(void)state;
	sbuf_puts(&b, KB_SMALL_OPEN "<fact id=\"f\">" TEXT "<when><any>");
	for (i = 0; i < n; i++) {
		(void)snprintf(one, sizeof(one), "<fact ref=\"x%zu\"/>", i);
		sbuf_puts(&b, one);
	}
	sbuf_puts(&b, "</any></when></fact>" KB_SMALL_CLOSE);
	docs[1] = (struct kb_buffer){ "case.xml", sbuf_text(&b), b.len };
	assert_null(kb_load_buffers(docs, 2, d));
	assert_int_equal(diag_count(d), DIAG_MAX);
	assert_int_equal(diag_dropped(d), n - DIAG_MAX);
	sbuf_clear(&b);
	diag_free(d);
}

/* kb_small with one thing in another way. */
static void
other_small(const char *from, const char *to, const char *const *what,
    size_t n)
{
	static const char none[] = KB_SMALL_OPEN KB_SMALL_CLOSE;
	const char *at = strstr(kb_small, from);
	struct sbuf b = SBUF_EMPTY;

	assert_non_null(at);
	sbuf_add(&b, kb_small, (size_t)(at - kb_small));
	sbuf_puts(&b, to);
	sbuf_puts(&b, at + strlen(from));
	says(sbuf_text(&b), none, what, n);
	sbuf_clear(&b);
}

static void
country_and_profession_have_their_form(void **state)
{
	static const char *const options = "takes one of the options be and nl";
	static const char *const one = "\"profession\" takes one answer";
	static const char *const two[] = { "has no words for none of them",
	    "takes one of the options be and nl" };

	(void)state;
	other_small("<option id=\"be\">", "<option id=\"belgium\">", &options,
	    1);
	other_small("<option id=\"nl\">", "<option id=\"holland\">", &options,
	    1);
	other_small("number=\"1\" choice=\"one\"", "number=\"1\" "
	    "choice=\"many\"", two, 2);
	other_small("number=\"4\" choice=\"one\">", "number=\"4\" "
	    "choice=\"many\">" T("none", "Geen", "None"), &one, 1);
}

static size_t
write_chain(char *text, size_t length)
{
	size_t at, k;

	at = (size_t)sprintf(text, "%s%s", KB_SMALL_OPEN, FACT("f0",
	    "<true/>"));
	for (k = 1; k <= length; k++)
		at += (size_t)sprintf(text + at, "<fact id=\"f%zu\">" TEXT
		    "<when><fact ref=\"f%zu\"/></when></fact>\n", k, k - 1);
	return at + (size_t)sprintf(text + at, "%s", KB_SMALL_CLOSE);
}

/* The lowest first, so that no walk is ever deep. */
static void
chains_are_as_long_from_below(void **state)
{
	static const char *const what = "chain of more than 64";
	static char text[64 * 1024];

	(void)state;
	(void)write_chain(text, 63);
	says(kb_small, text, NULL, 0);
	(void)write_chain(text, 64);
	says(kb_small, text, &what, 1);
	(void)write_chain(text, 200);
	says(kb_small, text, &what, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_fault_is_told_once),
		cmocka_unit_test(numbers_are_limited),
		cmocka_unit_test(hours_are_limited),
		cmocka_unit_test(missing_names_are_limited),
		cmocka_unit_test(country_and_profession_have_their_form),
		cmocka_unit_test(chains_are_as_long_from_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
