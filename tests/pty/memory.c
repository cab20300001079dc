/* SPDX-License-Identifier: MIT */
/* What was typed is nowhere in memory when the program ends, or when the next
 * caller takes over. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "trace.h"
#include "world.h"

/* A refused answer, a searched word, and the word of an option as nobody
 * else writes it. */
#define SECRETS "zqxjkv wvrbzj hUIsaRTs"
static const char *const typed[] = { "zelfdoding=zqxjkv", "/wvrbzj",
	"beroep=hUIsaRTs", "1" };
#define NTYPED (sizeof(typed) / sizeof(typed[0]))

static void
type_secrets(struct terminal *t, const char *const *args,
    const char *const *env)
{
	struct terminal_setup s = { args, env, 24, 80, false, SECRETS, 0 };
	size_t i;

	assert_true(terminal_open(t, &s));
	assert_true(terminal_wait(t, PROMPT));
	for (i = 0; i < NTYPED; i++)
		assert_true(terminal_line(t, typed[i], PROMPT));
	/* Cut by the editor, completed, and left half typed. */
	terminal_send(t, "wvrbzj\025hUIsaRTs\t\025zqxjkv");
	terminal_settle(t, 100);
}

static void
assert_no_copy(struct terminal *t)
{
	assert_true(terminal_status(t) >= 0);
	assert_int_equal(t->copies, 0);
	terminal_close(t);
}

/* The search finds what is there. */
static void
copies_are_found(void **state)
{
	static const char *const env[] = { "NOTE=zqxjkv", NULL };
	struct terminal_setup s = { belgian, env, 24, 80, false, SECRETS, 0 };
	struct terminal t;

	(void)state;
	assert_true(terminal_open(&t, &s));
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "\030");
	assert_int_equal(terminal_status(&t), 0);
	assert_int_equal(t.copies, 1);
	terminal_close(&t);
	type_secrets(&t, belgian, NULL);
	assert_true(terminal_copies(&t) > 0);
	terminal_close(&t);
}

static void
none_after_leaving_by_a_key(void **state)
{
	static const char *const ends[] = { "\030", "\034", "\025\004",
		"\025stop\r\r", "\025stop\rwis\r", "\025wis\r",
		"\025.\rstop\r\r", "\025=\r\030" };
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		for (k = 0; k < 2; k++) {
			type_secrets(&t, belgian, terminals[k]);
			terminal_send(&t, ends[i]);
			assert_no_copy(&t);
		}
}

static void
none_after_two_interrupts(void **state)
{
	struct world *w = *state;
	struct terminal t;
	size_t k;

	for (k = 0; k < 2; k++) {
		type_secrets(&t, belgian, terminals[k]);
		terminal_send(&t, "\003");
		assert_true(terminal_wait(&t, message(w, "say-interrupt")));
		assert_true(terminal_wait(&t, PROMPT));
		terminal_send(&t, "\003");
		assert_no_copy(&t);
	}
}

static void
none_after_a_signal(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP, SIGQUIT };
	struct terminal t;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		for (k = 0; k < 2; k++) {
			type_secrets(&t, belgian, terminals[k]);
			terminal_signal(&t, numbers[i]);
			assert_no_copy(&t);
		}
	type_secrets(&t, belgian, NULL);
	terminal_hang_up(&t);
	assert_no_copy(&t);
}

/* The result cannot be written: an error, and still nothing is left. */
static void
none_after_an_error(void **state)
{
	static const char *const args[] = { "-c", "be", "-o", "/dev/full",
		NULL };
	struct terminal t;

	(void)state;
	type_secrets(&t, args, NULL);
	terminal_send(&t, "\025stop\r\r");
	assert_int_equal(terminal_status(&t), 2);
	assert_int_equal(t.copies, 0);
	terminal_close(&t);
}

/* Stands in the report only; the moment is given otherwise. */
#define REPORT_MOMENT "17.43"
#define PIPE_SIZE 4096

static const struct { const char *key; int number; } killers[] = {
	{ "\003", SIGINT }, { "\034", SIGQUIT }, { NULL, SIGTERM },
	{ NULL, SIGHUP },
};
#define NKILLERS (sizeof(killers) / sizeof(killers[0]))

static bool
is_full(const struct terminal *t)
{
	int waiting;

	return ioctl(t->report, FIONREAD, &waiting) == 0 &&
	    waiting == PIPE_SIZE;
}

static void
kill_and_search(struct terminal *t, size_t killer)
{
	if (killers[killer].key != NULL)
		assert_true(terminal_push(t, killers[killer].key));
	else
		terminal_signal(t, killers[killer].number);
	assert_int_equal(terminal_status(t), 128 + killers[killer].number);
	assert_int_equal(t->copies, 0);
	terminal_close(t);
}

/* The report waits in a pipe that nobody reads. */
static void
none_when_killed_with_a_full_pipe(void **state)
{
	static const char *const args[] = { "-c", "be", "--at",
		"2026-11-20T17:43", NULL };
	struct terminal_setup s = { args, NULL, 24, 80, true, REPORT_MOMENT,
	    0 };
	struct terminal t;
	size_t i, tries;

	(void)state;
	for (i = 0; i < NKILLERS; i++) {
		assert_true(terminal_open(&t, &s));
		assert_int_equal(fcntl(t.report, F_SETPIPE_SZ, PIPE_SIZE),
		    PIPE_SIZE);
		assert_true(terminal_wait(&t, PROMPT));
		assert_true(terminal_line(&t, "5", PROMPT));
		terminal_send(&t, "stop\r\r");
		for (tries = 0; !is_full(&t) && tries < 1000; tries++)
			terminal_settle(&t, 10);
		assert_true(terminal_copies(&t) > 0);
		kill_and_search(&t, i);
	}
}

static void
none_for_the_next_caller(void **state)
{
	struct world *w = *state;
	struct terminal t;
	size_t k;

	for (k = 0; k < 2; k++) {
		type_secrets(&t, belgian, terminals[k]);
		terminal_send(&t, "\025");
		assert_true(terminal_line(&t, "nieuw", message(w,
		    "say-new")));
		assert_true(terminal_wait(&t, PROMPT));
		assert_int_equal(terminal_copies(&t), 0);
		/* And it goes on as ever. */
		assert_true(terminal_line(&t, "5", question(w, "suicide",
		    KB_NL)));
		leave(&t, 1);
	}
}

static void
nobody(void *closure, int copies)
{
	(void)closure;
	(void)copies;
}

static void
run_on_pipe(int in)
{
	static const char *const argv[] = { "bespreek", "-c", "be", "-k", NULL,
		NULL };
	const char *args[sizeof(argv) / sizeof(argv[0])];
	const char *path = getenv("BESPREEK");

	memcpy(args, argv, sizeof(argv));
	args[4] = getenv("KNOWLEDGE_DIR");
	if (dup2(in, STDIN_FILENO) == -1 || freopen("/dev/null", "w",
	    stdout) == NULL || freopen("/dev/null", "w", stderr) == NULL)
		_exit(99);
	terminal_reset_signals();
	trace_me();
	(void)execv(path == NULL ? "./bespreek" : path,
	    (char *const *)(uintptr_t)args);
	_exit(127);
}

static void
none_without_a_terminal(void **state)
{
	int ends[2], unread, status;
	size_t i;
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	for (i = 0; i < NTYPED; i++)
		assert_true(dprintf(ends[1], "%s\n", typed[i]) > 0);
	assert_int_equal(close(ends[1]), 0);
	pid = fork();
	if (pid == 0)
		run_on_pipe(ends[0]);
	assert_int_equal(trace_to_the_end(pid, SECRETS, nobody, NULL), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 2);	/* some are refused */
	/* All was read. */
	assert_int_equal(ioctl(ends[0], FIONREAD, &unread), 0);
	assert_int_equal(unread, 0);
	assert_int_equal(close(ends[0]), 0);
}

/* No core image, neither into a file nor into a program; the heap is kept
 * out of the swap space where the limits allow it. */
static void
no_image_and_no_swap(void **state)
{
	struct rlimit core, locked;
	char path[64], line[256];
	struct terminal t;
	long kilobytes = -1;
	FILE *f;

	(void)state;
	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_int_equal(prlimit(t.program, RLIMIT_CORE, NULL, &core), 0);
	assert_int_equal(core.rlim_cur, 1);
	assert_int_equal(core.rlim_max, 1);
	(void)snprintf(path, sizeof(path), "/proc/%ld/status",
	    (long)t.program);
	f = fopen(path, "re");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL)
		(void)sscanf(line, "VmLck: %ld", &kilobytes);
	(void)fclose(f);
	assert_int_equal(getrlimit(RLIMIT_MEMLOCK, &locked), 0);
	if (locked.rlim_cur >= 8 * 1024 * 1024)
		assert_true(kilobytes > 500);
	terminal_close(&t);
}

/* Locking that is refused does not matter. */
static void
no_lock_needed(void **state)
{
	struct rlimit before, none = { 0, 0 };
	struct world *w = *state;
	struct terminal t;

	assert_int_equal(getrlimit(RLIMIT_MEMLOCK, &before), 0);
	none.rlim_max = before.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_MEMLOCK, &none), 0);
	open_with(&t, belgian, NULL);
	assert_int_equal(setrlimit(RLIMIT_MEMLOCK, &before), 0);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	leave(&t, 1);
}

/* Nothing of the answers where ps(1) shows it. */
static void
no_word_in_the_process_list(void **state)
{
	static const char *const names[] = { "cmdline", "environ", "comm" };
	char path[64], before[3][8192], after[8192];
	size_t lengths[3], n, i;
	struct terminal t;
	FILE *f;
	int round;

	(void)state;
	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	for (round = 0; round < 2; round++) {
		for (i = 0; i < 3; i++) {
			(void)snprintf(path, sizeof(path), "/proc/%ld/%s",
			    (long)t.program, names[i]);
			f = fopen(path, "re");
			assert_non_null(f);
			n = fread(round == 0 ? before[i] : after, 1,
			    sizeof(after), f);
			(void)fclose(f);
			if (round == 0)
				lengths[i] = n;
			assert_int_equal(n, lengths[i]);
			assert_memory_equal(round == 0 ? before[i] : after,
			    before[i], n);
		}
		for (i = 0; i < NTYPED; i++)
			assert_true(terminal_line(&t, typed[i], PROMPT));
	}
	terminal_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_are_found),
		cmocka_unit_test(none_after_leaving_by_a_key),
		cmocka_unit_test(none_after_two_interrupts),
		cmocka_unit_test(none_after_a_signal),
		cmocka_unit_test(none_after_an_error),
		cmocka_unit_test(none_when_killed_with_a_full_pipe),
		cmocka_unit_test(none_for_the_next_caller),
		cmocka_unit_test(none_without_a_terminal),
		cmocka_unit_test(no_image_and_no_swap),
		cmocka_unit_test(no_lock_needed),
		cmocka_unit_test(no_word_in_the_process_list),
	};

	if (!SCRUBBED) {
		puts("1..0 # SKIP a sanitizer keeps what is freed");
		return 0;
	}
	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
