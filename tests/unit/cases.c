/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "engine/exercise.h"
#include "kb_small.h"
#include "small_case.h"

/* Cases against the small knowledge: what is read, what is refused, and
 * where what is decided differs. */
#define OPEN "<cases xmlns=\"urn:bespreek:case:1\">\n"
#define CLOSE "</cases>\n"
#define CASE_AT(id, at) "<case id=\"" id "\" country=\"be\" theme=\"images\"" \
    " difficulty=\"2\" at=\"" at "\">\n"
#define CASE(id) CASE_AT(id, "2026-11-20T14:30")
#define TITLE KB_SMALL_T("title", "Een titel", "A title") "\n"
#define STORY KB_SMALL_T("story", "Ik twijfel.", "I am in doubt.") "\n"
#define LEARN "<learn>" KB_SMALL_T("text", "Vraag het.", "Ask it.") \
    "<cite source=\"code\" place=\"p. 1\"/></learn>\n"
#define ANSWER(q, is) "<answer question=\"" q "\" is=\"" is "\"/>\n"
#define EXPECT(what, is) "<expect what=\"" what "\" is=\"" is "\"/>\n"
#define VARIANT(inner) "<variant>" inner "</variant>\n"
#define NOW ANSWER("danger", "now")
#define FIT EXPECT("urgency", "now")

struct fixture {
	struct diag *diag;
	struct kb *kb;
	struct arena *arena;
};

static int
open_fixture(void **state)
{
	static struct fixture f;

	f.diag = diag_new();
	f.kb = small_kb(f.diag);
	f.arena = arena_new();
	*state = &f;
	return 0;
}

static int
close_fixture(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	kb_free(f->kb);
	diag_free(f->diag);
	return 0;
}

static struct kb_cases *
load(const struct fixture *f, const char *text)
{
	const struct kb_buffer doc = { "c.xml", text, strlen(text) };

	return kb_cases_load_buffers(f->kb, &doc, 1, f->diag);
}

/* The only entry is this one: "c.xml:3: …". */
static void
says(const struct fixture *f, const char *wanted)
{
	const struct diag_entry *e;
	char text[1200];

	assert_int_equal(diag_count(f->diag), 1);
	e = diag_at(f->diag, 0);
	(void)snprintf(text, sizeof(text), "%s:%u: %s", e->file, e->line,
	    e->text);
	assert_string_equal(text, wanted);
}

static void
test_read(void **state)
{
	const struct fixture *f = *state;
	struct kb_cases *cases = load(f, OPEN CASE("one") TITLE
	    KB_SMALL_T("story", "Ik twijfel\n  nog.", "I am in doubt.")
	    KB_SMALL_T("story", "Wat nu?", "What now?") "\n" NOW
	    ANSWER("support", "partner unknown") ANSWER("suicide", "unknown")
	    EXPECT("steps", "call later") FIT LEARN LEARN "</case>\n"
	    CASE("two") TITLE STORY NOW FIT LEARN "</case>" CLOSE);
	const struct kb_case *c;

	assert_non_null(cases);
	assert_int_equal(diag_count(f->diag), 0);
	assert_int_equal(cases->n, 2);
	c = &cases->at[0];
	assert_string_equal(c->head.id, "one");
	assert_string_equal(c->head.file, "c.xml");
	assert_int_equal(c->head.line, 2);
	assert_int_equal(c->country, KB_BE);
	assert_string_equal(kb_theme_name(c->theme), "images");
	assert_int_equal(c->difficulty, 2);
	assert_int_equal(c->moment.hour, 14);
	assert_string_equal(c->title.in[KB_EN], "A title");
	assert_int_equal(c->story.n, 2);
	assert_string_equal(c->story.at[0].in[KB_NL], "Ik twijfel nog.");
	assert_int_equal(c->nanswers, 3);
	assert_string_equal(f->kb->questions[c->answers[1].question].head.id,
	    "support");
	assert_int_equal(c->nexpects, 2);
	assert_int_equal(c->nlessons, 2);
	assert_string_equal(f->kb->sources[c->lessons[1].cites[0].source].
	    head.id, "code");
	assert_int_equal(kb_cases_find(cases, "two", 3), 1);
	assert_true(kb_cases_find(cases, "three", 5) == KB_ALWAYS);
	kb_cases_free(cases);
}

#define ONE(rest) OPEN CASE("one") rest "</case>\n" CLOSE

static void
test_refused(void **state)
{
	static const struct { const char *text, *says; } rows[] = {
		{ "<knowledge xmlns=\"urn:bespreek:knowledge:1\"/>",
		    "c.xml:1: the root is not <cases xmlns=\"urn:bespreek:"
		    "case:1\">; write that" },
		{ "", "c.xml:0: is empty; write a <cases> element or remove "
		    "the file" },
		{ ONE(TITLE NOW FIT LEARN), "c.xml:2: <case> has no <story>; "
		    "add one in Dutch and one in English" },
		{ ONE(TITLE "<story xml:lang=\"nl\">Ik.</story>\n" NOW FIT
		    LEARN), "c.xml:4: <story> has no English; add <story "
		    "xml:lang=\"en\"> after it" },
		{ ONE(TITLE STORY FIT LEARN), "c.xml:2: <case> has no "
		    "<answer>; add one" },
		{ ONE(TITLE STORY NOW LEARN), "c.xml:2: <case> has no "
		    "<expect>; add one" },
		{ ONE(TITLE STORY NOW FIT), "c.xml:2: <case> has no <learn>; "
		    "add one" },
		{ ONE(TITLE STORY NOW FIT "<learn>" KB_SMALL_T("text", "A",
		    "B") "</learn>"), "c.xml:7: <learn> has no <cite>; add "
		    "one" },
		{ ONE(TITLE STORY NOW FIT "<learn>" KB_SMALL_T("text", "A",
		    "B") "<cite source=\"cod\"/></learn>"), "c.xml:7: there "
		    "is no source \"cod\"; did you mean \"code\"?" },
		{ ONE(TITLE STORY NOW FIT VARIANT(NOW) LEARN), "c.xml:7: "
		    "<variant> has no <expect>; add one" },
		{ ONE(TITLE STORY NOW FIT "<variant at=\"2026\">" FIT
		    "</variant>" LEARN), "c.xml:7: at=\"2026\" is no moment; "
		    "write it like 2026-11-20T14:30" },
		{ ONE(TITLE STORY ANSWER("dangr", "now") FIT LEARN),
		    "c.xml:5: there is no question \"dangr\"; did you mean "
		    "\"danger\"?" },
		{ ONE(TITLE STORY ANSWER("danger", "Now") FIT LEARN),
		    "c.xml:5: \"Now\" in is is no option; name options with "
		    "a space between them" },
		{ OPEN CASE_AT("one", "2026-11-20") TITLE STORY NOW FIT LEARN
		    "</case>" CLOSE, "c.xml:2: at=\"2026-11-20\" is no "
		    "moment; write it like 2026-11-20T14:30" },
		{ OPEN CASE_AT("one", "2026-13-20T14:30") TITLE STORY NOW FIT
		    LEARN "</case>" CLOSE, "c.xml:2: at=\"2026-13-20T14:30\" "
		    "is no moment; write it like 2026-11-20T14:30" },
		{ OPEN "<case id=\"one\" country=\"be\" theme=\"image\" "
		    "difficulty=\"2\" at=\"2026-11-20T14:30\">" TITLE STORY
		    NOW FIT LEARN "</case>" CLOSE, "c.xml:2: theme cannot be "
		    "\"image\"; did you mean \"images\"?" },
		{ OPEN CASE("one") TITLE STORY NOW FIT LEARN "</case>\n"
		    CASE("one") TITLE STORY NOW FIT LEARN "</case>" CLOSE,
		    "c.xml:9: case \"one\" stands at c.xml:2 already; choose "
		    "another id" },
		{ "<!DOCTYPE cases>" ONE(TITLE STORY NOW FIT LEARN),
		    "c.xml:1: holds a DOCTYPE; remove it and its entities" },
	};
	struct fixture *f = *state;
	struct diag *first = f->diag;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		f->diag = diag_new();
		assert_null(load(f, rows[i].text));
		says(f, rows[i].says);
		diag_free(f->diag);
	}
	f->diag = first;
}

/* What has no id is no namesake of another that has none. */
static void
test_without_ids(void **state)
{
	struct fixture *f = *state;
	size_t i;

	assert_null(load(f, OPEN "<case country=\"be\" theme=\"images\" "
	    "difficulty=\"2\" at=\"2026-11-20T14:30\">" TITLE STORY NOW FIT
	    LEARN "</case>\n<case country=\"be\" theme=\"images\" "
	    "difficulty=\"2\" at=\"2026-11-20T14:30\">" TITLE STORY NOW FIT
	    LEARN "</case>" CLOSE));
	assert_int_equal(diag_count(f->diag), 2);
	for (i = 0; i < 2; i++)
		assert_string_equal(diag_at(f->diag, i)->text,
		    "<case> has no id; add id=\"...\"");
}

/* One case that loads, read as an exercise. */
static struct kb_cases *
exercise(struct fixture *f, const char *text, struct exercise *x, int wanted)
{
	struct kb_cases *cases = load(f, text);

	assert_non_null(cases);
	assert_int_equal(exercise_read(x, f->kb, &cases->at[0], f->arena,
	    f->diag), wanted);
	return cases;
}

static void
test_answers_refused(void **state)
{
	static const struct { const char *text, *says; } rows[] = {
		{ ONE(TITLE STORY ANSWER("danger", "elsewhere") FIT LEARN),
		    "c.xml:5: question \"danger\" has no option "
		    "\"elsewhere\"; see a.xml:6" },
		{ ONE(TITLE STORY ANSWER("danger", "noww") FIT LEARN),
		    "c.xml:5: question \"danger\" has no option \"noww\" "
		    "(a.xml:6); did you mean \"now\"?" },
		{ ONE(TITLE STORY NOW ANSWER("danger", "no") FIT LEARN),
		    "c.xml:6: question \"danger\" is answered already; "
		    "remove one" },
		{ ONE(TITLE STORY ANSWER("country", "nl") FIT LEARN),
		    "c.xml:5: question \"country\" is answered by the case's "
		    "country; remove this" },
		{ ONE(TITLE STORY ANSWER("danger", "now no") FIT LEARN),
		    "c.xml:5: question \"danger\" takes one answer; choose "
		    "one" },
		{ ONE(TITLE STORY ANSWER("danger", "now unknown") FIT LEARN),
		    "c.xml:5: question \"danger\" takes one answer; choose "
		    "one" },
		{ ONE(TITLE STORY ANSWER("danger", "none") FIT LEARN),
		    "c.xml:5: question \"danger\" takes one answer, never "
		    "none; write one of its options or unknown" },
		{ ONE(TITLE STORY ANSWER("support", "none friend") FIT
		    LEARN), "c.xml:5: none stands beside others; remove it "
		    "or them" },
		{ ONE(TITLE STORY ANSWER("support", "none unknown") FIT
		    LEARN), "c.xml:5: none stands beside others; remove it "
		    "or them" },
		{ ONE(TITLE STORY NOW EXPECT("zzzzzzzz", "now") LEARN),
		    "c.xml:6: nothing can be expected of \"zzzzzzzz\"; see "
		    "bespreek-knowledge(5)" },
		{ ONE(TITLE STORY ANSWER("support", "friend friend") FIT
		    LEARN), "c.xml:5: \"friend\" is named twice; remove one" },
		{ ONE(TITLE STORY NOW EXPECT("urgncy", "now") LEARN),
		    "c.xml:6: nothing can be expected of \"urgncy\"; did you "
		    "mean \"urgency\"?" },
		{ ONE(TITLE STORY NOW EXPECT("steps", "cal") LEARN),
		    "c.xml:6: expect steps: cal: there is no such step; did "
		    "you mean call?" },
		{ ONE(TITLE STORY NOW EXPECT("steps", "call")
		    EXPECT("not_steps", "call") LEARN), "c.xml:7: expect "
		    "not_steps: call stands in steps too; remove one" },
	};
	struct fixture *f = *state;
	struct diag *first = f->diag;
	struct kb_cases *cases;
	struct exercise x;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		f->diag = diag_new();
		cases = exercise(f, rows[i].text, &x, -1);
		says(f, rows[i].says);
		kb_cases_free(cases);
		diag_free(f->diag);
	}
	f->diag = first;
}

static void
test_answers(void **state)
{
	struct fixture *f = *state;
	struct exercise x;
	struct kb_cases *cases = exercise(f, ONE(TITLE STORY
	    ANSWER("danger", "days") ANSWER("support", "friend unknown")
	    ANSWER("suicide", "unknown") FIT LEARN), &x, 0);
	const struct kb *kb = f->kb;

	assert_int_equal(answers_country(x.answers), KB_BE);
	assert_int_equal(x.day, civil_days(2026, 11, 20));
	assert_int_equal(answers_option(x.answers, cases->at[0].answers[0].
	    question), 1);
	assert_int_equal(x.answers->tick[kb->questions[cases->at[0].
	    answers[1].question].first_option], TRI_UNKNOWN);
	assert_int_equal(x.answers->tick[kb->questions[cases->at[0].
	    answers[1].question].first_option + 1], TRI_TRUE);
	assert_int_equal(x.answers->state[cases->at[0].answers[2].question],
	    ANSWER_UNKNOWN);
	kb_cases_free(cases);
}

static void
test_differences(void **state)
{
	static const char *const says[] = {
		"6: case \"one\" expects of urgency: today or week; got: "
		    "now; correct the case or the rule",
		"7: case \"one\" expects of met: be-duty; got: open; correct "
		    "the case or the rule",
	};
	struct fixture *f = *state;
	struct exercise x;
	struct kb_cases *cases = exercise(f, ONE(TITLE STORY NOW
	    EXPECT("urgency", "today week") EXPECT("met", "be-duty")
	    EXPECT("alarms", "child") LEARN), &x, 0);
	struct program *p = program_new(f->kb, x.day);
	char text[300];
	size_t i;

	assert_int_equal(exercise_check(&x, p, f->diag), 0);
	assert_int_equal(diag_count(f->diag), 2);
	assert_int_equal(diag_worst(f->diag), DIAG_FINDING);
	for (i = 0; i < 2; i++) {
		(void)snprintf(text, sizeof(text), "%u: %s",
		    diag_at(f->diag, i)->line, diag_at(f->diag, i)->text);
		assert_string_equal(text, says[i]);
	}
	program_free(p);
	kb_cases_free(cases);
}

/* Its answers replace those of the case, and what lapses is no matter. */
static void
test_variants(void **state)
{
	struct fixture *f = *state;
	struct exercise x;
	struct kb_cases *cases = load(f, ONE(TITLE STORY NOW
	    ANSWER("support", "friend") FIT VARIANT(ANSWER("danger", "no")
	    EXPECT("urgency", "now")) "<variant at=\"2024-06-12T10:00\">" FIT
	    "</variant>" LEARN));
	const struct kb_case *c = &cases->at[0];
	struct program *p;

	assert_int_equal(c->nvariants, 2);
	assert_int_equal(exercise_read_variant(&x, f->kb, c, &c->variants[1],
	    f->arena, f->diag), 0);
	assert_int_equal(x.day, civil_days(2024, 6, 12));
	assert_int_equal(c->nanswers, 2);
	assert_int_equal(c->nexpects, 1);
	assert_int_equal(exercise_read_variant(&x, f->kb, c, &c->variants[0],
	    f->arena, f->diag), 0);
	assert_int_equal(answers_option(x.answers,
	    c->answers[0].question), 2);
	assert_int_equal(x.answers->state[c->answers[1].question],
	    ANSWER_GIVEN);
	p = program_new(f->kb, x.day);
	assert_int_equal(exercise_check(&x, p, f->diag), 0);
	says(f, "c.xml:9: variant of case \"one\" expects of urgency: now; "
	    "got: week; correct the case or the rule");
	program_free(p);
	kb_cases_free(cases);
}

static void
check_exercise(const struct fixture *f, const struct exercise *x)
{
	struct program *p = program_new(f->kb, x->day);

	assert_int_equal(exercise_check(x, p, f->diag), 0);
	program_free(p);
}

static const char asked[] = KB_SMALL_OPEN
    "<question id=\"more\" number=\"5\" choice=\"one\">"
    KB_SMALL_T("text", "Meer?", "More?") KB_SMALL_T("why", "Ja.", "Yes.")
    KB_SMALL_T("unknown", "Weet ik niet", "I do not know")
    KB_SMALL_T("short", "meer", "more")
    "<option id=\"a\">" KB_SMALL_T("text", "A", "A") "</option>"
    "<option id=\"b\">" KB_SMALL_T("text", "B", "B") "</option>"
    "<ask-if><is question=\"danger\" in=\"now\"/></ask-if>"
    KB_SMALL_CITE "</question>\n" KB_SMALL_CLOSE;

static void
ask_more(struct fixture *f)
{
	const struct kb_buffer docs[] = {
		{ "a.xml", kb_small, sizeof(kb_small) - 1 },
		{ "b.xml", asked, sizeof(asked) - 1 },
	};

	kb_free(f->kb);
	f->kb = kb_load_buffers(docs, 2, f->diag);
	assert_non_null(f->kb);
}

/* An answer to what the others leave unasked is told where it stands; one that
 * a variant takes over and makes void is not. */
static void
test_void_answer(void **state)
{
	struct fixture *f = *state;
	const struct findings *found;
	struct expect_difference *at;
	struct kb_cases *cases;
	struct program *p;
	struct exercise x;

	ask_more(f);
	cases = exercise(f, ONE(TITLE STORY ANSWER("danger", "no")
	    ANSWER("more", "a") EXPECT("alarms", "none")
	    VARIANT(ANSWER("suicide", "no") EXPECT("alarms", "none"))
	    "<learn>" KB_SMALL_T("text", "Vraag het.", "Ask it.")
	    KB_SMALL_CITE "</learn>\n"), &x, 0);
	p = program_new(f->kb, x.day);
	found = findings_new(p, x.answers, x.day, f->arena);
	at = arena_calloc(f->arena, expect_most(&x.expect), sizeof(*at));
	assert_non_null(at);
	assert_false(exercise_agrees(&x, found, at));
	assert_int_equal(exercise_check(&x, p, f->diag), 0);
	says(f, "c.xml:6: case \"one\": question \"more\" does not apply "
	    "after the other answers; remove its answer");
	assert_int_equal(exercise_read_variant(&x, f->kb, &cases->at[0],
	    &cases->at[0].variants[0], f->arena, f->diag), 0);
	found = findings_new(p, x.answers, x.day, f->arena);
	assert_int_equal(found->nignored, 1);
	assert_true(exercise_agrees(&x, found, at));
	assert_int_equal(exercise_check(&x, p, f->diag), 0);
	assert_int_equal(diag_count(f->diag), 1);
	program_free(p);
	kb_cases_free(cases);
}

/* What follows but is not in a set given whole, or the other way round, is
 * told with the place where it is put right. */
static void
test_sets(void **state)
{
	static const char *const says[] = {
		"6: case \"one\": follows, but is not in all_steps: call ask; "
		    "judge each, then add it or correct the rule",
		"6: case \"one\": is in all_steps, but does not follow: "
		    "dutch; judge each, then remove it or correct the rule",
		"9: variant of case \"one\": follows, but is not in "
		    "also_steps: ask; judge each, then add it or correct the "
		    "rule",
		"9: variant of case \"one\": is in also_steps, but does not "
		    "follow: call; judge each, then remove it or correct the "
		    "rule",
		"10: variant of case \"one\": follows, but is not in "
		    "no_longer_steps: dutch; judge each, then add it or "
		    "correct the rule",
		"10: variant of case \"one\": is in no_longer_steps, but does "
		    "not follow: later; judge each, then remove it or correct "
		    "the rule",
		"12: variant of case \"one\": follows, but is not in "
		    "also_steps: ask; judge each, then add it or correct the "
		    "rule",
		"12: variant of case \"one\": follows, but is not in "
		    "no_longer_steps: dutch; judge each, then add it or "
		    "correct the rule",
	};
	struct fixture *f = *state;
	struct exercise x;
	struct kb_cases *cases = exercise(f, ONE(TITLE STORY NOW
	    EXPECT("all_steps", "later dutch") VARIANT("\n"
	    ANSWER("danger", "no") EXPECT("also_steps", "call")
	    EXPECT("no_longer_steps", "later")) VARIANT(ANSWER("danger",
	    "no") EXPECT("urgency", "week")) LEARN), &x, 0);
	char text[300];
	size_t i;

	check_exercise(f, &x);
	for (i = 0; i < 2; i++) {
		assert_int_equal(exercise_read_variant(&x, f->kb,
		    &cases->at[0], &cases->at[0].variants[i], f->arena,
		    f->diag), 0);
		check_exercise(f, &x);
	}
	assert_int_equal(diag_count(f->diag), 8);
	for (i = 0; i < 8; i++) {
		(void)snprintf(text, sizeof(text), "%u: %s",
		    diag_at(f->diag, i)->line, diag_at(f->diag, i)->text);
		assert_string_equal(text, says[i]);
	}
	kb_cases_free(cases);
}

/* What is wrong in a set of the case is told of the case alone. */
static void
test_set_refused(void **state)
{
	struct fixture *f = *state;
	struct exercise x;
	struct kb_cases *cases = exercise(f, ONE(TITLE STORY NOW
	    EXPECT("all_steps", "cal") VARIANT(FIT) LEARN), &x, -1);

	assert_int_equal(exercise_read_variant(&x, f->kb, &cases->at[0],
	    &cases->at[0].variants[0], f->arena, f->diag), -1);
	says(f, "c.xml:6: expect all_steps: cal: there is no such step; did "
	    "you mean call?");
	kb_cases_free(cases);
}

/* What nothing can be expected of, too. */
static void
test_expect_refused_once(void **state)
{
	struct fixture *f = *state;
	struct exercise x;
	struct kb_cases *cases = exercise(f, ONE(TITLE STORY NOW
	    EXPECT("urgenci", "now") VARIANT(FIT) LEARN), &x, -1);

	(void)exercise_read_variant(&x, f->kb, &cases->at[0],
	    &cases->at[0].variants[0], f->arena, f->diag);
	says(f, "c.xml:6: nothing can be expected of \"urgenci\"; did you "
	    "mean \"urgency\"?");
	kb_cases_free(cases);
}

static void
test_exercise_no_memory(void **state)
{
	const struct fixture *f = *state;
	struct kb_cases *cases = load(f, ONE(TITLE STORY NOW
	    ANSWER("support", "friend") EXPECT("all_steps", "call later")
	    FIT LEARN));
	struct arena *arena;
	struct exercise x;
	struct diag *d;
	int result = -1;
	long i;

	assert_non_null(cases);
	for (i = 0; result == -1; i++) {
		assert_true(i < 100);
		arena = arena_new_fused(i);
		d = diag_new();
		result = exercise_read(&x, f->kb, &cases->at[0], arena, d);
		assert_int_equal(result == -1, diag_has_errors(d));
		diag_free(d);
		arena_free(arena);
	}
	assert_true(i > 6);
	kb_cases_free(cases);
}

/* Every allocation of the loader may fail. */
static void
test_no_memory(void **state)
{
	static const char text[] = ONE(TITLE STORY NOW FIT LEARN);
	const struct kb_buffer doc = { "c.xml", text, sizeof(text) - 1 };
	const struct fixture *f = *state;
	struct kb_cases *cases = NULL;
	struct diag *d;
	long i, k;

	for (k = 0; k < 2; k++) {
		for (i = 0; cases == NULL && i < 100; i++) {
			d = diag_new();
			cases = kb_cases_load_arenas(f->kb, &doc, 1, d,
			    arena_new_fused(k == 0 ? i : -1),
			    arena_new_fused(k == 1 ? i : -1));
			assert_int_equal(cases == NULL, diag_has_errors(d));
			diag_free(d);
		}
		assert_non_null(cases);
		assert_true(i > 1);
		kb_cases_free(cases);
		cases = NULL;
	}
}

static void
quiet(void *data, xmlErrorPtr e)
{
	(void)data;
	(void)e;
}

static bool
schema_accepts(xmlRelaxNGPtr rng, const char *text, size_t len)
{
	xmlRelaxNGValidCtxtPtr v = xmlRelaxNGNewValidCtxt(rng);
	xmlDocPtr doc = xmlReadMemory(text, (int)len, "c.xml", NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	bool yes;

	if (doc == NULL) {
		xmlRelaxNGFreeValidCtxt(v);
		return false;
	}
	xmlRelaxNGSetValidStructuredErrors(v, quiet, NULL);
	yes = xmlRelaxNGValidateDoc(v, doc) == 0;
	xmlRelaxNGFreeValidCtxt(v);
	xmlFreeDoc(doc);
	return yes;
}

static bool
loader_accepts(const char *text, size_t len)
{
	const struct kb_buffer doc = { "c.xml", text, len };
	struct diag *d = diag_new();
	bool yes = kb_cases_structure(&doc, d);

	diag_free(d);
	return yes;
}

/* What may be written as expected, or not. */
static void
judge_expected(xmlRelaxNGPtr rng)
{
	static const struct { const char *text; bool good; } rows[] = {
#define ROW(is, good) { ONE(TITLE STORY NOW EXPECT("met", is) LEARN), good }
		ROW("be-need", true), ROW("be-need/near a none", true),
		ROW(" a  b/c ", true), ROW("a/", false), ROW("/a", false),
		ROW("a//b", false), ROW("a/b/c", false), ROW("A/b", false),
		ROW("a/B", false), ROW("", false)
#undef ROW
	};
	const char *text;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		text = rows[i].text;
		assert_true(schema_accepts(rng, text, strlen(text)) ==
		    rows[i].good);
		assert_true(loader_accepts(text, strlen(text)) ==
		    rows[i].good);
	}
}

/* case.rng and the loader judge alike: a good document, and the same with
 * each of its tags and attributes taken out. */
static void
test_schema(void **state)
{
	static const char text[] = ONE(TITLE STORY STORY NOW FIT
	    "<variant at=\"2024-06-12T10:00\">\n" NOW FIT FIT "</variant>\n"
	    LEARN LEARN);
	static char cut[sizeof(text)];
	const char *dir = getenv("KNOWLEDGE_DIR"), *p, *end;
	xmlRelaxNGParserCtxtPtr parser;
	size_t len, refused = 0;
	char path[4096];
	xmlRelaxNGPtr rng;

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/case.rng", dir == NULL ?
	    "knowledge" : dir);
	parser = xmlRelaxNGNewParserCtxt(path);
	rng = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	assert_non_null(rng);
	assert_true(schema_accepts(rng, text, sizeof(text) - 1));
	assert_true(loader_accepts(text, sizeof(text) - 1));
	for (p = text + strlen(OPEN); *p != '\0'; p++) {
		if (*p != '<' && *p != ' ' && *p != '>')
			continue;
		end = *p == ' ' ? strpbrk(p + 1, " />") :
		    *p == '<' ? strchr(p, '\n') : strpbrk(p + 1, "<");
		if (end == NULL)
			continue;
		len = (size_t)(p - text);
		memcpy(cut, text, len);
		strcpy(cut + len, end);
		if (schema_accepts(rng, cut, strlen(cut)) !=
		    loader_accepts(cut, strlen(cut)))
			fail_msg("judged differently without %.*s",
			    (int)(end - p), p);
		refused += !loader_accepts(cut, strlen(cut));
	}
	assert_true(refused > 10);
	judge_expected(rng);
	xmlRelaxNGFree(rng);
	xmlRelaxNGCleanupTypes();
	xmlCleanupParser();
}

/* Cases that are there and cannot be reached are not none. */
static void
test_unreachable(void **state)
{
	struct fixture *f = *state;
	struct kb_files files;
	char far[8192];

	memset(far, 'd', sizeof(far) - 1);
	far[sizeof(far) - 1] = '\0';
	assert_int_equal(kb_cases_read("/nowhere", &files, f->diag), 0);
	assert_int_equal(files.n, 0);
	assert_int_equal(kb_cases_read(far, &files, f->diag), -1);
	assert_int_equal(diag_count(f->diag), 1);
	assert_non_null(strstr(diag_at(f->diag, 0)->text,
	    "cannot be opened: File name too long"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_read, open_fixture,
		    close_fixture),
		cmocka_unit_test_setup_teardown(test_refused, open_fixture,
		    close_fixture),
		cmocka_unit_test_setup_teardown(test_without_ids, open_fixture,
		    close_fixture),
		cmocka_unit_test_setup_teardown(test_answers_refused,
		    open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_answers, open_fixture,
		    close_fixture),
		cmocka_unit_test_setup_teardown(test_differences,
		    open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_variants, open_fixture,
		    close_fixture),
		cmocka_unit_test_setup_teardown(test_void_answer,
		    open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_sets, open_fixture,
		    close_fixture),
		cmocka_unit_test_setup_teardown(test_set_refused,
		    open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_expect_refused_once,
		    open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_exercise_no_memory,
		    open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_no_memory, open_fixture,
		    close_fixture),
		cmocka_unit_test_setup_teardown(test_unreachable, open_fixture,
		    close_fixture),
		cmocka_unit_test(test_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
