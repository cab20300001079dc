/* SPDX-License-Identifier: MIT */
#include "prove/mutate.h"

/* Counts while `at` is NULL, and then fills it. */
struct making {
	const struct kb *kb;
	struct mutant *at;
	size_t n;
	struct mutant now;	/* where we are */
};

static void
add(struct making *m, enum mutation how, const struct kb_expr *e,
    size_t which)
{
	struct mutant *to;

	if (m->at != NULL) {
		to = &m->at[m->n];
		*to = m->now;
		to->how = how;
		to->at = e;
		to->which = which;
		if (e != NULL && how != MUTATION_CONDITION_OUT) {
			to->file = e->file;
			to->line = e->line;
		}
	}
	m->n++;
}

/* ---- in a condition ---- */

static void
make_options(struct making *m, const struct kb_expr *e)
{
	size_t i;

	for (i = 0; e->noptions > 1 && i < e->noptions; i++)
		add(m, MUTATION_OPTION_OUT, e, i);
	for (i = 0; i < m->kb->questions[e->ref].noptions; i++)
		if (!kb_expr_has_option(e, i) &&
		    (kb_expr_has_option(e, i + 1) ||
		    (i > 0 && kb_expr_has_option(e, i - 1))))
			add(m, MUTATION_OPTION_IN, e, i);
}

static void
make_parts(struct making *m, const struct kb_expr *e)
{
	size_t i;

	for (i = 0; e->nkids > 1 && i < e->nkids; i++)
		add(m, MUTATION_PART_OUT, e, i);
}

static bool
is_leaf(const struct kb_expr *e)
{
	return e->op == KB_IS || e->op == KB_KNOWN || e->op == KB_FACT ||
	    e->op == KB_GROUND;
}

/* A none of one leaf is turned round with that leaf. */
static void
make_gate(struct making *m, const struct kb_expr *e)
{
	if (e->op == KB_ANY && e->nkids > 1)
		add(m, MUTATION_ALL, e, 0);
	if ((e->op == KB_ALL && e->nkids > 1) || (e->op == KB_NONE &&
	    (e->nkids > 1 || !is_leaf(e->kids[0]))))
		add(m, MUTATION_ANY, e, 0);
	if (e->op == KB_AT_LEAST && e->threshold > 1)
		add(m, MUTATION_FEWER, e, 0);
	if (e->op == KB_AT_LEAST && e->threshold < e->nkids)
		add(m, MUTATION_MORE, e, 0);
	make_parts(m, e);
}

static void
make_node(struct making *m, const struct kb_expr *e)
{
	if (is_leaf(e))
		add(m, MUTATION_NEGATE, e, 0);
	switch (e->op) {
	case KB_IS:
		make_options(m, e);
		break;
	case KB_GROUND:
		add(m, MUTATION_NOT_FAILED, e, 0);
		break;
	case KB_POSSIBLE:
		add(m, MUTATION_POSSIBLE_OUT, e, 0);
		break;
	case KB_UNDECIDED_LAW:
	case KB_UNDECIDED_ACT:
		add(m, MUTATION_TRUE, e, 0);
		add(m, MUTATION_FALSE, e, 0);
		break;
	case KB_TRUE:
		add(m, MUTATION_FALSE, e, 0);
		break;
	case KB_FALSE:
		add(m, MUTATION_TRUE, e, 0);
		break;
	case KB_READING:
		add(m, MUTATION_MAIN, e, 0);
		add(m, MUTATION_WIDE, e, 0);
		add(m, MUTATION_NARROW, e, 0);
		break;
	default:
		make_gate(m, e);
	}
}

static void
make_expr(struct making *m, const struct kb_expr *e)
{
	size_t i;

	make_node(m, e);
	for (i = 0; i < e->nkids; i++)
		make_expr(m, e->kids[i]);
}

static void
enter(struct making *m, enum kb_kind kind, const struct kb_head *head,
    const char *part, const char *part_id)
{
	m->now = (struct mutant){ .rule = KB_ALWAYS, .kind = kind,
	    .head = head, .part = part, .part_id = part_id,
	    .file = head->file, .line = head->line };
}

static void
make_rule(struct making *m, size_t rule)
{
	m->now.rule = rule;
	if (rule != KB_ALWAYS)
		make_expr(m, m->kb->rules[rule].expr);
	m->now.rule = KB_ALWAYS;
}

/* ---- what has a condition ---- */

static void
make_questions(struct making *m)
{
	const struct kb_question *q = m->kb->questions;
	size_t i;

	for (i = 0; i < m->kb->nquestions; i++, q++) {
		enter(m, KB_KIND_QUESTION, &q->head, "ask-if", NULL);
		make_rule(m, q->ask_if);
		enter(m, KB_KIND_QUESTION, &q->head, "worth-if", NULL);
		make_rule(m, q->worth_if);
	}
}

static void
make_ground_settings(struct making *m, size_t ground)
{
	const struct kb_ground *g = &m->kb->grounds[ground];

	add(m, MUTATION_GROUND_COUNTRY, NULL, ground);
	add(m, MUTATION_GROUND_ACT, NULL, ground);
	if (g->act == KB_REPORT && g->force < KB_DUTY)
		add(m, MUTATION_GROUND_STRONGER, NULL, ground);
	if (g->act == KB_REPORT && g->force > KB_RIGHT)
		add(m, MUTATION_GROUND_WEAKER, NULL, ground);
	if (g->from != KB_NO_DAY)
		add(m, MUTATION_GROUND_FROM, NULL, ground);
	if (g->to != KB_NO_DAY)
		add(m, MUTATION_GROUND_TO, NULL, ground);
}

static void
make_ground(struct making *m, size_t ground)
{
	const struct kb_ground *g = &m->kb->grounds[ground];
	const struct kb_condition *c = g->conditions;
	const struct kb_recipient *r = g->recipients;
	size_t i;

	enter(m, KB_KIND_GROUND, &g->head, NULL, NULL);
	make_ground_settings(m, ground);
	for (i = 0; i < g->nconditions; i++, c++) {
		enter(m, KB_KIND_GROUND, &g->head, "condition", c->head.id);
		if (c->rule == KB_ALWAYS)
			continue;
		m->now.rule = g->rule;
		m->now.line = c->head.line;
		add(m, MUTATION_CONDITION_OUT, m->kb->rules[c->rule].expr,
		    ground);
		make_rule(m, c->rule);
	}
	for (i = 0; i < g->nrecipients; i++, r++) {
		enter(m, KB_KIND_GROUND, &g->head, "recipient", r->id);
		make_rule(m, r->rule);
	}
}

static void
make_steps(struct making *m)
{
	const struct kb_step *s = m->kb->steps;
	size_t i;

	for (i = 0; i < m->kb->nsteps; i++, s++) {
		enter(m, KB_KIND_STEP, &s->head, NULL, NULL);
		make_rule(m, s->rule);
		if (s->rule != KB_ALWAYS)
			add(m, MUTATION_STEP_CAUTIOUS, NULL, i);
		if (s->country != KB_NO_COUNTRY)
			add(m, MUTATION_STEP_COUNTRY, NULL, i);
	}
}

static void
make_passages(struct making *m)
{
	const struct kb_passage *p = m->kb->passages;
	size_t i;

	for (i = 0; i < m->kb->npassages; i++, p++) {
		enter(m, KB_KIND_PASSAGE, &p->head, NULL, NULL);
		make_rule(m, p->rule);
		if (p->country != KB_NO_COUNTRY)
			add(m, MUTATION_PASSAGE_COUNTRY, NULL, i);
		if (p->from != KB_NO_DAY)
			add(m, MUTATION_PASSAGE_FROM, NULL, i);
		if (p->to != KB_NO_DAY)
			add(m, MUTATION_PASSAGE_TO, NULL, i);
	}
}

static void
make_care(struct making *m)
{
	const struct kb_care *c = m->kb->care;
	size_t i;

	for (i = 0; i < m->kb->ncare; i++, c++) {
		enter(m, KB_KIND_CARE, &c->head, NULL, NULL);
		make_rule(m, c->rule);
		if (c->country != KB_NO_COUNTRY)
			add(m, MUTATION_CARE_COUNTRY, NULL, i);
	}
}

/* What has nothing but a rule. */
#define MAKE(m, array, n, kind) do { \
	size_t i_; \
	for (i_ = 0; i_ < (n); i_++) { \
		enter((m), (kind), &(m)->kb->array[i_].head, NULL, NULL); \
		make_rule((m), (m)->kb->array[i_].rule); \
	} \
} while (0)

static void
make_all(struct making *m)
{
	const struct kb *kb = m->kb;
	size_t i;

	make_questions(m);
	MAKE(m, facts, kb->nfacts, KB_KIND_FACT);
	MAKE(m, alarms, (size_t)KB_NALARMS, KB_KIND_ALARM);
	MAKE(m, urgency, (size_t)KB_NLEVELS, KB_KIND_URGENCY);
	for (i = 0; i < kb->ngrounds; i++)
		make_ground(m, i);
	MAKE(m, indicators, kb->nindicators, KB_KIND_INDICATOR);
	make_steps(m);
	MAKE(m, guidance, kb->nguidance, KB_KIND_GUIDANCE);
	MAKE(m, what_ifs, kb->nwhat_ifs, KB_KIND_WHAT_IF);
	make_passages(m);
	MAKE(m, plan_items, kb->nplan_items, KB_KIND_PLAN_ITEM);
	make_care(m);
	MAKE(m, contacts, kb->ncontacts, KB_KIND_CONTACT);
}

int
mutants_make(const struct kb *kb, struct arena *arena, struct mutants *to)
{
	struct making m = { .kb = kb };

	make_all(&m);
	m.at = arena_calloc(arena, m.n, sizeof(*m.at));
	if (m.at == NULL)
		return -1;
	m.n = 0;
	make_all(&m);
	to->at = m.at;
	to->n = m.n;
	return 0;
}

bool
mutant_switches(const struct mutant *m)
{
	return m->rule != KB_ALWAYS;
}

bool
mutant_words(const struct mutant *m)
{
	return m->kind == KB_KIND_PASSAGE || m->kind == KB_KIND_GUIDANCE ||
	    m->kind == KB_KIND_WHAT_IF || m->kind == KB_KIND_PLAN_ITEM ||
	    m->kind == KB_KIND_CARE;
}
