/* SPDX-License-Identifier: MIT */
#include "base/doc.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct doc {
	struct arena *arena;
	struct doc_block *blocks;
	size_t n;
	size_t size;
};

struct doc *
doc_new(void)
{
	struct doc *d = memory_calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->arena = arena_new();
	if (d->arena == NULL) {
		free(d);
		return NULL;
	}
	return d;
}

void
doc_free(struct doc *d)
{
	if (d == NULL)
		return;
	arena_wipe(d->arena);
	free(d);
}

struct arena *
doc_arena(struct doc *d)
{
	return d->arena;
}

size_t
doc_count(const struct doc *d)
{
	return d->n;
}

const struct doc_block *
doc_at(const struct doc *d, size_t i)
{
	return &d->blocks[i];
}

static bool
doc_room(struct doc *d)
{
	struct doc_block *blocks;
	size_t size = d->size == 0 ? 64 : d->size * 2;

	if (d->n < d->size)
		return true;
	blocks = arena_calloc(d->arena, size, sizeof(*blocks));
	if (blocks == NULL)
		return false;
	if (d->n > 0)
		memcpy(blocks, d->blocks, d->n * sizeof(*blocks));
	d->blocks = blocks;
	d->size = size;
	return true;
}

void
doc_add(struct doc *d, enum doc_kind kind, int number, const char *label,
    const char *text, const char *id)
{
	struct doc_block *b;

	if (!doc_room(d))
		return;
	b = &d->blocks[d->n++];
	b->kind = kind;
	b->number = number;
	b->label = arena_strdup(d->arena, label == NULL ? "" : label);
	b->text = arena_strdup(d->arena, text == NULL ? "" : text);
	b->id = id == NULL ? NULL : arena_strdup(d->arena, id);
	if (b->label == NULL || b->text == NULL)
		d->n--;
}

void
doc_add_part(struct doc *d, const struct doc *other, size_t from, size_t to)
{
	const struct doc_block *b;

	for (; from < to; from++) {
		b = doc_at(other, from);
		doc_add(d, b->kind, b->number, b->label, b->text, b->id);
	}
}

bool
doc_failed(const struct doc *d)
{
	return arena_failed(d->arena);
}

void
doc_fail(struct doc *d)
{
	arena_fail(d->arena);
}
