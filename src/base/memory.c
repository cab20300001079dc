/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of the process, as the heap is: libraries and threads get no argument to
 * tell it by. */
static atomic_bool lacking;

void
memory_lack(void)
{
	atomic_store(&lacking, true);
}

bool
memory_lacks(void)
{
	return atomic_load(&lacking);
}

static void *
given(void *p)
{
	if (p == NULL)
		memory_lack();
	return p;
}

void *
memory_alloc(size_t size)
{
	return given(malloc(size));
}

void *
memory_calloc(size_t n, size_t size)
{
	return given(calloc(n, size));
}

void *
memory_realloc(void *p, size_t size)
{
	return given(realloc(p, size));
}

char *
memory_strdup(const char *s)
{
	return given(strdup(s));
}

char *
memory_printf(const char *fmt, ...)
{
	char *s = NULL;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) == -1)
		s = NULL;
	va_end(ap);
	return given(s);
}
