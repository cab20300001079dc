/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

#include "kb/find.h"
#include "prove/conclude.h"

/* The one that is told when it is not the highest that is possible only for
 * lack of answers. */
static void
check_reached(struct structure *s)
{
	const struct kb_urgency *u = s->kb->urgency;
	int level, reached;

	for (level = KB_PLANNED; level < KB_NLEVELS; level++) {
		if (u[level].rule != KB_ALWAYS && (structure_flags(s,
		    s->kb->rules[u[level].rule].expr) &
		    STRUCTURE_LATER) != 0)
			continue;
		reached = conclude_urgency(s->encode, (enum kb_level)level);
		if (structure_solve(s, &reached, 1) == SOLVER_NO)
			diag_add(s->diag, DIAG_FINDING, u[level].head.file,
			    u[level].head.line, "urgency \"%s\" is never "
			    "told: a higher one always goes before it or its "
			    "condition is never true; mend the conditions",
			    u[level].head.id);
	}
}

/* No level true, and not all false, though nothing is left to ask: then the
 * week is told, and no answer brings more. */
static void
check_gap(struct structure *s)
{
	const struct kb_urgency *u = s->kb->urgency;
	int literals[5], open[3], level;
	size_t n = 0;
	struct truth t;

	for (level = KB_WEEK; level < KB_NLEVELS; level++) {
		t = encode_rule(s->encode, u[level].rule, READING_MAIN);
		literals[n] = -t.certain;
		open[n++] = t.possible;
	}
	literals[n++] = gates_any(s->gates, open, 3);
	literals[n++] = structure_all_known(s);
	if (structure_find(s, s->encode, literals, n) != SOLVER_YES)
		return;
	diag_add(s->diag, DIAG_FINDING, u[KB_WEEK].head.file,
	    u[KB_WEEK].head.line, "the levels of urgency leave a gap: with "
	    "all answered none is true and not all are false; mend the "
	    "condition of one");
	structure_example(s, "gap");
}

void
structure_urgency(struct structure *s)
{
	check_reached(s);
	check_gap(s);
}
