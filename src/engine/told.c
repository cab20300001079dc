/* SPDX-License-Identifier: MIT */
#include "engine/told.h"

#include "kb/find.h"

static const enum kb_kind kinds[] = { KB_KIND_PASSAGE, KB_KIND_GUIDANCE,
    KB_KIND_PLAN_ITEM, KB_KIND_CARE };
#define NKINDS (sizeof(kinds) / sizeof(kinds[0]))

size_t
told_count(const struct kb *kb)
{
	size_t i, n = 0;

	for (i = 0; i < NKINDS; i++)
		n += kb_kind_count(kb, kinds[i]);
	return n;
}

/* The kind of one, which becomes its place in the array of that kind. */
static enum kb_kind
kind_of(const struct kb *kb, size_t *at)
{
	size_t i, n;

	for (i = 0; i < NKINDS - 1; i++) {
		n = kb_kind_count(kb, kinds[i]);
		if (*at < n)
			break;
		*at -= n;
	}
	return kinds[i];
}

const struct kb_head *
told_head(const struct kb *kb, size_t at)
{
	enum kb_kind kind = kind_of(kb, &at);

	return kb_kind_head(kb, kind, at);
}

size_t
told_find(const struct kb *kb, const char *id, size_t len)
{
	const struct kb_id *e = kb_index_get(kb->index, id, len);
	size_t i, n = 0;

	for (i = 0; e != NULL && i < NKINDS; i++) {
		if (e->kind == kinds[i])
			return n + e->at;
		n += kb_kind_count(kb, kinds[i]);
	}
	return KB_ALWAYS;
}

/* What one hangs on. */
struct hangs { size_t rule; enum kb_country country; long from, to; };

static struct hangs
hangs_on(const struct kb *kb, size_t at)
{
	struct hangs h = { KB_ALWAYS, KB_NO_COUNTRY, KB_NO_DAY, KB_NO_DAY };
	const struct kb_passage *p;

	switch (kind_of(kb, &at)) {
	case KB_KIND_PASSAGE:
		p = &kb->passages[at];
		return (struct hangs){ p->rule, p->country, p->from, p->to };
	case KB_KIND_GUIDANCE:
		h.rule = kb->guidance[at].rule;
		break;
	case KB_KIND_PLAN_ITEM:
		h.rule = kb->plan_items[at].rule;
		break;
	default:
		h.country = kb->care[at].country;
		h.rule = kb->care[at].rule;
	}
	return h;
}

bool
told_always(const struct kb *kb, size_t at)
{
	struct hangs h = hangs_on(kb, at);

	return h.rule == KB_ALWAYS && h.country == KB_NO_COUNTRY &&
	    h.from == KB_NO_DAY && h.to == KB_NO_DAY;
}

bool
told_holds(const struct findings *f, size_t at)
{
	struct hangs h = hangs_on(f->kb, at);

	return kb_in_force(h.from, h.to, f->day) &&
	    (h.country == KB_NO_COUNTRY || h.country == f->country) &&
	    findings_rule(f, h.rule) == TRI_TRUE;
}
