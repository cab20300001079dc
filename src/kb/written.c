/* SPDX-License-Identifier: MIT */
#include "kb/written.h"

#include "base/civil.h"

static void
put_two(struct sbuf *b, long n)
{
	if (n < 10)
		sbuf_putc(b, '0');
	sbuf_num(b, (uint64_t)n);
}

void
kb_written_day(long days, struct sbuf *b)
{
	int year, month, day;

	if (days == KB_NO_DAY)
		return;
	civil_date_of_days(days, &year, &month, &day);
	sbuf_num(b, (uint64_t)year);
	sbuf_putc(b, '-');
	put_two(b, month);
	sbuf_putc(b, '-');
	put_two(b, day);
}

static void
put_time(struct sbuf *b, long minutes)
{
	put_two(b, minutes / 60);
	sbuf_putc(b, ':');
	put_two(b, minutes % 60);
}

static void
put_flags(struct sbuf *b, const struct kb_word *words, long flags)
{
	bool first = true;

	for (; words->name != NULL; words++) {
		if ((flags & words->value) == 0)
			continue;
		if (!first)
			sbuf_putc(b, ' ');
		sbuf_puts(b, words->name);
		first = false;
	}
}

static void
put_number(struct sbuf *b, const struct kb_att *a, long n)
{
	switch (a->value) {
	case KB_V_WORD:
		sbuf_puts(b, kb_word_name(a->words, (int)n));
		break;
	case KB_V_FLAGS:
		put_flags(b, a->words, n);
		break;
	case KB_V_TIME:
		put_time(b, n);
		break;
	case KB_V_DAY:
		kb_written_day(n, b);
		break;
	default:
		sbuf_num(b, (uint64_t)n);
		break;
	}
}

static void
put_string(struct sbuf *b, const char *s)
{
	if (s != NULL)
		sbuf_puts(b, s);
}

static void
put_refs(struct sbuf *b, const struct kb *kb, enum kb_kind kind,
    struct kb_refs refs)
{
	size_t i;

	for (i = 0; i < refs.n; i++) {
		if (i > 0)
			sbuf_putc(b, ' ');
		sbuf_puts(b, kb_kind_head(kb, kind, refs.at[i])->id);
	}
}

void
kb_written_att(const struct kb *kb, const struct kb_att *a,
    const char *object, struct sbuf *b)
{
	size_t index;

	if (a->value == KB_V_REFS) {
		put_refs(b, kb, a->kind, kb_object_refs(object, a->at));
	} else if (a->value == KB_V_REF && a->slot != KB_NOWHERE) {
		index = kb_object_index(object, a->slot);
		if (index != KB_ALWAYS)
			sbuf_puts(b, kb_kind_head(kb, a->kind, index)->id);
	} else if (a->at == KB_NOWHERE) {
		return;
	} else if (kb_value_is_numeric(a->value)) {
		put_number(b, a, kb_object_number(object, a));
	} else {
		put_string(b, kb_object_string(object, a->at));
	}
}

/* A space before what follows, unless nothing stands there. */
static void
put_gap(struct sbuf *b, size_t start)
{
	if (b->len > start)
		sbuf_putc(b, ' ');
}

static void
put_kid(const struct kb *kb, const struct kb_kid *k, const char *object,
    struct sbuf *b, size_t start)
{
	struct kb_parts parts;
	size_t i;

	if (k->store == KB_S_FLAG && kb_object_flag(object, k->at)) {
		put_gap(b, start);
		sbuf_puts(b, k->name);
	}
	if (k->store != KB_S_OBJECTS)
		return;
	parts = kb_object_parts(object, k);
	for (i = 0; i < parts.n; i++) {
		put_gap(b, start);
		sbuf_putc(b, '(');
		kb_written_part(kb, k->el, parts.at + i * k->el->size, b);
		sbuf_putc(b, ')');
	}
}

void
kb_written_part(const struct kb *kb, const struct kb_el *el,
    const char *object, struct sbuf *b)
{
	const size_t start = b->len;
	struct sbuf value = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < el->natts; i++) {
		sbuf_reset(&value);
		kb_written_att(kb, &el->atts[i], object, &value);
		if (value.len == 0)
			continue;
		put_gap(b, start);
		sbuf_puts(b, sbuf_text(&value));
	}
	for (i = 0; i < el->nkids; i++)
		put_kid(kb, &el->kids[i], object, b, start);
	b->failed = b->failed || value.failed;
	sbuf_clear(&value);
}
