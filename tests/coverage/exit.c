/* SPDX-License-Identifier: MIT */
/* Stands in for _exit() where coverage is measured, which would leave without
 * a word of it. */
#undef _exit
#include <stdbool.h>
#include <unistd.h>

#include "coverage.h"

extern void __gcov_dump(void);

static bool told;

void
coverage_tell(void)
{
	if (!told)
		__gcov_dump();
	told = true;
}

_Noreturn void
coverage_exit(int status)
{
	coverage_tell();
	_exit(status);
}
