/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "advice.h"
#include "report/fhir.h"
#include "report_small.h"

#define T KB_SMALL_T
#define AT "2026-11-20T14:30"
#define ASKED(id, number, ask_if) "<question id=\"" id "\" number=\"" number \
    "\" choice=\"one\">" T("text", "Vraag", "Question") \
    T("why", "Dit telt.", "This counts.") \
    T("unknown", "Weet ik nog niet", "I do not know yet") \
    T("short", "vraag", "question") \
    "<option id=\"yes\">" T("text", "Ja", "Yes") "</option>" \
    "<option id=\"no\">" T("text", "Nee", "No") "</option>" \
    "<ask-if>" ask_if "</ask-if>" KB_SMALL_CITE "</question>\n"
#define FACT(id, condition) "<fact id=\"" id "\">" \
    T("text", "iets", "something") "<when>" condition "</when></fact>\n"

static void
open_with(struct advice *a, const char *elements)
{
	const char *parts[] = { kb_small, small_elements, elements };

	advice_open_parts(a, parts, 3, AT);
}

static json_t *
load(const struct sbuf *out)
{
	json_t *o = json_loads(sbuf_text(out), JSON_REJECT_DUPLICATES, NULL);

	assert_non_null(o);
	return o;
}

static const json_t *
item_of(const json_t *form, const char *link)
{
	const json_t *all = json_object_get(form, "item"), *item;
	size_t i;

	json_array_foreach(all, i, item)
		if (strcmp(json_string_value(json_object_get(item, "linkId")),
		    link) == 0)
			return item;
	return NULL;
}

/* "danger=now danger?" for a test of an answer and one of there being none. */
static void
tests_of(const json_t *item, struct sbuf *out)
{
	const json_t *all = json_object_get(item, "enableWhen"), *test, *coding;
	size_t i;

	json_array_foreach(all, i, test) {
		coding = json_object_get(test, "answerCoding");
		if (i > 0)
			sbuf_putc(out, ' ');
		sbuf_puts(out, json_string_value(json_object_get(test,
		    "question")));
		if (coding == NULL)
			sbuf_putc(out, '?');
		else {
			sbuf_putc(out, '=');
			sbuf_puts(out, json_string_value(json_object_get(
			    coding, "code")));
		}
	}
}

static const struct { const char *ask_if, *wanted; } conditions[] = {
	{ IS("danger", "now"), "danger=now danger=unknown danger?" },
	{ IS("country", "be"), "country=be country?" },
	{ IS("support", "friend"),
	    "support=friend support=unknown support?" },
	{ "<any>" IS("suicide", "acute") IS("danger", "now")
	    IS("danger", "days") "</any>", "danger=now danger=days "
	    "danger=unknown danger? suicide=acute suicide=unknown suicide?" },
	/* Of what must all be so, one part. */
	{ "<all>" IS("danger", "now") IS("suicide", "acute") "</all>",
	    "danger=now danger=unknown danger?" },
	{ "<all><at-least n=\"2\">" IS("danger", "now") IS("danger", "days")
	    IS("suicide", "acute") "</at-least>" IS("suicide", "acute")
	    "</all>", "suicide=acute suicide=unknown suicide?" },
	{ "<none>" IS("danger", "now") IS("support", "friend") "</none>",
	    "danger=days danger=no danger=unknown danger?" },
	{ "<all>" IS("second", "yes") IS("suicide", "acute") "</all>",
	    "danger=now danger=unknown danger?" },
	{ "<any><fact ref=\"harm\"/>" IS("suicide", "acute") "</any>",
	    "danger=days danger=unknown danger? "
	    "suicide=acute suicide=unknown suicide?" },
	/* What cannot be said: it always stands. */
	{ "<none>" IS("support", "friend") "</none>", "" },
	{ "<none>" IS("second", "yes") "</none>", "" },
	{ "<none><fact ref=\"harm\"/></none>", "" },
	{ "<any>" IS("danger", "now") "<none>" IS("support", "friend")
	    "</none></any>", "" },
	{ "<any>" IS("danger", "now days") "<none>" IS("danger", "days")
	    "</none></any>", "" },
	{ "<at-least n=\"1\">" IS("danger", "now") "</at-least>", "" },
	{ "<true/>", "" },
};

static void
test_conditions(void **state)
{
	static const char form_of[] = KB_SMALL_OPEN
	    FACT("harm", IS("danger", "days"))
	    ASKED("second", "50", IS("danger", "now"))
	    ASKED("third", "51", "%s") KB_SMALL_CLOSE;
	char elements[8192];
	struct sbuf out = SBUF_EMPTY, seen = SBUF_EMPTY;
	struct advice a;
	json_t *form;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(conditions) / sizeof(conditions[0]); i++) {
		(void)snprintf(elements, sizeof(elements), form_of,
		    conditions[i].ask_if);
		open_with(&a, elements);
		assert_int_equal(fhir_questionnaire(a.kb, KB_EN, &out), 0);
		form = load(&out);
		tests_of(item_of(form, "third"), &seen);
		assert_string_equal(sbuf_text(&seen), conditions[i].wanted);
		json_decref(form);
		sbuf_reset(&seen);
		sbuf_reset(&out);
		advice_close(&a);
	}
	sbuf_clear(&seen);
	sbuf_clear(&out);
}

/* Each fact names the one before twice: 2 to the power of 60 ways. */
static void
test_shared(void **state)
{
	struct sbuf elements = SBUF_EMPTY, out = SBUF_EMPTY;
	struct sbuf seen = SBUF_EMPTY;
	char fact[512];
	struct advice a;
	json_t *form;
	int i;

	(void)state;
	sbuf_puts(&elements, KB_SMALL_OPEN FACT("f0", IS("danger", "now")));
	for (i = 1; i <= 60; i++) {
		(void)snprintf(fact, sizeof(fact), FACT("f%d",
		    "<any><fact ref=\"f%d\"/><all><fact ref=\"f%d\"/></all>"
		    "</any>"), i, i - 1, i - 1);
		sbuf_puts(&elements, fact);
	}
	sbuf_puts(&elements, ASKED("last", "50", "<fact ref=\"f60\"/>")
	    KB_SMALL_CLOSE);
	open_with(&a, sbuf_text(&elements));
	assert_int_equal(fhir_questionnaire(a.kb, KB_EN, &out), 0);
	form = load(&out);
	tests_of(item_of(form, "last"), &seen);
	assert_string_equal(sbuf_text(&seen),
	    "danger=now danger=unknown danger?");
	json_decref(form);
	advice_close(&a);
	sbuf_clear(&seen);
	sbuf_clear(&out);
	sbuf_clear(&elements);
}

static json_t *
response(struct advice *a, const char *const *replies)
{
	struct sbuf out = SBUF_EMPTY;
	json_t *o;

	advice_reset(a);
	advice_answer_all(a, replies);
	advice_find(a, KB_EN);
	assert_int_equal(fhir_response(&a->c, &out), 0);
	o = load(&out);
	sbuf_clear(&out);
	return o;
}

/* "code code" of one answer; NULL: it is not there. */
static const char *
codes_of(const json_t *o, const char *link, struct sbuf *out)
{
	const json_t *item = item_of(o, link), *answer;
	size_t i;

	sbuf_reset(out);
	if (item == NULL)
		return NULL;
	json_array_foreach(json_object_get(item, "answer"), i, answer) {
		if (i > 0)
			sbuf_putc(out, ' ');
		sbuf_puts(out, json_string_value(json_object_get(
		    json_object_get(answer, "valueCoding"), "code")));
	}
	return sbuf_text(out);
}

static void
test_answers(void **state)
{
	static const struct { const char *reply, *link, *wanted; } rows[] = {
		{ "danger=days", "danger", "days" },
		{ "danger=unknown", "danger", "unknown" },
		{ "support=friend,partner", "support", "partner friend" },
		{ "support=friend,unknown", "support", "friend unknown" },
		{ "support=unknown", "support", "unknown" },
		{ "support=", "support", "none" },
		/* Nothing that the Questionnaire offers. */
		{ "country=unknown", "country", NULL },
	};
	struct sbuf seen = SBUF_EMPTY;
	const char *replies[2] = { NULL, NULL }, *codes;
	struct advice a;
	json_t *o;
	size_t i;

	(void)state;
	open_with(&a, KB_SMALL_OPEN KB_SMALL_CLOSE);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		replies[0] = rows[i].reply;
		o = response(&a, replies);
		codes = codes_of(o, rows[i].link, &seen);
		if (rows[i].wanted == NULL) {
			assert_null(codes);
			assert_null(json_object_get(o, "item"));
		} else
			assert_string_equal(codes, rows[i].wanted);
		json_decref(o);
	}
	sbuf_clear(&seen);
	advice_close(&a);
}

/* What does not apply is not told, whatever was answered before. */
static void
test_ignored(void **state)
{
	static const char *const now[] = { "danger=now", "second=yes", NULL };
	static const char *const no[] = { "danger=no", "second=yes", NULL };
	static const char second[] = KB_SMALL_OPEN ASKED("second", "50",
	    IS("danger", "now")) KB_SMALL_CLOSE;
	struct sbuf seen = SBUF_EMPTY;
	struct advice a;
	json_t *o;

	(void)state;
	open_with(&a, second);
	o = response(&a, now);
	assert_string_equal(codes_of(o, "second", &seen), "yes");
	json_decref(o);
	o = response(&a, no);
	assert_null(codes_of(o, "second", &seen));
	assert_string_equal(codes_of(o, "danger", &seen), "no");
	json_decref(o);
	sbuf_clear(&seen);
	advice_close(&a);
}

/* Summer time, and whether all was asked. */
static void
test_moment(void **state)
{
	static const char *const replies[] = { "danger=no", NULL };
	static const char *const wanted[] = { "in-progress", "completed" };
	struct advice a;
	json_t *o;
	int i;

	(void)state;
	open_with(&a, KB_SMALL_OPEN KB_SMALL_CLOSE);
	assert_true(civil_parse("2026-07-01T00:05", &a.c.at));
	for (i = 0; i < 2; i++) {
		a.c.finished = i == 1;
		o = response(&a, replies);
		assert_string_equal(json_string_value(json_object_get(o,
		    "status")), wanted[i]);
		assert_string_equal(json_string_value(json_object_get(o,
		    "authored")), "2026-07-01T00:05:00+02:00");
		json_decref(o);
	}
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_shared),
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_ignored),
		cmocka_unit_test(test_moment),
	};

	return cmocka_run_group_tests_name("fhir", tests, NULL, NULL);
}
