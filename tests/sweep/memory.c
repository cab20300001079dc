/* SPDX-License-Identifier: MIT */
/* Stands in for the allocator of the C library, for the program and for all
 * shared libraries; keeps who asked for each block. */
#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

#ifdef __SANITIZE_ADDRESS__
#define UNDER(name) __interceptor_##name
#else
#define UNDER(name) __libc_##name
#endif
extern void *UNDER(malloc)(size_t);
extern void *UNDER(calloc)(size_t, size_t);
extern void *UNDER(realloc)(void *, size_t);
extern void *UNDER(memalign)(size_t, size_t);
extern void UNDER(free)(void *);

/* Where blocks are: open addressing, so that it needs no memory itself. */
#define SLOTS ((size_t)1 << 16)

static struct slot { void *block; const void *caller; } slots[SLOTS];
static size_t used;
static atomic_flag busy = ATOMIC_FLAG_INIT;
static bool keeping;

static void
lock(void)
{
	while (atomic_flag_test_and_set_explicit(&busy, memory_order_acquire))
		continue;
}

static void
unlock(void)
{
	atomic_flag_clear_explicit(&busy, memory_order_release);
}

static size_t
home(const void *block)
{
	return (size_t)(((uintptr_t)block >> 4) * 0x9e3779b97f4a7c15u >> 44) &
	    (SLOTS - 1);
}

static void
keep(void *block, const void *caller)
{
	size_t i;

	if (!keeping || block == NULL || used > SLOTS / 2)
		return;
	lock();
	for (i = home(block); slots[i].block != NULL; )
		i = (i + 1) & (SLOTS - 1);
	slots[i] = (struct slot){ block, caller };
	used++;
	unlock();
}

/* Later ones move up, so that none is looked for in vain. */
static void
close_gap(size_t i)
{
	size_t k = i, h;

	for (;;) {
		k = (k + 1) & (SLOTS - 1);
		if (slots[k].block == NULL)
			break;
		h = home(slots[k].block);
		if (((k - h) & (SLOTS - 1)) < ((k - i) & (SLOTS - 1)))
			continue;
		slots[i] = slots[k];
		i = k;
	}
	slots[i].block = NULL;
	used--;
}

static void
forget(const void *block)
{
	size_t i;

	if (!keeping || block == NULL)
		return;
	lock();
	for (i = home(block); slots[i].block != NULL &&
	    slots[i].block != block; )
		i = (i + 1) & (SLOTS - 1);
	if (slots[i].block != NULL)
		close_gap(i);
	unlock();
}

void
memory_begin(void)
{
	keeping = true;
}

void
memory_ignore(void)
{
	keeping = false;
}

void
memory_end(struct fault_record *r)
{
	enum fault_owner owner;
	int nlost = 0;
	size_t i;

	keeping = false;
	for (i = 0; i < SLOTS; i++) {
		if (slots[i].block == NULL)
			continue;
		owner = fault_owner_of(slots[i].caller);
		r->left[owner]++;
		if (owner != OWNER_LOSES && nlost < FAULT_DEPTH)
			r->lost[nlost++] = (void *)slots[i].caller;
	}
}

/* ---- what stands in ---- */

/* The program asks through functions of its own, and has a library ask so. */
static _Thread_local const void *asks;

#define CALLER (asks != NULL ? asks : __builtin_return_address(0))

#define ASKS(type, name, parameters, arguments) \
extern type __real_##name parameters; \
extern type __wrap_##name parameters; \
type \
__wrap_##name parameters \
{ \
	type given; \
\
	asks = __builtin_return_address(0); \
	given = __real_##name arguments; \
	asks = NULL; \
	return given; \
}
ASKS(void *, memory_alloc, (size_t size), (size))
ASKS(void *, memory_calloc, (size_t n, size_t size), (n, size))
ASKS(void *, memory_realloc, (void *p, size_t size), (p, size))
ASKS(char *, memory_strdup, (const char *s), (s))

void *
malloc(size_t size)
{
	void *p = fault_allocation() ? NULL : UNDER(malloc)(size);

	keep(p, CALLER);
	return p;
}

void *
calloc(size_t n, size_t size)
{
	void *p = fault_allocation() ? NULL : UNDER(calloc)(n, size);

	keep(p, CALLER);
	return p;
}

void *
realloc(void *old, size_t size)
{
	void *p;

	if (fault_allocation())
		return NULL;
	forget(old);
	p = UNDER(realloc)(old, size);
	keep(p == NULL && size > 0 ? old : p, CALLER);
	return p;
}

void *
reallocarray(void *old, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(old, n * size);
}

void
free(void *p)
{
	forget(p);
	UNDER(free)(p);
}

void *
memalign(size_t align, size_t size)
{
	void *p = fault_allocation() ? NULL : UNDER(memalign)(align, size);

	keep(p, CALLER);
	return p;
}

void *
aligned_alloc(size_t align, size_t size)
{
	return memalign(align, size);
}

int
posix_memalign(void **p, size_t align, size_t size)
{
	*p = memalign(align, size);
	return *p == NULL ? ENOMEM : 0;
}
