/* SPDX-License-Identifier: MIT */
/* How the names in a message are filled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "kb/load.h"
#include "report/phrase.h"
#include "small_case.h"

/* A message that the knowledge does not have says its id. */
static const struct { const char *text, *wanted; } rows[] = {
	{ "", "" }, { "no names", "no names" }, { "{a}", "1" },
	{ "x {a} y {b}{a}", "x 1 y 21" },
	/* What is not given, or not closed, stays as it stands. */
	{ "{c} and {a}", "{c} and 1" }, { "{A}", "{A}" }, { "{aa}", "{aa}" },
	{ "{a} {b", "1 {b" }, { "} {a}", "} 1" },
	/* What is filled in is not filled itself. */
	{ "{name}", "{a}" },
};

static void
names(void **state)
{
	struct diag *d = diag_new();
	struct kb *kb = small_kb(d);
	struct sbuf out = SBUF_EMPTY;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		phrase_add(kb, KB_EN, &out, rows[i].text, "a", "1", "b", "2",
		    "name", "{a}", NULL);
		assert_string_equal(sbuf_text(&out), rows[i].wanted);
		sbuf_reset(&out);
	}
	sbuf_clear(&out);
	kb_free(kb);
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
