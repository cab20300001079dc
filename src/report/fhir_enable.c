/* SPDX-License-Identifier: MIT */
#include "report/fhir_parts.h"

#include <string.h>

enum { UNSEEN, CANNOT, CAN };

bool
fhir_enable_init(struct fhir_enable *e, const struct kb *kb,
    struct arena *arena)
{
	e->kb = kb;
	e->can = arena_calloc(arena, kb->nrules, sizeof(*e->can));
	e->added = arena_calloc(arena, kb->nrules, sizeof(*e->added));
	e->question = arena_calloc(arena, kb->nquestions,
	    sizeof(*e->question));
	e->option = arena_calloc(arena, kb->noptions, sizeof(*e->option));
	return !arena_failed(arena);
}

/* ---- whether it can be said ---- */

static bool can_say(struct fhir_enable *, const struct kb_expr *);

/* Every condition once, however often it is named. */
static bool
can_say_rule(struct fhir_enable *e, size_t rule)
{
	if (rule == KB_ALWAYS)
		return false;
	if (e->can[rule] == UNSEEN)
		e->can[rule] = can_say(e, e->kb->rules[rule].expr) ? CAN
		    : CANNOT;
	return e->can[rule] == CAN;
}

/* "Not this": any other answer.  Of several that were ticked another one
 * says nothing, and neither does a question that perhaps does not apply. */
static bool
can_say_other(const struct fhir_enable *e, const struct kb_expr *x)
{
	return x->op == KB_IS && !e->kb->questions[x->ref].many &&
	    e->kb->questions[x->ref].ask_if == KB_ALWAYS;
}

/* The part of an <all> or <none> that stands for it; NULL when none can. */
static const struct kb_expr *
part(struct fhir_enable *e, const struct kb_expr *x)
{
	size_t i;

	for (i = 0; i < x->nkids; i++)
		if (x->op == KB_NONE ? can_say_other(e, x->kids[i])
		    : can_say(e, x->kids[i]))
			return x->kids[i];
	return NULL;
}

static bool
can_say_any(struct fhir_enable *e, const struct kb_expr *x)
{
	size_t i;

	for (i = 0; i < x->nkids; i++)
		if (!can_say(e, x->kids[i]))
			return false;
	return x->nkids > 0;
}

static bool
can_say(struct fhir_enable *e, const struct kb_expr *x)
{
	switch (x->op) {
	case KB_IS:
		return true;
	case KB_FACT:
		return can_say_rule(e, e->kb->facts[x->ref].rule);
	case KB_ANY:
		return can_say_any(e, x);
	case KB_ALL:
	case KB_NONE:
		return part(e, x) != NULL;
	default:
		return false;
	}
}

/* ---- saying it ---- */

static void say(struct fhir_enable *, const struct kb_expr *);

static void
say_rule(struct fhir_enable *e, size_t rule)
{
	if (!e->added[rule]) {
		e->added[rule] = true;
		say(e, e->kb->rules[rule].expr);
	}
}

static void
say_answers(struct fhir_enable *e, const struct kb_expr *x, bool named)
{
	const struct kb_question *q = &e->kb->questions[x->ref];
	size_t i;

	e->question[x->ref] = true;
	for (i = 0; i < q->noptions; i++)
		if (kb_expr_has_option(x, i) == named)
			e->option[q->first_option + i] = true;
}

/* That a question applies is a part of what its answer says. */
static void
say_is(struct fhir_enable *e, const struct kb_expr *x)
{
	size_t rule = e->kb->questions[x->ref].ask_if;

	if (can_say_rule(e, rule))
		say_rule(e, rule);
	else
		say_answers(e, x, true);
}

static void
say(struct fhir_enable *e, const struct kb_expr *x)
{
	size_t i;

	if (x->op == KB_IS)
		say_is(e, x);
	else if (x->op == KB_FACT)
		say_rule(e, e->kb->facts[x->ref].rule);
	else if (x->op == KB_ALL)
		say(e, part(e, x));
	else if (x->op == KB_NONE)
		say_answers(e, part(e, x), false);
	else
		for (i = 0; i < x->nkids; i++)
			say(e, x->kids[i]);
}

/* Every answer to some question would do. */
static bool
says_nothing(const struct fhir_enable *e)
{
	const struct kb_question *q;
	size_t i, o;

	for (i = 0; i < e->kb->nquestions; i++) {
		q = &e->kb->questions[i];
		for (o = 0; o < q->noptions; o++)
			if (!e->option[q->first_option + o])
				break;
		if (e->question[i] && !q->many && o == q->noptions)
			return true;
	}
	return false;
}

bool
fhir_enable_find(struct fhir_enable *e, size_t question)
{
	const struct kb *kb = e->kb;
	size_t rule = kb->questions[question].ask_if;

	memset(e->added, 0, kb->nrules * sizeof(*e->added));
	memset(e->question, 0, kb->nquestions * sizeof(*e->question));
	memset(e->option, 0, kb->noptions * sizeof(*e->option));
	if (!can_say_rule(e, rule))
		return false;
	say_rule(e, rule);
	return !says_nothing(e);
}
