/* SPDX-License-Identifier: MIT */
/* Every command at the prompt, by its sign and by its words in either
 * language, in a dialogue in either. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "world.h"

static const char *const args[][10] = {
	{ "-c", "be", "-l", "nl", "--at", "2026-11-20T17:40", "--color",
	    "never", NULL },
	{ "-c", "be", "-l", "en", "--at", "2026-11-20T17:40", "--color",
	    "never", NULL },
};

/* What surely stays on one line: up to what is filled in, and not much. */
static const char *
start(const char *text)
{
	static char s[40];
	size_t n = strcspn(text, "{;");

	(void)snprintf(s, sizeof(s), "%.*s", (int)(n < 30 ? n : 30), text);
	return s;
}

static const char *
says(const struct world *w, const char *id, enum kb_lang lang)
{
	return start(kb_message(w->kb, lang, id));
}

/* The first word of a command in a language. */
static const char *
word(const struct world *w, const char *id, enum kb_lang lang)
{
	static char s[40];
	const char *words = kb_message(w->kb, lang, id);

	(void)snprintf(s, sizeof(s), "%.*s", (int)strcspn(words, ","), words);
	return s;
}

/* A line; then what is shown, then the prompt. */
static void
shows(struct terminal *t, const char *line, const char *text)
{
	assert_true(terminal_line(t, line, text));
	assert_true(terminal_wait(t, PROMPT));
}

static void
shows_with(struct terminal *t, const char *command, const char *value,
    const char *text)
{
	char line[128];

	(void)snprintf(line, sizeof(line), "%s %s", command, value);
	shows(t, line, text);
}

static void
begin(struct terminal *t, enum kb_lang lang)
{
	open_with(t, args[lang], NULL);
	assert_true(terminal_wait(t, PROMPT));
}

static void
explanations(void **state)
{
	struct world *w = *state;
	size_t q = kb_find_question(w->kb, "danger", 6);
	struct terminal t;
	int lang, other;

	for (lang = 0; lang < KB_NLANG; lang++) {
		begin(&t, lang);
		shows(&t, "?", start(w->kb->questions[q].why.in[lang]));
		shows(&t, "?", says(w, "say-cmd-back", lang));
		shows(&t, "", question(w, "danger", lang));
		shows(&t, "??", says(w, "say-cmd-back", lang));
		for (other = 0; other < KB_NLANG; other++) {
			shows(&t, "", question(w, "danger", lang));
			shows(&t, word(w, "cmd-why", other),
			    start(w->kb->questions[q].why.in[lang]));
		}
		terminal_close(&t);
	}
}

static void
going_back(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int lang, other;

	for (lang = 0; lang < KB_NLANG; lang++)
		for (other = 0; other < KB_NLANG; other++) {
			begin(&t, lang);
			shows(&t, "5", question(w, "suicide", lang));
			shows(&t, other == 0 ? "<" : word(w, "cmd-back",
			    lang), says(w, "ask-now", lang));
			/* Enter leaves the answer as it is. */
			shows(&t, "", question(w, "suicide", lang));
			shows(&t, word(w, "cmd-back", other), question(w,
			    "danger", lang));
			terminal_close(&t);
		}
}

static void
overview_and_change(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int lang, other;

	for (lang = 0; lang < KB_NLANG; lang++) {
		begin(&t, lang);
		shows(&t, "danger=5; suicide=3", question(w, "profession",
		    lang));
		for (other = 0; other < KB_NLANG; other++) {
			shows(&t, "=", says(w, "say-overview-change", lang));
			shows(&t, word(w, "cmd-overview", other), says(w,
			    "say-overview-change", lang));
			shows(&t, "=2", question(w, "danger", lang));
			shows(&t, "", question(w, "profession", lang));
			shows_with(&t, word(w, "cmd-change", other), "3",
			    question(w, "suicide", lang));
			shows(&t, "", question(w, "profession", lang));
		}
		shows(&t, "=99", says(w, "err-question", lang));
		terminal_close(&t);
	}
}

static void
looking_for_words(void **state)
{
	static const char *const seek[] = { "zelfdoding", "suicide" };
	struct world *w = *state;
	struct terminal t;
	char sign[32];
	int lang, other;

	for (lang = 0; lang < KB_NLANG; lang++) {
		begin(&t, lang);
		(void)snprintf(sign, sizeof(sign), "/%s", seek[lang]);
		shows(&t, sign, "1813");
		for (other = 0; other < KB_NLANG; other++)
			shows_with(&t, word(w, "cmd-find", other),
			    seek[lang], "1813");
		shows(&t, "/", says(w, "err-find-word", lang));
		terminal_close(&t);
	}
}

static void
emergency_numbers(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int lang, other;

	for (lang = 0; lang < KB_NLANG; lang++) {
		begin(&t, lang);
		shows(&t, "!", "112");
		for (other = 0; other < KB_NLANG; other++)
			shows(&t, word(w, "cmd-sos", other), "112");
		terminal_close(&t);
	}
}

static void
advice_and_sections(void **state)
{
	struct world *w = *state;
	char id[24], heading[24];
	struct terminal t;
	int lang, other, i;

	for (lang = 0; lang < KB_NLANG; lang++)
		for (other = 0; other < KB_NLANG; other++) {
			begin(&t, lang);
			shows(&t, "5", question(w, "suicide", lang));
			shows(&t, other == 0 ? "." : word(w, "cmd-advice",
			    other), says(w, "ask-return", lang));
			/* After page one a word opens a section, and what has
			 * nothing to say says so. */
			for (i = 1; i <= 9; i++) {
				(void)snprintf(id, sizeof(id),
				    "cmd-section-%d", i);
				(void)snprintf(heading, sizeof(heading),
				    "\n%d. ", i);
				shows(&t, word(w, id, other), heading);
			}
			terminal_close(&t);
		}
}

/* A few answers, then "I do not know" until there is nothing left to ask. */
static void
go_to_the_menu(struct terminal *t, const struct world *w, enum kb_lang lang)
{
	static const char *const replies[] = { "5", "3", "1", "1", "1", "3" };
	const size_t n = sizeof(replies) / sizeof(replies[0]);
	size_t i;

	for (i = 0; i < 40 && !terminal_shown(t, says(w, "ask-menu", lang));
	    i++) {
		assert_true(terminal_line(t, i < n ? replies[i] : "0",
		    PROMPT));
		terminal_settle(t, 0);
	}
	assert_true(terminal_shown(t, says(w, "ask-menu", lang)));
}

static void
sections_by_number(void **state)
{
	struct world *w = *state;
	static const char *const numbers[] = { "1", "2", "3", "4", "5", "6",
		"7", "8", "9" };
	char heading[24];
	size_t i;
	struct terminal t;
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++) {
		begin(&t, lang);
		go_to_the_menu(&t, w, lang);
		for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
			(void)snprintf(heading, sizeof(heading), "\n%s. ",
			    numbers[i]);
			assert_true(terminal_line(&t, numbers[i],
			    PROMPT));
			/* Its questions can be left for its text. */
			if (!terminal_shown(&t, heading))
				shows(&t, ".", heading);
		}
		leave(&t, 0);
	}
}

static void
what_cannot_be_saved(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int lang, other;

	for (lang = 0; lang < KB_NLANG; lang++) {
		begin(&t, lang);
		for (other = 0; other < KB_NLANG; other++)
			shows(&t, word(w, "cmd-save", other), says(w,
			    "err-save", lang));
		terminal_close(&t);
	}
}

static void
next_caller(void **state)
{
	static const char *const answered[] = { "Gevaar: nee", "Danger: no" };
	struct world *w = *state;
	struct terminal t;
	size_t from;
	int lang, other;

	for (lang = 0; lang < KB_NLANG; lang++) {
		begin(&t, lang);
		for (other = 0; other < KB_NLANG; other++) {
			shows(&t, "5", question(w, "suicide", lang));
			shows(&t, "=", answered[lang]);
			assert_true(terminal_line(&t, word(w, "cmd-new",
			    other), says(w, "say-new", lang)));
			assert_true(terminal_wait(&t, question(w, "danger",
			    lang)));
			assert_true(terminal_wait(&t, PROMPT));
			from = t.len;
			shows(&t, "=", says(w, "say-overview-change", lang));
			assert_null(strstr(t.out + from, answered[lang]));
		}
		terminal_close(&t);
	}
}

static void
leaving(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int lang, other;

	for (lang = 0; lang < KB_NLANG; lang++)
		for (other = 0; other < KB_NLANG; other++) {
			begin(&t, lang);
			shows(&t, "5", question(w, "suicide", lang));
			assert_true(terminal_line(&t, word(w, "cmd-stop",
			    other), says(w, "ask-close", lang)));
			assert_true(terminal_line(&t, word(w, "cmd-wipe",
			    other), CLEAR));
			assert_int_equal(terminal_status(&t), 0);
			terminal_close(&t);
			begin(&t, lang);
			terminal_send(&t, word(w, "cmd-wipe", other));
			terminal_send(&t, "\r");
			assert_int_equal(terminal_status(&t), 0);
			assert_true(terminal_shown(&t, CLEAR));
			terminal_close(&t);
		}
}

/* What is noted when this is the profession. */
static void
noted(struct terminal *t, const struct world *w, const char *typed,
    char *to, size_t size)
{
	char line[64];
	size_t from;

	(void)snprintf(line, sizeof(line), "beroep=%s", typed);
	assert_true(terminal_line(t, line, says(w, "say-noted-at", KB_NL)));
	from = t->mark;
	assert_true(terminal_wait(t, PROMPT));
	(void)snprintf(to, size, "%.*s", (int)strcspn(t->out + from, "\r\n"),
	    t->out + from);
}

/* Every digit key of a Belgian keyboard without Shift: as many as a question
 * has options. */
static void
digits_without_shift(void **state)
{
	static const char *const keys[][2] = { { "&", "1" }, { "é", "2" },
		{ "\"", "3" }, { "'", "4" }, { "(", "5" }, { "§", "6" },
		{ "è", "7" }, { "ç", "9" }, { "à", "0" } };
	char by_key[128], by_digit[128];
	struct world *w = *state;
	struct terminal t;
	size_t i;

	begin(&t, KB_NL);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		noted(&t, w, keys[i][0], by_key, sizeof(by_key));
		noted(&t, w, "8", by_digit, sizeof(by_digit));
		assert_string_not_equal(by_key, by_digit);
		noted(&t, w, keys[i][1], by_digit, sizeof(by_digit));
		assert_string_equal(by_key, by_digit);
	}
	terminal_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(explanations),
		cmocka_unit_test(going_back),
		cmocka_unit_test(overview_and_change),
		cmocka_unit_test(looking_for_words),
		cmocka_unit_test(emergency_numbers),
		cmocka_unit_test(advice_and_sections),
		cmocka_unit_test(sections_by_number),
		cmocka_unit_test(what_cannot_be_saved),
		cmocka_unit_test(next_caller),
		cmocka_unit_test(leaving),
		cmocka_unit_test(digits_without_shift),
	};

	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
