/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "kb/find.h"
#include "kb/lint.h"
#include "kb/load.h"
#include "kb/texts.h"
#include "kb_cases.h"
#include "kb_documents.h"

#define TODAY civil_days(2026, 11, 20)

static struct kb *
load(const char *second, struct diag *d)
{
	struct kb_buffer docs[2] = {
		{ "small.xml", kb_small, strlen(kb_small) },
		{ "case.xml", second, strlen(second) }
	};
	struct kb *kb = kb_load_buffers(docs, 2, d);
	size_t i;

	for (i = 0; kb == NULL && i < diag_count(d); i++)
		print_message("%u: %s\n", diag_at(d, i)->line,
		    diag_at(d, i)->text);
	return kb;
}

/* Cited, so that only what a case is about is found. */
#define C KB_SMALL_CITE
#define KNOWN "<known question=\"danger\"/>"
#define MAYBE "<possible>" NOW "</possible>"
#define ASKED(body) QUESTION("choice=\"one\"", T("unknown", "0", "0") \
    OPTION("a") body C)
#define CITED(when) "<condition id=\"c\" kind=\"asked\">" TEXT WHEN(when) C \
    "</condition>" C
#define USED RULE("<is question=\"q\" in=\"a\"/>")
/* Names what its condition names. */
#define RULE(when) "<passage id=\"p\" place=\"card\">" TEXT WHEN(when) \
    "</passage>\n"
#define IN_USE(fact) RULE("<fact ref=\"" fact "\"/>")
#define ONE_SOURCE SOURCE("certainty=\"single\"", "")
#define CITE_IN(atts) "<cite source=\"s\"" atts "/>"
#define IN_CARD(inner) "<passage id=\"p\" place=\"card\">" TEXT \
    inner "</passage>\n"
#define CITED_BY_ONE IN_CARD(CITE_IN(" place=\"p. 1\""))
#define KIND(kind, inner) "<source id=\"s\" kind=\"" kind "\" " \
    "checked=\"2026-11-20\" stale-after=\"24\" certainty=\"single\">" \
    "<publisher>P</publisher><title>T</title>" inner "</source>\n"
#define LINK "<link>https://example.org/page</link>"
#define NO_PLACE "<cite> says not where in source \"s\"; add place=\"...\""
#define ROLE "<role id=\"r\">" TEXT "</role>\n"
#define SAYS(id) "<message id=\"" id "\">" TEXT "</message>\n"
#define IN_AREA "<contact id=\"c\" country=\"be\" for=\"client\" " \
    "anonymous=\"yes\" free=\"no\" checked=\"2026-11-20\" " \
    "certainty=\"single\" area=\"Brussel, West-Vlaanderen\">" \
    T("name", "N", "N") T("purpose", "P", "P") \
    "<channel kind=\"web\" value=\"a\"/>" C "</contact>\n"
#define TERM "<term id=\"t\">" T("use", "kijker", "viewer") \
    T("avoid", "Pédo", "bad word") T("why", "pedo", "bad word") "</term>\n"
#define ALLOWING "<term id=\"t\">" T("use", "kijker", "viewer") \
    T("avoid", "Pedo", "bad word") T("allow", "pedo stoornis", \
    "bad words book") T("allow", "pedo boek", "bad words shelf") \
    T("why", "pedo", "bad word") "</term>\n"
#define MESSAGE(nl, en) "<message id=\"say-welcome\">" T("text", nl, en) "</message>\n"

/* Each gives this many findings, all on this line and with these words. */
static const struct {
	size_t n;
	unsigned line;
	const char *says;
	const char *body;
} cases[] = {
{ 0, 0, NULL, "" },
/* Uncited */
{ 1, 2, "step \"s\" cites no source", STEP("", "") },
{ 0, 0, NULL, STEP("", C) },
{ 2, 2, " cites no source", GROUND(RIGHT, HOLDS) },
{ 1, 2, "condition \"c\" cites no source", GROUND(RIGHT, HOLDS C) },
{ 1, 2, "contact \"c\" cites no source", CHANNEL("") },
{ 1, 3, "question \"q\" cites no source", USED
  QUESTION("choice=\"one\"", T("unknown", "0", "0") OPTION("a")) },
{ 1, 2, "indicator \"i\" cites", "<indicator id=\"i\" direction=\"risk\">"
  WHEN(NOW) TEXT "</indicator>" },
{ 1, 2, "guidance \"i\" cites", "<guidance id=\"i\" phase=\"1\" kind=\"do\">"
  TEXT "</guidance>" },
{ 1, 2, "plan-item \"i\" cites", "<plan-item id=\"i\" plan=\"child\">" TEXT
  "</plan-item>" },
{ 1, 2, "care-level \"i\" cites", "<care-level id=\"i\" level=\"1\">"
  T("name", "N", "N") TEXT "</care-level>" },
{ 1, 2, "statement \"s\" cites no source",
  STATEMENT("verdict=\"true\"", BECAUSE) },
{ 0, 0, NULL, STATEMENT("verdict=\"true\"", BECAUSE C) },
{ 1, 2, "topic \"w\" cites no source", TOPIC("", WORDS TEXT) },
{ 0, 0, NULL, TOPIC("", WORDS TEXT C) },
{ 1, 2, "guarantee \"g\" cites no source", GUARANTEE("", "<true/>") },
{ 1, 3, "guarantee \"g\" cites no source", FACT("f", NOW)
  GUARANTEE("", "<none><fact ref=\"f\"/></none>") },
{ 0, 0, NULL, "<passage id=\"i\" place=\"card\">" TEXT "</passage>" },
/* Unused, unknown */
{ 1, 2, "no condition names question \"q\"; use it or remove it",
  ASKED("") },
{ 0, 0, NULL, ASKED("") USED },
{ 1, 2, "nothing cites source \"s\"; use it or remove it", ONE_SOURCE },
{ 0, 0, NULL, ONE_SOURCE CITED_BY_ONE },
{ 0, 0, NULL, ONE_SOURCE GROUND(RIGHT, "<condition id=\"c\" kind=\"holds\">"
  TEXT CITE_IN(" place=\"p. 1\"") "</condition>" C) },
/* Cited without a place */
{ 1, 3, NO_PLACE, KIND("statute", LINK) IN_CARD(CITE_IN("")) },
{ 1, 3, NO_PLACE, KIND("statute", "") IN_CARD(CITE_IN("")) },
{ 0, 0, NULL, KIND("statute", LINK) IN_CARD(CITE_IN(" place=\"art. 1\"")) },
{ 1, 3, NO_PLACE, KIND("guideline", "") IN_CARD(CITE_IN("")) },
{ 1, 3, NO_PLACE, KIND("code", "")
  "<guidance id=\"i\" phase=\"1\" kind=\"do\">" TEXT CITE_IN("")
  "</guidance>" },
{ 1, 3, NO_PLACE, KIND("research", "") GROUND(RIGHT,
  "<condition id=\"c\" kind=\"holds\">" TEXT CITE_IN("") "</condition>" C) },
{ 1, 3, NO_PLACE, KIND("code", "") TOPIC("", WORDS TEXT CITE_IN("")) },
{ 1, 4, NO_PLACE, KIND("code", "") "<fact id=\"path-self\">" TEXT
  WHEN(NOW) "\n" CITE_IN("") "</fact>" },
{ 0, 0, NULL, KIND("guideline", LINK) IN_CARD(CITE_IN("")) },
{ 0, 0, NULL, KIND("research", LINK) IN_CARD(CITE_IN("")) },
{ 0, 0, NULL, KIND("case-law", "") IN_CARD(CITE_IN("")) },
{ 0, 0, NULL, KIND("directory", "") IN_CARD(CITE_IN("")) },
{ 0, 0, NULL, KIND("design", "") IN_CARD(CITE_IN("")) },
{ 1, 2, "no condition names fact \"f\"; use it or remove it",
  FACT("f", NOW) },
{ 0, 0, NULL, FACT("f", NOW) IN_USE("f") },
{ 1, 3, "no condition names fact \"g2\"", FACT("f", NOW)
  FACT("g2", "<fact ref=\"f\"/>") },
{ 0, 0, NULL, FACT("path-self", NOW) },
{ 1, 2, "no ground names role \"r\"; use it or remove it", ROLE },
{ 0, 0, NULL, ROLE GROUND(RIGHT, CITED(NOW) "<recipient role=\"r\"/>") },
{ 1, 2, "the program never asks for message \"m\"; use it or remove it",
  SAYS("m") },
{ 0, 0, NULL, SAYS("say-welcome") SAYS("say-welcome-words")
  SAYS("guide-phase-1") },
{ 1, 2, "never asks for message \"say-welcome-words\"",
  SAYS("say-welcome-words") },
{ 0, 0, NULL, SAYS("area-west-vlaanderen") IN_AREA },
{ 1, 2, "never asks for message \"area-west\"", SAYS("area-west") IN_AREA },
{ 1, 2, "has no words for not knowing", QUESTION("choice=\"one\"",
  OPTION("a") C) USED },
/* None */
{ 1, 3, "true also when question \"q\" does not apply",
  ASKED("<ask-if>" NOW "</ask-if>") STEP("", WHEN(
  "<none><is question=\"q\" in=\"a\"/></none>") C) },
{ 1, 3, "true also when question \"q\" does not apply",
  ASKED("<ask-if>" NOW "</ask-if>") STEP("", WHEN( "<any><true/><none><all>"
  "<is question=\"q\" in=\"a\"/><true/></all></none></any>") C) },
{ 0, 0, NULL, ASKED("<ask-if>" NOW "</ask-if>") STEP("", WHEN(
  "<none not-applicable=\"ok\"><is question=\"q\" in=\"a\"/></none>") C) },
{ 0, 0, NULL, ASKED("") STEP("", WHEN(
  "<none><is question=\"q\" in=\"a\"/></none>") C) },
/* Possible and known */
{ 1, 2, "<possible> counts outside alarms", STEP("", WHEN(MAYBE) C) },
{ 0, 0, NULL, STEP("", WHEN(KNOWN) C) },
{ 0, 0, NULL, STEP("", WHEN("<none>" KNOWN "</none>") C) },
{ 1, 2, "<known> counts outside alarms", FACT("f", KNOWN)
  STEP("", WHEN("<fact ref=\"f\"/>") C) },
{ 1, 2, "<possible> counts outside alarms", FACT("f", MAYBE)
  STEP("", WHEN("<fact ref=\"f\"/>") C) },
{ 1, 2, "<known> counts outside alarms", FACT("f", KNOWN)
  FACT("g2", "<fact ref=\"f\"/>")
  GROUND(RIGHT, CITED("<fact ref=\"g2\"/>")) },
{ 1, 2, "<known> counts outside alarms", FACT("path-self", KNOWN) },
{ 1, 2, "<possible> counts outside alarms", GROUND(RIGHT, CITED(MAYBE)) },
{ 1, 2, "<known> counts outside", ASKED("<ask-if>" KNOWN "</ask-if>") USED },
{ 1, 2, "<known> counts outside", ASKED("<worth-if>" KNOWN "</worth-if>")
  USED },
{ 0, 0, NULL, ASKED("<worth-if>" NOW "</worth-if>") USED },
/* Words to avoid */
{ 1, 3, "<text> (nl) says \"Pédo\"; term \"t\" (case.xml:2)", TERM
  MESSAGE("een PEDO!", "a viewer") },
{ 1, 3, "<text> (en) says \"bad word\"", TERM
  MESSAGE("kijker", "a bad\n word") },
{ 0, 0, NULL, TERM MESSAGE("pedologie", "bad wordless") },
{ 1, 3, "<text> (nl) says \"Pédo\"", TERM MESSAGE("twee pédo’s", "v") },
{ 1, 3, "<text> (nl) says \"Pédo\"", TERM MESSAGE("Pedos.", "viewer") },
{ 1, 3, "<text> (nl) says \"Pédo\"", TERM MESSAGE("de PEDOTJES", "v") },
{ 1, 3, "<text> (en) says \"bad word\"", TERM MESSAGE("v", "Bad Words!") },
{ 0, 0, NULL, ALLOWING MESSAGE("pedo-stoornis", "the bad words book") },
{ 0, 0, NULL, ALLOWING MESSAGE("een pedo boek", "bad words shelf") },
{ 1, 3, "<text> (nl) says", ALLOWING MESSAGE("pedo, pedo-stoornis", "v") },
{ 1, 3, "<text> (en) says", ALLOWING MESSAGE("v", "bad words bookish") },
{ 0, 0, NULL, TERM MESSAGE("bad word", "pedo") },
{ 0, 0, NULL, TERM "<source id=\"s\" kind=\"code\" checked=\"2026-11-20\" "
  "certainty=\"single\" stale-after=\"9\"><publisher>P</publisher>"
  "<title>Pedo</title></source>" CITED_BY_ONE },
{ 0, 0, NULL, TERM "<contact id=\"c\" country=\"be\" for=\"client\" "
  "anonymous=\"yes\" free=\"no\" checked=\"2026-11-20\" certainty=\"single\""
  ">" T("name", "Pedo", "Bad Word") T("purpose", "P", "P")
  "<channel kind=\"web\" value=\"a\"/>" T("keywords", "pedo", "bad word") C
  "</contact>" },
{ 1, 3, "<purpose> (nl) says", TERM "<contact id=\"c\" country=\"be\" "
  "for=\"client\" anonymous=\"yes\" free=\"no\" checked=\"2026-11-20\" "
  "certainty=\"single\">" T("name", "N", "N") T("purpose", "pedo", "P")
  "<channel kind=\"web\" value=\"a\"/>" C "</contact>" },
{ 1, 3, "<explanation> (nl) says", TERM STATEMENT("verdict=\"true\"",
  T("explanation", "een pedo", "a viewer") C) },
{ 1, 3, "<text> (nl) says", TERM TOPIC("", WORDS
  T("text", "een pedo", "a viewer") C) },
{ 0, 0, NULL, TERM TOPIC("", T("keywords", "pedo", "bad word") TEXT C) },
/* Placeholders */
{ 0, 0, NULL, STEP("", T("detail", "{client} {profession} {country}", "a")
  C) },
{ 1, 2, "<detail> (nl) holds {cliënt}, which nothing fills", STEP("",
  T("detail", "je {cliënt}", "your {client}") C) },
{ 0, 0, NULL, MESSAGE("{n} van {name}", "of {name} {n}") },
{ 1, 2, "message \"say-welcome\" holds {nmae} in one language only",
  MESSAGE("{n}", "{n} {nmae}") },
{ 0, 0, NULL, MESSAGE("{n", "}") },
};

static bool
holds(size_t i, const struct diag *d)
{
	const struct diag_entry *e;
	size_t k;

	for (k = 0; k < diag_count(d); k++) {
		e = diag_at(d, k);
		if (e->level != DIAG_FINDING || e->line != cases[i].line ||
		    cases[i].says == NULL ||
		    strstr(e->text, cases[i].says) == NULL)
			return false;
	}
	return diag_count(d) == cases[i].n;
}

static void
each_case_is_found(void **state)
{
	static char text[8192];
	size_t i, k, wrong = 0;
	struct diag *d;
	struct kb *kb;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		(void)snprintf(text, sizeof(text), "%s%s%s", KB_SMALL_OPEN,
		    cases[i].body, KB_SMALL_CLOSE);
		d = diag_new();
		kb = load(text, d);
		assert_non_null(kb);
		kb_lint(kb, TODAY, d);
		if (!holds(i, d)) {
			wrong++;
			print_message("case %zu: %s\n", i, cases[i].body);
			for (k = 0; k < diag_count(d); k++)
				print_message("  %u: %s\n",
				    diag_at(d, k)->line,
				    diag_at(d, k)->text);
		}
		kb_free(kb);
		diag_free(d);
	}
	assert_int_equal(wrong, 0);
}

/* What alarms and urgency may say, but not under none. */
static void
urgency_may_say_possible(void **state)
{
	static const struct { size_t n; const char *urgent; } of[] = {
		{ 0, MAYBE }, { 0, KNOWN }, { 0, "<fact ref=\"f\"/>" },
		{ 1, "<none>" MAYBE "</none>" },
		{ 1, "<none><all>" KNOWN "<true/></all></none>" },
		{ 1, "<any><fact ref=\"f\"/><none><fact ref=\"f\"/></none>"
		    "</any>" }
	};
	static char text[sizeof(kb_small) + 1024];
	struct kb_buffer doc = { "a.xml", text, 0 };
	const char *cut = strstr(kb_small, "<urgency level=\"week\">");
	const char *rest = strstr(kb_small, "<urgency level=\"planned\">");
	struct diag *d;
	struct kb *kb;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		doc.len = (size_t)snprintf(text, sizeof(text), "%.*s%s"
		    "<urgency level=\"week\">" TEXT "<when>%s</when>"
		    "</urgency>%s", (int)(cut - kb_small), kb_small,
		    strchr(of[i].urgent, 'f') != NULL &&
		    strstr(of[i].urgent, "ref=") != NULL ? FACT("f", MAYBE) :
		    "", of[i].urgent, rest);
		d = diag_new();
		kb = kb_load_buffers(&doc, 1, d);
		assert_non_null(kb);
		kb_lint(kb, TODAY, d);
		assert_int_equal(diag_count(d), of[i].n);
		if (of[i].n > 0)
			assert_non_null(strstr(diag_at(d, 0)->text,
			    "stands under a <none>"));
		kb_free(kb);
		diag_free(d);
	}
}

/* On the last day a source still counts; the day after it does not. */
static void
sources_grow_stale(void **state)
{
	static const struct { int y, m, d; size_t n; } days[] = {
		{ 2026, 11, 20, 0 }, { 2028, 11, 20, 0 }, { 2028, 11, 21, 1 }
	};
	struct diag *d;
	struct kb *kb;
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		d = diag_new();
		kb = load(KB_SMALL_OPEN KB_SMALL_CLOSE, d);
		kb_lint(kb, civil_days(days[i].y, days[i].m, days[i].d), d);
		assert_int_equal(diag_count(d), days[i].n);
		if (days[i].n > 0)
			assert_non_null(strstr(diag_at(d, 0)->text,
			    "source \"bespreek-design\" was checked on "
			    "2026-11-20, more than 24 months ago"));
		kb_free(kb);
		diag_free(d);
	}
}

/* What the program asks for by name and a base without messages lacks. */
static void
what_is_asked_for_is_missed(void **state)
{
	struct diag *d = diag_new();
	struct kb *kb = load(KB_SMALL_OPEN FACT("path-self", NOW)
	    SAYS("ask-alarm") FACT("where", NOW) KB_SMALL_CLOSE, d);
	size_t i, where = 0;

	(void)state;
	kb_lint_asked(kb, d);
	assert_true(diag_count(d) > 100);
	for (i = 0; i < diag_count(d); i++) {
		assert_int_equal(diag_at(d, i)->level, DIAG_FINDING);
		assert_null(strstr(diag_at(d, i)->text, "path-self"));
		assert_null(strstr(diag_at(d, i)->text, "\"ask-alarm\""));
		where += strcmp(diag_at(d, i)->text, "the program asks for "
		    "question \"where\"; add it") == 0;
	}
	assert_int_equal(where, 1);
	kb_free(kb);
	diag_free(d);
}

static void
count_text(void *data, const struct kb_place_of *p, const struct kb_text *t)
{
	assert_non_null(p->head->file);
	assert_non_null(p->name);
	assert_non_null(t->in[KB_EN]);
	*(size_t *)data += strcmp(p->head->file, "case.xml") == 0;
}

static void
every_text_is_walked(void **state)
{
	struct diag *d = diag_new();
	struct kb *kb = load(kb_full, d);
	size_t walked = 0, written = 0;
	const char *p = kb_full;

	(void)state;
	while ((p = strstr(p, "xml:lang=\"nl\"")) != NULL) {
		written++;
		p++;
	}
	kb_texts_each(kb, count_text, &walked);
	assert_int_equal(walked, written);
	assert_true(walked > 40);
	kb_free(kb);
	diag_free(d);
}

/* kb_full with the word to avoid in the place of every Dutch text, but for
 * what the term allows. */
static char *
say_it_everywhere(void)
{
	static const char nl[] = "xml:lang=\"nl\">";
	char *out = calloc(1, 2 * sizeof(kb_full));
	const char *p = kb_full, *next;
	bool allow;

	assert_non_null(out);
	while ((next = strstr(p, nl)) != NULL) {
		allow = strncmp(next - 7, "<allow ", 7) == 0;
		next += sizeof(nl) - 1;
		strncat(out, p, (size_t)(next - p));
		p = allow ? next : strchr(next, '<');
		assert_non_null(p);
		strcat(out, allow ? "" : "schimpwoord");
	}
	return strcat(out, p);
}

struct spared { size_t all, spared; };

static void
count_spared(void *data, const struct kb_place_of *p, const struct kb_text *t)
{
	struct spared *s = data;

	(void)t;
	if (strcmp(p->head->file, "case.xml") != 0)
		return;
	s->all++;
	s->spared += p->kind == KB_KIND_TERM ||
	    strcmp(p->name, "keywords") == 0 ||
	    (p->kind == KB_KIND_CONTACT && strcmp(p->name, "name") == 0);
}

static void
no_text_escapes_the_terms(void **state)
{
	char *text = say_it_everywhere();
	struct diag *d = diag_new();
	struct spared s = { 0, 0 };
	size_t i, found = 0;
	struct kb *kb;

	(void)state;
	kb = load(text, d);
	assert_non_null(kb);
	kb_texts_each(kb, count_spared, &s);
	kb_lint(kb, TODAY, d);
	for (i = 0; i < diag_count(d); i++)
		found += strstr(diag_at(d, i)->text, "schimpwoord") != NULL;
	assert_true(s.spared > 5);
	assert_true(found > 30);
	assert_int_equal(found, s.all - s.spared);
	kb_free(kb);
	diag_free(d);
	free(text);
}

static void
real_knowledge_is_clean(void **state)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct diag *d = diag_new();
	struct kb *kb = kb_load(dir == NULL ? "knowledge" : dir, d);
	size_t i, n;

	(void)state;
	assert_non_null(kb);
	kb_lint(kb, TODAY, d);
	kb_lint_asked(kb, d);
	n = diag_count(d);
	for (i = 0; i < n; i++)
		print_message("%s:%u: %s\n", diag_at(d, i)->file,
		    diag_at(d, i)->line, diag_at(d, i)->text);
	kb_free(kb);
	diag_free(d);
	assert_int_equal(n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_case_is_found),
		cmocka_unit_test(urgency_may_say_possible),
		cmocka_unit_test(sources_grow_stale),
		cmocka_unit_test(what_is_asked_for_is_missed),
		cmocka_unit_test(every_text_is_walked),
		cmocka_unit_test(no_text_escapes_the_terms),
		cmocka_unit_test(real_knowledge_is_clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
