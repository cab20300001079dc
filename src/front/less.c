/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "front/less.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOT_FOUND 127
#define PATIENCE 1000		/* ms */
#define LINKS_FROM 581		/* "Support OSC 8 hyperlinks", its NEWS */

static _Noreturn void
tell_version(const char *name, const int ends[2])
{
	int nothing = open("/dev/null", O_RDWR);

	(void)dup2(ends[1], STDOUT_FILENO);
	(void)dup2(nothing, STDIN_FILENO);
	(void)dup2(nothing, STDERR_FILENO);
	(void)close(ends[0]);
	(void)close(ends[1]);
	(void)unsetenv("LESS");
	(void)execlp(name, name, "--version", (char *)NULL);
	_exit(NOT_FOUND);
}

/* What fits of its first words. */
static void
read_words(int from, char *s, size_t size)
{
	struct pollfd in = { .fd = from, .events = POLLIN };
	ssize_t n = 1;
	size_t len = 0;

	while (len + 1 < size && n > 0) {
		n = poll(&in, 1, PATIENCE) <= 0 ? 0 :
		    read(from, s + len, size - len - 1);
		if (n > 0)
			len += (size_t)n;
	}
	s[len] = '\0';
}

/* It may have more to say; whether it ran at all is known by then. */
static int
end(pid_t child)
{
	int status = 0;

	(void)kill(child, SIGKILL);
	while (waitpid(child, &status, 0) == -1 && errno == EINTR)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

bool
less_links(const char *name)
{
	char words[32] = "";
	int ends[2];
	pid_t child;

	if (pipe(ends) == -1)
		return false;
	child = fork();
	if (child == 0)
		tell_version(name, ends);
	(void)close(ends[1]);
	if (child != -1)
		read_words(ends[0], words, sizeof(words));
	(void)close(ends[0]);
	if (child == -1)
		return false;
	if (end(child) == NOT_FOUND)
		return true;
	return strncmp(words, "less ", 5) == 0 &&
	    strtol(words + 5, NULL, 10) >= LINKS_FROM;
}
