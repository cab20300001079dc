/* SPDX-License-Identifier: MIT */
/* How a group answered, as a trainer reads it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "kb/find.h"
#include "report/group.h"
#include "report_small.h"

#define CASE(id, answer) "<case id=\"" id "\" country=\"be\"" \
    " theme=\"images\" difficulty=\"2\" at=\"2026-11-20T14:30\">" \
    KB_SMALL_T("title", "Titel", "Title") \
    KB_SMALL_T("story", "Ik twijfel.", "I am in doubt.") answer \
    "<expect what=\"urgency\" is=\"now\"/>" \
    "<learn>" KB_SMALL_T("text", "Vraag het.", "Ask it.") \
    "<cite source=\"bespreek-design\" place=\"p. 1\"/></learn></case>"
static const char cases_text[] = "<cases xmlns=\"urn:bespreek:case:1\">"
    CASE("one", "<answer question=\"danger\" is=\"now\"/>")
    CASE("two", "<answer question=\"danger\" is=\"now\"/>")
    CASE("wrong", "<answer question=\"danger\" is=\"nou\"/>") "</cases>";

struct world {
	struct advice a;
	struct kb_cases *cases;
	struct arena *arena;
	struct group group;
	struct sbuf out;
};

static int
open_world(void **state)
{
	const struct kb_buffer doc = { "c.xml", cases_text,
	    sizeof(cases_text) - 1 };
	char *words = advice_file("interface-train.xml");
	const char *parts[] = { kb_small, small_elements, words };
	static struct world w;

	advice_open_parts(&w.a, parts, 3, "2026-11-20T17:40");
	w.cases = kb_cases_load_buffers(w.a.kb, &doc, 1, w.a.diag);
	free(words);
	*state = &w;
	return w.cases == NULL ? -1 : 0;
}

static int
close_world(void **state)
{
	struct world *w = *state;

	kb_cases_free(w->cases);
	advice_close(&w->a);
	return 0;
}

static int
begin(void **state)
{
	struct world *w = *state;

	w->arena = arena_new();
	w->group = (struct group){ w->a.kb, w->arena, NULL };
	return 0;
}

static int
end(void **state)
{
	struct world *w = *state;

	arena_free(w->arena);
	sbuf_clear(&w->out);
	return 0;
}

/* So many people who say this of a case; NULL: nothing. */
static void
say(struct world *w, unsigned n, const char *id, const char *question,
    const char *option)
{
	struct group_person *p;
	size_t q;

	for (; n > 0; n--) {
		p = group_add(&w->group, id, strlen(id));
		assert_non_null(p);
		if (question == NULL)
			continue;
		q = kb_find_question(w->a.kb, question, strlen(question));
		if (strcmp(option, "unknown") == 0)
			answers_set_unknown(p->answers, q);
		else
			answers_set_one(p->answers, q, kb_find_option(
			    &w->a.kb->questions[q], option, strlen(option)));
	}
}

/* So many people who choose these two, or neither. */
static void
choose(struct world *w, unsigned n, const char *id, bool partner, bool friend)
{
	const bool ticked[] = { partner, friend };
	struct group_person *p;

	for (; n > 0; n--) {
		p = group_add(&w->group, id, strlen(id));
		assert_non_null(p);
		answers_set_many(p->answers, kb_find_question(w->a.kb,
		    "support", 7), ticked, false);
	}
}

/* "label  text", a line a block. */
static const char *
told(struct world *w, enum kb_lang lang)
{
	const struct group_report r = { &w->group, w->cases, lang,
	    w->a.diag };
	struct doc *doc = doc_new();
	const struct doc_block *b;
	size_t i;

	assert_int_equal(report_group(&r, doc), 0);
	sbuf_reset(&w->out);
	for (i = 0; i < doc_count(doc); i++) {
		b = doc_at(doc, i);
		if (b->kind == DOC_NOTE || b->kind == DOC_BLANK)
			continue;
		sbuf_puts(&w->out, b->label);
		sbuf_puts(&w->out, b->label[0] == '\0' ? "" : "  ");
		sbuf_puts(&w->out, b->text);
		sbuf_putc(&w->out, '\n');
	}
	doc_free(doc);
	return sbuf_text(&w->out);
}

#define TITLE "How the group answered\n"

/* No answer and "I do not know" are answers as well. */
static void
of_one_answer(void **state)
{
	struct world *w = *state;

	say(w, 6, "own", "danger", "now");
	say(w, 5, "own", "danger", "unknown");
	say(w, 5, "own", NULL, NULL);
	/* 35 of 120 pairs; one of five by chance. */
	assert_string_equal(told(w, KB_EN), TITLE "own. People: 16.\n"
	    "Question 2, danger. Agreement: 0.1.\n"
	    "6  Yes, now\n5  I do not know\n5  no answer\n");
	assert_non_null(strstr(told(w, KB_NL), "Overeenstemming: 0,1.\n"
	    "6  Ja, nu\n"));
}

static void
of_nobody(void **state)
{
	assert_string_equal(told(*state, KB_EN), TITLE);
}

static void
as_the_case(void **state)
{
	struct world *w = *state;

	say(w, 5, "one", "danger", "now");
	say(w, 5, "one", "suicide", "unknown");
	(void)told(w, KB_EN);
	assert_non_null(strstr(sbuf_text(&w->out), "Title (one). People: "
	    "10.\nQuestion 2, danger. Agreement: 0.3.\n"
	    "5  Yes, now (as the case)\n5  no answer\n"));
	/* What the case does not say is not known. */
	assert_non_null(strstr(sbuf_text(&w->out), "5  I do not know (as the "
	    "case)\n5  no answer\n"));
}

/* Fewer agree than by chance: 40 of 90 pairs, one of two by chance. */
static void
less_than_chance(void **state)
{
	struct world *w = *state;

	choose(w, 5, "own", true, true);
	choose(w, 5, "own", false, false);
	assert_string_equal(told(w, KB_EN), TITLE "own. People: 10.\n"
	    "Question 32, support. Agreement: -0.1.\n"
	    "5  Partner\n5  Friend\n");
}

static void
hidden(void **state)
{
	struct world *w = *state;

	choose(w, 1, "own", true, true);
	choose(w, 9, "own", false, false);
	assert_string_equal(told(w, KB_EN), TITLE "own. People: 10.\n"
	    "Question 32, support. Hidden: else you see what a few "
	    "answered.\n");
	/* One that may be told, and one that may not. */
	choose(w, 10, "other", true, false);
	choose(w, 1, "other", true, true);
	assert_non_null(strstr(told(w, KB_EN), "other. People: 11.\n"
	    "Question 32, support. Agreement: 1.0.\n"
	    "11  Partner\n-  Friend\n"));
}

/* Judgements, whom and which steps, beside the model's. */
static void
judged(void **state)
{
	struct world *w = *state;
	size_t call = kb_find(w->a.kb, KB_KIND_STEP, "call", 4);
	struct group_person *p;

	say(w, 6, "one", NULL, NULL);
	for (p = w->group.cases->people; p != NULL; p = p->next) {
		p->is[JUDGED_URGENCY] = KB_NOW;
		p->is[JUDGED_SECRECY] = JUDGED_UNKNOWN;
		p->to[p->nto++] = "parent";
		p->step[p->nsteps++] = call;
	}
	(void)told(w, KB_EN);
	assert_non_null(strstr(sbuf_text(&w->out), "Agreement: 1.0.\n"
	    "6  I do not know"));
	assert_non_null(strstr(sbuf_text(&w->out), "6  the other parent\n"));
	assert_non_null(strstr(sbuf_text(&w->out), "6  Call the police. (as "
	    "the case)\n"));
	assert_null(strstr(sbuf_text(&w->out), "Mean agreement"));
}

/* Of what is told of each case alone: 1.0 and 0.3 make 0.7; a case of four,
 * one that nobody answered there and one that is hidden do not count. */
static void
mean_of_cases(void **state)
{
	struct world *w = *state;

	say(w, 10, "one", "danger", "now");
	say(w, 5, "two", "danger", "now");
	say(w, 5, "two", "danger", "no");
	say(w, 4, "few", "danger", "now");
	say(w, 5, "none", "suicide", "no");
	say(w, 9, "hidden", "danger", "now");
	say(w, 1, "hidden", "danger", "no");
	(void)told(w, KB_EN);
	assert_non_null(strstr(sbuf_text(&w->out), "few. Fewer than five "
	    "people: nothing to show.\n"));
	/* Of one case there is no mean. */
	assert_non_null(strstr(sbuf_text(&w->out), "Mean agreement over the "
	    "cases\n0.7  Question 2, danger\n"));
	assert_null(strstr(sbuf_text(&w->out), "  Question 3, "));
}

static void
with_a_wrong_case(void **state)
{
	struct world *w = *state;
	const struct group_report r = { &w->group, w->cases, KB_EN,
	    w->a.diag };
	struct doc *doc = doc_new();

	say(w, 5, "wrong", "danger", "now");
	assert_int_equal(report_group(&r, doc), -1);
	assert_int_equal(diag_worst(w->a.diag), DIAG_ERROR);
	assert_non_null(strstr(diag_at(w->a.diag, 0)->text, "nou"));
	doc_free(doc);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(of_one_answer),
		TEST(of_nobody),
		TEST(as_the_case),
		TEST(less_than_chance),
		TEST(hidden),
		TEST(judged),
		TEST(mean_of_cases),
		TEST(with_a_wrong_case),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
