/* SPDX-License-Identifier: MIT */
/* Practising with a case on a terminal. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "world.h"

#define CASE "be-abuse-same-home"

static const char *const args[] = { "train", CASE, "-l", "nl", "--color",
	"never", NULL };
static const char *const private[] = { "train", CASE, "-l", "nl",
	"--private", NULL };
static const char *const plain[] = { "train", CASE, "-l", "nl", "--plain",
	NULL };

/* Up to the first question of the judgement. */
static void
answer_all(const struct world *w, struct terminal *t)
{
	assert_true(terminal_wait(t, "Aalst"));
	assert_true(terminal_wait(t, PROMPT));
	assert_true(terminal_line(t, "1", message(w, "train-story-next")));
	assert_true(terminal_line(t, "", "Vraag 2"));
	assert_true(terminal_line(t, "verhaal", "Aalst"));
	assert_true(terminal_line(t, "", "Vraag 2"));
	assert_true(terminal_line(t, "1", "Vraag 3"));
	assert_true(terminal_line(t, "=", "Gevaar: ja, nu"));
	assert_true(terminal_line(t, ".", message(w, "train-ask-urgency")));
}

static void
judge(const struct world *w, struct terminal *t)
{
	assert_true(terminal_line(t, "4", message(w, "train-ask-secrecy")));
	assert_true(terminal_line(t, "1", message(w, "train-ask-reporting")));
	assert_true(terminal_line(t, "9", "1 tot 5"));
	assert_true(terminal_line(t, "<", message(w, "train-ask-secrecy")));
	assert_true(terminal_line(t, "1", message(w, "train-ask-reporting")));
	assert_true(terminal_line(t, "geen", "Uitleg"));
	assert_true(terminal_line(t, "3", message(w, "train-ask-to")));
	assert_true(terminal_line(t, "2", message(w, "train-ask-steps")));
	assert_true(terminal_line(t, "1 2", message(w, "train-yours")));
}

static void
first_judge_then_see(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, "Dit is oefenen"));
	answer_all(w, &t);
	/* Danger now was answered, and no alarm told. */
	assert_false(terminal_shown(&t, title(w, KB_ALARM_CHILD, KB_NL)));
	judge(w, &t);
	assert_true(terminal_wait(&t, PROMPT));
	assert_false(terminal_shown(&t, message(w, "train-beside")));
	assert_true(terminal_line(&t, "x", message(w, "train-commit")));
	assert_true(terminal_line(&t, "", message(w, "train-beside")));
	assert_true(terminal_wait(&t, "Gemist"));
	assert_true(terminal_wait(&t, message(w, "train-beside-next")));
	assert_false(terminal_shown(&t, message(w, "train-read")));
	assert_false(terminal_shown(&t, "Gelijk"));
	assert_true(terminal_line(&t, "", message(w, "train-read")));
	assert_true(terminal_shown(&t, "Gelijk    Melden"));
	assert_false(terminal_shown(&t, "Gelijk    Haast"));
	assert_true(terminal_wait(&t, message(w, "train-read-next")));
	assert_true(terminal_line(&t, "", message(w, "train-lessons")));
	assert_true(terminal_line(&t, "1", "1. Waarom je"));
	assert_true(terminal_line(&t, "bronnen", "9. Bronnen"));
	assert_true(terminal_line(&t, ".", "Nu doen"));
	assert_true(terminal_line(&t, "zz", message(w, "train-menu-end")));
	assert_true(terminal_line(&t, "", ""));
	assert_int_equal(terminal_status(&t), 0);
	assert_true(terminal_is_restored(&t));
	terminal_close(&t);
}

static void
left_without_a_judgement(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, NULL);
	answer_all(w, &t);
	assert_true(terminal_line(&t, "!", "101"));
	assert_true(terminal_line(&t, "stop", message(w, "train-left")));
	assert_int_equal(terminal_status(&t), 1);
	assert_false(terminal_shown(&t, message(w, "train-beside")));
	terminal_close(&t);
}

/* The questions are those of a consultation, but leaving is not. */
static void
left_at_a_question(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, message(w, "train-story-next")));
	assert_true(terminal_line(&t, "", "Vraag 2"));
	assert_true(terminal_line(&t, "stop", message(w, "train-left")));
	assert_int_equal(terminal_status(&t), 1);
	terminal_close(&t);
	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, message(w, "train-story-next")));
	assert_true(terminal_line(&t, "", "Vraag 2"));
	assert_true(terminal_line(&t, "wis", CLEAR));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
}

/* Ctrl-X at the story, at a question and at the judgement. */
static void
panic(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int at;

	for (at = 0; at < 3; at++) {
		open_with(&t, args, NULL);
		assert_true(terminal_wait(&t, PROMPT));
		if (at > 0)
			assert_true(terminal_line(&t, "", "Vraag 2"));
		if (at > 1)
			assert_true(terminal_line(&t, ".",
			    message(w, "train-ask-urgency")));
		terminal_send(&t, "\030");
		assert_true(terminal_wait(&t, CLEAR));
		assert_int_equal(terminal_status(&t), 0);
		assert_true(terminal_is_restored(&t));
		terminal_close(&t);
	}
}

static void
wiped_at_the_end(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, private, NULL);
	answer_all(w, &t);
	assert_true(terminal_line(&t, "stop", CLEAR));
	assert_int_equal(terminal_status(&t), 1);
	terminal_close(&t);

	/* One that cannot be cleared says so before anything is asked. */
	open_with(&t, private, dumb);
	assert_true(terminal_wait(&t, message(w, "say-cannot-wipe")));
	assert_true(terminal_wait(&t, "Dit is oefenen"));
	terminal_send(&t, "stop\r");
	assert_int_equal(terminal_status(&t), 1);
	terminal_close(&t);
}

static void
in_words(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, plain, NULL);
	assert_true(terminal_wait(&t, "typ nood"));
	assert_true(terminal_line(&t, "nood", "112"));
	assert_true(terminal_wait(&t, message(w, "train-story-next")));
	assert_true(terminal_line(&t, "", "Vraag 2"));
	assert_true(terminal_line(&t, "advies",
	    message(w, "train-ask-urgency")));
	assert_true(terminal_line(&t, "nood", "112"));
	assert_true(terminal_wait(&t, message(w, "train-ask-urgency")));
	assert_true(terminal_line(&t, "geen spoed",
	    message(w, "train-ask-secrecy")));
	assert_true(terminal_line(&t, "terug",
	    message(w, "train-ask-urgency")));
	assert_true(terminal_line(&t, "waarom", message(w, "train-why")));
	assert_true(terminal_line(&t, "wis", CLEAR));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
}

/* What belongs to another step is refused, and the step stands. */
static void
each_step_takes_its_own(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, message(w, "train-story-next")));
	assert_true(terminal_line(&t, "<", message(w, "train-no-back")));
	assert_true(terminal_line(&t, ".", message(w, "err-exchange")));
	assert_true(terminal_line(&t, "", "Vraag 2"));
	assert_true(terminal_line(&t, "1", "Vraag 3"));
	assert_true(terminal_line(&t, "nieuw", message(w, "err-exchange")));
	assert_true(terminal_line(&t, "bewaar", message(w, "err-exchange")));
	assert_true(terminal_line(&t, "=", "Gevaar: ja, nu"));
	assert_true(terminal_line(&t, ".", message(w, "train-ask-urgency")));
	assert_true(terminal_line(&t, "<", message(w, "train-no-back")));
	assert_true(terminal_line(&t, "", message(w, "train-ask-urgency")));
	assert_true(terminal_line(&t, ".", message(w, "train-ask-urgency")));
	judge(w, &t);
	assert_true(terminal_line(&t, ".", message(w, "err-exchange")));
	assert_true(terminal_line(&t, "<", message(w, "train-ask-steps")));
	assert_true(terminal_line(&t, "1", message(w, "train-yours")));
	assert_true(terminal_line(&t, "", message(w, "train-beside-next")));
	/* What was judged once it was compared is not judged again. */
	assert_true(terminal_line(&t, "<", message(w, "train-no-back")));
	assert_true(terminal_line(&t, ".", message(w, "err-exchange")));
	assert_true(terminal_line(&t, "?", "Gemist: minder haast"));
	assert_true(terminal_line(&t, "", message(w, "train-read-next")));
	assert_true(terminal_line(&t, "", message(w, "train-menu-end")));
	assert_true(terminal_line(&t, "12", message(w, "train-menu-end")));
	assert_true(terminal_line(&t, "x", message(w, "train-menu-end")));
	terminal_send(&t, "stop\r");
	assert_int_equal(terminal_status(&t), 0);
	assert_false(terminal_shown(&t, message(w, "train-left")));
	terminal_close(&t);
}

static void
one_case_after_the_other(void **state)
{
	static const char *const two[] = { "train", CASE,
		"nl-feelings-never-acted", "-l", "nl", "--color", "never",
		NULL };
	struct world *w = *state;
	struct terminal t;
	int i;

	open_with(&t, two, NULL);
	assert_true(terminal_wait(&t, message(w, "train-story-next")));
	assert_true(terminal_line(&t, "", "Vraag 2"));
	assert_true(terminal_line(&t, ".", message(w, "train-ask-urgency")));
	for (i = 0; i < 3; i++)
		assert_true(terminal_line(&t, "0", PROMPT));
	assert_true(terminal_line(&t, "0", message(w, "train-commit")));
	assert_true(terminal_line(&t, "", message(w, "train-beside-next")));
	assert_true(terminal_line(&t, "", message(w, "train-read-next")));
	assert_true(terminal_line(&t, "", "de volgende casus"));
	assert_true(terminal_line(&t, "x", "de volgende casus"));
	assert_true(terminal_line(&t, "", message(w, "train-story-next")));
	assert_true(terminal_line(&t, "stop", message(w, "train-left")));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_judge_then_see),
		cmocka_unit_test(left_without_a_judgement),
		cmocka_unit_test(left_at_a_question),
		cmocka_unit_test(panic),
		cmocka_unit_test(wiped_at_the_end),
		cmocka_unit_test(in_words),
		cmocka_unit_test(each_step_takes_its_own),
		cmocka_unit_test(one_case_after_the_other),
	};

	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
