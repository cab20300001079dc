/* SPDX-License-Identifier: MIT */
#include "front/term.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool
term_is(int fd)
{
	return isatty(fd) == 1;
}

int
term_width(int fd)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) == -1 || size.ws_col == 0)
		return TERM_WIDTH_FILE;
	if (size.ws_col < TERM_WIDTH_MIN)
		return TERM_WIDTH_MIN;
	return size.ws_col > TERM_WIDTH_MAX ? TERM_WIDTH_MAX : size.ws_col;
}

bool
term_color(int fd)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (no_color != NULL && *no_color != '\0')
		return false;
	if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0)
		return false;
	return term_is(fd);
}
