/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "engine/code.h"

#define CACHE_LINE ((size_t)64)

/* ---- making and clearing ---- */

static void *
aligned(void *p)
{
	uintptr_t at = (uintptr_t)p;

	return (void *)((at + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE);
}

static void
put_constant(struct lanes *l, uint32_t node, int certain, int possible)
{
	uint64_t *reg = l->reg + (size_t)node * 2 * l->words;

	memset(reg, certain, l->words * sizeof(*reg));
	memset(reg + l->words, possible, l->words * sizeof(*reg));
}

static int
lanes_init(struct lanes *l, const struct program *p, size_t words)
{
	size_t reg = (size_t)p->nnodes * 2 * words * sizeof(uint64_t);
	void *memory;

	l->program = p;
	l->words = words;
	/* A line more than the lanes: rows would share cache sets. */
	l->stride = words * WORD_LANES + CACHE_LINE;
	memory = arena_alloc(l->arena,
	    reg + p->nrows * l->stride + CACHE_LINE);
	if (memory == NULL)
		return -1;
	l->reg = aligned(memory);
	l->rows = (unsigned char *)l->reg + reg;
	put_constant(l, NODE_FALSE, 0, 0);
	put_constant(l, NODE_TRUE, 0xff, 0xff);
	put_constant(l, NODE_UNDECIDED, 0, 0xff);
	return 0;
}

struct lanes *
lanes_new_words(const struct program *p, size_t words, long fuse)
{
	struct arena *arena = arena_new_fused(fuse);
	struct lanes *l = arena_alloc(arena, sizeof(*l));

	if (l != NULL)
		l->arena = arena;
	if (l == NULL || lanes_init(l, p, words) == -1) {
		arena_free(arena);
		return NULL;
	}
	return l;
}

struct lanes *
lanes_new(const struct program *p)
{
	return lanes_new_words(p, LANES_WORDS, -1);
}

void
lanes_free(struct lanes *l)
{
	if (l != NULL)
		arena_wipe(l->arena);
}

void
lanes_reset(struct lanes *l)
{
	memset(l->rows, CODE_UNKNOWN, l->program->nrows * l->stride);
	l->used = 0;
	l->running = false;
}

/* ---- setting ---- */

void
lanes_open(struct lanes *l, unsigned lane)
{
	if (lane >= l->used)
		l->used = lane + 1;
}

void
lanes_choose(struct lanes *l, unsigned lane, size_t question, size_t option)
{
	const struct code_question *q = &l->program->question[question];
	size_t i;

	if (!q->wide) {
		*lanes_cell(l, q->row, lane) = (unsigned char)(option + 1);
		return;
	}
	for (i = 0; i < q->noptions; i++)
		*lanes_cell(l, q->row + i, lane) =
		    i == option ? CODE_TICKED : CODE_DENIED;
}

void
lanes_tick(struct lanes *l, unsigned lane, size_t question, size_t option,
    enum tri tick)
{
	*lanes_cell(l, l->program->question[question].row + option, lane) =
	    tick == TRI_TRUE ? CODE_TICKED :
	    tick == TRI_FALSE ? CODE_DENIED : CODE_UNKNOWN;
}

static void
put_all(struct lanes *l, unsigned lane, const struct code_question *q,
    unsigned char code)
{
	size_t i, n = q->wide ? q->noptions : 1;

	for (i = 0; i < n; i++)
		*lanes_cell(l, q->row + i, lane) = code;
}

static void
set_given(struct lanes *l, unsigned lane, size_t question,
    const signed char *tick)
{
	const struct code_question *q = &l->program->question[question];
	size_t i, code = CODE_UNKNOWN;

	if (q->wide) {
		for (i = 0; i < q->noptions; i++)
			lanes_tick(l, lane, question, i, (enum tri)tick[i]);
		return;
	}
	/* Which option it is cannot be predicted: no branch. */
	for (i = 0; i < q->noptions; i++)
		code |= (i + 1) & (0 - (size_t)(tick[i] == TRI_TRUE));
	*lanes_cell(l, q->row, lane) = (unsigned char)code;
}

void
lanes_unset(struct lanes *l, unsigned lane)
{
	size_t i;

	for (i = 0; i < l->program->nrows; i++)
		*lanes_cell(l, i, lane) = CODE_UNKNOWN;
}

static const unsigned char end_code[] = {
	[END_CLOSED] = CODE_UNKNOWN,
	[END_LOW] = CODE_LOW,
	[END_HIGH] = CODE_HIGH
};

void
lanes_set(struct lanes *l, unsigned lane, const struct answers *a,
    enum end end)
{
	const struct code_question *q = l->program->question;
	size_t i;

	lanes_open(l, lane);
	if (end != END_CLOSED)
		l->running = true;
	for (i = 0; i < l->program->nquestions; i++, q++) {
		if (a->state[i] == ANSWER_GIVEN)
			set_given(l, lane, i, a->tick + q->first_option);
		else
			put_all(l, lane, q, a->state[i] == ANSWER_UNKNOWN ?
			    CODE_UNKNOWN : end_code[end]);
	}
}

void
lanes_widen(struct lanes *l, unsigned lane, size_t question, enum end end)
{
	l->running = true;
	put_all(l, lane, &l->program->question[question], end_code[end]);
}

void
lanes_repeat(struct lanes *l, unsigned n)
{
	size_t i;

	for (i = 0; i < l->program->nrows; i++)
		memset(lanes_cell(l, i, 0), *lanes_cell(l, i, 0), n);
	lanes_open(l, n - 1);
}

/* ---- reading the result ---- */

static bool
bit(const uint64_t *plane_words, unsigned lane)
{
	return plane_words[lane / WORD_LANES] >> (lane % WORD_LANES) & 1;
}

enum tri
lanes_rule(const struct lanes *l, size_t rule, enum reading reading,
    unsigned lane)
{
	uint32_t node = code_root(l->program, rule, reading);

	if (bit(lanes_certain(l, node), lane))
		return TRI_TRUE;
	return bit(lanes_possible(l, node), lane) ? TRI_UNKNOWN : TRI_FALSE;
}

struct planes
lanes_planes(const struct lanes *l, size_t rule, enum reading reading,
    unsigned word)
{
	uint32_t node = code_root(l->program, rule, reading);

	return (struct planes){ lanes_certain(l, node)[word],
	    lanes_possible(l, node)[word] };
}

void
lanes_differ(const struct lanes *a, const struct lanes *b,
    uint64_t differ[ENGINE_LANES / 64])
{
	const struct program *p = a->program;
	const uint64_t *x, *y;
	size_t i, w, n = p->kb->nrules * NREADINGS;

	memset(differ, 0, LANES_WORDS * sizeof(*differ));
	for (i = 0; i < n; i++) {
		x = lanes_certain(a, p->root[i]);
		y = lanes_certain(b, p->root[i]);
		for (w = 0; w < a->words; w++)
			differ[w] |= (x[w] ^ y[w]) |
			    (x[a->words + w] ^ y[a->words + w]);
	}
}

enum kb_level
lanes_urgency(const struct lanes *l, unsigned lane)
{
	const struct kb_urgency *u = l->program->kb->urgency;
	enum kb_level level = KB_PLANNED;
	enum tri value;
	int i;

	for (i = KB_NOW; i > KB_PLANNED; i--) {
		value = lanes_rule(l, u[i].rule, READING_MAIN, lane);
		if (value == TRI_TRUE)
			return (enum kb_level)i;
		if (value == TRI_UNKNOWN)
			level = KB_WEEK;
	}
	return level;
}

enum kb_level
lanes_ceiling(const struct lanes *l, unsigned lane)
{
	const struct kb_urgency *u = l->program->kb->urgency;
	int i;

	for (i = KB_NOW; i > KB_PLANNED; i--)
		if (lanes_rule(l, u[i].rule, READING_MAIN, lane) != TRI_FALSE)
			break;
	return (enum kb_level)i;
}
