/* SPDX-License-Identifier: MIT */
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "engine/code.h"

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
fill_leaf(struct lanes *l, uint32_t i, size_t words, struct row_planes *r)
{
	const struct node *leaf = &l->program->node[i];
	uint64_t *reg = l->reg + (size_t)i * 2 * l->words;

	if (leaf->op >= NODE_KNOWN)
		fill_known(l, leaf, words, r, reg);
	else
		fill_option(l, leaf, words, r, reg);
}

static void
fill_leaves(struct lanes *l, size_t words)
{
	struct row_planes r;
	uint32_t i;

	r.row = SIZE_MAX;
	for (i = NODE_CONSTANTS; i < l->program->first_gate; i++)
		fill_leaf(l, i, words, &r);
}

/* ---- gates ---- */

/* One plane of a full block, and what gcc makes of it without AVX: four
 * operations of 128 bits. */
typedef uint64_t plane __attribute__((vector_size(64)));


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

/* One word, one gate. */
static void
run_gate(struct lanes *l, uint32_t i)
{
	const struct node *node = &l->program->node[i];
	const uint64_t *a = lanes_certain(l, node->a);
	const uint64_t *b = lanes_certain(l, node->b);
	uint64_t *to = l->reg + (size_t)i * 2;

	if (node->op == NODE_AND) {
		to[0] = a[0] & b[0];
		to[1] = a[1] & b[1];
	} else if (node->op == NODE_OR) {
		to[0] = a[0] | b[0];
		to[1] = a[1] | b[1];
	} else
		to[0] = to[1] = a[node->op == NODE_POSSIBLE];
}

void
lanes_run_cone(struct lanes *l, const uint32_t *cone, size_t n)
{
	struct row_planes r;
	size_t i;

	r.row = SIZE_MAX;
	for (i = 0; i < n && cone[i] < l->program->first_gate; i++)
		fill_leaf(l, cone[i], 1, &r);
	for (; i < n; i++)
		run_gate(l, cone[i]);
}
