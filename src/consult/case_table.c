/* SPDX-License-Identifier: MIT */
#include "consult/case_table.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "consult/case_cells.h"
#include "consult/case_words.h"
#include "consult/match.h"
#include "consult/reply.h"
#include "kb/find.h"
#include "kb/near.h"

#define COLUMNS_MAX 1000

struct column;
typedef void column_read(const struct column *, struct case_read *,
    const char *cell, size_t len);

struct column {
	column_read *read;
	size_t question;
	enum expect_key key;
	struct words words;
	const char *message;		/* why it cannot be used */
	const char *name, *near;
};

struct case_table {
	struct arena *arena;
	const struct kb *kb;
	struct column *columns;
	size_t n;
	char separator;
	bool expects;
};

/* ---- what a column holds ---- */

static void
complain_question(const struct column *c, struct case_read *r,
    const char *message)
{
	const char *const pairs[] = { "question",
	    r->kb->questions[c->question].brief.in[r->lang], NULL };

	case_complain_filled(r, message, pairs);
}

static void
read_id(const struct column *c, struct case_read *r, const char *cell,
    size_t len)
{
	(void)c;
	r->id = cell;
	r->idlen = len;
}

static void
read_useless(const struct column *c, struct case_read *r, const char *cell,
    size_t len)
{
	const char *pairs[] = { "column", c->name, "near", c->near, NULL };

	(void)cell;
	(void)len;
	if (c->near == NULL)
		pairs[2] = NULL;
	case_complain_filled(r, c->message, pairs);
}

static void
read_one(const struct column *c, struct case_read *r, const char *cell,
    size_t len)
{
	int means = words_find(&c->words, cell, len);

	if (means >= 0)
		case_choose(r, c->question, (size_t)means);
	else if (means == WORD_UNKNOWN) {
		answers_set_unknown(r->answers, c->question);
		case_answer(r, c->question);
	} else if (memchr(cell, ',', len) != NULL)
		complain_question(c, r, "batch-one-answer");
	else
		words_complain(&c->words, r, cell, len);
}

/* After all were denied. */
static void
tick(const struct column *c, struct case_read *r, const char *s, size_t len,
    bool *rest_unknown)
{
	int means = words_find(&c->words, s, len);

	if (means == WORD_UNKNOWN)
		*rest_unknown = true;
	else if (means == WORD_NONE)
		complain_question(c, r, "batch-none-alone");
	else if (means == WORD_NOT)
		words_complain(&c->words, r, s, len);
	else if (!answers_tick(r->answers, c->question, (size_t)means))
		complain_question(c, r, "batch-twice");
}

static void
read_list(const struct column *c, struct case_read *r, const char *cell,
    size_t len)
{
	const char *end = cell + len, *item;
	bool rest_unknown = false;

	answers_deny(r->answers, c->question);
	if (*cell == ',')		/* not even one: that says nothing */
		words_complain(&c->words, r, cell, len);
	while (match_item(&cell, end, ",", &item, &len))
		tick(c, r, item, len, &rest_unknown);
	answers_end(r->answers, c->question, rest_unknown);
}

static void
read_many(const struct column *c, struct case_read *r, const char *cell,
    size_t len)
{
	int means = words_find(&c->words, cell, len);

	if (means == WORD_UNKNOWN)
		answers_set_unknown(r->answers, c->question);
	else if (means == WORD_NONE)
		answers_deny(r->answers, c->question);
	else
		read_list(c, r, cell, len);
	case_answer(r, c->question);
}

static void
read_expected(const struct column *c, struct case_read *r, const char *cell,
    size_t len)
{
	const char *end = cell + len, *item;

	while (match_item(&cell, end, ",", &item, &len))
		case_expect(r, c->key, item, len);
}

/* ---- the header ---- */

static void
set_useless(struct case_table *t, struct column *c, const char *message,
    const char *name, size_t len, const char *near)
{
	struct sbuf shown = SBUF_EMPTY;

	utf8_add_short(&shown, name, len, WORDS_SHOWN);
	c->read = read_useless;
	c->message = message;
	c->name = arena_strdup(t->arena, sbuf_text(&shown));
	c->near = near;
	sbuf_clear(&shown);
}

static bool
is_named(const struct case_table *t, const struct column *c)
{
	const struct column *other;

	for (other = t->columns; other < c; other++)
		if (other->read == c->read &&
		    other->question == c->question && other->key == c->key)
			return true;
	return false;
}

static void
set_question(struct case_table *t, struct column *c, const char *s,
    size_t len, size_t question)
{
	c->question = question;
	c->read = t->kb->questions[question].many ? read_many : read_one;
	if (is_named(t, c))
		set_useless(t, c, "batch-column-twice", s, len, NULL);
	else
		words_init(&c->words, &t->kb->questions[question], t->arena);
}

/* Columns "expect.urgency" and the like. */
static const char expects[] = "expect.";
#define EXPECTS_LEN (sizeof(expects) - 1)

static void
set_expected(struct case_table *t, struct column *c, const char *s,
    size_t len)
{
	const char *near = expect_key_near(s + EXPECTS_LEN,
	    len - EXPECTS_LEN);

	t->expects = true;
	c->read = read_expected;
	c->key = expect_key(s + EXPECTS_LEN, len - EXPECTS_LEN);
	if (c->key == NEXPECT_KEYS)
		set_useless(t, c, near == NULL ? "batch-no-question" :
		    "batch-no-question-near", s, len, near);
	else if (is_named(t, c))
		set_useless(t, c, "batch-column-twice", s, len, NULL);
}

/* By its id or its number. */
static size_t
find_question(const struct kb *kb, const char *s, size_t len)
{
	int number = reply_digits(s, len);
	size_t i;

	for (i = 0; number > 0 && i < kb->nquestions; i++)
		if (kb->questions[i].number == (unsigned)number)
			return i;
	return kb_find_question(kb, s, len);
}

static void
set_column(struct case_table *t, struct column *c, const char *s, size_t len)
{
	const char *near = kb_near_question(t->kb, s, len);
	size_t question = find_question(t->kb, s, len);

	c->question = KB_ALWAYS;
	c->key = NEXPECT_KEYS;
	if (len == 0)
		set_useless(t, c, "batch-no-name", s, len, NULL);
	else if (len == 2 && memcmp(s, "id", 2) == 0) {
		c->read = read_id;
		if (is_named(t, c))
			set_useless(t, c, "batch-column-twice", s, len, NULL);
	} else if (len > EXPECTS_LEN && memcmp(s, expects, EXPECTS_LEN) == 0)
		set_expected(t, c, s, len);
	else if (question != KB_ALWAYS)
		set_question(t, c, s, len, question);
	else
		set_useless(t, c, near == NULL ? "batch-no-question" :
		    "batch-no-question-near", s, len, near);
}

char
case_table_separator(const char *header, size_t len)
{
	static const char separators[] = "\t;,";
	size_t i;

	for (i = 0; separators[i] != '\0'; i++)
		if (memchr(header, separators[i], len) != NULL)
			return separators[i];
	return separators[0];
}

struct case_table *
case_table_new(const struct kb *kb, const char *header, size_t len)
{
	struct arena *arena = arena_new();
	struct case_table *t = arena_alloc(arena, sizeof(*t));
	struct cells cells;
	const char *cell;

	if (t == NULL)
		goto fail;
	t->arena = arena;
	t->kb = kb;
	t->separator = case_table_separator(header, len);
	t->columns = arena_calloc(arena, COLUMNS_MAX, sizeof(*t->columns));
	cells_begin(&cells, header, len, t->separator, arena);
	while (t->columns != NULL && t->n < COLUMNS_MAX &&
	    cells_next(&cells, &cell, &len))
		set_column(t, &t->columns[t->n++], cell, len);
	if (!arena_failed(arena))
		return t;
fail:
	arena_free(arena);
	return NULL;
}

void
case_table_free(struct case_table *t)
{
	if (t != NULL)
		arena_free(t->arena);
}

bool
case_table_is_usable(const struct case_table *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->columns[i].read != read_useless)
			return true;
	return false;
}

bool
case_table_expects(const struct case_table *t)
{
	return t->expects;
}

/* ---- rows ---- */

static void
read_row(const struct case_table *t, struct case_read *r, const char *record,
    size_t len)
{
	const struct column *c = t->columns, *end = c + t->n;
	static const struct column beyond = { .read = read_useless,
	    .message = "batch-no-name", .name = "" };
	struct cells cells;
	const char *cell;

	cells_begin(&cells, record, len, t->separator, r->arena);
	while (cells_next(&cells, &cell, &len)) {
		if (c >= end)
			c = &beyond;
		if (len > 0)
			c->read(c, r, cell, len);
		if (c == &beyond && len > 0)
			return;
		c = c == &beyond ? end : c + 1;
	}
	if (cells.broken)
		case_complain_filled(r, "batch-quote",
		    (const char *const[]){ NULL });
}

void
case_table_read(const struct case_table *t, struct case_read *r,
    const char *record, size_t len)
{
	static const char *const none[] = { NULL };

	case_reset(r);
	if (len > CASE_MAX)
		case_too_long(r);
	else if (memchr(record, '\0', len) != NULL)
		case_complain_filled(r, "batch-nul", none);
	else
		read_row(t, r, record, len);
	if (r->id != NULL && !utf8_valid(r->id, r->idlen))
		cells_from_windows(r->arena, &r->id, &r->idlen);
}
