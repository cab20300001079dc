/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "kb/find.h"
#include "prove/conclude.h"
#include "prove/example.h"

/*
 * Rules that say the same, and grounds that are met whenever another is.
 * Answers at random tell most apart; the rest is proved.
 */
#define BLOCKS_DRAWN 32
#define BLOCKS_MAX 256

struct rule {
	const struct kb_head *head;
	size_t rule;
	struct truth value;
	uint64_t certain[BLOCKS_MAX], possible[BLOCKS_MAX];
	bool met, constant;	/* by some answers; by all or by none */
};

struct rules {
	struct structure *s;
	struct simulate *simulate;
	struct answers *drawn;
	const char *what;
	struct rule *at;
	size_t n;
	size_t blocks;		/* of 64 sets of answers */
	bool *said;		/* n by n: the first implies the second; NULL:
				   of these nothing is said */
	bool *reached;
};

/* ---- comparing ---- */

/* Keeps what the lanes, as they are set, say of each rule. */
static void
add_block(struct rules *r)
{
	size_t i;

	if (simulate_run(r->simulate) == -1) {
		gates_fail(r->s->gates);
		return;
	}
	for (i = 0; i < r->n; i++) {
		r->at[i].certain[r->blocks] = simulate_word(r->simulate,
		    r->at[i].value.certain, 0);
		r->at[i].possible[r->blocks] = simulate_word(r->simulate,
		    r->at[i].value.possible, 0);
	}
	r->blocks++;
}

static void
draw_block(struct rules *r)
{
	unsigned lane;

	for (lane = 0; lane < 64; lane++) {
		search_draw(r->s->search, r->drawn);
		simulate_put(r->simulate, lane, r->s->encode, r->drawn);
	}
	add_block(r);
}

/* What tells two apart tells others apart as well. */
static void
learn(struct rules *r)
{
	if (r->blocks == BLOCKS_MAX)
		return;
	example_read(r->s->query, r->s->encode, r->drawn);
	search_keep(r->s->search, r->drawn);
	simulate_put(r->simulate, 0, r->s->encode, r->drawn);
	add_block(r);
}

static bool
follows(struct rules *r, int from, int to)
{
	int literals[2] = { from, -to };
	enum solver_result result = structure_solve(r->s, literals, 2);

	if (result == SOLVER_YES)
		learn(r);
	return result == SOLVER_NO;
}

static bool
implies(struct rules *r, const struct rule *a, const struct rule *b)
{
	size_t i;

	for (i = 0; i < r->blocks; i++)
		if ((a->certain[i] & ~b->certain[i]) != 0)
			return false;
	return follows(r, a->value.certain, b->value.certain);
}

static bool
are_same(struct rules *r, const struct rule *a, const struct rule *b)
{
	const struct truth *x = &a->value, *y = &b->value;
	size_t i;

	for (i = 0; i < r->blocks; i++)
		if (a->certain[i] != b->certain[i] ||
		    a->possible[i] != b->possible[i])
			return false;
	return follows(r, x->certain, y->certain) &&
	    follows(r, y->certain, x->certain) &&
	    follows(r, x->possible, y->possible) &&
	    follows(r, y->possible, x->possible);
}

/* One is written as the other: the author knows. */
static bool
is_alias(const struct kb *kb, const struct rule *a, const struct rule *b)
{
	const struct kb_expr *x = kb->rules[a->rule].expr;
	const struct kb_expr *y = kb->rules[b->rule].expr;

	return x->op == KB_FACT && (kb->facts[x->ref].rule == b->rule ||
	    (y->op == KB_FACT && x->ref == y->ref));
}

/* ---- what grounds imply ---- */

static const struct kb_ground *
ground_at(const struct rules *r, size_t i)
{
	return (const struct kb_ground *)r->at[i].head;
}

static size_t
place_of(const struct rules *r, const struct kb_ground *ground)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (ground_at(r, i) == ground)
			return i;
	return KB_ALWAYS;
}

static void
say(struct rules *r, size_t from, const struct kb_ground *to)
{
	size_t j = place_of(r, to);

	if (j != KB_ALWAYS)
		r->said[from * r->n + j] = true;
}

/* The grounds without which a condition is not true. */
static void
say_demanded(struct rules *r, size_t from, const struct kb_expr *e)
{
	const struct kb *kb = r->s->kb;
	size_t i;

	if (e->op == KB_GROUND)
		say(r, from, &kb->grounds[e->ref]);
	else if (e->op == KB_FACT)
		say_demanded(r, from,
		    kb->rules[kb->facts[e->ref].rule].expr);
	for (i = 0; e->op == KB_ALL && i < e->nkids; i++)
		say_demanded(r, from, e->kids[i]);
}

static bool
make_said(struct rules *r)
{
	const struct kb *kb = r->s->kb;
	const struct kb_refs *said;
	size_t i, k;

	r->said = arena_calloc(r->s->arena, r->n * r->n + 1, sizeof(bool));
	r->reached = arena_calloc(r->s->arena, r->n + 1, sizeof(bool));
	if (r->said == NULL || r->reached == NULL)
		return false;
	for (i = 0; i < r->n; i++) {
		said = &ground_at(r, i)->implies;
		for (k = 0; k < said->n; k++)
			say(r, i, &kb->grounds[said->at[k]]);
		say_demanded(r, i, kb->rules[r->at[i].rule].expr);
	}
	return true;
}

static void
reach(struct rules *r, size_t from)
{
	size_t j;

	r->reached[from] = true;
	for (j = 0; j < r->n; j++)
		if (r->said[from * r->n + j] && !r->reached[j])
			reach(r, j);
}

/* What follows from what is said is said. */
static bool
is_said(struct rules *r, size_t from, size_t to)
{
	if (r->said == NULL)
		return false;
	memset(r->reached, 0, r->n);
	reach(r, from);
	return r->reached[to];
}

/* ---- findings ---- */

static void
check_same(struct rules *r, size_t i, size_t j)
{
	const struct rule *a = &r->at[i], *b = &r->at[j];

	if (a->constant || b->constant || !are_same(r, a, b) ||
	    is_alias(r->s->kb, a, b) || is_alias(r->s->kb, b, a))
		return;
	if (is_said(r, i, j) && is_said(r, j, i))
		return;
	diag_add(r->s->diag, DIAG_FINDING, b->head->file, b->head->line,
	    "%s \"%s\" is the same as \"%s\" (%s:%u), whatever is answered; "
	    "let one refer to the other", r->what, b->head->id, a->head->id,
	    a->head->file, a->head->line);
}

static void
check_implied(struct rules *r, size_t i, size_t j)
{
	const struct rule *a = &r->at[i], *b = &r->at[j];

	/* To do one thing; that another may be done as well says little. */
	if (i != j && ground_at(r, i)->act == ground_at(r, j)->act &&
	    a->met && !b->constant && implies(r, a, b) && !is_said(r, i, j))
		diag_add(r->s->diag, DIAG_FINDING, a->head->file,
		    a->head->line, "ground \"%s\" is met only when \"%s\" "
		    "(%s:%u) is; if that is meant, write implies=\"%s\"",
		    a->head->id, b->head->id, b->head->file, b->head->line,
		    b->head->id);
}

/* What was said is so. */
static void
check_said(struct rules *r, size_t i, size_t ground)
{
	struct structure *s = r->s;
	const struct kb_ground *to = &s->kb->grounds[ground];
	const struct kb_head *from = r->at[i].head;
	int literals[2] = { r->at[i].value.certain, GATES_FALSE };

	if (!kb_in_force(to->from, to->to, s->day))
		return;
	literals[1] = -encode_rule(s->encode, to->rule,
	    READING_MAIN).certain;
	if (structure_find(s, s->encode, literals, 2) != SOLVER_YES)
		return;
	diag_add(s->diag, DIAG_FINDING, from->file, from->line, "ground "
	    "\"%s\" can be met while \"%s\" is not; mend one of them or take "
	    "it out of implies", from->id, to->head.id);
	structure_example(s, from->id);
}

static void
check_grounds(struct rules *r)
{
	const struct kb_refs *said;
	size_t i, j;

	if (!make_said(r))
		return;
	for (i = 0; i < r->n; i++) {
		said = &ground_at(r, i)->implies;
		for (j = 0; j < said->n; j++)
			check_said(r, i, said->at[j]);
		for (j = 0; j < r->n; j++)
			check_implied(r, i, j);
	}
}

/* ---- gathering ---- */

static void
add(struct rules *r, const struct kb_head *head, size_t rule)
{
	r->at[r->n].head = head;
	r->at[r->n].rule = rule;
	r->at[r->n++].value = encode_rule(r->s->encode, rule, READING_MAIN);
}

static void
add_grounds(struct rules *r, enum kb_country country)
{
	const struct kb_ground *g = r->s->kb->grounds;
	size_t i;

	r->what = "ground";
	for (i = 0; i < r->s->kb->ngrounds; i++, g++)
		if (g->country == country &&
		    kb_in_force(g->from, g->to, r->s->day))
			add(r, &g->head, g->rule);
}

static void
add_facts(struct rules *r, enum kb_country country)
{
	const struct kb *kb = r->s->kb;
	size_t i;

	(void)country;
	r->what = "fact";
	for (i = 0; i < kb->nfacts; i++)
		add(r, &kb->facts[i].head, kb->facts[i].rule);
}

static void
add_indicators(struct rules *r, enum kb_country country)
{
	const struct kb *kb = r->s->kb;
	size_t i;

	(void)country;
	r->what = "indicator";
	for (i = 0; i < kb->nindicators; i++)
		add(r, &kb->indicators[i].head, kb->indicators[i].rule);
}

/* Which can be met at all, and which are always or never. */
static bool
judge(struct rules *r)
{
	struct goal *goals = arena_calloc(r->s->arena, 3 * r->n + 1,
	    sizeof(*goals));
	struct rule *a = r->at;
	size_t i;

	if (goals == NULL)
		return false;
	for (i = 0; i < r->n; i++, a++) {
		goals[3 * i].literal = a->value.certain;
		goals[3 * i + 1].literal = -a->value.certain;
		goals[3 * i + 2].literal = a->value.possible;
	}
	structure_goals(r->s, goals, 3 * r->n);
	for (a = r->at, i = 0; i < r->n; i++, a++) {
		a->met = goals[3 * i].found == SOLVER_YES;
		a->constant = goals[3 * i + 1].found == SOLVER_NO ||
		    goals[3 * i + 2].found == SOLVER_NO;
	}
	return true;
}

static bool
draw(struct rules *r)
{
	r->drawn = answers_new(r->s->kb, r->s->arena);
	r->simulate = simulate_new(r->s->gates, 1);
	if (r->drawn == NULL || r->simulate == NULL) {
		gates_fail(r->s->gates);
		return false;
	}
	while (r->blocks < BLOCKS_DRAWN && !structure_failed(r->s))
		draw_block(r);
	return true;
}

/* Rules that are compared with each other. */
static const struct kind {
	void (*add)(struct rules *, enum kb_country);
	enum kb_country country;
	bool grounds;
} kinds[] = {
	{ add_facts, KB_NO_COUNTRY, false },
	{ add_indicators, KB_NO_COUNTRY, false },
	{ add_grounds, KB_BE, true }, { add_grounds, KB_NLD, true },
};

static void
check(struct structure *s, const struct kind *kind)
{
	const struct kb *kb = s->kb;
	struct rules r = { .s = s };
	size_t i, j;

	r.at = memory_calloc(kb->nfacts + kb->nindicators + kb->ngrounds + 1,
	    sizeof(*r.at));
	if (r.at == NULL) {
		gates_fail(s->gates);
		return;
	}
	kind->add(&r, kind->country);
	if (judge(&r) && draw(&r)) {
		if (kind->grounds)
			check_grounds(&r);
		for (i = 0; i < r.n && !structure_failed(s); i++)
			for (j = i + 1; j < r.n; j++)
				check_same(&r, i, j);
	}
	simulate_free(r.simulate);
	free(r.at);
}

void
structure_same(struct structure *s)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		progress_tell(s->progress, "structure: rules", i,
		    sizeof(kinds) / sizeof(kinds[0]));
		check(s, &kinds[i]);
	}
}
