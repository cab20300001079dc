/* SPDX-License-Identifier: MIT */
#include "prove/refute.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/property.h"
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

enum refuted
refute(struct refute *r)
{
	struct encode *of[2] = { r->first, r->second };
	int broken[2] = { refute_given(r), GATES_FALSE };

	switch (query_solve(r->query, broken, 1)) {
	case SOLVER_NO:
		return REFUTED_IDLE;
	case SOLVER_GAVE_UP:
		return REFUTED_UNDECIDED;
	default:
		break;
	}
	broken[1] = refute_broken(r);
	switch (example_find(r->query, of, r->second == r->first ? 1 : 2,
	    broken, 2)) {
	case SOLVER_NO:
		return REFUTED_NOT;
	case SOLVER_YES:
		return REFUTED;
	default:
		return REFUTED_UNDECIDED;
	}
}

void
refute_read(const struct refute *r, struct answers *before,
    struct answers *after)
{
	example_read(r->query, r->first, before);
	example_read(r->query, r->second, after);
}
