/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/memory.h"

#define CHUNK_FIRST ((size_t)4 * 1024)
#define CHUNK_SIZE ((size_t)32 * 1024)
#define MAPPED_SIZE ((size_t)256 * 1024)

struct chunk {
	struct chunk *next;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct chunk *head;
	size_t used;
	long fuse;
	bool mapped;		/* chunks are no part of the heap */
	bool failed;
};

struct arena *
arena_new(void)
{
	return arena_new_fused(-1);
}

struct arena *
arena_new_fused(long left)
{
	struct arena *a;

	if (left == 0)
		return NULL;
	a = memory_calloc(1, sizeof(*a));
	if (a != NULL)
		a->fuse = left < 0 ? -1 : left - 1;
	return a;
}

struct arena *
arena_new_mapped(void)
{
	struct arena *a = arena_new();

	if (a != NULL)
		a->mapped = true;
	return a;
}

static void
chunk_free(const struct arena *a, struct chunk *c)
{
	if (a->mapped)
		(void)munmap(c, sizeof(*c) + c->size);
	else
		free(c);
}

void
arena_free(struct arena *a)
{
	struct chunk *c, *next;

	if (a == NULL)
		return;
	for (c = a->head; c != NULL; c = next) {
		next = c->next;
		chunk_free(a, c);
	}
	free(a);
}

void
arena_wipe(struct arena *a)
{
	struct chunk *c;

	if (a == NULL)
		return;
	for (c = a->head; c != NULL; c = c->next)
		explicit_bzero(c->bytes, c->size);
	arena_free(a);
}

bool
arena_failed(const struct arena *a)
{
	return a == NULL || a->failed;
}

void
arena_fail(struct arena *a)
{
	a->failed = true;
}

/* What is asked for at once, at least: as much again as there is. */
static size_t
least(const struct arena *a)
{
	if (a->fuse >= 0)
		return 0;
	if (a->mapped)
		return MAPPED_SIZE - sizeof(struct chunk);
	if (a->used < CHUNK_FIRST)
		return CHUNK_FIRST;
	return a->used < CHUNK_SIZE ? a->used : CHUNK_SIZE;
}

static struct chunk *
chunk_new(const struct arena *a, size_t room)
{
	struct chunk *c;

	if (!a->mapped)
		return memory_alloc(sizeof(*c) + room);
	c = mmap(NULL, sizeof(*c) + room, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	return c == MAP_FAILED ? NULL : c;
}

static struct chunk *
chunk_add(struct arena *a, size_t size)
{
	struct chunk *c;
	size_t room = size > least(a) ? size : least(a);

	if (a->fuse == 0 || size > SIZE_MAX - sizeof(*c)) {
		a->failed = true;
		return NULL;
	}
	if (a->fuse > 0)
		a->fuse--;
	c = chunk_new(a, room);
	if (c == NULL) {
		memory_lack();
		a->failed = true;
		return NULL;
	}
	c->size = room;
	c->used = 0;
	c->next = a->head;
	a->head = c;
	return c;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct chunk *c;
	void *p;

	if (arena_failed(a))
		return NULL;
	if (size > SIZE_MAX - align) {
		a->failed = true;
		return NULL;
	}
	size = (size + align - 1) / align * align;
	c = a->head;
	if (c == NULL || c->size - c->used < size) {
		c = chunk_add(a, size);
		if (c == NULL)
			return NULL;
	}
	p = c->bytes + c->used;
	c->used += size;
	a->used += size;
	return a->mapped ? p : memset(p, 0, size);
}

void *
arena_calloc(struct arena *a, size_t n, size_t size)
{
	if (a != NULL && size != 0 && n > SIZE_MAX / size) {
		a->failed = true;
		return NULL;
	}
	return arena_alloc(a, n * size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p = arena_alloc(a, len < SIZE_MAX ? len + 1 : len);

	if (p != NULL)
		memcpy(p, s, len);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}
