/* SPDX-License-Identifier: MIT */
/* The second half. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "breaks_bench.h"

static void
each_break_is_shown(void **state)
{
	breaks_show(state, NGUARANTEE_BREAKS / 2, NGUARANTEE_BREAKS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_break_is_shown),
	};

	return cmocka_run_group_tests(tests, breaks_open, breaks_close);
}
