/* SPDX-License-Identifier: MIT */
#include "krandom.h"

#include <string.h>

/* How far building has come: conditions refer only backwards. */
struct maker {
	struct krandom *r;
	struct kbuild *b;
	const struct kshape *shape;
	bool vague;		/* possible may stand here */
};

uint32_t
krandom_below(struct krandom *r, uint32_t n)
{
	r->state += 0x9e3779b97f4a7c15u;
	uint64_t z = r->state;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	z ^= z >> 31;
	return (uint32_t)((z >> 32) * n >> 32);
}

static const struct kb_expr *
leaf_is(struct maker *m)
{
	size_t q = krandom_below(m->r, (uint32_t)m->b->kb.nquestions);
	uint32_t all = (1u << m->b->question[q].noptions) - 1;

	return kx_is(m->b, q, 1 + krandom_below(m->r, all));
}

static const struct kb_expr *
leaf(struct maker *m)
{
	const struct kb *kb = &m->b->kb;
	uint32_t kind = krandom_below(m->r, 20);

	if (kind < 5 && kb->nfacts > 0)
		return kx_ref(m->b, KB_FACT,
		    krandom_below(m->r, (uint32_t)kb->nfacts));
	if (kind == 5 && kb->ngrounds > 0)
		return kx_ref(m->b, KB_GROUND,
		    krandom_below(m->r, (uint32_t)kb->ngrounds));
	if (kind == 6)
		return kx(m->b, krandom_below(m->r, 2) ?
		    KB_UNDECIDED_LAW : KB_UNDECIDED_ACT);
	if (kind == 7)
		return kx(m->b, krandom_below(m->r, 2) ? KB_TRUE : KB_FALSE);
	if (kind == 8 && m->shape->wild)
		return kx_ref(m->b, KB_KNOWN,
		    krandom_below(m->r, (uint32_t)kb->nquestions));
	return leaf_is(m);
}

static const struct kb_expr *condition(struct maker *, unsigned depth);

static const struct kb_expr *
gate(struct maker *m, unsigned depth)
{
	static const enum kb_op gates[] = { KB_ALL, KB_ALL, KB_ANY, KB_ANY,
	    KB_NONE, KB_AT_LEAST };
	const enum kb_op op = gates[krandom_below(m->r, 6)];
	const struct kb_expr *kids[4];
	const bool vague = m->vague;
	size_t i, n = 1 + krandom_below(m->r, 4);

	if (op == KB_NONE && !m->shape->wild)
		m->vague = false;
	for (i = 0; i < n; i++)
		kids[i] = condition(m, depth - 1);
	m->vague = vague;
	return kx_gate(m->b, op, krandom_below(m->r, (uint32_t)n + 2), n,
	    kids);
}

static const struct kb_expr *
condition(struct maker *m, unsigned depth)
{
	const struct kb_expr *other;
	uint32_t kind = krandom_below(m->r, 8);

	if (depth == 0 || kind < 2)
		return leaf(m);
	if (kind == 2) {
		other = condition(m, depth - 1);
		return kx_reading(m->b, krandom_below(m->r, 2), other,
		    condition(m, depth - 1));
	}
	if (kind == 3 && m->vague)
		return kx_possible(m->b, condition(m, depth - 1));
	return gate(m, depth);
}

static void
add_questions(struct maker *m)
{
	uint32_t most = (uint32_t)m->shape->max_options;
	size_t i, q;

	kbuild_country(m->b);
	for (i = 1; i < m->shape->questions; i++) {
		/* Built first: it must not refer to the question. */
		const struct kb_expr *ask = krandom_below(m->r, 3) == 0 ?
		    condition(m, 2) : NULL;

		q = kbuild_question(m->b, kbuild_id(m->b, "q", i),
		    2 + krandom_below(m->r, most - 1),
		    krandom_below(m->r, 4) == 0);
		kbuild_ask_if(m->b, q, ask);
	}
}

static void
add_facts(struct maker *m)
{
	size_t i, f;

	for (i = 0; i < m->shape->facts; i++) {
		f = kbuild_fact(m->b, kbuild_id(m->b, "f", i),
		    condition(m, m->shape->depth));
		m->b->fact[f].first_round = krandom_below(m->r, 4) == 0;
	}
	if (m->shape->facts > 0) {
		m->b->kb.secrecy_fact = 0;
		m->b->fact[0].secrecy = true;
	}
}

static void
add_grounds(struct maker *m)
{
	const struct kb_expr *conditions[3];
	struct kb_ground *g;
	size_t i, j, n;

	for (i = 0; i < m->shape->grounds; i++) {
		n = 1 + krandom_below(m->r, 3);
		for (j = 0; j < n; j++)
			conditions[j] = condition(m, m->shape->depth - 1);
		j = kbuild_ground(m->b, kbuild_id(m->b, "g", i),
		    krandom_below(m->r, 2) ? KB_BE : KB_NLD,
		    (enum kb_act)(krandom_below(m->r, 2) * KB_FOLLOW_STEPS),
		    (enum kb_force)(1 + krandom_below(m->r, 3)), n,
		    conditions);
		g = &m->b->ground[j];
		if (krandom_below(m->r, 8) == 0)
			g->from = KRANDOM_DAY +
			    (long)krandom_below(m->r, 2);
		if (krandom_below(m->r, 8) == 0)
			g->to = KRANDOM_DAY -
			    (long)krandom_below(m->r, 2);
	}
}

static void
add_items(struct maker *m)
{
	size_t i, s;

	for (i = 0; i < m->shape->steps; i++) {
		s = kbuild_step(m->b, kbuild_id(m->b, "s", i),
		    (enum kb_level)krandom_below(m->r, KB_NLEVELS),
		    krandom_below(m->r, 2), condition(m, m->shape->depth));
		m->b->step[s].first_round = krandom_below(m->r, 2);
		m->b->step[s].section = krandom_below(m->r, 2) ? 4 : 0;
	}
	kbuild_indicator(m->b, "i0", 8, condition(m, m->shape->depth));
	kbuild_guidance(m->b, "d0", condition(m, m->shape->depth));
	kbuild_passage(m->b, "p0", KB_SAY, KB_BE,
	    condition(m, m->shape->depth));
	kbuild_plan_item(m->b, "l0", condition(m, m->shape->depth));
}

static void
add_alarms(struct maker *m)
{
	int i;

	for (i = 0; i < KB_NALARMS; i++)
		kbuild_alarm(m->b, (enum kb_alarm_id)i, condition(m, 2));
	for (i = KB_WEEK; i <= KB_NOW; i++)
		kbuild_urgency(m->b, (enum kb_level)i,
		    condition(m, m->shape->depth));
}

struct kbuild *
krandom_kb(struct krandom *r, const struct kshape *shape)
{
	struct maker m = { r, kbuild_new(shape->questions + shape->facts +
	    shape->grounds + shape->steps + 16), shape, shape->wild };

	add_questions(&m);
	add_facts(&m);
	add_grounds(&m);
	add_items(&m);
	m.vague = true;
	add_alarms(&m);
	return m.b;
}

void
krandom_answer(struct krandom *r, struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	bool ticked[32];
	size_t i;

	if (krandom_below(r, 5) == 0) {
		answers_set_unknown(a, question);
	} else if (!q->many) {
		answers_set_one(a, question,
		    krandom_below(r, (uint32_t)q->noptions));
	} else {
		for (i = 0; i < q->noptions; i++)
			ticked[i] = krandom_below(r, 2);
		answers_set_many(a, question, ticked, krandom_below(r, 3) == 0);
	}
}

void
krandom_answers(struct krandom *r, struct answers *a, unsigned percent)
{
	size_t i;

	for (i = 0; i < a->kb->nquestions; i++) {
		answers_unset(a, i);
		if (krandom_below(r, 100) < percent)
			krandom_answer(r, a, i);
	}
}
