/* SPDX-License-Identifier: MIT */
/* Keys and signals that leave at once, from anywhere, and the terminals that
 * make it hard. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>

#include <cmocka.h>

#include "world.h"

static const char *const keys[] = { "\030", "\034", "\003\003" };
#define NKEYS (sizeof(keys) / sizeof(keys[0]))

/* Signals that come together count once, as pressing too fast does. */
static void
press(struct terminal *t, const char *key)
{
	for (; *key != '\0'; key++) {
		assert_true(terminal_push(t, (char[]){ *key, '\0' }));
		terminal_settle(t, 100);
	}
}

static void
assert_left(struct terminal *t, int status)
{
	assert_int_equal(terminal_status(t), status);
	t->deaf = false;
	terminal_settle(t, 20);
	assert_true(terminal_is_restored(t));
}

static void
assert_wiped(struct terminal *t)
{
	assert_left(t, 0);
	assert_true(terminal_shown(t, CLEAR) || terminal_shown(t,
	    "\n\r\n\r\n\r\n\r\n\r\n\r\n"));
	terminal_close(t);
}

/* Where one may be: after some lines, a text is on the screen. */
static void
from_every_prompt(void **state)
{
	static const char *const lines[] = { "", "1\r", "5\r", ".\r",
		"danger=5; suicide=3\r", "=2\r", "/kamp\r", "?\r", "!\r",
		"5\rstop\r" };
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		for (k = 0; k < 2; k++) {
			open_with(&t, belgian, terminals[(i + k) % 2]);
			assert_true(terminal_wait(&t, PROMPT));
			terminal_send(&t, lines[i]);
			terminal_settle(&t, 100);
			press(&t, keys[(i + k) % NKEYS]);
			assert_wiped(&t);
		}
}

/* The tests may be started with signals ignored or blocked; the program is
 * not. */
static void
whatever_the_tests_ignore(void **state)
{
	void (*before)(int) = signal(SIGTERM, SIG_IGN);
	struct terminal t;

	(void)state;
	open_with(&t, belgian, NULL);
	(void)signal(SIGTERM, before);
	assert_true(terminal_wait(&t, PROMPT));
	terminal_signal(&t, SIGTERM);
	assert_left(&t, 1);
	terminal_close(&t);
}

/* A script may ignore Ctrl-C for itself; whoever sits here may not be able to
 * do without. */
static void
whatever_the_caller_ignores(void **state)
{
	struct terminal_setup s = { belgian, NULL, 24, 80, false, NULL, 0 };
	static const int numbers[] = { SIGINT, SIGQUIT };
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < 2; i++)
		for (k = 0; k < NKEYS; k++) {
			s.ignored = numbers[i];
			assert_true(terminal_open(&t, &s));
			assert_true(terminal_wait(&t, PROMPT));
			press(&t, keys[k]);
			assert_wiped(&t);
		}
}

/* Under nohup the end of the line is nothing. */
static void
a_hang_up_the_caller_ignores(void **state)
{
	struct terminal_setup s = { belgian, NULL, 24, 80, false, NULL,
		SIGHUP };
	struct world *w = *state;
	struct terminal t;

	assert_true(terminal_open(&t, &s));
	assert_true(terminal_wait(&t, PROMPT));
	terminal_signal(&t, SIGHUP);
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	leave(&t, 1);
}

/* Output is stopped by Ctrl-S, or nobody takes it. */
static void
stop_output(struct terminal *t, bool by_key)
{
	int i;

	t->deaf = true;
	if (by_key)
		assert_true(terminal_push(t, "\023"));
	for (i = 0; i < (by_key ? 1 : 80); i++)
		assert_true(terminal_push(t, ".\r"));
	assert_true(terminal_is_stuck(t));
}

static void
while_output_is_stopped(void **state)
{
	struct terminal t;
	size_t i, k, by_key;

	(void)state;
	for (i = 0; i < NKEYS; i++)
		for (k = 0; k < 2; k++)
			for (by_key = 0; by_key < 2; by_key++) {
				open_with(&t, belgian, terminals[k]);
				assert_true(terminal_wait(&t, PROMPT));
				assert_true(terminal_line(&t, "5", PROMPT));
				stop_output(&t, by_key == 1);
				press(&t, keys[i]);
				assert_wiped(&t);
			}
}

static void
told_to_while_output_is_stopped(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP, SIGQUIT };
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < 3; i++)
		for (k = 0; k < 2; k++) {
			open_with(&t, belgian, terminals[k]);
			assert_true(terminal_wait(&t, PROMPT));
			assert_true(terminal_line(&t, "5", PROMPT));
			stop_output(&t, false);
			terminal_signal(&t, numbers[i]);
			/* There was advice, or none yet. */
			assert_in_range(terminal_status(&t), 0, 1);
			terminal_close(&t);
		}
}

/* What was not read is no command for the shell. */
static void
during_a_paste(void **state)
{
	enum { LINES = 20000 };
	static char paste[LINES * 2 + 2];
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < LINES; i++)
		memcpy(paste + i * 2, "x\r", 2);
	for (k = 0; k < 2; k++) {
		memcpy(paste + i * 2, k == 0 ? "\030" : "\034", 2);
		open_with(&t, belgian, xterm);
		assert_true(terminal_wait(&t, PROMPT));
		terminal_paste(&t, paste, sizeof(paste) - 1);
		assert_wiped(&t);
	}
}

/* Brackets around a paste, which nobody asked for, are no part of it. */
static void
bracketed_paste(void **state)
{
	struct world *w = *state;
	struct terminal t;
	size_t k;

	for (k = 0; k < 2; k++) {
		open_with(&t, belgian, terminals[k]);
		assert_true(terminal_wait(&t, PROMPT));
		assert_true(terminal_line(&t, "\033[200~5\r3\033[201~",
		    question(w, "profession", KB_NL)));
		assert_false(terminal_shown(&t, message(w, "err-bytes")));
		leave(&t, 1);
	}
}

static void
words_beyond_ascii(void **state)
{
	struct world *w = *state;
	struct terminal t;
	size_t k;

	for (k = 0; k < 2; k++) {
		open_with(&t, belgian, terminals[k]);
		assert_true(terminal_wait(&t, PROMPT));
		assert_true(terminal_line(&t, "/pati\u00ebnt", PROMPT));
		assert_false(terminal_shown(&t, message(w, "err-bytes")));
		/* Wide, combining, beyond the first plane. */
		assert_true(terminal_line(&t, "/\u6f22e\u0301\U0001f600",
		    PROMPT));
		assert_false(terminal_shown(&t, message(w, "err-bytes")));
		assert_true(terminal_line(&t, "\xff\xc3\x28", message(w,
		    "err-bytes")));
		assert_true(terminal_line(&t, "5", question(w, "suicide",
		    KB_NL)));
		leave(&t, 1);
	}
}

/* Unknown, or not named at all: no notice, no sequences, and the program
 * says that it cannot wipe. */
static void
terminals_that_know_nothing(void **state)
{
	static const char *const unknown[][2] = { { "TERM=nonsense", NULL },
		{ "TERM=", NULL }, { "TERM=dumb", NULL } };
	static const char *const args[] = { "-c", "be", "--private", "--color",
		"never", NULL };
	struct world *w = *state;
	struct terminal t;
	size_t i;

	for (i = 0; i < 3; i++) {
		open_with(&t, args, unknown[i]);
		assert_true(terminal_wait(&t, message(w, "say-cannot-wipe")));
		assert_true(terminal_wait(&t, PROMPT));
		assert_false(terminal_shown(&t, "nonsense"));
		assert_true(terminal_line(&t, "5", question(w, "suicide",
		    KB_NL)));
		assert_true(terminal_line(&t, "wis", message(w,
		    "say-cannot-wipe")));
		assert_left(&t, 0);
		assert_false(terminal_shown(&t, "\033"));
		terminal_close(&t);
	}
}

static void
private_ends_clear(void **state)
{
	static const char *const args[] = { "-c", "be", "--private", NULL };
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, xterm);
	assert_true(terminal_wait(&t, PROMPT));
	assert_false(terminal_shown(&t, message(w, "say-cannot-wipe")));
	assert_true(terminal_line(&t, "5", PROMPT));
	assert_false(terminal_shown(&t, CLEAR));
	/* The next caller sees nothing of the one before. */
	assert_true(terminal_line(&t, "nieuw", CLEAR));
	assert_true(terminal_wait(&t, message(w, "say-new")));
	assert_true(terminal_wait(&t, PROMPT));
	t.mark = t.len;
	terminal_send(&t, "5\rstop\r\r");
	assert_true(terminal_wait(&t, CLEAR));
	assert_left(&t, 1);
	terminal_close(&t);
}

/* Settings another program left behind, or changes meanwhile. */
static void
settings_changed(void **state)
{
	struct world *w = *state;
	struct termios raw;
	struct terminal t;
	size_t k;

	for (k = 0; k < 2; k++) {
		open_with(&t, belgian, terminals[k]);
		assert_true(terminal_wait(&t, PROMPT));
		assert_int_equal(tcgetattr(t.slave, &raw), 0);
		raw.c_lflag &= ~(tcflag_t)ECHO;
		assert_int_equal(tcsetattr(t.slave, TCSANOW, &raw), 0);
		assert_true(terminal_line(&t, "5", question(w, "suicide",
		    KB_NL)));
		assert_true(terminal_wait(&t, PROMPT));
		terminal_resize(&t, 0, 0);
		assert_true(terminal_line(&t, "3", question(w, "profession",
		    KB_NL)));
		leave(&t, 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(from_every_prompt),
		cmocka_unit_test(whatever_the_tests_ignore),
		cmocka_unit_test(whatever_the_caller_ignores),
		cmocka_unit_test(a_hang_up_the_caller_ignores),
		cmocka_unit_test(while_output_is_stopped),
		cmocka_unit_test(told_to_while_output_is_stopped),
		cmocka_unit_test(during_a_paste),
		cmocka_unit_test(bracketed_paste),
		cmocka_unit_test(words_beyond_ascii),
		cmocka_unit_test(terminals_that_know_nothing),
		cmocka_unit_test(private_ends_clear),
		cmocka_unit_test(settings_changed),
	};

	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
