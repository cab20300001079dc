/* SPDX-License-Identifier: MIT */

#include "consult/fill.h"
#include "kb/find.h"
#include "talk_test.h"

static void
expect(const struct answers *a, enum kb_lang lang, const char *text,
    const char *const *pairs, const char *expected)
{
	struct sbuf out = SBUF_EMPTY;

	sbuf_puts(&out, "before ");
	fill_text(a, lang, text, pairs, &out);
	assert_string_equal(sbuf_text(&out) + strlen("before "), expected);
	sbuf_clear(&out);
}

static struct answers *
answers_of(struct talk *t, struct arena *arena, const char *profession)
{
	struct answers *a = answers_new(t->kb, arena);
	const struct kb_question *q =
	    &t->kb->questions[t->kb->profession_question];

	assert_non_null(a);
	if (profession != NULL)
		answers_set_one(a, t->kb->profession_question,
		    kb_find_option(q, profession, strlen(profession)));
	return a;
}

static void
without_answers(void **state)
{
	struct arena *arena = arena_new();
	struct answers *a = answers_of(*state, arena, NULL);

	expect(a, KB_NL, "Vraag je {client}.", NULL, "Vraag je cliënt.");
	expect(a, KB_EN, "Ask your {client}.", NULL, "Ask your client.");
	expect(a, KB_NL, "{profession} in {country}", NULL,
	    "Professional in je land");
	expect(a, KB_NL, "", NULL, "");
	arena_free(arena);
}

static void
with_answers(void **state)
{
	struct talk *t = *state;
	struct arena *arena = arena_new();
	struct answers *a = answers_of(t, arena, "gp");

	answers_set_one(a, t->kb->country_question, 0);
	expect(a, KB_NL, "een {profession} in {country}", NULL,
	    "een huisarts in België");
	/* An abbreviation keeps its capitals. */
	expect(a, KB_EN, "for a {profession}", NULL, "for a GP");
	expect(a, KB_NL, "{client}, {client}", NULL, "Patiënt, patiënt");
	answers_set_unknown(a, t->kb->profession_question);
	expect(a, KB_NL, "je {client}", NULL, "je cliënt");
	arena_free(arena);
}

/* A profession without a word of its own for the client. */
static void
no_client_word(void **state)
{
	struct arena *arena = arena_new();
	struct answers *a = answers_of(*state, arena, "other");

	expect(a, KB_NL, "je {client}", NULL, "je cliënt");
	arena_free(arena);
}

static void
pairs_and_what_is_unknown(void **state)
{
	static const char *const pairs[] = { "number", "8", "name", "\xc3\xa9"
	    "\xc3\xa9n", "client", "mens", NULL };
	struct arena *arena = arena_new();
	struct answers *a = answers_of(*state, arena, NULL);

	expect(a, KB_NL, "Vraag {number}.", pairs, "Vraag 8.");
	expect(a, KB_NL, "{name}", pairs, "\xc3\x89\xc3\xa9n");
	expect(a, KB_NL, "je {client}", pairs, "je mens");
	expect(a, KB_NL, "{other} {number", pairs, "{other} {number");
	expect(a, KB_NL, "}{ {} {{number}}", pairs, "}{ {} {8}");
	arena_free(arena);
}

/* Letters of Latin-1 that have a capital get it, and nothing else. */
static void
a_capital_at_the_start(void **state)
{
	static const struct { const char *value, *wanted; } rows[] = {
		{ "\xc3\xa0", "\xc3\x80" }, { "\xc3\xbe", "\xc3\x9e" },
		{ "\xc3\xb7", "\xc3\xb7" }, { "\xc3\xbf", "\xc3\xbf" },
		{ "\xc3\x89", "\xc3\x89" }, { "\xc4\xa1", "\xc4\xa1" },
		{ "{a", "{a" }, { "8a", "8a" }, { "", "" },
	};
	const char *pairs[] = { "name", NULL, NULL };
	struct arena *arena = arena_new();
	struct answers *a = answers_of(*state, arena, NULL);
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		pairs[1] = rows[i].value;
		expect(a, KB_NL, "{name}", pairs, rows[i].wanted);
	}
	arena_free(arena);
}

/* What was filled in is not filled again. */
static void
values_are_literal(void **state)
{
	static const char *const pairs[] = { "word", "{client}", NULL };
	struct arena *arena = arena_new();
	struct answers *a = answers_of(*state, arena, "gp");

	expect(a, KB_NL, "zoek {word} en {client}", pairs,
	    "zoek {client} en patiënt");
	arena_free(arena);
}

static void
lower_case_inside_a_sentence(void **state)
{
	static const struct { const char *in, *out; } rows[] = {
		{ "Ja, nu", "ja, nu" }, { "I don't know", "I don't know" },
		{ "CLB", "CLB" }, { "18 of ouder", "18 of ouder" },
		{ "", "" }, { "A", "A" }, { "A~", "A~" },
	};
	struct sbuf out = SBUF_EMPTY;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sbuf_reset(&out);
		fill_lower(&out, rows[i].in);
		assert_string_equal(sbuf_text(&out), rows[i].out);
	}
	sbuf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_answers),
		cmocka_unit_test(with_answers),
		cmocka_unit_test(no_client_word),
		cmocka_unit_test(pairs_and_what_is_unknown),
		cmocka_unit_test(a_capital_at_the_start),
		cmocka_unit_test(values_are_literal),
		cmocka_unit_test(lower_case_inside_a_sentence),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
