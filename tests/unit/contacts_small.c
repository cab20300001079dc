/* SPDX-License-Identifier: MIT */
/* Which number a step and the list of contacts give, on small knowledge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "report_small.h"

#define AT "2026-11-20T17:40"
#define CONTACT(id, attributes, name, rest) "<contact id=\"" id "\"" \
    " for=\"professional\" anonymous=\"no\" free=\"yes\"" \
    " checked=\"2026-11-20\" certainty=\"confirmed\" " attributes ">" \
    KB_SMALL_T("name", name, name) \
    KB_SMALL_T("purpose", "Advies.", "Advice.") rest KB_SMALL_CITE \
    "</contact>\n"
#define CLOSED "<hours days=\"mon\" open=\"09:00\" close=\"10:00\"/>"
#define CHANNEL(kind, value, hours) "<channel kind=\"" kind "\" value=\"" \
    value "\">" hours "</channel>"

/* A line for both countries, with a better one in one of them; what is closed
 * now, with and without another way. */
static const char elements[] = KB_SMALL_OPEN
    CONTACT("int-line", "country=\"int\"", "Lijn",
    CHANNEL("phone", "00 800", "<always/>"))
    CONTACT("nl-line", "country=\"nl\" of=\"int-line\"", "Landlijn",
    CHANNEL("phone", "0900 1", "<always/>"))
    CONTACT("be-app", "country=\"be\"", "Met app",
    CHANNEL("phone", "0900 2", CLOSED) "<channel kind=\"app\""
    " value=\"HulpApp\"/><channel kind=\"mail\" value=\"a@b.example\"/>")
    CONTACT("be-only", "country=\"be\"", "Alleen app",
    CHANNEL("phone", "0900 3", CLOSED) "<channel kind=\"app\""
    " value=\"AndereApp\"/>")
    "<step id=\"both\" time=\"today\" place=\"page\"><when>"
    IS("danger", "days") "</when>"
    KB_SMALL_T("text", "Vraag raad.", "Ask advice.")
    "<contact ref=\"nl-safe\"/><contact ref=\"be-police\"/>"
    KB_SMALL_CITE "</step>\n"
    "<step id=\"line\" time=\"today\" place=\"page\"><when>"
    IS("danger", "no") "</when>"
    KB_SMALL_T("text", "Bel de lijn.", "Call the line.")
    "<contact ref=\"int-line\"/><contact ref=\"be-app\"/>"
    "<contact ref=\"be-only\"/>" KB_SMALL_CITE "</step>\n"
    CONTACT("be-1813", "country=\"be\"", "Lijn 1813",
    CHANNEL("phone", "1813", "<always/>"))
    "<step id=\"named\" time=\"today\" place=\"page\"><when><all>"
    IS("danger", "no") IS("country", "be") "</all></when>"
    KB_SMALL_T("text", "Vraag raad.", "Ask advice.")
    "<contact ref=\"be-1813\"/>" KB_SMALL_CITE "</step>\n"
    KB_SMALL_CLOSE;

static void
open_with(struct advice *a, const char *country, const char *danger)
{
	const char *parts[] = { kb_small, small_elements, elements };

	advice_open_parts(a, parts, 3, AT);
	if (country != NULL)
		advice_answer(a, country);
	advice_answer(a, danger);
	advice_answer(a, "suicide=no");
	advice_answer(a, "profession=gp");
	advice_find(a, KB_NL);
}

/* Of the services that a step names, the one of this country, unless it was
 * told; the other is nowhere. */
static void
the_own_country(void **state)
{
	static const struct { const char *country, *page, *id, *not_page,
	    *not_id; } rows[] = {
		{ "country=be", "Vraag raad. Politie: 101.", "\"be-police\"",
		    "0800 2000", "\"nl-safe\"" },
		{ "country=nl", "1 Bel Veilig. Veilig: 0800 2000.\n"
		    " 2 Vraag raad.\n", "\"nl-safe\"", "101", "\"be-police\"" },
	};
	struct advice a;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		open_with(&a, rows[i].country, "danger=days");
		assert_non_null(strstr(advice_text(&a, 0, 200), rows[i].page));
		assert_null(strstr(advice_text(&a, -1, 200),
		    rows[i].not_page));
		assert_non_null(strstr(advice_json(&a), rows[i].id));
		assert_null(strstr(advice_json(&a), rows[i].not_id));
		advice_close(&a);
	}
}

/* Whom to call hangs on the country, so without one such a step waits. */
static void
no_country(void **state)
{
	struct advice a;

	(void)state;
	open_with(&a, NULL, "danger=days");
	assert_null(strstr(advice_text(&a, -1, 200), "Vraag raad"));
	advice_close(&a);
}

/* Who is called by a number has it once. */
static void
called_by_its_number(void **state)
{
	struct advice a;

	(void)state;
	open_with(&a, "country=be", "danger=no");
	assert_non_null(strstr(advice_text(&a, 0, 200),
	    "Vraag raad. Lijn 1813.\n"));
	advice_close(&a);
}

/* The better one of another country takes nobody's place. */
static void
a_better_one_elsewhere(void **state)
{
	struct advice a;
	const char *text, *line;

	(void)state;
	open_with(&a, "country=be", "danger=no");
	text = advice_text(&a, 5, 200);
	line = strstr(text, " Lijn: 00 800.");
	assert_non_null(line);
	assert_null(strstr(text, "Landlijn"));
	assert_true(line < strstr(text, " Hulplijn: "));
	assert_non_null(strstr(advice_json(&a), "\"int-line\""));
	assert_null(strstr(advice_json(&a), "\"nl-line\""));
	advice_close(&a);
	open_with(&a, "country=nl", "danger=no");
	text = advice_text(&a, 5, 200);
	line = strstr(text, " Landlijn: 0900 1.");
	assert_non_null(line);
	assert_true(strstr(text, " Lijn: 00 800.") == NULL ||
	    line < strstr(text, " Lijn: 00 800."));
	advice_close(&a);
}

/* When nobody answers the telephone an app is no other way: it is not for
 * asking. */
static void
another_way(void **state)
{
	struct advice a;
	const char *text;

	(void)state;
	open_with(&a, "country=be", "danger=no");
	text = advice_text(&a, 5, 200);
	assert_non_null(strstr(text, " Met app: 0900 2. Nu gesloten. Open "
	    "maandag 9 tot 10 uur. Mail: a@b.example."));
	assert_non_null(strstr(text, " Alleen app: 0900 3. Nu gesloten. Open "
	    "maandag 9 tot 10 uur.\n"));
	assert_null(strstr(text, "HulpApp"));
	assert_null(strstr(text, "AndereApp"));
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_own_country),
		cmocka_unit_test(no_country),
		cmocka_unit_test(called_by_its_number),
		cmocka_unit_test(a_better_one_elsewhere),
		cmocka_unit_test(another_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
