/* SPDX-License-Identifier: MIT */
#include "prove/differ_parts.h"

#include "base/arena.h"

struct list {
	const struct kb_pairs *p;
	struct arena *arena;
	struct differ_finding *at;
	size_t n, room;
};

static struct differ_finding *
add(struct list *l, enum differ_what what, enum kb_kind kind, size_t was,
    size_t now)
{
	struct differ_finding *f = &l->at[l->n];

	if (l->n == l->room)
		return NULL;
	l->n++;
	*f = (struct differ_finding){ .what = what, .kind = kind, .was = was,
	    .now = now, .was_part = KB_ALWAYS, .now_part = KB_ALWAYS };
	return f;
}

/* ---- what else it says ---- */

/* Attributes and lists that an advice repeats or goes by. */
static const struct { enum kb_kind kind; const char *name; } told[] = {
	{ KB_KIND_GROUND, "act" }, { KB_KIND_GROUND, "force" },
	{ KB_KIND_GROUND, "first" },
	{ KB_KIND_STEP, "time" }, { KB_KIND_STEP, "place" },
	{ KB_KIND_STEP, "contact" },
	{ KB_KIND_INDICATOR, "direction" },
	{ KB_KIND_PASSAGE, "place" },
	{ KB_KIND_GUIDANCE, "phase" }, { KB_KIND_GUIDANCE, "kind" },
	{ KB_KIND_PLAN_ITEM, "plan" }, { KB_KIND_PLAN_ITEM, "tonight" },
	{ KB_KIND_CARE, "level" }, { KB_KIND_CARE, "contact" },
};

static bool
same_named(const struct kb_pairs *p, const struct kb_el *el,
    const char *name, const char *was, const char *now)
{
	size_t i, att = kb_format_att(el, name);

	if (att != KB_NOWHERE)
		return kb_pairs_same_att(p, &el->atts[att], was, now);
	for (i = 0; i < el->nkids; i++)
		if (strcmp(el->kids[i].name, name) == 0)
			return kb_pairs_same_kid(p, &el->kids[i], was, now);
	return true;
}

static bool
is_apart(const struct list *l, enum kb_kind kind, size_t was, size_t now)
{
	const void *a, *b;
	size_t i;

	if (now == KB_ALWAYS)
		return false;
	a = kb_kind_head(l->p->was, kind, was);
	b = kb_kind_head(l->p->now, kind, now);
	for (i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		if (told[i].kind == kind &&
		    !same_named(l->p, kb_format_of(kind), told[i].name, a, b))
			return true;
	return false;
}

/* ---- elements of a kind ---- */

static bool
has_partner(const struct kb_pairs *p, enum kb_kind kind, size_t now)
{
	size_t i, n = kb_kind_count(p->was, kind);

	for (i = 0; i < n; i++)
		if (p->to[kind][i] == now)
			return true;
	return false;
}

static void
add_kind(struct list *l, enum differ_what what, enum kb_kind kind)
{
	size_t i, n = kb_kind_count(l->p->was, kind), to;
	struct differ_finding *f;

	for (i = 0; i < n; i++) {
		to = l->p->to[kind][i];
		f = add(l, what, kind, i, to);
		if (f != NULL)
			f->apart = is_apart(l, kind, i, to);
	}
	n = kb_kind_count(l->p->now, kind);
	for (i = 0; i < n; i++)
		if (!has_partner(l->p, kind, i))
			(void)add(l, what, kind, KB_ALWAYS, i);
}

/* ---- parts of grounds ---- */

static struct kb_parts
parts_of(const struct kb *kb, const struct kb_kid *k, size_t ground)
{
	return kb_object_parts((const void *)&kb->grounds[ground], k);
}

static void
add_part(struct list *l, enum differ_what what, size_t was, size_t now,
    size_t was_part, size_t now_part)
{
	struct differ_finding *f = add(l, what, KB_KIND_GROUND, was, now);

	if (f == NULL)
		return;
	f->was_part = was_part;
	f->now_part = now_part;
}

/* A condition that is there on one side only shows in its ground. */
static void
add_parts_of(struct list *l, enum differ_what what, const struct kb_kid *k,
    size_t was, size_t now)
{
	struct kb_parts a = parts_of(l->p->was, k, was);
	struct kb_parts b = parts_of(l->p->now, k, now);
	size_t *to = arena_calloc(l->arena, a.n + 1, sizeof(*to));
	bool *taken = arena_calloc(l->arena, b.n + 1, sizeof(*taken));
	size_t i;

	if (to == NULL || taken == NULL)
		return;
	kb_pairs_list(l->p, k->el, a, b, to);
	for (i = 0; i < a.n; i++) {
		if (to[i] != KB_ALWAYS)
			taken[to[i]] = true;
		if (to[i] != KB_ALWAYS || what == DIFFER_RECIPIENT)
			add_part(l, what, was, now, i, to[i]);
	}
	for (i = 0; i < b.n; i++)
		if (!taken[i] && what == DIFFER_RECIPIENT)
			add_part(l, what, was, now, KB_ALWAYS, i);
}

static void
add_parts(struct list *l, enum differ_what what, const char *name)
{
	const struct kb_el *el = kb_format_of(KB_KIND_GROUND);
	const struct kb_kid *k;
	size_t i, to;

	if (kb_format_child(el, name, &k) == NULL)
		return;
	for (i = 0; i < l->p->was->ngrounds; i++) {
		to = l->p->to[KB_KIND_GROUND][i];
		if (to != KB_ALWAYS)
			add_parts_of(l, what, k, i, to);
	}
}

/* ---- all ---- */

static size_t
room_for(const struct kb *kb)
{
	size_t i, n = KB_NALARMS + 4;

	for (i = 0; i < KB_NKINDS; i++)
		n += kb_kind_count(kb, (enum kb_kind)i);
	for (i = 0; i < kb->ngrounds; i++)
		n += kb->grounds[i].nconditions + kb->grounds[i].nrecipients;
	return n;
}

struct differ_finding *
differ_list(const struct kb_pairs *p, size_t *n, struct arena *arena)
{
	struct list l = { .p = p, .arena = arena,
	    .room = room_for(p->was) + room_for(p->now) };
	int what;

	l.at = arena_calloc(arena, l.room, sizeof(*l.at));
	if (l.at == NULL)
		return NULL;
	add_kind(&l, DIFFER_ALARM, KB_KIND_ALARM);
	for (what = DIFFER_URGENCY; what <= DIFFER_SECRECY; what++)
		(void)add(&l, (enum differ_what)what, KB_NO_KIND, 0, 0);
	add_kind(&l, DIFFER_GROUND, KB_KIND_GROUND);
	add_parts(&l, DIFFER_CONDITION, "condition");
	add_parts(&l, DIFFER_RECIPIENT, "recipient");
	add_kind(&l, DIFFER_STEP, KB_KIND_STEP);
	add_kind(&l, DIFFER_CONTACT, KB_KIND_CONTACT);
	add_kind(&l, DIFFER_INDICATOR, KB_KIND_INDICATOR);
	add_kind(&l, DIFFER_PASSAGE, KB_KIND_PASSAGE);
	add_kind(&l, DIFFER_ITEM, KB_KIND_GUIDANCE);
	add_kind(&l, DIFFER_ITEM, KB_KIND_WHAT_IF);
	add_kind(&l, DIFFER_ITEM, KB_KIND_PLAN_ITEM);
	add_kind(&l, DIFFER_ITEM, KB_KIND_CARE);
	*n = l.n;
	return arena_failed(arena) ? NULL : l.at;
}
