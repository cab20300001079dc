/* SPDX-License-Identifier: MIT */
/* The list of mistakes that need not be noticed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kb/files.h"
#include "kb_small.h"
#include "prove/unnoticed.h"

#define CHILD "alarm \"child\": "
#define DANGER "question \"danger\", ask-if: "
#define WHY "\n\tAs I know.\n"

struct listed {
	struct kb *kb;
	struct arena *arena;
	struct unnoticed rows;
	struct diag *diag;
};

static int
read_list(struct listed *l, const char *text, struct arena *arena)
{
	struct kb_buffer small = { "small.xml", kb_small, strlen(kb_small) };
	struct kb_buffer list = { UNNOTICED_FILE, text, strlen(text) };

	l->diag = diag_new();
	l->arena = arena;
	l->kb = kb_load_buffers(&small, 1, l->diag);
	assert_non_null(l->kb);
	return unnoticed_read(&l->rows, l->kb, &list, arena, l->diag);
}

static void
forget(struct listed *l)
{
	arena_free(l->arena);
	kb_free(l->kb);
	diag_free(l->diag);
}

static void
rows_have_their_words(void **state)
{
	struct listed l;

	(void)state;
	assert_int_equal(read_list(&l, "# Words\n\n" CHILD "one" WHY "\tand "
	    "more\n" DANGER "two\n" CHILD "four *" WHY "urgency \"today\": "
	    "five" WHY "# end", arena_new()), 0);
	assert_int_equal(l.rows.n, 4);
	assert_true(unnoticed_has(&l.rows, CHILD "one"));
	assert_false(unnoticed_has(&l.rows, CHILD "one more"));
	assert_false(unnoticed_has(&l.rows, CHILD "on"));
	assert_false(unnoticed_has(&l.rows, "alarm \"life\": one"));
	assert_true(unnoticed_has(&l.rows, CHILD "four left out"));
	assert_false(unnoticed_has(&l.rows, CHILD "four"));
	forget(&l);
}

static void
what_was_not_used_is_told(void **state)
{
	struct listed l;

	(void)state;
	assert_int_equal(read_list(&l, CHILD "one" WHY CHILD "t*" WHY DANGER
	    "*" WHY CHILD "on*" WHY, arena_new()), 0);
	assert_true(unnoticed_has(&l.rows, CHILD "one"));
	unnoticed_tell_unused(&l.rows, l.diag);
	assert_int_equal(diag_count(l.diag), 2);
	assert_int_equal(diag_worst(l.diag), DIAG_FINDING);
	assert_string_equal(diag_at(l.diag, 0)->file, UNNOTICED_FILE);
	assert_int_equal(diag_at(l.diag, 0)->line, 3);
	assert_int_equal(diag_at(l.diag, 1)->line, 5);
	forget(&l);
}

static void
what_is_wrong_is_refused(void **state)
{
	static const struct { const char *list, *says; unsigned line; } rows[]
	    = {
		{ "\n" CHILD "x" WHY "alarm \"chil\": x" WHY,
		    "names no element", 4 },
		{ "fact \"child\": x" WHY, "names no element", 1 },
		{ "urgency \"soon\": x" WHY, "names no element", 1 },
		{ "leap \"child\": x" WHY, "names no element", 1 },
		{ "release \"child\": x" WHY, "names no element", 1 },
		{ "alarm child" WHY, "names no element", 1 },
		{ "alarm\"child\": x" WHY, "names no element", 1 },
		{ "\"child\"" WHY, "names no element", 1 },
		{ "alarm \"child", "names no element", 1 },
		{ CHILD "x" WHY CHILD "y\n \t\n", "has no reason", 3 },
		{ CHILD "x\n# because", "has no reason", 1 },
		{ CHILD "x", "has no reason", 1 },
		{ "#\n\tAs I know.\n", "a reason without a row", 2 },
	};
	struct listed l;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(read_list(&l, rows[i].list, arena_new()),
		    -1);
		assert_int_equal(diag_worst(l.diag), DIAG_ERROR);
		assert_non_null(strstr(diag_at(l.diag, 0)->text,
		    rows[i].says));
		assert_string_equal(diag_at(l.diag, 0)->file, UNNOTICED_FILE);
		assert_int_equal(diag_at(l.diag, 0)->line, rows[i].line);
		forget(&l);
	}
}

static void
running_out_of_memory_is_told(void **state)
{
	struct listed l;

	(void)state;
	assert_int_equal(read_list(&l, CHILD "x" WHY, arena_new_fused(0)),
	    -1);
	assert_true(diag_has_errors(l.diag));
	forget(&l);
}

static void
the_list_that_is_kept_can_be_read(void **state)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct listed l = { .arena = arena_new(), .diag = diag_new() };
	struct kb_buffer list;
	char path[4096];

	(void)state;
	assert_non_null(dir);
	l.kb = kb_load(dir, l.diag);
	assert_non_null(l.kb);
	(void)snprintf(path, sizeof(path), "%s/" UNNOTICED_FILE, dir);
	assert_int_equal(kb_file_read(path, &list, l.diag), 0);
	assert_int_equal(unnoticed_read(&l.rows, l.kb, &list, l.arena,
	    l.diag), 0);
	assert_int_equal(diag_count(l.diag), 0);
	free((void *)(size_t)list.bytes);
	forget(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_have_their_words),
		cmocka_unit_test(what_was_not_used_is_told),
		cmocka_unit_test(what_is_wrong_is_refused),
		cmocka_unit_test(running_out_of_memory_is_told),
		cmocka_unit_test(the_list_that_is_kept_can_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
