/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

#include "kb/find.h"
#include "prove/conclude.h"

/*
 * Passages that are never shown though their condition can be true: where
 * they stand nothing of the kind is said then, or one before them always is.
 */

/* Of these places only the first that holds is shown. */
static bool
is_single(enum kb_place place)
{
	static const bool single[KB_NPLACES] = { [KB_HEADLINE] = true,
	    [KB_FOLLOW_UP] = true, [KB_SAY_HEADING] = true,
	    [KB_SECRECY_BOUND] = true, [KB_SECRECY_FREE] = true,
	    [KB_SECRECY_OPEN] = true, [KB_REPORT_NONE] = true,
	    [KB_REPORT_OPEN] = true };

	return single[place];
}

/* When the place is there at all. */
static int
place_holds(struct structure *s, enum kb_place place)
{
	struct truth bound = conclude_secrecy(s->encode);

	switch (place) {
	case KB_SECRECY_BOUND:
		return bound.certain;
	case KB_SECRECY_FREE:
		return -bound.possible;
	case KB_SECRECY_OPEN:
		return gates_and(s->gates, bound.possible, -bound.certain);
	case KB_REPORT_NONE:
		return conclude_outcome(s->encode, OUTCOME_NONE);
	case KB_REPORT_OPEN:
		return conclude_outcome(s->encode, OUTCOME_OPEN);
	case KB_ALARM_CHILD_LINE:
		return conclude_alarm(s->encode, KB_ALARM_CHILD).certain;
	case KB_ALARM_LIFE_LINE:
		return conclude_alarm(s->encode, KB_ALARM_LIFE).certain;
	default:
		return GATES_TRUE;
	}
}

static int
passage_holds(struct structure *s, const struct kb_passage *p)
{
	int holds = encode_rule(s->encode, p->rule, READING_MAIN).certain;

	if (!kb_in_force(p->from, p->to, s->day))
		return GATES_FALSE;
	return p->country == KB_NO_COUNTRY ? holds : gates_and(s->gates,
	    holds, conclude_country(s->encode, p->country));
}

static int
is_shown(struct structure *s, size_t passage, const int *holds)
{
	const struct kb_passage *p = s->kb->passages;
	const enum kb_place place = p[passage].place;
	int shown = gates_and(s->gates, holds[passage],
	    place_holds(s, place));
	size_t i;

	for (i = 0; i < passage && is_single(place); i++)
		if (p[i].place == place)
			shown = gates_and(s->gates, shown, -holds[i]);
	return shown;
}

/* One without a condition stands last, for what may be added; one whose
 * condition is never true is told as such. */
static void
tell(struct structure *s, const struct kb_passage *p, int holds)
{
	if (p->rule != KB_ALWAYS &&
	    structure_solve(s, &holds, 1) == SOLVER_YES)
		diag_add(s->diag, DIAG_FINDING, p->head.file, p->head.line,
		    "passage \"%s\" is never shown: %s; mend its condition "
		    "or take it out", p->head.id, is_single(p->place) ?
		    "its place is never there when it holds, or one before "
		    "it always is" : "its place is never there when it "
		    "holds");
}

void
structure_texts(struct structure *s)
{
	const size_t n = s->kb->npassages;
	int *holds = arena_calloc(s->arena, n + 1, sizeof(*holds));
	struct goal *goals = arena_calloc(s->arena, n + 1, sizeof(*goals));
	size_t i;

	if (holds == NULL || goals == NULL)
		return;
	for (i = 0; i < n; i++)
		holds[i] = passage_holds(s, &s->kb->passages[i]);
	for (i = 0; i < n; i++)
		goals[i].literal = is_shown(s, i, holds);
	search_goals(s->search, goals, n, true);
	for (i = 0; i < n; i++) {
		s->gave_up = s->gave_up || goals[i].found == SOLVER_GAVE_UP;
		if (goals[i].found == SOLVER_NO)
			tell(s, &s->kb->passages[i], holds[i]);
	}
}
