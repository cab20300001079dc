/* SPDX-License-Identifier: MIT */
#include "front/keys.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define CONTROL(c) ((c) & 0x1f)

/* A handler has no other way to know. */
static volatile sig_atomic_t flags[KEYS_ERROR];
static struct {
	bool active;
	bool is_terminal;
	struct keys_setup setup;
	struct termios found, used;
	sigset_t mask;			/* before */
	struct sigaction before[NSIG];
} now;

static const struct { int number; enum keys_event event; } caught[] = {
	{ SIGHUP, KEYS_HANGUP },
	{ SIGTERM, KEYS_TERMINATE },
	{ SIGINT, KEYS_INTERRUPT },
	{ SIGTSTP, KEYS_STOP },
	{ SIGCONT, KEYS_CONTINUED },
	{ SIGWINCH, KEYS_RESIZED },
};
#define NCAUGHT (sizeof(caught) / sizeof(caught[0]))

static void
note(int number)
{
	size_t i;

	for (i = 0; i < NCAUGHT; i++)
		if (caught[i].number == number)
			flags[caught[i].event] = 1;
}

static void
wipe_and_leave(int number)
{
	const char *s = now.setup.wipe;
	size_t len = strlen(s);
	ssize_t n = 1;

	(void)number;
	if (now.is_terminal)
		(void)tcsetattr(now.setup.in, TCSANOW, &now.found);
	while (len > 0 && n > 0) {
		n = write(now.setup.out, s, len);
		if (n > 0) {
			s += n;
			len -= (size_t)n;
		}
	}
	scrub_exit(&now.setup.scrub, 0);
}

static void
catch(int number, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler };

	sigfillset(&action.sa_mask);
	(void)sigaction(number, &action, &now.before[number]);
	/* What the caller ignores, such as HUP under nohup, stays ignored. */
	if (number != SIGQUIT && now.before[number].sa_handler == SIG_IGN)
		(void)sigaction(number, &now.before[number], NULL);
}

void
keys_set(void)
{
	if (now.is_terminal)
		(void)tcsetattr(now.setup.in, TCSADRAIN, &now.used);
}

static void
prepare_terminal(void)
{
	now.is_terminal = tcgetattr(now.setup.in, &now.found) == 0;
	now.used = now.found;
	now.used.c_cc[VQUIT] = CONTROL('X');
	now.used.c_cc[VEOL2] = CONTROL('\\');
	now.used.c_lflag |= ICANON | ECHO | ISIG | IEXTEN;
	keys_set();
}

void
keys_begin(const struct keys_setup *setup)
{
	sigset_t blocked;
	size_t i;

	memset((void *)flags, 0, sizeof(flags));
	now.setup = *setup;
	now.active = true;
	sigemptyset(&blocked);
	for (i = 0; i < NCAUGHT; i++)
		sigaddset(&blocked, caught[i].number);
	(void)sigprocmask(SIG_BLOCK, &blocked, &now.mask);
	prepare_terminal();
	for (i = 0; i < NCAUGHT; i++)
		catch(caught[i].number, note);
	catch(SIGQUIT, wipe_and_leave);
}

void
keys_end(void)
{
	size_t i;

	if (!now.active)
		return;
	if (now.is_terminal)
		(void)tcsetattr(now.setup.in, TCSADRAIN, &now.found);
	for (i = 0; i < NCAUGHT; i++)
		(void)sigaction(caught[i].number,
		    &now.before[caught[i].number], NULL);
	(void)sigaction(SIGQUIT, &now.before[SIGQUIT], NULL);
	(void)sigprocmask(SIG_SETMASK, &now.mask, NULL);
	now.active = false;
}

/* Lets in what is pending: with input ready, ppoll() alone would not. */
static bool
take(enum keys_event *event)
{
	sigset_t open = now.mask, shut;
	size_t i;

	for (i = 0; i < NCAUGHT; i++)
		sigdelset(&open, caught[i].number);
	(void)sigprocmask(SIG_SETMASK, &open, &shut);
	(void)sigprocmask(SIG_SETMASK, &shut, NULL);
	for (i = 0; i < NCAUGHT; i++)
		if (flags[caught[i].event] != 0) {
			flags[caught[i].event] = 0;
			*event = caught[i].event;
			return true;
		}
	return false;
}

enum keys_event
keys_wait(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	enum keys_event event;
	sigset_t open = now.mask;
	size_t i;
	int n;

	for (i = 0; i < NCAUGHT; i++)
		sigdelset(&open, caught[i].number);
	for (;;) {
		if (take(&event))
			return event;
		n = ppoll(&p, 1, NULL, &open);
		if (n == -1 && errno != EINTR)
			return KEYS_ERROR;
		if (n > 0 && (p.revents & POLLIN) == 0)
			return take(&event) ? event : KEYS_HANGUP;
		if (n > 0)
			return KEYS_READY;
	}
}

void
keys_stop(void)
{
	struct sigaction fallback = { .sa_handler = SIG_DFL }, ours;
	sigset_t stop;

	if (now.is_terminal)
		(void)tcsetattr(now.setup.in, TCSADRAIN, &now.found);
	(void)sigaction(SIGTSTP, &fallback, &ours);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	(void)raise(SIGTSTP);
	(void)sigprocmask(SIG_UNBLOCK, &stop, NULL);	/* stops here */
	(void)sigprocmask(SIG_BLOCK, &stop, NULL);
	(void)sigaction(SIGTSTP, &ours, NULL);
	keys_set();
}
