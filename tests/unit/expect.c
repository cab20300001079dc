/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "engine/expect.h"
#include "kb/load.h"
#include "kb_small.h"
#include "small_case.h"

/* All that is told in the small case, but for what always is. */
#define TOLD "p-head p-bound p-dont p-follow p-card p-leave p-listener " \
    "p-say p-record p-change g-dont plan-bed"

struct fixture {
	struct small_case s;
	struct expect e;
	struct sbuf why;
};

static void
open_fixture(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	small_open(&f->s);
	expect_init(&f->e, f->s.kb, f->s.arena);
}

static void
close_fixture(struct fixture *f)
{
	sbuf_clear(&f->why);
	small_close(&f->s);
}

/* "key=word word" with the line 7. */
static bool
add(struct fixture *f, const char *text)
{
	const char *word = strchr(text, '='), *end;
	enum expect_key key = expect_key(text, (size_t)(word - text));

	assert_true(key != NEXPECT_KEYS);
	do {
		word++;
		end = strchrnul(word, ' ');
		if (!expect_add(&f->e, key, word, (size_t)(end - word), 7,
		    &f->why))
			return false;
		word = end;
	} while (*word != '\0');
	return true;
}

/* All differences as "key: wanted, got; " in one line. */
static void
differs(struct fixture *f, const char *wanted)
{
	struct expect_difference at[100];
	struct sbuf b = SBUF_EMPTY;
	size_t i, n;

	assert_true(expect_most(&f->e) <= 100);
	n = expect_compare(f->s.f, &f->e, at);
	assert_true(n <= expect_most(&f->e));
	for (i = 0; i < n; i++) {
		assert_int_equal(at[i].line, 7);
		sbuf_puts(&b, expect_key_name(at[i].key));
		sbuf_puts(&b, ": ");
		expect_add_wanted(&b, &f->e, &at[i]);
		sbuf_puts(&b, ", ");
		sbuf_puts(&b, expect_got_name(&f->e, &at[i]));
		sbuf_puts(&b, "; ");
	}
	assert_string_equal(sbuf_text(&b), wanted);
	sbuf_clear(&b);
	expect_init(&f->e, f->s.kb, f->s.arena);
}

static void
hold(struct fixture *f, const char *const *right, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		assert_true(add(f, right[i]));
	differs(f, "");
}

struct row { const char *expected, *differs; };

static void
each_differs(struct fixture *f, const struct row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		assert_true(add(f, rows[i].expected));
		differs(f, rows[i].differs);
	}
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
test_all_hold(void **state)
{
	static const char *const right[] = { "urgency=now",
	    "reporting=none right", "secrecy=bound", "alarms=child",
	    "open=be-duty", "contested=be-read", "steps=call later ask",
	    "not_steps=dutch", "met=be-need be-help", "not_met=be-duty",
	    "contacts=be-police", "not_contacts=be-line nl-safe",
	    "indicators=ind-no", "told=p-head g-dont plan-bed",
	    "not_told=p-none-nl", "not_contested=be-need",
	    "not_indicators=ind-yes", "all_steps=call later ask",
	    "all_possible_steps=ask", "all_told=" TOLD };
	struct fixture f;

	(void)state;
	open_fixture(&f);
	differs(&f, "");		/* nothing is expected */
	hold(&f, right, COUNT(right));
	close_fixture(&f);
}

static void
test_each_differs(void **state)
{
	static const struct row rows[] = {
		{ "urgency=week", "urgency: week, now; " },
		{ "reporting=none open", "reporting: none or open, right; " },
		{ "secrecy=not-bound", "secrecy: not-bound, bound; " },
		{ "secrecy=open", "secrecy: open, bound; " },
		{ "alarms=none", "alarms: not child, present; " },
		{ "alarms=", "alarms: not child, present; " },
		{ "alarms=life", "alarms: not child, present; "
		    "alarms: life, absent; " },
		{ "open=be-need", "open: be-need, met; " },
		{ "contested=be-need", "contested: be-need, absent; " },
		{ "steps=call dutch", "steps: dutch, absent; " },
		{ "not_steps=dutch ask", "not_steps: not ask, present; " },
		{ "met=be-duty", "met: be-duty, open; " },
		{ "not_met=be-need", "not_met: not be-need, met; " },
		{ "contacts=nl-safe", "contacts: nl-safe, absent; " },
		{ "not_contacts=be-police",
		    "not_contacts: not be-police, present; " },
		{ "indicators=ind-yes", "indicators: ind-yes, absent; " },
		{ "failed=be-duty", "failed: be-duty, open; " },
		{ "not_contested=be-read", "not_contested: not be-read, "
		    "present; " },
		{ "not_indicators=ind-no", "not_indicators: not ind-no, "
		    "present; " },
		{ "told=p-head p-none-nl", "told: p-none-nl, absent; " },
		{ "not_told=g-dont", "not_told: not g-dont, present; " },
		{ "all_steps=call later dutch", "all_steps: not ask, "
		    "present; all_steps: dutch, absent; " },
		{ "all_possible_steps=none", "all_possible_steps: not ask, "
		    "present; " },
		{ "all_possible_steps=ask call", "all_possible_steps: call, "
		    "absent; " },
		{ "all_told=p-none-nl p-bound p-dont p-follow p-card p-leave "
		    "p-listener p-say p-record p-change plan-bed",
		    "all_told: not p-head, present; all_told: "
		    "p-none-nl, absent; all_told: not g-dont, present; " },
	};
	struct fixture f;

	(void)state;
	open_fixture(&f);
	each_differs(&f, rows, COUNT(rows));
	/* Order: that of the keys, whatever came first. */
	assert_true(add(&f, "met=be-duty"));
	assert_true(add(&f, "urgency=week"));
	differs(&f, "urgency: week, now; met: be-duty, open; ");
	close_fixture(&f);
}

/* Conditions that are open for each reason, a ground of the other country,
 * questions that mean nothing here or that nobody can answer, and guarantees
 * that hold or do not, also after a change. */
#define T KB_SMALL_T
#define TEXT T("text", "Ja", "Yes")
#define WHEN(c) "<when>" c "</when>"
#define IS(q, in) "<is question=\"" q "\" in=\"" in "\"/>"
#define ACUTE IS("suicide", "acute")
#define UNDECIDED(why) "<undecided because=\"" why "\"/>"
#define CONDITION(id, c) "<condition id=\"" id "\" kind=\"asked\">" TEXT \
    WHEN(c) "</condition>"
#define GROUND(id, country, inner) "<ground id=\"" id "\" country=\"" \
    country "\" act=\"report\" force=\"right\">" T("name", "N", "N") \
    T("basis", "B", "B") T("summary", "S", "S") inner "</ground>"
#define QUESTION(id, n, inner) "<question id=\"" id "\" number=\"" n \
    "\" choice=\"one\">" TEXT T("why", "W", "W") T("unknown", "U", "U") \
    T("short", "k", "s") inner "<option id=\"x\">" TEXT "</option>" \
    "<option id=\"y\">" TEXT "</option></question>"
#define ASK_IF(c) "<ask-if>" c "</ask-if>"
#define GUARANTEE(id, atts, given, always) "<guarantee id=\"" id "\"" atts \
    ">" TEXT "<given>" given "</given><always>" always "</always>" \
    KB_SMALL_CITE "</guarantee>"
#define URGENCY(in) "<urgency in=\"" in "\"/>"
#define CHANGE(how, what) " change=\"" how "\" questions=\"" what "\""
#define SAME "<same in=\"urgency\"/>"
#define WORTH_IF(c) "<worth-if>" c "</worth-if>"

static const char parts_knowledge[] = KB_SMALL_OPEN
    "<fact id=\"danger-now\">" TEXT WHEN(IS("danger", "now")) "</fact>"
    "<fact id=\"acute\">" TEXT WHEN(ACUTE) "</fact>"
    "<role id=\"parent\">" TEXT "</role><role id=\"board\">" TEXT "</role>"
    "<role id=\"team\">" TEXT "</role>"
    GROUND("be-all", "be",
    CONDITION("met", IS("danger", "now"))
    CONDITION("failed", IS("danger", "days"))
    CONDITION("fact", ACUTE)
    CONDITION("act", UNDECIDED("act"))
    CONDITION("both", "<all>" ACUTE UNDECIDED("law") "</all>")
    "<recipient role=\"parent\"/>"
    "<recipient role=\"board\">" WHEN(IS("danger", "days")) "</recipient>"
    "<recipient role=\"team\">" WHEN(ACUTE) "</recipient>")
    GROUND("nl-all", "nl", CONDITION("met", IS("danger", "now"))
    "<recipient role=\"parent\"/>")
    QUESTION("sure", "20", ASK_IF(IS("danger", "now"))
    WORTH_IF(IS("danger", "now")))
    QUESTION("perhaps", "21", ASK_IF(ACUTE) WORTH_IF(ACUTE))
    QUESTION("idle", "22", ASK_IF(IS("danger", "days")))
    QUESTION("closed", "23", WORTH_IF(IS("danger", "days")))
    GUARANTEE("keeps", "", IS("danger", "now"), URGENCY("now"))
    GUARANTEE("elsewhere", "", IS("danger", "days"), URGENCY("week"))
    GUARANTEE("breaks", "", IS("danger", "now"), URGENCY("week"))
    GUARANTEE("forgets", CHANGE("unknown", "danger"), URGENCY("now"),
    URGENCY("now"))
    GUARANTEE("never-now", CHANGE("unknown", "danger"), URGENCY("now"),
    URGENCY("today week"))
    GUARANTEE("any-danger", CHANGE("any", "danger"), "<true/>", SAME)
    GUARANTEE("any-life", CHANGE("any", "suicide"), "<true/>", SAME)
    GUARANTEE("any-country", CHANGE("any", "country"), "<true/>",
    "<none><is question=\"country\" in=\"nl\"/></none>")
    KB_SMALL_CLOSE;

static void
open_parts(struct fixture *f)
{
	const struct kb_buffer docs[] = {
		{ "a.xml", kb_small, strlen(kb_small) },
		{ "b.xml", parts_knowledge, strlen(parts_knowledge) }
	};
	long day = civil_days(2026, 11, 20);

	memset(f, 0, sizeof(*f));
	f->s.diag = diag_new();
	f->s.kb = kb_load_buffers(docs, 2, f->s.diag);
	assert_non_null(f->s.kb);
	f->s.program = program_new(f->s.kb, day);
	f->s.arena = arena_new();
	f->s.answers = answers_new(f->s.kb, f->s.arena);
	small_answer(f->s.answers, "country", "be");
	small_answer(f->s.answers, "danger", "now");
	f->s.f = findings_decided(f->s.program, f->s.answers, day,
	    f->s.arena);
	expect_init(&f->e, f->s.kb, f->s.arena);
}

static void
test_parts_hold(void **state)
{
	static const char *const right[] = { "ceiling=now week",
	    "not_in_force=nl-all", "conditions_met=be-all/met",
	    "conditions_failed=be-all/failed",
	    "conditions_open=be-all/fact be-all/act be-all/both",
	    "open_fact=be-all/fact be-all/both", "open_act=be-all/act",
	    "open_law=be-all/both", "recipients=be-all/parent",
	    "not_recipients=be-all/board be-all/team nl-all/parent",
	    "facts=danger-now", "not_facts=acute bound",
	    "asked=sure perhaps closed", "not_asked=idle",
	    "worth_asking=sure perhaps", "not_worth_asking=idle closed",
	    "guarantees=keeps elsewhere never-now any-life" };
	struct fixture f;

	(void)state;
	open_parts(&f);
	hold(&f, right, COUNT(right));
	close_fixture(&f);
}

static void
test_parts_differ(void **state)
{
	static const struct row rows[] = {
		{ "ceiling=week", "ceiling: week, now; " },
		{ "not_in_force=be-all", "not_in_force: not be-all, "
		    "present; " },
		{ "conditions_met=be-all/failed", "conditions_met: "
		    "be-all/failed, failed; " },
		{ "conditions_open=be-all/met nl-all/met", "conditions_open: "
		    "be-all/met, met; conditions_open: nl-all/met, not in "
		    "force here; " },
		{ "conditions_failed=be-all/fact", "conditions_failed: "
		    "be-all/fact, open; " },
		{ "open_fact=be-all/met be-all/failed nl-all/met be-all/act",
		    "open_fact: be-all/met, not open; open_fact: "
		    "be-all/failed, not open; open_fact: nl-all/met, not "
		    "open; open_fact: be-all/act, open by an act; " },
		{ "open_act=be-all/both", "open_act: be-all/both, open by a "
		    "fact and the law; " },
		{ "open_law=be-all/fact", "open_law: be-all/fact, open by a "
		    "fact; " },
		{ "recipients=be-all/team nl-all/parent", "recipients: "
		    "be-all/team, absent; recipients: nl-all/parent, "
		    "absent; " },
		{ "not_recipients=be-all/parent", "not_recipients: not "
		    "be-all/parent, present; " },
		{ "facts=acute", "facts: acute, absent; " },
		{ "not_facts=danger-now", "not_facts: not danger-now, "
		    "present; " },
		{ "asked=idle", "asked: idle, absent; " },
		{ "not_asked=perhaps", "not_asked: not perhaps, present; " },
		{ "worth_asking=closed", "worth_asking: closed, absent; " },
		{ "not_worth_asking=sure", "not_worth_asking: not sure, "
		    "present; " },
		{ "guarantees=breaks keeps", "guarantees: breaks, "
		    "broken; " },
		{ "guarantees=forgets any-danger any-country", "guarantees: "
		    "forgets, broken; guarantees: any-danger, broken; "
		    "guarantees: any-country, broken; " },
	};
	struct fixture f;

	(void)state;
	open_parts(&f);
	each_differs(&f, rows, COUNT(rows));
	close_fixture(&f);
}

static void
test_refused(void **state)
{
	static const struct { const char *first, *then, *why; } rows[] = {
		{ NULL, "urgency=tody", "expect urgency: tody: there is no "
		    "such urgency; did you mean today?" },
		{ NULL, "reporting=xyzzy", "expect reporting: xyzzy: there "
		    "is no such reporting outcome; write one of: none open "
		    "right norm duty" },
		{ NULL, "secrecy=boundd", "expect secrecy: boundd: there is "
		    "no such state of secrecy; did you mean bound?" },
		{ NULL, "urgency=none", "expect urgency: none: there is no "
		    "such urgency; did you mean now?" },
		{ NULL, "met=be-nede", "expect met: be-nede: there is no "
		    "such ground; did you mean be-need?" },
		{ NULL, "met=call", "expect met: call: there is no such "
		    "ground" },
		{ NULL, "steps=call call", "expect steps: call stands there "
		    "twice; remove one" },
		{ NULL, "steps=call none", "expect steps: none stands "
		    "beside others; remove it or them" },
		{ "alarms=none", "alarms=life", "expect alarms: life stands "
		    "beside none; remove one" },
		{ "steps=call", "not_steps=call", "expect not_steps: call "
		    "stands in steps too; remove one" },
		{ "met=be-need", "open=be-need", "expect open: be-need "
		    "stands in met too; remove one" },
		{ "open=be-need", "met=be-need", "expect met: be-need "
		    "stands in open too; remove one" },
		{ "open=be-duty", "failed=be-duty", "expect failed: be-duty "
		    "stands in open too; remove one" },
		{ "told=p-head", "not_told=p-head", "expect not_told: "
		    "p-head stands in told too; remove one" },
		{ NULL, "told=call", "expect told: call: there is no such "
		    "passage, guidance, plan item or level of care" },
		{ NULL, "conditions_met=be-nede/near", "expect "
		    "conditions_met: be-nede/near: there is no such "
		    "condition of a ground; did you mean be-need/near?" },
		{ NULL, "conditions_met=be-need/nera", "expect "
		    "conditions_met: be-need/nera: there is no such "
		    "condition of a ground; did you mean be-need/near?" },
		{ NULL, "conditions_met=be-need", "expect conditions_met: "
		    "be-need: there is no such condition of a ground; did "
		    "you mean be-need/?" },
		{ NULL, "recipients=be-need/near", "expect recipients: "
		    "be-need/near: there is no such recipient of a ground" },
		{ NULL, "recipients=xyzzy", "expect recipients: xyzzy: there "
		    "is no such recipient of a ground" },
		{ NULL, "guarantees=kepes", "expect guarantees: kepes: there "
		    "is no such guarantee" },
		{ "conditions_open=be-duty/law", "conditions_met=be-duty/law",
		    "expect conditions_met: be-duty/law stands in "
		    "conditions_open too; remove one" },
		{ "met=be-need", "not_in_force=be-need", "expect "
		    "not_in_force: be-need stands in met too; remove one" },
		{ NULL, "steps=\033[2J", "expect steps: ?[2J: there is no "
		    "such step" },
		{ NULL, "all_told=p-add", "expect all_told: p-add is "
		    "always told; leave it out" },
		{ NULL, "all_steps=call none", "expect all_steps: none "
		    "stands beside others; remove it or them" },
		{ "all_steps=none", "all_steps=call", "expect all_steps: "
		    "call stands beside none; remove one" },
		{ "all_steps=call", "also_steps=ask", "expect also_steps: "
		    "ask: only a variant differs; put it in all_steps" },
	};
	struct fixture f;
	size_t i;

	(void)state;
	open_fixture(&f);
	for (i = 0; i < COUNT(rows); i++) {
		expect_init(&f.e, f.s.kb, f.s.arena);
		assert_true(rows[i].first == NULL || add(&f, rows[i].first));
		sbuf_reset(&f.why);
		assert_false(add(&f, rows[i].then));
		assert_string_equal(sbuf_text(&f.why), rows[i].why);
	}
	assert_true(expect_key("step", 4) == NEXPECT_KEYS);
	assert_true(expect_key("met\0x", 5) == NEXPECT_KEYS);
	assert_string_equal(expect_key_near("step", 4), "steps");
	assert_null(expect_key_near("xyzzy", 5));
	close_fixture(&f);
}

/* A variant has the sets of its case, but for what it says of them. */
static void
test_variant(void **state)
{
	static const struct { const char *of_case, *also, *gone, *differs; }
	    rows[] = {
		{ "all_steps=call later ask", NULL, NULL, "" },
		{ "all_steps=call dutch", "also_steps=later ask",
		    "no_longer_steps=dutch", "" },
		{ "all_possible_steps=none", "also_possible_steps=ask", NULL,
		    "" },
		{ "all_told=p-none-nl " TOLD, NULL, "no_longer_told="
		    "p-none-nl", "" },
		{ "all_told=" TOLD, "also_told=p-none-nl",
		    "no_longer_told=p-dont", "all_told: p-none-nl, absent; "
		    "all_told: not p-dont, present; " },
	};
	struct fixture f;
	size_t i;

	(void)state;
	open_fixture(&f);
	for (i = 0; i < COUNT(rows); i++) {
		assert_true(add(&f, rows[i].of_case));
		expect_vary(&f.e, 7);
		assert_true(rows[i].also == NULL || add(&f, rows[i].also));
		assert_true(rows[i].gone == NULL || add(&f, rows[i].gone));
		differs(&f, rows[i].differs);
	}
	close_fixture(&f);
}

static void
test_variant_refused(void **state)
{
	static const struct { const char *of_case, *then, *why; } rows[] = {
		{ "all_steps=call", "all_steps=call", "expect all_steps: "
		    "call: give it in the case, and here how the variant "
		    "differs" },
		{ "all_steps=call", "also_told=p-head", "expect also_told: "
		    "p-head: there is nothing to differ from; give the case "
		    "its all_told" },
		{ "all_steps=call", "also_steps=call", "expect also_steps: "
		    "call is in the case already; remove it, or from its "
		    "all_steps" },
		{ "all_steps=call", "no_longer_steps=ask", "expect "
		    "no_longer_steps: ask is not in the case; remove it, or "
		    "add it to its all_steps" },
		{ "all_steps=call", "also_steps=ask ask", "expect "
		    "also_steps: ask stands there twice; remove one" },
		{ "all_told=p-head", "also_told=p-add", "expect "
		    "also_told: p-add is always told; leave it out" },
	};
	struct fixture f;
	size_t i;

	(void)state;
	open_fixture(&f);
	for (i = 0; i < COUNT(rows); i++) {
		expect_init(&f.e, f.s.kb, f.s.arena);
		assert_true(add(&f, rows[i].of_case));
		expect_vary(&f.e, 7);
		sbuf_reset(&f.why);
		assert_false(add(&f, rows[i].then));
		assert_string_equal(sbuf_text(&f.why), rows[i].why);
	}
	/* What came is not what goes. */
	assert_true(add(&f, "also_told=g-dont"));
	sbuf_reset(&f.why);
	assert_false(add(&f, "no_longer_told=g-dont"));
	assert_string_equal(sbuf_text(&f.why), "expect no_longer_told: "
	    "g-dont stands in also_told too; remove one");
	close_fixture(&f);
}

static void
test_no_memory(void **state)
{
	struct fixture f;
	struct arena *none = arena_new_fused(0);

	(void)state;
	open_fixture(&f);
	expect_init(&f.e, f.s.kb, none);
	assert_false(add(&f, "steps=call"));
	assert_non_null(strstr(sbuf_text(&f.why), "out of memory"));
	sbuf_reset(&f.why);
	assert_false(add(&f, "all_steps=call"));
	assert_non_null(strstr(sbuf_text(&f.why), "out of memory"));
	sbuf_reset(&f.why);
	assert_false(add(&f, "all_steps=none"));
	assert_non_null(strstr(sbuf_text(&f.why), "out of memory"));
	arena_free(none);
	close_fixture(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_hold),
		cmocka_unit_test(test_each_differs),
		cmocka_unit_test(test_parts_hold),
		cmocka_unit_test(test_parts_differ),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_variant),
		cmocka_unit_test(test_variant_refused),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
