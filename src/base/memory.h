/* SPDX-License-Identifier: MIT */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The heap, as malloc() and its like give it.  Once it had nothing left, what
 * is put together may lack a part without anyone having seen it; so whoever
 * shows, writes or hands on a result asks memory_lacks() first, and does not.
 */
void *memory_alloc(size_t);
void *memory_calloc(size_t n, size_t size);
void *memory_realloc(void *, size_t);
char *memory_strdup(const char *);
/* NULL when there is no memory. */
char *memory_printf(const char *fmt, ...) __attribute__((format(printf, 1,
    2)));
void memory_lack(void);		/* there was none, by another way */
bool memory_lacks(void);	/* in this process; it stays so */

#endif
