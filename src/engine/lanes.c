/* SPDX-License-Identifier: MIT */
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "engine/code.h"

#define CACHE_LINE ((size_t)64)

/* One plane of a full block, and what gcc makes of it without AVX: four
 * operations of 128 bits. */
typedef uint64_t plane __attribute__((vector_size(64)));

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

static unsigned char *
cell(const struct lanes *l, size_t row, unsigned lane)
{
	return l->rows + row * l->stride + lane;
}

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
		*cell(l, q->row, lane) = (unsigned char)(option + 1);
		return;
	}
	for (i = 0; i < q->noptions; i++)
		*cell(l, q->row + i, lane) =
		    i == option ? CODE_TICKED : CODE_DENIED;
}

void
lanes_tick(struct lanes *l, unsigned lane, size_t question, size_t option,
    enum tri tick)
{
	*cell(l, l->program->question[question].row + option, lane) =
	    tick == TRI_TRUE ? CODE_TICKED :
	    tick == TRI_FALSE ? CODE_DENIED : CODE_UNKNOWN;
}

static void
put_all(struct lanes *l, unsigned lane, const struct code_question *q,
    unsigned char code)
{
	size_t i, n = q->wide ? q->noptions : 1;

	for (i = 0; i < n; i++)
		*cell(l, q->row + i, lane) = code;
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
	*cell(l, q->row, lane) = (unsigned char)code;
}

void
lanes_set(struct lanes *l, unsigned lane, const struct answers *a,
    enum end end)
{
	static const unsigned char unanswered[] = {
		[END_CLOSED] = CODE_UNKNOWN,
		[END_LOW] = CODE_LOW,
		[END_HIGH] = CODE_HIGH
	};
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
			    CODE_UNKNOWN : unanswered[end]);
	}
}

void
lanes_repeat(struct lanes *l, unsigned n)
{
	size_t i;

	for (i = 0; i < l->program->nrows; i++)
		memset(cell(l, i, 0), *cell(l, i, 0), n);
	lanes_open(l, n - 1);
}

/* ---- input rows to leaves ---- */

/* One word of a plane: in which of 64 lanes the row holds the code. */
static uint64_t
match(const unsigned char *row, unsigned char code)
{
	uint64_t word = 0;
	int i;
#ifdef __SSE2__
	const __m128i wanted = _mm_set1_epi8((char)code);
	__m128i at;

	for (i = 0; i < 4; i++) {
		at = _mm_load_si128((const __m128i *)(const void *)
		    (row + 16 * i));
		at = _mm_cmpeq_epi8(at, wanted);
		word |= (uint64_t)(unsigned)_mm_movemask_epi8(at) << (16 * i);
	}
#else
	for (i = 0; i < 64; i++)
		word |= (uint64_t)(row[i] == code) << i;
#endif
	return word;
}

/* What the lanes of one row say, whatever the option. */
struct row_planes {
	size_t row;
	uint64_t unknown[LANES_WORDS];
	uint64_t low[LANES_WORDS];
	uint64_t high[LANES_WORDS];
};

static void
read_row(const struct lanes *l, size_t row, size_t words,
    struct row_planes *r)
{
	const unsigned char *at = l->rows + row * l->stride;
	size_t w;

	if (r->row == row)
		return;
	r->row = row;
	for (w = 0; w < words; w++, at += WORD_LANES) {
		r->unknown[w] = match(at, CODE_UNKNOWN);
		r->low[w] = l->running ? match(at, CODE_LOW) : 0;
		r->high[w] = l->running ? match(at, CODE_HIGH) : 0;
	}
}

static void
fill_option(struct lanes *l, const struct node *leaf, size_t words,
    struct row_planes *r, uint64_t *reg)
{
	const struct code_question *q = &l->program->question[leaf->a];
	size_t w, row = q->row + (q->wide ? leaf->b : 0);
	unsigned char code =
	    (unsigned char)(q->wide ? CODE_TICKED : leaf->b + 1);
	const unsigned char *at = l->rows + row * l->stride;
	uint64_t hit;

	read_row(l, row, words, r);
	for (w = 0; w < words; w++, at += WORD_LANES) {
		hit = match(at, code);
		if (leaf->op == NODE_DENY) {
			reg[l->words + w] = ~(hit | r->low[w]);
			reg[w] = reg[l->words + w] & ~r->unknown[w];
		} else {
			reg[w] = hit | r->high[w];
			reg[l->words + w] = reg[w] | r->unknown[w];
		}
	}
}

static void
fill_known(struct lanes *l, const struct node *leaf, size_t words,
    struct row_planes *r, uint64_t *reg)
{
	const struct code_question *q = &l->program->question[leaf->a];
	size_t i, w, n = q->wide ? q->noptions : 1;
	uint64_t unknown[LANES_WORDS] = { 0 };

	for (i = 0; i < n; i++) {
		read_row(l, q->row + i, words, r);
		for (w = 0; w < words; w++)
			unknown[w] |= r->unknown[w];
	}
	for (w = 0; w < words; w++) {
		reg[w] = leaf->op == NODE_KNOWN ?
		    ~(unknown[w] | (n > 0 ? r->low[w] : 0)) :
		    unknown[w] | (n > 0 ? r->high[w] : 0);
		reg[l->words + w] = reg[w];
	}
}

static void
fill_leaves(struct lanes *l, size_t words)
{
	const struct program *p = l->program;
	struct row_planes r;
	uint32_t i;
	uint64_t *reg = l->reg + NODE_CONSTANTS * 2 * l->words;

	r.row = SIZE_MAX;
	for (i = NODE_CONSTANTS; i < p->first_gate; i++, reg += 2 * l->words) {
		if (p->node[i].op >= NODE_KNOWN)
			fill_known(l, &p->node[i], words, &r, reg);
		else
			fill_option(l, &p->node[i], words, &r, reg);
	}
}

/* ---- gates ---- */

/* A register of a full block is two planes. */
static void
run_block(const struct program *p, const struct code_run *run, plane *reg)
{
	const struct node *node = p->node + run->first;
	const struct node *end = p->node + run->end;
	plane *to = reg + (size_t)run->first * 2;
	const plane *a, *b;

	for (; node < end; node++, to += 2) {
		a = reg + (size_t)node->a * 2;
		b = reg + (size_t)node->b * 2;
		switch (run->op) {
		case NODE_AND:
			to[0] = a[0] & b[0];
			to[1] = a[1] & b[1];
			break;
		case NODE_OR:
			to[0] = a[0] | b[0];
			to[1] = a[1] | b[1];
			break;
		default:
			to[0] = to[1] = a[run->op == NODE_POSSIBLE];
		}
	}
}

/* The same on the first `words` words of each plane. */
static void
run_words(struct lanes *l, const struct code_run *run, size_t words)
{
	const struct node *node = l->program->node;
	const size_t possible = l->words;
	const uint64_t *a, *b;
	uint64_t *to;
	uint32_t i;
	size_t w;

	for (i = run->first; i < run->end; i++) {
		to = l->reg + (size_t)i * 2 * l->words;
		a = l->reg + (size_t)node[i].a * 2 * l->words;
		b = l->reg + (size_t)node[i].b * 2 * l->words;
		for (w = 0; w < words; w++) {
			if (run->op == NODE_AND) {
				to[w] = a[w] & b[w];
				to[possible + w] =
				    a[possible + w] & b[possible + w];
			} else if (run->op == NODE_OR) {
				to[w] = a[w] | b[w];
				to[possible + w] =
				    a[possible + w] | b[possible + w];
			} else {
				to[w] = to[possible + w] =
				    a[run->op == NODE_POSSIBLE ?
				    possible + w : w];
			}
		}
	}
}

void
lanes_run(struct lanes *l)
{
	const struct program *p = l->program;
	size_t i, words = (l->used + WORD_LANES - 1) / WORD_LANES;

	fill_leaves(l, words);
	for (i = 0; i < p->nruns; i++) {
		if (words == LANES_WORDS)
			run_block(p, &p->runs[i], (plane *)(void *)l->reg);
		else
			run_words(l, &p->runs[i], words);
	}
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
