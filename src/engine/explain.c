/* SPDX-License-Identifier: MIT */
#include "engine/explain.h"

#define WORKED_OUT 128u

static enum tri
rule_value(const struct explain *x, size_t rule)
{
	return rule == KB_ALWAYS ? TRI_TRUE : (enum tri)x->item[rule];
}

bool
explain_init(struct explain *x, const struct findings *f, struct arena *arena)
{
	x->kb = f->kb;
	x->answers = f->answers;
	x->item = f->item;
	x->arena = arena;
	x->because = arena_calloc(arena, f->kb->nrules, 1);
	x->visited = arena_calloc(arena, f->kb->nrules, sizeof(bool));
	return x->because != NULL && x->visited != NULL;
}

/* The rule behind a reference; KB_ALWAYS when there is none. */
static size_t
rule_of(const struct explain *x, const struct kb_expr *e)
{
	switch (e->op) {
	case KB_FACT:
		return x->kb->facts[e->ref].rule;
	case KB_GROUND:
		return x->kb->grounds[e->ref].rule;
	case KB_IS:
	case KB_KNOWN:
		return x->kb->questions[e->ref].ask_if;
	default:
		return KB_ALWAYS;
	}
}

/* ---- values of parts ---- */

static enum tri value(const struct explain *, const struct kb_expr *);

static enum tri
fits_value(const struct explain *x, const struct kb_expr *e)
{
	const struct kb_question *q = &x->kb->questions[e->ref];
	const signed char *tick = x->answers->tick + q->first_option;
	enum tri v = TRI_FALSE;
	size_t i;

	if (x->answers->state[e->ref] != ANSWER_GIVEN)
		return TRI_UNKNOWN;
	for (i = 0; i < e->noptions; i++)
		v = tri_or(v, (enum tri)tick[e->options[i]]);
	return v;
}

static enum tri
known_value(const struct explain *x, const struct kb_expr *e)
{
	if (rule_value(x, rule_of(x, e)) == TRI_FALSE)
		return TRI_FALSE;
	return answers_definite(x->answers, e->ref) ? TRI_TRUE : TRI_FALSE;
}

/* At least n of the parts; `all` and `any` are its ends. */
static enum tri
count_value(const struct explain *x, const struct kb_expr *e, size_t least)
{
	size_t i, certain = 0, possible = 0;
	enum tri v;

	for (i = 0; i < e->nkids; i++) {
		v = value(x, e->kids[i]);
		certain += v == TRI_TRUE;
		possible += v != TRI_FALSE;
	}
	if (certain >= least)
		return TRI_TRUE;
	return possible >= least ? TRI_UNKNOWN : TRI_FALSE;
}

static const struct kb_expr *
main_reading(const struct kb_expr *e)
{
	return e->kids[e->main_is_wide ? 0 : 1];
}

static enum tri
value(const struct explain *x, const struct kb_expr *e)
{
	switch (e->op) {
	case KB_FALSE:
		return TRI_FALSE;
	case KB_TRUE:
		return TRI_TRUE;
	case KB_UNDECIDED_LAW:
	case KB_UNDECIDED_ACT:
		return TRI_UNKNOWN;
	case KB_IS:
		return tri_and(rule_value(x, rule_of(x, e)),
		    fits_value(x, e));
	case KB_KNOWN:
		return known_value(x, e);
	case KB_FACT:
	case KB_GROUND:
		return rule_value(x, rule_of(x, e));
	case KB_POSSIBLE:
		return value(x, e->kids[0]) == TRI_FALSE ? TRI_FALSE :
		    TRI_TRUE;
	case KB_ALL:
		return count_value(x, e, e->nkids);
	case KB_ANY:
		return count_value(x, e, 1);
	case KB_NONE:
		return tri_not(count_value(x, e, 1));
	case KB_AT_LEAST:
		return count_value(x, e, e->threshold);
	case KB_READING:
		return value(x, main_reading(e));
	case KB_CERTAIN:
	case KB_CLAIM:
		break;	/* in no rule */
	}
	return TRI_UNKNOWN;
}

/* ---- why unknown ---- */

static unsigned
expr_because(struct explain *x, const struct kb_expr *e)
{
	unsigned because = 0;
	size_t i;

	if (value(x, e) != TRI_UNKNOWN)
		return 0;
	switch (e->op) {
	case KB_UNDECIDED_LAW:
		return BECAUSE_LAW;
	case KB_UNDECIDED_ACT:
		return BECAUSE_ACT;
	case KB_IS:
		if (fits_value(x, e) == TRI_UNKNOWN)
			because = BECAUSE_FACT;
		return because | explain_because(x, rule_of(x, e));
	case KB_FACT:
	case KB_GROUND:
		return explain_because(x, rule_of(x, e));
	case KB_READING:
		return expr_because(x, main_reading(e));
	default:
		for (i = 0; i < e->nkids; i++)
			because |= expr_because(x, e->kids[i]);
		return because;
	}
}

unsigned
explain_because(struct explain *x, size_t rule)
{
	unsigned because;

	if (rule_value(x, rule) != TRI_UNKNOWN)
		return 0;
	if (!(x->because[rule] & WORKED_OUT)) {
		because = expr_because(x, x->kb->rules[rule].expr);
		x->because[rule] = (unsigned char)(because | WORKED_OUT);
	}
	return x->because[rule] & ~WORKED_OUT;
}

/* ---- which facts carry a true rule ---- */

struct entry {
	const struct kb_expr *expr;
	struct entry *next;
};

struct queue { struct entry *first, *last; };

static void
push(struct explain *x, struct queue *q, const struct kb_expr *e)
{
	struct entry *n = arena_alloc(x->arena, sizeof(*n));

	if (n == NULL)
		return;
	n->expr = e;
	if (q->last == NULL)
		q->first = n;
	else
		q->last->next = n;
	q->last = n;
}

static void
push_rule(struct explain *x, struct queue *q, size_t rule)
{
	if (rule == KB_ALWAYS || x->visited[rule])
		return;
	x->visited[rule] = true;
	push(x, q, x->kb->rules[rule].expr);
}

/* What makes a true part true, one step down.  Nothing carries `none`. */
static void
push_parts(struct explain *x, struct queue *q, const struct kb_expr *e)
{
	size_t i;

	switch (e->op) {
	case KB_FACT:
	case KB_GROUND:
		push_rule(x, q, rule_of(x, e));
		break;
	case KB_READING:
		push(x, q, main_reading(e));
		break;
	case KB_ALL:
	case KB_ANY:
	case KB_AT_LEAST:
	case KB_POSSIBLE:
		for (i = 0; i < e->nkids; i++)
			push(x, q, e->kids[i]);
		break;
	default:
		break;
	}
}

static size_t
add_once(size_t *list, size_t n, size_t what)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (list[i] == what)
			return n;
	list[n] = what;
	return n + 1;
}

size_t
explain_facts(struct explain *x, size_t rule, size_t *facts, size_t max)
{
	struct queue q = { NULL, NULL };
	size_t n = 0;

	push_rule(x, &q, rule);
	for (; q.first != NULL && n < max; q.first = q.first->next) {
		if (value(x, q.first->expr) != TRI_TRUE)
			continue;
		if (q.first->expr->op == KB_FACT)
			n = add_once(facts, n, q.first->expr->ref);
		push_parts(x, &q, q.first->expr);
	}
	return n;
}
