/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

#include "kb/find.h"
#include "prove/conclude.h"

static int
can_hold(struct structure *s, size_t rule)
{
	const struct kb_expr *e = s->kb->rules[rule].expr;

	return structure_can_hold(s, e, structure_flags(s, e));
}

/* One that nothing meets by itself is told as a condition. */
static bool
conditions_hold(struct structure *s, const struct kb_ground *g)
{
	size_t i;
	int can;

	for (i = 0; i < g->nconditions; i++) {
		if (g->conditions[i].rule == KB_ALWAYS)
			continue;
		can = can_hold(s, g->conditions[i].rule);
		if (structure_solve(s, &can, 1) == SOLVER_NO)
			return false;
	}
	return true;
}

/* Two of its conditions that exclude each other, if it is that simple. */
static bool
find_pair(struct structure *s, const struct kb_ground *g, size_t *a,
    size_t *b)
{
	int both[2];

	for (*a = 0; *a < g->nconditions; (*a)++)
		for (*b = *a + 1; *b < g->nconditions; (*b)++) {
			if (g->conditions[*a].rule == KB_ALWAYS ||
			    g->conditions[*b].rule == KB_ALWAYS)
				continue;
			both[0] = can_hold(s, g->conditions[*a].rule);
			both[1] = can_hold(s, g->conditions[*b].rule);
			if (structure_solve(s, both, 2) == SOLVER_NO)
				return true;
		}
	return false;
}

static void
tell(struct structure *s, const struct kb_ground *g)
{
	size_t a, b;

	if (find_pair(s, g, &a, &b))
		diag_add(s->diag, DIAG_FINDING, g->head.file,
		    g->conditions[b].head.line, "conditions \"%s\" and "
		    "\"%s\" of ground \"%s\" contradict; mend one of them",
		    g->conditions[a].head.id, g->conditions[b].head.id,
		    g->head.id);
	else
		diag_add(s->diag, DIAG_FINDING, g->head.file, g->head.line,
		    "the conditions of ground \"%s\" contradict, taken "
		    "together; mend one of them", g->head.id);
}

void
structure_grounds(struct structure *s)
{
	const struct kb_ground *g = s->kb->grounds;
	size_t i;
	int can;

	for (i = 0; i < s->kb->ngrounds; i++, g++) {
		if (!kb_in_force(g->from, g->to, s->day) ||
		    (structure_flags(s, s->kb->rules[g->rule].expr) &
		    STRUCTURE_LATER) != 0)
			continue;
		can = can_hold(s, g->rule);
		if (structure_solve(s, &can, 1) == SOLVER_NO &&
		    conditions_hold(s, g))
			tell(s, g);
	}
}
