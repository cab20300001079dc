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
#include "consult/pool_json.h"
#include "front/records.h"
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
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(row(*state, rows[i].header, rows[i].row),
		    rows[i].wanted);
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

#define BYTES(s) s, sizeof(s) - 1

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
		cmocka_unit_test(test_many_columns),
		cmocka_unit_test(test_long_row),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_beginnings),
		cmocka_unit_test(test_far_beginning),
	};

	return cmocka_run_group_tests_name("case_read", tests, begin, end);
}
