/* SPDX-License-Identifier: MIT */
#include "prove/disproof.h"

#include "prove/refute.h"

#define RENEW 100	/* mutants, after which the circuit is made anew */

/* What breaks a guarantee: both together. */
struct broken { int given, broken; };

struct disproof {
	const struct kb *kb;
	long day;
	struct gates *gates;
	struct query *query;
	struct encode *sound;		/* without a mutant */
	struct broken *of;		/* by guarantee, the same */
	bool *fails;			/* by guarantee, the same */
	struct arena *arena;
};

static void
close_circuit(struct disproof *p)
{
	encode_free(p->sound);
	query_free(p->query);
	gates_free(p->gates);
	p->sound = NULL;
	p->query = NULL;
	p->gates = NULL;
}

static bool
open_circuit(struct disproof *p)
{
	close_circuit(p);
	p->gates = gates_new();
	p->query = p->gates == NULL ? NULL : query_new(p->gates);
	p->sound = p->query == NULL ? NULL :
	    encode_new(p->gates, p->kb, p->day);
	return p->sound != NULL;
}

/* What breaks a guarantee, and whether some answers do. */
static enum solver_result
find_broken(struct disproof *p, struct encode *e, size_t guarantee,
    struct broken *to)
{
	const struct broken *sound = &p->of[guarantee];
	enum solver_result result = SOLVER_NO;
	struct refute r;
	int both[2];

	if (refute_begin(&r, p->query, e, &p->kb->guarantees[guarantee]) ==
	    -1) {
		gates_fail(p->gates);
		return SOLVER_GAVE_UP;
	}
	both[0] = refute_given(&r);
	both[1] = refute_broken(&r);
	if (both[0] != sound->given || both[1] != sound->broken)
		result = query_solve(p->query, both, 2);
	*to = (struct broken){ both[0], both[1] };
	refute_end(&r);
	return result;
}

/* A guarantee that is not proved without a mutant notices none. */
static bool
begin(struct disproof *p)
{
	const struct broken none = { 0, 0 };
	size_t i;

	if (!open_circuit(p))
		return false;
	for (i = 0; i < p->kb->nguarantees; i++) {
		p->of[i] = none;
		p->fails[i] = find_broken(p, p->sound, i, &p->of[i]) !=
		    SOLVER_NO;
	}
	return !gates_failed(p->gates) && !query_failed(p->query);
}

static bool
breaks_any(struct disproof *p, const struct mutant *m, struct encode *e)
{
	struct broken now;
	size_t i;

	for (i = 0; i < p->kb->nguarantees; i++)
		if (!p->fails[i] && (p->kb->guarantees[i].change ==
		    KB_UNCHANGED || !mutant_words(m)) &&
		    find_broken(p, e, i, &now) == SOLVER_YES)
			return true;
	return false;
}

/* -1 without memory. */
static int
try_mutant(struct disproof *p, const struct mutant *m, struct verdict *to)
{
	struct arena *arena = arena_new();
	const struct kb *kb = mutant_kb(p->kb, m, arena);
	struct encode *e = kb == NULL ? NULL :
	    encode_with(p->sound, kb, p->day);
	bool yes = e != NULL && breaks_any(p, m, e);
	bool failed = e == NULL || gates_failed(p->gates) ||
	    query_failed(p->query);

	if (yes && !failed)
		to->notice = NOTICE_GUARANTEE;
	encode_free(e);
	arena_free(arena);
	return failed ? -1 : 0;
}

int
mutants_disprove(const struct kb *kb, long day,
    const struct mutants *mutants, struct verdict *to,
    struct progress *progress)
{
	struct disproof p = { .kb = kb, .day = day, .arena = arena_new() };
	size_t i, n = 0;
	int result = 0;

	if (!solver_available() || kb->nguarantees == 0) {
		arena_free(p.arena);
		return solver_available() ? 0 : 1;
	}
	p.of = arena_calloc(p.arena, kb->nguarantees, sizeof(*p.of));
	p.fails = arena_calloc(p.arena, kb->nguarantees, sizeof(*p.fails));
	result = p.of == NULL || p.fails == NULL ? -1 : 0;
	for (i = 0; result == 0 && i < mutants->n; i++) {
		if (to[i].notice != NOTICE_NONE)
			continue;
		progress_tell(progress, "guarantees", i, mutants->n);
		if (n++ % RENEW == 0 && !begin(&p))
			result = -1;
		else
			result = try_mutant(&p, &mutants->at[i], &to[i]);
	}
	close_circuit(&p);
	arena_free(p.arena);
	return result;
}
