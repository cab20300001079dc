/* SPDX-License-Identifier: MIT */
/* A whole consultation under strace: nothing is opened for writing, made,
 * renamed or removed, nothing is sent, no program is started, and what is
 * written goes to the terminal or the pipe it was given.  Once the process is
 * confined nothing is opened at all, and before that nothing was read of the
 * knowledge. */
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

#define STRACE "strace -f -y -qq -e signal=none"

struct traced {
	struct place place;
	char wrapper[96], trace[96], program[4096];
};

static void
set_up(struct traced *p)
{
	const char *program = getenv("BESPREEK");
	FILE *f;

	(void)snprintf(p->program, sizeof(p->program), "%s", program == NULL ?
	    "./bespreek" : program);
	p->place = place_new();
	(void)snprintf(p->wrapper, sizeof(p->wrapper), "%s/run",
	    p->place.dir);
	(void)snprintf(p->trace, sizeof(p->trace), "%s/trace", p->place.dir);
	f = fopen(p->wrapper, "we");
	assert_non_null(f);
	(void)fprintf(f, "#!/bin/sh\nexec " STRACE " -o '%s' '%s' \"$@\"\n",
	    p->trace, p->program);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(p->wrapper, 0700), 0);
	(void)setenv("BESPREEK", p->wrapper, 1);
}

static void
take_down(const struct traced *p)
{
	(void)setenv("BESPREEK", p->program, 1);
	(void)unlink(p->wrapper);
	(void)unlink(p->trace);
	place_clear(&p->place);
}

/* Only the first, by strace itself, is one. */
static bool
is_forbidden(const char *call)
{
	static const char *const calls[] = { "socket", "connect", "bind",
		"sendto", "sendmsg", "socketpair", "creat", "rename",
		"unlink", "rmdir", "mkdir", "link", "symlink", "mknod",
		"truncate", "ftruncate", "chmod", "fchmod", "memfd_create",
		"fork", "vfork", "clone", "shmget", "msgget", "mq_open",
		"sethostname", "pwrite64", "sendfile", "copy_file_range" };
	size_t i, n;

	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		n = strlen(calls[i]);
		if (strncmp(call, calls[i], n) == 0 && strchr("(a23", call[n])
		    != NULL)
			return true;
	}
	return strncmp(call, "prctl(PR_SET_NAME", 17) == 0;
}

static bool
is_opened_for_writing(const char *call)
{
	return strncmp(call, "open", 4) == 0 &&
	    (strstr(call, "O_WRONLY") != NULL ||
	    strstr(call, "O_RDWR") != NULL ||
	    strstr(call, "O_CREAT") != NULL ||
	    strstr(call, "O_TRUNC") != NULL ||
	    strstr(call, "O_TMPFILE") != NULL);
}

/* "write(1</dev/pts/3>, ..." */
static bool
is_written_elsewhere(const char *call)
{
	const char *where = strchr(call, '<');

	if (strncmp(call, "write(", 6) != 0 && strncmp(call, "writev(", 7)
	    != 0)
		return false;
	return where == NULL || (strncmp(where, "</dev/pts/", 10) != 0 &&
	    strncmp(where, "</dev/tty", 9) != 0 &&
	    strncmp(where, "<pipe:", 6) != 0);
}

static bool
is_read_of_knowledge(const char *call)
{
	return strncmp(call, "read(", 5) == 0 && strstr(call, ".xml>") !=
	    NULL;
}

/* The last step of the confinement; where it is refused, the rest of what is
 * looked at here still holds. */
static bool
is_confinement(const char *call)
{
	return strncmp(call, "prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER",
	    41) == 0;
}

/* Every line begins with the number of the process. */
static void
read_trace(const struct traced *p, size_t *calls)
{
	bool confined = false;
	static char line[65536];
	size_t programs = 0;
	FILE *f = fopen(p->trace, "re");
	const char *call;

	assert_non_null(f);
	*calls = 0;
	while (fgets(line, sizeof(line), f) != NULL) {
		call = line + strspn(line, "0123456789 ");
		++*calls;
		programs += strncmp(call, "execve", 6) == 0;
		if (is_forbidden(call) || is_opened_for_writing(call) ||
		    is_written_elsewhere(call) ||
		    (confined && strncmp(call, "open", 4) == 0) ||
		    (!confined && is_read_of_knowledge(call)))
			fail_msg("%s", line);
		confined |= is_confinement(call);
	}
	assert_int_equal(programs, 1);
	assert_true(confined);
	(void)fclose(f);
}

static bool
can_trace(void)
{
#ifdef __SANITIZE_ADDRESS__
	return false;	/* its search for leaks traces, too */
#else
	return system(STRACE " -o /dev/null true 2>/dev/null") == 0;
#endif
}

static void
consult(struct terminal *t, const struct world *w, const char *const *args,
    const char *const *env, bool pipe)
{
	struct terminal_setup s = { args, env, 24, 80, pipe, NULL, 0 };

	assert_true(terminal_open(t, &s));
	assert_true(terminal_wait(t, PROMPT));
	assert_true(terminal_line(t, "1", title(w, KB_ALARM_CHILD, KB_NL)));
	assert_true(terminal_line(t, "", question(w, "suicide", KB_NL)));
	assert_true(terminal_line(t, "3", PROMPT));
	assert_true(terminal_line(t, "?", PROMPT));
	assert_true(terminal_line(t, "/kamp", PROMPT));
	assert_true(terminal_line(t, "!", PROMPT));
	assert_true(terminal_line(t, "=", PROMPT));
	assert_true(terminal_line(t, "beroep=hui\t", PROMPT));
	assert_true(terminal_line(t, ".", PROMPT));
	assert_true(terminal_line(t, "nieuw", message(w, "say-new")));
	assert_true(terminal_line(t, "5", question(w, "suicide", KB_NL)));
	assert_true(terminal_line(t, ".", PROMPT));
	terminal_send(t, "stop\r");
	assert_true(terminal_wait(t, PROMPT));
}

static void
leaves_no_trace(void **state)
{
	static const char *const private[] = { "-c", "be", "--private", NULL };
	static const char *const ends[] = { "\r", "wis\r", "\030" };
	struct world *w = *state;
	struct terminal t;
	struct traced p;
	size_t i, calls;

	set_up(&p);
	for (i = 0; i < 6; i++) {
		consult(&t, w, i == 4 ? private : belgian, i % 2 == 0 ? NULL
		    : dumb, i == 3);
		terminal_send(&t, ends[i % 3]);
		assert_int_equal(terminal_status(&t), 0);
		terminal_close(&t);
		read_trace(&p, &calls);
		assert_true(calls > 100);
	}
	take_down(&p);
}

/* The test itself notices a file. */
static void
sees_a_trace(void **state)
{
	struct traced p;
	char command[8192];
	FILE *f;
	char line[4096];
	bool seen = false;

	(void)state;
	set_up(&p);
	(void)snprintf(command, sizeof(command), "'%s' -k '%s' --at "
	    "2026-11-20 -c be -o '%s' </dev/null", p.wrapper,
	    getenv("KNOWLEDGE_DIR"), p.place.file);
	assert_int_not_equal(system(command), -1);
	f = fopen(p.trace, "re");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL)
		seen |= is_opened_for_writing(line + strspn(line,
		    "0123456789 "));
	(void)fclose(f);
	assert_true(seen);
	take_down(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_no_trace),
		cmocka_unit_test(sees_a_trace),
	};

	if (!can_trace()) {
		puts("1..0 # SKIP nothing can be traced here");
		return 0;
	}
	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
