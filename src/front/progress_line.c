/* SPDX-License-Identifier: MIT */
#include "front/progress_line.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "front/term.h"

#define AGAIN 100			/* milliseconds */
#define LINE_MAX_BYTES 80

static long
now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
put(int fd, const char *s, int n)
{
	/* What cannot be shown is not worth a complaint. */
	(void)!write(fd, s, (size_t)n);
}

static void
erase(struct progress_line *l)
{
	char blank[LINE_MAX_BYTES + 2];

	if (l->shown == 0)
		return;
	memset(blank, ' ', sizeof(blank));
	blank[0] = '\r';
	blank[l->shown + 1] = '\r';
	put(l->fd, blank, l->shown + 2);
	l->shown = 0;
}

static void
tell(struct progress *p, const char *what, size_t done, size_t total)
{
	struct progress_line *l = (struct progress_line *)p;
	char line[LINE_MAX_BYTES], of[LINE_MAX_BYTES / 2] = "";
	int n;

	if (l->due == -1 || now() < l->due)
		return;
	erase(l);
	if (total > 0)
		(void)snprintf(of, sizeof(of), " of %zu", total);
	n = snprintf(line, sizeof(line), "%s: %zu%s", what, done, of);
	if (n <= 0 || n >= (int)sizeof(line) || n >= l->columns)
		return;
	put(l->fd, line, n);
	l->shown = n;
	l->due = now() + AGAIN;
}

void
progress_line_begin(struct progress_line *l, int fd, long after)
{
	*l = (struct progress_line){ .progress = { tell }, .fd = fd,
	    .due = -1 };
	if (!term_is(fd))
		return;
	l->columns = term_width(fd);
	l->due = now() + after;
}

void
progress_line_end(struct progress_line *l)
{
	erase(l);
	l->due = -1;
}
