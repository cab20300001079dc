/* SPDX-License-Identifier: MIT */
#include "tty.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LEAVE "\034"		/* Ctrl-\, with or without an editor */
#define QUIET 700		/* milliseconds, about */
#define TIMES 4

/* What is typed ahead is for the program, not for the line discipline. */
bool
tty_open(struct tty *t)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	if (openpty(&t->master, &t->slave, NULL, NULL, &size) == -1 ||
	    tcgetattr(t->slave, &t->settings) == -1)
		return false;
	t->settings.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	return true;
}

void
tty_begin(const struct tty *t, const char *typed)
{
	size_t len = strlen(typed);

	if (tcsetattr(t->slave, TCSANOW, &t->settings) == -1 ||
	    tcflush(t->slave, TCIOFLUSH) == -1 ||
	    write(t->master, typed, len) != (ssize_t)len)
		_exit(99);
}

/* False when nothing came. */
static bool
take(const struct tty *t, struct bytes *shown)
{
	struct pollfd p = { .fd = t->master, .events = POLLIN };
	char part[4096];
	ssize_t n;

	if (poll(&p, 1, 1) != 1)
		return false;
	n = read(t->master, part, sizeof(part));
	if (n <= 0)
		return false;
	shown->at = realloc(shown->at, shown->n + (size_t)n + 1);
	if (shown->at == NULL)
		_exit(99);
	memcpy(shown->at + shown->n, part, (size_t)n);
	shown->n += (size_t)n;
	shown->at[shown->n] = '\0';
	return true;
}

static void
press(const struct tty *t, pid_t pid, int time)
{
	if (time == TIMES || write(t->master, LEAVE, 1) != 1)
		(void)kill(pid, SIGALRM);
}

int
tty_follow(const struct tty *t, pid_t pid, struct bytes *shown)
{
	int status = 0, quiet = 0, times = 0;

	shown->at = calloc(1, 1);
	shown->n = 0;
	while (waitpid(pid, &status, WNOHANG) != pid) {
		quiet = take(t, shown) ? 0 : quiet + 1;
		if (quiet == QUIET && times <= TIMES) {
			press(t, pid, times++);
			quiet = 0;
		}
	}
	while (take(t, shown))
		continue;
	return status;
}

/* libedit sets what a key sends while it reads, but no more after that. */
bool
tty_is_restored(const struct tty *t)
{
	struct termios now;

	return tcgetattr(t->slave, &now) == 0 &&
	    now.c_lflag == t->settings.c_lflag &&
	    now.c_iflag == t->settings.c_iflag &&
	    now.c_oflag == t->settings.c_oflag &&
	    memcmp(now.c_cc, t->settings.c_cc, sizeof(now.c_cc)) == 0;
}
