/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

#include "engine/told.h"
#include "prove/conclude.h"

/*
 * Passages that are never shown though their condition can be true: where
 * they stand nothing of the kind is said then, or one before them always is.
 */

/* One without a condition stands last, for what may be added; one whose
 * condition is never true is told as such. */
static void
tell(struct structure *s, size_t passage)
{
	const struct kb_passage *p = &s->kb->passages[passage];
	int holds = conclude_passage_holds(s->encode, passage);

	if (p->rule != KB_ALWAYS &&
	    structure_solve(s, &holds, 1) == SOLVER_YES)
		diag_add(s->diag, DIAG_FINDING, p->head.file, p->head.line,
		    "passage \"%s\" is never shown: %s; mend its condition "
		    "or take it out", p->head.id,
		    told_once(p->place) ?
		    "its place is never there when it holds, or one before "
		    "it always is" : "its place is never there when it "
		    "holds");
}

void
structure_texts(struct structure *s)
{
	const size_t n = s->kb->npassages;
	struct goal *goals = arena_calloc(s->arena, n + 1, sizeof(*goals));
	size_t i;

	if (goals == NULL)
		return;
	for (i = 0; i < n; i++)
		goals[i].literal = conclude_passage(s->encode, i);
	structure_goals(s, goals, n);
	for (i = 0; i < n; i++)
		if (goals[i].found == SOLVER_NO)
			tell(s, i);
}
