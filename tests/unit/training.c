/* SPDX-License-Identifier: MIT */
/* What somebody concluded beside what the rules say, in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "advice.h"
#include "kb/find.h"
#include "report/training.h"
#include "report_small.h"

struct world {
	struct advice a;
	const struct findings *own;
	struct kb_case of;
	struct choices choices;
	struct judgement mine;
	struct misread misread;
	struct training t;
	struct sbuf out;
};

/* Danger now and agreements refused; the learner says the same. */
static int
open_world(void **state)
{
	static const char *const answers[] = { "country=be", "danger=now",
	    "accepts=no", "profession=gp", "support=", "suicide=unknown",
	    NULL };
	char *train = advice_file("interface-train.xml");
	char *say = advice_file("interface.xml");
	const char *parts[] = { kb_small, small_elements, train, say };
	static struct world w;

	advice_open_parts(&w.a, parts, 4, "2026-11-20T17:40");
	free(train);
	free(say);
	advice_answer_all(&w.a, answers);
	advice_find(&w.a, KB_EN);
	*state = &w;
	return 0;
}

static int
close_world(void **state)
{
	advice_close(&((struct world *)*state)->a);
	return 0;
}

/* What is concluded is what the rules say. */
static int
begin(void **state)
{
	struct world *w = *state;
	const struct findings *f = w->a.c.findings;

	choices_of(f, "one", &w->choices);
	w->of = (struct kb_case){ .head.id = "one" };
	w->t = (struct training){ .kb = w->a.kb, .lang = KB_EN, .of = &w->of,
	    .model = f, .own = f, .choices = &w->choices, .mine = &w->mine };
	assert_int_equal(training_compare(&w->t, w->a.arena), 0);
	w->mine = w->t.answer;
	return 0;
}

static int
end(void **state)
{
	sbuf_clear(&((struct world *)*state)->out);
	return 0;
}

static size_t
step(const struct world *w, const char *id)
{
	return kb_find(w->a.kb, KB_KIND_STEP, id, strlen(id));
}

/* A line a block, "label: text". */
static const char *
lines(struct world *w, struct doc *doc)
{
	const struct doc_block *b;
	size_t i;

	sbuf_reset(&w->out);
	for (i = 0; i < doc_count(doc); i++) {
		b = doc_at(doc, i);
		sbuf_puts(&w->out, b->label);
		sbuf_puts(&w->out, b->label[0] == '\0' ? "" : ": ");
		sbuf_puts(&w->out, b->text);
		sbuf_putc(&w->out, '\n');
	}
	doc_free(doc);
	return sbuf_text(&w->out);
}

static const char *
judged(struct world *w)
{
	struct doc *doc = doc_new();

	training_judgement(&w->t, doc);
	return lines(w, doc);
}

static const char *
compared(struct world *w)
{
	struct doc *doc = doc_new();

	(void)training_less(&w->t, doc);
	(void)training_rest(&w->t, doc);
	return lines(w, doc);
}

static const char *
misread(struct world *w)
{
	struct doc *doc = doc_new();

	training_misreads(&w->t, doc);
	return lines(w, doc);
}

static void
has(struct world *w, const char *text)
{
	if (strstr(sbuf_text(&w->out), text) == NULL)
		fail_msg("no %s in %s", text, sbuf_text(&w->out));
}

/* ---- the judgement ---- */

static void
a_judgement(void **state)
{
	struct world *w = *state;

	(void)judged(w);
	has(w, "To whom: Police\nFirst: Call the police.\n");
	has(w, "\nAsk about a plan.\n");
	w->mine.to[0] = false;
	w->mine.nsteps = 0;
	(void)judged(w);
	has(w, "To whom: nobody\nFirst: no step\n");
	w->mine.to_unknown = w->mine.steps_unknown = true;
	w->mine.is[JUDGED_URGENCY] = JUDGED_UNKNOWN;
	w->mine.is[JUDGED_REPORTING] = OUTCOME_NONE;
	(void)judged(w);
	has(w, "To whom: I do not know\nFirst: I do not know\n");
	has(w, ": I do not know\n");
	has(w, ": there is no ground to report\n");
}

/* Where the model has a step that was chosen. */
static void
steps(void **state)
{
	static const struct { const char *id, *line; } rows[] = {
		{ "call", "Same: Call the police.\n" },
		{ "ask", "Same: Only if it turns out so: Ask about a plan.\n" },
		{ "later", "Same: Comes later: Write it down.\n" },
		{ "dutch", "Over-called: Not in this advice: Call Safe.\n" },
	};
	struct world *w = *state;
	size_t i;

	w->t.answer.nsteps = 1;		/* to call */
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		w->mine.nsteps = 1;
		w->mine.step[0] = step(w, rows[i].id);
		(void)compared(w);
		has(w, rows[i].line);
		assert_int_equal(strstr(sbuf_text(&w->out), "Missed: Do "
		    "first: Call the police.\n") != NULL, i > 0);
	}
	w->mine.nsteps = 0;
	w->mine.steps_unknown = true;
	(void)compared(w);
	has(w, "Left open: Do first: Call the police.\n");
}

/* ---- the answers ---- */

static const struct {
	struct misread m;
	const char *label, *effect, *changes;
} misreads[] = {
	{ { .what = MISREAD_NOTHING, .gap = GAP_NONE }, "Other: ",
	    "That changes nothing here.", "nothing" },
	{ { .what = MISREAD_URGENCY, .gap = GAP_MISSED, .value = KB_WEEK },
	    "Missed: ", "Through that alone: Urgency \"this week\".",
	    "urgency" },
	{ { .what = MISREAD_SECRECY, .gap = GAP_OVER, .value = TRI_TRUE + 1 },
	    "Over-called: ", "Through that alone: Secrecy \"it applies\".",
	    "secrecy" },
	{ { .what = MISREAD_REPORTING, .gap = GAP_MISSED,
	    .value = OUTCOME_NONE }, "Missed: ", "Through that alone: "
	    "Reporting \"there is no ground to report\".", "reporting" },
	{ { .what = MISREAD_CHILD, .gap = GAP_MISSED }, "Missed: ",
	    "Through that alone: no alarm for the child.", "child" },
	{ { .what = MISREAD_CHILD, .gap = GAP_OVER, .value = 1 },
	    "Over-called: ", "Through that alone: an alarm for a child.",
	    "child" },
	{ { .what = MISREAD_LIFE, .gap = GAP_MISSED }, "Missed: ",
	    "Through that alone: no alarm about suicide.", "life" },
	{ { .what = MISREAD_LIFE, .gap = GAP_OVER, .value = 1 },
	    "Over-called: ", "Through that alone: an alarm about suicide.",
	    "life" },
	{ { .what = MISREAD_STEPS, .gap = GAP_MISSED }, "Missed: ",
	    "Through that alone this drops out: Call the police.", "steps" },
	{ { .what = MISREAD_STEPS, .gap = GAP_OVER }, "Over-called: ",
	    "Through that alone this comes in: Call the police.", "steps" },
};

static const char *
changes(struct world *w)
{
	const char *name;
	json_t *o;

	sbuf_reset(&w->out);
	assert_int_equal(training_json(&w->t, &w->out), 0);
	o = json_loads(sbuf_text(&w->out), 0, NULL);
	assert_non_null(o);
	name = json_string_value(json_object_get(json_array_get(
	    json_object_get(o, "misread"), 0), "changes"));
	assert_non_null(name);
	sbuf_reset(&w->out);
	sbuf_puts(&w->out, name);
	json_decref(o);
	return sbuf_text(&w->out);
}

static void
what_an_answer_does(void **state)
{
	struct world *w = *state;
	size_t i;

	w->t.misreads.at = &w->misread;
	w->t.misreads.n = 1;
	for (i = 0; i < sizeof(misreads) / sizeof(misreads[0]); i++) {
		w->misread = misreads[i].m;
		w->misread.question = kb_find_question(w->a.kb, "danger", 6);
		if (w->misread.what == MISREAD_STEPS)
			w->misread.value = step(w, "call");
		(void)misread(w);
		has(w, misreads[i].label);
		has(w, "Question 2, danger: you \"yes, now\", the case \"yes, "
		    "now\". ");
		has(w, misreads[i].effect);
		assert_string_equal(changes(w), misreads[i].changes);
	}
	w->misread.untold = true;
	(void)misread(w);
	has(w, "you \"yes, now\". The story does not say that. ");
	w->t.misreads.n = 0;
	assert_string_equal(misread(w), "Your answers are those of the "
	    "case.\n");
}

static void
two_answers(void **state)
{
	static const bool both[] = { true, true };
	struct world *w = *state;
	struct answers *a = answers_new(w->a.kb, w->a.arena);
	size_t q = kb_find_question(w->a.kb, "support", 7);

	answers_set_many(a, q, both, false);
	training_answer(KB_EN, a, q, &w->out);
	assert_string_equal(sbuf_text(&w->out), "partner, friend");
}

/* The short words of an option, all its words when it has no short ones. */
static void
an_answer(void **state)
{
	static const struct { const char *question, *words; } rows[] = {
		{ "accepts", "refuses" }, { "danger", "yes, now" },
		{ "support", "nobody" }, { "suicide", "I do not know" },
	};
	struct world *w = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sbuf_reset(&w->out);
		training_answer(KB_EN, w->a.answers, kb_find_question(
		    w->a.kb, rows[i].question, strlen(rows[i].question)),
		    &w->out);
		assert_string_equal(sbuf_text(&w->out), rows[i].words);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_judgement),
		TEST(steps),
		TEST(what_an_answer_does),
		TEST(an_answer),
		TEST(two_answers),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
