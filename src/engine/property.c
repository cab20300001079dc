/* SPDX-License-Identifier: MIT */
#include "engine/property.h"

#include <string.h>

#include "base/arena.h"
#include "engine/property_parts.h"

#define ALL_LANES UINT64_MAX

struct property *
property_new(const struct kb *kb, const struct program *program, long day)
{
	struct arena *arena = arena_new();
	struct property *p = arena_alloc(arena, sizeof(*p));
	const size_t w = PROPERTY_WORDS;

	if (p == NULL) {
		arena_free(arena);
		return NULL;
	}
	p->arena = arena;
	p->kb = kb;
	p->day = day;
	p->tick = arena_calloc(arena, kb->noptions * w, sizeof(*p->tick));
	p->definite = arena_calloc(arena, kb->nquestions * w, 8);
	p->shows = arena_calloc(arena, kb->nsteps * w, 8);
	p->named = arena_calloc(arena, kb->ncontacts * w, 8);
	p->better = arena_calloc(arena, kb->ncontacts, 8);
	p->said = arena_calloc(arena, kb->npassages * w, 8);
	p->lanes = lanes_new(program);
	if (arena_failed(arena) || p->lanes == NULL) {
		property_free(p);
		return NULL;
	}
	property_reset(p);
	return p;
}

void
property_free(struct property *p)
{
	if (p == NULL)
		return;
	lanes_free(p->lanes);
	arena_wipe(p->arena);
}

void
property_reset(struct property *p)
{
	size_t i;

	lanes_reset(p->lanes);
	memset(p->definite, 0, p->kb->nquestions * PROPERTY_WORDS * 8);
	for (i = 0; i < p->kb->noptions * PROPERTY_WORDS; i++)
		p->tick[i] = (struct planes){ 0, ALL_LANES };
}

static void
put(uint64_t *word, uint64_t bit, bool yes)
{
	*word = yes ? *word | bit : *word & ~bit;
}

static void
set_question(struct property *p, unsigned lane, const struct answers *a,
    size_t question)
{
	const struct kb_question *q = &p->kb->questions[question];
	const uint64_t bit = (uint64_t)1 << lane % 64;
	const unsigned word = lane / 64;
	struct planes *t;
	enum tri tick;
	size_t i;

	for (i = q->first_option; i < q->first_option + q->noptions; i++) {
		t = &PROPERTY_AT(p->tick, i, word);
		tick = a->state[question] == ANSWER_GIVEN ?
		    (enum tri)a->tick[i] : TRI_UNKNOWN;
		put(&t->certain, bit, tick == TRI_TRUE);
		put(&t->possible, bit, tick != TRI_FALSE);
	}
	put(&PROPERTY_AT(p->definite, question, word), bit,
	    answers_definite(a, question));
}

void
property_set(struct property *p, unsigned lane, const struct answers *a)
{
	size_t i;

	lanes_set(p->lanes, lane, a, END_CLOSED);
	for (i = 0; i < p->kb->nquestions; i++)
		set_question(p, lane, a, i);
}

void
property_run(struct property *p)
{
	lanes_run(p->lanes);
	property_show(p);
}

/* ---- conditions ---- */

static struct planes
both(uint64_t plane)
{
	return (struct planes){ plane, plane };
}

static struct planes
value_is(const struct property *p, const struct kb_expr *e, unsigned word)
{
	const struct kb_question *q = &p->kb->questions[e->ref];
	struct planes applies = property_rule(p, q->ask_if, word);
	struct planes fits = { 0, 0 }, tick;
	size_t i;

	for (i = 0; i < e->noptions; i++) {
		tick = PROPERTY_AT(p->tick, q->first_option + e->options[i],
		    word);
		fits.certain |= tick.certain;
		fits.possible |= tick.possible;
	}
	return (struct planes){ fits.certain & applies.certain,
	    fits.possible & applies.possible };
}

static struct planes
value_known(const struct property *p, const struct kb_expr *e, unsigned word)
{
	struct planes applies = property_rule(p,
	    p->kb->questions[e->ref].ask_if, word);

	return both(applies.possible &
	    PROPERTY_AT(p->definite, e->ref, word));
}

/* At least `least` of the parts. */
static struct planes
value_count(const struct property *p, const struct property *before,
    const struct kb_expr *e, size_t least, unsigned word)
{
	/* Lane by lane: at least so many of the parts so far. */
	struct planes reached[100], v;
	size_t i, n;

	memset(reached, 0, sizeof(reached));
	reached[0] = both(ALL_LANES);
	for (i = 0; i < e->nkids; i++) {
		v = property_value(p, before, e->kids[i], word);
		for (n = least; n > 0; n--) {
			reached[n].certain |= reached[n - 1].certain &
			    v.certain;
			reached[n].possible |= reached[n - 1].possible &
			    v.possible;
		}
	}
	return reached[least];
}

static struct planes
value_all(const struct property *p, const struct property *before,
    const struct kb_expr *e, unsigned word)
{
	struct planes all = both(ALL_LANES), v;
	size_t i;

	for (i = 0; i < e->nkids; i++) {
		v = property_value(p, before, e->kids[i], word);
		all.certain &= v.certain;
		all.possible &= v.possible;
	}
	return all;
}

static struct planes
value_any(const struct property *p, const struct property *before,
    const struct kb_expr *e, unsigned word)
{
	struct planes any = both(0), v;
	size_t i;

	for (i = 0; i < e->nkids; i++) {
		v = property_value(p, before, e->kids[i], word);
		any.certain |= v.certain;
		any.possible |= v.possible;
	}
	return any;
}

struct planes
property_value(const struct property *p, const struct property *before,
    const struct kb_expr *e, unsigned word)
{
	struct planes v;

	switch (e->op) {
	case KB_FALSE:
		return both(0);
	case KB_TRUE:
		return both(ALL_LANES);
	case KB_UNDECIDED_LAW:
	case KB_UNDECIDED_ACT:
		return (struct planes){ 0, ALL_LANES };
	case KB_IS:
		return value_is(p, e, word);
	case KB_KNOWN:
		return value_known(p, e, word);
	case KB_FACT:
		return property_rule(p, p->kb->facts[e->ref].rule, word);
	case KB_GROUND:
		return property_rule(p, p->kb->grounds[e->ref].rule, word);
	case KB_POSSIBLE:
		v = property_value(p, before, e->kids[0], word);
		return both(v.possible);
	case KB_CERTAIN:
		v = property_value(p, before, e->kids[0], word);
		return both(v.certain);
	case KB_ALL:
		return value_all(p, before, e, word);
	case KB_ANY:
		return value_any(p, before, e, word);
	case KB_NONE:
		v = value_any(p, before, e, word);
		return (struct planes){ ~v.possible, ~v.certain };
	case KB_AT_LEAST:
		return value_count(p, before, e, e->threshold, word);
	case KB_READING:
		return property_value(p, before,
		    e->kids[e->main_is_wide ? 0 : 1], word);
	case KB_CLAIM:
		return both(property_claim(p, before, e->claim, word));
	}
	return both(0);
}

/* ---- guarantees ---- */

uint64_t
property_given(const struct property *p, const struct property *before,
    const struct kb_guarantee *g, unsigned word)
{
	if (g->given == NULL)
		return ALL_LANES;
	return property_value(before == NULL ? p : before, NULL, g->given,
	    word).certain;
}

uint64_t
property_broken(const struct property *p, const struct property *before,
    const struct kb_guarantee *g, unsigned word)
{
	uint64_t given = property_given(p, before, g, word);

	return given == 0 ? 0 : given &
	    ~property_value(p, before, g->always, word).certain;
}

bool
property_changes(const struct kb_guarantee *g, size_t question)
{
	return g->change != KB_UNCHANGED && !kb_refs_has(&g->keep, question) &&
	    (g->questions.n == 0 || kb_refs_has(&g->questions, question));
}
