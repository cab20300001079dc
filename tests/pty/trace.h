/* SPDX-License-Identifier: MIT */
#ifndef TEST_TRACE_H
#define TEST_TRACE_H

#include <sys/types.h>

/* Asks the parent to trace; before exec. */
void trace_me(void);
/* Lets the program run until it is about to end and counts the copies of a
 * text in its writable memory, as bytes and as wide characters.  The program
 * then ends and can be waited for.  -1 when it could not be looked into. */
int trace_to_the_end(pid_t, const char *text);

#endif
