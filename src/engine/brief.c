/* SPDX-License-Identifier: MIT */
#include "engine/brief.h"

#include <string.h>

#include "engine/code.h"
#include "kb/find.h"

/* ---- the order of steps ---- */

static void
put_order(const struct kb *kb, size_t *order)
{
	size_t i, n = 0;
	int time;

	for (time = KB_NOW; time >= KB_PLANNED; time--)
		for (i = 0; i < kb->nsteps; i++)
			if ((int)kb->steps[i].time == time)
				order[n++] = i;
}

struct brief *
brief_new(const struct program *p, struct arena *arena)
{
	struct brief *b = arena_alloc(arena, sizeof(*b));
	size_t *order = arena_calloc(arena, p->kb->nsteps, sizeof(*order));

	if (b == NULL || order == NULL)
		return NULL;
	put_order(p->kb, order);
	b->order = order;
	b->nsteps = p->kb->nsteps;
	b->words = (b->nsteps + WORD_LANES - 1) / WORD_LANES;
	b->steps = arena_calloc(arena, ENGINE_LANES * (b->words + 1),
	    sizeof(*b->steps));
	return b->steps == NULL ? NULL : b;
}

/* ---- planes ---- */

static uint64_t
certain(const struct lanes *l, size_t rule, size_t word)
{
	return lanes_certain(l, code_root(l->program, rule,
	    READING_MAIN))[word];
}

static uint64_t
possible(const struct lanes *l, size_t rule, size_t word)
{
	return lanes_possible(l, code_root(l->program, rule,
	    READING_MAIN))[word];
}

/* A byte for each lane of a word: twice a bit of `high` and one of `low`. */
static void
spread(uint64_t high, uint64_t low, unsigned char *to)
{
	unsigned i;

	for (i = 0; i < WORD_LANES; i++)
		to[i] = (unsigned char)((high >> i & 1) << 1 | (low >> i & 1));
}

static void
read_secrecy(struct brief *b, const struct lanes *l, size_t word)
{
	const struct kb *kb = l->program->kb;
	signed char *to = b->secrecy + word * WORD_LANES;
	uint64_t is, may;
	int value;
	unsigned i;

	memset(to, TRI_UNKNOWN, WORD_LANES);
	if (kb->secrecy_fact == KB_ALWAYS)
		return;
	is = certain(l, kb->facts[kb->secrecy_fact].rule, word);
	may = possible(l, kb->facts[kb->secrecy_fact].rule, word);
	for (i = 0; i < WORD_LANES; i++) {
		value = (int)(is >> i & 1) + (int)(may >> i & 1);
		to[i] = (signed char)(value + TRI_FALSE);
	}
}

/* Levels as two bits: now is 3, today 2, week 1. */
static void
read_urgency(struct brief *b, const struct lanes *l, size_t word)
{
	const struct kb_urgency *u = l->program->kb->urgency;
	uint64_t now = certain(l, u[KB_NOW].rule, word);
	uint64_t today = certain(l, u[KB_TODAY].rule, word) & ~now;
	uint64_t week = (possible(l, u[KB_NOW].rule, word) |
	    possible(l, u[KB_TODAY].rule, word) |
	    possible(l, u[KB_WEEK].rule, word)) & ~today;

	spread(now | today, now | week, b->urgency + word * WORD_LANES);
}

static void
read_outcome(struct brief *b, const struct lanes *l, size_t word)
{
	const struct kb *kb = l->program->kb;
	uint64_t is[KB_DUTY + 1] = { 0 }, open = 0, duty, norm, right;
	const struct kb_ground *g;
	unsigned char *to = b->outcome + word * WORD_LANES;
	size_t i;

	for (i = 0; i < kb->ngrounds; i++) {
		g = &kb->grounds[i];
		if (g->act != KB_REPORT)
			continue;
		is[g->force] |= certain(l, g->rule, word);
		open |= possible(l, g->rule, word) &
		    ~certain(l, g->rule, word);
	}
	duty = is[KB_DUTY];
	norm = is[KB_NORM] & ~duty;
	right = (is[KB_RIGHT] | is[KB_PERMISSION]) & ~duty & ~norm;
	open &= ~(duty | norm | right);
	spread(right | norm, open | norm, to);
	for (i = 0; duty != 0; duty &= duty - 1) {
		i = (size_t)__builtin_ctzll(duty);
		to[i] = OUTCOME_DUTY;
	}
}

/* ---- steps ---- */

/* The lanes of a word in which this country was answered. */
static uint64_t
in_country(const struct lanes *l, enum kb_country country, size_t word)
{
	const struct kb *kb = l->program->kb;
	const struct code_question *q;
	const unsigned char *cell;
	const char *name = kb_country_name(country);
	size_t option;
	uint64_t lanes = 0;
	unsigned i;

	if (kb->country_question == KB_ALWAYS)
		return 0;
	option = kb_find_option(&kb->questions[kb->country_question], name,
	    strlen(name));
	if (option == KB_ALWAYS)
		return 0;
	q = &l->program->question[kb->country_question];
	cell = lanes_cell(l, q->row + (q->wide ? option : 0),
	    (unsigned)(word * WORD_LANES));
	for (i = 0; i < WORD_LANES; i++)
		lanes |= (uint64_t)(cell[i] == (q->wide ? CODE_TICKED
		    : option + 1)) << i;
	return lanes;
}

/* Swaps rows and columns of 64 words of bits. */
static void
transpose(uint64_t *m)
{
	uint64_t mask = UINT64_C(0x00000000ffffffff), t;
	unsigned j, k;

	for (j = WORD_LANES / 2; j != 0; j >>= 1, mask ^= mask << j)
		for (k = 0; k < WORD_LANES; k = (k + j + 1) & ~j) {
			t = (m[k] >> j ^ m[k + j]) & mask;
			m[k] ^= t << j;
			m[k + j] ^= t;
		}
}

static void
read_steps(struct brief *b, const struct lanes *l, size_t word)
{
	const struct kb *kb = l->program->kb;
	uint64_t here[KB_INT + 1], m[WORD_LANES];
	const struct kb_step *s;
	size_t group, i;

	here[KB_NO_COUNTRY] = UINT64_MAX;
	here[KB_INT] = 0;
	here[KB_BE] = in_country(l, KB_BE, word);
	here[KB_NLD] = in_country(l, KB_NLD, word);
	for (group = 0; group < b->words; group++) {
		memset(m, 0, sizeof(m));
		for (i = 0; i < WORD_LANES &&
		    group * WORD_LANES + i < b->nsteps; i++) {
			s = &kb->steps[b->order[group * WORD_LANES + i]];
			m[i] = here[s->country] & (s->cautious ?
			    possible(l, s->rule, word) :
			    certain(l, s->rule, word));
		}
		transpose(m);
		for (i = 0; i < WORD_LANES; i++)
			b->steps[(word * WORD_LANES + i) * b->words + group] =
			    m[i];
	}
}

/* ---- answers that do not apply ---- */

static bool
is_answered(const struct lanes *l, size_t question, unsigned lane)
{
	const struct code_question *q = &l->program->question[question];
	size_t i, n = q->wide ? q->noptions : 1;

	for (i = 0; i < n; i++)
		if (*lanes_cell(l, q->row + i, lane) != CODE_UNKNOWN)
			return true;
	return false;
}

static uint64_t
answered(const struct lanes *l, size_t question, size_t word)
{
	uint64_t lanes = 0;
	unsigned i;

	for (i = 0; i < WORD_LANES; i++)
		lanes |= (uint64_t)is_answered(l, question,
		    (unsigned)(word * WORD_LANES) + i) << i;
	return lanes;
}

static void
read_ignores(struct brief *b, const struct lanes *l, size_t word)
{
	const struct kb *kb = l->program->kb;
	uint64_t without;
	size_t i;

	b->ignores[word] = 0;
	for (i = 0; i < kb->nquestions; i++) {
		if (kb->questions[i].ask_if == KB_ALWAYS)
			continue;
		without = ~possible(l, kb->questions[i].ask_if, word);
		if ((without & ~b->ignores[word]) != 0)
			b->ignores[word] |= without & answered(l, i, word);
	}
}

size_t
brief_ignored(const struct lanes *l, unsigned lane, size_t question)
{
	const struct kb *kb = l->program->kb;

	for (; question < kb->nquestions; question++)
		if (lanes_rule(l, kb->questions[question].ask_if,
		    READING_MAIN, lane) == TRI_FALSE &&
		    is_answered(l, question, lane))
			return question;
	return KB_ALWAYS;
}

void
brief_read(struct brief *b, const struct lanes *l)
{
	size_t word, words = (l->used + WORD_LANES - 1) / WORD_LANES;

	for (word = 0; word < words; word++) {
		read_secrecy(b, l, word);
		read_urgency(b, l, word);
		read_outcome(b, l, word);
		read_steps(b, l, word);
		read_ignores(b, l, word);
	}
}

static void
set_step(struct brief *b, unsigned lane, size_t step)
{
	size_t i;

	for (i = 0; i < b->nsteps; i++)
		if (b->order[i] == step)
			b->steps[lane * b->words + i / WORD_LANES] |=
			    UINT64_C(1) << i % WORD_LANES;
}

void
brief_set(struct brief *b, unsigned lane, const struct findings *f)
{
	size_t i;

	b->secrecy[lane] = (signed char)f->secrecy;
	b->urgency[lane] = (unsigned char)f->urgency;
	b->outcome[lane] = (unsigned char)f->outcome;
	memset(b->steps + lane * b->words, 0, b->words * sizeof(*b->steps));
	for (i = 0; i < f->nsteps; i++)
		set_step(b, lane, f->steps[i].step);
	b->ignores[lane / WORD_LANES] &= ~(UINT64_C(1) << lane % WORD_LANES);
	b->ignores[lane / WORD_LANES] |=
	    (uint64_t)(f->nignored > 0) << lane % WORD_LANES;
}
