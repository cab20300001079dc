/* SPDX-License-Identifier: MIT */
#ifndef COVERAGE_H
#define COVERAGE_H

/* Once: what was reached goes to its files. */
void coverage_tell(void);
_Noreturn void coverage_exit(int status);

#endif
