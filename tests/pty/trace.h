/* SPDX-License-Identifier: MIT */
#ifndef TEST_TRACE_H
#define TEST_TRACE_H

#include <sys/types.h>

/* Asks the parent to trace; before exec. */
void trace_me(void);
/* Lets the program run until it is about to end and counts the copies of
 * some words, separated by blanks, in all memory it can read, as bytes and as
 * wide characters.  Counts them before, too, whenever SIGUSR1 is sent to the
 * program, which never gets it.  The program then ends and can be waited
 * for.  -1 when it could not be looked into. */
typedef void trace_told(void *closure, int copies);
int trace_to_the_end(pid_t, const char *words, trace_told *, void *closure);

#endif
