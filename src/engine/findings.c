/* SPDX-License-Identifier: MIT */
#include "engine/findings.h"

#include <string.h>

#include "base/civil.h"
#include "engine/code.h"
#include "engine/explain.h"
#include "engine/whatif.h"

#define BECAUSE_MAX 5

struct build {
	struct findings *f;
	const struct program *program;
	struct arena *arena;
	struct lanes *lanes;	/* lane 0 is the case */
	struct explain explain;
};

static void *
room(struct build *b, size_t n, size_t size)
{
	return arena_calloc(b->arena, n, size);
}

enum tri
findings_rule(const struct findings *f, size_t rule)
{
	return rule == KB_ALWAYS ? TRI_TRUE : (enum tri)f->item[rule];
}

static enum status
status_of(enum tri value)
{
	return value == TRI_TRUE ? STATUS_MET :
	    value == TRI_FALSE ? STATUS_FAILED : STATUS_OPEN;
}

static bool
holds(const struct build *b, size_t rule)
{
	return findings_rule(b->f, rule) == TRI_TRUE;
}

/* ---- values of rules ---- */

static bool
put_values(struct build *b)
{
	const struct kb *kb = b->f->kb;
	signed char *item = room(b, kb->nrules, 1);
	enum tri *fact = room(b, kb->nfacts, sizeof(*fact));
	size_t i;

	if (item == NULL || fact == NULL)
		return false;
	for (i = 0; i < kb->nrules; i++)
		item[i] = (signed char)lanes_rule(b->lanes, i, READING_MAIN,
		    0);
	b->f->item = item;
	for (i = 0; i < kb->nfacts; i++)
		fact[i] = findings_rule(b->f, kb->facts[i].rule);
	b->f->fact = fact;
	if (kb->secrecy_fact != KB_ALWAYS)
		b->f->secrecy = fact[kb->secrecy_fact];
	return explain_init(&b->explain, b->f, b->arena);
}

/* ---- grounds ---- */

static bool
put_ground(struct build *b, struct finding_ground *to, size_t ground)
{
	const struct kb_ground *g = &b->f->kb->grounds[ground];
	struct finding_condition *c = room(b, g->nconditions, sizeof(*c));
	bool *recipients = room(b, g->nrecipients, sizeof(*recipients));
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
		recipients[i] = holds(b, g->recipients[i].rule);
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
	struct finding_ground *grounds = room(b, kb->ngrounds,
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
	size_t *list = room(b, b->f->ngrounds, sizeof(*list));
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

/* ---- safety ---- */

static bool
put_urgency(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *because = room(b, BECAUSE_MAX, sizeof(*because));
	size_t rule;
	int i;

	if (because == NULL)
		return false;
	for (i = 0; i < KB_NALARMS; i++) {
		enum tri v = findings_rule(b->f, kb->alarms[i].rule);

		b->f->alarm[i] = v == TRI_TRUE;
		b->f->alarm_possible[i] = v != TRI_FALSE;
	}
	b->f->urgency = lanes_urgency(b->lanes, 0);
	b->f->ceiling = lanes_ceiling(b->lanes, 0);
	rule = kb->urgency[b->f->urgency].rule;
	if (b->f->urgency != KB_PLANNED)
		b->f->nbecause = explain_facts(&b->explain, rule, because,
		    BECAUSE_MAX);
	b->f->because = because;
	return true;
}

static bool
put_indicators(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *list = room(b, kb->nindicators, sizeof(*list));
	size_t i;

	if (list == NULL)
		return false;
	for (i = 0; i < kb->nindicators; i++)
		if (holds(b, kb->indicators[i].rule))
			list[b->f->nindicators++] = i;
	b->f->indicators = list;
	return true;
}

/* ---- steps and contacts ---- */

static bool
put_steps(struct build *b)
{
	const struct kb *kb = b->f->kb;
	struct finding_step *list = room(b, kb->nsteps, sizeof(*list));
	enum tri v;
	size_t i;
	int time;

	if (list == NULL)
		return false;
	for (time = KB_NOW; time >= KB_PLANNED; time--) {
		for (i = 0; i < kb->nsteps; i++) {
			v = findings_rule(b->f, kb->steps[i].rule);
			if ((int)kb->steps[i].time != time ||
			    v < (kb->steps[i].cautious ? TRI_UNKNOWN :
			    TRI_TRUE))
				continue;
			list[b->f->nsteps++] =
			    (struct finding_step){ i, v == TRI_UNKNOWN };
		}
	}
	b->f->steps = list;
	return true;
}

/* Before a country is chosen only the emergency numbers are safe to give. */
static bool
is_near(const struct findings *f, const struct kb_contact *c)
{
	if (f->country == KB_NO_COUNTRY)
		return strcmp(c->head.id, "nl-112") == 0 ||
		    strcmp(c->head.id, "be-112") == 0;
	return c->country == f->country || c->country == KB_INT;
}

static void
add_contact(struct build *b, size_t *list, bool *seen, size_t contact)
{
	if (contact == KB_ALWAYS || seen[contact] ||
	    !is_near(b->f, &b->f->kb->contacts[contact]))
		return;
	seen[contact] = true;
	list[b->f->ncontacts++] = contact;
}

static bool
put_contacts(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *list = room(b, kb->ncontacts, sizeof(*list));
	bool *seen = room(b, kb->ncontacts, sizeof(*seen));
	const struct finding_ground *fg;
	const struct kb_step *s;
	const struct kb_ground *g;
	size_t i, j;

	if (list == NULL || seen == NULL)
		return false;
	for (i = 0; i < b->f->nsteps; i++) {
		s = &kb->steps[b->f->steps[i].step];
		for (j = 0; j < s->ncontacts; j++)
			add_contact(b, list, seen, s->contacts[j]);
	}
	for (i = 0; i < b->f->ngrounds; i++) {
		fg = &b->f->grounds[i];
		g = &kb->grounds[fg->ground];
		if (g->act != KB_REPORT || fg->status != STATUS_MET)
			continue;
		for (j = 0; j < g->nrecipients; j++)
			if (fg->recipients[j])
				add_contact(b, list, seen,
				    g->recipients[j].contact);
	}
	b->f->contacts = list;
	return true;
}

/* ---- sources and answers ---- */

static void
mark_cites(const struct kb_head *head, bool *cited)
{
	size_t i;

	for (i = 0; i < head->ncites; i++)
		cited[head->cites[i].source] = true;
}

static void
mark_shown(const struct findings *f, bool *cited)
{
	const struct kb *kb = f->kb;
	const struct kb_ground *g;
	size_t i, j;

	for (i = 0; i < f->ngrounds; i++) {
		g = &kb->grounds[f->grounds[i].ground];
		mark_cites(&g->head, cited);
		for (j = 0; j < g->nconditions; j++)
			mark_cites(&g->conditions[j].head, cited);
	}
	for (i = 0; i < f->nsteps; i++)
		mark_cites(&kb->steps[f->steps[i].step].head, cited);
	for (i = 0; i < f->ncontacts; i++)
		mark_cites(&kb->contacts[f->contacts[i]].head, cited);
}

static bool
is_stale(const struct kb_source *s, long day)
{
	return s->checked_day != KB_NO_DAY && s->stale_months > 0 &&
	    civil_add_months(s->checked_day, s->stale_months) < day;
}

static bool
put_stale(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *list = room(b, kb->nsources, sizeof(*list));
	bool *cited = room(b, kb->nsources, sizeof(*cited));
	size_t i;

	if (list == NULL || cited == NULL)
		return false;
	mark_shown(b->f, cited);
	for (i = 0; i < kb->nsources; i++)
		if (cited[i] && is_stale(&kb->sources[i], b->f->day))
			list[b->f->nstale++] = i;
	b->f->stale = list;
	return true;
}

static bool
put_ignored(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *list = room(b, kb->nquestions, sizeof(*list));
	size_t i;

	if (list == NULL)
		return false;
	for (i = 0; i < kb->nquestions; i++)
		if (b->f->answers->state[i] != ANSWER_NONE &&
		    findings_rule(b->f, kb->questions[i].ask_if) == TRI_FALSE)
			list[b->f->nignored++] = i;
	b->f->ignored = list;
	return true;
}

/* ---- all together ---- */

static bool
put_all(struct build *b)
{
	if (!put_values(b) || !put_grounds(b))
		return false;
	put_outcome(b);
	return put_stronger_open(b) && put_urgency(b) && put_indicators(b) &&
	    put_steps(b) && put_contacts(b) && put_stale(b) &&
	    put_ignored(b) && whatif_open(b->f, b->program, b->arena) &&
	    !arena_failed(b->arena);
}

const struct findings *
findings_new(const struct program *p, const struct answers *answers, long day,
    struct arena *arena)
{
	struct findings *f = arena_alloc(arena, sizeof(*f));
	struct build b = { .f = f, .program = p, .arena = arena };
	bool done;

	if (f == NULL)
		return NULL;
	b.lanes = lanes_new_words(p, 1, -1);
	if (b.lanes == NULL)
		return NULL;
	f->kb = p->kb;
	f->answers = answers;
	f->day = day;
	f->country = answers_country(answers);
	lanes_set(b.lanes, 0, answers, END_CLOSED);
	lanes_run(b.lanes);
	done = put_all(&b);
	lanes_free(b.lanes);
	return done ? f : NULL;
}

const char *
outcome_name(enum outcome o)
{
	static const char *const names[] = {
		[OUTCOME_NONE] = "none",
		[OUTCOME_OPEN] = "open",
		[OUTCOME_RIGHT] = "right",
		[OUTCOME_NORM] = "norm",
		[OUTCOME_DUTY] = "duty"
	};

	return names[o];
}

const char *
status_name(enum status s)
{
	static const char *const names[] = {
		[STATUS_FAILED] = "failed",
		[STATUS_OPEN] = "open",
		[STATUS_MET] = "met"
	};

	return names[s];
}
