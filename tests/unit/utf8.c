/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf16.h"
#include "base/utf8.h"
#include "base/xml.h"

static void
test_decode_valid(void **state)
{
	static const struct { const char *bytes; size_t len; uint32_t cp; }
	    rows[] = {
		{ "A", 1, 'A' }, { "\x7f", 1, 0x7f }, { "\xc2\x80", 2, 0x80 },
		{ "\xc3\xab", 2, 0xeb }, { "\xdf\xbf", 2, 0x7ff },
		{ "\xe0\xa0\x80", 3, 0x800 }, { "\xe2\x82\xac", 3, 0x20ac },
		{ "\xed\x9f\xbf", 3, 0xd7ff }, { "\xee\x80\x80", 3, 0xe000 },
		{ "\xef\xbf\xbf", 3, 0xffff },
		{ "\xf0\x90\x80\x80", 4, 0x10000 },
		{ "\xf4\x8f\xbf\xbf", 4, 0x10ffff },
	};
	uint32_t cp;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		cp = 0;
		assert_int_equal(utf8_decode(rows[i].bytes, rows[i].len, &cp),
		    rows[i].len);
		assert_int_equal(cp, rows[i].cp);
		assert_true(utf8_valid(rows[i].bytes, rows[i].len));
		/* Cut off by one byte. */
		if (rows[i].len > 1)
			assert_int_equal(utf8_decode(rows[i].bytes,
			    rows[i].len - 1, &cp), 0);
	}
}

static void
test_decode_refused(void **state)
{
	static const char *const rows[] = {
		"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80",
		"\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
		"\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80", "\xfe", "\xff",
		"\xc3" "A", "\xe2\x82" "A", "\xf0\x9f\x98" "A",
	};
	uint32_t cp;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(utf8_decode(rows[i], strlen(rows[i]), &cp),
		    0);
		assert_false(utf8_valid(rows[i], strlen(rows[i])));
	}
	assert_true(utf8_valid("", 0));
	assert_true(utf8_valid("\0", 1));
}

/* Every scalar value survives being written and read. */
static void
test_decode_all(void **state)
{
	uint32_t cp, back;
	char s[4];
	size_t n;

	(void)state;
	for (cp = 0; cp <= 0x110000; cp++) {
		n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
		if (n == 1)
			s[0] = (char)cp;
		else {
			s[0] = (char)((0xf00U >> n & 0xf0U) |
			    cp >> 6 * (n - 1));
			s[1] = (char)(0x80 | (cp >> 6 * (n - 2) & 0x3f));
			if (n > 2)
				s[2] = (char)(0x80 |
				    (cp >> 6 * (n - 3) & 0x3f));
			if (n > 3)
				s[3] = (char)(0x80 | (cp & 0x3f));
		}
		back = 0;
		if (cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000))
			assert_int_equal(utf8_decode(s, n, &back), 0);
		else {
			assert_int_equal(utf8_decode(s, n, &back), n);
			assert_int_equal(back, cp);
		}
	}
}

static void
test_hostile(void **state)
{
	static const uint32_t bad[] = { 0, 7, '\t', '\n', '\r', 0x1b, 0x1f,
	    0x7f, 0x80, 0x85, 0x9b, 0x9f, 0xad, 0x34f, 0x61c, 0x200b, 0x200d,
	    0x200e, 0x200f, 0x2028, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069,
	    0x206f, 0x3164, 0xfeff, 0xfff9, 0xe0000, 0xe0041, 0xe007f,
	    0xe0100, 0xe0fff };
	static const uint32_t good[] = { ' ', 'a', 0xa0, 0xac, 0xae, 0xeb,
	    0x301, 0x2010, 0x2027, 0x202f, 0x205f, 0x2070, 0x20ac, 0xfe0f,
	    0xfffd, 0x1f600, 0xdffff, 0xe1000, 0x10ffff };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_true(utf8_is_hostile(bad[i]));
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_false(utf8_is_hostile(good[i]));
}

static void
test_width(void **state)
{
	static const struct { uint32_t cp; int width; } rows[] = {
		{ 'a', 1 }, { 0xe9, 1 }, { 0x301, 0 }, { 0x2ff, 1 },
		{ 0x370, 1 }, { 0x200b, 0 }, { 0x200d, 0 }, { 0x1100, 2 },
		{ 0x1160, 0 }, { 0x20ac, 1 }, { 0x2013, 1 }, { 0x3042, 2 },
		{ 0x4e2d, 2 }, { 0xac00, 2 }, { 0xfe0f, 0 }, { 0xff21, 2 },
		{ 0xff61, 1 }, { 0x1f600, 2 }, { 0x20000, 2 },
		{ 0xe0100, 0 }, { 0x10ffff, 1 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(utf8_width(rows[i].cp), rows[i].width);
}

static size_t
columns(const char *s)
{
	return utf8_columns(s, strlen(s));
}

static void
test_columns(void **state)
{
	(void)state;
	assert_int_equal(columns(""), 0);
	assert_int_equal(columns("abc"), 3);
	assert_int_equal(columns("pati\xc3\xabnt"), 7);
	assert_int_equal(columns("e\xcc\x81n"), 2);
	assert_int_equal(columns("a\x7f"), 2);
	assert_int_equal(columns("\xe4\xb8\xad\xe6\x96\x87"), 4);
	assert_int_equal(columns("a\xff" "b\xc3"), 4);	/* each shown as ? */
}

static void
test_add_safe(void **state)
{
	struct sbuf b = SBUF_EMPTY;

	(void)state;
	utf8_add_safe(&b, "a\x1b[31m\tb\xff\xc3\xab\xe2\x80\xae", 14);
	assert_string_equal(sbuf_text(&b), "a?[31m?b?\xc3\xab?");
	assert_false(b.failed);
	sbuf_clear(&b);
}

static void
check_short(size_t most, const char *to)
{
	struct sbuf b = SBUF_EMPTY;

	utf8_add_short(&b, "a\x1b\xc3\xab" "b", 5, most);
	assert_string_equal(sbuf_text(&b), to);
	sbuf_clear(&b);
}

static void
test_add_short(void **state)
{
	(void)state;
	check_short(9, "a?\xc3\xab" "b");
	check_short(5, "a?\xc3\xab" "b");
	check_short(4, "a?\xc3\xab");
	check_short(3, "a?");
	check_short(0, "");
}

static void
check_folded(const char *from, const char *to)
{
	struct sbuf b = SBUF_EMPTY;

	utf8_add_folded(&b, from, strlen(from));
	assert_string_equal(sbuf_text(&b), to);
	sbuf_clear(&b);
}

static void
test_add_folded(void **state)
{
	(void)state;
	check_folded("", "");
	check_folded("  ?!  ", "");
	check_folded("Pati\xc3\xabnt", "patient");
	check_folded("  Zo'n  KAMP -- 3x! ", "zo n kamp 3x");
	check_folded("\xc3\x89\xc3\xa9n \xc5\x92uvre \xc3\x9f",
	    "een oeuvre ss");
	check_folded("\xc4\xb2s \xc4\xb3s", "ijs ijs");
	check_folded("e\xcc\x81" "e\xcc\x81n", "een");
	check_folded("a\xe2\x80\x93" "b\xc2\xb0\xc3\x97" "c", "a b c");
	check_folded("a\xff" "b", "a b");
	/* A sign separates, in whatever script; a letter does not. */
	check_folded("a\xc3\xb7" "b\xe3\x80\x82" "c\xee\x80\x80" "d",
	    "a b c d");
	check_folded("5 \xc2\xb5g", "5 \xc2\xb5g");
	check_folded("\xe4\xb8\xad\xe3\x81\x82", "\xe4\xb8\xad\xe3\x81\x82");
	check_folded("\xd0\xb6\xce\xb1", "\xd0\xb6\xce\xb1");
}

/* What a file in UTF-16 says, in pieces of one byte. */
static void
check_wide(const char *bytes, size_t len, const char *wanted)
{
	char to[UTF16_ROOM(32)];
	struct utf16 u = { .big_endian = true };
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		n += utf16_decode(&u, bytes + i, 1, to + n);
	assert_int_equal(n, strlen(wanted));
	assert_memory_equal(to, wanted, n);
}

/* Half a pair, whichever half, is no character; what follows it is. */
static void
test_wide(void **state)
{
	(void)state;
	check_wide("\0a\0\xeb", 4, "a\xc3\xab");
	check_wide("\xd8\x3d\xde\x00", 4, "\xf0\x9f\x98\x80");
	check_wide("\xd8\x3d\0a", 4, "\xef\xbf\xbd" "a");
	check_wide("\xd8\x3d\xe0\x01", 4, "\xef\xbf\xbd\xee\x80\x81");
	check_wide("\xd8\x3d\xd8\x3d\xde\x00", 6,
	    "\xef\xbf\xbd\xf0\x9f\x98\x80");
	check_wide("\xde\x00\0a", 4, "\xef\xbf\xbd" "a");
	check_wide("\xe0\x01\xff\xfd", 4, "\xee\x80\x81\xef\xbf\xbd");
}

/* What XML has no place for is not in it. */
static void
test_xml(void **state)
{
	static const char text[] = "<a&\"b\n>\x1b\xff\xef\xbf\xbe\xef\xbf\xbf"
	    "\xef\xbf\xbd";
	struct sbuf b = SBUF_EMPTY;

	(void)state;
	xml_add(&b, text, sizeof(text) - 1);
	assert_string_equal(sbuf_text(&b), "&lt;a&amp;&quot;b&#10;&gt;????"
	    "\xef\xbf\xbd");
	sbuf_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decode_valid),
		cmocka_unit_test(test_decode_refused),
		cmocka_unit_test(test_decode_all),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_add_safe),
		cmocka_unit_test(test_add_short),
		cmocka_unit_test(test_add_folded),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_xml),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
