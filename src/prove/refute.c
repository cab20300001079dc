/* SPDX-License-Identifier: MIT */
#include "prove/refute.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/property.h"
#include "prove/conclude.h"
#include "prove/example.h"

static int
begin_second(struct refute *r)
{
	const struct kb *kb = encode_kb(r->first);
	size_t i;

	r->how = memory_calloc(kb->nquestions + 1, 1);
	if (r->how == NULL)
		return -1;
	for (i = 0; i < kb->nquestions; i++)
		if (property_changes(r->guarantee, i))
			r->how[i] = r->guarantee->change == KB_TO_ANY ?
			    ENCODE_FREE : ENCODE_FORGET;
	r->second = encode_beside(r->first, r->how);
	return r->second == NULL ? -1 : 0;
}

int
refute_begin(struct refute *r, struct query *query, struct encode *first,
    const struct kb_guarantee *g)
{
	*r = (struct refute){ .query = query, .first = first,
	    .guarantee = g, .second = first };
	if (g->change != KB_UNCHANGED && begin_second(r) == -1) {
		refute_end(r);
		return -1;
	}
	return 0;
}

void
refute_end(struct refute *r)
{
	if (r->second != r->first)
		encode_free(r->second);
	free(r->how);
}

int
refute_given(const struct refute *r)
{
	const struct kb_expr *given = r->guarantee->given;

	return given == NULL ? GATES_TRUE :
	    encode_expr(r->first, given, READING_MAIN).certain;
}

int
refute_broken(const struct refute *r)
{
	return -encode_expr(r->second, r->guarantee->always,
	    READING_MAIN).certain;
}

static bool
has_grounds(const struct kb_expr *x)
{
	size_t i;

	if (x == NULL || x->op == KB_CLAIM)
		return x != NULL && x->claim->about == KB_ABOUT_GROUNDS;
	for (i = 0; i < x->nkids; i++)
		if (has_grounds(x->kids[i]))
			return true;
	return false;
}

/* The fewest answers.  The law shows in its country only, so that what is
 * about grounds is told there, if it can be. */
static enum solver_result
find_fewest(const struct refute *r, int broken[3])
{
	struct encode *of[2] = { r->first, r->second };
	const size_t n = r->second == r->first ? 1 : 2;
	enum solver_result result = SOLVER_NO;

	if (has_grounds(r->guarantee->given) ||
	    has_grounds(r->guarantee->always)) {
		broken[2] = -conclude_country(r->second, KB_NO_COUNTRY);
		result = example_find(r->query, of, n, broken, 3);
	}
	return result == SOLVER_YES ? result :
	    example_find(r->query, of, n, broken, 2);
}

enum refuted
refute(struct refute *r)
{
	int broken[3] = { refute_given(r) };
	enum solver_result result = query_solve(r->query, broken, 1);

	if (result == SOLVER_NO)
		return REFUTED_IDLE;
	if (result == SOLVER_YES) {
		broken[1] = refute_broken(r);
		result = query_solve(r->query, broken, 2);
	}
	if (result == SOLVER_YES)
		result = find_fewest(r, broken);
	return result == SOLVER_YES ? REFUTED :
	    result == SOLVER_NO ? REFUTED_NOT : REFUTED_UNDECIDED;
}

void
refute_read(const struct refute *r, struct answers *before,
    struct answers *after)
{
	example_read(r->query, r->first, before);
	example_read(r->query, r->second, after);
}
