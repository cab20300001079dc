/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_CODE_H
#define ENGINE_CODE_H

#include <stdint.h>

#include "engine/nodes.h"
#include "engine/program.h"

/* The insides of a program and of lanes.  Private to the engine. */

/* Gates with one operation, after each other. */
struct code_run { uint32_t op, first, end; };

/* What setting a lane needs to know of a question.  A wide one has a row for
 * each option: ticks are independent, or there are too many options for the
 * codes of one byte. */
struct code_question {
	uint32_t row;		/* first input row */
	uint32_t noptions;
	uint32_t first_option;	/* as in answers */
	bool wide;
};

/*
 * Nodes in the order of evaluation: constants, leaves by question and
 * option, gates by depth and operation.  A node's index is its register.
 */
struct program {
	struct arena *arena;
	const struct kb *kb;
	long day;
	const struct node *node;
	uint32_t nnodes;
	uint32_t first_gate;
	const struct code_run *runs;
	size_t nruns;
	uint32_t *root;		/* by rule * NREADINGS + reading */
	struct code_question *question;
	size_t nquestions;
	size_t nrows;
	bool *in_force;		/* by ground */
};

uint32_t code_root(const struct program *, size_t rule, enum reading);

/*
 * Cases are lanes.  An input row holds one byte per lane: what was answered.
 * A register holds `words` words of the certain plane, then as many of the
 * possible one.
 */
enum { CODE_UNKNOWN = 0, CODE_TICKED = 1, CODE_DENIED = 2,
    CODE_OPTIONS_MAX = 250, CODE_LOW = 254, CODE_HIGH = 255 };
#define WORD_LANES 64u
#define LANES_WORDS (ENGINE_LANES / WORD_LANES)

struct lanes {
	struct arena *arena;
	const struct program *program;
	uint64_t *reg;
	unsigned char *rows;
	size_t words;		/* 1 to LANES_WORDS */
	size_t stride;		/* bytes of a row */
	unsigned used;		/* highest lane set + 1 */
	bool running;		/* some lane is an end of the running reading */
};

/* Lanes for at most 64 * words cases: cheaper for a few. */
struct lanes *lanes_new_words(const struct program *, size_t words,
    long fuse);
/* Runs these nodes alone, in their order; of lanes of one word. */
void lanes_run_cone(struct lanes *, const uint32_t *cone, size_t n);
/* One question of a lane becomes an end, whether answered or not. */
void lanes_widen(struct lanes *, unsigned lane, size_t question, enum end);
/* Test seams, as arena_new_fused(). */
struct program *program_new_fused(const struct kb *, long day, long keep,
    long spare);
struct live;
struct live *live_new_fused(const struct program *, long fuse);

/* What a lane says in an input row; the lane counts once it was opened. */
static inline unsigned char *
lanes_cell(const struct lanes *l, size_t row, unsigned lane)
{
	return l->rows + row * l->stride + lane;
}

static inline const uint64_t *
lanes_certain(const struct lanes *l, uint32_t node)
{
	return l->reg + (size_t)node * 2 * l->words;
}

static inline const uint64_t *
lanes_possible(const struct lanes *l, uint32_t node)
{
	return lanes_certain(l, node) + l->words;
}

#endif
