/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "front/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "front/less.h"
#include "front/output.h"
#include "front/term.h"

#define NOT_FOUND 127		/* as a shell tells it */

/* Where less is told nothing by the user: it leaves at once when all fits,
 * shows colours as such, and leaves on the screen what was read, such as a
 * number to call. */
#define LESS_OPTIONS "FRX"

/* ---- which ---- */

static bool
is_blank(const char *s)
{
	return s[strspn(s, " \t")] == '\0';
}

static bool
is_wanted(const char *command)
{
	return command == NULL || (!is_blank(command) &&
	    strcmp(command, "cat") != 0);
}

static bool
is_less(const char *command)
{
	const char *name = command;
	size_t n = strcspn(command, " \t");

	while ((command = memchr(name, '/', n)) != NULL) {
		n -= (size_t)(command + 1 - name);
		name = command + 1;
	}
	return n == strlen("less") && memcmp(name, "less", n) == 0;
}

/* Of others it is not known. */
static bool
takes_escapes(const char *command)
{
	const char *options = getenv("LESS");

	if (command != NULL && !is_less(command))
		return false;
	return options == NULL || strpbrk(options, "rR") != NULL;
}

static bool
takes_links(const char *command)
{
	char *name = command == NULL ? memory_strdup("less")
	    : memory_printf("%.*s", (int)strcspn(command, " \t"), command);
	bool takes = name != NULL && less_links(name);

	free(name);
	return takes;
}

/* ---- the child ---- */

/* It is no help to whoever wants more than to read, and keeps nothing. */
static void
set_environment(void)
{
	(void)setenv("LESSSECURE", "1", 1);
	(void)setenv("LESSHISTFILE", "-", 1);
	(void)setenv("LESS", LESS_OPTIONS, 0);
	(void)setenv("LESSCHARSET", "utf-8", 0);
}

/* Any string that a shell takes may be in PAGER, as POSIX has it for other
 * programs: options, quotes, a pipeline. */
static _Noreturn void
become_pager(const struct pager *p, int from)
{
	if (from != STDIN_FILENO) {
		(void)dup2(from, STDIN_FILENO);
		(void)close(from);
	}
	(void)signal(SIGPIPE, SIG_DFL);
	set_environment();
	if (p->command == NULL)
		(void)execlp("less", "less", (char *)NULL);
	else
		(void)execl("/bin/sh", "sh", "-c", p->command, (char *)NULL);
	_exit(NOT_FOUND);
}

static _Noreturn void
wait_for_text(const struct pager *p, int from)
{
	struct pollfd in = { .fd = from, .events = POLLIN };

	while (poll(&in, 1, -1) == -1 && errno == EINTR)
		continue;
	if ((in.revents & POLLIN) == 0)
		_exit(0);
	become_pager(p, from);
}

/* ---- the program ---- */

void
pager_begin(struct pager *p, int fd, bool links)
{
	int ends[2];

	*p = (struct pager){ .to = -1, .command = getenv("PAGER") };
	if (!is_wanted(p->command) || !term_obeys(fd) ||
	    !term_size(fd, &p->rows, &p->columns) || pipe(ends) == -1)
		return;
	p->escapes = takes_escapes(p->command);
	p->links = p->escapes && links && takes_links(p->command);
	p->child = fork();
	if (p->child == 0) {
		(void)close(ends[1]);
		wait_for_text(p, ends[0]);
	}
	(void)close(ends[0]);
	p->to = ends[1];
	if (p->child == -1) {
		p->child = 0;
		pager_drop(p);
	}
}

/* A line of the terminal is left for what comes after. */
static bool
fits(const struct pager *p, int width, const char *s, size_t len)
{
	size_t rows = 0, each = (size_t)((width + p->columns - 1) /
	    p->columns);
	const char *end = s + len;

	while ((s = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		rows += each;
		s++;
	}
	return rows < (size_t)p->rows;
}

static int
wait_for_end(struct pager *p)
{
	int status = 0;

	if (p->to != -1)
		(void)close(p->to);
	p->to = -1;
	while (p->child != 0 && waitpid(p->child, &status, 0) == -1 &&
	    errno == EINTR)
		continue;
	p->child = 0;
	return status;
}

/* What is typed to interrupt is for the pager; true when it was typed. */
static bool
forget_interrupts(void)
{
	static const struct timespec at_once = { 0, 0 };
	bool any = false;
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGQUIT);
	while (sigtimedwait(&set, NULL, &at_once) > 0)
		any = true;
	return any;
}

static enum pager_result
result_of(const struct pager *p, int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return PAGER_SHOWN;
	return p->command == NULL && WIFEXITED(status) &&
	    WEXITSTATUS(status) == NOT_FOUND ? PAGER_NOT : PAGER_FAILED;
}

/* Until it has ended, signals wait: a pager that is left behind would fight
 * over the keys with a shell. */
static void
hold_signals(sigset_t *before)
{
	static const int numbers[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
	sigset_t set;
	size_t i;

	sigemptyset(&set);
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		sigaddset(&set, numbers[i]);
	(void)sigprocmask(SIG_BLOCK, &set, before);
}

enum pager_result
pager_show(struct pager *p, int width, const char *s, size_t len)
{
	struct output to = { .fd = p->to, .dir = -1 };
	enum pager_result result;
	sigset_t before;

	if (p->child == 0 || fits(p, width, s, len)) {
		pager_drop(p);
		return PAGER_NOT;
	}
	hold_signals(&before);
	/* It may be left before the end is written. */
	(void)output_add(&to, s, len);
	result = result_of(p, wait_for_end(p));
	if (forget_interrupts())
		result = PAGER_SHOWN;
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return result;
}

void
pager_drop(struct pager *p)
{
	(void)wait_for_end(p);
}
