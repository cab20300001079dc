/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "advice.h"
#include "consult/case_json.h"
#include "consult/case_table.h"
#include "consult/case_words.h"
#include "consult/pool_json.h"
#include "consult/trained_json.h"
#include "front/records.h"
#include "kb/find.h"
#include "report_small.h"

/*
 * Tables and lines as people make them and as they break, without the
 * messages of batch, so that a complaint is the name of its message.
 */
struct reader {
	struct advice advice;
	struct case_read read;
	struct arena *arena;
	struct sbuf said;
};

#define BYTES(s) s, sizeof(s) - 1

static int
begin(void **state)
{
	static const char *const parts[] = { kb_small, small_elements };
	struct reader *r = calloc(1, sizeof(*r));

	pool_json_prepare();
	advice_open_parts(&r->advice, parts, 2, "2026-11-20T14:30");
	r->arena = arena_new();
	r->read.kb = r->advice.kb;
	r->read.lang = KB_EN;
	r->read.country = KB_ALWAYS;
	if (!case_begin(&r->read, r->arena))
		return -1;
	r->read.arena = r->arena;
	*state = r;
	return 0;
}

static int
end(void **state)
{
	struct reader *r = *state;

	case_end(&r->read);
	arena_free(r->arena);
	sbuf_clear(&r->said);
	advice_close(&r->advice);
	free(r);
	return 0;
}

static void
add_answer(struct sbuf *out, const struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	size_t i;

	sbuf_puts(out, q->head.id);
	sbuf_putc(out, '=');
	for (i = 0; i < q->noptions; i++)
		if (a->tick[q->first_option + i] == TRI_TRUE) {
			sbuf_puts(out, q->options[i].id);
			sbuf_putc(out, ',');
		}
	if (!answers_definite(a, question))
		sbuf_putc(out, '?');
	sbuf_putc(out, ' ');
}

/* "danger=now, support=friend,? ", or "! " and what is wrong. */
static const char *
said(struct reader *r)
{
	size_t i;

	sbuf_reset(&r->said);
	if (r->read.why.len > 0) {
		sbuf_puts(&r->said, "! ");
		sbuf_puts(&r->said, sbuf_text(&r->read.why));
		return sbuf_text(&r->said);
	}
	for (i = 0; i < r->read.kb->nquestions; i++)
		if (r->read.answers->state[i] != ANSWER_NONE)
			add_answer(&r->said, r->read.answers, i);
	return sbuf_text(&r->said);
}

static const char *
row(struct reader *r, const char *header, const char *record)
{
	struct case_table *t = case_table_new(r->read.kb, header,
	    strlen(header));
	size_t len = strlen(record);
	char *padded = calloc(1, len + CASE_SLACK);

	assert_non_null(t);
	assert_non_null(padded);
	memcpy(padded, record, len);
	case_table_read(t, &r->read, padded, len);
	(void)said(r);
	free(padded);
	case_table_free(t);
	return sbuf_text(&r->said);
}

static void
test_rows(void **state)
{
	static const struct { const char *header, *row, *wanted; } rows[] = {
		{ "id;danger;support", "a;now;friend",
		    "danger=now, support=friend, " },
		{ "id;danger;support", "a;;", "" },
		{ "id;danger;support", "a;unknown;unknown",
		    "danger=? support=? " },
		{ "id;support", "a;none", "support= " },
		{ "id;support", "a;friend,unknown", "support=friend,? " },
		{ "id;2", "a;no", "danger=no, " },
		{ "2;id", "no", "danger=no, " },
		/* Less or more than the header names: only words count. */
		{ "danger;suicide", "no", "danger=no, " },
		{ "danger;suicide", "no;no;;;", "danger=no, suicide=no, " },
		{ "danger;suicide", "no;no;;;now", "! batch-no-name" },
		/* Told once, by rows that have something there. */
		{ "danger;danger", "no", "danger=no, " },
		{ "danger;danger", "no;now", "! batch-column-twice" },
		{ "danger;2", "no;now", "! batch-column-twice" },
		{ "id;danger;id", "a;no;b", "! batch-column-twice" },
		{ "danger;zzzzzzzz", "no", "danger=no, " },
		{ "danger;zzzzzzzz", "no;x", "! batch-no-question" },
		{ "danger;dangr", "no;x", "! batch-no-question-near" },
		{ "danger;99", "no;x", "! batch-no-question" },
		{ "danger;expect.zzzzzzzz", "no;x", "! batch-no-question" },
		{ "danger;expect.urgncy", "no;x",
		    "! batch-no-question-near" },
		{ "expect.urgency;expect.urgency", "now;now",
		    "! batch-column-twice" },
		{ "expect.urgency;expect.secrecy;danger", "now;open;no",
		    "danger=no, " },
		/* Lists. */
		{ "support", "friend,nosuchthing", "! batch-no-answer" },
		{ "support", "friend,none", "! batch-none-alone" },
		{ "support", "friend,friend", "! batch-twice" },
		{ "danger", "now,no", "! batch-one-answer" },
		{ "danger", "none", "! batch-no-answer-near" },
		{ "support", "unknown,friend", "support=friend,? " },
		/* An option by its words or its number: its id is near. */
		{ "danger", "Nee", "! batch-no-answer-near" },
		{ "profession", "Another profession",
		    "! batch-no-answer-near" },
		{ "danger", "2", "! batch-no-answer-near" },
		{ "danger", "9", "! batch-no-answer" },
		{ "danger", "", "" },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(row(*state, rows[i].header, rows[i].row),
		    rows[i].wanted);
}

/* Known beforehand, the country fills in only what a case left out. */
static void
test_country(void **state)
{
	static const struct { const char *line, *wanted; } rows[] = {
		{ "{\"answers\":{}}", "country=nl, " },
		{ "{\"answers\":{\"country\":\"be\"}}", "country=be, " },
		{ "{\"answers\":{\"country\":\"unknown\"}}", "country=? " },
	};
	struct reader *r = *state;
	const struct kb_question *q =
	    &r->read.kb->questions[r->read.kb->country_question];
	size_t i;

	r->read.country = kb_find_option(q, "nl", 2);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		case_json_read(&r->read, rows[i].line, strlen(rows[i].line));
		case_fill(&r->read);
		assert_string_equal(said(r), rows[i].wanted);
	}
	/* Answers that were put there as a whole count as well. */
	case_reset(&r->read);
	answers_set_one(r->read.answers, r->read.kb->country_question,
	    kb_find_option(q, "be", 2));
	case_fill(&r->read);
	assert_string_equal(said(r), rows[1].wanted);
	r->read.country = KB_ALWAYS;
	case_json_read(&r->read, rows[0].line, strlen(rows[0].line));
	case_fill(&r->read);
	assert_string_equal(said(r), "");
}

/* Results of practising that say something else than they should. */
static void
test_trained(void **state)
{
#define FORMAT "\"format\":\"bespreek-training/1\","
#define REST "\"case\":\"a\",\"answers\":{\"danger\":\"now\"},"
#define JUDGED(more) "\"judgement\":{\"urgency\":\"now\",\"secrecy\":" \
    "\"bound\",\"reporting\":\"open\"" more "}"
	static const struct { const char *line, *wanted; } rows[] = {
		{ "{" FORMAT REST JUDGED("") "}", "danger=now, " },
		{ "{\"format\":1," REST JUDGED("") "}",
		    "! is no result of practising" },
		{ "{" FORMAT "\"case\":1,\"answers\":{}," JUDGED("") "}",
		    "! case must be the name" },
		{ "{" FORMAT REST "\"judgement\":[]}",
		    "! judgement must be an object" },
		{ "{" FORMAT REST "\"judgement\":{\"urgency\":\"now\","
		    "\"secrecy\":\"bound\"}}",
		    "! judgement.reporting is none of its values" },
		{ "{" FORMAT REST JUDGED(",\"to\":[1]") "}",
		    "! judgement.to may hold only names" },
		{ "{" FORMAT REST JUDGED(",\"steps\":[1]") "}",
		    "! judgement.steps: there is no step " },
		{ "{" FORMAT REST JUDGED(",\"steps\":[\"zz\"]") "}",
		    "! judgement.steps: there is no step zz" },
		{ "{" FORMAT REST JUDGED("") ",\"zz\":1}",
		    "! zz: a result has no such key" },
		{ "[]", "! a result is an object" },
	};
	struct reader *r = *state;
	struct group_person p;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		memset(&p, 0, sizeof(p));
		trained_json_read(&r->read, &p, rows[i].line,
		    strlen(rows[i].line));
		if (strncmp(said(r), rows[i].wanted, strlen(rows[i].wanted))
		    != 0)
			fail_msg("%s: %s", rows[i].line, said(r));
	}
}

/* More names than a result ever has are left out, not written behind. */
static void
test_trained_many(void **state)
{
	struct sbuf line = SBUF_EMPTY;
	struct reader *r = *state;
	struct group_person p;
	size_t i;

	memset(&p, 0, sizeof(p));
	sbuf_puts(&line, "{" FORMAT REST "\"judgement\":{\"urgency\":"
	    "\"now\",\"secrecy\":\"bound\",\"reporting\":\"open\","
	    "\"to\":[\"a\"");
	for (i = 0; i < CHOICES_TO_MAX + 3; i++)
		sbuf_puts(&line, ",\"a\"");
	sbuf_puts(&line, "]}}");
	trained_json_read(&r->read, &p, sbuf_text(&line), line.len);
	assert_string_equal(said(r), "danger=now, ");
	assert_int_equal(p.nto, CHOICES_TO_MAX);
	sbuf_clear(&line);
}

/* ---- words without slots of their own ---- */

/* Short words are compared as one number, long ones to their end; without
 * memory for the slots they are looked for one by one. */
static void
test_words(void **state)
{
	static const struct kb_option options[] = {
		{ .id = "no" }, { .id = "colleague" }, { .id = "colleagues" },
		{ .id = "eight-an" },
	};
	static const struct kb_question q = { .options = options,
	    .noptions = 4 };
	static const struct { const char *s; size_t len; int means; } rows[] = {
		{ BYTES("no\0\0\0\0\0\0\0\0"), 0 },
		{ BYTES("colleague\0\0\0\0\0\0\0\0"), 1 },
		{ BYTES("colleagues\0\0\0\0\0\0\0\0"), 2 },
		{ BYTES("colleagXX\0\0\0\0\0\0\0\0"), WORD_NOT },
		{ BYTES("colleag\0\0\0\0\0\0\0\0"), WORD_NOT },
		{ BYTES("eight-an\0\0\0\0\0\0\0\0"), 3 },
		{ BYTES("?\0\0\0\0\0\0\0\0"), WORD_UNKNOWN },
		{ BYTES("none\0\0\0\0\0\0\0\0"), WORD_NOT },
	};
	struct arena *arena = arena_new();
	struct words words;
	size_t i, pieces;
	int short_of;

	(void)state;
	words_init(&words, &q, arena);
	assert_true(words.factor != 0);
	for (short_of = 0; short_of < 2; short_of++) {
		for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
			assert_int_equal(words_find(&words, rows[i].s,
			    rows[i].len - CASE_SLACK), rows[i].means);
		/* A NUL is no part of a shorter word. */
		assert_int_equal(words_find(&words, rows[0].s, 3), WORD_NOT);
		/* Then with room for the list alone, in whatever pieces an
		 * arena gives it. */
		for (pieces = 0; short_of == 0 && pieces < 1000; pieces++) {
			arena_free(arena);
			arena = arena_new_fused(2);
			for (i = 0; i < pieces; i++)
				(void)arena_alloc(arena, 16);
			words_init(&words, &q, arena);
			if (words.at != NULL && words.factor == 0)
				break;
		}
		assert_int_equal(words.n, 6);
		assert_true(arena_failed(arena));
	}
	arena_free(arena);
}

/* What stands behind the last column that is looked at is not lost. */
static void
test_many_columns(void **state)
{
	struct sbuf header = SBUF_EMPTY, record = SBUF_EMPTY;
	int i;

	sbuf_puts(&header, "danger");
	sbuf_puts(&record, "no");
	for (i = 0; i < 1200; i++) {
		sbuf_puts(&header, ";");
		sbuf_puts(&record, ";");
	}
	assert_string_equal(row(*state, sbuf_text(&header),
	    sbuf_text(&record)), "danger=no, ");
	sbuf_puts(&header, "suicide");
	sbuf_puts(&record, "acute");
	assert_string_equal(row(*state, sbuf_text(&header),
	    sbuf_text(&record)), "! batch-no-name");
	sbuf_clear(&header);
	sbuf_clear(&record);
}

static void
test_long_row(void **state)
{
	char *record = malloc(CASE_MAX + 2);

	assert_non_null(record);
	memset(record, 'x', CASE_MAX + 1);
	record[CASE_MAX + 1] = '\0';
	assert_int_equal(strncmp(row(*state, "id;danger", record), "! ", 2),
	    0);
	free(record);
}

static void
test_json(void **state)
{
	static const struct { const char *line, *wanted; } rows[] = {
		{ "{\"answers\":{\"danger\":\"now\"}}", "danger=now, " },
		{ "{\"answers\":{\"support\":[\"friend\"],"
		    "\"danger\":\"now\"}}", "danger=now, support=friend, " },
		{ "{\"answers\":{}}", "" },
		{ "{\"answers\":{\"support\":[\"unknown\",\"friend\"]}}",
		    "support=friend,? " },
		{ "{\"answers\":{},\"zzzzzzzz\":1}", "! zzzzzzzz: a case has "
		    "no such key" },
		{ "{\"answers\":{},\"expct\":{}}", "! expct: a case has no "
		    "such key; did you mean expect?" },
		{ "{\"answers\":[\"danger\"]}", "! " },
		{ "{\"answers\":null}", "! " },
		{ "{\"answers\":{\"danger\":[\"now\"]}}", "! " },
		{ "{\"answers\":{\"danger\":{\"now\":true}}}", "! " },
		{ "{\"answers\":{\"support\":\"friend\"}}", "! " },
		{ "{\"answers\":{\"support\":[[\"friend\"]]}}", "! " },
		{ "{\"answers\":{\"support\":[null]}}", "! " },
		{ "{\"answers\":{},\"expect\":[]}", "! " },
		{ "{\"answers\":{},\"expect\":{\"urgency\":1}}", "! " },
		{ "{\"answers\":{},\"expect\":{\"steps\":[1]}}", "! " },
		{ "{\"answers\":{},\"expect\":{\"zzzzzzzz\":\"x\"}}",
		    "! expect.zzzzzzzz: nothing can be expected" },
		{ "[]", "! a case is an object" },
		{ "{\"answers\":{}", "! " },
		{ "{\"answers\":{}}}", "! " },
	};
	struct reader *r = *state;
	size_t i, n;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		case_json_read(&r->read, rows[i].line, strlen(rows[i].line));
		n = strlen(rows[i].wanted);
		if (rows[i].wanted[0] != '!')
			n++;
		if (strncmp(said(r), rows[i].wanted, n) != 0)
			fail_msg("%s: %s", rows[i].line, said(r));
	}
}

/* ---- how files begin ---- */

/* The records of a file as "[…]", without line ends and blank ones; '!' when
 * it is none. */
static void
add_records(struct reader *r, const char *bytes, size_t len)
{
	char name[] = "/tmp/bespreek-case-XXXXXX";
	const char *names[] = { name };
	struct records records;
	struct piece p = { 0 };
	int fd = mkstemp(name);
	size_t n;

	assert_int_not_equal(fd, -1);
	assert_int_equal(write(fd, bytes, len), len);
	(void)close(fd);
	sbuf_reset(&r->said);
	diag_free(r->advice.diag);
	r->advice.diag = diag_new();
	records_init(&records, r->read.kb, names, 1, r->advice.diag);
	while (records_take(&records, &p)) {
		for (; (n = piece_record(&p)) > 0; p.begin += n) {
			if (piece_is_blank(&p, p.text + p.begin, n))
				continue;
			sbuf_putc(&r->said, '[');
			sbuf_add(&r->said, p.text + p.begin,
			    record_text(p.text + p.begin, n));
			sbuf_putc(&r->said, ']');
		}
		records_done(&records, &p);
	}
	if (diag_count(r->advice.diag) > 0)
		sbuf_putc(&r->said, '!');
	piece_clear(&p);
	records_clear(&records);
	(void)unlink(name);
}

static void
test_beginnings(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *wanted;
	} rows[] = {
		{ BYTES("danger\nno\n"), "[no]" },
		{ BYTES("\n\r\n;;\n\ndanger\n\nno\n"), "[no]" },
		{ BYTES("\r\rdanger\rno\rnow"), "[no][now]" },
		{ BYTES("danger\rno\r"), "[no]" },
		{ BYTES("\n \t\r\n{\"a\":1}\n\n{}\n"), "[{\"a\":1}][{}]" },
		{ BYTES("  \n<cases/>"), "[<cases/>]" },
		{ BYTES("\xef\xbb\xbf" "danger\nno"), "[no]" },
		{ BYTES("\xef\xbb\xbf\n{}\n"), "[{}]" },
		{ BYTES("\xff\xfe" "{\0}\0\n\0"), "[{}]" },
		{ BYTES("\xfe\xff\0{\0}\0\n"), "[{}]" },
		{ BYTES("\xff\xfe" "{\0}\0\n\0{"), "[{}]" },
		{ BYTES("zzzzzzzz\nno\n"), "!" },
		/* Nothing in it. */
		{ BYTES(""), "" },
		{ BYTES("\n"), "" },
		{ BYTES("\n \n\t\n"), "" },
		{ BYTES("{"), "[{]" },
		{ BYTES("\xff\xfe"), "" },
		{ BYTES("\xef\xbb\xbf"), "" },
		{ BYTES("\xef\xbb"), "!" },
	};
	struct reader *r = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		add_records(r, rows[i].bytes, rows[i].len);
		if (strcmp(sbuf_text(&r->said), rows[i].wanted) != 0)
			fail_msg("%zu: %s for %s", i, sbuf_text(&r->said),
			    rows[i].wanted);
	}
}

/* Blank lines beyond what is read at once. */
static void
test_far_beginning(void **state)
{
	static const size_t far[] = { 1000, 128 * 1024 - 1, 128 * 1024,
	    300 * 1024 };
	static const char table[] = "danger\nno\n";
	struct reader *r = *state;
	char *bytes;
	size_t i;

	for (i = 0; i < sizeof(far) / sizeof(far[0]); i++) {
		bytes = malloc(far[i] + sizeof(table));
		assert_non_null(bytes);
		memset(bytes, '\n', far[i]);
		memcpy(bytes + far[i], table, sizeof(table));
		add_records(r, bytes, far[i] + sizeof(table) - 1);
		free(bytes);
		assert_string_equal(sbuf_text(&r->said), "[no]");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_country),
		cmocka_unit_test(test_trained),
		cmocka_unit_test(test_trained_many),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_many_columns),
		cmocka_unit_test(test_long_row),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_beginnings),
		cmocka_unit_test(test_far_beginning),
	};

	return cmocka_run_group_tests_name("case_read", tests, begin, end);
}
