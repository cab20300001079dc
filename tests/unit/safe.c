/* SPDX-License-Identifier: MIT */
/* What comes from outside goes out harmless through each of the few places
 * that write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/diag.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "report/render.h"

/* What is done with each: as it is written safely, and in JSON. */
static const struct probe {
	const char *bytes, *safe, *json;
} probes[] = {
	{ "\033[2J", "?[2J", "\\u001b[2J" },
	{ "\033]0;t\007", "?]0;t?", "\\u001b]0;t\\u0007" },
	{ "a\tb\nc\rd", "a?b?c?d", "a\\u0009b\\u000ac\\u000dd" },
	{ "\177", "?", "\\u007f" },
	{ "\xc2\x9b" "2J", "?2J", "\\u009b2J" },
	{ "\x9b" "2J", "?2J", "\\ufffd2J" },
	{ "\xe2\x80\xae", "?", "\\u202e" },
	{ "\xe2\x81\xa6", "?", "\\u2066" },
	{ "\xd8\x9c", "?", "\\u061c" },
	{ "\xe2\x80\x8b", "?", "\\u200b" },
	{ "\xef\xbb\xbf", "?", "\\ufeff" },
	{ "\xc2\xad", "?", "\\u00ad" },
	{ "\xf3\xa0\x81\x81", "?", "\\udb40\\udc41" },
	{ "\xf0\x9d\x85\xb3", "?", "\\ud834\\udd73" },
	{ "\xc0\xaf", "??", "\\ufffd\\ufffd" },
	{ "\xed\xa0\x80", "???", "\\ufffd\\ufffd\\ufffd" },
	{ "\xf4\x90\x80\x80", "????", "\\ufffd\\ufffd\\ufffd\\ufffd" },
	{ "\xe2\x82", "??", "\\ufffd\\ufffd" },
	{ "\xe2\x82\xac \xf0\x9f\x98\x80", "\xe2\x82\xac \xf0\x9f\x98\x80",
	    "\xe2\x82\xac \xf0\x9f\x98\x80" },
	{ "\"\\", "\"\\", "\\\"\\\\" },
};
#define NPROBES (sizeof(probes) / sizeof(probes[0]))

static void
diagnostics_are_safe(void **state)
{
	const struct diag_entry *e;
	struct diag *d;
	size_t i;

	(void)state;
	for (i = 0; i < NPROBES; i++) {
		d = diag_new();
		diag_add(d, DIAG_ERROR, probes[i].bytes, 1, "%s",
		    probes[i].bytes);
		diag_example(d, probes[i].bytes);
		e = diag_at(d, 0);
		assert_string_equal(e->file, probes[i].safe);
		assert_string_equal(e->text, probes[i].safe);
		assert_string_equal(e->example, probes[i].safe);
		diag_free(d);
	}
}

/* A text that is cut short is not cut within a character. */
static void
long_diagnostics_are_safe(void **state)
{
	static char text[5000];
	struct diag *d = diag_new();
	const char *s;
	size_t i;

	(void)state;
	for (i = 0; i + 4 < sizeof(text); i += 3)
		memcpy(text + i, "\xe2\x82\xac", 3);
	for (i = 0; i < 3; i++)
		diag_add(d, DIAG_ERROR, text, 1, "%s", text + 3 - i);
	for (i = 0; i < 3; i++) {
		s = diag_at(d, i)->text;
		assert_true(utf8_valid(s, strlen(s)));
		assert_true(strlen(s) > 900);
	}
	diag_free(d);
}

static void
json_is_safe(void **state)
{
	struct sbuf out = SBUF_EMPTY;
	char wanted[100];
	size_t i;

	(void)state;
	for (i = 0; i < NPROBES; i++) {
		json_add_string(&out, probes[i].bytes,
		    strlen(probes[i].bytes));
		(void)snprintf(wanted, sizeof(wanted), "\"%s\"",
		    probes[i].json);
		assert_string_equal(sbuf_text(&out), wanted);
		sbuf_reset(&out);
	}
	sbuf_clear(&out);
}

/* What Jansson writes means the same as before. */
static void
values_are_safe(void **state)
{
	struct sbuf out = SBUF_EMPTY;
	json_t *o, *again;
	const char *s;
	uint32_t cp;
	size_t i, k;

	(void)state;
	for (i = 0; i < NPROBES; i++) {
		o = json_array();
		s = probes[i].bytes;
		if (utf8_valid(s, strlen(s)))
			assert_int_equal(json_array_append_new(o,
			    json_string(s)), 0);
		assert_int_equal(json_array_append_new(o, render_string(s,
		    strlen(s))), 0);
		json_incref(o);
		assert_int_equal(render_value(o, false, JSON_INDENT(1),
		    &out), 0);
		for (k = 0; k < out.len; k += utf8_decode(out.text + k,
		    out.len - k, &cp))
			assert_true(utf8_decode(out.text + k, out.len - k,
			    &cp) > 0 && (cp == '\n' || !utf8_is_hostile(cp)));
		again = json_loads(sbuf_text(&out), 0, NULL);
		assert_true(json_equal(o, again));
		json_decref(again);
		json_decref(o);
		sbuf_reset(&out);
	}
	sbuf_clear(&out);
}

static void
xml_is_safe(void **state)
{
	struct sbuf out = SBUF_EMPTY;
	size_t i;

	(void)state;
	for (i = 0; i < NPROBES; i++) {
		if (strpbrk(probes[i].bytes, "\n\"") != NULL)
			continue;
		xml_add(&out, probes[i].bytes, strlen(probes[i].bytes));
		assert_string_equal(sbuf_text(&out), probes[i].safe);
		sbuf_reset(&out);
	}
	sbuf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diagnostics_are_safe),
		cmocka_unit_test(long_diagnostics_are_safe),
		cmocka_unit_test(json_is_safe),
		cmocka_unit_test(values_are_safe),
		cmocka_unit_test(xml_is_safe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
