/* SPDX-License-Identifier: MIT */
#include "front/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define CONTROL(c) ((c) & 0x1f)

#define AHEAD_MAX 4096
#define PATIENCE 1000	/* milliseconds for the last bytes to the screen */
#define PAUSE 10	/* milliseconds: there is room, but not enough */
#define TIMES_TO_LEAVE 2	/* Ctrl-C */

/* A handler has no other way to know. */
static volatile sig_atomic_t flags[KEYS_ERROR];
static struct {
	bool is_terminal;
	bool leaving;			/* told to: waits for nobody */
	int interrupts;			/* reported since the last byte */
	struct keys_setup setup;
	char wipe[KEYS_WIPE_MAX];
	int blocking;			/* flags of the output */
	struct termios found, used;
	sigset_t mask;			/* before */
	struct sigaction before[NSIG];
	/* Typed while output was waiting. */
	unsigned char ahead[AHEAD_MAX];
	size_t at, n;
	bool ended;
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
			flags[caught[i].event]++;
}

/* Does not wait: there only Ctrl-X would be heard.  The flag is the shell's,
 * too, so it is set no longer than that. */
static ssize_t
write_at_once(const char *s, size_t len)
{
	ssize_t n;
	int error;

	(void)fcntl(now.setup.out, F_SETFL, now.blocking | O_NONBLOCK);
	n = write(now.setup.out, s, len);
	error = errno;
	(void)fcntl(now.setup.out, F_SETFL, now.blocking);
	errno = error;
	return n;
}

/* False when nobody will ever read it. */
static bool
write_some(const char **s, size_t *len)
{
	ssize_t n = write_at_once(*s, *len);

	if (n == -1 && errno != EAGAIN && errno != EINTR)
		return false;
	if (n == -1)
		(void)poll(NULL, 0, PAUSE);
	*s += n == -1 ? 0 : n;
	*len -= n == -1 ? 0 : (size_t)n;
	return true;
}

static void
show_last(const char *s)
{
	struct pollfd p = { .fd = now.setup.out, .events = POLLOUT };
	size_t len = strlen(s);

	while (len > 0 && poll(&p, 1, PATIENCE) == 1 && write_some(&s, &len))
		;
}

/* What waits to be shown or read is dropped: the first may be stopped for
 * ever, and without IXON it is not; the second would become commands of the
 * shell. */
static void
wipe_and_leave(int number)
{
	struct termios going = now.found;

	(void)number;
	going.c_iflag &= ~(tcflag_t)IXON;
	if (now.is_terminal) {
		(void)tcsetattr(now.setup.in, TCSANOW, &going);
		(void)tcflush(now.setup.in, TCIOFLUSH);
	}
	show_last(now.wipe);
	if (now.is_terminal)
		(void)tcsetattr(now.setup.in, TCSANOW, &now.found);
	explicit_bzero(now.ahead, sizeof(now.ahead));
	scrub_exit(now.setup.scrub, 0);
}

static void
catch(int number, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler,
	    .sa_flags = SA_ONSTACK };

	sigfillset(&action.sa_mask);
	(void)sigaction(number, &action, &now.before[number]);
	/* What the caller ignores, such as HUP under nohup, stays ignored, but
	 * for the keys that leave. */
	if (number != SIGQUIT && number != SIGINT &&
	    now.before[number].sa_handler == SIG_IGN)
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
	cc_t *key = now.used.c_cc;

	now.is_terminal = tcgetattr(now.setup.in, &now.found) == 0;
	now.used = now.found;
	key[VQUIT] = CONTROL('X');
	key[VEOL2] = CONTROL('\\');
	if (key[VINTR] == _POSIX_VDISABLE)
		key[VINTR] = CONTROL('C');
	now.used.c_lflag |= ICANON | ECHO | ISIG | IEXTEN;
	now.used.c_lflag &= ~(tcflag_t)NOFLSH;
	now.used.c_iflag |= ICRNL | IXON;
	now.used.c_iflag &= ~(tcflag_t)(IGNCR | INLCR);
	now.used.c_oflag |= OPOST | ONLCR;
	keys_set();
}

void
keys_begin(const struct keys_setup *setup)
{
	sigset_t blocked;
	size_t i;

	memset((void *)flags, 0, sizeof(flags));
	memset(&now, 0, sizeof(now));
	now.setup = *setup;
	now.blocking = fcntl(setup->out, F_GETFL) & ~O_NONBLOCK;
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

	if (now.is_terminal) {
		(void)tcsetattr(now.setup.in, now.leaving ? TCSANOW :
		    TCSADRAIN, &now.found);
		(void)tcflush(now.setup.in, TCIFLUSH);
	}
	for (i = 0; i < NCAUGHT; i++)
		(void)sigaction(caught[i].number,
		    &now.before[caught[i].number], NULL);
	(void)sigaction(SIGQUIT, &now.before[SIGQUIT], NULL);
	(void)sigprocmask(SIG_SETMASK, &now.mask, NULL);
	explicit_bzero(now.ahead, sizeof(now.ahead));
}

void
keys_wipe(const char *wipe)
{
	(void)snprintf(now.wipe, sizeof(now.wipe), "%s", wipe);
}

static sigset_t
open_mask(void)
{
	sigset_t open = now.mask;
	size_t i;

	for (i = 0; i < NCAUGHT; i++)
		sigdelset(&open, caught[i].number);
	return open;
}

/* Lets in what is pending: with input ready, ppoll() alone would not. */
static void
let_in(void)
{
	sigset_t open = open_mask(), shut;

	(void)sigprocmask(SIG_SETMASK, &open, &shut);
	(void)sigprocmask(SIG_SETMASK, &shut, NULL);
	if (now.interrupts + flags[KEYS_INTERRUPT] >= TIMES_TO_LEAVE)
		(void)raise(SIGQUIT);
	now.leaving |= flags[KEYS_HANGUP] != 0 || flags[KEYS_TERMINATE] != 0;
}

/* As the terminal forgets what it holds. */
static void
forget_ahead(void)
{
	explicit_bzero(now.ahead, sizeof(now.ahead));
	now.at = now.n = 0;
}

static bool
take(enum keys_event *event)
{
	size_t i;

	let_in();
	for (i = 0; i < NCAUGHT; i++)
		if (flags[caught[i].event] != 0) {
			flags[caught[i].event] = 0;
			*event = caught[i].event;
			if (*event == KEYS_INTERRUPT)
				forget_ahead();
			now.interrupts += *event == KEYS_INTERRUPT;
			return true;
		}
	return false;
}

enum keys_event
keys_wait(void)
{
	struct pollfd p = { .fd = now.setup.in, .events = POLLIN };
	enum keys_event event;
	sigset_t open = open_mask();
	int n;

	for (;;) {
		if (take(&event))
			return event;
		if (now.at < now.n || now.ended)
			return KEYS_READY;
		n = ppoll(&p, 1, NULL, &open);
		if (n == -1 && errno != EINTR)
			return KEYS_ERROR;
		if (n > 0 && (p.revents & POLLIN) == 0)
			return take(&event) ? event : KEYS_HANGUP;
		if (n > 0)
			return KEYS_READY;
	}
}

static ssize_t
read_terminal(void *to, size_t size)
{
	ssize_t n;

	do
		n = read(now.setup.in, to, size);
	while (n == -1 && errno == EINTR);
	return n;
}

ssize_t
keys_read(void *to, size_t size)
{
	size_t n = now.n - now.at;

	now.interrupts = 0;
	if (n == 0 && now.ended) {
		now.ended = false;
		return 0;
	}
	if (n == 0)
		return read_terminal(to, size);
	n = n < size ? n : size;
	memcpy(to, now.ahead + now.at, n);
	explicit_bzero(now.ahead + now.at, n);
	now.at += n;
	if (now.at == now.n)
		now.at = now.n = 0;
	return (ssize_t)n;
}

/* What is typed while output waits is kept for later, but for the keys that
 * leave and are no signal now. */
static void
look_ahead(void)
{
	ssize_t n = read_terminal(now.ahead + now.n, AHEAD_MAX - now.n), i;

	if (n <= 0) {
		now.ended = true;
		return;
	}
	for (i = 0; i < n; i++)
		if (now.ahead[now.n + (size_t)i] == CONTROL('\\') ||
		    now.ahead[now.n + (size_t)i] == CONTROL('X'))
			(void)raise(SIGQUIT);
	now.interrupts = 0;
	now.n += (size_t)n;
}

/* False when told to leave and there is no room. */
static bool
wait_for_room(void)
{
	static const struct timespec at_once;
	struct pollfd p[2] = { { .fd = now.setup.out, .events = POLLOUT },
		{ .fd = now.setup.in, .events = POLLIN } };
	sigset_t open = open_mask();
	int n;

	for (;;) {
		let_in();
		if (now.ended || now.n == AHEAD_MAX)
			p[1].fd = -1;
		n = ppoll(p, 2, now.leaving ? &at_once : NULL, &open);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return false;
		if (p[0].revents != 0 || now.leaving)
			return p[0].revents != 0;
		if (p[1].revents != 0)
			look_ahead();
	}
}

void
keys_write(const char *s, size_t len)
{
	while (len > 0 && wait_for_room() && write_some(&s, &len))
		;
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
