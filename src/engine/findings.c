/* SPDX-License-Identifier: MIT */
#include "engine/findings.h"

#include "engine/build.h"
#include "engine/whatif.h"

#define BECAUSE_MAX 5

enum tri
findings_rule(const struct findings *f, size_t rule)
{
	return rule == KB_ALWAYS ? TRI_TRUE : (enum tri)f->item[rule];
}

/* ---- values of rules ---- */

static bool
put_values(struct build *b)
{
	const struct kb *kb = b->f->kb;
	signed char *item = build_room(b, kb->nrules, 1);
	enum tri *fact = build_room(b, kb->nfacts, sizeof(*fact));
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

/* ---- safety ---- */

static bool
put_urgency(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *because = build_room(b, BECAUSE_MAX, sizeof(*because));
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
	size_t *list = build_room(b, kb->nindicators, sizeof(*list));
	size_t i;

	if (list == NULL)
		return false;
	for (i = 0; i < kb->nindicators; i++)
		if (build_holds(b, kb->indicators[i].rule))
			list[b->f->nindicators++] = i;
	b->f->indicators = list;
	return true;
}

/* ---- all together ---- */

static bool
put_all(struct build *b)
{
	return put_values(b) && build_reporting(b) && put_urgency(b) &&
	    put_indicators(b) && build_shown(b);
}

static struct findings *
decided(const struct program *p, const struct answers *answers, long day,
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
	f->program = p;
	f->answers = answers;
	f->day = day;
	f->country = answers_country(answers);
	lanes_set(b.lanes, 0, answers, END_CLOSED);
	lanes_run(b.lanes);
	done = put_all(&b);
	lanes_free(b.lanes);
	return done ? f : NULL;
}

const struct findings *
findings_decided(const struct program *p, const struct answers *answers,
    long day, struct arena *arena)
{
	return decided(p, answers, day, arena);
}

const struct findings *
findings_new(const struct program *p, const struct answers *answers, long day,
    struct arena *arena)
{
	struct findings *f = decided(p, answers, day, arena);

	return f != NULL && whatif_open(f, p, arena) ? f : NULL;
}

size_t
findings_step(const struct findings *f, size_t step)
{
	size_t i;

	for (i = 0; i < f->nsteps && f->steps[i].step != step; i++)
		continue;
	return i;
}

bool
findings_step_certain(const struct findings *f, size_t step)
{
	size_t i = findings_step(f, step);

	return i < f->nsteps && !f->steps[i].possible;
}

const struct finding_ground *
findings_ground(const struct findings *f, size_t ground)
{
	size_t i;

	for (i = 0; i < f->ngrounds; i++)
		if (f->grounds[i].ground == ground)
			return &f->grounds[i];
	return NULL;
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

const char *
secrecy_name(enum tri secrecy)
{
	static const char *const names[] = { "not-bound", "open", "bound" };

	return names[secrecy - TRI_FALSE];
}
