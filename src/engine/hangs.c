/* SPDX-License-Identifier: MIT */
#include "engine/hangs.h"

#include "engine/depend.h"

enum { LANE_LOW, LANE_HIGH };

static void
want(struct depend *d, size_t rule, unsigned planes)
{
	depend_want(d, rule, planes, 1);
}

static void
want_child(struct depend *d, const struct kb *kb)
{
	want(d, kb->alarms[KB_ALARM_CHILD].rule, PLANE_BOTH);
}

static void
want_life(struct depend *d, const struct kb *kb)
{
	want(d, kb->alarms[KB_ALARM_LIFE].rule, PLANE_BOTH);
}

/* Only what is above the level that is certain already. */
static void
want_urgency(struct depend *d, const struct kb *kb)
{
	int low = (int)lanes_urgency(d->lanes, LANE_LOW), i;

	for (i = KB_NOW; i > low; i--)
		want(d, kb->urgency[i].rule, low == KB_PLANNED ? PLANE_BOTH :
		    PLANE_CERTAIN);
}

static void
want_acts(struct depend *d, const struct kb *kb, bool report)
{
	size_t i;

	for (i = 0; i < kb->ngrounds; i++)
		if ((kb->grounds[i].act == KB_REPORT) == report)
			want(d, kb->grounds[i].rule, PLANE_BOTH);
}

static void
want_reporting(struct depend *d, const struct kb *kb)
{
	want_acts(d, kb, true);
}

static void
want_secrecy(struct depend *d, const struct kb *kb)
{
	if (kb->secrecy_fact != KB_ALWAYS)
		want(d, kb->facts[kb->secrecy_fact].rule, PLANE_BOTH);
}

static void
want_other_acts(struct depend *d, const struct kb *kb)
{
	want_acts(d, kb, false);
}

static void
want_steps(struct depend *d, const struct kb *kb)
{
	size_t i;

	for (i = 0; i < kb->nsteps; i++)
		want(d, kb->steps[i].rule, kb->steps[i].cautious ?
		    PLANE_BOTH : PLANE_CERTAIN);
}

static void
want_texts(struct depend *d, const struct kb *kb)
{
	size_t i;

	/* What the first round wants to know is told in words too. */
	for (i = 0; i < kb->nfacts; i++)
		if (kb->facts[i].first_round)
			want(d, kb->facts[i].rule, PLANE_BOTH);
	for (i = 0; i < kb->nguidance; i++)
		want(d, kb->guidance[i].rule, PLANE_CERTAIN);
	for (i = 0; i < kb->nplan_items; i++)
		want(d, kb->plan_items[i].rule, PLANE_CERTAIN);
	for (i = 0; i < kb->nindicators; i++)
		want(d, kb->indicators[i].rule, PLANE_CERTAIN);
	for (i = 0; i < kb->npassages; i++)
		want(d, kb->passages[i].rule, PLANE_CERTAIN);
}

static void (*const wants[NHANGS])(struct depend *, const struct kb *) = {
	[HANGS_CHILD] = want_child,
	[HANGS_LIFE] = want_life,
	[HANGS_URGENCY] = want_urgency,
	[HANGS_REPORTING] = want_reporting,
	[HANGS_SECRECY] = want_secrecy,
	[HANGS_ACTS] = want_other_acts,
	[HANGS_STEPS] = want_steps,
	[HANGS_TEXTS] = want_texts,
};

static bool
reaches(const struct depend *d, const struct program *p, size_t question)
{
	uint32_t i;

	for (i = NODE_CONSTANTS; i < p->first_gate; i++)
		if (p->node[i].a == question && depend_leaf(d, i) != 0)
			return true;
	return false;
}

int
hangs_on_fused(const struct program *p, const struct answers *a,
    size_t question, bool hangs[NHANGS], long fuse)
{
	struct arena *scratch = arena_new_fused(fuse);
	struct lanes *l = lanes_new_words(p, 1, fuse);
	struct depend d = { NULL, NULL };
	bool done = l != NULL && depend_init(&d, l, scratch);
	int i;

	if (done) {
		lanes_set(l, LANE_LOW, a, END_LOW);
		lanes_set(l, LANE_HIGH, a, END_HIGH);
		lanes_widen(l, LANE_LOW, question, END_LOW);
		lanes_widen(l, LANE_HIGH, question, END_HIGH);
		lanes_run(l);
	}
	for (i = 0; done && i < NHANGS; i++) {
		depend_clear(&d);
		wants[i](&d, p->kb);
		depend_walk(&d);
		hangs[i] = reaches(&d, p, question);
	}
	lanes_free(l);
	if (scratch != NULL)
		arena_wipe(scratch);
	return done ? 0 : -1;
}

int
hangs_on(const struct program *p, const struct answers *a, size_t question,
    bool hangs[NHANGS])
{
	return hangs_on_fused(p, a, question, hangs, -1);
}
