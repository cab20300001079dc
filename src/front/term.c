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

#define ANY_VALUE NULL

/* What a terminal that shows hyperlinks says of itself: one of some words, or
 * a version from the first that does so well. */
static const struct { const char *variable, *words; long version; } says[] = {
	{ "VTE_VERSION", ANY_VALUE, 5001 },
	{ "KONSOLE_VERSION", ANY_VALUE, 201200 },
	{ "WT_SESSION", ANY_VALUE, 0 },
	{ "DOMTERM", ANY_VALUE, 0 },
	{ "TERM_PROGRAM", " iTerm.app WezTerm vscode ghostty ", 0 },
	{ "TERM", " xterm-kitty xterm-ghostty foot foot-extra alacritty "
	    "wezterm contour ", 0 },
};

static bool
is_word_of(const char *words, const char *value)
{
	const char *at = strstr(words, value);
	size_t n = strlen(value);

	return n > 0 && at > words && at[-1] == ' ' && at[n] == ' ';
}

/* Between this program and that terminal, it may not be passed on. */
static bool
is_multiplexed(void)
{
	const char *term = getenv("TERM");

	return getenv("TMUX") != NULL || getenv("STY") != NULL ||
	    strncmp(term, "screen", 6) == 0 || strncmp(term, "tmux", 4) == 0;
}

bool
term_links(int fd)
{
	const char *value;
	size_t i;

	if (!term_obeys(fd) || is_multiplexed())
		return false;
	for (i = 0; i < sizeof(says) / sizeof(says[0]); i++) {
		value = getenv(says[i].variable);
		if (value == NULL || *value == '\0')
			continue;
		if (says[i].words == ANY_VALUE ? strtol(value, NULL, 10) >=
		    says[i].version : is_word_of(says[i].words, value))
			return true;
	}
	return false;
}

bool
term_color(int fd)
{
	const char *no_color = getenv("NO_COLOR");

	return (no_color == NULL || *no_color == '\0') && term_obeys(fd);
}
