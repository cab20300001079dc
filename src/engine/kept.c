/* SPDX-License-Identifier: MIT */
#include "engine/kept.h"

#include "engine/property.h"

struct trial {
	const struct findings *f;
	const struct kb_guarantee *g;
	struct property *before;	/* NULL when nothing changes */
	struct property *after;
	unsigned n;			/* sets of answers in `after` */
	bool broken;
};

const char *
kept_name(enum kept kept)
{
	static const char *const names[] = { "not tried for want of memory",
	    "broken", "kept" };

	return names[kept];
}

static void
look(struct trial *t)
{
	unsigned word, left;
	uint64_t set;

	property_run(t->after);
	for (word = 0; word * 64 < t->n; word++) {
		left = t->n - word * 64;
		set = left < 64 ? (UINT64_C(1) << left) - 1 : UINT64_MAX;
		if ((set & property_broken(t->after, t->before, t->g,
		    word)) != 0)
			t->broken = true;
	}
	t->n = 0;
}

static void
put(struct trial *t, const struct answers *a)
{
	property_set(t->after, t->n++, a);
	if (t->n == PROPERTY_LANES)
		look(t);
}

/* Leaves the question as it was. */
static void
change(struct trial *t, struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	const bool any = t->g->change == KB_TO_ANY;
	size_t i;

	answers_unset(a, question);
	put(t, a);
	for (i = 0; any && i < q->noptions; i++) {
		answers_deny(a, question);
		(void)answers_tick(a, question, i);
		put(t, a);
	}
	answers_copy(a, t->f->answers);
}

static void
change_each(struct trial *t, struct answers *a)
{
	unsigned lane;
	size_t i;

	answers_copy(a, t->f->answers);
	for (lane = 0; lane < PROPERTY_LANES; lane++)
		property_set(t->before, lane, a);
	property_run(t->before);
	for (i = 0; i < a->kb->nquestions; i++)
		if (property_changes(t->g, i))
			change(t, a, i);
}

static bool
try(struct trial *t, struct arena *arena)
{
	const struct findings *f = t->f;
	struct answers *a;

	t->after = property_new(f->kb, f->program, f->day);
	if (t->after == NULL)
		return false;
	if (t->g->change == KB_UNCHANGED) {
		put(t, f->answers);
	} else {
		t->before = property_new(f->kb, f->program, f->day);
		a = answers_new(f->kb, arena);
		if (t->before == NULL || a == NULL)
			return false;
		change_each(t, a);
	}
	look(t);
	return true;
}

enum kept
findings_kept(const struct findings *f, size_t guarantee)
{
	struct trial t = { .f = f, .g = &f->kb->guarantees[guarantee] };
	struct arena *arena = arena_new();
	bool tried = try(&t, arena);

	property_free(t.before);
	property_free(t.after);
	arena_wipe(arena);
	return !tried ? KEPT_UNTRIED : t.broken ? KEPT_NOT : KEPT;
}
