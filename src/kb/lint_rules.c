/* SPDX-License-Identifier: MIT */
#include "kb/lint_parts.h"

#include "base/arena.h"

/* What is known of each fact and ground while walking from the rules. */
enum { SEEN = 1, SEEN_UNDER_NONE = 2, SEEN_IN_SAFETY = 4 };

struct walk {
	const struct kb *kb;
	struct diag *d;
	unsigned char *facts, *grounds;
	bool *of_step;		/* by rule */
	bool safety;		/* in an alarm, an urgency or their facts */
	bool step;		/* in a step's own condition */
};

static void
find(struct walk *w, const struct kb_expr *e, const char *what)
{
	diag_add(w->d, DIAG_FINDING, e->file, e->line, "%s", what);
}

/* Not knowing may neither reassure nor open a right.  A step may say what to
 * find out. */
static void
lint_modal(struct walk *w, const struct kb_expr *e, bool under_none)
{
	if (w->step && e->op == KB_KNOWN)
		return;
	if (!w->safety)
		find(w, e, e->op == KB_POSSIBLE ? "<possible> counts outside "
		    "alarms and urgency; take it out or use cautious=\"yes\" "
		    "on a step" : "<known> counts outside alarms and "
		    "urgency; take it out");
	else if (under_none)
		find(w, e, e->op == KB_POSSIBLE ? "<possible> stands under a "
		    "<none>; say it without" : "<known> stands under a "
		    "<none>; say it without");
}

static void walk_expr(struct walk *, const struct kb_expr *, bool);

/* Into a fact or ground, once for each way of getting there. */
static void
walk_into(struct walk *w, unsigned char *seen, size_t rule, bool under_none)
{
	unsigned char bit = w->safety ?
	    (under_none ? SEEN_UNDER_NONE : SEEN_IN_SAFETY) : SEEN;

	bool step = w->step;

	if ((*seen & bit) != 0 || rule == KB_ALWAYS)
		return;
	*seen |= bit;
	w->step = false;
	walk_expr(w, w->kb->rules[rule].expr, under_none);
	w->step = step;
}

static void
walk_expr(struct walk *w, const struct kb_expr *e, bool under_none)
{
	size_t i;

	if (e->op == KB_POSSIBLE || e->op == KB_KNOWN)
		lint_modal(w, e, under_none);
	if (e->op == KB_FACT)
		walk_into(w, &w->facts[e->ref], w->kb->facts[e->ref].rule,
		    under_none);
	else if (e->op == KB_GROUND)
		walk_into(w, &w->grounds[e->ref],
		    w->kb->grounds[e->ref].rule, under_none);
	for (i = 0; i < e->nkids; i++)
		walk_expr(w, e->kids[i], under_none || e->op == KB_NONE);
}

/* A fact stands for whatever refers to it; a ground's rule repeats its
 * conditions. */
static void
walk_rule(struct walk *w, const struct kb_rule *r)
{
	w->step = w->of_step[r - w->kb->rules];
	w->safety = r->kind == KB_RULE_ALARM || r->kind == KB_RULE_URGENCY;
	if (r->kind != KB_RULE_FACT && r->kind != KB_RULE_GROUND)
		walk_expr(w, r->expr, false);
}

/* Those that only the program names. */
static void
walk_unused_facts(struct walk *w)
{
	size_t i;

	w->safety = w->step = false;
	for (i = 0; i < w->kb->nfacts; i++)
		if (w->facts[i] == 0)
			walk_into(w, &w->facts[i], w->kb->facts[i].rule,
			    false);
}

/* Not applicable makes <is> false and so <none> true. */
static void
lint_none(struct walk *w, const struct kb_expr *none,
    const struct kb_expr *e)
{
	const struct kb_question *q;
	size_t i;

	if (e->op == KB_IS) {
		q = &w->kb->questions[e->ref];
		if (q->ask_if != KB_ALWAYS)
			diag_add(w->d, DIAG_FINDING, none->file, none->line,
			    "<none> is true also when question \"%s\" does "
			    "not apply; if that is meant, write "
			    "not-applicable=\"ok\"", q->head.id);
	}
	for (i = 0; i < e->nkids; i++)
		lint_none(w, none, e->kids[i]);
}

static void
find_none(struct walk *w, const struct kb_expr *e)
{
	size_t i;

	if (e->op == KB_NONE && !e->not_applicable_ok)
		lint_none(w, e, e);
	for (i = 0; i < e->nkids; i++)
		find_none(w, e->kids[i]);
}

static void
lint_rules(struct walk *w)
{
	const struct kb_rule *r = w->kb->rules;
	size_t i;

	for (i = 0; i < w->kb->nsteps; i++)
		if (w->kb->steps[i].rule != KB_ALWAYS)
			w->of_step[w->kb->steps[i].rule] = true;
	for (i = 0; i < w->kb->nrules; i++)
		walk_rule(w, &r[i]);
	walk_unused_facts(w);
	for (i = 0; i < w->kb->nrules; i++)
		if (r[i].kind != KB_RULE_GROUND)
			find_none(w, r[i].expr);
}

void
kb_lint_rules(const struct kb *kb, struct diag *d)
{
	struct arena *a = arena_new();
	struct walk w = { .kb = kb, .d = d };

	w.facts = arena_alloc(a, kb->nfacts);
	w.grounds = arena_alloc(a, kb->ngrounds);
	w.of_step = arena_calloc(a, kb->nrules, sizeof(*w.of_step));
	if (arena_failed(a))
		diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
		    "programs and try again");
	else
		lint_rules(&w);
	arena_free(a);
}
