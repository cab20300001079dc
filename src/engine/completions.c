/* SPDX-License-Identifier: MIT */
#include "engine/completions.h"

#include <limits.h>
#include <string.h>

#include "engine/depend.h"

#define STACK_FIRST 64		/* fillings */

/* A filling is a column of input codes, one a row; unknown is not filled. */
struct search {
	const struct findings *f;
	const struct program *program;
	struct lanes *lanes;
	struct lanes before;		/* as they ran on the start alone */
	struct depend depend;
	uint32_t *cone;			/* nodes that a conclusion hangs on */
	size_t ncone;
	uint32_t *rows;			/* of their questions */
	size_t nrows;
	struct arena *scratch;
	unsigned char *start;		/* the answers as they are */
	unsigned char *stack;		/* fillings still to try */
	size_t n, room;			/* of them */
	size_t made;			/* for this conclusion */
	size_t left;			/* may be made for all others */
	unsigned char *batch;		/* fillings being tried */
	bool spent;			/* the bound was met */
};

/* A conclusion: its value in a lane, and what it hangs on in these pairs,
 * given its lowest value in each. */
struct conclusion {
	int (*value)(const struct search *, size_t rule, unsigned lane);
	void (*want)(struct search *, size_t rule, const int *low,
	    uint64_t pairs);
};

static uint64_t
pair_bit(unsigned pair)
{
	return UINT64_C(1) << 2 * pair;
}

/* ---- conclusions ---- */

static int
rule_value(const struct search *s, size_t rule, unsigned lane)
{
	return lanes_rule(s->lanes, rule, READING_MAIN, lane);
}

static void
want_rule(struct search *s, size_t rule, const int *low, uint64_t pairs)
{
	(void)low;
	depend_want(&s->depend, rule, PLANE_BOTH, pairs);
}

static int
outcome_value(const struct search *s, size_t rule, unsigned lane)
{
	(void)rule;
	return lanes_outcome(s->lanes, lane);
}

/* The pairs that are below a value at their low end. */
static uint64_t
pairs_below(const int *low, int value, uint64_t pairs)
{
	uint64_t below = 0;
	unsigned i;

	for (i = 0; i < DEPEND_PAIRS; i++)
		if ((pairs & pair_bit(i)) != 0 && low[i] < value)
			below |= pair_bit(i);
	return below;
}

/* A ground that is no stronger than one that is met changes nothing, and
 * possible ones count only while nothing else does. */
static void
want_outcome(struct search *s, size_t rule, const int *low, uint64_t pairs)
{
	static const enum outcome met[] = { [KB_PERMISSION] = OUTCOME_RIGHT,
	    [KB_RIGHT] = OUTCOME_RIGHT, [KB_NORM] = OUTCOME_NORM,
	    [KB_DUTY] = OUTCOME_DUTY };
	const struct kb *kb = s->program->kb;
	uint64_t none = pairs_below(low, OUTCOME_OPEN, pairs), below;
	size_t i;

	(void)rule;
	for (i = 0; i < kb->ngrounds; i++) {
		if (kb->grounds[i].act != KB_REPORT)
			continue;
		below = pairs_below(low, (int)met[kb->grounds[i].force],
		    pairs);
		depend_want(&s->depend, kb->grounds[i].rule, PLANE_CERTAIN,
		    below);
		depend_want(&s->depend, kb->grounds[i].rule, PLANE_POSSIBLE,
		    none);
	}
}

static int
urgency_value(const struct search *s, size_t rule, unsigned lane)
{
	(void)rule;
	return lanes_urgency(s->lanes, lane);
}

static void
want_urgency(struct search *s, size_t rule, const int *low, uint64_t pairs)
{
	const struct kb_urgency *u = s->program->kb->urgency;
	uint64_t planned = pairs_below(low, KB_WEEK, pairs);
	int i;

	(void)rule;
	for (i = KB_NOW; i > KB_PLANNED; i--) {
		depend_want(&s->depend, u[i].rule, PLANE_CERTAIN,
		    pairs_below(low, i, pairs));
		depend_want(&s->depend, u[i].rule, PLANE_POSSIBLE, planned);
	}
}

static const struct conclusion of_rule = { rule_value, want_rule };
static const struct conclusion of_outcome = { outcome_value, want_outcome };
static const struct conclusion of_urgency = { urgency_value, want_urgency };

/* ---- fillings ---- */

/* Without memory the search ends here, and the arena tells. */
static bool
grow(struct search *s)
{
	size_t size = s->program->nrows, room = s->room * 2 + STACK_FIRST;
	unsigned char *stack = arena_calloc(s->scratch, room, size);

	if (stack == NULL)
		return false;
	if (s->n > 0)
		memcpy(stack, s->stack, s->n * size);
	s->stack = stack;
	s->room = room;
	return true;
}

static unsigned char *
push(struct search *s, const unsigned char *from)
{
	size_t size = s->program->nrows;
	unsigned char *to;

	if (s->made == COMPLETIONS_MAX || s->left == 0 ||
	    (s->n == s->room && !grow(s))) {
		s->spent = true;
		return NULL;
	}
	to = s->stack + s->n * size;
	s->n++;
	s->made++;
	s->left--;
	memcpy(to, from, size);
	return to;
}

/* What is in a row as the two ends of what may still be filled in. */
static void
put_ends(struct search *s, size_t row, unsigned pair, unsigned char code)
{
	unsigned char *at = lanes_cell(s->lanes, row, 2 * pair);

	at[0] = at[1] = code;
	if (code == CODE_UNKNOWN) {
		at[0] = CODE_LOW;
		at[1] = CODE_HIGH;
	}
}

static void
run_batch(struct search *s, unsigned n)
{
	const unsigned char *filling = s->batch;
	unsigned pair;
	size_t i;

	for (pair = 0; pair < n; pair++, filling += s->program->nrows)
		for (i = 0; i < s->nrows; i++)
			put_ends(s, s->rows[i], pair, filling[s->rows[i]]);
	lanes_run_cone(s->lanes, s->cone, s->ncone);
}

static unsigned
take_batch(struct search *s)
{
	size_t size = s->program->nrows;
	unsigned n = s->n < DEPEND_PAIRS ? (unsigned)s->n : DEPEND_PAIRS;

	s->n -= n;
	memcpy(s->batch, s->stack + s->n * size, n * size);
	run_batch(s, n);
	return n;
}

static void
push_option(struct search *s, const unsigned char *from,
    const struct code_question *q, size_t option)
{
	unsigned char *to = push(s, from);
	size_t i;

	if (to == NULL)
		return;
	if (!q->wide) {
		to[q->row] = (unsigned char)(option + 1);
		return;
	}
	for (i = 0; i < q->noptions; i++)
		to[q->row + i] = i == option ? CODE_TICKED : CODE_DENIED;
}

/* Each option that matters, and one that stands for all the others. */
static void
split_one(struct search *s, const unsigned char *from, unsigned pair,
    uint32_t leaf)
{
	const struct program *p = s->program;
	const uint32_t question = p->node[leaf].a;
	const struct code_question *q = &p->question[question];
	size_t next = 0;	/* the first option not yet seen to matter */
	size_t other = q->noptions, done = q->noptions;
	const struct node *n;

	for (; leaf < p->first_gate && p->node[leaf].a == question; leaf++) {
		n = &p->node[leaf];
		if (n->op >= NODE_KNOWN || n->b == done ||
		    (depend_leaf(&s->depend, leaf) & pair_bit(pair)) == 0)
			continue;
		if (n->b > next && other == q->noptions)
			other = next;
		next = n->b + 1;
		done = n->b;
		push_option(s, from, q, n->b);
	}
	if (other == q->noptions && next < q->noptions)
		other = next;
	if (other < q->noptions)
		push_option(s, from, q, other);
}

/* An option of a `many` question is ticked or not, whatever the others. */
static void
split_tick(struct search *s, const unsigned char *from, uint32_t leaf)
{
	const struct node *n = &s->program->node[leaf];
	size_t row = s->program->question[n->a].row + n->b;
	unsigned char *to;
	int code;

	while (n->op >= NODE_KNOWN && from[row] != CODE_UNKNOWN)
		row++;
	for (code = CODE_TICKED; code <= CODE_DENIED; code++) {
		to = push(s, from);
		if (to != NULL)
			to[row] = (unsigned char)code;
	}
}

/* Each of these pairs on the first question that it hangs on. */
static void
split(struct search *s, uint64_t pairs)
{
	const struct program *p = s->program;
	const unsigned char *from;
	uint64_t here;
	uint32_t leaf;
	unsigned pair;
	size_t i;

	for (i = 0; i < s->ncone && pairs != 0; i++) {
		leaf = s->cone[i];
		here = depend_leaf(&s->depend, leaf) & pairs;
		pairs &= ~here;
		for (; here != 0; here &= here - 1) {
			pair = (unsigned)__builtin_ctzll(here) / 2;
			from = s->batch + pair * p->nrows;
			if (p->kb->questions[p->node[leaf].a].many)
				split_tick(s, from, leaf);
			else
				split_one(s, from, pair, leaf);
		}
	}
}

/* ---- one conclusion ---- */

static void
widen(struct completion_range *r, int value)
{
	if (!r->exact || value < r->low)
		r->low = value;
	if (!r->exact || value > r->high)
		r->high = value;
	r->exact = true;
}

/* Values that are settled widen what was found; of the others those pairs
 * are left that may still widen it. */
static uint64_t
read_batch(const struct search *s, const struct conclusion *c, size_t rule,
    unsigned n, struct completion_range *found, int *low, int *high)
{
	uint64_t open = 0;
	unsigned i;

	for (i = 0; i < n; i++) {
		low[i] = c->value(s, rule, 2 * i);
		high[i] = c->value(s, rule, 2 * i + 1);
		if (low[i] == high[i])
			widen(found, low[i]);
	}
	for (i = 0; i < n; i++)
		if (low[i] != high[i] && (!found->exact ||
		    low[i] < found->low || high[i] > found->high))
			open |= pair_bit(i);
	return open;
}

static bool
within(const struct completion_range *inner,
    const struct completion_range *outer)
{
	return inner->low >= outer->low && inner->high <= outer->high;
}

/* Leaves come first, by question. */
static void
find_rows(struct search *s)
{
	const struct program *p = s->program;
	uint32_t asked = UINT32_MAX, row;
	const struct code_question *q;
	size_t i;

	s->nrows = 0;
	for (i = 0; i < s->ncone && s->cone[i] < p->first_gate; i++) {
		if (p->node[s->cone[i]].a == asked)
			continue;
		asked = p->node[s->cone[i]].a;
		q = &p->question[asked];
		for (row = 0; row < (q->wide ? q->noptions : 1); row++)
			s->rows[s->nrows++] = q->row + row;
	}
}

/* All that a conclusion can hang on, whatever is filled in. */
static void
find_cone(struct search *s, const struct conclusion *c, size_t rule)
{
	const int low[DEPEND_PAIRS] = { INT_MIN };

	s->depend.lanes = &s->before;
	c->want(s, rule, low, pair_bit(0));
	depend_walk(&s->depend);
	s->ncone = depend_cone(&s->depend, s->cone);
	depend_clear_cone(&s->depend, s->cone, s->ncone);
	s->depend.lanes = s->lanes;
	find_rows(s);
}

/* `ends` are what the answers as they are leave open. */
static struct completion_range
search(struct search *s, const struct conclusion *c, size_t rule,
    const struct completion_range *ends)
{
	struct completion_range found = { 0, 0, false };
	int low[DEPEND_PAIRS], high[DEPEND_PAIRS];
	uint64_t open;
	unsigned n;

	find_cone(s, c, rule);
	s->n = s->made = 0;
	s->spent = false;
	(void)push(s, s->start);
	while (s->n > 0 && !s->spent &&
	    !(found.exact && within(ends, &found))) {
		n = take_batch(s);
		open = read_batch(s, c, rule, n, &found, low, high);
		if (open == 0)
			continue;
		c->want(s, rule, low, open);
		depend_walk_cone(&s->depend, s->cone, s->ncone);
		split(s, open);
		depend_clear_cone(&s->depend, s->cone, s->ncone);
	}
	return s->spent || !found.exact ? *ends : found;
}

/* ---- all of them ---- */

struct goal {
	const struct conclusion *conclusion;
	size_t rule;
	struct completion_range *to;
};

static void
add_goal(struct goal *goals, size_t *n, const struct conclusion *c,
    size_t rule, struct completion_range *to)
{
	goals[(*n)++] = (struct goal){ c, rule, to };
}

/* The most weighty first: they must not lack room. */
static size_t
put_goals(const struct findings *f, struct completions *c,
    struct completion_range *grounds, struct completion_range *steps,
    struct goal *goals)
{
	const struct kb *kb = f->kb;
	size_t i, n = 0;

	for (i = 0; i < KB_NALARMS; i++)
		add_goal(goals, &n, &of_rule, kb->alarms[i].rule,
		    &c->alarm[i]);
	add_goal(goals, &n, &of_urgency, KB_ALWAYS, &c->urgency);
	add_goal(goals, &n, &of_outcome, KB_ALWAYS, &c->outcome);
	if (kb->secrecy_fact != KB_ALWAYS)
		add_goal(goals, &n, &of_rule,
		    kb->facts[kb->secrecy_fact].rule, &c->secrecy);
	for (i = 0; i < f->ngrounds; i++)
		add_goal(goals, &n, &of_rule,
		    kb->grounds[f->grounds[i].ground].rule, &grounds[i]);
	for (i = 0; i < f->nsteps; i++)
		add_goal(goals, &n, &of_rule,
		    kb->steps[f->steps[i].step].rule, &steps[i]);
	return n;
}

/* In all lanes: a cone leaves alone what is settled, and finds it there. */
static void
run_start(struct search *s)
{
	const struct program *p = s->program;
	unsigned pair;
	size_t row;

	for (row = 0; row < p->nrows; row++)
		for (pair = 0; pair < DEPEND_PAIRS; pair++)
			put_ends(s, row, pair, s->start[row]);
	s->lanes->used = WORD_LANES;
	s->lanes->running = true;
	lanes_run(s->lanes);
	memcpy(s->before.reg, s->lanes->reg,
	    (size_t)p->nnodes * 2 * sizeof(*s->before.reg));
}

static void
search_all(struct search *s, const struct goal *goals, size_t n)
{
	const struct goal *g;
	size_t i;

	run_start(s);
	for (i = 0; i < n; i++) {
		g = &goals[i];
		g->to->low = g->conclusion->value(s, g->rule, 0);
		g->to->high = g->conclusion->value(s, g->rule, 1);
		g->to->exact = completion_settled(g->to);
	}
	for (i = 0; i < n; i++) {
		g = &goals[i];
		if (!g->to->exact)
			*g->to = search(s, g->conclusion, g->rule, g->to);
	}
}

static bool
search_init(struct search *s)
{
	const struct program *p = s->program;
	struct arena *scratch = s->scratch;
	size_t row;

	s->start = arena_alloc(scratch, p->nrows);
	s->batch = arena_calloc(scratch, DEPEND_PAIRS, p->nrows);
	s->cone = arena_calloc(scratch, p->nnodes, sizeof(*s->cone));
	s->rows = arena_calloc(scratch, p->nrows, sizeof(*s->rows));
	s->before = *s->lanes;
	s->before.reg = arena_calloc(scratch, p->nnodes,
	    2 * sizeof(*s->before.reg));
	if (!depend_init(&s->depend, s->lanes, scratch))
		return false;
	lanes_set(s->lanes, 0, s->f->answers, END_CLOSED);
	for (row = 0; row < p->nrows; row++)
		s->start[row] = *lanes_cell(s->lanes, row, 0);
	s->left = COMPLETIONS_ALL;
	return true;
}

static bool
decide(struct search *s, struct completions *c, struct arena *arena)
{
	const struct findings *f = s->f;
	struct completion_range *grounds = arena_calloc(arena, f->ngrounds,
	    sizeof(*grounds));
	struct completion_range *steps = arena_calloc(arena, f->nsteps,
	    sizeof(*steps));
	struct goal *goals = arena_calloc(s->scratch, KB_NALARMS + 3 +
	    f->ngrounds + f->nsteps, sizeof(*goals));

	if (grounds == NULL || steps == NULL || goals == NULL ||
	    !search_init(s))
		return false;
	search_all(s, goals, put_goals(f, c, grounds, steps, goals));
	c->grounds = grounds;
	c->steps = steps;
	c->fillings = COMPLETIONS_ALL - s->left;
	return !arena_failed(s->scratch);
}

const struct completions *
completions_new_fused(const struct findings *f, struct arena *arena,
    long fuse)
{
	struct completions *c = arena_alloc(arena, sizeof(*c));
	struct search s = { .f = f, .program = f->program,
	    .scratch = arena_new_fused(fuse) };
	bool done = false;

	if (c != NULL && s.scratch != NULL)
		s.lanes = lanes_new_words(f->program, 1, fuse);
	if (s.lanes != NULL)
		done = decide(&s, c, arena);
	lanes_free(s.lanes);
	if (s.scratch != NULL)
		arena_wipe(s.scratch);
	return done ? c : NULL;
}

const struct completions *
completions_new(const struct findings *f, struct arena *arena)
{
	return completions_new_fused(f, arena, -1);
}
