/* SPDX-License-Identifier: MIT */
#include "cmd/isolated.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A sanitizer needs address space of its own. */
static bool
is_sanitized(void)
{
#if defined __SANITIZE_ADDRESS__
	return true;
#else
	return false;
#endif
}

/* Address space in use, from the kernel; 0 when it does not say. */
static size_t
in_use(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "re");

	if (f == NULL)
		return 0;
	if (fscanf(f, "%lu", &pages) != 1)
		pages = 0;
	(void)fclose(f);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void
limit_memory(size_t more)
{
	size_t now = in_use();
	struct rlimit limit;

	if (now == 0)
		return;
	limit.rlim_cur = limit.rlim_max = now + more;
	(void)setrlimit(RLIMIT_AS, &limit);
}

/* One line an entry: level, line, file, text between tabs.  Entries hold no
 * control characters. */
static void
send(FILE *to, const struct diag *d)
{
	const struct diag_entry *e;
	size_t i;

	for (i = 0; i < diag_count(d); i++) {
		e = diag_at(d, i);
		(void)fprintf(to, "%d\t%u\t%s\t%s\n", (int)e->level, e->line,
		    e->file == NULL ? "" : e->file, e->text);
	}
}

static void
child(int fd, size_t memory, void (*work)(void *, struct diag *), void *data)
{
	struct diag *d = diag_new();
	FILE *to = fdopen(fd, "w");

	if (d == NULL || to == NULL)
		_exit(1);
	if (!is_sanitized())
		limit_memory(memory);
	work(data, d);
	send(to, d);
	_exit(fclose(to) == 0 ? 0 : 1);
}

static void
receive_line(char *line, struct diag *d)
{
	char *level = strsep(&line, "\t"), *number = strsep(&line, "\t");
	char *file = strsep(&line, "\t");

	if (file == NULL || line == NULL)
		return;
	line[strcspn(line, "\n")] = '\0';
	diag_add(d, (enum diag_level)atoi(level), *file == '\0' ? NULL : file,
	    (unsigned)strtoul(number, NULL, 10), "%s", line);
}

static void
receive(int fd, struct diag *d)
{
	FILE *from = fdopen(fd, "r");
	char *line = NULL;
	size_t size = 0;

	if (from == NULL) {
		(void)close(fd);
		return;
	}
	while (getline(&line, &size, from) != -1)
		receive_line(line, d);
	free(line);
	(void)fclose(from);
}

void
isolated_run(const char *what, size_t memory,
    void (*work)(void *, struct diag *), void *data, struct diag *d)
{
	int fds[2], status = -1;
	pid_t pid = -1;

	(void)fflush(NULL);
	if (pipe(fds) == 0) {
		pid = fork();
		if (pid == 0) {
			(void)close(fds[0]);
			child(fds[1], memory, work, data);
		}
		(void)close(fds[1]);
		if (pid > 0)
			receive(fds[0], d);
		else
			(void)close(fds[0]);
	}
	while (pid > 0 && waitpid(pid, &status, 0) == -1 && errno == EINTR)
		continue;
	if (pid == -1 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		diag_add(d, DIAG_ERROR, NULL, 0, "%s could not be finished; "
		    "close other programs and try again", what);
}
