/* SPDX-License-Identifier: MIT */
#ifndef TESTS_REFUSING_H
#define TESTS_REFUSING_H

#include <stdbool.h>

#include "base/memory.h"

/*
 * A heap that refuses, for one test program linked with --wrap=memory_alloc
 * and so on: once armed, `left` pieces are given, then one is refused, or all
 * when `on`; `fired` tells that it came to that.
 */
static struct { bool armed, on, fired; long left; } heap;

extern void *__real_memory_alloc(size_t);
extern void *__real_memory_calloc(size_t, size_t);
extern void *__real_memory_realloc(void *, size_t);
extern void *__wrap_memory_alloc(size_t);
extern void *__wrap_memory_calloc(size_t, size_t);
extern void *__wrap_memory_realloc(void *, size_t);

static bool
refuses(void)
{
	if (!heap.armed || heap.left-- > 0 || (heap.fired && !heap.on))
		return false;
	heap.fired = true;
	return true;
}

void *
__wrap_memory_alloc(size_t size)
{
	return refuses() ? NULL : __real_memory_alloc(size);
}

void *
__wrap_memory_calloc(size_t n, size_t size)
{
	return refuses() ? NULL : __real_memory_calloc(n, size);
}

void *
__wrap_memory_realloc(void *p, size_t size)
{
	return refuses() ? NULL : __real_memory_realloc(p, size);
}

#endif
