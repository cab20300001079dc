/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "prove/mutate.h"

/* ---- one part changed ---- */

static struct kb_expr *
copy_of(struct arena *a, const struct kb_expr *e)
{
	struct kb_expr *to = arena_alloc(a, sizeof(*to));

	if (to != NULL)
		*to = *e;
	return to;
}

static struct kb_expr *
over(struct arena *a, enum kb_op op, const struct kb_expr *like, size_t n)
{
	struct kb_expr *e = arena_alloc(a, sizeof(*e));

	if (e == NULL)
		return NULL;
	e->op = op;
	e->file = like->file;
	e->line = like->line;
	e->kids = arena_calloc(a, n, sizeof(struct kb_expr *));
	return e->kids == NULL ? NULL : e;
}

static const struct kb_expr *
wrapped(struct arena *a, enum kb_op op, const struct kb_expr *kid)
{
	struct kb_expr *e = over(a, op, kid, 1);

	if (e != NULL)
		e->kids[e->nkids++] = kid;
	return e;
}

static const struct kb_expr *
with_op(struct arena *a, const struct kb_expr *e, enum kb_op op)
{
	struct kb_expr *to = copy_of(a, e);

	if (to != NULL)
		to->op = op;
	return to;
}

static const struct kb_expr *
with_options(struct arena *a, const struct mutant *m)
{
	struct kb_expr *e = copy_of(a, m->at);
	size_t *options = arena_calloc(a, m->at->noptions + 1,
	    sizeof(*options));
	size_t i, n = 0;

	if (e == NULL || options == NULL)
		return NULL;
	for (i = 0; i < m->at->noptions; i++)
		if (m->how == MUTATION_OPTION_IN || i != m->which)
			options[n++] = m->at->options[i];
	if (m->how == MUTATION_OPTION_IN)
		options[n++] = m->which;
	e->options = options;
	e->noptions = n;
	return e;
}

static const struct kb_expr *
without_part(struct arena *a, const struct kb_expr *e, size_t part)
{
	struct kb_expr *to = copy_of(a, e);
	size_t i;

	if (to == NULL)
		return NULL;
	to->kids = arena_calloc(a, e->nkids, sizeof(struct kb_expr *));
	if (to->kids == NULL)
		return NULL;
	for (i = to->nkids = 0; i < e->nkids; i++)
		if (i != part)
			to->kids[to->nkids++] = e->kids[i];
	return to;
}

static const struct kb_expr *
with_threshold(struct arena *a, const struct kb_expr *e, unsigned threshold)
{
	struct kb_expr *to = copy_of(a, e);

	if (to != NULL)
		to->threshold = threshold;
	return to;
}

static const struct kb_expr *
with_main(struct arena *a, const struct kb_expr *e)
{
	struct kb_expr *to = copy_of(a, e);

	if (to != NULL)
		to->main_is_wide = !e->main_is_wide;
	return to;
}

static const struct kb_expr *
changed(struct arena *a, const struct mutant *m)
{
	switch (m->how) {
	case MUTATION_NEGATE:
		return wrapped(a, KB_NONE, m->at);
	case MUTATION_OPTION_OUT:
	case MUTATION_OPTION_IN:
		return with_options(a, m);
	case MUTATION_ANY:
		return with_op(a, m->at, KB_ANY);
	case MUTATION_ALL:
		return with_op(a, m->at, KB_ALL);
	case MUTATION_FEWER:
		return with_threshold(a, m->at, m->at->threshold - 1);
	case MUTATION_MORE:
		return with_threshold(a, m->at, m->at->threshold + 1);
	case MUTATION_PART_OUT:
		return without_part(a, m->at, m->which);
	case MUTATION_NOT_FAILED:
		return wrapped(a, KB_POSSIBLE, m->at);
	case MUTATION_TRUE:
		return with_op(a, m->at, KB_TRUE);
	case MUTATION_FALSE:
		return with_op(a, m->at, KB_FALSE);
	case MUTATION_MAIN:
		return with_main(a, m->at);
	case MUTATION_NARROW:
		return m->at->kids[1];
	default:	/* MUTATION_POSSIBLE_OUT, MUTATION_WIDE */
		return m->at->kids[0];
	}
}

/* Shares what stays the same. */
static const struct kb_expr *
rewritten(struct arena *a, const struct mutant *m, const struct kb_expr *e)
{
	const struct kb_expr *kid;
	struct kb_expr *to;
	size_t i;

	if (e == m->at)
		return changed(a, m);
	for (i = 0; i < e->nkids; i++) {
		kid = rewritten(a, m, e->kids[i]);
		if (kid == e->kids[i])
			continue;
		to = copy_of(a, e);
		if (to == NULL)
			return NULL;
		to->kids = arena_calloc(a, e->nkids,
		    sizeof(struct kb_expr *));
		if (to->kids == NULL)
			return NULL;
		memcpy(to->kids, e->kids, e->nkids * sizeof(*to->kids));
		to->kids[i] = kid;
		return to;
	}
	return e;
}

static const struct kb_expr *
rule_with(struct arena *a, const struct mutant *m, const struct kb_expr *e)
{
	size_t i;

	if (m->how != MUTATION_CONDITION_OUT)
		return rewritten(a, m, e);
	for (i = 0; i < e->nkids && e->kids[i] != m->at; i++)
		continue;
	return without_part(a, e, i);
}

/* ---- a knowledge base ---- */

/* The rule of a ground repeats its conditions. */
static size_t
ground_rule(const struct kb *kb, const struct mutant *m)
{
	const struct kb_rule *r = &kb->rules[m->rule];

	return r->kind == KB_RULE_CONDITION ? kb->grounds[r->owner].rule :
	    KB_ALWAYS;
}

static void *
array_of(struct arena *a, const void *from, size_t n, size_t size,
    size_t more)
{
	void *to = arena_calloc(a, n + more, size);

	if (to != NULL && n > 0)
		memcpy(to, from, n * size);
	return to;
}

#define COPY(arena, kb, array, more) array_of((arena), (kb)->array, \
    (kb)->n##array, sizeof(*(kb)->array), (more))

static struct kb *
kb_copy(struct arena *a, const struct kb *kb)
{
	return array_of(a, kb, 1, sizeof(*kb), 0);
}

/* ---- many at once ---- */

struct switching {
	const struct kb *kb;
	const struct mutant *mutant;
	size_t n;
	struct arena *arena;
	size_t question;
};

static const struct kb_expr *
is_switched(const struct switching *s, const struct kb_expr *like,
    size_t *options, size_t n)
{
	struct kb_expr *e = over(s->arena, KB_IS, like, 1);

	if (e == NULL)
		return NULL;
	e->ref = s->question;
	e->ref_id = "mutant";
	e->options = options;
	e->noptions = n;
	return e;
}

/* This part counts while the switch is, or is not, at one of these. */
static const struct kb_expr *
guarded(const struct switching *s, const struct kb_expr *part,
    size_t *options, size_t n, bool off)
{
	const struct kb_expr *is = is_switched(s, part, options, n);
	struct kb_expr *e = over(s->arena, KB_ALL, part, 2);

	if (is != NULL && off)
		is = wrapped(s->arena, KB_NONE, is);
	if (is == NULL || e == NULL)
		return NULL;
	e->kids[0] = is;
	e->kids[1] = part;
	e->nkids = 2;
	return e;
}

static bool
changes(const struct switching *s, const struct mutant *m, size_t rule)
{
	return m->rule == rule || ground_rule(s->kb, m) == rule;
}

static const struct kb_expr *
switched(const struct switching *s, size_t rule)
{
	const struct kb_expr *e = s->kb->rules[rule].expr, *with;
	struct kb_expr *any = over(s->arena, KB_ANY, e, s->n + 1);
	size_t *all = arena_calloc(s->arena, s->n, sizeof(*all));
	size_t i;

	if (any == NULL || all == NULL)
		return NULL;
	for (i = 0; i < s->n; i++) {
		if (!changes(s, &s->mutant[i], rule))
			continue;
		with = rule_with(s->arena, &s->mutant[i], e);
		all[any->nkids] = i + 1;
		with = with == NULL ? NULL :
		    guarded(s, with, &all[any->nkids], 1, false);
		if (with == NULL)
			return NULL;
		any->kids[any->nkids++] = with;
	}
	with = guarded(s, e, all, any->nkids, true);
	if (with == NULL)
		return NULL;
	any->kids[any->nkids++] = with;
	return any;
}

static bool
switch_rule(const struct switching *s, struct kb_rule *rules, size_t rule)
{
	if (rule == KB_ALWAYS || rules[rule].expr != s->kb->rules[rule].expr)
		return true;
	rules[rule].expr = switched(s, rule);
	return rules[rule].expr != NULL;
}

static bool
add_question(const struct switching *s, struct kb *to)
{
	struct kb_question *questions = COPY(s->arena, to, questions, 1);
	struct kb_option *options = arena_calloc(s->arena, s->n + 1,
	    sizeof(*options));
	struct kb_question *q;

	if (questions == NULL || options == NULL)
		return false;
	q = &questions[s->question];
	q->head = s->kb->questions[0].head;
	q->head.id = "mutant";
	q->options = options;
	q->noptions = s->n + 1;
	q->first_option = to->noptions;
	q->ask_if = q->worth_if = KB_ALWAYS;
	to->questions = questions;
	to->nquestions++;
	to->noptions += q->noptions;
	return true;
}

const struct kb *
mutants_switched(const struct kb *kb, const struct mutant *mutant, size_t n,
    struct arena *arena)
{
	struct switching s = { kb, mutant, n, arena, kb->nquestions };
	struct kb *to = kb_copy(arena, kb);
	struct kb_rule *rules;
	size_t i;

	if (to == NULL || !add_question(&s, to))
		return NULL;
	rules = COPY(arena, kb, rules, 0);
	if (rules == NULL)
		return NULL;
	for (i = 0; i < n; i++)
		if (!switch_rule(&s, rules, mutant[i].rule) ||
		    !switch_rule(&s, rules, ground_rule(kb, &mutant[i])))
			return NULL;
	to->rules = rules;
	return to;
}

/* ---- one for good ---- */

static bool
set_rule(struct arena *a, const struct mutant *m, struct kb_rule *rules,
    size_t rule)
{
	if (rule == KB_ALWAYS)
		return true;
	rules[rule].expr = rule_with(a, m, rules[rule].expr);
	return rules[rule].expr != NULL;
}

static enum kb_country
other_country(enum kb_country country)
{
	return country == KB_BE ? KB_NLD : KB_BE;
}

/* Its rule asks for the country first. */
static bool
move_ground(struct arena *a, struct kb *kb, const struct kb_ground *g)
{
	struct kb_rule *rules = COPY(a, kb, rules, 0);
	const struct kb_expr *e = kb->rules[g->rule].expr;
	struct mutant not = { .how = MUTATION_NEGATE, .at = e->kids[0] };

	if (rules == NULL)
		return false;
	rules[g->rule].expr = rewritten(a, &not, e);
	kb->rules = rules;
	return rules[g->rule].expr != NULL;
}

static bool
set_ground(struct arena *a, struct kb *kb, const struct mutant *m)
{
	struct kb_ground *grounds = COPY(a, kb, grounds, 0);
	struct kb_ground *g;

	if (grounds == NULL)
		return false;
	kb->grounds = grounds;
	g = &grounds[m->which];
	if (m->how == MUTATION_GROUND_STRONGER)
		g->force = (enum kb_force)(g->force + 1);
	else if (m->how == MUTATION_GROUND_WEAKER)
		g->force = (enum kb_force)(g->force - 1);
	else if (m->how == MUTATION_GROUND_ACT)
		g->act = g->act == KB_REPORT ? KB_CONSULT : KB_REPORT;
	else if (m->how == MUTATION_GROUND_FROM)
		g->from = KB_NO_DAY;
	else if (m->how == MUTATION_GROUND_TO)
		g->to = KB_NO_DAY;
	else {
		g->country = other_country(g->country);
		return move_ground(a, kb, g);
	}
	return true;
}

static bool
set_step(struct arena *a, struct kb *kb, const struct mutant *m)
{
	struct kb_step *steps = COPY(a, kb, steps, 0);

	if (steps == NULL)
		return false;
	if (m->how == MUTATION_STEP_CAUTIOUS)
		steps[m->which].cautious = !steps[m->which].cautious;
	else
		steps[m->which].country = KB_NO_COUNTRY;
	kb->steps = steps;
	return true;
}

static bool
set_passage(struct arena *a, struct kb *kb, const struct mutant *m)
{
	struct kb_passage *passages = COPY(a, kb, passages, 0);

	if (passages == NULL)
		return false;
	if (m->how == MUTATION_PASSAGE_COUNTRY)
		passages[m->which].country = KB_NO_COUNTRY;
	else if (m->how == MUTATION_PASSAGE_FROM)
		passages[m->which].from = KB_NO_DAY;
	else
		passages[m->which].to = KB_NO_DAY;
	kb->passages = passages;
	return true;
}

static bool
set_care(struct arena *a, struct kb *kb, const struct mutant *m)
{
	struct kb_care *care = COPY(a, kb, care, 0);

	if (care == NULL)
		return false;
	care[m->which].country = KB_NO_COUNTRY;
	kb->care = care;
	return true;
}

static bool
set(struct arena *a, struct kb *kb, const struct mutant *m)
{
	struct kb_rule *rules;

	if (mutant_switches(m)) {
		rules = COPY(a, kb, rules, 0);
		kb->rules = rules;
		return rules != NULL && set_rule(a, m, rules, m->rule) &&
		    set_rule(a, m, rules, ground_rule(kb, m));
	}
	if (m->how <= MUTATION_GROUND_TO)
		return set_ground(a, kb, m);
	if (m->how <= MUTATION_STEP_COUNTRY)
		return set_step(a, kb, m);
	if (m->how <= MUTATION_PASSAGE_TO)
		return set_passage(a, kb, m);
	return set_care(a, kb, m);
}

const struct kb *
mutant_kb(const struct kb *kb, const struct mutant *m, struct arena *arena)
{
	struct kb *to = kb_copy(arena, kb);

	return to != NULL && set(arena, to, m) ? to : NULL;
}
