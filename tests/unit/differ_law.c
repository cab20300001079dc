/* SPDX-License-Identifier: MIT */
/*
 * What differs where the law does: a ground that goes, a condition or a
 * recipient that is there on one side only, days, and a question that has
 * become another.  By proof, and by trying.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "kb/load.h"
#include "mutants_small.h"
#include "prove/differ.h"

#define ASKED(id, c) "<condition id=\"" id "\" kind=\"asked\">" TEXT WHEN(c) \
    "</condition>"
#define TO(id) "<recipient contact=\"" id "\"/>"
#define LAW_OF(id, atts, inner) "<ground id=\"" id "\" " RIGHT atts ">" \
    T("name", id, id) T("basis", "B", "B") T("summary", "S", "S") inner \
    "</ground>"
#define SAID(id, atts) "<passage id=\"" id "\" place=\"record\" " atts ">" \
    TEXT "</passage>"
#define ASK(choice, more) "<question id=\"q\" number=\"9\" choice=\"" choice \
    "\">" TEXT T("why", "W", "W") T("unknown", "U", "U") \
    T("short", "k", "s") more "<option id=\"x\">" TEXT "</option>" \
    "<option id=\"y\">" TEXT "</option></question>"
#define BOTH CONTACT("line", "", "") CONTACT("other", "", "") \
    CONTACT("third", "", "") STEP(IS("q", "x")) \
    LAW_OF("later", " from=\"2028-01-01\" to=\"2028-06-30\"", \
    ASKED("c", NOW)) SAID("r", "from=\"2027-06-01\"")

static const char was[] = BOTH ASK("one", "")
    LAW_OF("g", "", ASKED("c", NOW) ASKED("d", GP) TO("line") TO("other"))
    LAW_OF("gone", " to=\"2027-12-31\"", ASKED("c", NOW))
    SAID("p", "from=\"2027-01-01\"");
static const char now[] = BOTH ASK("many", T("none", "N", "N"))
    LAW_OF("g", "", ASKED("c", NOW) ASKED("e", ACUTE) TO("line")
    TO("third"))
    SAID("p", "");

struct sides {
	struct kb *was, *now;
	struct arena *arena;
	const struct differ *differ;
};

static struct kb *
load(const char *elements)
{
	struct diag *d = diag_new();
	struct kb_buffer docs[2] = {
		{ "small.xml", kb_small, strlen(kb_small) } };
	struct kb *kb;
	char *text;

	assert_true(asprintf(&text, KB_SMALL_OPEN "%s" KB_SMALL_CLOSE,
	    elements) > 0);
	docs[1] = (struct kb_buffer){ "more.xml", text, strlen(text) };
	kb = kb_load_buffers(docs, 2, d);
	if (kb == NULL)
		fail_msg("%s", diag_at(d, 0)->text);
	free(text);
	diag_free(d);
	return kb;
}

static void
sides_open(struct sides *s, bool proof)
{
	const struct kb_pairs *pairs;

	s->was = load(was);
	s->now = load(now);
	s->arena = arena_new();
	pairs = kb_pairs_new(s->was, s->now, s->arena);
	assert_non_null(pairs);
	s->differ = (proof ? differ_new : differ_simulate)(pairs,
	    civil_days(2026, 11, 20), s->arena);
	assert_non_null(s->differ);
}

static void
sides_close(struct sides *s)
{
	arena_free(s->arena);
	kb_free(s->now);
	kb_free(s->was);
}

static const char *
contact_of(const struct kb *kb, size_t ground, size_t part)
{
	return kb->contacts[kb->grounds[ground].recipients[part].contact].
	    head.id;
}

/* What one of the new or, when there is none, of the old is called. */
static const char *
name_of(const struct sides *s, const struct differ_finding *f)
{
	const bool old = f->now == KB_ALWAYS || (f->now_part == KB_ALWAYS &&
	    f->was_part != KB_ALWAYS);
	const struct kb *kb = old ? s->was : s->now;
	size_t at = old ? f->was : f->now;
	size_t part = old ? f->was_part : f->now_part;

	switch (f->what) {
	case DIFFER_GROUND:
		return kb->grounds[at].head.id;
	case DIFFER_CONDITION:
		return kb->grounds[at].conditions[part].head.id;
	case DIFFER_RECIPIENT:
		return contact_of(kb, at, part);
	case DIFFER_PASSAGE:
		return kb->passages[at].head.id;
	case DIFFER_STEP:
		return kb->steps[at].head.id;
	default:
		return "";
	}
}

struct row {
	enum differ_what what;
	const char *name;
	enum differ_verdict verdict;
	unsigned was, now;		/* equal: either way round */
};

static void
check_row(const struct sides *s, const struct row *row)
{
	const struct differ_finding *f = NULL;
	size_t i, n = 0;

	for (i = 0; i < s->differ->n; i++)
		if (s->differ->findings[i].what == row->what &&
		    strcmp(name_of(s, &s->differ->findings[i]), row->name) ==
		    0) {
			f = &s->differ->findings[i];
			n++;
		}
	if (n != (row->verdict != DIFFER_UNDECIDED))
		fail_msg("%zu of %s", n, row->name);
	if (n == 0)
		return;
	if (f->verdict != row->verdict)
		fail_msg("%s: %d", row->name, (int)f->verdict);
	if (row->was != row->now) {
		assert_int_equal(f->was_value, row->was);
		assert_int_equal(f->now_value, row->now);
	}
}

/* DIFFER_UNDECIDED: it is not looked at. */
static void
each_is_found(void **state)
{
	static const struct row rows[] = {
		/* of one side: the condition shows in its ground */
		{ DIFFER_CONDITION, "d", DIFFER_UNDECIDED, 0, 0 },
		{ DIFFER_CONDITION, "e", DIFFER_UNDECIDED, 0, 0 },
		{ DIFFER_RECIPIENT, "line", DIFFER_SAME, 0, 0 },
		{ DIFFER_RECIPIENT, "other", DIFFER_DIFFERS, 1, 0 },
		{ DIFFER_RECIPIENT, "third", DIFFER_DIFFERS, 0, 1 },
		/* not in force at first */
		{ DIFFER_PASSAGE, "p", DIFFER_DIFFERS, 0, 1 },
		{ DIFFER_PASSAGE, "r", DIFFER_SAME, 0, 0 },
		{ DIFFER_GROUND, "later", DIFFER_SAME, 0, 0 },
		/* its question takes several now */
		{ DIFFER_STEP, "s", DIFFER_DIFFERS, 0, 0 },
	};
	struct sides s;
	size_t i, k;

	(void)state;
	for (k = 0; k < 2; k++) {
		sides_open(&s, k == 0);
		for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
			check_row(&s, &rows[i]);
		sides_close(&s);
	}
}

/* Of a ground that goes it is told, of its parts not. */
static void
a_ground_goes(void **state)
{
	struct sides s;
	size_t i, n = 0;

	(void)state;
	sides_open(&s, false);
	for (i = 0; i < s.differ->n; i++) {
		const struct differ_finding *f = &s.differ->findings[i];

		if (f->now != KB_ALWAYS || f->kind != KB_KIND_GROUND)
			continue;
		n++;
		assert_int_equal(f->what, DIFFER_GROUND);
		assert_string_equal(name_of(&s, f), "gone");
		assert_int_equal(f->verdict, DIFFER_DIFFERS);
		assert_int_equal(f->now_value, 0);
	}
	assert_int_equal(n, 1);
	sides_close(&s);
}

/* In order, and each once. */
static void
days_are_those_of_other_law(void **state)
{
	const long days[] = { civil_days(2026, 11, 20),
	    civil_days(2027, 1, 1), civil_days(2027, 6, 1),
	    civil_days(2028, 1, 1), civil_days(2028, 7, 1) };
	struct sides s;
	size_t i;

	(void)state;
	sides_open(&s, false);
	assert_int_equal(s.differ->ndays, sizeof(days) / sizeof(days[0]));
	for (i = 0; i < s.differ->ndays; i++)
		assert_int_equal(s.differ->days[i], days[i]);
	sides_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_found),
		cmocka_unit_test(a_ground_goes),
		cmocka_unit_test(days_are_those_of_other_law),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
