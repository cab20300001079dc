/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf16.h"
#include "consult/case_cells.h"
#include "consult/case_table.h"

/* As it says: up to and with the first LF, CR or CR LF. */
static size_t
plain_line(const char *s, size_t len, bool ended)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == '\n')
			return i + 1;
		if (s[i] == '\r' && i + 1 < len)
			return i + 1 + (s[i + 1] == '\n');
	}
	return ended ? len : 0;
}

/* Around the lengths at which it looks. */
static void
test_lines(void **state)
{
	static const char *const ends[] = { "", "\n", "\r", "\r\n", "\n\r",
	    "\r\r\n", "\ra\n", "\na\r", "\ra" };
	char text[1100];
	size_t at, len, i;

	(void)state;
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		for (at = 0; at < 1030; at++) {
			memset(text, 'x', sizeof(text));
			memcpy(text + at, ends[i], strlen(ends[i]));
			for (len = at; len < at + 6; len++) {
				assert_int_equal(cells_line(text, len, false),
				    plain_line(text, len, false));
				assert_int_equal(cells_line(text, len, true),
				    plain_line(text, len, true));
			}
		}
}

/* Records of a text as "[…]", line ends left out; cells with "|". */
static void
add_cells(struct sbuf *out, const char *record, size_t len)
{
	struct arena *arena = arena_new();
	struct cells cells;
	const char *cell;
	bool first = true;

	sbuf_putc(out, '[');
	cells_begin(&cells, record, len, ';', arena);
	while (cells_next(&cells, &cell, &len)) {
		if (!first)
			sbuf_putc(out, '|');
		first = false;
		sbuf_add(out, cell, len);
	}
	sbuf_putc(out, ']');
	if (cells.broken)
		sbuf_putc(out, '!');
	arena_free(arena);
}

/* As a reader does that gets `piece` bytes at a time. */
static void
add_records(struct sbuf *out, const char *text, size_t piece)
{
	size_t len = strlen(text), begin = 0, end = 0, n;
	char padded[100 + CASE_SLACK];

	memcpy(padded, text, len + 1);
	text = padded;

	while (begin < len) {
		n = case_table_record(text + begin, end - begin, ';',
		    end == len);
		if (n == 0) {
			assert_true(end < len);
			end = end + piece < len ? end + piece : len;
			continue;
		}
		add_cells(out, text + begin, n);
		begin += n;
	}
}

static void
test_records(void **state)
{
	static const struct { const char *text, *records; } rows[] = {
		{ "a;b\nc;d\n", "[a|b][c|d]" },
		{ "a;b\r\nc;d", "[a|b][c|d]" },
		{ "a;b\rc;d\r", "[a|b][c|d]" },
		{ "a\n\nb\n", "[a][][b]" },
		{ ";\n;;a\n", "[|][||a]" },
		{ " a ;  \n", "[a|]" },
		{ "\"a;b\";c\n", "[a;b|c]" },
		{ "\"a\nb\";\"c\r\nd\"\ne\n", "[a\nb|c\r\nd][e]" },
		{ "\"a\"\"b\"\"\";\"\"\n", "[a\"b\"|]" },
		{ "a\"b;c\"\n\"d\"\n", "[a\"b|c\"][d]" },
		{ "\"a\"b;c\nd\n", "[\"a\"b|c]![d]" },
		{ "\"a\nb\n", "[\"a]![b]" },
		{ "a;\"b\nc;d\n", "[a|\"b]![c|d]" },
		{ "\"a\"", "[a]" },
	};
	struct sbuf out = SBUF_EMPTY;
	size_t i, piece;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (piece = 1; piece < 16; piece++) {
			sbuf_reset(&out);
			add_records(&out, rows[i].text, piece);
			assert_string_equal(sbuf_text(&out), rows[i].records);
		}
	sbuf_clear(&out);
}

static void
test_separator(void **state)
{
	(void)state;
	assert_int_equal(case_table_separator("id;a,b\tc\n", 9), '\t');
	assert_int_equal(case_table_separator("id;a,b\n", 7), ';');
	assert_int_equal(case_table_separator("id,a\n", 5), ',');
	assert_int_equal(case_table_separator("id\n", 3), '\t');
}

static void
test_utf16(void **state)
{
	/* A, e with an accent, euro, a clef, a high surrogate alone, a low
	 * one alone, B and half a unit. */
	static const char little[] = "A\0\xe9\0\xac\x20\x34\xd8\x1e\xdd"
	    "\x34\xd8" "Z\0" "\x1e\xdd" "B\0" "x";
	static const char wanted[] = "A\xc3\xa9\xe2\x82\xac\xf0\x9d\x84\x9e"
	    "\xef\xbf\xbdZ\xef\xbf\xbd" "B";
	char swapped[sizeof(little)], to[UTF16_ROOM(sizeof(little))];
	size_t piece, at, n, len = sizeof(little) - 1;
	struct utf16 u;
	int big;

	(void)state;
	for (at = 0; at < len; at++)
		swapped[at] = little[at ^ 1];
	for (big = 0; big < 2; big++)
		for (piece = 1; piece <= len; piece++) {
			u = (struct utf16){ .wide = true,
			    .big_endian = big == 1 };
			n = 0;
			for (at = 0; at < len; at += piece)
				n += utf16_decode(&u, (big ? swapped : little)
				    + at, len - at < piece ? len - at : piece,
				    to + n);
			assert_int_equal(n, sizeof(wanted) - 1);
			assert_memory_equal(to, wanted, n);
		}
}

static void
test_windows(void **state)
{
	static const char bytes[] = "caf\xe9 \x80 \x93x\x94 \x81";
	static const char wanted[] = "caf\xc3\xa9 \xe2\x82\xac \xe2\x80\x9c"
	    "x\xe2\x80\x9d \xef\xbf\xbd";
	struct arena *arena = arena_new();
	size_t len = sizeof(bytes) - 1;
	const char *s = bytes;

	(void)state;
	cells_from_windows(arena, &s, &len);
	assert_int_equal(len, sizeof(wanted) - 1);
	assert_memory_equal(s, wanted, len);
	arena_free(arena);
}

/* A NUL is none of the bytes that may stand there. */
static void
test_only(void **state)
{
	(void)state;
	assert_true(cells_only("; ;", 3, "; "));
	assert_false(cells_only(";\0;", 3, "; "));
	assert_false(cells_only("; a", 3, "; "));
	assert_true(cells_only("", 0, "; "));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_separator),
		cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
