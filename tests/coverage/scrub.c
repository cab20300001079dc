/* SPDX-License-Identifier: MIT */
/* Once memory is overwritten it is too late to tell what was reached. */
#include "front/scrub.h"

#include "coverage.h"

extern _Noreturn void __real_scrub_exit(const struct scrub *, int status);
extern _Noreturn void __wrap_scrub_exit(const struct scrub *, int status);

_Noreturn void
__wrap_scrub_exit(const struct scrub *s, int status)
{
	coverage_tell();
	__real_scrub_exit(s, status);
}
