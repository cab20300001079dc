/* SPDX-License-Identifier: MIT */
/* A long text goes to the program of PAGER, and what becomes of it when that
 * does not do its work. */
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

#define COMMON "-l", "nl", "--at", "2026-11-20T17:40"
#define BOLD "\033[1m"

static const char *const guide[] = { "guide", COMMON, NULL };
static const char *const contacts[] = { "contacts", COMMON, NULL };
static const char *const explain[] = { "explain", "be-necessity", COMMON,
	NULL };
static const char *const short_text[] = { "explain", "be-politie-101", COMMON,
	NULL };
static const char *const bold[] = { "guide", COMMON, "--color", "always",
	NULL };
static const char *const automatic[] = { "guide", COMMON, "--color", "auto",
	NULL };

/* The first and last words of the guide, which stay on one line. */
static const char *
first_words(const struct world *w)
{
	return message(w, "guide-phase-1");
}

static const char *
last_words(const struct world *w)
{
	static char s[40];

	(void)snprintf(s, sizeof(s), "%.30s", message(w, "guide-topics"));
	return s;
}

static void
run(struct terminal *t, const char *const *args, const char *pager)
{
	const char *const env[] = { "TERM=xterm", pager, NULL };

	open_with(t, args, env);
}

/* How often it was shown. */
static size_t
times(const struct terminal *t, const char *text)
{
	const char *at = t->out;
	size_t n = 0;

	while (at != NULL && (at = strstr(at, text)) != NULL) {
		n++;
		at += strlen(text);
	}
	return n;
}

static void
ends_well(struct terminal *t)
{
	assert_int_equal(terminal_status(t), 0);
	assert_false(terminal_shown(t, "PAGER"));
	terminal_close(t);
}

static void
each_long_text(void **state)
{
	static const char *const *const long_texts[] = { guide, contacts,
		explain };
	struct terminal t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(long_texts) / sizeof(long_texts[0]); i++) {
		run(&t, long_texts[i], "PAGER=sed 's/^/| /'");
		assert_int_equal(terminal_status(&t), 0);
		/* All of it, in order, and once. */
		assert_int_equal(times(&t, "\n"), times(&t, "| "));
		assert_true(times(&t, "| ") > 24);
		terminal_close(&t);
	}
}

static void
what_it_is_told(void **state)
{
	struct world *w = *state;
	struct terminal t;

	run(&t, guide, "PAGER=echo \"$LESSSECURE $LESSHISTFILE $LESS\"; cat");
	assert_true(terminal_wait(&t, "1 - FRX"));
	assert_true(terminal_wait(&t, last_words(w)));
	ends_well(&t);
}

static void
what_is_printed(const char *const *args, const char *const *env,
    const char *text)
{
	struct terminal t;

	open_with(&t, args, env);
	assert_true(terminal_wait(&t, text));
	assert_int_equal(terminal_status(&t), 0);
	assert_false(terminal_shown(&t, "paged"));
	terminal_close(&t);
}

static void
no_pager(void **state)
{
	static const char *const plain[] = { "guide", COMMON, "--plain",
		NULL };
	static const char *const case_text[] = { "case", "list", COMMON,
		NULL };
	static const char *const off[][3] = { { "PAGER=", NULL },
		{ "PAGER= ", NULL }, { "PAGER=cat", NULL },
		{ "PAGER=echo paged", "TERM=dumb", NULL },
		{ "PAGER=echo paged", "ACCESSIBLE=1", NULL } };
	static const char *const on[] = { "PAGER=echo paged", NULL };
	struct world *w = *state;
	size_t i;

	for (i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		what_is_printed(guide, off[i], first_words(w));
	what_is_printed(plain, on, first_words(w));
	what_is_printed(short_text, on, "101");
	what_is_printed(case_text, on, "\n");
}

/* Nor where the text goes elsewhere. */
static void
no_terminal(void **state)
{
	static const char *const env[] = { "PAGER=echo paged", NULL };
	struct terminal_setup s = { guide, env, 24, 80, true, NULL, 0 };
	struct place p = place_new();
	const char *const to_file[] = { "guide", COMMON, "-o", p.file, NULL };
	struct terminal t;

	(void)state;
	assert_true(terminal_open(&t, &s));
	assert_int_equal(terminal_status(&t), 0);
	assert_true(t.nreported > 2000);
	assert_null(strstr(t.reported, "paged"));
	terminal_close(&t);
	open_with(&t, to_file, env);
	ends_well(&t);
	assert_int_equal(access(p.file, F_OK), 0);
	place_clear(&p);
}

static void
never_in_a_consultation(void **state)
{
	static const char *const env[] = { "PAGER=echo paged", NULL };
	static const char *const args[] = { "-c", "be", COMMON, NULL };
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, env);
	assert_true(terminal_wait(&t, PROMPT));
	/* More than the screen takes. */
	assert_true(terminal_line(&t, "=", PROMPT));
	assert_true(terminal_line(&t, "??", PROMPT));
	assert_true(terminal_line(&t, ".", PROMPT));
	leave(&t, 1);
	assert_false(terminal_shown(&t, "paged"));
	(void)w;
}

/* Everything is there, and a word about it below. */
static void
prints_all(const struct world *w, const char *pager)
{
	struct terminal t;

	run(&t, guide, pager);
	assert_true(terminal_wait(&t, first_words(w)));
	assert_true(terminal_wait(&t, last_words(w)));
	assert_true(terminal_wait(&t, pager + strlen("PAGER=")));
	assert_true(terminal_wait(&t, "PAGER=cat"));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
}

static void
one_that_dies(void **state)
{
	struct world *w = *state;

	prints_all(w, "PAGER=no-such-pager");
	prints_all(w, "PAGER=no-such-pager -x");
	prints_all(w, "PAGER=/dev/null");
	prints_all(w, "PAGER=exit 3");
	prints_all(w, "PAGER=read -r x; kill -9 $$");
	prints_all(w, "PAGER=head -5; exit 1");
}

static void
one_left_early(void **state)
{
	struct world *w = *state;
	struct terminal t;

	run(&t, guide, "PAGER=head -2");
	assert_true(terminal_wait(&t, first_words(w)));
	assert_int_equal(terminal_status(&t), 0);
	assert_false(terminal_shown(&t, last_words(w)));
	assert_false(terminal_shown(&t, "PAGER"));
	terminal_close(&t);
}

/* Whoever interrupts it wants to leave it. */
static void
one_interrupted(void **state)
{
	static const struct { const char *pager, *key; } with[] = {
		{ "PAGER=trap '' INT; echo reads; sleep 0.2; cat >/dev/null",
		  "\003" },
		{ "PAGER=echo reads; exec sleep 20", "\003" },
		{ "PAGER=echo reads; exec sleep 20", "\034" },
	};
	struct world *w = *state;
	struct terminal t;
	size_t i;

	for (i = 0; i < sizeof(with) / sizeof(with[0]); i++) {
		run(&t, guide, with[i].pager);
		assert_true(terminal_wait(&t, "reads"));
		terminal_send(&t, with[i].key);
		assert_int_equal(terminal_status(&t), 0);
		assert_false(terminal_shown(&t, first_words(w)));
		terminal_close(&t);
	}
}

/* Colours are for less alone, which says that it takes them. */
static void
colours(void **state)
{
	static const struct { const char *pager, *less; bool any; } with[] = {
		{ "PAGER=cat -", "TERM=xterm", false },
		{ "PAGER=less -E", "TERM=xterm", true },
		{ "PAGER=/usr/bin/less -E", "TERM=xterm", true },
		{ "PAGER=less -E", "LESS=i", false },
		{ "PAGER=less -E", "LESS=iR", true },
		{ "PAGER=unless -E", "TERM=xterm", false },
	};
	struct terminal t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(with) / sizeof(with[0]); i++) {
		/* Short, so that it is printed at once. */
		const char *const env[] = { with[i].pager, with[i].less,
			NULL };

		open_with(&t, short_text, env);
		assert_int_equal(terminal_status(&t), 0);
		assert_int_equal(times(&t, BOLD) > 0, with[i].any);
		terminal_close(&t);
	}
	run(&t, bold, "PAGER=cat -");
	assert_int_equal(terminal_status(&t), 0);
	assert_true(times(&t, BOLD) > 0);
	terminal_close(&t);
	run(&t, automatic, "PAGER=cat -");
	assert_int_equal(terminal_status(&t), 0);
	assert_int_equal(times(&t, BOLD), 0);
	terminal_close(&t);
}

static bool
holds(const char *file, const char *text)
{
	char bytes[4096] = "";
	FILE *f = fopen(file, "r");

	assert_non_null(f);
	(void)!fread(bytes, 1, sizeof(bytes) - 1, f);
	(void)fclose(f);
	return strstr(bytes, text) != NULL;
}

/* The program stays confined while it waits; what it started is not. */
static void
confined(void **state)
{
	struct world *w = *state;
	struct terminal t;
	char file[64];
	bool filter;

	run(&t, guide, "PAGER=grep Seccomp: /proc/self/status; echo reads; "
	    "exec head -1 /dev/tty");
	assert_true(terminal_wait(&t, "reads"));
	assert_true(terminal_shown(&t, "Seccomp:\t0"));
	(void)snprintf(file, sizeof(file), "/proc/%d/status",
	    (int)t.program);
	filter = holds(file, "Seccomp:\t2");
	terminal_send(&t, "\r");
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
	(void)w;
	if (!filter)
		skip();		/* this machine allows no filter */
}

/* Nothing is left to read the keys beside a shell. */
static void
it_is_not_left_behind(void **state)
{
	struct terminal t;

	(void)state;
	run(&t, guide, "PAGER=echo reads; head -1 /dev/tty; echo ended");
	assert_true(terminal_wait(&t, "reads"));
	assert_int_equal(kill(t.program, SIGTERM), 0);
	terminal_settle(&t, 200);
	assert_int_equal(kill(t.program, 0), 0);
	terminal_send(&t, "\r");
	assert_int_equal(terminal_status(&t), 128 + SIGTERM);
	assert_true(terminal_shown(&t, "ended"));
	terminal_close(&t);
}

/* What was read stays on the screen, the terminal is as it was, and nothing
 * is kept of it. */
static void
the_real_less(void **state)
{
	struct world *w = *state;
	struct place p = place_new();
	char home[96];
	const char *const env[] = { "TERM=xterm", home, NULL };
	struct terminal t;

	if (system("command -v less >/dev/null") != 0) {
		place_clear(&p);
		skip();
	}
	(void)snprintf(home, sizeof(home), "HOME=%s", p.dir);
	open_with(&t, guide, env);
	assert_true(terminal_wait(&t, first_words(w)));
	terminal_settle(&t, 200);
	assert_false(terminal_shown(&t, last_words(w)));
	terminal_send(&t, "/wat als\r");
	terminal_settle(&t, 200);
	terminal_send(&t, "G");
	assert_true(terminal_wait(&t, last_words(w)));
	terminal_send(&t, "q");
	ends_well(&t);
	place_clear(&p);	/* which is empty */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_long_text),
		cmocka_unit_test(what_it_is_told),
		cmocka_unit_test(no_pager),
		cmocka_unit_test(no_terminal),
		cmocka_unit_test(never_in_a_consultation),
		cmocka_unit_test(one_that_dies),
		cmocka_unit_test(one_left_early),
		cmocka_unit_test(one_interrupted),
		cmocka_unit_test(colours),
		cmocka_unit_test(confined),
		cmocka_unit_test(it_is_not_left_behind),
		cmocka_unit_test(the_real_less),
	};

	(void)unsetenv("PAGER");
	(void)unsetenv("LESS");
	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
