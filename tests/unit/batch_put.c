/* SPDX-License-Identifier: MIT */
/* A case of a batch as each format writes it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/batch_put.h"

static void
simple_ids(void **state)
{
	static const struct { const char *id; bool simple; } rows[] = {
		{ "", true }, { "case 12 (a~b)", true }, { "a\"b", false },
		{ "a\\b", false }, { "a\tb", false }, { "a\x7f", false },
		{ "pati\xc3\xabnt", false }, { "a\xff", false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(batch_is_simple(rows[i].id,
		    strlen(rows[i].id)), rows[i].simple);
}

static void
formats(void **state)
{
	(void)state;
	assert_true(batch_format(NULL, false)->whole);
	assert_false(batch_format(NULL, true)->whole);
	assert_string_equal(batch_format(NULL, true)->name, "jsonl");
	assert_string_equal(batch_format("tap", true)->name, "tap");
	assert_null(batch_format("xml", false));
	assert_null(batch_format("", false));
}

/* What each of two formats for test programs says of a case. */
static void
test_lines(void **state)
{
	static const struct { struct batch_case c; const char *tap, *junit; }
	    rows[] = {
		{ { .id = "a", .idlen = 1 }, "ok - a\n",
		    "<testcase classname=\"bespreek\" name=\"a\"/>\n" },
		{ { .line = 12 }, "ok - line 12\n",
		    "<testcase classname=\"bespreek\" name=\"line 12\"/>\n" },
		{ { .id = "#a <b>", .idlen = 6, .differs = "one\n# two" },
		    "not ok - \\#a <b>\n# one\n# # two\n",
		    "<testcase classname=\"bespreek\" name=\"#a &lt;b&gt;\">"
		    "<failure message=\"one&#10;# two\"/></testcase>\n" },
		{ { .id = "a#", .idlen = 2, .wrong = "what\n\nmore\n" },
		    "not ok - a\\#\n# what\n# \n# more\n",
		    "<testcase classname=\"bespreek\" name=\"a#\"><error "
		    "message=\"what&#10;&#10;more&#10;\"/></testcase>\n" },
	};
	struct sbuf out = SBUF_EMPTY;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		batch_put_tap(&rows[i].c, &out);
		assert_string_equal(sbuf_text(&out), rows[i].tap);
		sbuf_reset(&out);
		batch_put_testcase(&rows[i].c, &out);
		assert_string_equal(sbuf_text(&out), rows[i].junit);
		sbuf_reset(&out);
	}
	sbuf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(simple_ids),
		cmocka_unit_test(formats),
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
