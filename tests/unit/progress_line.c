/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "front/progress_line.h"

static int
open_terminal(int *slave)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);

	assert_int_not_equal(master, -1);
	assert_int_equal(grantpt(master) | unlockpt(master), 0);
	*slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	assert_int_not_equal(*slave, -1);
	return master;
}

static size_t
shown(int master, char *out, size_t size)
{
	ssize_t n = read(master, out, size - 1);

	out[n < 0 ? 0 : n] = '\0';
	return n < 0 ? 0 : (size_t)n;
}

static void
is_shown_and_removed(void **state)
{
	static const char told[] = "proofs: 3 of 40";
	struct progress_line l;
	char out[200];
	int slave, master = open_terminal(&slave);

	(void)state;
	progress_line_begin(&l, slave, 0);
	progress_tell(&l.progress, "proofs", 3, 40);
	shown(master, out, sizeof(out));
	assert_string_equal(out, told);
	progress_line_end(&l);
	assert_int_equal(shown(master, out, sizeof(out)), strlen(told) + 2);
	assert_int_equal(out[0], '\r');
	assert_int_equal(strspn(out + 1, " "), strlen(told));
	assert_int_equal(out[strlen(told) + 1], '\r');
	progress_tell(&l.progress, "proofs", 4, 40);
	progress_line_end(&l);
	assert_int_equal(shown(master, out, sizeof(out)), 0);
	(void)close(slave);
	(void)close(master);
}

static void
nothing_before_it_takes_long(void **state)
{
	struct progress_line l;
	char out[200];
	int slave, master = open_terminal(&slave);

	(void)state;
	progress_line_begin(&l, slave, 3600000);
	progress_tell(&l.progress, "proofs", 3, 40);
	progress_line_end(&l);
	assert_int_equal(shown(master, out, sizeof(out)), 0);
	(void)close(slave);
	(void)close(master);
}

static void
without_a_total(void **state)
{
	struct progress_line l;
	char out[200];
	int slave, master = open_terminal(&slave);

	(void)state;
	progress_line_begin(&l, slave, 0);
	progress_tell(&l.progress, "cases", 3, 0);
	shown(master, out, sizeof(out));
	assert_string_equal(out, "cases: 3");
	progress_line_end(&l);
	(void)close(slave);
	(void)close(master);
}

static void
nothing_into_a_pipe(void **state)
{
	struct progress_line l;
	char out[200];
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(fcntl(fds[0], F_SETFL, O_NONBLOCK), 0);
	progress_line_begin(&l, fds[1], 0);
	progress_tell(&l.progress, "proofs", 3, 40);
	progress_line_end(&l);
	assert_int_equal(shown(fds[0], out, sizeof(out)), 0);
	(void)close(fds[0]);
	(void)close(fds[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_shown_and_removed),
		cmocka_unit_test(nothing_before_it_takes_long),
		cmocka_unit_test(without_a_total),
		cmocka_unit_test(nothing_into_a_pipe),
	};

	return cmocka_run_group_tests_name("progress line", tests, NULL, NULL);
}
