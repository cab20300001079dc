/* SPDX-License-Identifier: MIT */
/* What a terminal says of itself, and what it says wrong. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmocka.h>

#include "front/term.h"

struct pair { int master, slave; };

static int
set_up(void **state)
{
	static struct pair p;

	p.master = posix_openpt(O_RDWR | O_NOCTTY);
	if (p.master == -1 || grantpt(p.master) == -1 ||
	    unlockpt(p.master) == -1)
		return -1;
	p.slave = open(ptsname(p.master), O_RDWR | O_NOCTTY);
	*state = &p;
	return p.slave == -1 ? -1 : 0;
}

static int
tear_down(void **state)
{
	struct pair *p = *state;

	return close(p->slave) | close(p->master);
}

static void
size(void **state)
{
	static const struct {
		unsigned short rows, columns;
		int width;
		bool known;
	} is[] = {
		{ 24, 80, 80, true }, { 24, 100, 100, true },
		{ 24, 0, TERM_WIDTH_FILE, false },
		{ 0, 80, 80, false },
		{ 24, 1, TERM_WIDTH_MIN, true },
		{ 24, TERM_WIDTH_MIN, TERM_WIDTH_MIN, true },
		{ 24, 1000, TERM_WIDTH_MAX, true },
	};
	const struct pair *p = *state;
	struct winsize s = { 0 };
	int rows, columns;
	size_t i;

	for (i = 0; i < sizeof(is) / sizeof(is[0]); i++) {
		s.ws_row = is[i].rows;
		s.ws_col = is[i].columns;
		assert_int_equal(ioctl(p->master, TIOCSWINSZ, &s), 0);
		assert_int_equal(term_width(p->slave), is[i].width);
		assert_int_equal(term_size(p->slave, &rows, &columns),
		    is[i].known);
	}
	assert_int_equal(term_width(-1), TERM_WIDTH_FILE);
	assert_false(term_size(-1, &rows, &columns));
}

static void
set(const char *name, const char *value)
{
	assert_int_equal(value == NULL ? unsetenv(name)
	    : setenv(name, value, 1), 0);
}

static void
colour(void **state)
{
	static const struct { const char *term, *none; bool obeys, is; }
	    rows[] = {
		{ "xterm", NULL, true, true }, { "xterm", "", true, true },
		{ "xterm", "1", true, false }, { "dumb", NULL, false, false },
		{ "", NULL, false, false }, { NULL, NULL, false, false },
	};
	const struct pair *p = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		set("TERM", rows[i].term);
		set("NO_COLOR", rows[i].none);
		assert_int_equal(term_obeys(p->slave), rows[i].obeys);
		assert_int_equal(term_color(p->slave), rows[i].is);
		assert_false(term_obeys(-1));
		assert_false(term_links(-1));
	}
	set("NO_COLOR", NULL);
}

/* A part of a name is no name. */
static void
links(void **state)
{
	static const struct { const char *program; bool is; } rows[] = {
		{ "vscode", true }, { "iTerm.app", true }, { "code", false },
		{ "vsco", false },
		{ " ", false }, { "", false }, { NULL, false },
		{ "ghostty", true }, { "ghostty ", false },
	};
	static const char *const others[] = { "VTE_VERSION",
	    "KONSOLE_VERSION", "WT_SESSION", "DOMTERM", "TMUX", "STY" };
	const struct pair *p = *state;
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		set(others[i], NULL);
	set("TERM", "xterm");
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		set("TERM_PROGRAM", rows[i].program);
		if (term_links(p->slave) != rows[i].is)
			fail_msg("row %zu", i);
	}
}

#define OPEN(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = { OPEN(size), OPEN(colour),
	    OPEN(links) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
