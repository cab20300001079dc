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

#include "world.h"

/* Opens with one more option and its value; a copy of the secret left in
 * memory is counted. */
static void
open_file(struct terminal *t, const char *option, const char *file,
    const char *secret)
{
	const char *args[] = { "-c", "be", option, file, NULL };
	struct terminal_setup s = { args, NULL, 24, 80, false, secret, 0 };

	assert_true(terminal_open(t, &s));
	assert_true(terminal_wait(t, PROMPT));
}

/* The words of a message up to its first placeholder or comma. */
static const char *
start_of(const struct world *w, const char *id)
{
	static char start[256];

	(void)snprintf(start, sizeof(start), "%.*s", (int)strcspn(message(w,
	    id), "{,"), message(w, id));
	return start;
}

/* Those after its last comma. */
static const char *
end_of(const struct world *w, const char *id)
{
	return strrchr(message(w, id), ',') + 2;
}

/* As it stands in the file and nowhere else. */
#define SECRET "\"suicide\":"

static void
save_in(struct world *w, const char *file)
{
	struct terminal t;

	open_file(&t, "--save", file, SCRUBBED ? SECRET : NULL);
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "2; urge=fear", PROMPT));
	assert_true(access(file, F_OK) == -1);
	assert_true(terminal_line(&t, "bewaar", start_of(w, "say-saved")));
	assert_true(access(file, F_OK) == 0);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "bewaar", start_of(w,
	    "err-save-done")));
	terminal_send(&t, "stop\r\r");
	assert_int_equal(terminal_status(&t), 1);
	assert_true(terminal_is_restored(&t));
	if (SCRUBBED)
		assert_int_equal(t.copies, 0);
	terminal_close(&t);
}

static void
save_and_resume(void **state)
{
	struct place p = place_new();
	struct world *w = *state;
	struct terminal t;

	save_in(w, p.file);
	open_file(&t, "--resume", p.file, SCRUBBED ? SECRET : NULL);
	assert_true(terminal_shown(&t, start_of(w, "say-resume")));
	assert_true(terminal_shown(&t, question(w, "danger", KB_NL)));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	assert_false(terminal_shown(&t, start_of(w, "ask-earlier")));
	assert_true(terminal_line(&t, "3", question(w, "repeat", KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "3", PROMPT));
	assert_true(terminal_line(&t, "=11", start_of(w,
	    "ask-earlier")));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "", start_of(w, "say-noted")));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, ".", start_of(w, "rep-earlier")));
	terminal_send(&t, "stop\r\r");
	assert_int_equal(terminal_status(&t), 0);
	if (SCRUBBED)
		assert_int_equal(t.copies, 0);
	terminal_close(&t);
	place_clear(&p);
}

/* Ctrl-C says what the file holds. */
static void
interrupt_after_saving(void **state)
{
	struct place p = place_new();
	struct world *w = *state;
	struct terminal t;

	open_file(&t, "--save", p.file, NULL);
	assert_true(terminal_line(&t, "5", PROMPT));
	assert_true(terminal_line(&t, "bewaar", PROMPT));
	terminal_send(&t, "\003");
	assert_true(terminal_wait(&t, message(w, "say-interrupt-saved")));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "2", PROMPT));
	terminal_send(&t, "\003");
	assert_true(terminal_wait(&t, end_of(w,
	    "say-interrupt-saved-part")));
	terminal_send(&t, "\003");
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
	place_clear(&p);
}

/* Left with Ctrl-X: what was not saved is nowhere. */
static void
unsaved_leaves_nothing(void **state)
{
	struct place p = place_new();
	struct terminal t;

	(void)state;
	open_file(&t, "--save", p.file, NULL);
	assert_true(terminal_line(&t, "5", PROMPT));
	terminal_send(&t, "\030");
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
	assert_int_equal(access(p.file, F_OK), -1);
	place_clear(&p);	/* nothing else either */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(save_and_resume),
		cmocka_unit_test(interrupt_after_saving),
		cmocka_unit_test(unsaved_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
