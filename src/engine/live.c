/* SPDX-License-Identifier: MIT */
#include "engine/live.h"

#include <string.h>

#include "engine/depend.h"
#include "kb/find.h"

/* The two lanes are the ends of the range that is still open. */
enum { LANE_LOW, LANE_HIGH };

struct live {
	struct arena *arena;
	const struct program *program;
	struct lanes *lanes;
	struct depend depend;
	bool *question;
	size_t count;
};

static struct live *
live_in(struct arena *arena, const struct program *p, long fuse)
{
	struct live *live = arena_alloc(arena, sizeof(*live));

	if (live == NULL)
		return NULL;
	live->arena = arena;
	live->program = p;
	live->question = arena_calloc(arena, p->kb->nquestions,
	    sizeof(*live->question));
	if (arena_failed(arena))
		return NULL;
	live->lanes = lanes_new_words(p, 1, fuse);
	if (live->lanes == NULL)
		return NULL;
	if (depend_init(&live->depend, live->lanes, arena))
		return live;
	lanes_free(live->lanes);
	return NULL;
}

struct live *
live_new_fused(const struct program *p, long fuse)
{
	struct arena *arena = arena_new_fused(fuse);
	struct live *live = live_in(arena, p, fuse);

	if (live == NULL)
		arena_free(arena);
	return live;
}

struct live *
live_new(const struct program *p)
{
	return live_new_fused(p, -1);
}

void
live_free(struct live *live)
{
	if (live == NULL)
		return;
	lanes_free(live->lanes);
	arena_wipe(live->arena);
}

/* ---- targets: what the round and the opened sections want to know ---- */

static void
want(struct live *live, size_t rule, unsigned planes)
{
	depend_want(&live->depend, rule, planes, 1);
}

/*
 * A level counts only above the one that is certain already.  A merely
 * possible level makes `week`, so below `week` possibility counts too.
 */
static void
want_urgency(struct live *live)
{
	const struct kb_urgency *u = live->program->kb->urgency;
	int low = (int)lanes_urgency(live->lanes, LANE_LOW);
	int high = (int)lanes_urgency(live->lanes, LANE_HIGH);
	int i;

	if (low == high)
		return;
	for (i = KB_NOW; i > low; i--)
		want(live, u[i].rule, low != KB_PLANNED ? PLANE_CERTAIN :
		    i == KB_WEEK ? PLANE_POSSIBLE : PLANE_BOTH);
}

/* The strongest force with which one certainly may or must report already. */
static enum kb_force
certain_force(const struct live *live)
{
	const struct kb *kb = live->program->kb;
	enum kb_force force = KB_PERMISSION;
	size_t i;

	for (i = 0; i < kb->ngrounds; i++)
		if (kb->grounds[i].act == KB_REPORT &&
		    kb->grounds[i].force > force &&
		    lanes_rule(live->lanes, kb->grounds[i].rule, READING_MAIN,
		    LANE_LOW) == TRI_TRUE)
			force = kb->grounds[i].force;
	return force;
}

/* A weaker ground to report changes nothing in the first round; why it is
 * met or not is asked when section 1 is opened. */
static void
want_grounds(struct live *live)
{
	const struct kb *kb = live->program->kb;
	enum kb_force force = certain_force(live);
	size_t i;

	for (i = 0; i < kb->ngrounds; i++)
		if (kb->grounds[i].first_round &&
		    (kb->grounds[i].act != KB_REPORT ||
		    kb->grounds[i].force >= force))
			want(live, kb->grounds[i].rule, PLANE_BOTH);
}

static void
want_first_round(struct live *live)
{
	const struct kb *kb = live->program->kb;
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		want(live, kb->alarms[i].rule, PLANE_BOTH);
	want_urgency(live);
	if (kb->secrecy_fact != KB_ALWAYS)
		want(live, kb->facts[kb->secrecy_fact].rule, PLANE_BOTH);
	for (i = 0; i < kb->nfacts; i++)
		if (kb->facts[i].first_round)
			want(live, kb->facts[i].rule, PLANE_BOTH);
	want_grounds(live);
	for (i = 0; i < kb->nsteps; i++)
		if (kb->steps[i].first_round)
			want(live, kb->steps[i].rule,
			    kb->steps[i].cautious ? PLANE_BOTH : PLANE_CERTAIN);
}

enum { SECTION_WHY = 1, SECTION_TALK = 3, SECTION_PLAN = 4,
    SECTION_CONTACTS = 5, SECTION_RECORD = 6, SECTION_CHANGE = 7, SECTION_TOPICS = 8 };

static const int place_section[KB_NPLACES] = {
	[KB_SAY] = SECTION_TALK,
	[KB_RECORD] = SECTION_RECORD,
	[KB_CHANGE] = SECTION_CHANGE,
	[KB_TOPIC_NOTE] = SECTION_TOPICS
};

/* In another country, or on another day. */
static bool
elsewhere(const struct kb_passage *p, enum kb_country here, long day)
{
	return !kb_in_force(p->from, p->to, day) ||
	    (here != KB_NO_COUNTRY && p->country != KB_NO_COUNTRY &&
	    p->country != KB_INT && p->country != here);
}

static enum tri
value_at(const struct live *live, size_t rule, unsigned lane)
{
	return lanes_rule(live->lanes, rule, READING_MAIN, lane);
}

/* Whether the advice names a contact now: a step that shows, or a report that
 * is met. */
static bool
is_named(const struct live *live, size_t contact, enum kb_country here)
{
	const struct kb *kb = live->program->kb;
	const struct kb_step *s;
	const struct kb_ground *g;
	size_t i, j;

	for (i = 0; i < kb->nsteps; i++) {
		s = &kb->steps[i];
		if ((s->country != KB_NO_COUNTRY && s->country != here) ||
		    (s->cautious ? value_at(live, s->rule, LANE_HIGH) ==
		    TRI_FALSE : value_at(live, s->rule, LANE_LOW) !=
		    TRI_TRUE))
			continue;
		for (j = 0; j < s->ncontacts; j++)
			if (s->contacts[j] == contact)
				return true;
	}
	for (i = 0; i < kb->ngrounds; i++) {
		g = &kb->grounds[i];
		if (g->act != KB_REPORT ||
		    value_at(live, g->rule, LANE_LOW) != TRI_TRUE)
			continue;
		for (j = 0; j < g->nrecipients; j++)
			if (g->recipients[j].contact == contact &&
			    value_at(live, g->recipients[j].rule, LANE_LOW) ==
			    TRI_TRUE)
				return true;
	}
	return false;
}

/* Which one of a service, when the advice names that service. */
static void
want_contacts(struct live *live, enum kb_country here)
{
	const struct kb *kb = live->program->kb;
	const struct kb_contact *c;
	size_t i;

	for (i = 0; i < kb->ncontacts; i++) {
		c = &kb->contacts[i];
		if (c->of != KB_ALWAYS && c->rule != KB_ALWAYS &&
		    c->country == here && is_named(live, c->of, here))
			want(live, c->rule, PLANE_CERTAIN);
	}
}

/* What a section only shows when it is true; reasons show either way. */
static void
want_section(struct live *live, int section, enum kb_country here)
{
	const struct kb *kb = live->program->kb;
	size_t i;

	for (i = 0; i < kb->ngrounds && section == SECTION_WHY; i++)
		want(live, kb->grounds[i].rule, PLANE_BOTH);
	for (i = 0; i < kb->nguidance && section == SECTION_TALK; i++)
		want(live, kb->guidance[i].rule, PLANE_CERTAIN);
	for (i = 0; i < kb->nplan_items && section == SECTION_PLAN; i++)
		want(live, kb->plan_items[i].rule, PLANE_CERTAIN);
	for (i = 0; i < kb->nsteps; i++)
		if (kb->steps[i].section == section)
			want(live, kb->steps[i].rule,
			    kb->steps[i].cautious ? PLANE_BOTH : PLANE_CERTAIN);
	if (section == SECTION_CONTACTS)
		want_contacts(live, here);
	for (i = 0; i < kb->nindicators; i++)
		if (kb->indicators[i].section == section)
			want(live, kb->indicators[i].rule, PLANE_CERTAIN);
	for (i = 0; i < kb->npassages; i++)
		if (place_section[kb->passages[i].place] == section &&
		    !elsewhere(&kb->passages[i], here, live->program->day))
			want(live, kb->passages[i].rule, PLANE_CERTAIN);
}

/* ---- from targets down to questions ---- */

static void
walk(struct live *live)
{
	const struct program *p = live->program;
	uint32_t i;

	depend_walk(&live->depend);
	for (i = NODE_CONSTANTS; i < p->first_gate; i++)
		if (depend_leaf(&live->depend, i) != 0)
			live->question[p->node[i].a] = true;
}

int
live_update(struct live *live, const struct answers *a,
    const struct live_scope *scope)
{
	const struct kb *kb = live->program->kb;
	enum kb_country here = answers_country(a);
	size_t q;
	int i;

	lanes_set(live->lanes, LANE_LOW, a, END_LOW);
	lanes_set(live->lanes, LANE_HIGH, a, END_HIGH);
	lanes_run(live->lanes);
	depend_clear(&live->depend);
	memset(live->question, 0, kb->nquestions * sizeof(*live->question));
	if (scope->first_round)
		want_first_round(live);
	for (i = 1; i < 10; i++)
		if (scope->section[i])
			want_section(live, i, here);
	walk(live);
	live->count = 0;
	for (q = 0; q < kb->nquestions; q++)
		live->count += live->question[q];
	return 0;
}

bool
live_question(const struct live *live, size_t question)
{
	return live->question[question];
}

size_t
live_next(const struct live *live)
{
	size_t i;

	for (i = 0; i < live->program->kb->nquestions; i++)
		if (live->question[i])
			return i;
	return KB_ALWAYS;
}

size_t
live_count(const struct live *live)
{
	return live->count;
}

bool
live_alarm(const struct live *live, enum kb_alarm_id alarm)
{
	return lanes_rule(live->lanes, live->program->kb->alarms[alarm].rule,
	    READING_MAIN, LANE_LOW) == TRI_TRUE;
}
