/* SPDX-License-Identifier: MIT */
/* Section 7: which answer would change the advice, to what, and what holds
 * whatever the open questions bring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "report_small.h"

#define AT "2026-11-20T17:40"
#define SHOWS(text, words) assert_non_null(strstr(text, words))
#define HIDES(text, words) assert_null(strstr(text, words))

static void
open_small(struct advice *a)
{
	const char *parts[] = { kb_small, small_elements };

	advice_open_parts(a, parts, 2, AT);
}

static const char *
section(struct advice *a, const char *const *replies, enum kb_lang lang)
{
	advice_reset(a);
	advice_answer_all(a, replies);
	advice_find(a, lang);
	return advice_text(a, 7, 200);
}

static void
test_alarm_first(void **state)
{
	static const char *const replies[] = { "country=be", "danger=now",
	    "suicide=unknown", "profession=gp", "accepts=no", NULL };
	struct advice a;

	(void)state;
	open_small(&a);
	assert_string_equal(section(&a, replies, KB_NL),
	    "7. Wat dit advies verandert\n"
	    " Het nuttigst om te weten: vraag 3 (zelfdoding). Is het \"ja, met plan\"? "
	    "Dan is iemand nu in levensgevaar.\n"
	    " Wat de open vragen ook opleveren: je hebt beroepsgeheim, je mag "
	    "melden en het is nu dringend.\n"
	    " Als het veilig wordt: niet melden.\n");
	SHOWS(section(&a, replies, KB_EN),
	    " Most useful to know: question 3 (suicide). Is it \"yes, with a "
	    "plan\"? Then someone's life is in danger now.\n"
	    " Whatever the open questions bring: you are bound by secrecy, "
	    "you may report and it is urgent now.\n");
	advice_close(&a);
}

/* Several open questions: an alarm, then secrecy, then what hangs together;
 * a given answer that may turn out worse comes last. */
static void
test_one_after_the_other(void **state)
{
	static const char *const replies[] = { "country=be", "danger=days",
	    "suicide=no", "profession=unknown", "accepts=unknown",
	    "support=", NULL };
	struct advice a;
	const char *text;

	(void)state;
	open_small(&a);
	text = section(&a, replies, KB_NL);
	SHOWS(text, " Het nuttigst om te weten: vraag 4 (beroep). Is het \"huisarts\"? "
	    "Dan heb je beroepsgeheim.\n"
	    " Wat de open vragen ook opleveren: er is geen grond om te melden "
	    "en het is voor vandaag.\n");
	SHOWS(text, " Ook vraag 2 (gevaar). Wordt het \"ja, nu\"? Dan loopt "
	    "een kind nu gevaar");
	SHOWS(text, " Ook vraag 3 (zelfdoding). Wordt het \"ja, met plan\"? "
	    "Dan is iemand nu in levensgevaar.\n");
	/* Alone it has room for that; the whole has not. */
	HIDES(advice_text(&a, -1, 200), "Wordt het");
	advice_close(&a);
}

/* Page one names what reporting hangs on most, and nothing when it is the
 * law. */
static void
test_page_one(void **state)
{
	static const char *const facts[] = { "country=be", "danger=unknown",
	    "suicide=unknown", "profession=gp", "accepts=no", "support=",
	    NULL };
	static const char *const law[] = { "country=be", "danger=no",
	    "suicide=no", "profession=gp", "accepts=no", "support=partner",
	    NULL };
	struct advice a;

	(void)state;
	open_small(&a);
	HIDES(section(&a, facts, KB_NL), "je mag melden");
	SHOWS(advice_text(&a, 0, 200), "Het nuttigst om te weten: vraag 2 (gevaar).");
	(void)section(&a, law, KB_NL);
	SHOWS(advice_text(&a, 0, 200), "de wet is hier niet duidelijk");
	HIDES(advice_text(&a, 0, 200), "Het nuttigst om te weten");
	advice_close(&a);
}

/* What reading decides is not told as certain; nor is it that something is
 * no duty. */
static void
test_contested(void **state)
{
	static const char *const replies[] = { "country=be", "danger=anyday",
	    "suicide=unknown", "profession=gp", "where=here",
	    "concern=client", "age=adult", "conduct=hands", "images=no",
	    "urge=unknown", "supervisor=sometimes", "accepts=partly",
	    "done=talked", "basis=told", "victim=reachable",
	    "ongoing=unknown", "others=unknown", "consent=refused",
	    "next-contact=home", "timely-help=no", NULL };
	struct advice a;
	const char *text;

	(void)state;
	advice_open(&a, AT);
	text = section(&a, replies, KB_NL);
	SHOWS(text, "je mag melden (betwist)");
	HIDES(text, "geen plicht");
	advice_close(&a);
}

/* ---- too many open questions ---- */

#define ODD 13	/* 2^13 ways to answer them */

#define T KB_SMALL_T
#define IS_ON(n) "<is question=\"odd%d\" in=\"on\"/>"
#define SO_FAR "<fact ref=\"odd-%d\"/>"

/* Whether an odd number of questions was answered with "on": Kleene cannot
 * tell that it is either odd or even. */
static void
write_odd(char *to, size_t size)
{
	size_t at = (size_t)snprintf(to, size, "%s", KB_SMALL_OPEN
	    "<fact id=\"odd-0\">" T("text", "x", "x")
	    "<when><false/></when></fact>\n");
	int i;

	for (i = 1; i <= ODD; i++) {
		at += (size_t)snprintf(to + at, size - at,
		    "<question id=\"odd%d\" number=\"%d\" choice=\"one\">"
		    T("text", "Aan?", "On?") T("why", "Telt.", "Counts.")
		    T("unknown", "Weet niet", "Unknown")
		    T("short", "aan", "on")
		    "<option id=\"on\">" T("text", "Ja", "Yes") "</option>"
		    "<option id=\"off\">" T("text", "Nee", "No") "</option>"
		    KB_SMALL_CITE "</question>\n", i, 10 + i);
		at += (size_t)snprintf(to + at, size - at,
		    "<fact id=\"odd-%d\">" T("text", "x", "x") "<when><any>"
		    "<all>" SO_FAR "<none>" IS_ON() "</none></all>"
		    "<all><none>" SO_FAR "</none>" IS_ON() "</all>"
		    "</any></when></fact>\n", i, i - 1, i, i - 1, i);
	}
	(void)snprintf(to + at, size - at,
	    "<ground id=\"either\" country=\"be\" act=\"report\""
	    " force=\"right\">" T("name", "Even", "Even")
	    T("basis", "wet", "law") T("summary", "Je mag.", "You may.")
	    "<condition id=\"c\" kind=\"asked\">" T("text", "Oneven of even.",
	    "Odd or even.") "<when><any>" SO_FAR "<none>" SO_FAR "</none>"
	    "</any></when>" KB_SMALL_CITE "</condition>" KB_SMALL_CITE
	    "</ground>\n"
	    "<step id=\"odd\" time=\"week\" place=\"page\">"
	    "<when><is question=\"odd1\" in=\"on\"/></when>"
	    T("text", "Doe iets.", "Do something.") KB_SMALL_CITE "</step>\n"
	    "%s", ODD, ODD, KB_SMALL_CLOSE);
}

static void
test_bound_is_told(void **state)
{
	static const char *const all_open[] = { "country=be", "danger=no",
	    "suicide=no", "profession=gp", NULL };
	static const char *const fewer[] = { "country=be", "danger=no",
	    "suicide=no", "profession=gp", "odd2=on", "odd3=on", "odd4=on",
	    "odd5=off", NULL };
	static char odd[64 * 1024];
	const char *parts[] = { kb_small, odd };
	struct advice a;
	const char *text;

	(void)state;
	write_odd(odd, sizeof(odd));
	advice_open_parts(&a, parts, 2, AT);
	text = section(&a, all_open, KB_NL);
	SHOWS(text, " Er zijn te veel open vragen om alles na te gaan.\n");
	HIDES(text, "je mag melden");
	/* Still open, but now every way to answer was tried. */
	text = section(&a, fewer, KB_NL);
	HIDES(text, "te veel open vragen");
	SHOWS(text, "Wat de open vragen ook opleveren: je hebt "
	    "beroepsgeheim, je mag melden en er is geen spoed.\n");
	/* No answer by itself settles it, but facts do, not the law. */
	SHOWS(advice_text(&a, 0, 200), "Nog niet te zeggen, het hangt af van "
	    "aan");
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alarm_first),
		cmocka_unit_test(test_one_after_the_other),
		cmocka_unit_test(test_page_one),
		cmocka_unit_test(test_contested),
		cmocka_unit_test(test_bound_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
