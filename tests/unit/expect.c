/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/expect.h"
#include "small_case.h"

/* All that is told in the small case, but for what always is. */
#define TOLD "p-head p-dont p-card p-leave p-say p-record p-change g-dont"

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
	size_t i;

	(void)state;
	open_fixture(&f);
	differs(&f, "");		/* nothing is expected */
	for (i = 0; i < sizeof(right) / sizeof(right[0]); i++)
		assert_true(add(&f, right[i]));
	differs(&f, "");
	close_fixture(&f);
}

static void
test_each_differs(void **state)
{
	static const struct { const char *expected, *differs; } rows[] = {
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
		{ "all_told=p-none-nl p-dont p-card p-leave p-say p-record "
		    "p-change", "all_told: not p-head, present; all_told: "
		    "p-none-nl, absent; all_told: not g-dont, present; " },
	};
	struct fixture f;
	size_t i;

	(void)state;
	open_fixture(&f);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(add(&f, rows[i].expected));
		differs(&f, rows[i].differs);
	}
	/* Order: that of the keys, whatever came first. */
	assert_true(add(&f, "met=be-duty"));
	assert_true(add(&f, "urgency=week"));
	differs(&f, "urgency: week, now; met: be-duty, open; ");
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
		{ NULL, "steps=\033[2J", "expect steps: ?[2J: there is no "
		    "such step" },
		{ NULL, "all_told=p-bound", "expect all_told: p-bound is "
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
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
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
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
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
		{ "all_told=p-head", "also_told=p-bound", "expect "
		    "also_told: p-bound is always told; leave it out" },
	};
	struct fixture f;
	size_t i;

	(void)state;
	open_fixture(&f);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
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
	arena_free(none);
	close_fixture(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_hold),
		cmocka_unit_test(test_each_differs),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_variant),
		cmocka_unit_test(test_variant_refused),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
