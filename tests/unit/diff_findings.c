/* SPDX-License-Identifier: MIT */
/* What an editor reads of conclusions that differ, and what a program does:
 * of each kind, on one side only, for whom, and with which example. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "kb/find.h"
#include "kb/load.h"
#include "prove/differ.h"
#include "report/diff.h"
#include "report/render.h"
#include "report_small.h"
#include "small_case.h"

#define DAY 20000L
#define FINDINGS_MAX 40

struct world {
	struct kb *words, *was, *now;
	struct diag *diag;
	struct arena *arena;
	struct differ_finding at[FINDINGS_MAX];
	struct differ differ;
	struct diff_report r;
	struct sbuf out;
};

static const long days[] = { DAY, DAY + 1 };

static int
open_world(void **state)
{
	static struct world w;

	w.diag = diag_new();
	w.words = kb_load(getenv("KNOWLEDGE_DIR"), w.diag);
	w.was = small_kb(w.diag);
	w.now = small_kb(w.diag);
	*state = &w;
	return w.words == NULL ? -1 : 0;
}

static int
close_world(void **state)
{
	struct world *w = *state;

	kb_free(w->words);
	kb_free(w->was);
	kb_free(w->now);
	diag_free(w->diag);
	return 0;
}

/* Nothing differs and nothing was answered. */
static int
begin(void **state)
{
	struct world *w = *state;

	w->arena = arena_new();
	memset(w->at, 0, sizeof(w->at));
	w->differ = (struct differ){ .findings = w->at, .solver = true,
	    .days = days, .ndays = 2 };
	w->r = (struct diff_report){ .words = w->words, .lang = KB_EN,
	    .was_dir = "old", .now_dir = "new",
	    .pairs = kb_pairs_new(w->was, w->now, w->arena),
	    /* only that there is one */
	    .edits = kb_compare(kb_pairs_new(w->was, w->words, w->arena),
	    NULL, NULL), .differ = &w->differ };
	assert_non_null(w->r.edits);
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

static struct differ_finding *
add(struct world *w, enum differ_what what, enum kb_kind kind,
    const char *id)
{
	size_t at = id == NULL ? 0 : kb_find(w->now, kind, id, strlen(id));
	struct differ_finding *f = &w->at[w->differ.n++];

	assert_true(w->differ.n < FINDINGS_MAX && at != KB_ALWAYS);
	*f = (struct differ_finding){ .what = what, .kind = kind, .was = at,
	    .now = at, .was_part = KB_ALWAYS, .now_part = KB_ALWAYS,
	    .verdict = DIFFER_DIFFERS, .day = DAY,
	    .was_answers = answers_new(w->was, w->arena),
	    .now_answers = answers_new(w->now, w->arena) };
	w->differ.differ++;
	return f;
}

/* The same to both. */
static void
answer(const struct differ_finding *f, const char *question,
    const char *option)
{
	small_answer((struct answers *)(uintptr_t)f->was_answers, question,
	    option);
	small_answer((struct answers *)(uintptr_t)f->now_answers, question,
	    option);
}

/* The conclusions alone, one line a block. */
static const char *
told(struct world *w)
{
	const struct diff_report alone = w->r;
	struct doc *doc = doc_new();
	const struct doc_block *b;
	bool inside = false;
	size_t i;

	assert_int_equal(report_diff(&alone, doc), 0);
	sbuf_reset(&w->out);
	sbuf_puts(&w->out, "");
	for (i = 0; i < doc_count(doc); i++) {
		b = doc_at(doc, i);
		if (b->kind == DOC_HEADING)
			inside = strcmp(b->text, "Conclusions") == 0;
		else if (inside && b->kind != DOC_BLANK) {
			if (b->number > 0) {
				sbuf_num(&w->out, (uint64_t)b->number);
				sbuf_putc(&w->out, ' ');
			}
			sbuf_puts(&w->out, b->text);
			sbuf_putc(&w->out, '\n');
		}
	}
	doc_free(doc);
	return sbuf_text(&w->out);
}

static json_t *
as_json(struct world *w)
{
	json_t *o;

	sbuf_reset(&w->out);
	assert_int_equal(report_diff_json(&w->r, &w->out), 0);
	o = json_loads(sbuf_text(&w->out), JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(o);
	return o;
}

static const json_t *
listed(const json_t *o, size_t i)
{
	return json_array_get(json_object_get(json_object_get(o,
	    "conclusions"), "list"), i);
}

static void
is(const json_t *o, const char *key, const char *wanted)
{
	json_t *value = json_object_get(o, key);
	char *text = value == NULL ? strdup("none") : json_dumps(value,
	    JSON_COMPACT | JSON_ENCODE_ANY);

	assert_string_equal(text, wanted);
	free(text);
}

/* ---- of each kind ---- */

#define NO_PART KB_ALWAYS

static const struct {
	enum differ_what what;
	enum kb_kind kind;
	const char *id;
	size_t part;
	unsigned was, now;
	const char *text, *name, *old, *new;
} kinds[] = {
	{ DIFFER_ALARM, KB_KIND_ALARM, "child", NO_PART, 0, 2,
	    "alarm child (A child is in danger now): was “not true”, now "
	    "“true”.", "alarm", "\"false\"", "\"true\"" },
	{ DIFFER_URGENCY, KB_NO_KIND, NULL, NO_PART, KB_PLANNED, KB_NOW,
	    "urgency: was “No hurry”, now “Now”.", "urgency", "\"planned\"",
	    "\"now\"" },
	{ DIFFER_CEILING, KB_NO_KIND, NULL, NO_PART, KB_TODAY, KB_WEEK,
	    "highest urgency that is still possible: was “Today”, now “This "
	    "week”.", "ceiling", "\"today\"", "\"week\"" },
	{ DIFFER_OUTCOME, KB_NO_KIND, NULL, NO_PART, OUTCOME_NORM,
	    OUTCOME_NONE, "whether you may or must report: was “must by the "
	    "profession”, now “no basis”.", "reporting", "\"norm\"",
	    "\"none\"" },
	{ DIFFER_SECRECY, KB_NO_KIND, NULL, NO_PART, 0, 1,
	    "secrecy: was “not bound”, now “still open”.", "secrecy",
	    "\"not-bound\"", "\"open\"" },
	{ DIFFER_GROUND, KB_KIND_GROUND, "be-help", NO_PART, 0, 2 + 3 * 2 + 9,
	    "basis be-help (Giving help): was “not met”, now “met (read "
	    "widely met, read narrowly open)”.", "ground",
	    "{\"status\":\"failed\",\"wide\":\"failed\",\"narrow\":"
	    "\"failed\"}",
	    "{\"status\":\"met\",\"wide\":\"met\",\"narrow\":\"open\"}" },
	{ DIFFER_CONDITION, KB_KIND_GROUND, "be-need", 1, 1, 2,
	    "basis be-need, condition near: was “unknown”, now “true”.",
	    "condition", "\"unknown\"", "\"true\"" },
	{ DIFFER_RECIPIENT, KB_KIND_GROUND, "be-need", 0, 1, 0,
	    "basis be-need, recipient be-police: was “shown”, now “not "
	    "shown”.", "recipient", "true", "false" },
	{ DIFFER_STEP, KB_KIND_STEP, "call", NO_PART, 2, 1,
	    "step call (Call the police.): was “shown”, now “shown as "
	    "possible”.", "step", "\"certain\"", "\"possible\"" },
	{ DIFFER_CONTACT, KB_KIND_CONTACT, "be-line", NO_PART, 0, 1,
	    "service be-line (Helpline): was “not shown”, now “shown”.",
	    "contact", "false", "true" },
	{ DIFFER_INDICATOR, KB_KIND_INDICATOR, "ind-no", NO_PART, 0, 1,
	    "sign ind-no (Refuses agreements): was “not shown”, now "
	    "“shown”.", "indicator", "false", "true" },
	{ DIFFER_PASSAGE, KB_KIND_PASSAGE, "p-dont-two", NO_PART, 1, 0,
	    "sentence p-dont-two (Promise silence.): was “shown”, now “not "
	    "shown”.", "passage", "true", "false" },
	{ DIFFER_ITEM, KB_KIND_GUIDANCE, "g-dont", NO_PART, 1, 0,
	    "guidance g-dont (Do not wait.): was “shown”, now “not shown”.",
	    "item", "true", "false" },
};
#define NKINDS (sizeof(kinds) / sizeof(kinds[0]))

static void
of_each_kind(void **state)
{
	struct world *w = *state;
	struct differ_finding *f;
	struct sbuf line = SBUF_EMPTY;
	const json_t *o;
	json_t *all;
	size_t i;

	for (i = 0; i < NKINDS; i++) {
		f = add(w, kinds[i].what, kinds[i].kind, kinds[i].id);
		f->was_part = f->now_part = kinds[i].part;
		f->was_value = kinds[i].was;
		f->now_value = kinds[i].now;
		sbuf_reset(&line);
		sbuf_num(&line, i + 1);
		sbuf_putc(&line, ' ');
		sbuf_puts(&line, kinds[i].text);
		sbuf_putc(&line, '\n');
		if (strstr(told(w), sbuf_text(&line)) == NULL)
			fail_msg("%s not in %s", sbuf_text(&line), told(w));
	}
	all = as_json(w);
	for (i = 0; i < NKINDS; i++) {
		o = listed(all, i);
		assert_string_equal(json_string_value(json_object_get(o,
		    "what")), kinds[i].name);
		is(json_object_get(o, "old"), "value", kinds[i].old);
		is(json_object_get(o, "new"), "value", kinds[i].new);
		assert_int_equal(json_object_get(o, "part") != NULL,
		    kinds[i].part != NO_PART);
		assert_int_equal(json_object_get(o, "kind") != NULL,
		    kinds[i].kind != KB_NO_KIND);
	}
	is(listed(all, 6), "part", "\"near\"");
	json_decref(all);
	sbuf_clear(&line);
}

/* A condition that is gone has its name from the old knowledge. */
static void
on_one_side(void **state)
{
	struct world *w = *state;
	struct differ_finding *f = add(w, DIFFER_STEP, KB_KIND_STEP, "later");
	json_t *all;

	f->was = KB_ALWAYS;
	f->now_value = 2;
	f = add(w, DIFFER_STEP, KB_KIND_STEP, "call");
	f->now = KB_ALWAYS;
	f->was_value = 1;
	f = add(w, DIFFER_CONDITION, KB_KIND_GROUND, "be-need");
	f->now = f->now_part = KB_ALWAYS;
	f->was_part = 2;
	f = add(w, DIFFER_ALARM, KB_KIND_ALARM, "child");
	f->apart = true;
	f->verdict = DIFFER_DIFFERS;
	(void)told(w);
	assert_non_null(strstr(sbuf_text(&w->out), "1 step later (Write it "
	    "down.): was not in the knowledge, now “shown”.\n"
	    "2 step call (Call the police.): was “shown as possible”, now "
	    "not in the knowledge.\n"
	    "3 basis be-need, condition only: was “not true”, now not in the "
	    "knowledge.\n"
	    "4 alarm child (A child is in danger now): was “not true”, now "
	    "“not true”. What belongs to it is different: see under "
	    "Changed.\n"));
	all = as_json(w);
	is(listed(all, 0), "old", "null");
	is(json_object_get(listed(all, 0), "new"), "id", "\"later\"");
	is(listed(all, 1), "new", "null");
	is(listed(all, 2), "part", "\"only\"");
	is(listed(all, 2), "apart", "none");
	is(listed(all, 3), "apart", "true");
	json_decref(all);
}

/* What its ground tells is not told again; JSON has all. */
static void
told_with_its_ground(void **state)
{
	struct world *w = *state;
	struct differ_finding *f;
	json_t *all;

	(void)add(w, DIFFER_GROUND, KB_KIND_GROUND, "be-need");
	f = add(w, DIFFER_CONDITION, KB_KIND_GROUND, "be-need");
	f->was_part = f->now_part = 0;
	f = add(w, DIFFER_CONDITION, KB_KIND_GROUND, "be-duty");
	f->was_part = f->now_part = 0;
	f = add(w, DIFFER_RECIPIENT, KB_KIND_GROUND, "be-need");
	f->was_part = f->now_part = 1;
	(void)told(w);
	assert_null(strstr(sbuf_text(&w->out), "be-need, "));
	assert_non_null(strstr(sbuf_text(&w->out), "2 basis be-duty, "
	    "condition law: "));
	/* Not when nothing is told of the ground. */
	w->at[0].verdict = DIFFER_SAME;
	(void)told(w);
	assert_non_null(strstr(sbuf_text(&w->out), "1 basis be-need, "
	    "condition weight: "));
	all = as_json(w);
	is(listed(all, 0), "part", "\"weight\"");
	is(listed(all, 2), "part", "\"parent\"");
	json_decref(all);
}

/* Of two grounds that are both new one does not tell of the other. */
static void
told_with_its_own_ground(void **state)
{
	struct world *w = *state;
	struct differ_finding *f = add(w, DIFFER_GROUND, KB_KIND_GROUND,
	    "be-help");
	json_t *all;

	f->was = KB_ALWAYS;
	f = add(w, DIFFER_CONDITION, KB_KIND_GROUND, "be-need");
	f->was = KB_ALWAYS;
	f->now_part = 1;
	f->now_value = 2;
	assert_non_null(strstr(told(w), "2 basis be-need, condition near: was "
	    "not in the knowledge, now “true”.\n"));
	all = as_json(w);
	is(listed(all, 1), "part", "\"near\"");
	json_decref(all);
}

/* ---- a question of one side ---- */

#define EXTRA(other, words) KB_SMALL_OPEN \
    "<question id=\"extra\" number=\"40\" choice=\"one\">" \
    KB_SMALL_T("text", "Nog iets?", "Anything else?") \
    KB_SMALL_T("why", "Dit telt.", "This counts.") \
    KB_SMALL_T("unknown", "Weet ik niet", "I do not know") \
    KB_SMALL_T("short", "extra", "extra") \
    "<option id=\"yes\">" KB_SMALL_T("text", "Ja", "Yes") "</option>" \
    "<option id=\"" other "\">" KB_SMALL_T("text", words, words) \
    "</option>" KB_SMALL_CITE "</question>" KB_SMALL_CLOSE
#define ONE_SIDED "A question or answer that only one side has is unknown " \
    "to the other.\n"

static struct kb *
with_extra(struct diag *d, const char *extra)
{
	const struct kb_buffer docs[] = {
		{ "a.xml", kb_small, strlen(kb_small) },
		{ "b.xml", small_elements, strlen(small_elements) },
		{ "c.xml", extra, strlen(extra) }
	};
	struct kb *kb = kb_load_buffers(docs, 3, d);

	assert_non_null(kb);
	return kb;
}

/* It is said to be, and each side has its own case; what differs in such an
 * answer alone is another example. */
static void
of_one_side(void **state)
{
	struct world *w = *state, side;
	struct kb *more = with_extra(w->diag, EXTRA("no", "No"));
	struct differ_finding *f;
	int old;

	for (old = 0; old < 2; old++) {
		side = *w;
		side.out = (struct sbuf)SBUF_EMPTY;
		side.differ.findings = side.at;
		side.r.differ = &side.differ;
		if (old)
			side.was = more;
		else
			side.now = more;
		side.r.pairs = kb_pairs_new(side.was, side.now, side.arena);
		f = add(&side, DIFFER_URGENCY, KB_NO_KIND, NULL);
		answer(f, "danger", "now");
		small_answer((struct answers *)(uintptr_t)(old ?
		    f->was_answers : f->now_answers), "extra", "yes");
		f = add(&side, DIFFER_CEILING, KB_NO_KIND, NULL);
		answer(f, "danger", "now");
		small_answer((struct answers *)(uintptr_t)(old ?
		    f->was_answers : f->now_answers), "extra", "no");
		(void)told(&side);
		assert_non_null(strstr(sbuf_text(&side.out), ONE_SIDED));
		assert_non_null(strstr(sbuf_text(&side.out), old ?
		    "Example: danger: Yes, now; extra (old only): Yes.\n" :
		    "Example: danger: Yes, now; extra (new only): Yes.\n"));
		assert_non_null(strstr(sbuf_text(&side.out), old ?
		    "with the new knowledge:\n{\"id\":\"diff-1\",\"answers\":{"
		    "\"danger\":\"now\"}}" : "with the old knowledge:\n{\"id\":"
		    "\"diff-1\",\"answers\":{\"danger\":\"now\"}}"));
		assert_non_null(strstr(sbuf_text(&side.out), "\"id\":"
		    "\"diff-2\""));
		sbuf_clear(&side.out);
	}
	kb_free(more);
}

/* As many options, of which one is another. */
static void
of_one_option(void **state)
{
	struct world *w = *state, side = *w;

	side.was = with_extra(w->diag, EXTRA("no", "No"));
	side.now = with_extra(w->diag, EXTRA("perhaps", "Perhaps"));
	side.r.pairs = kb_pairs_new(side.was, side.now, side.arena);
	side.r.differ = &side.differ;
	assert_non_null(strstr(told(&side), ONE_SIDED));
	sbuf_clear(&side.out);
	side.r.pairs = kb_pairs_new(side.was, side.was, side.arena);
	assert_null(strstr(told(&side), ONE_SIDED));
	sbuf_clear(&side.out);
	kb_free(side.was);
	kb_free(side.now);
}

/* ---- for whom, and with which answers ---- */

#define CASE(answers) "As a case for batch:\n" \
    "{\"id\":\"diff-1\",\"answers\":{" answers "}}\n"

static void
for_whom(void **state)
{
	static const struct { uint64_t be, nl; bool anywhere;
	    const char *text, *json; } rows[] = {
		{ 3, 3, true, "For whom? Every profession, in both "
		    "countries. Also before a country is chosen.\n",
		    "{\"be\":[\"gp\",\"other\"],\"nl\":[\"gp\",\"other\"],"
		    "\"no-country\":true}" },
		{ 1, 3, false, "For whom? Belgium: GP. The Netherlands: "
		    "every profession.\n",
		    "{\"be\":[\"gp\"],\"nl\":[\"gp\",\"other\"],"
		    "\"no-country\":false}" },
		{ 0, 2, false, "For whom? The Netherlands: Another "
		    "profession.\n",
		    "{\"be\":[],\"nl\":[\"other\"],\"no-country\":false}" },
	};
	struct world *w = *state;
	struct differ_finding *f = add(w, DIFFER_URGENCY, KB_NO_KIND, NULL);
	json_t *all;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		f->who[DIFFER_BE] = rows[i].be;
		f->who[DIFFER_NLD] = rows[i].nl;
		f->anywhere = rows[i].anywhere;
		assert_non_null(strstr(told(w), rows[i].text));
		all = as_json(w);
		is(listed(all, 0), "who", rows[i].json);
		json_decref(all);
	}
	w->differ.solver = false;
	assert_non_null(strstr(told(w), "For whom was this seen? The "));
}

static void
with_which_answers(void **state)
{
	static const bool none[] = { false, false }, one[] = { true, false };
	static const bool both[] = { true, true };
	struct world *w = *state;
	struct differ_finding *f = add(w, DIFFER_URGENCY, KB_NO_KIND, NULL);
	size_t q = kb_find_question(w->was, "support", 7);
	struct answers *was = (struct answers *)(uintptr_t)f->was_answers;
	struct answers *now = (struct answers *)(uintptr_t)f->now_answers;

	assert_non_null(strstr(told(w), "Example: without any answer.\n"
	    CASE("")));
	answer(f, "danger", "now");
	answer(f, "accepts", "no");
	assert_non_null(strstr(told(w), "Example: danger: Yes, now; "
	    "agreements: refuses.\n"
	    CASE("\"danger\":\"now\",\"accepts\":\"no\"")));
	answers_set_many(was, q, none, false);
	answers_set_many(now, q, none, false);
	assert_non_null(strstr(told(w), "refuses; support: none of these.\n"));
	answers_set_many(was, q, one, true);
	answers_set_many(now, q, one, true);
	assert_non_null(strstr(told(w), "refuses; support: Partner (the rest "
	    "unknown).\n"));
	answers_set_many(was, q, both, false);
	answers_set_many(now, q, both, false);
	assert_non_null(strstr(told(w), "refuses; support: Partner, "
	    "Friend.\n"));
	f->day = days[1];
	assert_non_null(strstr(told(w), "From 2024-10-05 on.\n"));
}

/* Those that the same answers show share an example; an answer or a day that
 * is other makes another. */
static void
with_the_same_answers(void **state)
{
	struct world *w = *state;
	struct differ_finding *f = add(w, DIFFER_URGENCY, KB_NO_KIND, NULL);
	const char *second;

	answer(f, "danger", "now");
	f = add(w, DIFFER_CEILING, KB_NO_KIND, NULL);
	answer(f, "danger", "days");
	f = add(w, DIFFER_ALARM, KB_KIND_ALARM, "child");
	answer(f, "danger", "now");
	f = add(w, DIFFER_SECRECY, KB_NO_KIND, NULL);
	answer(f, "danger", "now");
	f->day = days[1];
	(void)told(w);
	second = strstr(sbuf_text(&w->out), "1 urgency: ");
	assert_non_null(second);
	second = strstr(second, "\n2 alarm child ");
	assert_non_null(second);
	second = strstr(second, "Example: danger: Yes, now.\n");
	assert_non_null(second);
	second = strstr(second, "\n3 highest urgency ");
	assert_non_null(second);
	second = strstr(second, "Example: danger: Yes, within days.\n");
	assert_non_null(second);
	second = strstr(second, "\n4 secrecy: ");
	assert_non_null(second);
	assert_non_null(strstr(second, "\"id\":\"diff-4\""));
}

/* ---- how many ---- */

static void
how_many(void **state)
{
	struct world *w = *state;
	json_t *all;
	size_t i;

	w->differ.n = 7;
	w->differ.same = 7;
	memset(w->at, 0, sizeof(w->at));
	for (i = 0; i < 7; i++)
		w->at[i].verdict = DIFFER_SAME;
	assert_string_equal(told(w), "Every conclusion is the same for every "
	    "combination of answers. That was proved for all 7.\n");
	w->differ.undecided = 2;
	assert_string_equal(told(w), "Not proved: 2 of the 7 conclusions. The "
	    "proof took too long.\n");
	w->differ.solver = false;
	w->differ.simulated = 50;
	assert_string_equal(told(w), "Not proved: 2 of the 7 conclusions. "
	    "This program was built without a solver. Of 50 random sets of "
	    "answers none gave a difference.\n");
	w->at[0] = (struct differ_finding){ .what = DIFFER_ALARM,
	    .kind = KB_KIND_ALARM, .verdict = DIFFER_UNDECIDED,
	    .was_part = KB_ALWAYS, .now_part = KB_ALWAYS };
	all = as_json(w);
	is(listed(all, 0), "verdict", "\"undecided\"");
	is(listed(all, 0), "old", "{\"id\":\"child\"}");
	is(listed(all, 0), "who", "none");
	is(listed(all, 0), "from", "none");
	is(json_object_get(all, "conclusions"), "solver", "false");
	is(json_object_get(all, "conclusions"), "simulated", "50");
	is(json_object_get(all, "conclusions"), "undecided", "2");
	json_decref(all);
}

/* 25 with an example; JSON has all. */
static void
many(void **state)
{
	struct world *w = *state;
	json_t *all;
	size_t i;

	(void)add(w, DIFFER_URGENCY, KB_NO_KIND, NULL);
	(void)told(w);
	assert_ptr_equal(strstr(sbuf_text(&w->out), "Of 1 conclusions one "
	    "differs, with an example.\n1 urgency: "), sbuf_text(&w->out));
	for (i = 1; i < 27; i++)
		add(w, DIFFER_URGENCY, KB_NO_KIND, NULL)->day = (long)i;
	(void)told(w);
	assert_ptr_equal(strstr(sbuf_text(&w->out), "Of 27 conclusions 27 "
	    "differ. Each comes with an example.\n"), sbuf_text(&w->out));
	assert_non_null(strstr(sbuf_text(&w->out), "\n25 urgency: "));
	assert_null(strstr(sbuf_text(&w->out), "\n26 urgency: "));
	assert_non_null(strstr(sbuf_text(&w->out), "And 2 further "
	    "differences."));
	all = as_json(w);
	assert_non_null(listed(all, 26));
	json_decref(all);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(of_each_kind),
		TEST(on_one_side),
		TEST(told_with_its_ground),
		TEST(told_with_its_own_ground),
		TEST(of_one_side),
		TEST(of_one_option),
		TEST(for_whom),
		TEST(with_which_answers),
		TEST(with_the_same_answers),
		TEST(how_many),
		TEST(many),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
