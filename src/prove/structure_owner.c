/* SPDX-License-Identifier: MIT */
#include "kb/find.h"
#include "prove/structure_parts.h"

/* How one says of each kind that its rule is never or always true. */
static const struct structure_owner
    fact = { NULL, "fact", "is never true", "is never false",
	KB_NO_COUNTRY, false },
    question = { NULL, "question", "never applies",
	"has an ask-if that is never false",
	KB_NO_COUNTRY, false },
    worth = { NULL, "question", "is never worth suggesting",
	"has a worth-if that is never false", KB_NO_COUNTRY, false },
    alarm = { NULL, "alarm", "is never raised",
	"has a condition that is never false",
	KB_NO_COUNTRY, false },
    level = { NULL, "urgency", "is never true", "is never false",
	KB_NO_COUNTRY, false },
    condition = { NULL, "condition", "is never true", "is never false",
	KB_NO_COUNTRY, false },
    recipient = { NULL, "a recipient of ground", "is never named",
	"has a condition that is never false", KB_NO_COUNTRY, false },
    item = { NULL, NULL, "is never shown",
	"has a condition that is never false",
	KB_NO_COUNTRY, false };

static void
own(struct structure *s, size_t rule, const struct structure_owner *as,
    const struct kb_head *head)
{
	if (rule == KB_ALWAYS)
		return;
	s->owners[rule] = *as;
	s->owners[rule].head = head;
}

static void
own_item(struct structure *s, size_t rule, const char *what,
    const struct kb_head *head, enum kb_country country)
{
	own(s, rule, &item, head);
	if (rule == KB_ALWAYS)
		return;
	s->owners[rule].what = what;
	s->owners[rule].country = country;
}

static void
own_questions(struct structure *s)
{
	const struct kb_question *q = s->kb->questions;
	const struct kb_fact *f = s->kb->facts;
	size_t i;

	for (i = 0; i < s->kb->nquestions; i++, q++) {
		own(s, q->ask_if, &question, &q->head);
		own(s, q->worth_if, &worth, &q->head);
	}
	for (i = 0; i < s->kb->nfacts; i++, f++)
		own(s, f->rule, &fact, &f->head);
	for (i = 0; i < KB_NALARMS; i++)
		own(s, s->kb->alarms[i].rule, &alarm,
		    &s->kb->alarms[i].head);
	for (i = 0; i < KB_NLEVELS; i++)
		own(s, s->kb->urgency[i].rule, &level,
		    &s->kb->urgency[i].head);
}

/* Its own rule repeats its conditions. */
static void
own_grounds(struct structure *s)
{
	const struct kb_ground *g = s->kb->grounds;
	size_t i, k;

	for (i = 0; i < s->kb->ngrounds; i++, g++) {
		if (!kb_in_force(g->from, g->to, s->day))
			continue;
		for (k = 0; k < g->nconditions; k++)
			own(s, g->conditions[k].rule, &condition,
			    &g->conditions[k].head);
		for (k = 0; k < g->nrecipients; k++)
			own(s, g->recipients[k].rule, &recipient, &g->head);
	}
}

static void
own_passages(struct structure *s)
{
	const struct kb_passage *p = s->kb->passages;
	size_t i;

	for (i = 0; i < s->kb->npassages; i++, p++)
		if (kb_in_force(p->from, p->to, s->day))
			own_item(s, p->rule, "passage", &p->head,
			    p->country);
}

static void
own_steps(struct structure *s)
{
	const struct kb_step *t = s->kb->steps;
	size_t i;

	for (i = 0; i < s->kb->nsteps; i++, t++) {
		own_item(s, t->rule, "step", &t->head, t->country);
		if (t->rule != KB_ALWAYS)
			s->owners[t->rule].cautious = t->cautious;
	}
}

#define OWN(array, what, country) \
	for (i = 0; i < kb->n##array; i++) \
		own_item(s, kb->array[i].rule, what, &kb->array[i].head, \
		    country)

void
structure_own(struct structure *s)
{
	const struct kb *kb = s->kb;
	size_t i;

	own_questions(s);
	own_grounds(s);
	own_steps(s);
	own_passages(s);
	OWN(indicators, "indicator", KB_NO_COUNTRY);
	OWN(guidance, "guidance", KB_NO_COUNTRY);
	OWN(what_ifs, "what-if", KB_NO_COUNTRY);
	OWN(plan_items, "plan-item", KB_NO_COUNTRY);
	OWN(care, "care-level", kb->care[i].country);
	OWN(contacts, "contact", KB_NO_COUNTRY);
}
