/* SPDX-License-Identifier: MIT */
/*
 * Which mistakes break a guarantee, tried near the cases and by proof: only
 * one that holds without a mistake counts, of words only the proof knows, and
 * of those not what changes with other answers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/civil.h"
#include "mutants_small.h"
#include "prove/breach.h"
#include "prove/disproof.h"

#define PROMISE(id, atts, given, always) "<guarantee id=\"" id "\"" atts ">" \
    TEXT "<given>" given "</given><always>" always "</always>" \
    KB_SMALL_CITE "</guarantee>"
#define KEEP(what) PROMISE("kept", "", NOW, what)
#define OTHER_ANSWERS " change=\"any\" questions=\"suicide\""
#define STAYS(what) PROMISE("stays", OTHER_ANSWERS, what, what)
#define CHILD PROMISE("alarm", "", NOW, "<alarm in=\"child\"/>")
#define BROKEN PROMISE("broken", "", NOW, "<alarm in=\"life\"/>")
#define ABSORBED ANY(NOW ALL(NOW ACUTE))
#define NEEDED "question \"danger\" in \"now\" left out of any of 2"
#define TURNED "question \"danger\" in \"now\" turned round"
#define STEP_S "<step in=\"s\"/>"

static const struct row {
	const char *mutant, *knowledge;
	enum notice near, proved;
} rows[] = {
	{ "alarm \"child\": " TURNED, CHILD, NOTICE_GUARANTEE,
	    NOTICE_GUARANTEE },
	{ "alarm \"child\": " TURNED, "", NOTICE_NONE, NOTICE_NONE },
	/* one that does not hold anyhow, alone and beside another */
	{ "alarm \"child\": " TURNED, BROKEN, NOTICE_NONE, NOTICE_NONE },
	{ "alarm \"child\": " TURNED, BROKEN CHILD, NOTICE_GUARANTEE,
	    NOTICE_GUARANTEE },
	{ "alarm \"child\": " TURNED, CHILD BROKEN, NOTICE_GUARANTEE,
	    NOTICE_GUARANTEE },
	/* words */
	{ "passage \"p\": " TURNED, PASSAGE("", WHEN(NOW))
	    KEEP("<passage in=\"p\"/>"), NOTICE_NONE, NOTICE_GUARANTEE },
	{ "guidance \"a\": " TURNED, "<guidance id=\"a\" phase=\"1\" "
	    "kind=\"dont\">" TEXT WHEN(NOW) "</guidance>"
	    KEEP("<guidance in=\"a\"/>"), NOTICE_NONE, NOTICE_GUARANTEE },
	{ "plan-item \"a\": " TURNED, "<plan-item id=\"a\" plan=\"client\" "
	    "tonight=\"yes\">" TEXT WHEN(NOW) "</plan-item>"
	    KEEP("<plan-item in=\"a\"/>"), NOTICE_NONE, NOTICE_GUARANTEE },
	{ "care-level \"a\": " TURNED, "<care-level id=\"a\" level=\"1\">"
	    T("name", "N", "N") TEXT WHEN(NOW) "</care-level>"
	    KEEP("<care-level in=\"a\"/>"), NOTICE_NONE, NOTICE_GUARANTEE },
	{ "what-if \"a\": " TURNED, "<what-if id=\"a\">" T("title", "T", "T")
	    T("keywords", "k", "k") TEXT WHEN(NOW) "</what-if>" CHILD,
	    NOTICE_NONE, NOTICE_NONE },
	/* what stays when answers change, of what is concluded */
	{ "step \"s\": " NEEDED, STEP(ABSORBED) STAYS(STEP_S), NOTICE_NONE,
	    NOTICE_GUARANTEE },
	{ "step \"s\": " TURNED, STEP(NOW) STAYS(STEP_S), NOTICE_NONE,
	    NOTICE_NONE },
	{ "passage \"p\": " NEEDED, PASSAGE("", WHEN(ABSORBED))
	    STAYS("<passage in=\"p\"/>"), NOTICE_NONE, NOTICE_NONE },
};

static int
try_near(const struct kb *kb, long day, const struct mutants *mutants,
    struct verdict *to, struct progress *progress)
{
	struct kb_cases none = { .n = 0 };

	return mutants_break(kb, &none, day, mutants, to, progress);
}

static bool
is(const struct row *row, const struct mutated *j, enum notice wanted,
    const char *how)
{
	if (mutated_notice(j, row->mutant) == wanted)
		return true;
	print_error("%s: %s in %s\n", how, row->mutant, row->knowledge);
	return false;
}

static void
each_breaks_or_not(void **state)
{
	const long day = civil_days(2026, 11, 20);
	struct mutated j;
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		mutated_prove(&j, rows[i].knowledge, mutants_disprove);
		wrong += !is(&rows[i], &j, rows[i].proved, "proved");
		mutated_close(&j);
		mutated_open(&j, rows[i].knowledge, DANGER("unknown")
		    EXPECT("secrecy", "open"));
		assert_int_equal(mutants_break(j.kb, j.cases, day, &j.mutants,
		    j.verdicts, NULL), 0);
		wrong += !is(&rows[i], &j, rows[i].near, "near");
		mutated_close(&j);
	}
	assert_int_equal(wrong, 0);
}

/* Near no case nothing is tried. */
static void
without_cases_nothing_is_broken(void **state)
{
	struct mutated j;

	(void)state;
	mutated_prove(&j, CHILD, try_near);
	assert_int_equal(mutated_notice(&j, rows[0].mutant), NOTICE_NONE);
	mutated_close(&j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_breaks_or_not),
		cmocka_unit_test(without_cases_nothing_is_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
