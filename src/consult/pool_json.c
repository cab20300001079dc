/* SPDX-License-Identifier: MIT */
#include "consult/pool_json.h"

#include <jansson.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

/* Jansson's functions get nothing but a size, so that the pool in use cannot
 * be handed to them. */
static _Thread_local struct pool_json *in_use;

static void *
take(size_t size)
{
	const size_t align = alignof(max_align_t);
	struct pool_json *p = in_use;
	char *piece;

	if (p == NULL || size > p->size - p->used)
		return memory_alloc(size);
	piece = p->bytes + p->used;
	size = (size + align - 1) / align * align;
	p->used = size < p->size - p->used ? p->used + size : p->size;
	return piece;
}

static void
give(void *piece)
{
	const struct pool_json *p = in_use;

	if (p == NULL || (uintptr_t)piece - (uintptr_t)p->bytes >= p->size)
		free(piece);
}

void
pool_json_prepare(void)
{
	json_set_alloc_funcs(take, give);
	json_object_seed(0);
}

void
pool_json_use(struct pool_json *p)
{
	if (p != NULL)
		p->used = 0;
	in_use = p;
}
