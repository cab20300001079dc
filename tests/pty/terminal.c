/* SPDX-License-Identifier: MIT */
#include "terminal.h"
#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* Told by the shell: a letter and a number. */
struct event { char what; int number; };	/* p pid, e exit, s stop,
						   c copies of the secret */

static long
now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
tell(int fd, char what, int number)
{
	struct event e;

	memset(&e, 0, sizeof(e));
	e.what = what;
	e.number = number;
	if (write(fd, &e, sizeof(e)) != (ssize_t)sizeof(e))
		_exit(99);
}

static void
tell_copies(void *closure, int copies)
{
	tell(*(int *)closure, 'c', copies);
}

void
terminal_reset_signals(void)
{
	static const int numbers[] = { SIGINT, SIGQUIT, SIGHUP, SIGPIPE,
		SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT };
	sigset_t none;
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		(void)signal(numbers[i], SIG_DFL);
	sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
}

static void
run_program(const struct terminal_setup *setup, int out)
{
	const char *path = getenv("BESPREEK");
	const char *dir = getenv("KNOWLEDGE_DIR");
	const char *argv[32] = { "bespreek" };
	size_t n = 1, i;

	for (i = 0; setup->args[i] != NULL && n < 28; i++)
		argv[n++] = setup->args[i];
	argv[n++] = "-k";
	argv[n++] = dir == NULL ? "knowledge" : dir;
	argv[n] = NULL;
	(void)setenv("TERM", "xterm", 1);
	(void)setenv("LC_ALL", "C.UTF-8", 1);
	(void)unsetenv("NO_COLOR");
	for (i = 0; setup->env != NULL && setup->env[i] != NULL; i++)
		(void)putenv((char *)(uintptr_t)setup->env[i]);
	if (out != -1)
		(void)dup2(out, STDOUT_FILENO);
	(void)execv(path == NULL ? "./bespreek" : path,
	    (char *const *)(uintptr_t)argv);
	_exit(127);
}

/* As a shell with job control: waits for its program, and puts it back in
 * the foreground when told to. */
static void
run_shell(const struct terminal_setup *setup, int out, int events, int orders)
{
	pid_t pid;
	int status;
	char order;

	(void)signal(SIGTTOU, SIG_IGN);
	(void)signal(SIGHUP, SIG_IGN);
	pid = fork();
	if (pid == 0) {
		(void)setpgid(0, 0);
		(void)tcsetpgrp(STDIN_FILENO, getpid());
		terminal_reset_signals();
		if (setup->ignored != 0)
			(void)signal(setup->ignored, SIG_IGN);
		(void)close(events);
		(void)close(orders);
		if (setup->secret != NULL)
			trace_me();
		run_program(setup, out);
	}
	(void)setpgid(pid, pid);
	if (out != -1)
		(void)close(out);
	tell(events, 'p', pid);
	if (setup->secret != NULL)
		tell(events, 'c', trace_to_the_end(pid, setup->secret,
		    tell_copies, &events));
	for (;;) {
		if (waitpid(pid, &status, WUNTRACED) == -1)
			_exit(99);
		if (!WIFSTOPPED(status))
			break;
		(void)tcsetpgrp(STDIN_FILENO, getpid());
		tell(events, 's', WSTOPSIG(status));
		if (read(orders, &order, 1) != 1)
			_exit(99);
		(void)tcsetpgrp(STDIN_FILENO, pid);
		(void)kill(-pid, SIGCONT);
	}
	tell(events, 'e', WIFSIGNALED(status) ? 128 + WTERMSIG(status)
	    : WEXITSTATUS(status));
	/* The terminal stays until the test has seen enough. */
	_exit(read(orders, &order, 1) == -1 ? 99 : 0);
}

static bool
next_event(struct terminal *t, char what, int *number, int wait)
{
	struct pollfd p = { t->events, POLLIN, 0 };
	long end = now() + wait;
	struct event e;

	while (now() < end) {
		if (poll(&p, 1, 20) == 1 && read(t->events, &e, sizeof(e)) ==
		    (ssize_t)sizeof(e)) {
			if (e.what == 'c')
				t->copies = e.number;
			if (e.what != what)
				continue;
			*number = e.number;
			return true;
		}
		terminal_settle(t, 0);
	}
	return false;
}

bool
terminal_open(struct terminal *t, const struct terminal_setup *setup)
{
	struct winsize size = { .ws_row = setup->rows,
	    .ws_col = setup->columns };
	int events[2], orders[2], report[2] = { -1, -1 }, number;

	memset(t, 0, sizeof(*t));
	t->slave = t->report = t->copies = -1;
	if (pipe(events) == -1 || pipe(orders) == -1 ||
	    (setup->pipe_output && pipe(report) == -1))
		return false;
	t->shell = forkpty(&t->master, NULL, NULL, &size);
	if (t->shell == 0) {
		(void)close(events[0]);
		(void)close(orders[1]);
		if (report[0] != -1)
			(void)close(report[0]);
		run_shell(setup, report[1], events[1], orders[0]);
	}
	(void)close(events[1]);
	(void)close(orders[0]);
	if (report[1] != -1)
		(void)close(report[1]);
	t->events = events[0];
	t->orders = orders[1];
	t->report = report[0];
	if (t->shell == -1)
		return false;
	t->slave = open(ptsname(t->master), O_RDWR | O_NOCTTY);
	if (!next_event(t, 'p', &number, TERMINAL_WAIT))
		return false;
	t->program = number;
	return true;
}

static void
add(char **to, size_t *len, size_t *size, const char *s, size_t n)
{
	char *grown;

	if (*len + n + 1 > *size) {
		*size = (*len + n + 1) * 2;
		grown = realloc(*to, *size);
		if (grown == NULL)
			abort();
		*to = grown;
	}
	memcpy(*to + *len, s, n);
	*len += n;
	(*to)[*len] = '\0';
}

/* Bytes that were shown within `wait` milliseconds; false when none came. */
static bool
read_some(struct terminal *t, int wait)
{
	struct pollfd p = { .fd = t->master, .events = POLLIN };
	char bytes[65536];
	ssize_t n;

	if (t->deaf) {
		(void)poll(NULL, 0, wait);
		return false;
	}
	if (t->master == -1 || poll(&p, 1, wait) != 1)
		return false;
	n = read(t->master, bytes, sizeof(bytes));
	if (n <= 0)
		return false;
	/* NUL would end the text for strstr(). */
	for (ssize_t i = 0; i < n; i++)
		if (bytes[i] == '\0')
			bytes[i] = '?';
	add(&t->out, &t->len, &t->size, bytes, (size_t)n);
	return true;
}

void
terminal_settle(struct terminal *t, int quiet)
{
	while (read_some(t, quiet))
		;
}

bool
terminal_wait(struct terminal *t, const char *text)
{
	long end = now() + TERMINAL_WAIT;
	const char *found;

	do {
		found = t->out == NULL ? NULL : strstr(t->out + t->mark,
		    text);
		if (found != NULL) {
			t->mark = (size_t)(found - t->out) + strlen(text);
			return true;
		}
		(void)read_some(t, 50);
	} while (now() < end);
	printf("# not shown: \"%s\"\n# but: %s\n", text, t->out == NULL ? ""
	    : t->out + t->mark);
	return false;
}

bool
terminal_shown(const struct terminal *t, const char *text)
{
	return t->out != NULL && strstr(t->out, text) != NULL;
}

void
terminal_paste(struct terminal *t, const char *s, size_t len)
{
	struct pollfd p = { .fd = t->master, .events = POLLIN | POLLOUT };
	ssize_t n;

	(void)fcntl(t->master, F_SETFL, O_NONBLOCK);
	while (len > 0 && poll(&p, 1, TERMINAL_WAIT) == 1) {
		if ((p.revents & POLLIN) != 0)
			(void)read_some(t, 0);
		if ((p.revents & POLLOUT) == 0)
			continue;
		n = write(t->master, s, len < 1024 ? len : 1024);
		if (n == -1 && errno != EAGAIN)
			return;
		if (n > 0) {
			s += n;
			len -= (size_t)n;
		}
	}
}

bool
terminal_push(struct terminal *t, const char *s)
{
	size_t len = strlen(s);

	(void)fcntl(t->master, F_SETFL, O_NONBLOCK);
	return write(t->master, s, len) == (ssize_t)len;
}

bool
terminal_is_stuck(struct terminal *t)
{
	long end = now() + TERMINAL_WAIT;
	int full = 0;

	/* Takes the last room, which may be too little for a line. */
	(void)fcntl(t->slave, F_SETFL, O_NONBLOCK);
	while (full < 10 && now() < end) {
		full = write(t->slave, "\n", 1) == -1 ? full + 1 : 0;
		if (full > 0)
			(void)poll(NULL, 0, 10);
	}
	(void)fcntl(t->slave, F_SETFL, 0);
	return full == 10;
}

void
terminal_send(struct terminal *t, const char *s)
{
	terminal_paste(t, s, strlen(s));
}

bool
terminal_line(struct terminal *t, const char *line, const char *text)
{
	t->mark = t->len;
	terminal_send(t, line);
	terminal_send(t, "\r");
	return terminal_wait(t, text);
}

void
terminal_resize(struct terminal *t, unsigned short rows,
    unsigned short columns)
{
	struct winsize size = { .ws_row = rows, .ws_col = columns };

	(void)ioctl(t->master, TIOCSWINSZ, &size);
}

int
terminal_copies(struct terminal *t)
{
	int copies;

	(void)kill(t->program, SIGUSR1);
	return next_event(t, 'c', &copies, TERMINAL_WAIT) ? copies : -1;
}

static void
read_report(struct terminal *t)
{
	char bytes[65536];
	size_t size = 0;
	ssize_t n;

	if (t->report == -1 || t->reported != NULL)
		return;
	add(&t->reported, &t->nreported, &size, "", 0);
	while ((n = read(t->report, bytes, sizeof(bytes))) > 0)
		add(&t->reported, &t->nreported, &size, bytes, (size_t)n);
}

int
terminal_status(struct terminal *t)
{
	int number;

	if (!next_event(t, 'e', &number, TERMINAL_WAIT))
		return -1;
	read_report(t);
	terminal_settle(t, 20);
	return number;
}

bool
terminal_stopped(struct terminal *t)
{
	int number;

	return next_event(t, 's', &number, TERMINAL_WAIT) &&
	    number == SIGTSTP;
}

void
terminal_foreground(struct terminal *t)
{
	if (write(t->orders, "f", 1) != 1)
		abort();
}

void
terminal_signal(struct terminal *t, int number)
{
	pid_t group = tcgetpgrp(t->master);

	if (group > 0)
		(void)kill(-group, number);
}

bool
terminal_is_restored(struct terminal *t)
{
	struct termios now_set;

	if (tcgetattr(t->slave, &now_set) == -1)
		return false;
	return (now_set.c_lflag & (ICANON | ECHO | ISIG)) ==
	    (ICANON | ECHO | ISIG) && now_set.c_cc[VQUIT] == ('\\' & 0x1f) &&
	    (now_set.c_iflag & ICRNL) != 0 && (now_set.c_oflag & OPOST) != 0;
}

void
terminal_hang_up(struct terminal *t)
{
	(void)close(t->slave);
	(void)close(t->master);
	t->slave = t->master = -1;
}

static void
close_open(int fd)
{
	if (fd != -1)
		(void)close(fd);
}

void
terminal_close(struct terminal *t)
{
	pid_t group = t->master == -1 ? -1 : tcgetpgrp(t->master);

	if (group > 0 && group != getpgrp())
		(void)kill(-group, SIGKILL);
	close_open(t->orders);
	close_open(t->slave);
	close_open(t->master);
	close_open(t->events);
	close_open(t->report);
	if (t->shell > 0) {
		(void)kill(t->shell, SIGKILL);
		(void)waitpid(t->shell, NULL, 0);
	}
	free(t->out);
	free(t->reported);
}
