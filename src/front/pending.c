/* SPDX-License-Identifier: MIT */
#include "front/pending.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int numbers[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
#define NNUMBERS (sizeof(numbers) / sizeof(numbers[0]))

/* A handler has no other way to know. */
static struct {
	int dir;
	const char *name;
	struct sigaction before[NNUMBERS];
} now;

/* The caller sees what ended the process: the same signal comes again when
 * this is left. */
static void
remove_and_die(int number)
{
	(void)unlinkat(now.dir, now.name, 0);
	(void)raise(number);
}

void
pending_begin(int dir, const char *name)
{
	struct sigaction action = { .sa_handler = remove_and_die,
	    .sa_flags = (int)SA_RESETHAND };
	size_t i;

	now.dir = dir;
	now.name = name;
	sigfillset(&action.sa_mask);
	for (i = 0; i < NNUMBERS; i++)
		if (sigaction(numbers[i], NULL, &now.before[i]) == 0 &&
		    now.before[i].sa_handler == SIG_DFL)
			(void)sigaction(numbers[i], &action, NULL);
}

void
pending_end(void)
{
	size_t i;

	for (i = 0; now.name != NULL && i < NNUMBERS; i++)
		if (now.before[i].sa_handler == SIG_DFL)
			(void)sigaction(numbers[i], &now.before[i], NULL);
	now.name = NULL;
}
