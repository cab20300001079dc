/* SPDX-License-Identifier: MIT */
/* Numbers and addresses are hyperlinks on a terminal that is known to show
 * them, and nowhere else. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "world.h"

#define WORDS "explain", "be-politie-101", "-l", "nl"
#define LINK "\033]8;;tel:101\033\\101\033]8;;\033\\"
#define ESCAPE "\033]8"
#define KNOWN "VTE_VERSION=7006"

static const char *const words[] = { WORDS, NULL };

static bool
leads(const char *const *args, const char *const *env)
{
	struct terminal t;
	bool any;

	open_with(&t, args, env);
	assert_int_equal(terminal_status(&t), 0);
	assert_true(terminal_shown(&t, "101"));
	any = terminal_shown(&t, LINK);
	assert_int_equal(any, terminal_shown(&t, ESCAPE));
	terminal_close(&t);
	return any;
}

static void
known_terminals(void **state)
{
	static const char *const known[][2] = { { KNOWN, NULL },
		{ "VTE_VERSION=5001", NULL }, { "KONSOLE_VERSION=220401", NULL },
		{ "WT_SESSION=e3f1", NULL }, { "TERM_PROGRAM=WezTerm", NULL },
		{ "TERM=xterm-kitty", NULL }, { "TERM=foot", NULL } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		assert_true(leads(words, known[i]));
}

static void
others(void **state)
{
	static const char *const other[][3] = { { "TERM=xterm", NULL },
		{ "VTE_VERSION=5000", NULL }, { "VTE_VERSION=", NULL },
		{ "KONSOLE_VERSION=190800", NULL },
		{ "TERM_PROGRAM=Apple_Terminal", NULL },
		{ "TERM_PROGRAM= ", NULL }, { "TERM=xterm-kit", NULL },
		{ KNOWN, "TERM=dumb", NULL }, { KNOWN, "TERM=", NULL },
		{ KNOWN, "TERM=screen", NULL },
		{ KNOWN, "TERM=tmux-256color", NULL },
		{ KNOWN, "TMUX=/tmp/tmux-0/default,1,0", NULL },
		{ KNOWN, "STY=1.pts", NULL }, { KNOWN, "NO_COLOR=1", NULL },
		{ KNOWN, "ACCESSIBLE=1", NULL } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		assert_false(leads(words, other[i]));
}

static void
options(void **state)
{
	static const char *const env[] = { KNOWN, NULL };
	static const char *const never[] = { WORDS, "--color", "never", NULL };
	static const char *const plain[] = { WORDS, "--plain", NULL };
	static const char *const always[] = { WORDS, "--color", "always",
		NULL };

	(void)state;
	assert_false(leads(never, env));
	assert_false(leads(plain, env));
	assert_true(leads(always, env));
}

/* A program that shows the text might show them as they are. */
static void
with_a_pager(void **state)
{
	static const char *const env[][3] = { { KNOWN, "PAGER=less", NULL },
		{ KNOWN, "PAGER=other", NULL } };
	static const char *const less[] = { KNOWN, "LESS=i", NULL };
	static const char *const always[] = { WORDS, "--color", "always",
		NULL };

	(void)state;
	assert_true(leads(words, env[0]));
	assert_false(leads(words, env[1]));
	assert_false(leads(words, less));
	assert_false(leads(always, less));
}

/* One that is too old shows them as bytes; of what tells no version it is not
 * known. */
static void
with_an_old_pager(void **state)
{
	static const struct { const char *says; bool leads; } less[] = {
		{ "echo less 581 '(GNU regular expressions)'", true },
		{ "echo less 581.2 '(POSIX regular expressions)'", true },
		{ "echo less 668; exit 1", true },
		{ "echo less 563 '(GNU regular expressions)'", false },
		{ "echo less 99; exec sleep 60", false },
		{ "echo less: unrecognized option >&2; exit 1", false },
		{ "echo more 9999", false }, { "exit 0", false },
		{ "exec sleep 60 >&-", false },
	};
	struct place p = place_new();
	char pager[128], path[128], name[96];
	const char *const env[] = { KNOWN, pager, NULL };
	const char *const by_path[] = { KNOWN, path, NULL };
	size_t i;
	FILE *f;

	(void)state;
	(void)snprintf(name, sizeof(name), "%s/less", p.dir);
	(void)snprintf(pager, sizeof(pager), "PAGER=%s -i", name);
	(void)snprintf(path, sizeof(path), "PATH=%s:/usr/bin:/bin", p.dir);
	/* Not there: whatever is shown, it does not show it. */
	assert_true(leads(words, env));
	for (i = 0; i < sizeof(less) / sizeof(less[0]); i++) {
		f = fopen(name, "w");
		assert_non_null(f);
		(void)fprintf(f, "#!/bin/sh\n[ \"$*\" = --version ] || "
		    "exit 9\n%s\n", less[i].says);
		assert_int_equal(fclose(f), 0);
		assert_int_equal(chmod(name, 0700), 0);
		assert_int_equal(leads(words, env), less[i].leads);
		assert_int_equal(leads(words, by_path), less[i].leads);
	}
	(void)unlink(name);
	place_clear(&p);
}

/* Colours or not, as --color tells, and never where a link leads. */
static void
not_in_a_pipe(void **state)
{
	static const char *const env[] = { KNOWN, NULL };
	static const char *const always[] = { WORDS, "--color", "always",
		NULL };
	const char *const *const args[] = { words, always };
	struct terminal_setup s = { NULL, env, 24, 80, true, NULL, 0 };
	struct terminal t;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		s.args = args[i];
		assert_true(terminal_open(&t, &s));
		assert_int_equal(terminal_status(&t), 0);
		assert_non_null(strstr(t.reported, "101"));
		assert_null(strstr(t.reported, ESCAPE));
		terminal_close(&t);
	}
}

/* The advice of a consultation, too. */
static void
in_a_consultation(void **state)
{
	static const char *const env[] = { KNOWN, NULL };
	static const char *const args[] = { "-c", "be", "-l", "nl", NULL };
	struct terminal t;

	(void)state;
	open_with(&t, args, env);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "!", LINK));
	assert_true(terminal_wait(&t, PROMPT));
	leave(&t, 1);
}

int
main(void)
{
	static const char *const tells[] = { "VTE_VERSION", "KONSOLE_VERSION",
		"WT_SESSION", "DOMTERM", "TERM_PROGRAM", "TMUX", "STY", "LESS",
		"PAGER" };
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_terminals),
		cmocka_unit_test(others),
		cmocka_unit_test(options),
		cmocka_unit_test(with_a_pager),
		cmocka_unit_test(with_an_old_pager),
		cmocka_unit_test(not_in_a_pipe),
		cmocka_unit_test(in_a_consultation),
	};
	size_t i;

	for (i = 0; i < sizeof(tells) / sizeof(tells[0]); i++)
		(void)unsetenv(tells[i]);
	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
