/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

#include "kb/find.h"
#include "prove/conclude.h"

/* A condition somewhere in a rule; its parts come before it. */
struct place {
	const struct kb_expr *expr;
	size_t rule;
	size_t first;		/* of its parts, up to itself */
	size_t never, always;	/* goals: it is true, it is false */
	bool told;		/* this or a part of it is constant */
};

struct places {
	struct structure *s;
	struct place *at;
	size_t n;
	struct goal *goals;
	size_t ngoals;
};

static size_t
count(const struct kb_expr *e)
{
	size_t i, n = 1;

	for (i = 0; i < e->nkids; i++)
		n += count(e->kids[i]);
	return n;
}

static size_t
add_goal(struct places *p, int literal)
{
	p->goals[p->ngoals].literal = literal;
	return p->ngoals++;
}

/* Some are never excluded, by design: there only what is certain is wrong. */
static int
can_fail(struct structure *s, const struct kb_expr *e, unsigned flags)
{
	int can[NREADINGS], r;
	struct truth t;

	for (r = 0; r < NREADINGS; r++) {
		t = encode_expr(s->encode, e, (enum reading)r);
		can[r] = (flags & STRUCTURE_LOOSE) != 0 ? -t.certain
		    : -t.possible;
	}
	return gates_any(s->gates, can, NREADINGS);
}

/* Its country too, and while it is possible if that is enough. */
static void
narrow_goal(struct places *p, const struct place *place,
    const struct structure_owner *o)
{
	struct structure *s = p->s;
	int *literal = &p->goals[place->never].literal;

	if (o->cautious)
		*literal = encode_rule(s->encode, place->rule,
		    READING_MAIN).possible;
	if (o->country != KB_NO_COUNTRY)
		*literal = gates_and(s->gates, *literal,
		    conclude_country(s->encode, o->country));
}

static bool
is_said(enum kb_op op)
{
	return op == KB_TRUE || op == KB_FALSE || op == KB_UNDECIDED_LAW ||
	    op == KB_UNDECIDED_ACT;
}

static void
gather(struct places *p, const struct kb_expr *e, size_t rule)
{
	size_t first = p->n, i;
	struct place *place;
	unsigned flags = structure_flags(p->s, e);

	for (i = 0; i < e->nkids; i++)
		gather(p, e->kids[i], rule);
	place = &p->at[p->n++];
	*place = (struct place){ e, rule, first, KB_ALWAYS, KB_ALWAYS,
	    false };
	if (!is_said(e->op) && (flags & STRUCTURE_LATER) == 0) {
		place->never = add_goal(p, structure_can_hold(p->s, e,
		    flags));
		place->always = add_goal(p, can_fail(p->s, e, flags));
	}
}

static bool
make_places(struct places *p)
{
	const struct kb *kb = p->s->kb;
	size_t i, n = 0;

	for (i = 0; i < kb->nrules; i++)
		if (p->s->owners[i].head != NULL)
			n += count(kb->rules[i].expr);
	p->at = arena_calloc(p->s->arena, n + 1, sizeof(*p->at));
	p->goals = arena_calloc(p->s->arena, 2 * n + 1, sizeof(*p->goals));
	if (arena_failed(p->s->arena))
		return false;
	for (i = 0; i < kb->nrules; i++) {
		if (p->s->owners[i].head == NULL)
			continue;
		gather(p, kb->rules[i].expr, i);
		if (p->at[p->n - 1].never != KB_ALWAYS)
			narrow_goal(p, &p->at[p->n - 1], &p->s->owners[i]);
	}
	return true;
}

/* ---- telling ---- */

static void
tell(struct places *p, const struct place *place, bool never)
{
	const struct structure_owner *o = &p->s->owners[place->rule];

	if (place->expr == p->s->kb->rules[place->rule].expr)
		diag_add(p->s->diag, DIAG_FINDING, o->head->file,
		    place->expr->line, never ? "%s \"%s\" %s, whatever is "
		    "answered; mend its condition" : "%s \"%s\" %s, whatever "
		    "is answered; mend its condition or leave it out",
		    o->what, o->head->id, never ? o->never : o->always);
	else
		diag_add(p->s->diag, DIAG_FINDING, place->expr->file,
		    place->expr->line, "this part of the condition of %s "
		    "\"%s\" can never be %s; mend it or take it out", o->what,
		    o->head->id, never ? "true" : "false");
}

static bool
is_never(const struct places *p, size_t goal)
{
	return goal != KB_ALWAYS && p->goals[goal].found == SOLVER_NO;
}

/* A fact or ground that is constant is told of itself. */
static bool
refers(const struct kb_expr *e)
{
	return e->op == KB_FACT || e->op == KB_GROUND;
}

static void
judge(struct places *p, struct place *place)
{
	bool never = is_never(p, place->never);
	bool always = is_never(p, place->always);
	size_t i;

	for (i = place->first; p->at + i < place; i++)
		place->told = place->told || p->at[i].told;
	if ((!never && !always) || place->told)
		return;
	place->told = true;
	if (!refers(place->expr) ||
	    place->expr == p->s->kb->rules[place->rule].expr)
		tell(p, place, never);
}

void
structure_conditions(struct structure *s)
{
	struct places p = { .s = s };
	size_t i;

	if (!make_places(&p))
		return;
	structure_goals(s, p.goals, p.ngoals);
	for (i = 0; i < p.n; i++)
		judge(&p, &p.at[i]);
}
