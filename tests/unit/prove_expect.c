/* SPDX-License-Identifier: MIT */
/*
 * What is told of a guarantee that does not hold, and what the case that shows
 * it expects: only what every knowledge that keeps the guarantee gives for
 * these answers, and nothing that this one gives.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "consult/case_json.h"
#include "engine/program.h"
#include "kb/load.h"
#include "mutants_small.h"
#include "prove/guarantees.h"
#include "prove/solver.h"

#define DAYS IS("danger", "days")
#define BE IS("country", "be")
#define NL IS("country", "nl")
#define WITH_RIGHT(atts, c) GROUND_WITH(RIGHT atts, CONDITION(c))
#define TELLS(c) GROUND_WITH(RIGHT, CONDITION(c) \
    "<recipient contact=\"line\"/>") CONTACT("line", "", "")
#define NAMED STEP_WITH("", "<contact ref=\"line\"/>") CONTACT("line", "", "")
#define LATER "<step id=\"t\" time=\"week\">" TEXT "</step>"
#define GUIDANCE(kind, when) "<guidance id=\"a\" phase=\"1\" kind=\"" kind \
    "\">" TEXT when "</guidance>"
#define PLAN(atts, c) "<plan-item id=\"a\" plan=\"client\"" atts ">" TEXT \
    WHEN(c) "</plan-item>"
#define CARE(atts, c) "<care-level id=\"a\" level=\"1\"" atts ">" \
    T("name", "N", "N") TEXT WHEN(c) "</care-level>"
#define INDICATOR(c) "<indicator id=\"i\" direction=\"risk\" section=\"1\">" \
    TEXT T("topic", "T", "T") WHEN(c) "</indicator>"
#define MANY "<question id=\"many\" number=\"8\" choice=\"many\">" \
    T("text", "V?", "Ask?") T("why", "W", "W") T("none", "N", "N") \
    T("unknown", "U", "U") T("short", "m", "m") "<option id=\"a\">" \
    T("text", "A", "A") "</option><option id=\"b\">" T("text", "B", "B") \
    "</option></question>"
#define STEP_S "<step in=\"s\"/>"
#define IN_G "<grounds in=\"g\"/>"

static const struct row {
	const char *knowledge, *given, *always;
	const char *says;	/* what is missing or too much */
	const char *expects;	/* NULL: only the guarantee */
} rows[] = {
	/* values: those that are allowed; of alarms all there should be */
	{ "", DAYS, "<alarm in=\"child\"/>", "missing is an alarm: child",
	    "\"alarms\":[\"child\"]" },
	{ "", ALL(DAYS ACUTE), "<alarm in=\"child\"/>",
	    "missing is an alarm: child", "\"alarms\":[\"child\",\"life\"]" },
	{ "", ALL(NOW ACUTE), NONE("<alarm in=\"child\"/>"),
	    "there is an alarm: child", "\"alarms\":[\"life\"]" },
	{ "", DAYS, "<urgency in=\"now\"/>", "missing is the urgency: now",
	    "\"urgency\":[\"now\"]" },
	{ "", DAYS, NONE("<urgency in=\"today week\"/>"),
	    "there is the urgency: today",
	    "\"urgency\":[\"planned\",\"now\"]" },
	{ "", DAYS, "<ceiling in=\"now\"/>",
	    "missing is the highest urgency still possible: now",
	    "\"ceiling\":[\"now\"]" },
	{ "", GP, "<secrecy in=\"open not-bound\"/>",
	    "missing is secrecy: not-bound or open",
	    "\"secrecy\":[\"not-bound\",\"open\"]" },
	{ "", BE, "<reporting in=\"duty norm\"/>",
	    "missing is the reporting outcome: norm or duty",
	    "\"reporting\":[\"norm\",\"duty\"]" },
	{ "", "<urgency in=\"now\"/>", IS("danger", "no"),
	    "what should always be the case is not",
	    "\"urgency\":[\"planned\",\"week\",\"today\"]" },
	/* grounds: by status alone, when there is one it could be */
	{ GROUND(NOW), ALL(BE DAYS), IN_G, "missing is a ground: g",
	    "\"met\":[\"g\"]" },
	{ GROUND(NOW), ALL(BE DAYS), "<grounds in=\"g\" is=\"open\"/>",
	    "missing is a ground: g", "\"open\":[\"g\"]" },
	{ GROUND(NOW), ALL(BE DAYS), "<grounds in=\"g\" is=\"met open\"/>",
	    "missing is a ground: g", NULL },
	{ GROUND(NOW), ALL(BE NOW), NONE(IN_G), "there is a ground: g",
	    "\"not_met\":[\"g\"]" },
	{ GROUND(NOW), ALL(BE NOW), NONE("<grounds in=\"g\" "
	    "is=\"met open\"/>"), "there is a ground: g",
	    "\"failed\":[\"g\"]" },
	{ GROUND(NOW), ALL(BE NONE("<known question=\"danger\"/>")),
	    NONE("<grounds in=\"g\" is=\"open\"/>"), "there is a ground: g",
	    NULL },
	{ WITH_RIGHT(" to=\"2026-01-01\"", NOW), ALL(BE NOW),
	    "<grounds in=\"g\" force=\"duty\"/>", "missing is a ground: g",
	    NULL },
	{ GROUND(NOW), ALL(NL NOW), IN_G, "missing is a ground: g", NULL },
	{ GROUND(NOW), ALL(BE NOW), "<grounds in=\"g\" contested=\"yes\"/>",
	    "missing is a ground: g", NULL },
	{ GROUND(NOW), ALL(BE NOW), "<grounds in=\"g\" because=\"fact\"/>",
	    "missing is a ground: g", NULL },
	{ GROUND(NOW), ALL(BE NOW), NONE("<grounds in=\"g\" "
	    "tells=\"nobody\"/>"), "there is a ground: g", NULL },
	{ TELLS(NOW), ALL(BE NOW), NONE("<grounds in=\"g\" to=\"line\"/>"),
	    "there is a ground: g", NULL },
	{ TELLS(NOW) CONTACT("other", "", ""), ALL(BE NOW),
	    NONE("<grounds in=\"g\" beyond=\"other\"/>"),
	    "there is a ground: g", NULL },
	{ GROUND(NOW) STEP(NOW), ALL(BE NOW),
	    "<grounds in=\"g\" first=\"s\"/>", "missing is a ground: g",
	    NULL },
	{ GROUND(NOW) STEP(NOW), ALL(BE NOW),
	    NONE("<grounds in=\"g\" lacking=\"s\"/>"), "there is a ground: g",
	    NULL },
	/* steps */
	{ STEP(NOW), DAYS, STEP_S, "missing is a step: s",
	    "\"steps\":[\"s\"]" },
	{ STEP(NOW), NOW, NONE(STEP_S), "there is a step: s",
	    "\"not_steps\":[\"s\"]" },
	{ STEP_WITH(" country=\"nl\"", ""), BE, STEP_S,
	    "missing is a step: s", NULL },
	{ CAREFUL(NOW), NONE("<known question=\"danger\"/>"),
	    "<step in=\"s\" certain=\"yes\"/>", "missing is a step: s", NULL },
	{ STEP(NOW), NOW, NONE("<step in=\"s\" certain=\"yes\"/>"),
	    "there is a step: s", NULL },
	{ STEP(NOW) LATER, NOW, NONE("<step in=\"s\" before=\"t\"/>"),
	    "there is a step: s", NULL },
	{ LATER STEP(NOW), NOW, "<step in=\"s\" before=\"t\"/>",
	    "missing is a step: s, before what is named", NULL },
	/* who is called */
	{ NAMED, BE, NONE("<contact in=\"line\"/>"), "there is a contact: "
	    "line", "\"not_contacts\":[\"line\"]" },
	{ CONTACT("line", "", ""), BE, "<contact in=\"line\"/>",
	    "missing is a contact: line", "\"contacts\":[\"line\"]" },
	/* what is told, where it can be told */
	{ INDICATOR(NOW), DAYS, "<indicator in=\"i\"/>",
	    "missing is an indicator: i", "\"indicators\":[\"i\"]" },
	{ INDICATOR(NOW), NOW, NONE("<indicator in=\"i\"/>"),
	    "there is an indicator: i", "\"not_indicators\":[\"i\"]" },
	{ PASSAGE("", WHEN(NOW)), DAYS, "<passage in=\"p\"/>",
	    "missing is a passage: p", "\"told\":[\"p\"]" },
	{ PASSAGE("", WHEN(NOW)), NOW, NONE("<passage place=\"record\"/>"),
	    "there is a passage: p", "\"not_told\":[\"p\"]" },
	{ PASSAGE("country=\"nl\"", WHEN(NOW)), ALL(BE NOW),
	    "<passage in=\"p\"/>", "missing is a passage: p", NULL },
	{ PASSAGE("to=\"2026-01-01\"", WHEN(NOW)), NOW,
	    "<passage in=\"p\"/>", "missing is a passage: p", NULL },
	{ CARE("", NOW), DAYS, "<care-level in=\"a\"/>",
	    "missing is a level of care: a", "\"told\":[\"a\"]" },
	{ CARE("", NOW), NOW, NONE("<care-level in=\"a\"/>"),
	    "there is a level of care: a", "\"not_told\":[\"a\"]" },
	{ CARE(" country=\"nl\"", NOW), ALL(BE NOW), "<care-level in=\"a\"/>",
	    "missing is a level of care: a", NULL },
	{ PLAN(" tonight=\"yes\"", NOW), NOW, NONE("<plan-item in=\"a\"/>"),
	    "there is an item of the safety plan: a",
	    "\"not_told\":[\"a\"]" },
	{ PLAN("", NOW), NOW, NONE("<plan-item in=\"a\"/>"),
	    "there is an item of the safety plan: a", NULL },
	{ PLAN("", NOW), ALL(DAYS IS("suicide", "no")),
	    "<plan-item in=\"a\"/>", "missing is an item of the safety plan: "
	    "a", "\"told\":[\"a\"]" },
	{ PLAN(" tonight=\"yes\"", NOW), ALL(DAYS IS("suicide", "no")),
	    "<plan-item in=\"a\"/>", "missing is an item of the safety plan: "
	    "a", NULL },
	{ GUIDANCE("dont", WHEN(NOW)), NOW, NONE("<guidance in=\"a\"/>"),
	    "there is guidance: a", "\"not_told\":[\"a\"]" },
	{ GUIDANCE("do", WHEN(NOW)), NOW, NONE("<guidance in=\"a\"/>"),
	    "there is guidance: a", NULL },
	{ GUIDANCE("do", ""), NOW, NONE("<guidance in=\"a\"/>"),
	    "there is guidance: a", "\"not_told\":[\"a\"]" },
	{ GUIDANCE("do", WHEN(NOW)), ALL(DAYS IS("suicide", "no")),
	    "<guidance in=\"a\"/>", "missing is guidance: a",
	    "\"told\":[\"a\"]" },
	{ GUIDANCE("do", WHEN(DAYS)), NOW, "<guidance in=\"a\"/>",
	    "missing is guidance: a", NULL },
	/* what was answered to a question that takes several */
	{ MANY, ALL(IS("many", "a") IS("many", "b")), "<false/>",
	    " is not, with Ask? A + B; ", NULL },
	{ MANY, ALL(IS("many", "a") NONE(POSSIBLE(IS("many", "b")))),
	    "<false/>", " is not, with Ask? A; ", NULL },
	{ MANY, ALL("<known question=\"many\"/>" NONE(IS("many", "a b"))),
	    "<false/>", " is not, with Ask? none of these; ", NULL },
	{ MANY, ALL(IS("many", "a") NONE("<known question=\"many\"/>")),
	    "<false/>", " is not, with Ask? A + I don't know; ", NULL },
	/* a choice of two */
	{ STEP(NOW), DAYS, ANY(STEP_S "<alarm in=\"child\"/>"), "missing is ",
	    NULL },
	{ STEP(NOW) PASSAGE("", WHEN(NOW)), DAYS, TWO(STEP_S
	    "<alarm in=\"child\"/><passage in=\"p\"/>"), "missing is ",
	    NULL },
	{ STEP(NOW), "<urgency in=\"today\"/>", STEP_S,
	    "missing is a step: s", NULL },
	{ STEP(NOW) PASSAGE("", WHEN(NOW)), NOW, NONE(ANY(STEP_S
	    "<passage in=\"p\"/>")), "there is a step: s",
	    "\"not_steps\":[\"s\"]" },
};

static struct kb *
load(const struct row *row, struct diag *d)
{
	struct kb_buffer docs[2] = {
		{ "small.xml", kb_small, strlen(kb_small) } };
	struct kb *kb;
	char *text;

	assert_true(asprintf(&text, KB_SMALL_OPEN "%s<guarantee id=\"kept\">"
	    TEXT "<given>%s</given><always>%s</always>" KB_SMALL_CITE
	    "</guarantee>" KB_SMALL_CLOSE, row->knowledge, row->given,
	    row->always) > 0);
	docs[1] = (struct kb_buffer){ "more.xml", text, strlen(text) };
	kb = kb_load_buffers(docs, 2, d);
	if (kb == NULL)
		fail_msg("%s: %s", text, diag_at(d, 0)->text);
	free(text);
	return kb;
}

/* How many of its expectations this knowledge does not meet. */
static size_t
count_unmet(const struct kb *kb, long day, const char *example)
{
	struct program *program = program_new(kb, day);
	struct arena *arena = arena_new();
	struct case_read c = { .kb = kb, .lang = KB_EN,
	    .country = KB_ALWAYS };
	struct expect_difference *at;
	size_t n;

	assert_true(case_begin(&c, arena));
	c.arena = arena;
	case_json_read(&c, example, strlen(example));
	if (c.why.len > 0)
		fail_msg("%s: %s", example, sbuf_text(&c.why));
	at = arena_calloc(arena, expect_most(&c.expect), sizeof(*at));
	n = expect_compare(findings_decided(program, c.answers, day, arena),
	    &c.expect, at);
	case_end(&c);
	arena_free(arena);
	program_free(program);
	return n;
}

static bool
is_as_said(const struct row *row)
{
	const long day = civil_days(2026, 11, 20);
	struct diag *d = diag_new();
	struct kb *kb = load(row, d);
	const char *example, *text;
	bool right;

	guarantees_check(kb, day, NULL, d);
	assert_int_equal(diag_count(d), 1);
	text = diag_at(d, 0)->text;
	example = diag_at(d, 0)->example;
	right = strstr(text, row->says) != NULL && example != NULL &&
	    strstr(example, row->expects != NULL ? row->expects :
	    "\"expect\":{\"guarantees\":[\"kept\"]}") != NULL &&
	    count_unmet(kb, day, example) == 1 + (row->expects != NULL);
	if (!right)
		print_error("%s, given %s: %s\n%s\n%zu unmet\n", row->always,
		    row->given, text, example, count_unmet(kb, day, example));
	kb_free(kb);
	diag_free(d);
	return right;
}

static void
each_is_told_and_expected(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		wrong += !is_as_said(&rows[i]);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_told_and_expected),
	};

	if (!solver_available()) {
		puts("1..0 # SKIP built without CaDiCaL");
		return 0;
	}
	pool_json_prepare();
	return cmocka_run_group_tests_name("expect", tests, NULL, NULL);
}
