/* SPDX-License-Identifier: MIT */
/* The first half of the edits that break guarantees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "breaks_bench.h"

static void
each_break_is_shown(void **state)
{
	breaks_show(state, 0, NGUARANTEE_BREAKS / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_break_is_shown),
	};

	return cmocka_run_group_tests(tests, breaks_open, breaks_close);
}
