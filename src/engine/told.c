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

bool
told_holds(const struct findings *f, size_t at)
{
	const struct kb *kb = f->kb;
	const struct kb_passage *p;
	enum kb_country country = KB_NO_COUNTRY;
	size_t rule;

	switch (kind_of(kb, &at)) {
	case KB_KIND_PASSAGE:
		p = &kb->passages[at];
		if (!kb_in_force(p->from, p->to, f->day))
			return false;
		country = p->country;
		rule = p->rule;
		break;
	case KB_KIND_GUIDANCE:
		rule = kb->guidance[at].rule;
		break;
	case KB_KIND_PLAN_ITEM:
		rule = kb->plan_items[at].rule;
		break;
	default:
		country = kb->care[at].country;
		rule = kb->care[at].rule;
	}
	return (country == KB_NO_COUNTRY || country == f->country) &&
	    findings_rule(f, rule) == TRI_TRUE;
}
