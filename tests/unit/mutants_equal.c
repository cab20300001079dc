/* SPDX-License-Identifier: MIT */
/*
 * Of which mistakes a proof says that nobody can notice them: only of those
 * that change nothing of what is asked, concluded or told, wherever they are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mutants_small.h"
#include "prove/equal.h"

/* The second part adds nothing to the first. */
#define ABSORBED ANY(NOW ALL(NOW ACUTE))
#define NEEDLESS "all of 2 left out of any of 2"
#define NEEDED "question \"danger\" in \"now\" left out of any of 2"
#define FACT(c) "<fact id=\"f\">" TEXT WHEN(c) "</fact>"
#define OF_FACT "<fact ref=\"f\"/>"
#define HEADLINE(id, c) "<passage id=\"" id "\" place=\"headline\">" TEXT \
    WHEN(c) "</passage>"
#define GUIDANCE(kind, c) "<guidance id=\"a\" phase=\"1\" kind=\"" kind "\">" \
    TEXT WHEN(c) "</guidance>"
#define PLAN(atts, c) "<plan-item id=\"a\" plan=\"client\"" atts ">" TEXT \
    WHEN(c) "</plan-item>"
#define CARE(atts, c) "<care-level id=\"a\" level=\"1\"" atts ">" \
    T("name", "N", "N") TEXT WHEN(c) "</care-level>"
#define INDICATOR(c) "<indicator id=\"i\" direction=\"risk\" section=\"1\">" \
    TEXT T("topic", "T", "T") WHEN(c) "</indicator>"
#define WHAT_IF(c) "<what-if id=\"a\">" T("title", "T", "T") \
    T("keywords", "k", "k") TEXT WHEN(c) "</what-if>"
#define NEAR(c) CONTACT("line", "", "") CONTACT("near", " of=\"line\"", \
    WHEN(c))
#define NAMED STEP_WITH("", "<contact ref=\"line\"/>")
#define TO_LINE(condition, c) GROUND_WITH(RIGHT, CONDITION(condition) \
    "<recipient contact=\"line\">" WHEN(c) "</recipient>") \
    CONTACT("line", "", "")
#define SMALL_HOURS ALL(IS("danger", "days") NONE(ACUTE))

static const struct row {
	const char *mutant, *knowledge;
	enum notice notice;
} rows[] = {
	/* what is told or concluded by a rule of its own */
	{ "step \"s\": " NEEDLESS, STEP(ABSORBED), NOTICE_EQUAL },
	{ "step \"s\": " NEEDED, STEP(ABSORBED), NOTICE_NONE },
	{ "indicator \"i\": " NEEDLESS, INDICATOR(ABSORBED), NOTICE_EQUAL },
	{ "indicator \"i\": " NEEDED, INDICATOR(ABSORBED), NOTICE_NONE },
	{ "care-level \"a\": " NEEDLESS, CARE("", ABSORBED), NOTICE_EQUAL },
	{ "care-level \"a\": " NEEDED, CARE("", ABSORBED), NOTICE_NONE },
	{ "what-if \"a\": " NEEDLESS, WHAT_IF(ABSORBED), NOTICE_EQUAL },
	{ "what-if \"a\": " NEEDED, WHAT_IF(ABSORBED), NOTICE_NONE },
	{ "passage \"p\": " NEEDLESS, PASSAGE("", WHEN(ABSORBED)),
	    NOTICE_EQUAL },
	{ "passage \"p\": " NEEDED, PASSAGE("", WHEN(ABSORBED)),
	    NOTICE_NONE },
	{ "ground \"g\", condition \"c\": " NEEDLESS, GROUND(ABSORBED),
	    NOTICE_EQUAL },
	{ "ground \"g\", condition \"c\": " NEEDED, GROUND(ABSORBED),
	    NOTICE_NONE },
	{ "question \"q\", ask-if: " NEEDLESS, QUESTION("<ask-if>" ABSORBED
	    "</ask-if>"), NOTICE_EQUAL },
	{ "question \"q\", ask-if: " NEEDED, QUESTION("<ask-if>" ABSORBED
	    "</ask-if>"), NOTICE_NONE },
	{ "fact \"bound\": question \"profession\" in \"gp\" turned round",
	    "", NOTICE_NONE },
	/* through a fact, a ground or a question */
	{ "fact \"f\": question \"danger\" in \"now\" turned round",
	    FACT(NOW), NOTICE_EQUAL },
	{ "fact \"f\": question \"danger\" in \"now\" turned round",
	    FACT(NOW) STEP(OF_FACT), NOTICE_NONE },
	{ "fact \"f\": question \"suicide\" in \"acute\" left out of all of "
	    "2", FACT(ALL(NOW ACUTE)) STEP(ANY(NOW OF_FACT)), NOTICE_EQUAL },
	{ "fact \"f\": question \"danger\" in \"now\" left out of all of 2",
	    FACT(ALL(NOW ACUTE)) STEP(ANY(NOW OF_FACT)), NOTICE_NONE },
	{ "ground \"g\", condition \"c\": " NEEDLESS, GROUND(ABSORBED)
	    STEP("<ground ref=\"g\"/>"), NOTICE_EQUAL },
	{ "question \"q\", ask-if: " NEEDLESS, QUESTION("<ask-if>" ABSORBED
	    "</ask-if>") STEP("<known question=\"q\"/>"), NOTICE_EQUAL },
	{ "question \"q\", ask-if: " NEEDLESS, QUESTION("<ask-if>" ABSORBED
	    "</ask-if>") STEP(IS("q", "x")), NOTICE_EQUAL },
	/* who is called */
	{ "ground \"g\", recipient \"line\": " NEEDLESS, TO_LINE(GP,
	    ABSORBED), NOTICE_EQUAL },
	{ "ground \"g\", recipient \"line\": " NEEDED, TO_LINE(GP, ABSORBED),
	    NOTICE_NONE },
	{ "ground \"g\", recipient \"line\": " NEEDED, TO_LINE("<false/>",
	    ABSORBED), NOTICE_EQUAL },
	{ "contact \"near\": " NEEDLESS, NAMED NEAR(ABSORBED), NOTICE_EQUAL },
	{ "contact \"near\": " NEEDED, NAMED NEAR(ABSORBED), NOTICE_NONE },
	{ "contact \"near\": " NEEDED, NEAR(ABSORBED), NOTICE_EQUAL },
	/* what is never there when the rule would tell */
	{ "guidance \"a\": question \"suicide\" in \"acute\" left out of all "
	    "of 2", GUIDANCE("do", ALL(NOW ACUTE)), NOTICE_EQUAL },
	{ "guidance \"a\": question \"suicide\" in \"acute\" left out of all "
	    "of 2", GUIDANCE("dont", ALL(NOW ACUTE)), NOTICE_NONE },
	{ "plan-item \"a\": question \"danger\" also in \"no\"",
	    PLAN(" tonight=\"yes\"", SMALL_HOURS), NOTICE_EQUAL },
	{ "plan-item \"a\": question \"danger\" also in \"no\"",
	    PLAN("", SMALL_HOURS), NOTICE_NONE },
	/* ... and where only the first that holds is told */
	{ "passage \"q\": question \"suicide\" in \"acute\" left out of all "
	    "of 2", HEADLINE("p", NOW) HEADLINE("q", ALL(NOW ACUTE)),
	    NOTICE_EQUAL },
	{ "passage \"q\": question \"danger\" in \"now\" left out of all of "
	    "2", HEADLINE("p", NOW) HEADLINE("q", ALL(NOW ACUTE)),
	    NOTICE_NONE },
	{ "passage \"p\": " NEEDLESS, HEADLINE("p", ABSORBED)
	    HEADLINE("q", ACUTE), NOTICE_EQUAL },
	{ "passage \"p\": " NEEDED, HEADLINE("p", ABSORBED)
	    HEADLINE("q", ACUTE), NOTICE_NONE },
	/* what is no rule */
	{ "care-level \"a\": shown in both countries",
	    CARE(" country=\"nl\"", ALL(IS("country", "nl") NOW)),
	    NOTICE_EQUAL },
	{ "care-level \"a\": shown in both countries",
	    CARE(" country=\"nl\"", NOW), NOTICE_NONE },
	{ "passage \"p\": told in both countries",
	    PASSAGE("country=\"nl\"", WHEN(IS("country", "nl"))),
	    NOTICE_EQUAL },
	{ "passage \"p\": told after its last day",
	    PASSAGE("to=\"2026-01-01\"", WHEN("<false/>")), NOTICE_EQUAL },
	{ "passage \"p\": told after its last day",
	    PASSAGE("to=\"2026-01-01\"", WHEN(NOW)), NOTICE_NONE },
	{ "passage \"p\": told after its last day",
	    PASSAGE("to=\"2026-01-01\"", WHEN(NOW)) GROUND_WITH(RIGHT
	    " to=\"2026-01-01\"", CONDITION(NOW)), NOTICE_NONE },
	{ "ground \"g\": made a stronger one", GROUND("<false/>"),
	    NOTICE_EQUAL },
	{ "ground \"g\": made a stronger one", GROUND(NOW), NOTICE_NONE },
};

static void
each_is_equal_or_not(void **state)
{
	struct mutated j;
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		mutated_prove(&j, rows[i].knowledge, mutants_prove_equal);
		if (mutated_notice(&j, rows[i].mutant) != rows[i].notice) {
			print_error("%s in %s\n", rows[i].mutant,
			    rows[i].knowledge);
			wrong++;
		}
		mutated_close(&j);
	}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_equal_or_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
