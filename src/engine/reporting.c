/* SPDX-License-Identifier: MIT */
#include "engine/build.h"

static enum status
status_of(enum tri value)
{
	return value == TRI_TRUE ? STATUS_MET :
	    value == TRI_FALSE ? STATUS_FAILED : STATUS_OPEN;
}

static bool
put_ground(struct build *b, struct finding_ground *to, size_t ground)
{
	const struct kb_ground *g = &b->f->kb->grounds[ground];
	struct finding_condition *c = build_room(b, g->nconditions, sizeof(*c));
	bool *recipients = build_room(b, g->nrecipients, sizeof(*recipients));
	size_t i;

	if (c == NULL || recipients == NULL)
		return false;
	for (i = 0; i < g->nconditions; i++) {
		c[i].value = TRI_TRUE;
		if (g->conditions[i].kind != KB_ASKED)
			continue;
		c[i].value = findings_rule(b->f, g->conditions[i].rule);
		c[i].because = explain_because(&b->explain,
		    g->conditions[i].rule);
		to->because |= c[i].because;
	}
	for (i = 0; i < g->nrecipients; i++)
		recipients[i] = build_holds(b, g->recipients[i].rule);
	to->ground = ground;
	to->status = status_of(findings_rule(b->f, g->rule));
	to->wide = status_of(lanes_rule(b->lanes, g->rule, READING_WIDE, 0));
	to->narrow = status_of(lanes_rule(b->lanes, g->rule, READING_NARROW,
	    0));
	to->contested = to->wide != to->narrow;
	to->conditions = c;
	to->recipients = recipients;
	return true;
}

static bool
put_grounds(struct build *b)
{
	const struct kb *kb = b->f->kb;
	struct finding_ground *grounds = build_room(b, kb->ngrounds,
	    sizeof(*grounds));
	size_t i;

	if (grounds == NULL)
		return false;
	for (i = 0; i < kb->ngrounds; i++)
		if (b->program->in_force[i] &&
		    kb->grounds[i].country == b->f->country &&
		    !put_ground(b, &grounds[b->f->ngrounds++], i))
			return false;
	b->f->grounds = grounds;
	return true;
}

/* ---- reporting ---- */

static const enum outcome force_outcome[] = {
	[KB_PERMISSION] = OUTCOME_RIGHT,
	[KB_RIGHT] = OUTCOME_RIGHT,
	[KB_NORM] = OUTCOME_NORM,
	[KB_DUTY] = OUTCOME_DUTY
};

enum outcome
lanes_outcome(const struct lanes *l, unsigned lane)
{
	const struct kb *kb = l->program->kb;
	enum outcome here, strongest = OUTCOME_NONE;
	enum tri value;
	size_t i;

	for (i = 0; i < kb->ngrounds; i++) {
		if (kb->grounds[i].act != KB_REPORT)
			continue;
		value = lanes_rule(l, kb->grounds[i].rule, READING_MAIN, lane);
		here = value == TRI_TRUE ? force_outcome[kb->grounds[i].force] :
		    value == TRI_UNKNOWN ? OUTCOME_OPEN : OUTCOME_NONE;
		if (here > strongest)
			strongest = here;
	}
	return strongest;
}

static bool
put_stronger_open(struct build *b)
{
	size_t *list = build_room(b, b->f->ngrounds, sizeof(*list));
	const struct finding_ground *fg;
	const struct kb_ground *g;
	size_t i;

	if (list == NULL)
		return false;
	for (i = 0; i < b->f->ngrounds; i++) {
		fg = &b->f->grounds[i];
		g = &b->f->kb->grounds[fg->ground];
		if (g->act == KB_REPORT && fg->status == STATUS_OPEN &&
		    force_outcome[g->force] > b->f->outcome)
			list[b->f->nstronger_open++] = fg->ground;
	}
	b->f->stronger_open = list;
	return true;
}

bool
build_reporting(struct build *b)
{
	if (!put_grounds(b))
		return false;
	b->f->outcome = lanes_outcome(b->lanes, 0);
	return put_stronger_open(b);
}
