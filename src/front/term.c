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
term_size(int fd, int *rows, int *columns)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) == -1)
		return false;
	*rows = size.ws_row;
	*columns = size.ws_col;
	return size.ws_row > 0 && size.ws_col > 0;
}

bool
term_obeys(int fd)
{
	const char *term = getenv("TERM");

	return term != NULL && *term != '\0' && strcmp(term, "dumb") != 0 &&
	    term_is(fd);
}

bool
term_color(int fd)
{
	const char *no_color = getenv("NO_COLOR");

	return (no_color == NULL || *no_color == '\0') && term_obeys(fd);
}
