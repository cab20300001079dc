/* SPDX-License-Identifier: MIT */
/* Which texts are told whatever is answered, and which are told now. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/told.h"
#include "kb/load.h"
#include "kb_small.h"
#include "kworld.h"

#define T KB_SMALL_T
#define WORDS T("text", "Een zin.", "A sentence.")
#define WHEN(option) "<when><is question=\"danger\" in=\"" option "\"/></when>"
#define PASSAGE(id, rest, inner) "<passage id=\"" id "\" place=\"" rest "\">" \
    inner WORDS "</passage>\n"
#define CARE(id, rest, inner) "<care-level id=\"" id "\" level=\"1\"" rest ">" \
    inner T("name", "Naam", "Name") WORDS KB_SMALL_CITE "</care-level>\n"
#define GUIDE(id, kind, inner) "<guidance id=\"" id "\" phase=\"4\" kind=\"" \
    kind "\">" inner WORDS KB_SMALL_CITE "</guidance>\n"

static const char texts[] =
    KB_SMALL_OPEN
    PASSAGE("p-plain", "topic-note", "")
    PASSAGE("p-when", "topic-note", WHEN("now"))
    PASSAGE("p-here", "topic-note\" country=\"be", "")
    PASSAGE("p-since", "topic-note\" from=\"2026-01-01", "")
    PASSAGE("p-until", "topic-note\" to=\"2026-12-31", "")
    PASSAGE("p-once", "follow-up", "")
    PASSAGE("p-child", "alarm-child", "")
    PASSAGE("p-life", "alarm-life", "")
    CARE("c-plain", "", "")
    CARE("c-when", "", WHEN("now"))
    CARE("c-here", " country=\"nl\"", "")
    GUIDE("g-plain", "do", "")
    GUIDE("g-when", "do", WHEN("now days"))
    GUIDE("g-dont", "dont", WHEN("now days"))
    "<plan-item id=\"i-plain\" plan=\"child\">" WORDS KB_SMALL_CITE
    "</plan-item>\n"
    KB_SMALL_CLOSE;

struct fixture {
	struct diag *diag;
	struct kb *kb;
};

static int
open_fixture(void **state)
{
	static const struct kb_buffer docs[] = {
		{ "a.xml", kb_small, sizeof(kb_small) - 1 },
		{ "b.xml", texts, sizeof(texts) - 1 }
	};
	static struct fixture f;

	f.diag = diag_new();
	f.kb = kb_load_buffers(docs, 2, f.diag);
	if (f.kb == NULL)
		print_error("%s\n", diag_at(f.diag, 0)->text);
	*state = &f;
	return f.kb == NULL ? -1 : 0;
}

static int
close_fixture(void **state)
{
	struct fixture *f = *state;

	kb_free(f->kb);
	diag_free(f->diag);
	return 0;
}

static size_t
at(const struct fixture *f, const char *id)
{
	size_t found = told_find(f->kb, id, strlen(id));

	assert_true(found < told_count(f->kb));
	assert_string_equal(told_head(f->kb, found)->id, id);
	return found;
}

static void
only_what_nothing_limits_is_always_told(void **state)
{
	static const struct { const char *id; bool always; } rows[] = {
		{ "p-plain", true }, { "p-when", false },
		{ "p-here", false }, { "p-since", false },
		{ "p-until", false }, { "p-once", false },
		{ "p-child", false }, { "p-life", false },
		{ "c-plain", true }, { "c-when", false },
		{ "c-here", false }, { "g-plain", true },
		{ "g-when", false }, { "i-plain", false },
	};
	const struct fixture *f = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (told_always(f->kb, at(f, rows[i].id)) != rows[i].always)
			fail_msg("%s", rows[i].id);
}

static void
what_is_no_text_is_not_found(void **state)
{
	const struct fixture *f = *state;

	assert_true(told_find(f->kb, "nothing", 7) == KB_ALWAYS);
	assert_true(told_find(f->kb, "danger", 6) == KB_ALWAYS);
}

/* When it must be now: what not to do, and what is said to everyone. */
static void
haste_leaves_guidance_out(void **state)
{
	enum { NOW, DAYS };
	static const struct { const char *id; bool now, later; } rows[] = {
		{ "g-plain", true, true }, { "g-when", false, true },
		{ "g-dont", true, true },
	};
	const struct fixture *f = *state;
	struct program *p = program_new(f->kb, KRANDOM_DAY);
	struct arena *arena = arena_new();
	struct answers *a = answers_new(f->kb, arena);
	const struct findings *now, *later;
	size_t i;

	answers_set_one(a, 1, NOW);
	now = findings_new(p, a, KRANDOM_DAY, arena);
	assert_non_null(now);
	assert_int_equal(now->urgency, KB_NOW);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(told_holds(now, at(f, rows[i].id)),
		    rows[i].now);
	answers_set_one(a, 1, DAYS);
	later = findings_new(p, a, KRANDOM_DAY, arena);
	assert_non_null(later);
	assert_int_equal(later->urgency, KB_TODAY);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(told_holds(later, at(f, rows[i].id)),
		    rows[i].later);
	arena_free(arena);
	program_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_nothing_limits_is_always_told),
		cmocka_unit_test(what_is_no_text_is_not_found),
		cmocka_unit_test(haste_leaves_guidance_out),
	};

	return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
