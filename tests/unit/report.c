/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "base/utf8.h"
#include "kb/find.h"
#include "report_small.h"

#define AT "2026-11-20T17:40"

static void
open_small(struct advice *a)
{
	const char *parts[] = { kb_small, small_elements };

	advice_open_parts(a, parts, 2, AT);
}

static const char *const danger[] = { "country=be", "danger=now",
    "suicide=unknown", "profession=gp", "accepts=no", NULL };

static void
test_page_one(void **state)
{
	struct advice a;

	(void)state;
	open_small(&a);
	advice_answer_all(&a, danger);
	advice_find(&a, KB_NL);
	assert_string_equal(advice_text(&a, 0, 80),
	    "Advies voor een huisarts in België           "
	    "vrijdag 20 november 2026, 17.40 uur\n"
	    "Steunt je oordeel, vervangt het niet. Geen juridisch advies, geen "
	    "test. Nog geen\n"
	    "jurist of behandelaar keek deze kennis na.\n"
	    "\n"
	    "Nu doen: een kind loopt gevaar\n"
	    " 1 Bel de politie. Zeg waar het kind is. Politie: 101.\n"
	    " 2 Als blijkt dat er gedachten zijn: vraag naar een plan.\n"
	    "\n"
	    "Mag of moet je spreken?\n"
	    " Zwijgen  Je hebt beroepsgeheim.\n"
	    " Melden   Je mag, het is geen plicht. Je mag het doorbreken.\n"
	    "          Aan wie: Politie. Zeg het nodige.\n"
	    "          Nog open: of het een plicht is (ambtsplicht).\n"
	    " Helpen   Je moet helpen.\n"
	    "\n"
	    "Niet doen: details uitvragen, zwijgen beloven.\n"
	    "Morgen: spreek je patiënt.\n");
	advice_close(&a);
}

static void
test_sections(void **state)
{
	struct advice a;

	(void)state;
	open_small(&a);
	advice_answer_all(&a, danger);
	advice_find(&a, KB_NL);
	assert_string_equal(advice_text(&a, 1, 80),
	    "1. Waarom je mag spreken\n"
	    "Noodtoestand, rechtspraak [1]. Uitkomst: je mag, het is geen "
	    "plicht.\n"
	    " Vervuld     Het kind weegt zwaar.\n"
	    " Vervuld     Het gevaar is nabij. Jij antwoordde \"ja, nu\".\n"
	    " Onzeker     Nabij is niet omschreven [2].\n"
	    " Vervuld     Het kan niet anders. Jij antwoordde \"weigert\".\n"
	    " Ga zelf na  Jij hebt het niet veroorzaakt.\n"
	    "Hulp bieden, art. 1 [3]. Uitkomst: het is een plicht.\n"
	    " Vervuld     Er is gevaar. Jij antwoordde \"ja, nu\".\n"
	    "Ambtsplicht, een wet [3]. Uitkomst: nog niet te zeggen.\n"
	    " Nog open    De wet geldt. Hangt af van vraag 32 (steun). Geen "
	    "antwoord beslist\n"
	    "             dit: de wet is niet duidelijk.\n"
	    " Spelen hier niet: delen.\n");
	assert_string_equal(advice_text(&a, 2, 80),
	    "2. Belkaart: wat zeg je aan de telefoon?\n"
	    " \"Ik ben huisarts in …\"\n"
	    " Laat weg: diagnose.\n");
	assert_string_equal(advice_text(&a, 3, 80),
	    "3. Wat je tegen je patiënt kunt zeggen\n"
	    " \"Ik ga nu bellen.\"\n"
	    " Let op  Wacht niet.\n");
	assert_string_equal(advice_text(&a, 4, 80),
	    "4. Afspraken voor vandaag en vannacht\n"
	    " [ ] Waar slaapt die persoon?\n"
	    "Daarna\n"
	    " Deze week  Schrijf het op.\n");
	assert_string_equal(advice_text(&a, 5, 80),
	    "5. Wie je kunt bellen\n"
	    " Politie: 101. Dag en nacht.\n"
	    " Hulplijn: 0800 200 50. Nu gesloten. Open dinsdag 15 tot 19 uur. "
	    "Uren van 2024,\n"
	    "   kunnen gewijzigd zijn. Mail: hulp@example.org. Vaak bezet.\n");
	assert_string_equal(advice_text(&a, 6, 80),
	    "6. Dossiertekst, zonder namen\n"
	    "20 november 2026, 17.40 uur. Gevaar vermeld.\n"
	    "Zelf aanvullen: wie gebeld.\n");
	assert_string_equal(advice_text(&a, 8, 80),
	    "8. Om later door te vragen. Onderwerpen, geen score.\n"
	    " Vraagt aandacht: weigert afspraken.\n"
	    " Nog niet gevraagd: steun.\n"
	    " Geen optelsom.\n");
	assert_string_equal(advice_text(&a, 9, 80),
	    "9. Bronnen. Uitgave 20 november 2026. Verouderd: 1.\n"
	    " [1]  Hof: Arrest van 28 april (1999). Zeker.\n"
	    " [2]  Orde: Code (ongedateerd). Onzeker. Nog te bevestigen. "
	    "Verouderd: nagekeken\n"
	    "      op 2020-01-01.\n"
	    " [3]  bespreek: Design (ongedateerd). Zeker.\n");
	advice_close(&a);
}

static void
test_english_and_plain(void **state)
{
	struct advice a;
	const char *text;

	(void)state;
	open_small(&a);
	advice_answer_all(&a, danger);
	advice_find(&a, KB_EN);
	a.c.plain = true;
	text = advice_text(&a, -1, 80);
	assert_non_null(strstr(text, "Friday 20 November 2026, 5.40 pm\n"));
	assert_non_null(strstr(text, "\nReport: You may, it is no duty. You "
	    "may break it.\n"));
	assert_non_null(strstr(text, "Necessity, case law, source 1. Outcome: "
	    "you may, it is no duty.\n"));
	assert_non_null(strstr(text, "\nFulfilled: The danger is near."));
	assert_non_null(strstr(text, "\nCheck yourself: You did not cause "
	    "it.\n"));
	assert_null(strpbrk(text, "[]{}<>|*#_"));
	advice_close(&a);
}

/* The words of each outcome, and of the heading of section 1. */
static void
test_outcomes(void **state)
{
	static const struct { const char *replies[6], *row, *heading; }
	    rows[] = {
		{ { "country=be", "danger=no", "support=unknown" },
		    "Nog niet te zeggen, het hangt af van steun.",
		    "1. Waarom melden nog open is\n" },
		{ { "country=be", "danger=no", "support=" },
		    "Op je antwoorden is er geen grond om te melden.",
		    "1. Waarom er geen grond is om te melden\n" },
		{ { "country=nl", "danger=no" }, "Geen Nederlandse grond.",
		    NULL },
		{ { "country=be", "danger=now", "accepts=no" },
		    "Je mag, het is geen plicht. Je mag het doorbreken.",
		    "1. Waarom je mag spreken\n" },
	};
	struct advice a;
	size_t i;

	(void)state;
	open_small(&a);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		advice_reset(&a);
		advice_answer_all(&a, rows[i].replies);
		advice_find(&a, KB_NL);
		assert_non_null(strstr(advice_text(&a, 0, 200), rows[i].row));
		if (rows[i].heading == NULL)
			assert_non_null(strstr(advice_text(&a, 1, 80),
			    kb_message(a.kb, KB_NL, "rep-section-empty")));
		else
			assert_memory_equal(advice_text(&a, 1, 80),
			    rows[i].heading, strlen(rows[i].heading));
	}
	advice_close(&a);
}

/* The same for a duty, a norm and readings that differ, by the law itself. */
static void
test_fixed_words(void **state)
{
	static const struct { const char *replies[20], *nl, *en; } rows[] = {
		{ { "country=be", "danger=no", "suicide=no",
		    "profession=teacher", "where=apart",
		    "concern=child-tells", "age=adult", "conduct=hands",
		    "images=no", "civil=yes", "basis=child" },
		    "Melden     Het is een plicht. Je moet",
		    "Report    It is a duty. As" },
		{ { "country=nl", "danger=days", "suicide=no",
		    "profession=gp", "where=here", "concern=client",
		    "age=adult", "conduct=hands", "images=no",
		    "urge=no", "next-contact=home", "supervisor=absent",
		    "accepts=refuses", "relation=carer", "own-org=no",
		    "basis=told" },
		    "Melden   Je beroepscode verwacht het. De wet",
		    "Report   Your code expects it. That is" },
		{ { "country=be", "danger=no", "suicide=no",
		    "profession=gp", "where=here", "concern=client",
		    "age=adult", "conduct=no", "images=viewing", "urge=no",
		    "next-contact=never", "supervisor=absent",
		    "accepts=refuses", "basis=told" },
		    "Betwist (parket inlichten): ruim gelezen",
		    "Contested (informing the prosecutor): read widely" },
	};
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		advice_reset(&a);
		advice_answer_all(&a, rows[i].replies);
		advice_find(&a, KB_NL);
		assert_non_null(strstr(advice_text(&a, 0, 120), rows[i].nl));
		advice_find(&a, KB_EN);
		assert_non_null(strstr(advice_text(&a, 0, 120), rows[i].en));
	}
	advice_close(&a);
}

static void
check_named(const char *text, const char *const *there,
    const char *const *not_there)
{
	for (; *there != NULL; there++)
		assert_non_null(strstr(text, *there));
	for (; *not_there != NULL; not_there++)
		assert_null(strstr(text, *not_there));
}

/* Every article that the advice names is the law of its day: on the last day
 * of the old law and on the first of the new. */
static void
test_law_of_the_day(void **state)
{
	static const char *const be[] = { "country=be", "danger=now",
	    "suicide=no", "profession=gp", "where=here", "concern=client",
	    "age=adult", "conduct=hands", "images=no", "urge=no",
	    "next-contact=home", "supervisor=absent", "accepts=refuses",
	    "timely-help=no", "victim=reachable", "ongoing=yes",
	    "others=yes", "basis=told", "setting=judge,council", NULL };
	static const char *const nl[] = { "country=nl", "danger=no",
	    "suicide=no", "profession=social", "where=here",
	    "concern=client", "age=adult", "conduct=hands", "images=no",
	    "urge=concrete", "next-contact=never", "victim=grown",
	    "ongoing=no", "own-org=no", "basis=told", NULL };
	static const struct { const char *at; const char *const *replies;
	    const char *named[5], *not_named[4], *in[5], *out[5]; } rows[] = {
		{ "2026-08-31T23:59", be,
		    { "(art. 458)", "(art. 422bis)", "Art. 458bis", "1867",
		    NULL },
		    { "(art. 352", "353 §1", "formerly", NULL },
		    { "\"be-testimony-458\"", "\"be-council-458ter\"",
		    "\"be-458bis\"", "\"be-422bis\"", NULL },
		    { "\"be-testimony\"", "\"be-council\"",
		    "\"be-353\"", "\"be-299\"", NULL } },
		{ "2026-09-01T00:00", be,
		    { "(art. 352, formerly 458)", "(art. 299, formerly",
		    "Art. 353", "353 §1", NULL },
		    { "(art. 458)", "(art. 422bis)", "1867", NULL },
		    { "\"be-testimony\"", "\"be-council\"",
		    "\"be-353\"", "\"be-299\"", NULL },
		    { "\"be-testimony-458\"", "\"be-council-458ter\"",
		    "\"be-458bis\"", "\"be-422bis\"", NULL } },
		{ "2024-06-30T23:59", nl, { NULL }, { "243, 246", NULL },
		    { "\"nl-160-2015\"", "\"nl-136-2015\"", NULL },
		    { "\"nl-160\"", "\"nl-136\"", NULL } },
		{ "2024-07-01T00:00", nl, { "243, 246", NULL }, { NULL },
		    { "\"nl-160\"", "\"nl-136\"", NULL },
		    { "\"nl-160-2015\"", "\"nl-136-2015\"", NULL } },
		{ "2018-12-31T12:00", nl, { NULL }, { NULL }, { NULL },
		    { "\"nl-norm\"", NULL } },
		{ "2019-01-01T12:00", nl, { NULL }, { NULL },
		    { "\"nl-norm\"", NULL }, { NULL } },
	};
	struct advice a;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		advice_open(&a, rows[i].at);
		advice_answer_all(&a, rows[i].replies);
		advice_find(&a, KB_EN);
		check_named(advice_text(&a, -1, 1000), rows[i].named,
		    rows[i].not_named);
		check_named(advice_json(&a), rows[i].in, rows[i].out);
		advice_close(&a);
	}
}

/* What stands directly under the heading of section 1. */
static const char *
check_first(const char *text, const char *first)
{
	const char *heading = text[0] == '1' ? text : strstr(text, "\n1. ");

	assert_non_null(heading);
	text = strchr(heading + 1, '\n');
	assert_non_null(text);
	if (strncmp(text + 1, first, strlen(first)) != 0)
		fail_msg("\"%s\" is not first:\n%s", first, heading);
	return text;
}

/* In section 1 a duty to report that no answer rules out stands before a
 * right, what keeps reporting open before what holds anyway, and of what
 * fails first what is in dispute or asked for. */
static void
test_weightiest_first(void **state)
{
	static const struct { const char *replies[18], *first, *then; }
	    rows[] = {
		{ { "country=nl", "danger=no", "suicide=no",
		    "profession=social", "where=here", "concern=client",
		    "age=adult", "conduct=hands", "images=no",
		    "urge=concrete", "next-contact=never", "victim=grown",
		    "ongoing=no", "own-org=no", "basis=told" },
		    "Duty to report a crime, art. 160",
		    "\nInforming the Child Protection" },
		{ { "country=nl", "danger=no", "suicide=no",
		    "profession=social", "where=here", "concern=client",
		    "age=adult", "conduct=no", "images=no",
		    "urge=concrete", "next-contact=never", "own-org=no",
		    "basis=told" },
		    "Warning of a plan, arts 136",
		    "\nConflict of duties" },
		{ { "country=nl", "danger=no", "suicide=no",
		    "profession=teacher", "where=apart",
		    "concern=colleague", "age=adult", "conduct=hands",
		    "images=no", "urge=no", "victim=reachable",
		    "ongoing=no", "next-contact=week",
		    "relation=dependent", "basis=child" },
		    "Reporting to your own board",
		    "\nReporting without professional secrecy" },
		{ { "country=be", "danger=no", "suicide=no",
		    "profession=gp", "where=here", "concern=client",
		    "age=adult", "conduct=no", "images=viewing", "urge=no",
		    "next-contact=never", "supervisor=absent",
		    "accepts=refuses", "basis=told" },
		    "Informing the prosecutor", "\n Still open: testifying" },
		{ { "country=nl", "danger=no", "suicide=no",
		    "profession=gp", "where=here", "concern=client",
		    "age=adult", "conduct=hands", "images=no", "urge=no",
		    "next-contact=never", "done=talked", "victim=apart",
		    "ongoing=no", "relation=carer", "basis=told",
		    "consent=not-asked" },
		    "Right to report to Veilig Thuis",
		    "\nThe steps of the reporting code" },
		{ { "country=nl", "danger=no", "suicide=no",
		    "profession=gp", "where=here", "concern=client",
		    "age=adult", "conduct=hands", "images=no", "urge=no",
		    "next-contact=never", "victim=grown", "ongoing=no",
		    "consent=refused", "setting=police", "basis=told" },
		    "Questions from the police",
		    "\n Not at issue here: " },
		{ { "country=nl", "danger=no", "profession=gp",
		    "concern=relation", "age=adult", "conduct=no",
		    "images=made", "known-child=yes", "basis=third" },
		    "Right to report to Veilig Thuis",
		    "norm to report" },
	};
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		advice_reset(&a);
		advice_answer_all(&a, rows[i].replies);
		advice_find(&a, KB_EN);
		(void)check_first(advice_text(&a, -1, 80), rows[i].first);
		assert_non_null(strstr(check_first(advice_text(&a, 1, 80),
		    rows[i].first), rows[i].then));
	}
	advice_close(&a);
}

/* While no country is chosen: 112, and nothing of either country. */
static void
test_no_country(void **state)
{
	static const char *const replies[] = { "danger=now",
	    "suicide=acute", "profession=gp", NULL };
	struct advice a;
	const char *text;
	int lang;

	(void)state;
	advice_open(&a, AT);
	for (lang = 0; lang < KB_NLANG; lang++) {
		advice_reset(&a);
		advice_answer_all(&a, replies);
		advice_find(&a, (enum kb_lang)lang);
		text = advice_text(&a, -1, 80);
		assert_non_null(strstr(text, "112"));
		assert_null(strstr(text, "0800"));
		assert_null(strstr(text, "1813"));
		assert_null(strstr(text, "101"));
		assert_null(strstr(text, "113"));
	}
	advice_close(&a);
}

/* What holds for every advice, whatever the answers. */

static void
check_lines(const char *text, size_t width)
{
	const char *end;
	size_t len;

	for (; *text != '\0'; text = end + 1) {
		end = strchr(text, '\n');
		assert_non_null(end);
		len = (size_t)(end - text);
		assert_true(utf8_valid(text, len));
		if (len > 0)
			assert_int_not_equal(text[len - 1], ' ');
		assert_in_range(utf8_columns(text, len), 0, width);
	}
}

static void
check_headings(const char *text)
{
	const char *line;
	int last = 0;

	for (line = text; line != NULL; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (line[0] < '1' || line[0] > '9' || line[1] != '.' ||
		    line[2] != ' ')
			continue;
		assert_in_range(line[0] - '0', last + 1, 9);
		last = line[0] - '0';
	}
	assert_int_equal(last, 9);
}

/* No placeholder left, no id, no double mark. */
static void
check_words(const struct advice *a, const char *text)
{
	size_t i;

	assert_null(strpbrk(text, "{}"));
	assert_null(strstr(text, "rep-"));
	assert_null(strstr(text, ".."
	    "\n"));
	assert_null(strstr(text, ". ."));
	assert_null(strstr(text, ",,"));
	assert_null(strstr(text, "moet het niet"));
	for (i = 0; i < a->kb->ngrounds; i++)
		assert_null(strstr(text, a->kb->grounds[i].head.id));
}

static bool
is_shared(const struct advice *a, const char *value)
{
	const struct kb_contact *c;
	size_t i, j;

	for (i = 0; i < a->kb->ncontacts; i++) {
		c = &a->kb->contacts[i];
		if (c->country != a->c.findings->country &&
		    c->country != KB_INT)
			continue;
		for (j = 0; j < c->nchannels; j++)
			if (strstr(c->channels[j].value, value) != NULL)
				return true;
	}
	return false;
}

/* No number of the other country: those of four digits and more cannot be a
 * year or an article. */
static void
check_country(const struct advice *a, const char *text)
{
	const struct kb_contact *c;
	const char *value;
	size_t i, j;

	for (i = 0; i < a->kb->ncontacts; i++) {
		c = &a->kb->contacts[i];
		if (c->country == a->c.findings->country ||
		    c->country == KB_INT)
			continue;
		for (j = 0; j < c->nchannels; j++) {
			value = c->channels[j].value;
			if (strlen(value) > 3 && !is_shared(a, value))
				assert_null(strstr(text, value));
		}
	}
}

#define PAGE_LINES 24
#define PAGE_WORDS 230
#define WHOLE_LINES 120
/* Addresses are not broken. */
#define LONGEST_WORD 60

static void
check_advice(struct advice *a)
{
	const char *text = advice_text(a, 0, 80);

	assert_in_range(advice_lines(text), 8, PAGE_LINES);
	assert_in_range(advice_words(text), 30, PAGE_WORDS);
	text = advice_text(a, -1, 80);
	assert_in_range(advice_lines(text), 20, WHOLE_LINES);
	check_lines(text, 80);
	check_headings(text);
	check_words(a, text);
	check_country(a, text);
	check_lines(advice_text(a, -1, LONGEST_WORD), LONGEST_WORD);
}

static const char *const known[][20] = {
	{ "country=be", "danger=now", "suicide=unknown", "profession=gp",
	    "where=here", "concern=client", "age=adult", "conduct=no",
	    "images=no", "urge=fear-now", "next-contact=home",
	    "supervisor=absent", "accepts=refuses", "basis=told" },
	{ "country=nl", "danger=no", "suicide=thoughts", "profession=psyreg",
	    "where=here", "concern=client", "age=adult", "conduct=no",
	    "images=no", "urge=no", "next-contact=never" },
	{ "country=nl", "danger=now", "suicide=acute", "profession=gp",
	    "where=here", "concern=client", "age=adult", "conduct=hands",
	    "images=viewing", "urge=fear-now", "next-contact=home",
	    "supervisor=absent", "accepts=refuses", "relation=carer",
	    "basis=told,seen" },
	{ "country=be", "danger=anyday", "suicide=no", "profession=gp",
	    "where=here", "concern=client", "age=adult", "conduct=hands",
	    "images=no", "urge=vague", "next-contact=home",
	    "supervisor=sometimes", "accepts=partly", "done=talked",
	    "basis=told", "victim=reachable", "timely-help=no",
	    "consent=refused" },
	{ "country=be" },
};

static void
test_known(void **state)
{
	struct advice a;
	size_t i;
	int lang;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		for (lang = 0; lang < KB_NLANG; lang++) {
			advice_reset(&a);
			advice_answer_all(&a, known[i]);
			advice_find(&a, (enum kb_lang)lang);
			check_advice(&a);
		}
	advice_close(&a);
}

#define ROUNDS 60

static void
test_random(void **state)
{
	uint32_t seed = 20261120;
	struct advice a;
	int round;

	(void)state;
	advice_open(&a, AT);
	for (round = 0; round < ROUNDS; round++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		advice_find(&a, round % 2 == 0 ? KB_NL : KB_EN);
		check_advice(&a);
	}
	advice_close(&a);
}

/* A part alone reads as it does in the whole. */
static size_t
lines_in(const char *s, size_t len)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		n += s[i] == '\n';
	return n;
}

/* The part of the whole advice from its heading to the next. */
static const char *
part_of(const char *whole, int section, size_t *len)
{
	char heading[24];
	const char *from, *to;

	(void)snprintf(heading, sizeof(heading), "\n%d. ", section);
	from = strstr(whole, heading);
	if (from == NULL)
		return NULL;
	from++;
	to = strstr(from, "\n\n");
	*len = to == NULL ? strlen(from) : (size_t)(to - from) + 1;
	return from;
}

/* A section opened by itself has the heading it has in the whole advice, and
 * at least as much below it. */
static void
test_parts(void **state)
{
	struct sbuf whole = SBUF_EMPTY;
	const char *text, *part;
	struct advice a;
	size_t len;
	int section;

	(void)state;
	advice_open(&a, AT);
	advice_answer_all(&a, known[0]);
	advice_find(&a, KB_NL);
	sbuf_puts(&whole, advice_text(&a, -1, 120));
	text = advice_text(&a, 0, 120);
	assert_memory_equal(sbuf_text(&whole), text, strlen(text));
	for (section = 1; section <= REPORT_SECTIONS; section++) {
		part = part_of(sbuf_text(&whole), section, &len);
		text = advice_text(&a, section, 120);
		if (part == NULL) {
			assert_string_equal(text, "");
			continue;
		}
		assert_memory_equal(text, part, strcspn(part, "\n"));
		assert_true(lines_in(text, strlen(text)) >=
		    lines_in(part, len));
	}
	assert_string_equal(advice_text(&a, 10, 120), "");
	sbuf_clear(&whole);
	advice_close(&a);
}

/* There is no section 0 or 10. */
static void
test_no_section(void **state)
{
	static const int numbers[] = { -1, 0, REPORT_SECTIONS + 1 };
	struct doc *doc = doc_new();
	struct advice a;
	size_t i;

	(void)state;
	open_small(&a);
	advice_answer_all(&a, danger);
	advice_find(&a, KB_NL);
	for (i = 0; i < 3; i++)
		report_section(&a.c, numbers[i], doc);
	assert_int_equal(doc_count(doc), 0);
	assert_false(doc_failed(doc));
	doc_free(doc);
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page_one),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_english_and_plain),
		cmocka_unit_test(test_outcomes),
		cmocka_unit_test(test_fixed_words),
		cmocka_unit_test(test_law_of_the_day),
		cmocka_unit_test(test_weightiest_first),
		cmocka_unit_test(test_no_country),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_no_section),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
