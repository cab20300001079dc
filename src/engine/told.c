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

/* ---- passages ---- */

bool
told_once(enum kb_place place)
{
	return place == KB_HEADLINE || place == KB_FOLLOW_UP ||
	    place == KB_SAY_HEADING || (place >= KB_SECRECY_BOUND &&
	    place <= KB_REPORT_OPEN);
}

/* Whether the advice comes to a place at all; the sheet for the client is
 * none of it. */
static bool
opens(const struct findings *f, enum kb_place place)
{
	switch (place) {
	case KB_SECRECY_BOUND:
		return f->secrecy == TRI_TRUE;
	case KB_SECRECY_FREE:
		return f->secrecy == TRI_FALSE;
	case KB_SECRECY_OPEN:
		return f->secrecy == TRI_UNKNOWN;
	case KB_REPORT_NONE:
		return f->outcome == OUTCOME_NONE;
	case KB_REPORT_OPEN:
		return f->outcome == OUTCOME_OPEN;
	case KB_ALARM_CHILD_LINE:
		return f->alarm[KB_ALARM_CHILD];
	case KB_ALARM_LIFE_LINE:
		return f->alarm[KB_ALARM_LIFE];
	default:
		return place < KB_HANDOUT_TITLE;
	}
}

static bool
is_here(const struct findings *f, enum kb_country country)
{
	return country == KB_NO_COUNTRY || country == f->country;
}

static bool
passage_holds(const struct findings *f, const struct kb_passage *p)
{
	return kb_in_force(p->from, p->to, f->day) && is_here(f, p->country) &&
	    findings_rule(f, p->rule) == TRI_TRUE;
}

static bool
passage_told(const struct findings *f, size_t at)
{
	const struct kb_passage *all = f->kb->passages;
	const enum kb_place place = all[at].place;
	size_t i;

	if (!opens(f, place) || !passage_holds(f, &all[at]))
		return false;
	for (i = 0; i < at && told_once(place); i++)
		if (all[i].place == place && passage_holds(f, &all[i]))
			return false;
	return true;
}

/* ---- all kinds ---- */

static bool
passage_always(const struct kb_passage *p)
{
	return p->rule == KB_ALWAYS && p->country == KB_NO_COUNTRY &&
	    p->from == KB_NO_DAY && p->to == KB_NO_DAY &&
	    !told_once(p->place) && p->place != KB_ALARM_CHILD_LINE &&
	    p->place != KB_ALARM_LIFE_LINE;
}

bool
told_always(const struct kb *kb, size_t at)
{
	switch (kind_of(kb, &at)) {
	case KB_KIND_PASSAGE:
		return passage_always(&kb->passages[at]);
	case KB_KIND_GUIDANCE:
		return kb->guidance[at].rule == KB_ALWAYS;
	case KB_KIND_PLAN_ITEM:
		return false;
	default:
		return kb->care[at].rule == KB_ALWAYS &&
		    kb->care[at].country == KB_NO_COUNTRY;
	}
}

bool
told_holds(const struct findings *f, size_t at)
{
	const struct kb *kb = f->kb;
	const bool now = f->urgency == KB_NOW;

	switch (kind_of(kb, &at)) {
	case KB_KIND_PASSAGE:
		return passage_told(f, at);
	case KB_KIND_GUIDANCE:
		return (kb->guidance[at].kind == KB_DONT || !now ||
		    kb->guidance[at].rule == KB_ALWAYS) &&
		    findings_rule(f, kb->guidance[at].rule) == TRI_TRUE;
	case KB_KIND_PLAN_ITEM:
		return kb->plan_items[at].tonight == now &&
		    findings_rule(f, kb->plan_items[at].rule) == TRI_TRUE;
	default:
		return is_here(f, kb->care[at].country) &&
		    findings_rule(f, kb->care[at].rule) == TRI_TRUE;
	}
}
