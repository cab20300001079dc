/* SPDX-License-Identifier: MIT */
/* The quiz on a terminal: one statement at a time. */
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

static const char *const args[] = { "quiz", "-l", "nl", "-c", "nl", "--seed",
	"7", "--color", "never", NULL };
static const char *const plain[] = { "quiz", "-l", "nl", "-c", "nl",
	"--seed", "7", "--plain", NULL };

static void
one_after_the_other(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, message(w, "quiz-welcome")));
	assert_true(terminal_wait(&t, "Stelling 1 van"));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "?", "onderzoek"));
	assert_true(terminal_wait(&t, "Stelling 1 van"));
	assert_true(terminal_line(&t, "", "Stelling 1 van"));
	/* As in a consultation: whose they are, and when. */
	assert_true(terminal_line(&t, "!", "112"));
	assert_true(terminal_wait(&t, message(w, "say-always")));
	assert_true(terminal_wait(&t, "Stelling 1 van"));
	assert_true(terminal_line(&t, "9", message(w, "err-quiz")));
	assert_true(terminal_line(&t, "waar", message(w, "quiz-answer")));
	assert_true(terminal_wait(&t, message(w, "word-sources")));
	assert_true(terminal_wait(&t, message(w, "quiz-next")));
	terminal_settle(&t, 200);
	assert_false(terminal_shown(&t, "Stelling 2 van"));
	/* A number in haste answers nothing that was not shown. */
	assert_true(terminal_line(&t, "1", message(w, "quiz-next")));
	assert_true(terminal_line(&t, "", "Stelling 2 van"));
	assert_true(terminal_line(&t, "0", message(w, "quiz-next")));
	assert_true(terminal_line(&t, "stop", "--seed 7"));
	assert_true(terminal_shown(&t, "van de 2."));
	assert_int_equal(terminal_status(&t), 0);
	assert_true(terminal_is_restored(&t));
	terminal_close(&t);
}

/* After the last nothing waits for Enter: it is summed up. */
static void
to_the_last(void **state)
{
	struct world *w = *state;
	char all[32];
	struct terminal t;
	size_t i, n = 0;

	for (i = 0; i < w->kb->nstatements; i++)
		n += w->kb->statements[i].country == KB_NO_COUNTRY ||
		    w->kb->statements[i].country == KB_NLD;
	(void)snprintf(all, sizeof(all), "van de %zu.", n);
	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	for (i = 1; i < n; i++) {
		assert_true(terminal_line(&t, "0", message(w, "quiz-next")));
		assert_true(terminal_line(&t, "", PROMPT));
	}
	assert_true(terminal_line(&t, "0", all));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
}

/* Into a file goes what was judged, whoever reads along. */
static void
into_a_file(void **state)
{
	struct world *w = *state;
	struct place p = place_new();
	const char *const with_file[] = { "quiz", "-l", "nl", "--seed", "7",
		"-o", p.file, NULL };
	char text[200] = "";
	struct terminal t;
	FILE *f;

	open_with(&t, with_file, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	/* Tab finds nothing to complete. */
	assert_true(terminal_line(&t, "\t1", message(w, "quiz-next")));
	assert_true(terminal_line(&t, "stop", "--seed 7"));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
	f = fopen(p.file, "r");
	assert_non_null(f);
	assert_non_null(fgets(text, sizeof(text), f));
	assert_int_equal(strncmp(text, message(w, "guide-statements"),
	    strlen(message(w, "guide-statements"))), 0);
	(void)fclose(f);
	place_clear(&p);
}

static void
in_words(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, plain, NULL);
	assert_true(terminal_wait(&t, message(w, "quiz-welcome-words")));
	assert_true(terminal_line(&t, "banaan", message(w, "err-quiz-words")));
	assert_true(terminal_line(&t, "waarom", "onderzoek"));
	assert_true(terminal_line(&t, "niet waar", "Jouw antwoord: Niet waar"));
	assert_true(terminal_line(&t, "\004", "--seed 7"));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
}

static void
wiped(void **state)
{
	struct world *w = *state;
	struct terminal t;

	(void)w;
	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "wis", CLEAR));
	assert_int_equal(terminal_status(&t), 0);
	assert_false(terminal_shown(&t, "--seed 7"));
	terminal_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_after_the_other),
		cmocka_unit_test(to_the_last),
		cmocka_unit_test(into_a_file),
		cmocka_unit_test(in_words),
		cmocka_unit_test(wiped),
	};

	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
