/* SPDX-License-Identifier: MIT */
#include "prove/solver.h"

#include <stdlib.h>

#ifdef HAVE_CADICAL
#include <ccadical.h>

#include "base/memory.h"

struct solver { CCaDiCaL *cadical; int variables; };

bool
solver_available(void)
{
	return true;
}

/* Queries are many and small: what pays on large ones is off. */
static void
tune(CCaDiCaL *cadical)
{
	static const char *const off[] = { "lucky", "walk", "elim", "subsume",
	    "probe", "vivify", "compact", "rephase" };
	size_t i;

	ccadical_set_option(cadical, "quiet", 1);
	/* What does not matter is false. */
	ccadical_set_option(cadical, "phase", 0);
	for (i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		ccadical_set_option(cadical, off[i], 0);
}

struct solver *
solver_new(void)
{
	struct solver *s = memory_calloc(1, sizeof(*s));

	if (s == NULL)
		return NULL;
	s->cadical = ccadical_init();
	tune(s->cadical);
	return s;
}

void
solver_free(struct solver *s)
{
	if (s == NULL)
		return;
	ccadical_release(s->cadical);
	free(s);
}

int
solver_fresh(struct solver *s)
{
	return ++s->variables;
}

void
solver_clause(struct solver *s, const int *literals, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		ccadical_add(s->cadical, literals[i]);
	ccadical_add(s->cadical, 0);
}

void
solver_assume(struct solver *s, int literal)
{
	ccadical_assume(s->cadical, literal);
}

enum solver_result
solver_solve(struct solver *s, int conflicts)
{
	int result;

	ccadical_limit(s->cadical, "conflicts", conflicts < 0 ? -1 : conflicts);
	result = ccadical_solve(s->cadical);
	return result == 10 ? SOLVER_YES : result == 20 ? SOLVER_NO :
	    SOLVER_GAVE_UP;
}

bool
solver_value(const struct solver *s, int literal)
{
	return ccadical_val(s->cadical, literal) > 0;
}

#else

struct solver { int variables; };

bool
solver_available(void)
{
	return false;
}

struct solver *
solver_new(void)
{
	return NULL;
}

void
solver_free(struct solver *s)
{
	free(s);
}

int
solver_fresh(struct solver *s)
{
	return ++s->variables;
}

void
solver_clause(struct solver *s, const int *literals, size_t n)
{
	(void)s;
	(void)literals;
	(void)n;
}

void
solver_assume(struct solver *s, int literal)
{
	(void)s;
	(void)literal;
}

enum solver_result
solver_solve(struct solver *s, int conflicts)
{
	(void)s;
	(void)conflicts;
	return SOLVER_GAVE_UP;
}

bool
solver_value(const struct solver *s, int literal)
{
	(void)s;
	(void)literal;
	return false;
}

#endif
