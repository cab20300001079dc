/* SPDX-License-Identifier: MIT */
/* Counting a contact on a terminal: asked, shown together, then counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "world.h"

static const char *
ask(const struct world *w, enum kb_tally_part part)
{
	return kb_find_tally(w->kb, part)->text.in[KB_NL];
}

static const char *
country(const struct world *w, const char *id)
{
	const struct kb_question *q = &w->kb->questions[
	    w->kb->country_question];

	return q->options[kb_find_option(q, id, strlen(id))].text.in[KB_NL];
}

static void
asked_and_counted(void **state)
{
	struct world *w = *state;
	struct place p = place_new();
	const char *const args[] = { "tally", "-l", "nl", "--file", p.file,
	    "--color", "never", NULL };
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, message(w, "tally-welcome")));
	assert_true(terminal_wait(&t, ask(w, KB_TALLY_GROUP)));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "<", message(w, "err-back")));
	assert_true(terminal_line(&t, "!", country(w, "be")));
	assert_true(terminal_wait(&t, "101"));
	assert_true(terminal_wait(&t, country(w, "nl")));
	assert_true(terminal_wait(&t, "112"));
	assert_true(terminal_wait(&t, ask(w, KB_TALLY_GROUP)));
	assert_true(terminal_line(&t, "7", message(w, "err-tally")));
	assert_true(terminal_line(&t, "1", ask(w, KB_TALLY_THEME)));
	assert_true(terminal_line(&t, "?", "geen volgorde"));
	assert_true(terminal_line(&t, "2", ask(w, KB_TALLY_CHANNEL)));
	assert_true(terminal_line(&t, "chat", ask(w, KB_TALLY_DURATION)));
	assert_true(terminal_line(&t, "999",
	    message(w, "tally-type-minutes")));
	assert_true(terminal_line(&t, "38", ask(w, KB_TALLY_REFERRAL)));
	assert_true(terminal_line(&t, "0", "38"));
	assert_true(terminal_wait(&t, message(w, "tally-check")));
	assert_true(terminal_line(&t, "", message(w, "tally-recorded")));
	assert_true(terminal_wait(&t, "Contact 2"));
	/* What is not complete does not count. */
	assert_true(terminal_line(&t, "1", ask(w, KB_TALLY_THEME)));
	assert_true(terminal_line(&t, "stop",
	    message(w, "tally-not-recorded")));
	assert_true(terminal_wait(&t, "Geteld: 1."));
	assert_int_equal(terminal_status(&t), 0);
	assert_true(terminal_is_restored(&t));
	terminal_close(&t);
	place_clear(&p);
}

static void
in_words(void **state)
{
	struct world *w = *state;
	struct place p = place_new();
	const char *const args[] = { "tally", "-l", "nl", "--file", p.file,
	    "--plain", NULL };
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, message(w, "tally-welcome-words")));
	assert_true(terminal_line(&t, "appel", message(w, "err-tally-words")));
	assert_true(terminal_line(&t, "brede samenleving", "Wat voor contact"));
	assert_true(terminal_line(&t, "terug", ask(w, KB_TALLY_GROUP)));
	assert_true(terminal_line(&t, "\004", "Geteld: 0."));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
	place_clear(&p);
}

/* What was counted before stays counted, and nothing more is. */
static void
wiped(void **state)
{
	struct world *w = *state;
	struct place p = place_new();
	const char *const args[] = { "tally", "-l", "nl", "--file", p.file,
	    "--color", "never", NULL };
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "0", ask(w, KB_TALLY_CHANNEL)));
	assert_true(terminal_line(&t, "wis", CLEAR));
	assert_int_equal(terminal_status(&t), 0);
	assert_false(terminal_shown(&t, message(w, "tally-recorded")));
	terminal_close(&t);
	place_clear(&p);
}

/* At the check, Ctrl-C twice counts nothing. */
static void
interrupted(void **state)
{
	struct world *w = *state;
	struct place p = place_new();
	const char *const args[] = { "tally", "-l", "nl", "--file", p.file,
	    "--color", "never", NULL };
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "0", ask(w, KB_TALLY_CHANNEL)));
	/* Back passes by what was not asked: of nobody no theme. */
	assert_true(terminal_line(&t, "<", ask(w, KB_TALLY_GROUP)));
	assert_true(terminal_line(&t, "0", ask(w, KB_TALLY_CHANNEL)));
	assert_true(terminal_line(&t, "mail", ask(w, KB_TALLY_REFERRAL)));
	assert_true(terminal_line(&t, "1", message(w, "tally-check")));
	/* A word or a number counts nothing. */
	assert_true(terminal_line(&t, "ja", message(w, "tally-check")));
	assert_true(terminal_line(&t, "1", message(w, "tally-check")));
	assert_true(terminal_line(&t, "?", message(w, "tally-check")));
	assert_true(terminal_wait(&t, PROMPT));
	assert_false(terminal_shown(&t, message(w, "tally-recorded")));
	terminal_send(&t, "\003");
	assert_true(terminal_wait(&t, "Dit contact telt dan niet"));
	terminal_send(&t, "\003");
	assert_true(terminal_wait(&t, CLEAR));
	assert_int_equal(terminal_status(&t), 0);
	assert_false(terminal_shown(&t, message(w, "tally-recorded")));
	terminal_close(&t);
	place_clear(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(asked_and_counted),
		cmocka_unit_test(in_words),
		cmocka_unit_test(wiped),
		cmocka_unit_test(interrupted),
	};

	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
