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
	const char *replies[18];
	enum kb_lang lang;
	int section;
	bool said;
	const char *text;
};

#define NOW_ON_THE_LINE { "country=nl", "profession=helpline", \
	"concern=client", "where=here", "age=adult", "danger=now", \
	"suicide=no", "basis=told", NULL }
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
#define BE_OWN_ACCOUNT { "country=be", "profession=psyreg", \
	"concern=client", "age=adult", "danger=no", "suicide=thoughts", \
	"conduct=hands", "images=no", "urge=fear", "next-contact=week", \
	"basis=told", "victim=reachable", "ongoing=no", "others=no", NULL }
#define NO_TIE { "country=nl", "profession=psyreg", "concern=client", \
	"age=teen", "danger=no", "suicide=thoughts", "conduct=no", \
	"images=made", "known-child=yes", "peers=unequal", "urge=no", \
	"victim=reachable", "relation=no", NULL }
#define WALLONIA { "country=be", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "conduct=hands", "images=no", \
	"urge=fear", "next-contact=week", "province-be=wallonie", NULL }
#define FEELING { "country=nl", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=no", "images=no", \
	"urge=no", "next-contact=never", "basis=gut", NULL }
#define TOLD { "country=nl", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=no", "images=no", \
	"urge=no", "next-contact=never", "basis=told", NULL }
#define GROWN { "country=nl", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=no", "images=no", \
	"urge=no", "next-contact=never", "basis=told", "repeat=worse", NULL }
#define POLICE_NL { "country=nl", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=hands", \
	"images=no", "urge=no", "next-contact=never", "victim=grown", \
	"ongoing=no", "basis=told", "consent=refused", "setting=police", \
	NULL }
#define POLICE_BE { "country=be", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=hands", \
	"images=no", "urge=no", "next-contact=never", "victim=grown", \
	"ongoing=no", "basis=told", "setting=police", NULL }
#define CARER_AT_RISK { "country=nl", "profession=gp", \
	"concern=client", "age=adult", "danger=no", "suicide=acute", \
	"conduct=no", "images=viewing", "urge=no", "next-contact=home", \
	"basis=told", NULL }
#define CHILD_TOLD { "country=nl", "profession=teacher", \
	"concern=child-tells", "age=adult", "basis=child", \
	"conduct=hands", "next-contact=home", NULL }
#define SIGNS_AT_HOME { "country=nl", "profession=teacher", \
	"concern=child-tells", "age=adult", "basis=seen", \
	"conduct=boundary", "next-contact=home", NULL }
#define SIGNS { "country=be", "profession=teacher", \
	"concern=child-tells", "basis=seen", "conduct=boundary", NULL }

#define EXTORTED { "country=nl", "profession=gp", "concern=child-tells", \
	"danger=no", "conduct=online", "images=made", "meeting=no", \
	"next-contact=online", "basis=child", "victim=reachable", \
	"ongoing=yes", "known-child=yes", "relation=no", NULL }
#define COLLEAGUE_TOLD { "country=nl", "profession=psyreg", \
	"concern=colleague", "where=here", "age=adult", "danger=no", \
	"suicide=no", "conduct=boundary", "images=no", "basis=told", \
	"victim=reachable", "next-contact=week", NULL }
#define PRIVATE_HERE { "country=nl", "profession=psyreg", \
	"concern=private", "where=here", "age=adult", "danger=no", \
	"suicide=no", "conduct=boundary", "images=no", "basis=seen", \
	"victim=reachable", "next-contact=week", NULL }
#define TOLD_OF { "country=nl", "profession=teacher", \
	"concern=child-tells", "danger=days", "age=adult", "conduct=hands", \
	"images=no", "supervisor=absent", "basis=child", \
	"victim=reachable", "relation=dependent", "next-contact=week", NULL }
#define CLUB_NOW { "country=nl", "profession=club", "concern=client", \
	"where=here", "age=adult", "danger=now", "suicide=no", "conduct=no", \
	"images=no", "urge=fear-now", "basis=told", NULL }
#define LAST_YEAR { "country=be", "profession=gp", "concern=client", \
	"where=here", "age=adult", "danger=anyday", "conduct=hands", \
	"images=no", "supervisor=sometimes", "accepts=partly", \
	"done=talked", "basis=told", "victim=reachable", "consent=refused", \
	"next-contact=home", "timely-help=no", NULL }
#define OTHER_PROBLEM { "country=nl", "profession=gp", "concern=client", \
	"age=adult", "danger=no", "suicide=no", "conduct=no", "images=no", \
	"urge=other", "next-contact=never", "basis=told", NULL }

static const struct line lines[] = {
	/* What no article was found for is said whatever the room. */
	{ CLUB_NOW, KB_NL, -1, true, "is geen artikel nagekeken" },
	{ CLUB_NOW, KB_EN, -1, true, "no article was checked" },
	/* A second right says where it stands, where there is room. */
	{ LAST_YEAR, KB_NL, -1, true, "Parket inlichten, art. 353" },
	/* What is open of two duties is said once. */
	{ NOW_ON_THE_LINE, KB_NL, 0, true, "plicht is (de stappen van de "
	    "meldcode, de kindcheck)" },
	/* In Wallonia it is not the Flemish centre that is called. */
	{ WALLONIA, KB_EN, 0, true, "(Wallonia: SOS Enfants)" },
	/* A sexual problem that is not about minors has its own words. */
	{ OTHER_PROBLEM, KB_NL, 0, false, "Gevoelens" },
	{ OTHER_PROBLEM, KB_NL, 0, true, "seksuoloog" },
	{ OTHER_PROBLEM, KB_EN, 2, false, "feelings" },
	{ OTHER_PROBLEM, KB_EN, 3, false, "feeling" },
	{ OTHER_PROBLEM, KB_EN, 3, true, "sexologists" },
	{ OTHER_PROBLEM, KB_NL, 5, false, "pedofilie" },
	{ OTHER_PROBLEM, KB_EN, 5, false, "Forensic" },
	{ OTHER_PROBLEM, KB_NL, 6, true, "niet om minderjarigen" },
	/* Nobody there can ask a stranger or a colleague of their fears. */
	{ EXTORTED, KB_EN, 7, false, "(urge)" },
	{ EXTORTED, KB_EN, 7, false, "(agreements)" },
	{ TOLD_OF, KB_NL, 7, false, "(drang)" },
	{ TOLD_OF, KB_NL, 7, true, "Het nuttigst om te weten" },
	{ COLLEAGUE, KB_NL, 0, false, "(drang)" },
	{ COLLEAGUE, KB_NL, 7, false, "(drang)" },
	{ COLLEAGUE_TOLD, KB_NL, 7, true, "(drang)" },
	{ PRIVATE_HERE, KB_NL, 7, true, "(drang)" },
	/* An anonymous caller cannot be called back tomorrow. */
	{ NOW_ON_THE_LINE, KB_NL, 0, false, "Morgen: spreek je" },
	{ NOW_ON_THE_LINE, KB_NL, 0, true, "vraag de beller terug te bellen" },
	{ NOW_ON_THE_LINE, KB_EN, 0, true, "ask the caller to call again" },
	/* "Suicide asked about: no" reads as: nobody asked. */
	{ TWO_TEENS, KB_NL, 6, true, "is gevraagd; antwoord: nee" },
	{ TWO_TEENS, KB_EN, 6, true, "was asked about; answer: no" },
	/* What is for viewers of abuse images is not for two equals. */
	{ TWO_TEENS, KB_NL, 4, false, "anoniem surfen" },
	{ TWO_TEENS, KB_EN, 4, false, "No anonymous browsing" },
	{ VIEWER, KB_NL, 4, true, "anoniem surfen" },
	{ VIEWER, KB_EN, 4, true, "No anonymous browsing" },
	/* Page one says contested, so section 1 cannot say not at issue. */
	{ VIEWER, KB_NL, 1, true, "Ruim gelezen is dit open" },
	{ VIEWER, KB_EN, 1, true, "Read widely this is open" },
	/* A child to protect today, and a record that denies it. */
	{ OWN_ACCOUNT, KB_NL, 6, false, "nu geen gevaar voor een kind" },
	{ OWN_ACCOUNT, KB_NL, 6, true, "een kind dat bescherming nodig" },
	{ OWN_ACCOUNT, KB_EN, 6, true, "a child may need protection" },
	{ VIEWER, KB_NL, 6, true, "nu geen gevaar voor een kind" },
	/* Step 1 of 6 alone is no plan, and "before it" says not what. */
	{ OWN_ACCOUNT, KB_NL, 4, true,
	    "bij zelfdoding, alle stappen: bespreek guide plan" },
	{ OWN_ACCOUNT, KB_EN, 4, true,
	    "on suicide, all steps: bespreek guide plan" },
	{ OWN_ACCOUNT, KB_NL, 4, true, "aan gedachten over zelfdoding" },
	{ OWN_ACCOUNT, KB_EN, 4, true, "before thoughts of suicide" },
	/* Not heard before a report: what disciplinary boards punish. */
	{ OWN_ACCOUNT, KB_NL, 0, true, "Zeg je cliënt vooraf" },
	{ OWN_ACCOUNT, KB_EN, 0, true, "Tell your client beforehand" },
	/* The tie is known: it does not depend on that. */
	{ COLLEAGUE, KB_NL, 0, false, "band met het kind" },
	{ COLLEAGUE, KB_NL, 0, true, "hangt af van de ernst" },
	/* The board asks the inspector; who asks only the inspector has not
	 * done the duty. */
	{ OWN_STAFF, KB_NL, 0, true, "Aan wie: het bestuur van je eigen "
	    "organisatie. Meld zelf" },
	{ OWN_STAFF, KB_EN, 0, true, "To whom: the board of your own "
	    "organisation. Report it yourself" },
	{ OWN_STAFF, KB_EN, 5, true, "0900 111 3 111" },
	/* The police ask, and there is no ground to answer. */
	{ POLICE_ASK, KB_NL, 0, true, "de politie iets bevestigen" },
	{ POLICE_ASK, KB_EN, 0, true, "confirm anything to the police" },
	/* Sexual chatting is an offence of its own since 1 July 2024. */
	{ CHAT, KB_NL, 7, true, "voor 1 juli 2024" },
	{ CHAT, KB_EN, 7, true, "before 1 July 2024" },
	{ OWN_ACCOUNT, KB_EN, 7, false, "before 1 July 2024" },
	/* What is not known is for the centre, not for the child to tell. */
	{ SIGNS, KB_NL, 0, true, "bescherming. Vraag zonder naam advies aan "
	    "het vertrouwenscentrum" },
	/* Signs were seen: the child said nothing. */
	{ SIGNS_AT_HOME, KB_NL, 2, false, "Het kind vertelde" },
	{ SIGNS_AT_HOME, KB_NL, 2, true, "Dit weet ik zelf" },
	{ CHILD_TOLD, KB_NL, 2, true, "Het kind vertelde" },
	/* Section 1 leaves open only what a civil servant must do. */
	{ BE_OWN_ACCOUNT, KB_NL, 0, false, "het gevaar nu" },
	{ BE_OWN_ACCOUNT, KB_NL, 0, true, "een ambtenaar heeft" },
	{ BE_OWN_ACCOUNT, KB_EN, 0, true, "a civil servant may have" },
	/* There is no tie: it does not depend on that. */
	{ NO_TIE, KB_NL, 0, false, "band met het kind" },
	{ NO_TIE, KB_NL, 0, true, "niet van die persoon afhankelijk" },
	/* What the police ask comes first, and the law of it was missing. */
	{ POLICE_NL, KB_NL, 0, true, "Antwoorden is geen plicht" },
	{ POLICE_NL, KB_EN, 0, true, "do not say who is in your care" },
	{ POLICE_BE, KB_NL, 0, true, "Ook dan geldt je geheim" },
	/* Nothing is to be decided of the past: no advice for today. */
	{ POLICE_NL, KB_NL, 4, false, "voor je beslist" },
	{ VIEWER, KB_NL, 4, false, "voor je beslist" },
	/* Who told nothing cannot hear that feelings are not punishable. */
	{ FEELING, KB_NL, 0, false, "Gevoelens zijn geen misbruik" },
	{ FEELING, KB_NL, 0, true, "Maak je zorg eerst concreet" },
	{ FEELING, KB_EN, 0, true, "First make your worry concrete" },
	{ TOLD, KB_NL, 0, true, "Gevoelens zijn geen misbruik" },
	{ TOLD, KB_NL, 0, false, "Maak je zorg eerst concreet" },
	/* It is for this week: two weeks are too long. */
	{ GROWN, KB_NL, 0, true, "Binnen een week" },
	{ GROWN, KB_EN, 0, false, "two weeks" },
	{ TOLD, KB_NL, 0, true, "Binnen twee weken" },
	{ POLICE_NL, KB_NL, 4, false, "het recht hier onzeker" },
	{ POLICE_NL, KB_EN, 4, true, "to answer the police after all" },
	/* To call for help is to speak: page one says that it may be. */
	{ CARER_AT_RISK, KB_NL, 0, true, "alleen dat een leven redt" },
	{ CARER_AT_RISK, KB_EN, 0, true, "if only that saves a life" },
	{ CARER_AT_RISK, KB_NL, 1, true, "Er is geen andere weg" },
	{ CARER_AT_RISK, KB_EN, 1, true, "There is no other way" },
	{ OWN_ACCOUNT, KB_NL, 0, false, "een leven redt" },
	/* A carer in a crisis: the children may need protection. */
	{ CARER_AT_RISK, KB_NL, 6, false, "nu geen gevaar voor een kind" },
	/* What the child hears goes before a second call for advice. */
	{ CHILD_TOLD, KB_NL, 4, true, "Zeg het kind wat je gaat doen" },
	/* Of a patient's own images a doctor keeps no list. */
	{ VIEWER, KB_NL, 0, true, "beelden. Vond iemand anders ze? Noteer "
	    "waar" },
	/* Where they are goes before all that an emergency service needs. */
	{ NOW_ON_THE_LINE, KB_NL, 0, true, "vraag waar ze zijn" },
	{ NOW_ON_THE_LINE, KB_EN, 0, true, "ask where they are" },
};
#define NLINES (sizeof(lines) / sizeof(lines[0]))

static bool
is_said(struct advice *a, const struct line *l, const char *const *replies)
{
	advice_reset(a);
	advice_answer_all(a, replies);
	advice_find(a, l->lang);
	return strstr(advice_text(a, l->section, 1000), l->text) != NULL;
}

static void
test_lines(void **state)
{
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < NLINES; i++)
		if (is_said(&a, &lines[i], lines[i].replies) != lines[i].said)
			fail_msg("%zu: \"%s\" is %ssaid:\n%s", i,
			    lines[i].text, lines[i].said ? "not " : "",
			    sbuf_text(&a.out));
	advice_close(&a);
}

/* What is not said on some answers is said on others; else the words are no
 * longer those of the knowledge, and nothing was looked for. */
static void
test_words_are_used(void **state)
{
	struct advice a;
	size_t i, k, unsaid = 0;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < NLINES; i++) {
		if (lines[i].said)
			continue;
		for (k = 0; k < NLINES; k++)
			if (is_said(&a, &lines[i], lines[k].replies))
				break;
		if (k < NLINES)
			continue;
		print_error("%zu: nobody is told \"%s\"\n", i,
		    lines[i].text);
		unsaid++;
	}
	advice_close(&a);
	assert_int_equal(unsaid, 0);
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
	size_t i, j, k, seen[4] = { 0 };

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < ROUNDS; i++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		advice_find(&a, KB_NL);
		text = strstr(advice_text(&a, 4, 200), "\nDaarna\n");
		for (j = 0; text != NULL && j < 4; j++) {
			next = strstr(text, when[j]);
			seen[j] += next != NULL;
			for (k = 0; next != NULL && k < j; k++)
				if (strstr(next, when[k]) != NULL)
					fail_msg("out of order:\n%s", text);
		}
	}
	advice_close(&a);
	for (j = 0; j < 4; j++)
		assert_true(seen[j] > 0);
}

static void
comes_before(const char *text, const char *first, const char *then)
{
	const char *here = strstr(text, first), *there = strstr(text, then);

	if (here == NULL || there == NULL || there < here)
		fail_msg("\"%s\" does not come before \"%s\":\n%s", first,
		    then, text);
}

/* The French-speaking services are named, and go before the Flemish ones, for
 * which section 5 has no room. */
static void
test_wallonia(void **state)
{
	static const char *const replies[] = WALLONIA;
	struct advice a;
	const char *text;

	(void)state;
	advice_open(&a, AT);
	advice_answer_all(&a, replies);
	advice_find(&a, KB_EN);
	text = advice_text(&a, 5, 1000);
	assert_non_null(strstr(text, "SOS Enfants"));
	assert_non_null(strstr(text, "SéOS"));
	text = strstr(advice_json(&a), "]}],\"contacts\":[");
	assert_non_null(text);
	comes_before(text, "\"be-103-sos-enfants\"",
	    "\"be-vertrouwenscentrum\"");
	comes_before(text, "\"be-seos\"", "\"be-stop-it-now-vlaanderen\"");
	advice_close(&a);
}

/* A step that points to Report for names finds them there. */
static void
test_names(void **state)
{
	static const char *const points[] = { "Over namen: zie Melden",
	    "On names: see Report" };
	static const char *const open[] = { "Nog niet te zeggen",
	    "Not clear yet" };
	static const char *const none[] = { "er geen grond", "no ground to" };
	static const char *const says[] = { "zonder naam", "without a name" };
	uint32_t seed = 2611;
	size_t i, lang, pointed[KB_NLANG] = { 0 };
	const char *text;
	struct advice a;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < ROUNDS; i++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		lang = i % 2;
		advice_find(&a, (enum kb_lang)lang);
		text = advice_text(&a, 0, 1000);
		if (strstr(text, points[lang]) == NULL ||
		    (strstr(text, open[lang]) == NULL &&
		    strstr(text, none[lang]) == NULL))
			continue;
		pointed[lang]++;
		if (strstr(text, says[lang]) == NULL)
			fail_msg("nothing on names:\n%s",
			    strstr(text, "\n\n") + 1);
	}
	advice_close(&a);
	assert_true(pointed[KB_NL] > 0 && pointed[KB_EN] > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_words_are_used),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_wallonia),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
