/* SPDX-License-Identifier: MIT */
/* Every signal at every kind of prompt, while text is shown and in the
 * commands that ask nothing: the terminal is as it was found, what was typed
 * is nowhere in memory, and no half file is left. */
#include <dirent.h>
#include <poll.h>
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

#define SECRET "zqxjkv"
#define CASE "be-abuse-same-home"
#define WORDS 10

/* FILE is a name in a directory of its own. */
static const struct where {
	const char *name;
	const char *args[WORDS];
	const char *typed;
	const char *const *env;
	const char *end;	/* of the file, if one may be there */
} prompts[] = {
	{ "the first question", { "-c", "be", NULL }, "", xterm, NULL },
	{ "without an editor", { "-c", "be", NULL }, "5\r", dumb, NULL },
	{ "in words", { "-c", "be", "--plain", NULL }, "5\r", xterm, NULL },
	{ "an alarm", { "-c", "be", NULL }, "1\r", xterm, NULL },
	{ "the answers", { "-c", "be", NULL }, "5\r=\r", xterm, NULL },
	{ "page one", { "-c", "be", NULL }, "5\r.\r", xterm, NULL },
	{ "the end", { "-c", "be", NULL }, "5\rstop\r", xterm, NULL },
	{ "private", { "-c", "be", "--private", NULL }, "5\r", xterm, NULL },
	{ "with a file", { "-c", "be", "-o", "FILE", NULL }, "5\r", xterm,
	  "\n" },
	{ "to be saved", { "-c", "be", "--save", "FILE", NULL }, "5\r", xterm,
	  NULL },
	{ "saved", { "-c", "be", "--save", "FILE", NULL }, "5\rbewaar\r",
	  xterm, "}\n" },
	{ "a story", { "train", CASE, NULL }, "", xterm, NULL },
	{ "a judgement", { "train", CASE, NULL }, "\r.\r", xterm, NULL },
	{ "a statement", { "quiz", "--seed", "7", NULL }, "", xterm, NULL },
	{ "an explanation", { "quiz", "--seed", "7", NULL }, "1\r", dumb,
	  NULL },
	{ "a contact", { "tally", "--file", "FILE", NULL }, "1\r", xterm,
	  "" },
};
#define NPROMPTS (sizeof(prompts) / sizeof(prompts[0]))

/* ---- what a signal does at a prompt ---- */

typedef void then_fn(struct terminal *, const struct where *);
static then_fn stays, stops, leaves;

static const struct signalled {
	int number;
	then_fn *then;
	int least, most;	/* status */
} signals[] = {
	{ SIGINT, stays, 0, 0 },
	{ SIGPIPE, stays, 0, 0 },
	{ SIGWINCH, stays, 0, 0 },
	{ SIGCONT, stays, 0, 0 },
	{ SIGTSTP, stops, 0, 0 },
	{ SIGTERM, leaves, 1, 1 },
	{ SIGHUP, leaves, 0, 1 },	/* there was advice, or none yet */
	{ SIGQUIT, leaves, 0, 0 },
};
#define NSIGNALS (sizeof(signals) / sizeof(signals[0]))

static void
leaves(struct terminal *t, const struct where *w)
{
	(void)t;
	(void)w;
}

static const char *
prompt_of(const struct where *w)
{
	return strcmp(w->name, "in words") == 0 ? ": " : PROMPT;
}

/* A busy machine takes its time to come back to it. */
static bool
is_in_use(struct terminal *t)
{
	int tries;

	for (tries = 0; tries < 1000 && terminal_is_restored(t); tries++)
		terminal_settle(t, 10);
	return !terminal_is_restored(t);
}

/* It is still there, and Ctrl-X leaves. */
static void
stays(struct terminal *t, const struct where *w)
{
	terminal_settle(t, 30);
	assert_true(is_in_use(t));
	t->mark = t->len;
	if (strstr(w->typed, "stop") == NULL) {	/* there a line leaves */
		terminal_send(t, "\025?\r");
		assert_true(terminal_wait(t, "?"));
		assert_true(terminal_wait(t, prompt_of(w)));
	}
	terminal_send(t, "\030");
}

static void
stops(struct terminal *t, const struct where *w)
{
	assert_true(terminal_stopped(t));
	assert_true(terminal_is_restored(t));
	terminal_foreground(t);
	stays(t, w);
}

/* ---- one cell ---- */

static void
open_at(struct terminal *t, const struct where *w, const struct place *p,
    bool looks)
{
	const char *args[WORDS + 2] = { NULL };
	struct terminal_setup s = { args, w->env, 24, 80, false,
	    looks ? SECRET : NULL, 0 };
	size_t i, n = 0;

	for (i = 0; w->args[i] != NULL; i++)
		args[n++] = strcmp(w->args[i], "FILE") == 0 ? p->file
		    : w->args[i];
	args[n++] = "-l";
	args[n] = "nl";
	assert_true(terminal_open(t, &s));
	assert_true(terminal_wait(t, prompt_of(w)));
	terminal_send(t, w->typed);
	terminal_settle(t, 80);
	terminal_send(t, SECRET);	/* half a line */
	terminal_settle(t, 30);
}

static size_t
count_files(const struct place *p)
{
	const struct dirent *e;
	DIR *d = opendir(p->dir);
	size_t n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		n += e->d_name[0] != '.' || strlen(e->d_name) > 2;
	assert_int_equal(closedir(d), 0);
	return n;
}

/* The named one, whole, or none. */
static bool
files_are_fine(const struct where *w, const struct place *p)
{
	char bytes[65536];
	size_t n, len;
	FILE *f;

	if (count_files(p) == 0)
		return true;
	f = w->end == NULL ? NULL : fopen(p->file, "re");
	if (f == NULL || count_files(p) != 1)
		return false;
	n = fread(bytes, 1, sizeof(bytes), f);
	(void)fclose(f);
	len = strlen(w->end);
	return n > 0 && n >= len && memcmp(bytes + n - len, w->end, len) == 0;
}

static void
try_cell(const struct where *w, const struct signalled *s)
{
	struct place p = place_new();
	bool looks = s->then == leaves;
	struct terminal t;
	int status;

	open_at(&t, w, &p, looks);
	terminal_signal(&t, s->number);
	s->then(&t, w);
	status = terminal_status(&t);
	if (status < s->least || status > s->most)
		fail_msg("%s, signal %d: status %d", w->name, s->number,
		    status);
	if (!terminal_is_restored(&t))
		fail_msg("%s, signal %d: the terminal is not restored",
		    w->name, s->number);
	if (looks && SCRUBBED && t.copies != 0)
		fail_msg("%s, signal %d: %d copies in memory", w->name,
		    s->number, t.copies);
	if (!files_are_fine(w, &p))
		fail_msg("%s, signal %d: half a file", w->name, s->number);
	terminal_close(&t);
	place_clear(&p);
}

static void
at_every_prompt(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < NPROMPTS; i++)
		for (k = 0; k < NSIGNALS; k++)
			try_cell(&prompts[i], &signals[k]);
}

/* ---- while text is shown ---- */

/* Nobody takes the text; the program waits for room. */
static void
fill(struct terminal *t, const char *const *env)
{
	int i;

	open_with(t, belgian, env);
	assert_true(terminal_wait(t, PROMPT));
	assert_true(terminal_line(t, "5", PROMPT));
	t->deaf = true;
	for (i = 0; i < 80; i++)
		assert_true(terminal_push(t, ".\r"));
	assert_true(terminal_is_stuck(t));
}

/* What is shown goes on where it was, and then the program listens again. */
static void
while_text_is_shown(void **state)
{
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < NSIGNALS; i++)
		for (k = 0; k < 2; k++) {
			fill(&t, terminals[k]);
			terminal_signal(&t, signals[i].number);
			(void)poll(NULL, 0, 50);
			if (signals[i].then == leaves)
				assert_in_range(terminal_status(&t), 0, 1);
			t.deaf = false;
			terminal_settle(&t, 300);
			if (signals[i].then == stops) {
				assert_true(terminal_stopped(&t));
				assert_true(terminal_is_restored(&t));
				terminal_foreground(&t);
				terminal_settle(&t, 300);
			}
			if (signals[i].then != leaves) {
				terminal_send(&t, "\030");
				assert_int_equal(terminal_status(&t), 0);
				assert_true(terminal_is_restored(&t));
			}
			terminal_close(&t);
		}
}

/* ---- commands that ask nothing ---- */

static const struct where outputs[] = {
	{ "contacts", { "contacts", NULL }, NULL, NULL, NULL },
	{ "guide", { "guide", NULL }, NULL, NULL, NULL },
	{ "cases", { "case", "list", NULL }, NULL, NULL, NULL },
	{ "a graph", { "export", "dot", NULL }, NULL, NULL, NULL },
};

/* They change nothing of the terminal, and a signal does what it always
 * does. */
static void
while_a_command_writes(void **state)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	static const int harmless[] = { SIGPIPE, SIGWINCH, SIGCONT };
	static const char *const unpaged[] = { "TERM=xterm", "PAGER=", NULL };
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(outputs) / sizeof(outputs[0]); i++)
		for (k = 0; k < 4; k++) {
			open_with(&t, outputs[i].args, unpaged);
			t.deaf = true;
			assert_true(terminal_is_stuck(&t));
			terminal_signal(&t, harmless[k % 3]);
			(void)poll(NULL, 0, 20);
			terminal_signal(&t, numbers[k]);
			t.deaf = false;
			assert_int_equal(terminal_status(&t), 128 +
			    numbers[k]);
			assert_true(terminal_is_restored(&t));
			terminal_close(&t);
		}
}

/* With a file: all of it or nothing. */
static void
while_a_command_works(void **state)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	struct place p;
	const char *batch[] = { "batch", "-o", p.file, NULL };
	const char *check[] = { "check", "-f", "json", "-o", p.file, NULL };
	const char *const *const each[] = { batch, check };
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < 2; i++)
		for (k = 0; k < 4; k++) {
			p = place_new();
			open_with(&t, each[i], xterm);
			(void)poll(NULL, 0, 150);
			terminal_signal(&t, SIGWINCH);
			terminal_signal(&t, numbers[k]);
			assert_int_equal(terminal_status(&t), 128 +
			    numbers[k]);
			assert_int_equal(count_files(&p), 0);
			assert_true(terminal_is_restored(&t));
			terminal_close(&t);
			place_clear(&p);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(at_every_prompt),
		cmocka_unit_test(while_text_is_shown),
		cmocka_unit_test(while_a_command_writes),
		cmocka_unit_test(while_a_command_works),
	};

	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
