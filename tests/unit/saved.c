/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "consult/answers_json.h"
#include "consult/saved_json.h"
#include "kb/find.h"
#include "report/render.h"
#include "talk_test.h"

#define HEAD "{\n\"format\":\"bespreek-saved/1\",\n" \
    "\"release\":\"2026-11-20\",\n\"at\":\"2026-11-12T17:40+01:00\",\n"
#define FILE_OF(country, answers) HEAD "\"country\":" country \
    ",\n\"answers\":{\n" answers "\n}}\n"

static struct saved *
read_text(struct talk *t, const char *text, size_t len, struct diag *d)
{
	return saved_read(t->kb, "old.json", text, len, d);
}

/* What is wrong with a file, and the line it is said of. */
struct bad { const char *text; unsigned line; const char *says; };

static const struct bad bads[] = {
	{ "", 1, "cut off" },
	{ "{\"format\":\"bespreek-saved/1\",\n\"rel", 2, NULL },
	{ HEAD "\"country\":\"be\",\n\"answers\":{\"danger\":\"no\"", 6,
	    NULL },
	{ "[]\n", 1, "must be an object" },
	{ "{}", 1, "bespreek-saved/1" },
	{ "{\"format\":\"bespreek-result/1\"}", 1, "bespreek-saved/1" },
	{ "{\"format\":\"bespreek-saved/1\"}", 1, "release is missing" },
	{ HEAD "\"answer\":{}}", 5, "answer: a saved consultation has no "
	    "such key; did you mean answers" },
	{ HEAD "\"name\":\"x\",\"country\":null,\"answers\":{}}", 5,
	    "no such key" },
	{ FILE_OF("\"be\"", "\"country\":\"nl\""), 5, "country is not what" },
	{ FILE_OF("null", "\"country\":\"nl\""), 5, "country is not what" },
	{ FILE_OF("3", ""), 5, "country is not what" },
	{ HEAD "\"country\":null,\n\"answers\":[]}", 6, "must be an object" },
	{ FILE_OF("null", "\"danger\":\"no\",\n\"danger\":\"now\""), 8,
	    "twice" },
	{ FILE_OF("null", "\"danger\":1"), 7, "danger: an answer is" },
	{ FILE_OF("null", "\"danger\":null"), 7, "danger: an answer is" },
	{ FILE_OF("null", "\"danger\":{\"a\":\"no\"}"), 7, "danger" },
	{ FILE_OF("null", "\"suicide\":\"no\",\n\"danger\":[\"no\"]"), 8,
	    "danger takes one answer" },
	{ FILE_OF("null", "\"done\":\"talked\""), 7, "done takes a list, "
	    "such as [\"talked\"]" },
	{ FILE_OF("null", "\"done\":[\"talked\",\"talked\"]"), 7, "twice" },
	{ FILE_OF("null", "\"done\":[\"unknown\",\"unknown\"]"), 7,
	    "twice" },
	{ FILE_OF("null", "\"done\":[1]"), 7, "only names" },
	{ FILE_OF("null", "\"dan\\u0000ger\":\"no\""), 7, "NUL" },
	{ FILE_OF("null", "\"danger\":\"n\\u0000\""), 7, "NUL" },
	{ FILE_OF("null", "\"danger\":\"n\xff\""), 7, "UTF-8" },
	/* The key itself, not one that begins like it. */
	{ FILE_OF("null", "\"dangerous\":\"no\",\n\"danger\":1"), 8,
	    "danger: an answer is" },
	{ "{\"format\":1}", 1, "bespreek-saved/1" },
	{ "{\"format\":\"bespreek-saved/1\",\"release\":1,\"at\":1,"
	    "\"country\":null,\"answers\":{}}", 1, "at must" },
	{ "{\"format\":\"bespreek-saved/1\",\"release\":1,\"at\":"
	    "\"2026-11-12T17:40+01:00\",\"country\":null,\"answers\":{}}", 1,
	    "release must" },
	{ "{\"format\":\"bespreek-saved/1\",\"release\":\"soon\",\"at\":"
	    "\"yesterday\",\"country\":null,\"answers\":{}}", 1, "at must" },
};

static void
bad_files(void **state)
{
	const struct diag_entry *e;
	struct diag *d;
	size_t i;

	for (i = 0; i < sizeof(bads) / sizeof(bads[0]); i++) {
		d = diag_new();
		assert_null(read_text(*state, bads[i].text,
		    strlen(bads[i].text), d));
		assert_true(diag_has_errors(d));
		e = diag_at(d, 0);
		if (e->line != bads[i].line || (bads[i].says != NULL &&
		    strstr(e->text, bads[i].says) == NULL))
			print_error("%zu: %u: %s\n", i, e->line, e->text);
		assert_string_equal(e->file, "old.json");
		assert_int_equal(e->line, bads[i].line);
		assert_true(bads[i].says == NULL ||
		    strstr(e->text, bads[i].says) != NULL);
		diag_free(d);
	}
}

/* Nothing that was read reaches a terminal as it is. */
static void
hostile_bytes(void **state)
{
	static const char text[] = FILE_OF("null", "\"danger\":[\"\\u001b[2J"
	    "\\u202e\\u009b\"]");
	static const char key[] = HEAD "\"a\\u009b\\u202eb\":1}";
	static const char nul[] = "{\0}";
	struct diag *d = diag_new();
	size_t i;

	assert_null(read_text(*state, text, strlen(text), d));
	assert_null(read_text(*state, key, strlen(key), d));
	assert_null(read_text(*state, nul, sizeof(nul) - 1, d));
	assert_non_null(strstr(diag_at(d, diag_count(d) - 1)->text, "NUL"));
	for (i = 0; i < diag_count(d); i++) {
		assert_null(strchr(diag_at(d, i)->text, '\033'));
		assert_null(strstr(diag_at(d, i)->text, "\xc2\x9b"));
		assert_null(strstr(diag_at(d, i)->text, "\xe2\x80\xae"));
	}
	diag_free(d);
}

static void
too_large_or_deep(void **state)
{
	size_t len = ANSWERS_JSON_MAX + 1;
	char *text = malloc(len);
	struct diag *d = diag_new();

	assert_non_null(text);
	memset(text, ' ', len);
	assert_null(read_text(*state, text, len, d));
	assert_non_null(strstr(diag_at(d, 0)->text, "1 MiB"));
	memset(text, '[', len);
	assert_null(read_text(*state, text, len - 1, d));
	assert_non_null(strstr(diag_at(d, 1)->text, "deeply"));
	free(text);
	diag_free(d);
}

static void
unknown_ids_are_named_and_dropped(void **state)
{
	static const char text[] = FILE_OF("\"be\"", "\"country\":\"be\","
	    "\"dangr\":\"no\",\"xyzzy\":[],\"danger\":\"nou\","
	    "\"done\":[\"talked\",\"coleague\"]");
	struct talk *t = *state;
	struct diag *d = diag_new();
	struct saved *s = read_text(t, text, strlen(text), d);
	const struct saved_lost *l;
	size_t danger = kb_find_question(t->kb, "danger", 6);
	size_t done = kb_find_question(t->kb, "done", 4);

	assert_non_null(s);
	l = s->lost;
	assert_string_equal(l->what, "dangr");
	assert_string_equal(l->near, "danger");
	l = l->next;
	assert_string_equal(l->what, "xyzzy");
	assert_null(l->near);
	l = l->next;
	assert_string_equal(l->what, "danger=nou");
	l = l->next;
	assert_string_equal(l->what, "done=coleague");
	assert_string_equal(l->near, "colleague");
	assert_null(l->next);
	assert_int_equal(s->answers->state[danger], ANSWER_NONE);
	/* What it was may be any of the others: they are not denied. */
	assert_int_equal(s->answers->state[done], ANSWER_GIVEN);
	assert_false(answers_definite(s->answers, done));
	saved_free(s);
	diag_free(d);
}

/* Nothing of the list is left: that is not a list without the others. */
static void
unknown_ids_alone(void **state)
{
	static const char text[] = FILE_OF("null", "\"done\":[\"coleague\"]");
	struct talk *t = *state;
	struct diag *d = diag_new();
	struct saved *s = read_text(t, text, strlen(text), d);

	assert_non_null(s);
	assert_string_equal(s->lost->what, "done=coleague");
	assert_int_equal(s->answers->state[kb_find_question(t->kb, "done",
	    4)], ANSWER_UNKNOWN);
	saved_free(s);
	diag_free(d);
}

/* For batch: what is not known is an error, with the nearest known. */
static void
unknown_ids_as_errors(void **state)
{
	static const char text[] = "{\"dangr\":\"no\",\"danger\":\"nou\","
	    "\"suicide\":\"unknown\",\"done\":[]}";
	struct talk *t = *state;
	struct diag *d = diag_new();
	struct arena *arena = arena_new();
	struct answers *a = answers_new(t->kb, arena);
	struct answers_json r = { .kb = t->kb, .diag = d, .file = "cases",
	    .line = 12 };
	struct json_t *o = answers_json_parse(&r, text, strlen(text));

	assert_non_null(o);
	assert_int_equal(answers_json_read(&r, o, a), -1);
	assert_int_equal(diag_count(d), 2);
	assert_int_equal(diag_at(d, 0)->line, 12);
	assert_string_equal(diag_at(d, 0)->text, "dangr: there is no such "
	    "question; did you mean danger?");
	assert_string_equal(diag_at(d, 1)->text, "danger=nou: there is no "
	    "such answer; did you mean now?");
	assert_int_equal(a->state[kb_find_question(t->kb, "suicide", 7)],
	    ANSWER_UNKNOWN);
	assert_true(answers_definite(a, kb_find_question(t->kb, "done", 4)));
	/* What is no JSON is said of the line that is read. */
	assert_null(answers_json_parse(&r, "{\n\n?", 4));
	assert_int_equal(diag_at(d, 2)->line, 12);
	/* A value alone can be anything. */
	assert_int_equal(answers_json_read(&r, NULL, a), -1);
	assert_int_equal(answers_json_read_one(&r, "danger", NULL, a), -1);
	assert_int_equal(diag_count(d), 5);
	answers_json_free(o);
	arena_free(arena);
	diag_free(d);
}

/* Written, read and written again: the same bytes. */
static void
there_and_back(void **state)
{
	static const char *const replies[] = { "country=nl", "danger=no",
	    "suicide=unknown", "done=talked,unknown", "support=nobody",
	    NULL };
	static const char wanted[] = "{\n \"format\": \"bespreek-saved/1\",\n"
	    " \"release\": \"2026-11-20\",\n"
	    " \"at\": \"2026-11-20T17:40+01:00\",\n"
	    " \"country\": \"nl\",\n \"answers\": {\n"
	    "  \"country\": \"nl\",\n  \"danger\": \"no\",\n"
	    "  \"suicide\": \"unknown\",\n  \"done\": [\n   \"talked\",\n"
	    "   \"unknown\"\n  ],\n  \"support\": \"nobody\"\n }\n}\n";
	struct talk *t = *state;
	struct sbuf first = SBUF_EMPTY, second = SBUF_EMPTY;
	struct diag *d = diag_new();
	struct civil at;
	struct saved *s;

	assert_true(talk_begin(t, KB_NL, false, NULL, NULL));
	assert_int_equal(talk_feed_all(t, replies), 0);
	assert_true(civil_parse("2026-11-20T17:40", &at));
	assert_int_equal(render_saved(session_answers(t->session), &at,
	    &first), 0);
	assert_string_equal(sbuf_text(&first), wanted);
	s = read_text(t, first.text, first.len, d);
	assert_non_null(s);
	assert_null(s->lost);
	assert_int_equal(render_saved(s->answers, &s->at, &second), 0);
	assert_string_equal(sbuf_text(&second), sbuf_text(&first));
	saved_free(s);
	sbuf_clear(&first);
	sbuf_clear(&second);
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_files),
		cmocka_unit_test(hostile_bytes),
		cmocka_unit_test(too_large_or_deep),
		cmocka_unit_test(unknown_ids_are_named_and_dropped),
		cmocka_unit_test(unknown_ids_alone),
		cmocka_unit_test(unknown_ids_as_errors),
		cmocka_unit_test(there_and_back),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
