/* SPDX-License-Identifier: MIT */
#include "engine/alternatives.h"

#include "engine/code.h"
#include "engine/whatif.h"

struct trial {
	const struct findings *f;
	const struct program *program;
	struct lanes *lanes;	/* lane 0 is the case */
	unsigned nlanes;
	struct alternative *at;	/* one a lane but the first, then the next */
	size_t n;		/* that change something */
	size_t first;		/* of those in the lanes */
	size_t set;		/* in the lanes */
};

/* ---- reading what a lane says ---- */

static bool
becomes(const struct lanes *l, size_t rule, unsigned from, unsigned to)
{
	return lanes_rule(l, rule, READING_MAIN, to) == TRI_TRUE &&
	    lanes_rule(l, rule, READING_MAIN, from) != TRI_TRUE;
}

static bool
is_here(const struct findings *f, enum kb_country country)
{
	return country == KB_NO_COUNTRY || country == f->country;
}

static size_t
ground_of(const struct trial *t, unsigned lane)
{
	const struct kb_ground *g = t->f->kb->grounds;
	size_t i, best = KB_ALWAYS;

	for (i = 0; i < t->f->kb->ngrounds; i++)
		if (t->program->in_force[i] && is_here(t->f, g[i].country) &&
		    (best == KB_ALWAYS || g[i].force > g[best].force) &&
		    becomes(t->lanes, g[i].rule, 0, lane))
			best = i;
	return best;
}

/* The lanes that do not say of a step what the case says. */
static void
read_step(struct trial *t, size_t step)
{
	const uint64_t *certain = lanes_certain(t->lanes, code_root(t->program,
	    t->f->kb->steps[step].rule, READING_MAIN));
	const bool taken = certain[0] & 1;
	uint64_t other;
	size_t w, lane, *to;

	for (w = 0; w * WORD_LANES <= t->set; w++)
		for (other = taken ? ~certain[w] : certain[w]; other != 0;
		    other &= other - 1) {
			lane = w * WORD_LANES +
			    (size_t)__builtin_ctzll(other);
			if (lane > t->set)
				break;
			to = taken ? &t->at[t->first + lane - 1].gone
			    : &t->at[t->first + lane - 1].step;
			if (*to == KB_ALWAYS)
				*to = step;
		}
}

/* In the order in which steps are taken: the first one stays. */
static void
read_steps(struct trial *t)
{
	const struct kb_step *s = t->f->kb->steps;
	size_t i;
	int time;

	for (time = KB_NOW; time >= KB_PLANNED; time--)
		for (i = 0; i < t->f->kb->nsteps; i++)
			if ((int)s[i].time == time &&
			    is_here(t->f, s[i].country))
				read_step(t, i);
}

static void
read_lane(const struct trial *t, unsigned lane, struct alternative *a)
{
	const struct kb *kb = t->f->kb;
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		a->alarm[i] = lanes_rule(t->lanes, kb->alarms[i].rule,
		    READING_MAIN, lane) == TRI_TRUE;
	a->urgency = lanes_urgency(t->lanes, lane);
	a->outcome = lanes_outcome(t->lanes, lane);
	a->secrecy = kb->secrecy_fact == KB_ALWAYS ? TRI_UNKNOWN :
	    lanes_rule(t->lanes, kb->facts[kb->secrecy_fact].rule,
	    READING_MAIN, lane);
	a->ground = ground_of(t, lane);
}

/* ---- trying ---- */

/* Keeps those in the lanes that change something. */
static void
flush(struct trial *t)
{
	size_t i;

	if (t->set == 0)
		return;
	lanes_run(t->lanes);
	read_steps(t);
	for (i = 0; i < t->set; i++) {
		struct alternative a = t->at[t->first + i];

		read_lane(t, (unsigned)i + 1, &a);
		if (alternative_weight(t->f, &a) > 0)
			t->at[t->n++] = a;
	}
	t->first = t->n;
	t->set = 0;
	lanes_repeat(t->lanes, t->nlanes);
}

static void
add(struct trial *t, size_t question, size_t alternative, bool unknown)
{
	const struct kb_question *q = &t->f->kb->questions[question];

	if (t->set + 1 == t->nlanes)
		flush(t);
	t->at[t->first + t->set] = (struct alternative){
	    .question = question, .unknown = unknown,
	    .option = alternative < q->noptions ? alternative : KB_ALWAYS,
	    .step = KB_ALWAYS, .gone = KB_ALWAYS };
	whatif_answer(t->lanes, t->f->answers, (unsigned)++t->set, question,
	    alternative);
}

static bool
applies(const struct findings *f, size_t question)
{
	return findings_rule(f, f->kb->questions[question].ask_if) !=
	    TRI_FALSE;
}

static void
add_unknown(struct trial *t, size_t question)
{
	size_t i, n = whatif_count(&t->f->kb->questions[question]);

	for (i = 0; i < n; i++)
		if (whatif_fits(t->f->answers, question, i))
			add(t, question, i, true);
}

/* Who one is and where one works will not turn out otherwise. */
static void
add_answered(struct trial *t, size_t question)
{
	const struct kb *kb = t->f->kb;
	size_t i, chosen = answers_option(t->f->answers, question);

	if (chosen == KB_ALWAYS || question == kb->country_question ||
	    question == kb->profession_question)
		return;
	for (i = 0; i < kb->questions[question].noptions; i++)
		if (i != chosen)
			add(t, question, i, false);
}

static void
try_all(struct trial *t)
{
	size_t i;

	lanes_set(t->lanes, 0, t->f->answers, END_CLOSED);
	lanes_repeat(t->lanes, t->nlanes);
	for (i = 0; i < t->f->kb->nquestions; i++) {
		if (!applies(t->f, i))
			continue;
		if (answers_definite(t->f->answers, i))
			add_answered(t, i);
		else
			add_unknown(t, i);
	}
	flush(t);
}

const struct alternatives *
alternatives_new(const struct findings *f, struct arena *arena)
{
	struct alternatives *a = arena_alloc(arena, sizeof(*a));
	struct trial t = { .f = f, .program = f->program };
	size_t i, words, most = 0;

	for (i = 0; i < f->kb->nquestions; i++)
		if (applies(f, i))
			most += whatif_count(&f->kb->questions[i]);
	words = most / WORD_LANES + 1;
	if (words > LANES_WORDS)
		words = LANES_WORDS;
	t.nlanes = (unsigned)(words * WORD_LANES);
	t.at = arena_calloc(arena, most, sizeof(*t.at));
	if (a == NULL || t.at == NULL)
		return NULL;
	t.lanes = lanes_new_words(f->program, words, -1);
	if (t.lanes == NULL)
		return NULL;
	try_all(&t);
	lanes_free(t.lanes);
	a->at = t.at;
	a->n = t.n;
	return a;
}

/* ---- weighing ---- */

static unsigned
distance(int a, int b)
{
	return (unsigned)(a > b ? a - b : b - a);
}

unsigned
alternative_weight(const struct findings *f, const struct alternative *a)
{
	unsigned weight, alarms = 0;
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		alarms += a->alarm[i] && !f->alarm[i];
	weight = alarms;
	weight = weight * KB_NLEVELS + distance((int)a->urgency,
	    (int)f->urgency);
	weight = weight * (OUTCOME_DUTY + 1) + distance((int)a->outcome,
	    (int)f->outcome);
	weight = weight * 2 + (a->secrecy != f->secrecy);
	weight = weight * 2 + (a->ground != KB_ALWAYS);
	return weight * 2 + (a->step != KB_ALWAYS || a->gone != KB_ALWAYS);
}

bool
alternative_raises(const struct findings *f, const struct alternative *a)
{
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		if (a->alarm[i] && !f->alarm[i])
			return true;
	return a->urgency > f->urgency || (a->urgency == f->urgency &&
	    a->outcome > f->outcome && a->outcome > OUTCOME_OPEN);
}

/* The greatest weight over the answers to a question, or the furthest that
 * one of them moves reporting. */
static unsigned
heaviest(const struct findings *f, const struct alternatives *all,
    size_t question, bool reporting)
{
	unsigned most = 0, here;
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (all->at[i].question != question)
			continue;
		here = reporting ? distance((int)all->at[i].outcome,
		    (int)f->outcome) : alternative_weight(f, &all->at[i]);
		if (here > most)
			most = here;
	}
	return most;
}

/* Whether open question a is more worth finding out than b. */
static bool
precedes(const struct findings *f, const struct alternatives *all, size_t a,
    size_t b)
{
	const struct finding_open *x = &f->open[a], *y = &f->open[b];
	unsigned wx = heaviest(f, all, x->question, false);
	unsigned wy = heaviest(f, all, y->question, false);

	if (wx != wy)
		return wx > wy;
	if (x->nchanges != y->nchanges)
		return x->nchanges > y->nchanges;
	return a < b;
}

static bool
is_findable(const struct findings *f, size_t open)
{
	return findings_rule(f, f->kb->questions[f->open[open].question]
	    .worth_if) != TRI_FALSE;
}

size_t
alternatives_order(const struct findings *f, const struct alternatives *all,
    size_t *order)
{
	size_t i, j, n = 0;

	for (i = 0; i < f->nopen; i++) {
		if (!is_findable(f, i))
			continue;
		for (j = n++; j > 0 && precedes(f, all, i, order[j - 1]); j--)
			order[j] = order[j - 1];
		order[j] = i;
	}
	return n;
}

size_t
alternatives_reporting(const struct findings *f,
    const struct alternatives *all)
{
	unsigned most = 0, here;
	size_t i, best = KB_ALWAYS;

	for (i = 0; i < f->nopen; i++) {
		here = is_findable(f, i) ?
		    heaviest(f, all, f->open[i].question, true) : 0;
		if (here == 0 || here < most || (here == most &&
		    !precedes(f, all, i, best)))
			continue;
		most = here;
		best = i;
	}
	return best == KB_ALWAYS ? KB_ALWAYS : f->open[best].question;
}
