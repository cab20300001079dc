/* SPDX-License-Identifier: MIT */
#include "engine/judgement.h"

#include <string.h>

#include "base/shuffle.h"
#include "base/text.h"
#include "kb/find.h"

/* ---- values ---- */

static const struct {
	const char *name;
	size_t n;
} rows[NJUDGED] = {
	[JUDGED_URGENCY] = { "urgency", KB_NLEVELS },
	[JUDGED_SECRECY] = { "secrecy", 3 },
	[JUDGED_REPORTING] = { "reporting", OUTCOME_DUTY + 1 },
};

size_t
judged_count(enum judged about)
{
	return rows[about].n;
}

const char *
judged_name(enum judged about)
{
	return rows[about].name;
}

const char *
judged_value_name(enum judged about, size_t value)
{
	if (value >= rows[about].n)
		return "unknown";
	if (about == JUDGED_URGENCY)
		return kb_level_name((enum kb_level)value);
	if (about == JUDGED_REPORTING)
		return outcome_name((enum outcome)value);
	return secrecy_name((enum tri)((int)value + TRI_FALSE));
}

bool
judged_find(enum judged about, const char *name, size_t len, size_t *value)
{
	size_t i;

	for (i = 0; i < rows[about].n; i++)
		if (text_is(name, len, judged_value_name(about, i))) {
			*value = i;
			return true;
		}
	*value = JUDGED_UNKNOWN;
	return text_is(name, len, "unknown");
}

/* ---- choices ---- */

static size_t
find_to(const struct choices *c, const char *id, size_t len)
{
	size_t i;

	for (i = 0; i < c->nto; i++)
		if (text_is(id, len, c->to[i].id))
			return i;
	return KB_ALWAYS;
}

static void
add_to(struct choices *c, const struct kb_recipient *r)
{
	if (c->nto == CHOICES_TO_MAX ||
	    find_to(c, r->id, strlen(r->id)) != KB_ALWAYS)
		return;
	c->to[c->nto].id = r->id;
	c->to[c->nto].contact = r->contact;
	c->to[c->nto].role = r->role;
	c->nto++;
}

static void
choose_to(const struct findings *f, struct choices *c)
{
	const struct kb_ground *g;
	size_t i, j;

	for (i = 0; i < f->ngrounds; i++) {
		g = &f->kb->grounds[f->grounds[i].ground];
		if (g->act != KB_REPORT)
			continue;
		for (j = 0; j < g->nrecipients; j++)
			add_to(c, &g->recipients[j]);
	}
}

/* Those that may be chosen as one of the first. */
static bool
is_first_choice(const struct findings *f, size_t i)
{
	return f->kb->steps[f->steps[i].step].on_page;
}

/* The n-th first step: certain ones, then possible ones; KB_ALWAYS. */
static size_t
nth_step(const struct findings *f, size_t n)
{
	size_t i, pass;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < f->nsteps; i++)
			if (is_first_choice(f, i) &&
			    f->steps[i].possible == (pass == 1) && n-- == 0)
				return f->steps[i].step;
	return KB_ALWAYS;
}

static bool
same_words(const struct kb_step *a, const struct kb_step *b)
{
	return strcmp(a->text.in[KB_NL], b->text.in[KB_NL]) == 0;
}

static bool
has_choice(const struct choices *c, const struct kb *kb, size_t step)
{
	size_t i;

	for (i = 0; i < c->nsteps; i++)
		if (c->step[i] == step ||
		    same_words(&kb->steps[c->step[i]], &kb->steps[step]))
			return true;
	return false;
}

/* In force here, not called for, and told apart from the others. */
static bool
is_other(const struct findings *f, const struct choices *c, size_t step)
{
	const struct kb_step *s = &f->kb->steps[step];
	size_t i;

	if (!s->on_page || findings_step(f, step) < f->nsteps ||
	    (s->country != KB_NO_COUNTRY && s->country != f->country) ||
	    has_choice(c, f->kb, step))
		return false;
	for (i = 0; i < f->nsteps; i++)
		if (same_words(&f->kb->steps[f->steps[i].step], s))
			return false;
	return true;
}

static size_t
count_others(const struct findings *f, const struct choices *c)
{
	size_t i, n = 0;

	for (i = 0; i < f->kb->nsteps; i++)
		n += is_other(f, c, i);
	return n;
}

static void
choose_other(const struct findings *f, struct choices *c, struct shuffle *s)
{
	size_t i, n = shuffle_below(s, count_others(f, c));

	for (i = 0; i < f->kb->nsteps; i++)
		if (is_other(f, c, i) && n-- == 0) {
			c->step[c->nsteps++] = i;
			return;
		}
}

/* As the author ordered them, so that the order gives nothing away. */
static void
sort_steps(struct choices *c)
{
	size_t i, j, step;

	for (i = 1; i < c->nsteps; i++) {
		step = c->step[i];
		for (j = i; j > 0 && c->step[j - 1] > step; j--)
			c->step[j] = c->step[j - 1];
		c->step[j] = step;
	}
}

/* FNV-1a. */
static unsigned long
seed_of(const char *name)
{
	unsigned long seed = 2166136261UL;

	for (; *name != '\0'; name++)
		seed = (seed ^ (unsigned char)*name) * 16777619UL &
		    0xffffffffUL;
	return seed;
}

#define OWN_STEPS 5	/* of the case, among the choices */

void
choices_of(const struct findings *f, const char *name, struct choices *c)
{
	struct shuffle s = { seed_of(name) };
	size_t i, step;

	memset(c, 0, sizeof(*c));
	choose_to(f, c);
	for (i = 0; i < OWN_STEPS; i++) {
		step = nth_step(f, i);
		if (step != KB_ALWAYS && !has_choice(c, f->kb, step))
			c->step[c->nsteps++] = step;
	}
	while (c->nsteps < CHOICES_STEPS_MAX && count_others(f, c) > 0)
		choose_other(f, c, &s);
	sort_steps(c);
}

/* ---- judgements ---- */

/* Those whom the met grounds of the strongest force name. */
static void
add_recipients(const struct findings *f, const struct finding_ground *found,
    const struct choices *c, struct judgement *j)
{
	const struct kb_ground *g = &f->kb->grounds[found->ground];
	size_t i, at;

	for (i = 0; i < g->nrecipients; i++) {
		at = find_to(c, g->recipients[i].id,
		    strlen(g->recipients[i].id));
		if (found->recipients[i] && at != KB_ALWAYS)
			j->to[at] = true;
	}
}

void
judgement_of(const struct findings *f, const struct choices *c,
    struct judgement *j)
{
	size_t i, step;

	memset(j, 0, sizeof(*j));
	j->is[JUDGED_URGENCY] = (size_t)f->urgency;
	j->is[JUDGED_SECRECY] = (size_t)((int)f->secrecy + 1);
	j->is[JUDGED_REPORTING] = (size_t)f->outcome;
	for (i = 0; i < f->ngrounds; i++)
		if (f->grounds[i].status == STATUS_MET &&
		    f->kb->grounds[f->grounds[i].ground].act == KB_REPORT)
			add_recipients(f, &f->grounds[i], c, j);
	for (i = 0; i < JUDGED_STEPS; i++) {
		step = nth_step(f, i);
		if (step != KB_ALWAYS)
			j->step[j->nsteps++] = step;
	}
}

enum gap
judgement_gap(enum judged about, const struct judgement *mine,
    const struct judgement *model)
{
	size_t a = mine->is[about], b = model->is[about];

	if (a == b)
		return GAP_NONE;
	if (a == JUDGED_UNKNOWN)
		return GAP_OPEN;
	return a < b ? GAP_MISSED : GAP_OVER;
}

enum gap
judgement_gap_to(const struct judgement *mine, const struct judgement *model)
{
	bool any = false, hit = false, over = false;
	size_t i;

	for (i = 0; i < CHOICES_TO_MAX; i++) {
		any |= model->to[i];
		hit |= model->to[i] && mine->to[i];
		over |= mine->to[i] && !model->to[i];
	}
	if (mine->to_unknown)
		return any ? GAP_OPEN : GAP_NONE;
	if (any && !hit)
		return GAP_MISSED;
	return over ? GAP_OVER : GAP_NONE;
}

bool
judgement_has_step(const struct judgement *j, size_t step)
{
	size_t i;

	for (i = 0; i < j->nsteps; i++)
		if (j->step[i] == step)
			return true;
	return false;
}

enum gap
judgement_gap_step(const struct findings *f, const struct judgement *mine,
    const struct judgement *model, size_t step)
{
	bool first = judgement_has_step(model, step);

	if (judgement_has_step(mine, step))
		return first || findings_step(f, step) < f->nsteps ?
		    GAP_NONE : GAP_OVER;
	if (!first)
		return GAP_NONE;
	return mine->steps_unknown ? GAP_OPEN : GAP_MISSED;
}
