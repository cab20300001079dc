/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/utf8.h"
#include "consult/commands.h"
#include "consult/fill.h"
#include "consult/match.h"
#include "consult/names.h"
#include "consult/reply.h"
#include "kb/find.h"
#include "talk_test.h"

struct row {
	const char *question, *typed;
	enum reply_result result;
	uint64_t numbers;	/* or, when ambiguous, what fits */
};

#define N(n) REPLY_BIT(n)

static const struct row dutch[] = {
	{ "danger", "1", REPLY_OK, N(1) },
	{ "danger", " 3 ", REPLY_OK, N(3) },
	{ "danger", "2.", REPLY_OK, N(2) },
	{ "danger", "2)", REPLY_OK, N(2) },
	{ "danger", "0", REPLY_OK, N(0) },
	{ "danger", "4", REPLY_NO_SUCH_NUMBER, 0 },
	{ "danger", "99", REPLY_NO_SUCH_NUMBER, 0 },
	{ "danger", "-1", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "01", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "00", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "1 2", REPLY_ONE_ONLY, 0 },
	{ "danger", "1 1", REPLY_ONE_ONLY, 0 },
	{ "danger", "99999999999999999999", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "   ", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "...", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", ",,,", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "now", REPLY_OK, N(1) },
	{ "danger", "DAYS", REPLY_OK, N(2) },
	{ "danger", "nee", REPLY_OK, N(3) },
	{ "danger", "NEE!", REPLY_OK, N(3) },
	{ "danger", "n", REPLY_OK, N(3) },
	{ "danger", "ja, n", REPLY_OK, N(1) },
	{ "danger", "ja nu", REPLY_OK, N(1) },
	{ "danger", "ja", REPLY_AMBIGUOUS, N(1) | N(2) },
	{ "danger", "ja ja", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "help", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "neen", REPLY_NOT_UNDERSTOOD, 0 },
	{ "danger", "weet niet", REPLY_OK, N(0) },
	{ "danger", "weet ik nog", REPLY_OK, N(0) },
	{ "danger", "geen idee", REPLY_OK, N(0) },
	{ "danger", "unknown", REPLY_OK, N(0) },
	{ "danger", "Don't know", REPLY_OK, N(0) },
	{ "danger", "geen", REPLY_NOT_UNDERSTOOD, 0 },
	/* Belgian keys without Shift. */
	{ "danger", "&", REPLY_OK, N(1) },
	{ "danger", "\xc3\xa9", REPLY_OK, N(2) },
	{ "danger", "\"", REPLY_OK, N(3) },
	{ "danger", "\xc3\xa0", REPLY_OK, N(0) },
	{ "danger", "'", REPLY_NO_SUCH_NUMBER, 0 },
	{ "danger", "\xc3\xa7", REPLY_NO_SUCH_NUMBER, 0 },
	{ "danger", "!", REPLY_NOT_UNDERSTOOD, 0 },
	/* A digit is a number, never the start of "18 dagen". */
	{ "next-contact", "1", REPLY_OK, N(1) },
	{ "next-contact", "18", REPLY_NO_SUCH_NUMBER, 0 },
	{ "next-contact", "1,", REPLY_OK, N(1) },
	{ "next-contact", "1-", REPLY_NOT_UNDERSTOOD, 0 },
	{ "next-contact", "18 d", REPLY_OK, N(3) },
	{ "country", "0", REPLY_NO_SUCH_NUMBER, 0 },
	{ "country", "weet niet", REPLY_NOT_UNDERSTOOD, 0 },
	{ "country", "belgie", REPLY_OK, N(1) },
	{ "country", "BELGI\xc3\x8b", REPLY_OK, N(1) },
	{ "country", "nl", REPLY_OK, N(2) },
	/* Several. */
	{ "done", "1", REPLY_OK, N(1) },
	{ "done", "1 3", REPLY_OK, N(1) | N(3) },
	{ "done", "1,3", REPLY_OK, N(1) | N(3) },
	{ "done", "3, 1", REPLY_OK, N(1) | N(3) },
	{ "done", "1 3 0", REPLY_OK, N(1) | N(3) | N(0) },
	{ "done", "& \" \xc3\xa0", REPLY_OK, N(1) | N(3) | N(0) },
	{ "done", "0", REPLY_OK, N(0) },
	{ "done", "4", REPLY_OK, N(4) },
	{ "done", "4 1", REPLY_NOT_TOGETHER, 0 },
	{ "done", "4 0", REPLY_NOT_TOGETHER, 0 },
	{ "done", "5", REPLY_NO_SUCH_NUMBER, 0 },
	{ "done", "1 5", REPLY_NO_SUCH_NUMBER, 0 },
	{ "done", "1 x", REPLY_NOT_UNDERSTOOD, 0 },
	{ "done", "talked,advice", REPLY_OK, N(1) | N(3) },
	{ "done", "talked,unknown", REPLY_OK, N(1) | N(0) },
	{ "done", "none", REPLY_OK, N(4) },
	{ "done", "geen", REPLY_OK, N(4) },
	{ "done", "geen van", REPLY_OK, N(4) },
	{ "done", "gepraat collega", REPLY_OK, N(1) | N(2) },
	{ "done", "gepraat, raad gev", REPLY_OK, N(1) | N(3) },
	{ "done", "om raad gevraagd", REPLY_OK, N(3) },
	{ "done", "met die persoon gepraat, rustig", REPLY_OK, N(1) },
	{ "done", "gepraat, nergens", REPLY_NOT_UNDERSTOOD, 0 },
	{ "done", "1 3, collega", REPLY_OK, N(1) | N(2) | N(3) },
};

static size_t
question(const struct talk *t, const char *id)
{
	size_t q = kb_find_question(t->kb, id, strlen(id));

	assert_true(q != KB_ALWAYS);
	return q;
}

static void
every_form_of_answer(void **state)
{
	struct talk *t = *state;
	struct reply r;
	enum reply_result result;
	size_t i;

	assert_true(talk_begin(t, KB_NL, true, NULL, NULL));
	for (i = 0; i < sizeof(dutch) / sizeof(dutch[0]); i++) {
		result = reply_parse(session_answers(t->session), KB_NL,
		    question(t, dutch[i].question), dutch[i].typed,
		    strlen(dutch[i].typed), &r);
		if (result != dutch[i].result || (result == REPLY_OK &&
		    r.numbers != dutch[i].numbers) ||
		    (result == REPLY_AMBIGUOUS && r.fits != dutch[i].numbers))
			fail_msg("%s: \"%s\" gives %d, %llx",
			    dutch[i].question, dutch[i].typed, (int)result,
			    (unsigned long long)r.numbers);
	}
}

static void
english_words(void **state)
{
	struct talk *t = *state;
	struct reply r;

	assert_true(talk_begin(t, KB_EN, true, NULL, NULL));
	assert_int_equal(reply_parse(session_answers(t->session), KB_EN,
	    question(t, "danger"), "yes, w", 6, &r), REPLY_OK);
	assert_true(r.numbers == N(2));
	assert_int_equal(reply_parse(session_answers(t->session), KB_EN,
	    question(t, "danger"), "nee", 3, &r), REPLY_NOT_UNDERSTOOD);
	assert_int_equal(reply_parse(session_answers(t->session), KB_EN,
	    question(t, "done"), "weet niet", 9, &r), REPLY_OK);
	assert_true(r.numbers == N(0));
}

/* What is stored reads back as the same numbers. */
static void
numbers_survive_storing(void **state)
{
	static const uint64_t many[] = { N(0), N(1), N(1) | N(3),
		N(1) | N(2) | N(3), N(2) | N(0), N(4) };
	static const uint64_t one[] = { N(0), N(1), N(2), N(3) };
	struct talk *t = *state;
	struct arena *arena = arena_new();
	struct answers *a = answers_new(t->kb, arena);
	size_t i;

	assert_non_null(a);
	for (i = 0; i < sizeof(many) / sizeof(many[0]); i++) {
		reply_store(a, question(t, "done"), many[i]);
		assert_true(reply_numbers(a, question(t, "done")) ==
		    many[i]);
	}
	for (i = 0; i < sizeof(one) / sizeof(one[0]); i++) {
		reply_store(a, question(t, "danger"), one[i]);
		assert_true(reply_numbers(a, question(t, "danger")) ==
		    one[i]);
	}
	assert_true(reply_numbers(a, question(t, "support")) == 0);
	arena_free(arena);
}

static void
names_of_questions(void **state)
{
	static const struct { const char *typed, *id; } rows[] = {
		{ "danger", "danger" }, { "2", "danger" },
		{ "\xc3\xa9", "danger" }, { "gevaar", "danger" },
		{ "GEV", "danger" }, { "zelfdoding", "suicide" },
		{ "suicide", "suicide" }, { "kamp", "next-contact" },
		{ "camp", "next-contact" }, { "vakantie", "next-contact" },
		{ "kamp van", "support" }, { "steun", "support" },
		{ "partner-knows", "partner-knows" }, { "8", "partner-knows" },
		{ "9", NULL }, { "0", NULL }, { "", NULL }, { "xyz", NULL },
		{ "ka", NULL }, { "st", NULL }, { "g", NULL },
	};
	struct talk *t = *state;
	enum reply_result result;
	size_t i, q;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		result = names_question(t->kb, KB_NL, rows[i].typed,
		    strlen(rows[i].typed), &q);
		if ((result == REPLY_OK) != (rows[i].id != NULL) ||
		    (rows[i].id != NULL &&
		    strcmp(t->kb->questions[q].head.id, rows[i].id) != 0))
			fail_msg("\"%s\" gives %d", rows[i].typed,
			    (int)result);
	}
}

static void
commands_by_sign_and_word(void **state)
{
	static const struct {
		const char *typed;
		enum command_id id;
		const char *value;
	} rows[] = {
		{ "?", COMMAND_WHY, "" }, { "waarom", COMMAND_WHY, "" },
		{ "Why", COMMAND_WHY, "" }, { "<", COMMAND_BACK, "" },
		{ " terug ", COMMAND_BACK, "" }, { "=", COMMAND_OVERVIEW, "" },
		{ "overview", COMMAND_OVERVIEW, "" },
		{ "=8", COMMAND_CHANGE, "8" }, { "= 8", COMMAND_CHANGE, "8" },
		{ "wijzig 8", COMMAND_CHANGE, "8" },
		{ "change suicide", COMMAND_CHANGE, "suicide" },
		{ "/kamp", COMMAND_FIND, "kamp" },
		{ "zoek kamp", COMMAND_FIND, "kamp" },
		{ "!", COMMAND_SOS, "" }, { "sos", COMMAND_SOS, "" },
		{ ".", COMMAND_ADVICE, "" }, { "advies", COMMAND_ADVICE, "" },
		{ "stop", COMMAND_STOP, "" }, { "quit", COMMAND_STOP, "" },
		{ "wis", COMMAND_WIPE, "" }, { "wipe", COMMAND_WIPE, "" },
		{ "nieuw", COMMAND_NEW, "" }, { "save", COMMAND_SAVE, "" },
		{ "stop nu", COMMAND_NONE, "" }, { "? x", COMMAND_NONE, "" },
		{ "ja", COMMAND_NONE, "" }, { "", COMMAND_NONE, "" },
		{ "stopt", COMMAND_NONE, "" }, { "1", COMMAND_NONE, "" },
		{ "/", COMMAND_FIND, "" }, { "??", COMMAND_WHY, "?" },
		{ "!!", COMMAND_SOS, "!" }, { "?!", COMMAND_NONE, "" },
	};
	struct talk *t = *state;
	struct command_typed c;
	struct sbuf folded = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sbuf_reset(&folded);
		utf8_add_folded(&folded, rows[i].typed,
		    strlen(rows[i].typed));
		c = command_read(t->kb, rows[i].typed, strlen(rows[i].typed),
		    sbuf_text(&folded));
		if (c.id != rows[i].id || (c.id != COMMAND_NONE &&
		    (c.len != strlen(rows[i].value) ||
		    memcmp(c.value, rows[i].value, c.len) != 0)))
			fail_msg("\"%s\" gives %d", rows[i].typed, (int)c.id);
	}
	sbuf_clear(&folded);
}

static void
refuse_start(const struct talk *t, const char *text, const char *words)
{
	const char *end = words + strlen(words), *item;
	struct sbuf word = SBUF_EMPTY;
	size_t len;

	while (match_item(&words, end, ",", &item, &len)) {
		sbuf_reset(&word);
		utf8_add_folded(&word, item, len);
		if (match_text(sbuf_text(&word), text) != MATCH_NONE)
			fail_msg("\"%s\" starts with the command \"%s\"",
			    text, sbuf_text(&word));
	}
	(void)t;
	sbuf_clear(&word);
}

static void
refuse_commands(const struct talk *t, const struct kb_text *text)
{
	int lang, other, id;

	for (lang = 0; lang < KB_NLANG; lang++)
		for (other = 0; other < KB_NLANG; other++)
			for (id = COMMAND_NONE + 1; id < NCOMMANDS &&
			    text->in[lang] != NULL; id++)
				refuse_start(t, text->in[lang], kb_message(
				    t->kb, (enum kb_lang)other,
				    command_row((enum command_id)id)->words));
}

/* Over the real knowledge: a command never hides an answer. */
static void
no_option_starts_with_a_command(void **state)
{
	struct talk *t = talk_new_real();
	const struct kb_question *q;
	size_t i, j;

	(void)state;
	assert_non_null(t);
	assert_true(t->kb->nquestions > 30);
	for (i = 0; i < t->kb->nquestions; i++) {
		q = &t->kb->questions[i];
		refuse_commands(t, &q->unknown);
		refuse_commands(t, &q->none);
		for (j = 0; j < q->noptions; j++) {
			refuse_commands(t, &q->options[j].text);
			refuse_commands(t, &q->options[j].brief);
		}
	}
	talk_free(t);
}

/* Over the real knowledge: each id, number, text and short name gives its
 * own option, and each question is found by its short name. */
static void
check_option(const struct talk *t, enum kb_lang lang, size_t q, unsigned o,
    const char *typed)
{
	struct reply r;
	enum reply_result result = reply_parse(session_answers(t->session),
	    lang, q, typed, strlen(typed), &r);

	if (result != REPLY_OK || r.numbers != N(o + 1))
		fail_msg("%s: \"%s\" is not option %u (%d)",
		    t->kb->questions[q].head.id, typed, o + 1, (int)result);
}

static void
check_text(const struct talk *t, enum kb_lang lang, size_t q, unsigned o,
    const struct kb_text *text)
{
	struct sbuf filled = SBUF_EMPTY;

	if (text->in[lang] == NULL)
		return;
	fill_text(session_answers(t->session), lang, text->in[lang], NULL,
	    &filled);
	check_option(t, lang, q, o, sbuf_text(&filled));
	sbuf_clear(&filled);
}

static void
check_question(const struct talk *t, enum kb_lang lang, size_t q)
{
	const struct kb_question *x = &t->kb->questions[q];
	size_t found;
	unsigned o;

	assert_int_equal(names_question(t->kb, lang, x->brief.in[lang],
	    strlen(x->brief.in[lang]), &found), REPLY_OK);
	assert_true(found == q);
	for (o = 0; o < x->noptions; o++) {
		check_option(t, lang, q, o, x->options[o].id);
		check_text(t, lang, q, o, &x->options[o].text);
		check_text(t, lang, q, o, &x->options[o].brief);
	}
}

static void
every_real_answer_can_be_typed(void **state)
{
	struct talk *t = talk_new_real();
	size_t q;
	int lang;

	(void)state;
	assert_non_null(t);
	for (lang = 0; lang < KB_NLANG; lang++) {
		assert_true(talk_begin(t, (enum kb_lang)lang, true, NULL,
		    NULL));
		for (q = 0; q < t->kb->nquestions; q++)
			check_question(t, (enum kb_lang)lang, q);
	}
	talk_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_form_of_answer),
		cmocka_unit_test(english_words),
		cmocka_unit_test(numbers_survive_storing),
		cmocka_unit_test(names_of_questions),
		cmocka_unit_test(commands_by_sign_and_word),
		cmocka_unit_test(no_option_starts_with_a_command),
		cmocka_unit_test(every_real_answer_can_be_typed),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
