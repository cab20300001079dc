/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kb/find.h"
#include "talk_test.h"

static void
the_screen_of_a_question(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	ASKED(t, "country");
	HEARD(t, "Vraag 1. Hierna hooguit 5.\n\nIn welk land werk je?\n\n"
	    "1 België\n2 Nederland\n\n");
	FEED(t, "2");
	assert_string_equal(sbuf_text(&t->said), "Genoteerd: Nederland.\n\n"
	    "Vraag 2. Hierna hooguit 4.\n\nLoopt er een kind gevaar?\n\n"
	    "1 Ja, nu\n2 Ja, binnen enkele dagen\n3 Nee\n"
	    "0 Weet ik nog niet\n\n");
	FEED(t, "3");
	HEARD(t, "Genoteerd: nee.");
	HEARD(t, "Denkt je cliënt aan zelfdoding?");
	FEED(t, "0");
	HEARD(t, "Genoteerd: nog niet gevraagd.");
	FEED(t, "1");
	FEED(t, "1");
	HEARD(t, "Vraag 6. Dit is de laatste.\n");
	HEARD(t, "\nKies alles wat past, bijvoorbeeld: 1 3\n\n");
	HEARD(t, "1 Met die persoon gepraat, rustig\n"
	    "2 Een collega geraadpleegd\n3 Om raad gevraagd\n"
	    "4 Geen van deze\n0 Weet ik niet zeker\n");
}

static void
english(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_EN, true, "nl", NULL));
	HEARD(t, "Question 2. At most 4 more.\n");
	FEED(t, "no");
	HEARD(t, "Noted: no.");
	FEED(t, "not asked");
	HEARD(t, "Noted: not asked yet.");
}

static void
denied_options_are_echoed(void **state)
{
	struct talk *t = *state;
	static const char *const start[] = { "2", "3", "2", "1", "1", NULL };

	BEGIN(t);
	assert_int_equal(talk_feed_all(t, start), 0);
	FEED(t, "1 3");
	HEARD(t, "Genoteerd: gepraat, raad gevraagd. Niet: collega. Onzeker? "
	    "Typ 6=1 3 0.");
	ANSWERED(t, "done", "talked,advice");
	/* The hint is true, and given once. */
	FEED(t, "6=1 3 0");
	HEARD(t, "gepraat, raad gevraagd. De rest weet je nog niet.");
	ANSWERED(t, "done", "talked,advice,unknown");
	FEED(t, "6=1");
	HEARD(t, "Niet: collega, raad gevraagd.");
	NOT_HEARD(t, "Typ 6=");
	FEED(t, "6=4");
	HEARD(t, "geen van deze.");
	NOT_HEARD(t, "Niet:");
	ANSWERED(t, "done", "none");
	FEED(t, "6=0");
	ANSWERED(t, "done", "unknown");
}

static void
page_one_and_sections(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	assert_int_equal(talk_feed_all(t, calm), 0);
	assert_int_equal(t->pages, 1);
	ASKED(t, "");
	HEARD(t, "Enter verder, 2 belkaart");
	FEED(t, "2");
	assert_int_equal(t->shown, 2);
	FEED(t, "belkaart");
	assert_int_equal(t->shown, 3);
	/* A section with questions asks them first. */
	FEED(t, "onderw");
	ASKED(t, "support");
	assert_int_equal(t->shown, 3);
	FEED(t, "1");
	ASKED(t, "partner-knows");
	FEED(t, "1");
	assert_int_equal(t->shown, 4);
	assert_int_equal(session_section(t->session), 8);
	ASKED(t, "");
	FEED(t, "");
	assert_int_equal(session_section(t->session), 9);
	HEARD(t, "Dat was het hele advies.");
	FEED(t, ".");
	assert_int_equal(t->shown, 6);
	REFUSED(t, "10");
	REFUSED(t, "0");
	REFUSED(t, "ja ja");
	HEARD(t, "Typ 1 tot 9");
	assert_int_equal(t->shown, 6);
}

static void
enter_goes_through_the_sections(void **state)
{
	struct talk *t = *state;
	int i;

	BEGIN(t);
	assert_int_equal(talk_feed_all(t, calm), 0);
	for (i = 1; i <= 7; i++) {
		FEED(t, "");
		assert_int_equal(session_section(t->session), i);
	}
	FEED(t, "");
	ASKED(t, "support");
	/* The rest of its questions can be left. */
	FEED(t, ".");
	assert_int_equal(session_section(t->session), 8);
	ASKED(t, "");
	FEED(t, "");
	assert_int_equal(session_section(t->session), 9);
	FEED(t, "");
	assert_int_equal(t->shown, 10);
}

static void
alarm_of_a_child(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "1");
	FEED(t, "1");
	HEARD(t, "Een kind loopt nu gevaar\nNiet veilig? Bel 101.\n"
	    "Bel eerst. Daarna Enter: nog hooguit 4 vragen. Of typ . voor");
	NOT_HEARD(t, "112");
	NOT_HEARD(t, "Vraag 3");
	ASKED(t, "");
	FEED(t, "");
	ASKED(t, "suicide");
	NOT_HEARD(t, "Een kind loopt");
	FEED(t, "1");
	HEARD(t, "Iemand is in levensgevaar\nLaat die persoon niet alleen.");
	NOT_HEARD(t, "Een kind loopt");
	FEED(t, "");
	ASKED(t, "profession");
	FEED(t, "1");
	NOT_HEARD(t, "levensgevaar");
}

static void
alarm_with_the_country_given(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_NL, true, "nl", "gp"));
	ASKED(t, "danger");
	FEED(t, "1");
	HEARD(t, "Niet veilig? Bel 112.");
	ANSWERED(t, "profession", "gp");
	FEED(t, "");
	HEARD(t, "Denkt je patiënt aan zelfdoding?");
}

static void
both_alarms_at_once_and_without_a_country(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "zelfdoding=acute; gevaar=now");
	HEARD(t, "Een kind loopt nu gevaar");
	HEARD(t, "Iemand is in levensgevaar");
	HEARD(t, "101");
	HEARD(t, "112");
	FEED(t, "");
	ASKED(t, "country");
}

/* Advice in an alarm, and back to the question after it. */
static void
advice_in_an_alarm(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_NL, true, "be", NULL));
	FEED(t, "1");
	FEED(t, ".");
	assert_int_equal(t->pages, 1);
	ASKED(t, "suicide");
	HEARD(t, "Je was bij vraag 3, zelfdoding. Enter toont die");
	/* A section can be read before the first round is over. */
	FEED(t, "belkaart");
	assert_int_equal(session_section(t->session), 2);
	ASKED(t, "suicide");
}

/* Without Enter after an alarm the reply is an answer, named with its
 * question: a transcript means the same with and without the Enter. */
static void
alarm_does_not_swallow_a_reply(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_NL, true, "be", NULL));
	FEED(t, "1");
	FEED(t, "2");
	HEARD(t, "Genoteerd bij vraag 3, zelfdoding: nee, gevraagd.");
	ANSWERED(t, "suicide", "no");
	ASKED(t, "profession");
}

static void
alarm_again_after_it_was_gone(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_NL, true, "be", NULL));
	FEED(t, "1");
	HEARD(t, "Een kind loopt");
	FEED(t, "2=3");
	HEARD(t, "Vervalt: Een kind loopt nu gevaar");
	HEARD(t, "Haast: was \"nu meteen\", nu");
	FEED(t, "2=1");
	HEARD(t, "Een kind loopt");
	FEED(t, "3=2");
	NOT_HEARD(t, "Een kind loopt");
}

static void
back_and_forth(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	REFUSED(t, "<");
	ASKED(t, "country");
	FEED(t, "2");
	FEED(t, "3");
	FEED(t, "2");
	ASKED(t, "profession");
	FEED(t, "<");
	ASKED(t, "suicide");
	HEARD(t, "Nu: 2. Enter laat dit staan.");
	FEED(t, "terug");
	ASKED(t, "danger");
	HEARD(t, "Nu: 3.");
	FEED(t, "");
	ASKED(t, "profession");
	FEED(t, "<");
	FEED(t, "<");
	FEED(t, "2");
	HEARD(t, "Genoteerd: ja, binnen enkele dagen.");
	ASKED(t, "profession");
	ANSWERED(t, "suicide", "no");
	ANSWERED(t, "danger", "days");
	FEED(t, "<");
	FEED(t, "<");
	FEED(t, "<");
	ASKED(t, "country");
	REFUSED(t, "<");
	ASKED(t, "country");
}

static void
change_keeps_later_answers(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	assert_int_equal(talk_feed_all(t, calm), 0);
	FEED(t, "=");
	HEARD(t, "1 Land: Nederland\n2 Gevaar: nee\n3 Zelfdoding: nee, "
	    "gevraagd\n4 Beroep: huisarts\n");
	FEED(t, "=2");
	ASKED(t, "danger");
	HEARD(t, "Nu: 3.");
	FEED(t, "");
	ASKED(t, "");
	FEED(t, "wijzig gevaar");
	FEED(t, "2");
	HEARD(t, "Haast: was");
	HEARD(t, "nu \"vandaag\"");
	/* The advice changed, so it is shown again. */
	assert_int_equal(t->pages, 2);
	ANSWERED(t, "suicide", "no");
	ANSWERED(t, "next-contact", "later");
	FEED(t, "wijzig 5");
	FEED(t, "1");
	HEARD(t, "Melden: was");
	HEARD(t, "je mag, het is geen plicht");
	ASKED(t, "done");
	REFUSED(t, "=99");
	REFUSED(t, "wijzig iets");
	ASKED(t, "done");
}

static void
what_does_not_apply_is_kept_and_told(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "support=nobody; partner-knows=yes");
	HEARD(t, "Genoteerd bij vraag 8, weet alles: ja.");
	HEARD(t, "Dit telt nu niet mee");
	ANSWERED(t, "partner-knows", "yes");
	FEED(t, "=");
	HEARD(t, "8 Weet alles: ja (telt nu niet mee)");
	FEED(t, "support=partner");
	FEED(t, "=");
	HEARD(t, "8 Weet alles: ja\n");
}

static void
named_answers(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "gevaar=nee; kamp=2;6=1,unknown");
	HEARD(t, "Genoteerd bij vraag 2, gevaar: nee.");
	HEARD(t, "Genoteerd bij vraag 5, contact: binnen een week.");
	ANSWERED(t, "danger", "no");
	ANSWERED(t, "next-contact", "week");
	ANSWERED(t, "done", "talked,unknown");
	ASKED(t, "country");
	/* The first not understood stops the line and is named. */
	REFUSED(t, "zelfdoding=nee; gevaar=misschien; beroep=1");
	HEARD(t, "Niet begrepen: gevaar=misschien. Vraag 2 kent 1 tot 3, of "
	    "0.\n");
	ANSWERED(t, "suicide", "no");
	ANSWERED(t, "danger", "no");
	ANSWERED(t, "profession", "");
	ASKED(t, "country");
	REFUSED(t, "bestaat-niet=1");
	HEARD(t, "bestaat-niet=1");
	REFUSED(t, "land=0");
	HEARD(t, "Vraag 1 kent 1 tot 2.");
	REFUSED(t, "beroep=");
	REFUSED(t, "beroep==1");
	/* Without a name: the question on the screen only. */
	FEED(t, "2; beroep=gp");
	HEARD(t, "Genoteerd: Nederland.");
	ANSWERED(t, "country", "nl");
	ANSWERED(t, "profession", "gp");
	assert_int_equal(t->pages, 1);
	/* After page one nothing is on the screen. */
	REFUSED(t, "1; gevaar=2");
	ANSWERED(t, "danger", "no");
}

static void
search(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "2");
	FEED(t, "/vakantie");
	ASKED(t, "next-contact");
	HEARD(t, "Vraag 5 (gevonden: vakantie).");
	FEED(t, "2");
	HEARD(t, "Genoteerd: binnen een week.\nMelden: je mag, het is geen "
	    "plicht, omdat dit vervuld is: meldrecht.\n"
	    "Terug naar vraag 2.\n");
	ASKED(t, "danger");
	FEED(t, "zoek Ambulance!");
	HEARD(t, "Noodhulp: 112");
	ASKED(t, "danger");
	FEED(t, "/gevaar");
	ASKED(t, "danger");
	FEED(t, "<");
	REFUSED(t, "/qqqq");
	HEARD(t, "Niets gevonden");
	REFUSED(t, "zoek");
	/* Several: listed with their numbers. */
	FEED(t, "/wa");
	HEARD(t, "Vraag 6: Wat heb je al gedaan?");
	HEARD(t, "typ / en het nummer");
}

static void
explanations(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "gevaar=3; zelfdoding=2; beroep=1; 1");
	FEED(t, "?");
	HEARD(t, "Het bepaalt de haast.");
	HEARD(t, "Kind: jonger dan 18.");
	/* In Belgium only what else is told hangs on it here. */
	HEARD(t, "Je antwoord kan nog veranderen: wat je leest over het "
	    "gesprek en de afspraken.");
	HEARD(t, "Bron: bespreek: Design (ongedateerd). Nagekeken op "
	    "2026-11-20.");
	HEARD(t, "Vraag 5.");
	ASKED(t, "next-contact");
	FEED(t, "why");
	HEARD(t, "? waarom: waarom deze vraag");
	HEARD(t, "veranderen: Wat dit advies verandert");
	NOT_HEARD(t, "Het bepaalt");
	HEARD(t, "Vraag 5.");
	REFUSED(t, "bewaar");
	HEARD(t, "Bewaren kan alleen als je start met --save");
	FEED(t, "?");
	HEARD(t, "Het bepaalt");
}

/* What hangs on an answer is worked out for the answers so far. */
static void
what_hangs_on_an_answer(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "2");
	ASKED(t, "danger");
	FEED(t, "?");
	HEARD(t, "Je antwoord kan nog veranderen: of een kind nu gevaar loopt "
	    "en hoe snel je iets doet.");
	NOT_HEARD(t, "levensgevaar");
	/* With an emergency that is certain it no longer sets the pace. */
	FEED(t, "zelfdoding=1");
	FEED(t, "");
	FEED(t, "?");
	HEARD(t, "Je antwoord kan nog veranderen: of een kind nu gevaar "
	    "loopt.");
	NOT_HEARD(t, "hoe snel");
	FEED(t, "3");
	/* Nor does anything hang on what does not count. */
	FEED(t, "steun=2");
	FEED(t, "=8");
	FEED(t, "?");
	HEARD(t, "Je antwoord verandert nu niets meer aan het advies.");
}

/* Section 7 can be asked for at any question; page one then still leads to
 * section 1. */
static void
what_changes_at_any_moment(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "2");
	REFUSED(t, "bronnen");
	FEED(t, "wat als");
	assert_int_equal(t->shown, 1);
	assert_int_equal(session_section(t->session), 7);
	ASKED(t, "danger");
	assert_true(talk_begin(t, KB_NL, true, "nl", NULL));
	FEED(t, "changes");
	FEED(t, "gevaar=3; zelfdoding=2; beroep=1; 5=3");
	assert_int_equal(t->pages, 1);
	FEED(t, "");
	assert_int_equal(session_section(t->session), 1);
	/* A file or pipe gets the whole advice at the end. */
	assert_true(talk_begin(t, KB_NL, false, "nl", NULL));
	REFUSED(t, "wat als");
}

/* For a screen reader nothing said names a sign to type, as others are told
 * to. */
static void
words_instead_of_signs(void **state)
{
	static const char *const replies[] = { "?", "?", "2", "help", "1",
		"overzicht", "", "nee", "zoek", "zoek partner", "1",
		"wijzig 99", "x=1", "1", "6=1 3", "1", "8", "overzicht", "?",
		"zomaar", "9", NULL };
	static const char *const signs[] = { " ?\n", ": ? ", "? meer",
		" . ", "typ =", "Typ =", "Typ /", "Typ 6=", "/kamp", "=8" };
	struct session_options o = { .lang = KB_NL, .day = TALK_DAY,
	    .terminal = true };
	size_t heard[2][sizeof(signs) / sizeof(signs[0])] = { { 0 } }, i;
	struct talk *t = *state;
	const char *const *reply;
	int words;

	for (words = 0; words < 2; words++) {
		o.words = words == 1;
		assert_true(talk_begin_with(t, &o));
		for (reply = replies; *reply != NULL; reply++) {
			if (t->said.len == 0)
				fail_msg("nothing said before %s", *reply);
			for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
				heard[words][i] += strstr(sbuf_text(&t->said),
				    signs[i]) != NULL;
			(void)talk_feed(t, *reply);
		}
	}
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (heard[1][i] > 0 || heard[0][i] == 0)
			fail_msg("\"%s\" is heard %zu times in words, %zu "
			    "in signs", signs[i], heard[1][i], heard[0][i]);
}

static void
emergency_numbers(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "!");
	HEARD(t, "Politie: 101, dag en nacht");
	HEARD(t, "Noodhulp: 112");
	ASKED(t, "country");
	FEED(t, "1");
	FEED(t, "nood");
	HEARD(t, "Politie: 101");
	NOT_HEARD(t, "112");
	FEED(t, "land=nl");
	FEED(t, "sos");
	HEARD(t, "112");
	NOT_HEARD(t, "101");
}

static void
next_caller(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_NL, true, "nl", NULL));
	FEED(t, "1");
	FEED(t, "");
	FEED(t, "nieuw");
	HEARD(t, "Nieuw gesprek.");
	ASKED(t, "danger");
	ANSWERED(t, "country", "nl");
	ANSWERED(t, "danger", "");
	assert_true(session_empty(t->session));
	FEED(t, "1");
	HEARD(t, "Een kind loopt");
}

static void
leaving(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	assert_true(session_empty(t->session));
	FEED(t, "stop");
	assert_int_equal(session_want(t->session), SESSION_DONE);

	BEGIN(t);
	FEED(t, "1");
	FEED(t, "stop");
	HEARD(t, "Wissen: typ wis.");
	assert_int_equal(session_want(t->session), SESSION_REPLY);
	FEED(t, "wis");
	assert_int_equal(session_want(t->session), SESSION_WIPE);

	BEGIN(t);
	FEED(t, "1");
	FEED(t, "quit");
	FEED(t, "");
	assert_int_equal(session_want(t->session), SESSION_DONE);

	BEGIN(t);
	FEED(t, "wipe");
	assert_int_equal(session_want(t->session), SESSION_WIPE);

	BEGIN(t);
	FEED(t, "1");
	session_end(t->session);
	assert_int_equal(session_want(t->session), SESSION_DONE);
	assert_false(session_empty(t->session));
	ANSWERED(t, "country", "be");
}

static void
depths(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin_deep(t, DEPTH_QUICK));
	assert_int_equal(talk_feed_all(t, calm), 0);
	assert_int_equal(t->pages, 1);
	assert_int_equal(session_want(t->session), SESSION_DONE);

	assert_true(talk_begin_deep(t, DEPTH_FULL));
	assert_int_equal(talk_feed_all(t, calm), 0);
	assert_int_equal(t->pages, 0);
	ASKED(t, "support");
	FEED(t, "2");
	assert_int_equal(t->pages, 1);
	FEED(t, "8");
	assert_int_equal(t->shown, 2);
}

static void
pre_answers_are_checked(void **state)
{
	struct talk *t = *state;

	assert_false(talk_begin(t, KB_NL, true, "fr", NULL));
	assert_false(talk_begin(t, KB_NL, true, "be", "plumber"));
	assert_true(diag_has_errors(t->diag));
	assert_true(talk_begin(t, KB_NL, true, "be", "gp"));
	FEED(t, "=");
	HEARD(t, "1 Land: België");
	assert_true(session_empty(t->session));
}

static void
completion(void **state)
{
	struct talk *t = *state;
	const char *const *words;

	BEGIN(t);
	FEED(t, "2");
	words = session_complete(t->session, "ja, b", 5);
	assert_non_null(words[0]);
	assert_string_equal(words[0], "ja, binnen enkele dagen");
	assert_null(words[1]);
	words = session_complete(t->session, "zelf", 4);
	assert_string_equal(words[0], "zelfdoding=");
	words = session_complete(t->session, "advi", 4);
	assert_string_equal(words[0], "advies");
	words = session_complete(t->session, "", 0);
	assert_string_equal(words[0], "ja, nu");
	assert_string_equal(words[3], "weet ik nog niet");
	assert_null(words[4]);
	assert_null(session_complete(t->session, "\xff\xfe", 2)[0]);
	assert_null(session_complete(t->session, "gevaar\x93=n", 9)[0]);
	assert_null(session_complete(t->session, "danger\a=n", 9)[0]);
	assert_null(session_complete(t->session, "qq", 2)[0]);
	assert_null(session_complete(t->session, "=8", 2)[0]);
	assert_null(session_complete(t->session, "/", 1)[0]);
	assert_null(session_complete(t->session, ";=,", 3)[0]);
}

/* What stands before the started word stays: a named answer, the answers
 * before, the sign that looks something up. */
static void
completion_of_a_part(void **state)
{
	static const struct { const char *typed, *one; } parts[] = {
		{ "zelfdoding=nee", "zelfdoding=nee, gevraagd" },
		{ "ja, b; ber", "ja, b; beroep=" },
		{ "gevaar=3; beroep= hui", "gevaar=3; beroep= huisarts" },
		{ "gedaan=coll", "gedaan=collega" },
		{ "gedaan=collega, raad", "gedaan=collega, raad gevraagd" },
		{ "dang", "danger=" },
		{ "beroep=gp", "beroep=gp" },
		{ "/zelfdodi", "/zelfdoding" },
		{ "/ziek", "/ziekenwagen" },
		{ "zoek zelfdodi", "zoek zelfdoding" },
	};
	struct talk *t = *state;
	const char *const *words;
	size_t i;

	BEGIN(t);
	FEED(t, "2");
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		words = session_complete(t->session, parts[i].typed,
		    strlen(parts[i].typed));
		assert_non_null(words[0]);
		assert_string_equal(words[0], parts[i].one);
		assert_null(words[1]);
	}
	words = session_complete(t->session, "zelfdoding=", 11);
	assert_string_equal(words[0], "zelfdoding=ja, met plan");
	assert_string_equal(words[2], "zelfdoding=nog niet gevraagd");
	assert_null(words[3]);
}

/* Enter repeats the question and loses nothing. */
static void
enter_repeats(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "2");
	FEED(t, "");
	ASKED(t, "danger");
	HEARD(t, "Loopt er een kind gevaar?");
	FEED(t, "   ");
	ASKED(t, "danger");
	ANSWERED(t, "danger", "");
}

static void
advice_ends_a_pipe(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_NL, false, NULL, NULL));
	FEED(t, "1");
	FEED(t, ".");
	assert_int_equal(session_want(t->session), SESSION_DONE);
	assert_true(talk_begin(t, KB_NL, false, NULL, NULL));
	FEED(t, "1");
	FEED(t, "stop");
	assert_int_equal(session_want(t->session), SESSION_DONE);
	REFUSED(t, "1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_screen_of_a_question),
		cmocka_unit_test(english),
		cmocka_unit_test(denied_options_are_echoed),
		cmocka_unit_test(page_one_and_sections),
		cmocka_unit_test(enter_goes_through_the_sections),
		cmocka_unit_test(alarm_of_a_child),
		cmocka_unit_test(alarm_with_the_country_given),
		cmocka_unit_test(both_alarms_at_once_and_without_a_country),
		cmocka_unit_test(advice_in_an_alarm),
		cmocka_unit_test(alarm_does_not_swallow_a_reply),
		cmocka_unit_test(alarm_again_after_it_was_gone),
		cmocka_unit_test(back_and_forth),
		cmocka_unit_test(change_keeps_later_answers),
		cmocka_unit_test(what_does_not_apply_is_kept_and_told),
		cmocka_unit_test(named_answers),
		cmocka_unit_test(search),
		cmocka_unit_test(explanations),
		cmocka_unit_test(what_hangs_on_an_answer),
		cmocka_unit_test(what_changes_at_any_moment),
		cmocka_unit_test(words_instead_of_signs),
		cmocka_unit_test(emergency_numbers),
		cmocka_unit_test(next_caller),
		cmocka_unit_test(leaving),
		cmocka_unit_test(depths),
		cmocka_unit_test(pre_answers_are_checked),
		cmocka_unit_test(completion),
		cmocka_unit_test(completion_of_a_part),
		cmocka_unit_test(enter_repeats),
		cmocka_unit_test(advice_ends_a_pipe),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
