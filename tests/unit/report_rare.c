/* SPDX-License-Identifier: MIT */
/* What the advice says where the real knowledge does not come: on small
 * knowledge with one more element. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "base/sbuf.h"
#include "report/build.h"
#include "report_small.h"

#define AT "2026-11-20T17:40"
#define T KB_SMALL_T
#define C KB_SMALL_CITE

static const char *const calm[] = { "country=be", "danger=no", "suicide=no",
    "profession=gp", "accepts=yes", "support=", NULL };

static void
open_with(struct advice *a, const char *element, const char *const *answers)
{
	const char *parts[] = { kb_small, small_elements, element };

	advice_open_parts(a, parts, 3, AT);
	advice_answer_all(a, answers);
	advice_find(a, KB_NL);
}

static void
shows(struct advice *a, int section, const char *wanted)
{
	const char *text = advice_text(a, section, 200);

	if (strstr(text, wanted) == NULL)
		fail_msg("no %s in %s", wanted, text);
}

#define TRY(id, first) "<ground id=\"" id "\" country=\"be\" act=\"report\"" \
    " force=\"right\">" T("name", "Noodzaak", "Need") \
    T("basis", "leer", "doctrine") T("summary", "Je mag.", "You may.") \
    "<condition id=\"least\" kind=\"asked\">" \
    T("text", "Niets lichters helpt.", "Nothing less helps.") \
    WHEN("<undecided because=\"act\"/>") C "</condition>" \
    "<recipient contact=\"be-police\"/>" first C "</ground>"

/* The first step that is not out of place here; without one that there is
 * something less to try. */
static void
what_to_try_first(void **state)
{
	static const char some[] = KB_SMALL_OPEN TRY("be-try",
	    "<first step=\"dutch\"/><first step=\"later\"/>") KB_SMALL_CLOSE;
	static const char none[] = KB_SMALL_OPEN TRY("be-try",
	    "<first step=\"dutch\"/>") KB_SMALL_CLOSE;
	struct advice a;

	(void)state;
	open_with(&a, some, calm);
	shows(&a, 1, "Niets lichters helpt. Probeer eerst: schrijf het op.");
	advice_close(&a);
	open_with(&a, none, calm);
	shows(&a, 1, "Niets lichters helpt. Probeer eerst wat lichter is.");
	advice_close(&a);
}

/* A doubt about what always holds is told, as long as there is room. */
static void
a_doubt_about_what_holds(void **state)
{
	static const char ground[] = KB_SMALL_OPEN "<ground id=\"be-doubt\""
	    " country=\"be\" act=\"report\" force=\"right\">"
	    T("name", "Twijfel", "Doubt") T("basis", "leer", "doctrine")
	    T("summary", "Je mag.", "You may.")
	    "<condition id=\"calm\" kind=\"asked\">"
	    T("text", "Het is rustig.", "It is calm.")
	    WHEN(IS("danger", "no")) C "</condition>"
	    "<condition id=\"weighs\" kind=\"holds\">"
	    T("text", "Het weegt.", "It weighs.")
	    T("doubt", "Wat weegt, staat nergens.", "Nothing says what.") C
	    "</condition>" C "</ground>" KB_SMALL_CLOSE;
	struct advice a;

	(void)state;
	open_with(&a, ground, calm);
	shows(&a, 1, " Vervuld       Het weegt.\n"
	    " Onzeker       Wat weegt, staat nergens [1].\n");
	advice_close(&a);
}

#define DISPUTED(id, name) "<ground id=\"" id "\" country=\"be\"" \
    " act=\"report\" force=\"right\">" T("name", name, name) \
    T("basis", "leer", "doctrine") T("summary", "Je mag.", "You may.") \
    "<condition id=\"two\" kind=\"asked\">" \
    T("text", "Het mag.", "It may.") WHEN("<reading main=\"narrow\">" \
    "<wide><true/></wide><narrow><false/></narrow></reading>") C \
    "</condition>" C "</ground>"

/* What only one reading of the law allows is named as such, also where there
 * is no room to tell why. */
static void
what_is_disputed(void **state)
{
	static const char grounds[] = KB_SMALL_OPEN DISPUTED("be-a", "Een")
	    DISPUTED("be-b", "Twee") DISPUTED("be-c", "Drie")
	    DISPUTED("be-d", "Vier") DISPUTED("be-e", "Vijf")
	    DISPUTED("be-f", "Zes") DISPUTED("be-g", "Zeven")
	    DISPUTED("be-h", "Acht") KB_SMALL_CLOSE;
	struct advice a;

	(void)state;
	open_with(&a, grounds, calm);
	shows(&a, 1, "Een, leer [1]. Uitkomst: nu niet.\n"
	    " Niet vervuld  Het mag.\n"
	    " Betwist       Ruim gelezen geldt dit, eng gelezen geldt dit "
	    "niet.\n"
	    " Betwist: twee, drie, vier, vijf, zes, zeven, acht.\n"
	    " Spelen hier niet: noodtoestand, ambtsplicht, hulp bieden, "
	    "delen.\n");
	advice_close(&a);
}

/* What the law leaves open is open whatever is answered, and that is all that
 * is said of it: not that something is disputed too. */
static void
open_whatever_is_answered(void **state)
{
	static const char grounds[] = KB_SMALL_OPEN DISPUTED("be-a", "Een")
	    "<ground id=\"be-open\" country=\"be\" act=\"report\""
	    " force=\"right\">" T("name", "Open", "Open")
	    T("basis", "leer", "doctrine") T("summary", "Je mag.", "You may.")
	    "<condition id=\"law\" kind=\"asked\">"
	    T("text", "De wet zegt het.", "The law says so.")
	    WHEN("<undecided because=\"law\"/>") C "</condition>" C
	    "</ground>" KB_SMALL_CLOSE;
	static const char *const answers[] = { "country=be", "danger=no",
	    "suicide=unknown", "profession=gp", "accepts=yes", "support=",
	    NULL };
	struct advice a;

	(void)state;
	open_with(&a, grounds, answers);
	shows(&a, 7, " Wat de open vragen ook opleveren: je hebt "
	    "beroepsgeheim en of je mag melden, blijft open.\n");
	advice_close(&a);
}

/* A step that is merely possible now, and certain whatever the answer is. */
static void
a_step_that_holds(void **state)
{
	static const char step[] = KB_SMALL_OPEN "<step id=\"sure\""
	    " time=\"week\" place=\"more\" cautious=\"yes\"><when><any>"
	    IS("danger", "now") "<none>" IS("danger", "now") "</none></any>"
	    "</when>" T("text", "Vraag het na.", "Ask about it.")
	    T("if", "dat kan", "that can be") C "</step>" KB_SMALL_CLOSE;
	static const char *const answers[] = { "country=be",
	    "danger=unknown", "suicide=no", "profession=gp", "accepts=yes",
	    "support=", NULL };
	struct advice a;

	(void)state;
	open_with(&a, step, answers);
	shows(&a, 7, "dit doe je: vraag het na");
	advice_close(&a);
}

/* Who is there for a need that is always there takes no place here. */
static void
care_without_a_reason(void **state)
{
	static const char care[] = KB_SMALL_OPEN
	    "<contact id=\"be-care\" country=\"be\" for=\"relative\""
	    " anonymous=\"no\" free=\"yes\" checked=\"2026-11-20\""
	    " certainty=\"confirmed\">" T("name", "Zorg", "Care")
	    T("purpose", "Hulp.", "Help.")
	    "<channel kind=\"phone\" value=\"0900 4\"><always/></channel>" C
	    "</contact>"
	    "<care-level id=\"level\" level=\"1\" country=\"be\">"
	    T("name", "Zorg", "Care") T("text", "Hulp.", "Help.") "%s"
	    "<contact ref=\"be-care\"/>" C "</care-level>" KB_SMALL_CLOSE;
	struct sbuf element = SBUF_EMPTY;
	const char *at = strstr(care, "%s");
	struct advice a;
	int when;

	(void)state;
	for (when = 0; when < 2; when++) {
		sbuf_reset(&element);
		sbuf_add(&element, care, (size_t)(at - care));
		sbuf_puts(&element, when ? "<when><is question=\"danger\""
		    " in=\"no\"/></when>" : "");
		sbuf_puts(&element, at + 2);
		open_with(&a, sbuf_text(&element), calm);
		assert_int_equal(strstr(advice_text(&a, 5, 200),
		    "Zorg: 0900 4.") != NULL, when);
		advice_close(&a);
	}
	sbuf_clear(&element);
}

/* Who looked at the knowledge is said while anyone is missing. */
static void
who_reviewed(void **state)
{
	static const struct { const char *review, *says; } rows[] = {
		{ "none", "Nog geen jurist of behandelaar keek deze kennis "
		    "na.\n" },
		{ "legal", "Nog geen behandelaar keek deze kennis na.\n" },
		{ "clinical", "Nog geen jurist keek deze kennis na.\n" },
		{ "full", "Geen juridisch advies, geen test.\n" },
	};
	static const char from[] = "review=\"none\"";
	const char *at = strstr(kb_small, from), *parts[2];
	struct sbuf text = SBUF_EMPTY;
	struct advice a;
	size_t i;

	(void)state;
	assert_non_null(at);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sbuf_reset(&text);
		sbuf_add(&text, kb_small, (size_t)(at - kb_small));
		sbuf_puts(&text, "review=\"");
		sbuf_puts(&text, rows[i].review);
		sbuf_puts(&text, "\"");
		sbuf_puts(&text, at + strlen(from));
		parts[0] = sbuf_text(&text);
		parts[1] = small_elements;
		advice_open_parts(&a, parts, 2, AT);
		advice_answer_all(&a, calm);
		advice_find(&a, KB_NL);
		shows(&a, 0, rows[i].says);
		advice_close(&a);
	}
	sbuf_clear(&text);
}

/* An abbreviation ends no sentence. */
static void
where_a_sentence_ends(void **state)
{
	static const struct { const char *text; size_t len; } rows[] = {
		{ "", 0 }, { "Een.", 0 }, { "Een. Twee.", 4 },
		{ "Zie art. 29 Sv.", 0 }, { "Zie art. bis Sv.", 0 },
		{ "Zie art. 29. Dan dit.", 12 }, { "A.b. c. D", 7 },
		{ "Een? Twee. Drie", 10 }, { "Een. ", 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(build_sentence(rows[i].text), rows[i].len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_to_try_first),
		cmocka_unit_test(a_doubt_about_what_holds),
		cmocka_unit_test(what_is_disputed),
		cmocka_unit_test(open_whatever_is_answered),
		cmocka_unit_test(a_step_that_holds),
		cmocka_unit_test(care_without_a_reason),
		cmocka_unit_test(who_reviewed),
		cmocka_unit_test(where_a_sentence_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
