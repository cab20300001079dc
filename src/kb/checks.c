/* SPDX-License-Identifier: MIT */
#include "kb/checks.h"

#include <string.h>

#include "base/civil.h"
#include "kb/build.h"
#include "kb/cases.h"

void
kb_check_source(struct kb_build *b, const struct kb_node *n, void *object)
{
	struct kb_source *s = object;

	if (s->checked != NULL)
		(void)civil_parse_date(s->checked, &s->checked_day);
	if (!n->broken && s->certainty == KB_UNCERTAIN &&
	    s->note.in[KB_NL] == NULL)
		KB_ERROR(b, n->line, "an uncertain source says what the "
		    "doubt is; add a <note> in both languages");
}

static void
check_options(struct kb_build *b, const struct kb_question *q)
{
	const struct kb_option *o = q->options;
	size_t i, k;

	for (i = 1; i < q->noptions && q->noptions <= KB_OPTIONS_MAX; i++)
		for (k = 0; k < i; k++)
			if (o[i].id[0] != '\0' &&
			    strcmp(o[i].id, o[k].id) == 0)
				KB_ERROR(b, o[i].line, "option \"%s\" stands "
				    "on line %u already; choose another id",
				    o[i].id, o[k].line);
}

void
kb_check_question(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_question *q = object;

	if (q->noptions > KB_OPTIONS_MAX)
		KB_ERROR(b, n->line, "question has more than %d options; "
		    "split it", KB_OPTIONS_MAX);
	check_options(b, q);
	if (n->broken)
		return;
	if (q->many && q->none.in[KB_NL] == NULL)
		KB_ERROR(b, n->line, "a question with several answers has no "
		    "words for none of them; add a <none> in both languages");
	if (!q->many && q->none.in[KB_NL] != NULL)
		KB_ERROR(b, n->line, "a question with one answer takes no "
		    "<none>; remove it or write choice=\"many\"");
}

void
kb_check_alarm(struct kb_build *b, const struct kb_node *n, void *object)
{
	struct kb_alarm *a = object;

	(void)b;
	if (kb_node_has(n, 0))
		a->head.id = kb_word_name(kb_words_alarm,
		    (int)n->vals[0].n);
}

void
kb_check_urgency(struct kb_build *b, const struct kb_node *n, void *object)
{
	struct kb_urgency *u = object;

	if (!kb_node_has(n, 0))
		return;
	u->head.id = kb_word_name(kb_words_level, (int)n->vals[0].n);
	if (n->vals[0].n == KB_PLANNED && u->rule != KB_ALWAYS)
		KB_ERROR(b, n->line, "planned is what is left when the "
		    "others are false; remove its <when>");
	if (n->vals[0].n != KB_PLANNED && u->rule == KB_ALWAYS)
		KB_ERROR(b, n->line, "urgency \"%s\" has no <when>; add one",
		    u->head.id);
}

/* The attributes in the order of their table. */
enum { GROUND_ACT = 2, GROUND_FORCE = 3 };

static void
check_condition_ids(struct kb_build *b, const struct kb_ground *g)
{
	const struct kb_condition *c = g->conditions;
	size_t i, k;

	for (i = 1; i < g->nconditions && g->nconditions <= 99; i++)
		for (k = 0; k < i; k++)
			if (c[i].head.id[0] != '\0' &&
			    strcmp(c[i].head.id, c[k].head.id) == 0)
				KB_ERROR(b, c[i].head.line, "condition "
				    "\"%s\" stands on line %u already; "
				    "choose another id", c[i].head.id,
				    c[k].head.line);
}

static void
check_days(struct kb_build *b, const struct kb_node *n, long from, long to,
    const char *what)
{
	if (from != KB_NO_DAY && to != KB_NO_DAY && from > to)
		KB_ERROR(b, n->line, "%s ends before it begins; correct "
		    "from or to", what);
}

void
kb_check_ground(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_ground *g = object;

	if (g->nconditions > 99)
		KB_ERROR(b, n->line, "ground has more than 99 conditions; "
		    "split it");
	check_condition_ids(b, g);
	if (kb_node_has(n, GROUND_ACT) && kb_node_has(n, GROUND_FORCE) &&
	    g->act == KB_REPORT && g->force == KB_PERMISSION)
		KB_ERROR(b, n->line, "a permission cannot go with "
		    "act=\"report\"; write force=\"right\"");
	check_days(b, n, g->from, g->to, "ground");
}

void
kb_check_passage(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_passage *p = object;

	check_days(b, n, p->from, p->to, "passage");
}

void
kb_check_condition(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_condition *c = object;
	const struct kb_node *k;
	bool has = false;

	for (k = n->first; k != NULL; k = k->next)
		has = has || k->kid->store == KB_S_RULE;
	if (n->broken)
		return;
	if (c->kind == KB_ASKED && !has)
		KB_ERROR(b, n->line, "a condition of kind asked has no "
		    "<when>; add one");
	if (c->kind != KB_ASKED && has)
		KB_ERROR(b, n->line, "only a condition of kind asked takes a "
		    "<when>; remove it or write kind=\"asked\"");
}

void
kb_check_recipient(struct kb_build *b, const struct kb_node *n, void *object)
{
	(void)object;
	if (kb_node_has(n, 0) == kb_node_has(n, 1))
		KB_ERROR(b, n->line, "a recipient is either a contact or a "
		    "role; give exactly one of the two");
}

void
kb_check_step(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_step *s = object;

	if (s->cautious && s->if_clause.in[KB_NL] == NULL)
		KB_ERROR(b, n->line, "a cautious step also shows while it is "
		    "only possible; add an <if> that says when it is real");
}

void
kb_check_hours(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_hours *h = object;

	if (n->broken)
		return;
	if (h->open >= h->close)
		KB_ERROR(b, n->line, "closes before it opens; for hours past "
		    "midnight write close=\"24:00\" and the rest on the next "
		    "day");
}

static void
check_overlap(struct kb_build *b, const struct kb_channel *c,
    const struct kb_node *hours, size_t i)
{
	const struct kb_hours *h = c->hours;
	size_t k;

	for (k = 0; k < i; k++)
		if ((h[i].days & h[k].days) != 0 &&
		    h[i].open < h[k].close && h[k].open < h[i].close) {
			KB_ERROR(b, hours->line, "these hours overlap "
			    "earlier ones of the same day; make one of both");
			return;
		}
}

void
kb_check_channel(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_channel *c = object;
	const struct kb_node *k;
	size_t i = 0;

	if (c->always && c->nhours > 0)
		KB_ERROR(b, n->line, "a channel is open always or at hours; "
		    "keep <always/> or the <hours>");
	if (c->nhours > KB_HOURS_MAX)
		KB_ERROR(b, n->line, "channel has more than %d <hours>; put "
		    "days with the same hours together", KB_HOURS_MAX);
	if (c->nhours > KB_HOURS_MAX || c->hours == NULL)
		return;
	for (k = n->first; k != NULL; k = k->next)
		if (k->kid->store == KB_S_OBJECTS)
			check_overlap(b, c, k, i++);
}

void
kb_check_at_least(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_node *k;
	long kids = 0;

	(void)object;
	for (k = n->first; k != NULL; k = k->next)
		kids++;
	if (kb_node_has(n, 0) && n->vals[0].n > kids)
		KB_ERROR(b, n->line, "at least %ld of %ld can never be; "
		    "lower n", n->vals[0].n, kids);
}

void
kb_check_case(struct kb_build *b, const struct kb_node *n, void *object)
{
	struct kb_case *c = object;

	(void)b;
	if (!n->broken && c->at != NULL)
		(void)civil_parse(c->at, &c->moment);
}

void
kb_check_variant(struct kb_build *b, const struct kb_node *n, void *object)
{
	struct kb_case_variant *v = object;

	(void)b;
	if (!n->broken && v->at != NULL)
		(void)civil_parse(v->at, &v->moment);
}
