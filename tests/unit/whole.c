/* SPDX-License-Identifier: MIT */
/*
 * What a reader of whole advices found: sections that contradicted each
 * other, a line for somebody else, a step nobody in that case can take.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"

#define AT "2026-11-20T17:40"
#define ROUNDS 400

/* On these answers a section does or does not say this. */
struct line {
	const char *replies[14];
	enum kb_lang lang;
	int section;
	bool said;
	const char *text;
};

#define NOW_ON_THE_LINE { "country=nl", "profession=helpline", \
	"concern=client", "age=adult", "danger=now", "suicide=no", \
	"basis=told", NULL }
#define TWO_TEENS { "country=nl", "profession=gp", "concern=client", \
	"age=teen", "danger=no", "suicide=no", "conduct=no", "images=made", \
	"known-child=yes", "peers=equal", "urge=no", "basis=told", NULL }
#define VIEWER { "country=be", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=no", \
	"images=viewing", "urge=no", "next-contact=never", "basis=told", NULL }
#define OWN_ACCOUNT { "country=nl", "profession=psyreg", "concern=client", \
	"age=adult", "danger=no", "suicide=thoughts", "conduct=hands", \
	"urge=fear", "next-contact=week", "supervisor=absent", \
	"accepts=partly", "basis=told", "relation=carer", NULL }
#define COLLEAGUE { "country=nl", "profession=psyreg", \
	"concern=colleague", "age=adult", "danger=no", "suicide=no", \
	"conduct=boundary", "images=no", "relation=dependent", "basis=seen", \
	"victim=reachable", "next-contact=week", NULL }
#define OWN_STAFF { "country=nl", "profession=teacher", "concern=colleague", \
	"age=adult", "danger=no", "suicide=no", "conduct=hands", \
	"images=no", "urge=no", "victim=reachable", "next-contact=week", \
	"relation=dependent", "basis=child", NULL }
#define POLICE_ASK { "country=nl", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=hands", \
	"images=no", "urge=no", "next-contact=never", "basis=told", \
	"consent=refused", "setting=police", NULL }
#define CHAT { "country=nl", "profession=psyreg", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=online", \
	"images=no", "urge=no", "next-contact=never", "ongoing=no", \
	"basis=told", NULL }
#define SIGNS { "country=be", "profession=teacher", \
	"concern=child-tells", "basis=seen", "conduct=boundary", NULL }

static const struct line lines[] = {
	/* An anonymous caller cannot be called back tomorrow. */
	{ NOW_ON_THE_LINE, KB_NL, 0, false, "spreek je cliënt opnieuw" },
	{ NOW_ON_THE_LINE, KB_NL, 0, true, "vraag de beller terug te bellen" },
	{ NOW_ON_THE_LINE, KB_EN, 0, true, "ask the caller to call again" },
	/* "Suicide asked about: no" reads as: nobody asked. */
	{ TWO_TEENS, KB_NL, 6, true, "is gevraagd; antwoord: nee" },
	{ TWO_TEENS, KB_EN, 6, true, "was asked about; answer: no" },
	/* What is for viewers of abuse images is not for two equals. */
	{ TWO_TEENS, KB_NL, 4, false, "anoniem surfen" },
	{ TWO_TEENS, KB_EN, 4, false, "public site" },
	{ VIEWER, KB_NL, 4, true, "anoniem surfen" },
	/* Page one says contested, so section 1 cannot say not at issue. */
	{ VIEWER, KB_NL, 1, true, "Ruim gelezen is dit open" },
	{ VIEWER, KB_EN, 1, true, "Read widely this is open" },
	/* A child to protect today, and a record that denies it. */
	{ OWN_ACCOUNT, KB_NL, 6, false, "nu geen gevaar voor een kind" },
	{ OWN_ACCOUNT, KB_NL, 6, true, "een kind dat bescherming nodig" },
	{ OWN_ACCOUNT, KB_EN, 6, true, "a child may need protection" },
	{ VIEWER, KB_NL, 6, true, "nu geen gevaar voor een kind" },
	/* Step 1 of 6 alone is no plan. */
	{ OWN_ACCOUNT, KB_NL, 4, true, "alle stappen: bespreek guide plan" },
	{ OWN_ACCOUNT, KB_EN, 4, true, "all steps: bespreek guide plan" },
	/* The tie is known: it does not depend on that. */
	{ COLLEAGUE, KB_NL, 0, false, "band met het kind" },
	{ COLLEAGUE, KB_NL, 0, true, "hangt af van de ernst" },
	/* The board asks the inspector; who asks only the inspector has not
	 * done the duty. */
	{ OWN_STAFF, KB_NL, 0, true, "Aan wie: het bestuur van je eigen "
	    "organisatie. Meld zelf" },
	{ OWN_STAFF, KB_EN, 0, false, "or Confidential inspectors" },
	{ OWN_STAFF, KB_EN, 5, true, "0900 111 3 111" },
	/* The police ask, and there is no ground to answer. */
	{ POLICE_ASK, KB_NL, 0, true, "de politie iets bevestigen" },
	{ POLICE_ASK, KB_EN, 0, true, "confirm anything to the police" },
	/* Sexual chatting is an offence of its own since 1 July 2024. */
	{ CHAT, KB_NL, 7, true, "voor 1 juli 2024" },
	{ CHAT, KB_EN, 7, true, "before 1 July 2024" },
	{ OWN_ACCOUNT, KB_EN, 7, false, "before 1 July 2024" },
	/* "Find out first" beside "do not press the child with questions". */
	{ SIGNS, KB_NL, 0, false, "Vraag dat eerst na" },
	{ SIGNS, KB_NL, 0, true, "advies aan het vertrouwenscentrum" },
};
#define NLINES (sizeof(lines) / sizeof(lines[0]))

static void
test_lines(void **state)
{
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < NLINES; i++) {
		advice_reset(&a);
		advice_answer_all(&a, lines[i].replies);
		advice_find(&a, lines[i].lang);
		if ((strstr(advice_text(&a, lines[i].section, 1000),
		    lines[i].text) != NULL) != lines[i].said)
			fail_msg("%zu: \"%s\" is %ssaid:\n%s", i,
			    lines[i].text, lines[i].said ? "not " : "",
			    sbuf_text(&a.out));
	}
	advice_close(&a);
}

/* Whatever is left for later stands in time's order. */
static void
test_order(void **state)
{
	static const char *const when[] = { "\n Nu ", "\n Vandaag ",
	    "\n Deze week ", "\n Later " };
	uint32_t seed = 1121;
	const char *text, *next;
	struct advice a;
	size_t i, j, k;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < ROUNDS; i++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		advice_find(&a, KB_NL);
		text = strstr(advice_text(&a, 4, 200), "\nDaarna\n");
		for (j = 1; text != NULL && j < 4; j++) {
			next = strstr(text, when[j]);
			for (k = 0; next != NULL && k < j; k++)
				if (strstr(next, when[k]) != NULL)
					fail_msg("out of order:\n%s", text);
		}
	}
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
