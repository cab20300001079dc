/* SPDX-License-Identifier: MIT */
/* What no answers can show: each defect in small knowledge, and beside it
 * the same without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "kb/load.h"
#include "kb_small.h"
#include "prove/solver.h"
#include "prove/structure.h"

#define T KB_SMALL_T
#define C KB_SMALL_CITE
#define IS(question, options) \
    "<is question=\"" question "\" in=\"" options "\"/>"
#define ALL(x) "<all>" x "</all>"
#define ANY(x) "<any>" x "</any>"
#define NONE(x) "<none>" x "</none>"
#define LAW "<undecided because=\"law\"/>"
#define FACT(id, when) "<fact id=\"" id "\">" T("text", id, id) \
    "<when>" when "</when></fact>\n"
#define STEP(id, rest, when) "<step id=\"" id "\" time=\"week\" " rest ">" \
    T("text", "Doe", "Do") "<when>" when "</when>" C "</step>\n"
#define CAUTIOUS(id, when) "<step id=\"" id "\" time=\"week\" " \
    "cautious=\"yes\">" T("text", "Doe", "Do") T("if", "als", "if") \
    "<when>" when "</when>" C "</step>\n"
#define PASSAGE(id, rest, when) "<passage id=\"" id "\" place=\"say\"" rest \
    ">" T("text", "Zeg", "Say") "<when>" when "</when></passage>\n"
#define HEADLINE(id, when) "<passage id=\"" id "\" place=\"headline\">" \
    T("text", "Zeg", "Say") "<when>" when "</when></passage>\n"
#define OPTION(id) "<option id=\"" id "\">" T("text", id, id) "</option>"
#define QUESTION(id, n, choice, options, ask_if) "<question id=\"" id \
    "\" number=\"" n "\" choice=\"" choice "\">" T("text", "Vraag?", "Ask?") \
    T("why", "Ja.", "Yes.") T("unknown", "Weet ik niet", "I do not know") \
    T("short", id, id) options ask_if C \
    "</question>\n"
#define CONDITION(id, when) "<condition id=\"" id "\" kind=\"asked\">" \
    T("text", id, id) "<when>" when "</when>" C "</condition>"
#define JUDGED(id) "<condition id=\"" id "\" kind=\"self\">" \
    T("text", id, id) C "</condition>"
#define GROUND(id, rest, conditions) "<ground id=\"" id "\" country=\"be\" " \
    "act=\"report\" force=\"right\"" rest ">" T("name", id, id) \
    T("basis", "wet", "law") T("summary", "Mag.", "May.") conditions C \
    "</ground>\n"
#define MORE(ask_if) QUESTION("more", "5", "one", OPTION("a") OPTION("b"), \
    ask_if)
#define NOW IS("danger", "now")
#define DAYS IS("danger", "days")
#define ACUTE IS("suicide", "acute")

static const struct defect {
	const char *found;	/* start of the text, and what it says of it;
				   NULL: sound */
	const char *elements;
} defects[] = {
	{ NULL, "" },
	/* conditions */
	{ "fact \"f\" is never true", FACT("f", ALL(NOW DAYS)) },
	{ NULL, FACT("f", ALL(NOW ACUTE)) },
	{ "fact \"f\" is never false", FACT("f", ANY(NOW NONE(NOW))) },
	{ "this part of the condition of fact \"f\" can never be true",
	    FACT("f", ANY(ACUTE ALL(NOW DAYS))) },
	{ "this part of the condition of fact \"f\" can never be false",
	    FACT("f", ALL(ACUTE ANY(NOW NONE(NOW)))) },
	{ "fact \"f\" is never true", FACT("f", ALL(NOW DAYS)) FACT("g",
	    ANY(ACUTE "<fact ref=\"f\"/>")) },
	/* ... what is undecided, and whether there is an answer, aside */
	{ NULL, FACT("f", ALL(NOW LAW)) FACT("g", LAW) },
	{ "fact \"f\" is never true", FACT("f", ALL(NOW DAYS LAW)) },
	{ NULL, FACT("f", ANY(IS("danger", "now days no"))) },
	{ NULL, CAUTIOUS("s", ALL(ACUTE
	    NONE(IS("danger", "now days no")) LAW)) },
	/* what is shown */
	{ "step \"s\" is never shown", STEP("s", "", ALL(NOW DAYS)) },
	{ "step \"s\" is never shown", STEP("s", "country=\"nl\"",
	    ALL(NOW IS("country", "be"))) },
	{ NULL, STEP("s", "country=\"be\"", ALL(NOW IS("country", "be"))) },
	{ "passage \"p\" is never shown", PASSAGE("p", " country=\"nl\"",
	    IS("country", "be")) },
	{ "passage \"p\" is never shown", PASSAGE("p", "",
	    ALL(NOW NONE(NOW))) },
	{ "passage \"p\" is never shown: its place is never there when",
	    "<passage id=\"p\" place=\"secrecy-bound\">" T("text", "Zeg",
	    "Say") "<when>" IS("profession", "other") "</when></passage>" },
	{ "passage \"q\" is never shown: its place is never there when it "
	    "holds, or one before it always is", HEADLINE("p", ANY(NOW DAYS))
	    HEADLINE("q", DAYS) },
	{ NULL, HEADLINE("p", DAYS) HEADLINE("q", ANY(NOW DAYS))
	    "<passage id=\"r\" place=\"secrecy-bound\">" T("text", "Zeg",
	    "Say") "<when>" IS("profession", "gp") "</when></passage>" },
	/* ... what is not in force this day is not looked at */
	{ NULL, PASSAGE("p", " to=\"2026-01-01\"", ALL(NOW DAYS)) },
	{ NULL, GROUND("g", " from=\"2030-01-01\"", CONDITION("c",
	    ALL(NOW DAYS))) STEP("s", "", "<ground ref=\"g\"/>") },
	/* grounds */
	{ "conditions \"c\" and \"d\" of ground \"g\" contradict",
	    GROUND("g", "", CONDITION("c", NOW) CONDITION("d", DAYS)) },
	{ "the conditions of ground \"g\" contradict, taken together",
	    GROUND("g", "", CONDITION("c", ANY(NOW DAYS))
	    CONDITION("d", ANY(NOW IS("danger", "no")))
	    CONDITION("e", ANY(DAYS IS("danger", "no")))) },
	/* ... beside one that only the professional can judge */
	{ "conditions \"c\" and \"d\" of ground \"g\" contradict",
	    GROUND("g", "", JUDGED("x") CONDITION("c", NOW) JUDGED("y")
	    CONDITION("d", DAYS)) },
	{ NULL, GROUND("g", "", JUDGED("x") CONDITION("c", NOW)) },
	{ "condition \"c\" is never true", GROUND("g", "", CONDITION("c",
	    ALL(NOW DAYS)) CONDITION("d", ACUTE)) },
	{ NULL, GROUND("g", "", CONDITION("c", NOW) CONDITION("d", ACUTE)) },
	/* questions and options */
	{ "no answer to question \"more\" changes anything", MORE("")
	    STEP("s", "", ANY(NOW ALL(NOW IS("more", "a")))) },
	/* ... what no condition names is told elsewhere */
	{ NULL, MORE("") },
	{ NULL, MORE("") STEP("s", "", IS("more", "a")) },
	{ "option \"b\" of question \"more\" never changes anything that not "
	    "knowing does not", MORE("") CAUTIOUS("s", "<possible>"
	    IS("more", "b") "</possible>") },
	{ "option \"b\" of question \"many\" never changes anything;",
	    QUESTION("many", "6", "many", OPTION("a") OPTION("b")
	    T("none", "Niets", "None"), "")
	    STEP("s", "", IS("many", "a")) },
	{ NULL, QUESTION("many", "6", "many", OPTION("a") OPTION("b")
	    T("none", "Niets", "None"), "")
	    STEP("s", "", IS("many", "a b")) },
	/* the same */
	{ "fact \"g\" is the same as \"f\"", FACT("f", ALL(NOW ACUTE))
	    FACT("g", ALL(ACUTE NOW)) },
	{ NULL, FACT("f", ALL(NOW ACUTE)) FACT("g", "<fact ref=\"f\"/>") },
	{ NULL, FACT("f", NOW) FACT("g", ANY(NOW ALL(ACUTE LAW))) },
	{ "ground \"g\" is met only when \"h\"", GROUND("g", "",
	    CONDITION("c", ALL(NOW ACUTE))) GROUND("h", "",
	    CONDITION("d", NOW)) },
	{ NULL, GROUND("g", " implies=\"h\"", CONDITION("c",
	    ALL(NOW ACUTE))) GROUND("h", "", CONDITION("d", NOW)) },
	{ NULL, GROUND("g", "", CONDITION("c", ALL("<ground ref=\"h\"/>"
	    ACUTE))) GROUND("h", "", CONDITION("d", NOW)) },
	{ "ground \"g\" can be met while \"h\" is not", GROUND("g",
	    " implies=\"h\"", CONDITION("c", NOW)) GROUND("h", "",
	    CONDITION("d", ACUTE)) },
	/* ... what is said, either way or by way of another */
	{ NULL, GROUND("g", " implies=\"h k\"", CONDITION("c",
	    ALL(NOW ACUTE))) GROUND("h", " implies=\"k\"", CONDITION("d",
	    NOW)) GROUND("k", "", CONDITION("e", ANY(NOW DAYS))) },
	{ NULL, GROUND("g", " implies=\"h\"", CONDITION("c", NOW))
	    GROUND("h", " implies=\"g\"", CONDITION("d", NOW)) },
	{ NULL, GROUND("g", " implies=\"h\"", CONDITION("c", NOW))
	    GROUND("h", " to=\"2026-01-01\"", CONDITION("d", ACUTE)) },
	/* hidden */
	{ "question \"more\" is hidden because something else is not known",
	    MORE("<ask-if><known question=\"suicide\"/></ask-if>")
	    CAUTIOUS("s", ANY(IS("more", "a") DAYS)) },
	{ "question \"more\" is hidden because something else is not known",
	    MORE("<ask-if><known question=\"suicide\"/></ask-if>")
	    GROUND("g", "", CONDITION("c", IS("more", "a")))
	    CAUTIOUS("s", ANY("<ground ref=\"g\"/>" DAYS)) },
	{ NULL, MORE("<ask-if>" ACUTE "</ask-if>")
	    CAUTIOUS("s", ANY(IS("more", "a") DAYS)) },
};

static struct diag *
check(const char *base, const char *elements)
{
	char text[8192];
	struct kb_buffer files[] = { { "a.xml", base, strlen(base) },
	    { "b.xml", text, 0 } };
	struct diag *d = diag_new();
	struct kb *kb;

	files[1].len = (size_t)snprintf(text, sizeof(text), "%s%s%s",
	    KB_SMALL_OPEN, elements, KB_SMALL_CLOSE);
	kb = kb_load_buffers(files, 2, d);
	if (kb == NULL)
		fail_msg("%s", diag_at(d, 0)->text);
	structure_check(kb, civil_days(2026, 11, 20), NULL, d);
	kb_free(kb);
	return d;
}

static bool
is_as_said(const struct defect *f)
{
	struct diag *d = check(kb_small, f->elements);
	const struct diag_entry *e = diag_count(d) == 0 ? NULL
	    : diag_at(d, 0);
	bool right = diag_count(d) == (f->found != NULL) && (e == NULL ||
	    (strncmp(e->text, f->found, strlen(f->found)) == 0 &&
	    e->line != 0));

	if (!right)
		print_error("%s: %zu found: %s\n", f->elements,
		    diag_count(d), e == NULL ? "" : e->text);
	diag_free(d);
	return right;
}

static void
each_defect_is_found(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < sizeof(defects) / sizeof(defects[0]); i++)
		wrong += !is_as_said(&defects[i]);
	assert_int_equal(wrong, 0);
}

/* The levels stand in the base itself. */
static void
levels_are_told(void **state)
{
	static const struct { const char *was, *is, *found; } bases[] = {
		{ "<possible>" NOW "</possible>", ALL(NOW DAYS),
		    "urgency \"week\" is never true" },
		{ DAYS "</when></urgency>", NOW "</when></urgency>",
		    "urgency \"today\" is never told" },
		{ "<possible>" NOW "</possible>", LAW,
		    "the levels of urgency leave a gap" },
	};
	char base[sizeof(kb_small) + 200];
	const char *at;
	struct diag *d;
	size_t i, k;
	bool found;

	(void)state;
	for (i = 0; i < sizeof(bases) / sizeof(bases[0]); i++) {
		at = strstr(kb_small, bases[i].was);
		assert_non_null(at);
		(void)snprintf(base, sizeof(base), "%.*s%s%s",
		    (int)(at - kb_small), kb_small, bases[i].is,
		    at + strlen(bases[i].was));
		d = check(base, "");
		for (found = false, k = 0; k < diag_count(d); k++)
			found = found || strncmp(diag_at(d, k)->text,
			    bases[i].found, strlen(bases[i].found)) == 0;
		if (!found)
			fail_msg("not: %s", bases[i].found);
		diag_free(d);
	}
}

/* With the fewest answers that show it. */
static void
examples_are_small(void **state)
{
	struct diag *d = check(kb_small, GROUND("g", " implies=\"h\"",
	    CONDITION("c", NOW)) GROUND("h", "", CONDITION("d", ACUTE)));

	(void)state;
	assert_int_equal(diag_count(d), 1);
	assert_string_equal(diag_at(d, 0)->example, "{\"id\":\"g\",\"answers\":"
	    "{\"country\":\"be\",\"danger\":\"now\"}}");
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_defect_is_found),
		cmocka_unit_test(levels_are_told),
		cmocka_unit_test(examples_are_small),
	};

	if (!solver_available()) {
		puts("1..0 # SKIP built without CaDiCaL");
		return 0;
	}
	return cmocka_run_group_tests_name("structure", tests, NULL, NULL);
}
