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

/* Over all grounds in force: before a country is chosen those of each count
 * as open. */
static void
put_outcome(struct build *b)
{
	const struct kb *kb = b->f->kb;
	const struct kb_ground *g;
	enum outcome here;
	size_t i;

	for (i = 0; i < kb->ngrounds; i++) {
		g = &kb->grounds[i];
		if (g->act != KB_REPORT || !b->program->in_force[i])
			continue;
		switch (findings_rule(b->f, g->rule)) {
		case TRI_TRUE:
			here = force_outcome[g->force];
			break;
		case TRI_UNKNOWN:
			here = OUTCOME_OPEN;
			break;
		default:
			here = OUTCOME_NONE;
		}
		if (here > b->f->outcome)
			b->f->outcome = here;
	}
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
	put_outcome(b);
	return put_stronger_open(b);
}
