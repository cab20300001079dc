/* SPDX-License-Identifier: MIT */
/*
 * The consultation, and what it reads, where one allocation is refused, or
 * all from one on: each in turn.  Everything then ends as on a sound machine
 * or tells that it did not; nothing is ever something else.
 */
#include <jansson.h>
#include <stdlib.h>

#include "base/memory.h"
#include "consult/case_json.h"
#include "consult/case_table.h"
#include "consult/fill.h"
#include "consult/saved_json.h"
#include "consult/sos.h"
#include "consult/trained_json.h"
#include "kb/find.h"
#include "refusing.h"
#include "talk_test.h"

/* True: done as on a sound machine; false: said that it is not.  Anything
 * else fails the test.  It calls short_of() first and enough() before it
 * looks at what it got. */
typedef bool (*work)(struct talk *);

static long refused_at;

static void
short_of(void)
{
	heap.left = refused_at;
	heap.fired = false;
	heap.armed = true;
}

static void
enough(void)
{
	heap.armed = false;
}

static void
at_each(struct talk *t, work do_work)
{
	long told;
	int on;

	for (on = 0; on < 2; on++) {
		heap.on = on == 1;
		refused_at = told = 0;
		do {
			if (!do_work(t)) {
				assert_true(heap.fired);
				told++;
			}
			refused_at++;
		} while (heap.fired);
		assert_true(told > 0);
	}
	refused_at = 0;
}

/* ---- the consultation ---- */

#define OLD "{\"format\":\"bespreek-saved/1\",\"release\":\"2026-11-20\"," \
    "\"at\":\"2026-11-12T17:40+01:00\",\"country\":\"nl\",\"answers\":{" \
    "\"country\":\"nl\",\"danger\":\"no\",\"profession\":\"gp\"," \
    "\"dangr\":\"no\",\"done\":[\"talked\",\"coleague\"]}}"

/* By numbers: a word might fit another answer when one cannot be read. */
static const struct { const char *reply, *question, *answer; } replies[] = {
	{ "3", "danger", "no" },
	{ "?", NULL, NULL },
	{ "2", "suicide", "no" },
	{ "!", NULL, NULL },
	{ "2", "support", "nobody" },
	{ "=", NULL, NULL },
	{ "1", "next-contact", "home" },
	{ "2=1", "danger", "now" },
	{ "", NULL, NULL },
	{ "/kamp", NULL, NULL },
	{ ".", NULL, NULL },
	{ "overzicht", NULL, NULL },
	{ "2=2", "danger", "days" },
	{ ".", NULL, NULL },
};
#define NREPLIES (sizeof(replies) / sizeof(replies[0]))

static void
attend(struct session *s)
{
	enum session_want want;

	for (;;) {
		session_heard(s);
		want = session_want(s);
		if (want != SESSION_PAGE_ONE && want != SESSION_SECTION &&
		    want != SESSION_ALL)
			return;
		session_shown(s);
	}
}

/* Each answer is one that was given, in advance or by a reply. */
static void
check_answers(const struct talk *t, struct session *s)
{
	const struct answers *a = session_answers(s);
	size_t i, q, option;
	bool given;

	for (q = 0; q < t->kb->nquestions; q++) {
		option = answers_option(a, q);
		if (option == KB_ALWAYS)
			continue;
		given = strcmp(t->kb->questions[q].head.id, "country") == 0 ||
		    strcmp(t->kb->questions[q].head.id, "profession") == 0;
		for (i = 0; i < NREPLIES; i++)
			given |= replies[i].question != NULL &&
			    kb_find_question(t->kb, replies[i].question,
			    strlen(replies[i].question)) == q &&
			    strcmp(t->kb->questions[q].options[option].id,
			    replies[i].answer) == 0;
		assert_true(given);
	}
}

static bool
talks_on(struct talk *t, struct session *s)
{
	bool taken = true;
	size_t i;

	attend(s);
	for (i = 0; i < NREPLIES && !session_failed(s); i++) {
		taken &= session_feed(s, replies[i].reply,
		    strlen(replies[i].reply)) == 0;
		attend(s);
	}
	enough();
	check_answers(t, s);
	if (taken && !session_failed(s))
		assert_int_equal(session_findings(s)->urgency, KB_TODAY);
	return taken && !session_failed(s);
}

static bool
consults(struct talk *t)
{
	struct session_options o = { .lang = KB_NL, .day = TALK_DAY,
	    .terminal = true, .country = "nl", .role = "gp", .save = "x" };
	struct diag *d = diag_new();
	struct saved *old = saved_read(t->kb, "old", OLD, strlen(OLD), d);
	struct session *s;
	bool done = false;

	assert_non_null(old);
	o.resumed = old;
	short_of();
	s = session_new(t->kb, t->program, &o, d);
	if (s != NULL)
		done = talks_on(t, s);
	enough();
	if (s == NULL)
		assert_int_equal(diag_worst(d), DIAG_ERROR);
	session_free(s);
	saved_free(old);
	diag_free(d);
	return done;
}

static void
a_consultation(void **state)
{
	at_each(*state, consults);
}

/* ---- a saved one ---- */

static bool
reads_saved(struct talk *t)
{
	static const char *const lost[] = { "dangr", "done=coleague" };
	struct diag *d = diag_new();
	const struct saved_lost *l;
	struct saved *s;
	size_t i;

	short_of();
	s = saved_read(t->kb, "old", OLD, strlen(OLD), d);
	enough();
	assert_int_equal(diag_worst(d) == DIAG_ERROR, s == NULL);
	diag_free(d);
	if (s == NULL)
		return false;
	/* A name may be cut off, which memory_lacks() tells. */
	for (l = s->lost, i = 0; l != NULL; l = l->next, i++)
		assert_int_equal(strncmp(l->what, lost[i], strlen(l->what)),
		    0);
	assert_int_equal(i, 2);
	assert_int_equal(s->answers->state[kb_find_question(t->kb, "danger",
	    6)], ANSWER_GIVEN);
	saved_free(s);
	return true;
}

static void
a_saved_consultation(void **state)
{
	at_each(*state, reads_saved);
}

/* ---- cases ---- */

struct record {
	enum { CASE, ROW, TRAINED } kind;
	const char *text;
	const char *header;
	const char *id;		/* as it is read; NULL: the record is wrong */
};

#define JUDGED "\"judgement\":{\"urgency\":\"now\"," \
    "\"secrecy\":\"bound\",\"reporting\":\"open\"," \
    "\"to\":[\"nl-112\"],\"steps\":[]}"

static const struct record records[] = {
	{ CASE, "{\"id\":\"a\",\"answers\":{\"danger\":\"now\",\"done\":["
	    "\"talked\"]},\"expect\":{\"urgency\":\"now\"}}", NULL, "a" },
	{ CASE, "{\"id\":\"a\",\"answers\":{\"danger\":\"nou\",\"dangr\":"
	    "\"now\"}}", NULL, NULL },
	{ CASE, "{\"answers\":{},\"expect\":{\"urgency\":\"soonish\"}}",
	    NULL, NULL },
	{ CASE, "{", NULL, NULL },
	{ ROW, "a\"b;now;\"talked\";now\0\0\0\0\0\0\0\0",
	    "id;danger;done;expect.urgency\n", "a\"b" },
	{ ROW, "\"a\"\"b\";now;\"talked\"\0\0\0\0\0\0\0\0",
	    "id;danger;done\n", "a\"b" },
	{ ROW, "a\xe9;now;talked\0\0\0\0\0\0\0\0", "id;danger;done\n",
	    "a\xc3\xa9" },
	{ ROW, "a;nou;talked\0\0\0\0\0\0\0\0", "id;danger;done\n", NULL },
	{ ROW, "a;now;talked\0\0\0\0\0\0\0\0", "id;danger;doen\n", NULL },
	{ TRAINED, "{\"format\":\"bespreek-training/1\",\"case\":\"a\","
	    "\"answers\":{\"danger\":\"now\",\"done\":[\"talked\"]},"
	    JUDGED "}", NULL, "a" },
	{ TRAINED, "{\"format\":\"bespreek-training/1\",\"case\":\"a\","
	    "\"answers\":{\"dangr\":\"now\"}," JUDGED "}", NULL, NULL },
};

static const struct record *record;

static void
read_record(struct case_read *r)
{
	struct group_person p = { .nto = 0 };
	struct case_table *table;

	if (record->kind == CASE)
		case_json_read(r, record->text, strlen(record->text));
	else if (record->kind == TRAINED)
		trained_json_read(r, &p, record->text, strlen(record->text));
	else {
		table = case_table_new(r->kb, record->header,
		    strlen(record->header));
		if (table == NULL)
			r->why.failed = true;
		else
			case_table_read(table, r, record->text,
			    strlen(record->text));
		case_table_free(table);
	}
}

/* What is wrong is never taken for right, nor for something else. */
static bool
is_right(const struct case_read *r)
{
	size_t danger = kb_find_question(r->kb, "danger", 6);
	size_t done = kb_find_question(r->kb, "done", 4);

	if (r->why.failed || arena_failed(r->arena) ||
	    (r->why.len > 0 && record->id != NULL))
		return false;
	if (record->id == NULL) {
		assert_true(r->why.len > 0);
		return true;
	}
	assert_int_equal(answers_option(r->answers, danger), 0);
	assert_int_equal(r->answers->tick[r->kb->questions[done]
	    .first_option], TRI_TRUE);
	assert_int_equal(r->idlen, strlen(record->id));
	assert_memory_equal(r->id, record->id, r->idlen);
	return true;
}

static bool
reads_record(struct talk *t)
{
	struct case_read r = { .kb = t->kb, .lang = KB_EN,
	    .country = KB_ALWAYS };
	struct arena *own, *besides;
	bool begun = false, right;

	short_of();
	own = arena_new();
	besides = arena_new();
	if (own != NULL && besides != NULL)
		begun = case_begin(&r, own);
	r.arena = besides;
	if (begun)
		read_record(&r);
	enough();
	right = begun && is_right(&r);
	if (own != NULL && besides != NULL)
		case_end(&r);
	arena_free(own);
	arena_free(besides);
	return right;
}

static void
a_record(void **state)
{
	size_t i;

	for (i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
		record = &records[i];
		at_each(*state, reads_record);
	}
}

/* ---- words ---- */

static bool
tells_numbers(struct talk *t)
{
	struct doc *doc = doc_new();
	bool fine;

	short_of();
	fine = sos_say(t->kb, KB_NL, NULL, doc);
	enough();
	if (fine) {
		assert_int_equal(doc_count(doc), 4);
		assert_non_null(strstr(doc_at(doc, 1)->text, "101"));
		assert_non_null(strstr(doc_at(doc, 3)->text, "112"));
	}
	doc_free(doc);
	return fine;
}

static void
numbers_to_call(void **state)
{
	at_each(*state, tells_numbers);
}

static bool
writes_date(struct talk *t)
{
	const struct civil at = { .year = 2026, .month = 11, .day = 20 };
	struct arena *arena = arena_new();
	struct answers *a = answers_new(t->kb, arena);
	struct sbuf date = SBUF_EMPTY, wanted = SBUF_EMPTY;
	bool fine;

	fill_date(a, KB_EN, &at, &wanted);
	short_of();
	fill_date(a, KB_EN, &at, &date);
	enough();
	fine = !date.failed;
	if (fine)
		assert_string_equal(sbuf_text(&date), sbuf_text(&wanted));
	sbuf_clear(&date);
	sbuf_clear(&wanted);
	arena_free(arena);
	return fine;
}

static void
a_date(void **state)
{
	at_each(*state, writes_date);
}

static bool
tells_difference(struct talk *t)
{
	static const struct expect_difference d = { EXPECT_URGENCY, KB_NOW,
	    KB_WEEK, 0 };
	struct case_read r = { .kb = t->kb, .lang = KB_EN };
	struct arena *arena = arena_new();
	struct sbuf to = SBUF_EMPTY, why = SBUF_EMPTY;
	bool fine;

	assert_true(case_begin(&r, arena));
	expect_init(&r.expect, t->kb, arena);
	assert_true(expect_add(&r.expect, EXPECT_URGENCY, "now", 3, 0, &why));
	sbuf_puts(&to, "before");
	short_of();
	case_tell_difference(&r, &d, &to);
	enough();
	fine = !to.failed;
	if (fine)
		assert_true(strncmp(sbuf_text(&to), "before | ", 9) == 0 &&
		    strlen(sbuf_text(&to)) > 9);
	sbuf_clear(&to);
	sbuf_clear(&why);
	case_end(&r);
	arena_free(arena);
	return fine;
}

static void
a_difference(void **state)
{
	at_each(*state, tells_difference);
}

/* ---- completion ---- */

static const char *started;

/* What is offered is a part of what fits, or an id; none of it is cut off. */
static bool
completes(struct talk *t)
{
	static const char *const ids[] = { "gevaar=now", "gevaar=days",
	    "gevaar=no", "nl", "next-contact=" };
	const char *const *words;
	char *all = NULL;
	bool known;
	size_t n, i, wanted;

	words = session_complete(t->session, started, strlen(started));
	for (wanted = 0; words[wanted] != NULL; wanted++) {
		all = realloc(all, (wanted + 1) * 64);
		assert_non_null(all);
		(void)snprintf(all + wanted * 64, 64, "%s", words[wanted]);
	}
	short_of();
	words = session_complete(t->session, started, strlen(started));
	enough();
	for (n = 0; words[n] != NULL; n++) {
		known = false;
		for (i = 0; i < wanted; i++)
			known |= strcmp(all + i * 64, words[n]) == 0;
		for (i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
			known |= strcmp(ids[i], words[n]) == 0;
		if (!known)
			fail_msg("%s: %s", started, words[n]);
	}
	free(all);
	return n == wanted;
}

static void
a_started_word(void **state)
{
	static const char *const starts[] = { "gevaar=", "/ka", "n" };
	struct talk *t = *state;
	size_t i;

	BEGIN(t);
	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		started = starts[i];
		at_each(t, completes);
	}
}

static int
begin(void **state)
{
	pool_json_prepare();
	return setup(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_consultation),
		cmocka_unit_test(a_saved_consultation),
		cmocka_unit_test(a_record),
		cmocka_unit_test(numbers_to_call),
		cmocka_unit_test(a_date),
		cmocka_unit_test(a_difference),
		cmocka_unit_test(a_started_word),
	};

	return cmocka_run_group_tests(tests, begin, teardown);
}
