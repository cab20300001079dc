/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "base/utf8.h"

struct diag {
	struct arena *arena;
	struct diag_entry *entries;
	size_t n;
	size_t dropped;
	const char *groups[DIAG_GROUPS];
	size_t ngroups;
	const char *group;		/* the one at work */
	enum diag_level worst;
};

struct diag *
diag_new(void)
{
	struct diag *d = memory_calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->arena = arena_new();
	d->entries = arena_calloc(d->arena, DIAG_MAX, sizeof(*d->entries));
	if (d->entries == NULL) {
		diag_free(d);
		return NULL;
	}
	return d;
}

void
diag_free(struct diag *d)
{
	if (d == NULL)
		return;
	arena_free(d->arena);
	free(d);
}

/* Every text that a diagnostic holds comes through here: it may quote what
 * was read, or a name that somebody else gave a file. */
static const char *
keep_safe(struct diag *d, const char *s)
{
	struct sbuf safe = SBUF_EMPTY;
	char *copy = NULL;

	if (s == NULL)
		return NULL;
	utf8_add_safe(&safe, s, strlen(s));
	if (!safe.failed)
		copy = arena_strdup(d->arena, sbuf_text(&safe));
	sbuf_clear(&safe);
	return copy;
}

void
diag_begin(struct diag *d, const char *group)
{
	size_t i;

	for (i = 0; i < d->ngroups; i++)
		if (strcmp(d->groups[i], group) == 0)
			break;
	if (i == DIAG_GROUPS)
		return;
	if (i == d->ngroups) {
		d->groups[i] = arena_strdup(d->arena, group);
		if (d->groups[i] == NULL)
			return;
		d->ngroups++;
	}
	d->group = d->groups[i];
}

size_t
diag_groups(const struct diag *d)
{
	return d->ngroups;
}

const char *
diag_group_at(const struct diag *d, size_t i)
{
	return d->groups[i];
}

void
diag_add(struct diag *d, enum diag_level level, const char *file,
    unsigned line, const char *fmt, ...)
{
	char text[1024];
	struct diag_entry *e;
	va_list ap;

	if (level > d->worst)
		d->worst = level;
	if (d->n == DIAG_MAX) {
		d->dropped++;
		return;
	}
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	e = &d->entries[d->n];
	e->level = level;
	e->group = d->group;
	e->line = line;
	e->file = keep_safe(d, file);
	e->text = keep_safe(d, text);
	if (e->text == NULL) {
		e->text = "out of memory; close other programs and try again";
		d->worst = DIAG_ERROR;
	}
	d->n++;
}

void
diag_drop(struct diag *d, enum diag_level level, size_t n)
{
	if (level > d->worst)
		d->worst = level;
	d->dropped += n;
}

void
diag_example(struct diag *d, const char *example)
{
	if (d->n > 0 && d->dropped == 0)
		d->entries[d->n - 1].example = keep_safe(d, example);
}

void
diag_add_all(struct diag *d, const struct diag *from, size_t most)
{
	const struct diag_entry *e;
	size_t i;

	for (i = 0; i < from->n && d->n < most; i++) {
		e = &from->entries[i];
		diag_add(d, e->level, e->file, e->line, "%s", e->text);
	}
}

size_t
diag_count(const struct diag *d)
{
	return d->n;
}

size_t
diag_dropped(const struct diag *d)
{
	return d->dropped;
}

const struct diag_entry *
diag_at(const struct diag *d, size_t i)
{
	return &d->entries[i];
}

enum diag_level
diag_worst(const struct diag *d)
{
	return d->worst;
}

bool
diag_has_errors(const struct diag *d)
{
	return d->worst == DIAG_ERROR;
}
