/* SPDX-License-Identifier: MIT */
#include "engine/part.h"

#include <string.h>

#include "base/text.h"
#include "kb/find.h"

static size_t
count(const struct kb_ground *g, enum part_kind kind)
{
	return kind == PART_CONDITION ? g->nconditions : g->nrecipients;
}

static const char *
id(const struct kb_ground *g, enum part_kind kind, size_t i)
{
	return kind == PART_CONDITION ? g->conditions[i].head.id :
	    g->recipients[i].id;
}

/* The ground of a part, which becomes its place there. */
static size_t
ground_of(const struct kb *kb, enum part_kind kind, size_t *part)
{
	size_t i, n;

	for (i = 0; i < kb->ngrounds; i++) {
		n = count(&kb->grounds[i], kind);
		if (*part < n)
			break;
		*part -= n;
	}
	return i;
}

/* What stands before the slash, and after it. */
static size_t
split(const struct kb *kb, const char *word, size_t len, const char **rest,
    size_t *nrest)
{
	const char *slash = memchr(word, '/', len);

	if (slash == NULL)
		return KB_ALWAYS;
	*rest = slash + 1;
	*nrest = len - (size_t)(*rest - word);
	return kb_find(kb, KB_KIND_GROUND, word, (size_t)(slash - word));
}

size_t
part_find(const struct kb *kb, enum part_kind kind, const char *word,
    size_t len)
{
	size_t ground, i, n = 0, nrest;
	const char *rest;

	ground = split(kb, word, len, &rest, &nrest);
	if (ground == KB_ALWAYS)
		return KB_ALWAYS;
	for (i = 0; i < ground; i++)
		n += count(&kb->grounds[i], kind);
	for (i = 0; i < count(&kb->grounds[ground], kind); i++)
		if (text_is(rest, nrest, id(&kb->grounds[ground], kind, i)))
			return n + i;
	return KB_ALWAYS;
}

void
part_add_name(struct sbuf *b, const struct kb *kb, enum part_kind kind,
    size_t part)
{
	const struct kb_ground *g = &kb->grounds[ground_of(kb, kind, &part)];

	sbuf_puts(b, g->head.id);
	sbuf_putc(b, '/');
	sbuf_puts(b, id(g, kind, part));
}

static void
add_near_part(struct sbuf *b, const struct kb_ground *g, enum part_kind kind,
    const char *word, size_t len)
{
	struct kb_near near;
	size_t i;

	kb_near_init(&near, word, len);
	for (i = 0; i < count(g, kind); i++)
		kb_near_offer(&near, id(g, kind, i));
	if (near.best == NULL)
		return;
	sbuf_puts(b, g->head.id);
	sbuf_putc(b, '/');
	sbuf_puts(b, near.best);
}

void
part_add_near(struct sbuf *b, const struct kb *kb, enum part_kind kind,
    const char *word, size_t len)
{
	const char *rest = word + len;
	size_t ground, i, nrest = 0;
	struct kb_near near;

	ground = split(kb, word, len, &rest, &nrest);
	if (ground != KB_ALWAYS) {
		add_near_part(b, &kb->grounds[ground], kind, rest, nrest);
		return;
	}
	kb_near_init(&near, word, (size_t)(rest - word) - (nrest > 0));
	for (i = 0; i < kb->ngrounds; i++)
		kb_near_offer(&near, kb->grounds[i].head.id);
	if (near.best == NULL)
		return;
	sbuf_puts(b, near.best);
	sbuf_putc(b, '/');
	sbuf_add(b, rest, nrest);
}

const struct finding_condition *
part_condition(const struct findings *f, size_t part)
{
	const struct finding_ground *g = findings_ground(f,
	    ground_of(f->kb, PART_CONDITION, &part));

	return g == NULL ? NULL : &g->conditions[part];
}

bool
part_recipient(const struct findings *f, size_t part)
{
	const struct finding_ground *g = findings_ground(f,
	    ground_of(f->kb, PART_RECIPIENT, &part));

	return g != NULL && g->recipients[part];
}
