/* SPDX-License-Identifier: MIT */
#include "engine/because.h"

/* Facts and grounds are known in the main reading; in another one they are
 * worked out anew from their rules. */
struct walk {
	const struct findings *f;
	enum reading reading;
};

static enum tri value_in(const struct walk *, const struct kb_expr *);

static const struct kb_expr *
chosen_kid(const struct kb_expr *e, enum reading reading)
{
	bool wide = reading == READING_MAIN ? e->main_is_wide :
	    reading == READING_WIDE;

	return e->kids[wide ? 0 : 1];
}

/* The question applies and its answer lies within the options. */
static enum tri
value_is(const struct findings *f, const struct kb_expr *e)
{
	const struct kb_question *q = &f->kb->questions[e->ref];
	const signed char *tick = f->answers->tick + q->first_option;
	enum tri fits = TRI_FALSE, applies = findings_rule(f, q->ask_if);
	size_t i;

	if (f->answers->state[e->ref] != ANSWER_GIVEN)
		return tri_and(applies, TRI_UNKNOWN);
	for (i = 0; i < e->noptions; i++)
		fits = tri_or(fits, (enum tri)tick[e->options[i]]);
	return tri_and(applies, fits);
}

static enum tri
value_rule(const struct walk *w, size_t rule)
{
	return rule == KB_ALWAYS ? TRI_TRUE :
	    value_in(w, w->f->kb->rules[rule].expr);
}

static enum tri
value_ground(const struct walk *w, const struct kb_expr *e)
{
	static const enum tri values[] = { [STATUS_FAILED] = TRI_FALSE,
	    [STATUS_OPEN] = TRI_UNKNOWN, [STATUS_MET] = TRI_TRUE };
	const struct finding_ground *found;
	size_t i;

	for (i = 0; i < w->f->ngrounds; i++) {
		found = &w->f->grounds[i];
		if (found->ground == e->ref)
			return values[w->reading == READING_MAIN ?
			    found->status : w->reading == READING_WIDE ?
			    found->wide : found->narrow];
	}
	return TRI_FALSE;
}

static enum tri
value_at_least(const struct walk *w, const struct kb_expr *e)
{
	size_t i, certain = 0, possible = 0;
	enum tri value;

	for (i = 0; i < e->nkids; i++) {
		value = value_in(w, e->kids[i]);
		certain += value == TRI_TRUE;
		possible += value != TRI_FALSE;
	}
	if (certain >= e->threshold)
		return TRI_TRUE;
	return possible >= e->threshold ? TRI_UNKNOWN : TRI_FALSE;
}

static enum tri
value_all(const struct walk *w, const struct kb_expr *e)
{
	enum tri value = TRI_TRUE;
	size_t i;

	for (i = 0; i < e->nkids; i++)
		value = tri_and(value, value_in(w, e->kids[i]));
	return value;
}

static enum tri
value_any(const struct walk *w, const struct kb_expr *e)
{
	enum tri value = TRI_FALSE;
	size_t i;

	for (i = 0; i < e->nkids; i++)
		value = tri_or(value, value_in(w, e->kids[i]));
	return value;
}

static enum tri
value_in(const struct walk *w, const struct kb_expr *e)
{
	switch (e->op) {
	case KB_TRUE:
		return TRI_TRUE;
	case KB_FALSE:
		return TRI_FALSE;
	case KB_IS:
		return value_is(w->f, e);
	case KB_FACT:
		return w->reading == READING_MAIN ? w->f->fact[e->ref] :
		    value_rule(w, w->f->kb->facts[e->ref].rule);
	case KB_GROUND:
		return value_ground(w, e);
	case KB_ALL:
		return value_all(w, e);
	case KB_ANY:
		return value_any(w, e);
	case KB_NONE:
		return tri_not(value_any(w, e));
	case KB_AT_LEAST:
		return value_at_least(w, e);
	case KB_READING:
		return value_in(w, chosen_kid(e, w->reading));
	default:
		return TRI_UNKNOWN;
	}
}

enum tri
because_value(const struct findings *f, const struct kb_expr *e,
    enum reading reading)
{
	const struct walk w = { f, reading };

	return value_in(&w, e);
}

static const struct kb_expr *
rule_expr(const struct kb *kb, size_t rule)
{
	return rule == KB_ALWAYS ? NULL : kb->rules[rule].expr;
}

bool
because_has_readings(const struct kb *kb, const struct kb_expr *e)
{
	const struct kb_expr *rule = NULL;
	size_t i;

	if (e->op == KB_FACT)
		rule = rule_expr(kb, kb->facts[e->ref].rule);
	else if (e->op == KB_GROUND)
		rule = rule_expr(kb, kb->grounds[e->ref].rule);
	if (e->op == KB_READING ||
	    (rule != NULL && because_has_readings(kb, rule)))
		return true;
	for (i = 0; i < e->nkids; i++)
		if (because_has_readings(kb, e->kids[i]))
			return true;
	return false;
}

static void
add_reason(struct reasons *r, size_t question)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->question[i] == question)
			return;
	if (r->n < BECAUSE_MAX)
		r->question[r->n++] = question;
}

/* A question that does not apply has its reason in what it hangs on. */
static void
find_is(const struct findings *f, const struct kb_expr *e, enum tri value,
    struct reasons *r)
{
	size_t ask_if = f->kb->questions[e->ref].ask_if;
	enum tri applies = findings_rule(f, ask_if);
	bool given = f->answers->state[e->ref] == ANSWER_GIVEN;

	if (ask_if != KB_ALWAYS && (applies == TRI_FALSE ||
	    (applies == TRI_UNKNOWN && given)))
		because_find(f, f->kb->rules[ask_if].expr, r);
	else if (given == (value != TRI_UNKNOWN))
		add_reason(r, e->ref);
}

/* One true part explains `any`, one false part `all`; otherwise all parts
 * that have the value do. */
static void
find_kids(const struct findings *f, const struct kb_expr *e, enum tri value,
    bool one, struct reasons *r)
{
	size_t i;

	for (i = 0; i < e->nkids; i++) {
		if (because_value(f, e->kids[i], READING_MAIN) != value)
			continue;
		because_find(f, e->kids[i], r);
		if (one)
			return;
	}
}

static bool
excludes(const struct kb *kb, const struct kb_expr *e)
{
	const struct kb_expr *rule = e->op != KB_FACT ? NULL :
	    rule_expr(kb, kb->facts[e->ref].rule);

	return e->op == KB_NONE || (rule != NULL && rule->op == KB_NONE);
}

/* What is the case explains more than what is not. */
static void
find_all(const struct findings *f, const struct kb_expr *e,
    struct reasons *r)
{
	size_t before = r->n, i;
	int round;

	for (round = 0; round < 2 && r->n == before; round++)
		for (i = 0; i < e->nkids; i++)
			if (excludes(f->kb, e->kids[i]) == (round == 1))
				because_find(f, e->kids[i], r);
}

void
because_find(const struct findings *f, const struct kb_expr *e,
    struct reasons *r)
{
	enum tri value = because_value(f, e, READING_MAIN);
	const struct kb_expr *rule = NULL;

	switch (e->op) {
	case KB_IS:
		find_is(f, e, value, r);
		break;
	case KB_FACT:
		rule = rule_expr(f->kb, f->kb->facts[e->ref].rule);
		break;
	case KB_GROUND:
		rule = rule_expr(f->kb, f->kb->grounds[e->ref].rule);
		break;
	case KB_ALL:
		if (value == TRI_TRUE)
			find_all(f, e, r);
		else
			find_kids(f, e, value, value == TRI_FALSE, r);
		break;
	case KB_ANY:
	case KB_AT_LEAST:
		find_kids(f, e, value, e->op == KB_ANY && value == TRI_TRUE,
		    r);
		break;
	case KB_NONE:
		find_kids(f, e, tri_not(value), value == TRI_FALSE, r);
		break;
	case KB_READING:
		because_find(f, chosen_kid(e, READING_MAIN), r);
		break;
	default:
		break;
	}
	if (rule != NULL)
		because_find(f, rule, r);
}

void
because_questions(const struct kb *kb, const struct kb_expr *e,
    void (*found)(void *, size_t question), void *to)
{
	const struct kb_expr *rule = NULL;
	size_t i;

	if (e->op == KB_IS || e->op == KB_KNOWN)
		found(to, e->ref);
	else if (e->op == KB_FACT)
		rule = rule_expr(kb, kb->facts[e->ref].rule);
	else if (e->op == KB_GROUND)
		rule = rule_expr(kb, kb->grounds[e->ref].rule);
	if (rule != NULL)
		because_questions(kb, rule, found, to);
	for (i = 0; i < e->nkids; i++)
		because_questions(kb, e->kids[i], found, to);
}
