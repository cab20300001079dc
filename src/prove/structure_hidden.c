/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

/*
 * A question may go unasked because it has no meaning, never because
 * something else is not known: whoever answers less is asked no less.  So
 * there may be no answers by which a question applies that, some of them
 * forgotten, hide it while a finding that uses it is open.
 */

/* The condition names the question, directly or not. */
static bool
names(const struct structure *s, const struct kb_expr *e, size_t question)
{
	const struct kb *kb = s->kb;
	size_t i, rule = KB_ALWAYS;

	if ((e->op == KB_IS || e->op == KB_KNOWN) && e->ref == question)
		return true;
	if (e->op == KB_FACT)
		rule = kb->facts[e->ref].rule;
	else if (e->op == KB_GROUND)
		rule = kb->grounds[e->ref].rule;
	if (rule != KB_ALWAYS)
		return names(s, kb->rules[rule].expr, question);
	for (i = 0; i < e->nkids; i++)
		if (names(s, e->kids[i], question))
			return true;
	return false;
}

static bool
concludes(enum kb_rule_kind kind)
{
	return kind == KB_RULE_ALARM || kind == KB_RULE_URGENCY ||
	    kind == KB_RULE_GROUND || kind == KB_RULE_ITEM;
}

/* A conclusion that the question bears on is open. */
static int
open_finding(struct structure *s, struct encode *less, size_t question)
{
	const struct kb *kb = s->kb;
	int *open = arena_calloc(s->arena, kb->nrules + 1, sizeof(*open));
	struct truth t;
	size_t i, n = 0;

	if (open == NULL)
		return GATES_FALSE;
	for (i = 0; i < kb->nrules; i++) {
		if (!concludes(kb->rules[i].kind) ||
		    !names(s, kb->rules[i].expr, question))
			continue;
		t = encode_rule(less, i, READING_MAIN);
		open[n++] = gates_and(s->gates, t.possible, -t.certain);
	}
	return gates_any(s->gates, open, n);
}

static void
show(struct structure *s, struct encode *less, size_t question)
{
	const struct kb_question *q = &s->kb->questions[question];
	const struct kb_expr *ask = s->kb->rules[q->ask_if].expr;
	struct encode *more = s->encode;

	diag_add(s->diag, DIAG_FINDING, q->head.file, ask->line,
	    "question \"%s\" is hidden because something else is not known, "
	    "while it still matters; write <ask-if> so that it hides only "
	    "what has no meaning", q->head.id);
	s->encode = less;
	structure_example(s, q->head.id);
	s->encode = more;
}

static void
check(struct structure *s, struct encode *less, size_t question)
{
	size_t ask_if = s->kb->questions[question].ask_if;
	int literals[3];

	literals[0] = encode_rule(s->encode, ask_if, READING_MAIN).possible;
	literals[1] = -encode_rule(less, ask_if, READING_MAIN).possible;
	if (structure_solve(s, literals, 2) == SOLVER_NO)
		return;
	literals[2] = open_finding(s, less, question);
	if (structure_find(s, less, literals, 3) == SOLVER_YES)
		show(s, less, question);
}

void
structure_hidden(struct structure *s)
{
	const struct kb *kb = s->kb;
	unsigned char *how = arena_alloc(s->arena, kb->nquestions + 1);
	struct encode *less;
	size_t i;

	if (how == NULL)
		return;
	for (i = 0; i < kb->nquestions; i++)
		how[i] = ENCODE_FORGET;
	less = encode_beside(s->encode, how);
	for (i = 0; less != NULL && i < kb->nquestions; i++)
		if (kb->questions[i].ask_if != KB_ALWAYS)
			check(s, less, i);
	encode_free(less);
}
