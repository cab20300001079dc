/* SPDX-License-Identifier: MIT */
#include "engine/program.h"

#include "engine/compile.h"
#include "kb/find.h"

static void
put_question(struct program *p, const struct kb_question *q)
{
	struct code_question *to = &p->question[p->nquestions++];

	to->row = (uint32_t)p->nrows;
	to->noptions = (uint32_t)q->noptions;
	to->first_option = (uint32_t)q->first_option;
	to->wide = q->many || q->noptions > CODE_OPTIONS_MAX;
	p->nrows += to->wide ? q->noptions : 1;
}

static int
program_init(struct program *p, const struct kb *kb, long day)
{
	size_t i;

	p->kb = kb;
	p->day = day;
	p->root = arena_calloc(p->arena, kb->nrules * NREADINGS,
	    sizeof(*p->root));
	p->question = arena_calloc(p->arena, kb->nquestions,
	    sizeof(*p->question));
	p->in_force = arena_calloc(p->arena, kb->ngrounds,
	    sizeof(*p->in_force));
	if (arena_failed(p->arena))
		return -1;
	for (i = 0; i < kb->ngrounds; i++)
		p->in_force[i] = kb_in_force(kb->grounds[i].from,
		    kb->grounds[i].to, day);
	for (i = 0; i < kb->nquestions; i++)
		put_question(p, &kb->questions[i]);
	return 0;
}

static struct program *
program_in(struct arena *arena, struct arena *scratch, const struct kb *kb,
    long day)
{
	struct program *p = arena_alloc(arena, sizeof(*p));
	struct compile c = { .kb = kb, .scratch = scratch };

	if (p == NULL || scratch == NULL)
		return NULL;
	p->arena = arena;
	if (program_init(p, kb, day) == -1)
		return NULL;
	c.program = p;
	if (compile_rules(&c) == -1 || compile_schedule(&c) == -1)
		return NULL;
	return p;
}

struct program *
program_new_fused(const struct kb *kb, long day, long keep, long spare)
{
	struct arena *arena = arena_new_fused(keep);
	struct arena *scratch = arena_new_fused(spare);
	struct program *p = NULL;

	if (arena != NULL)
		p = program_in(arena, scratch, kb, day);
	if (p == NULL)
		arena_free(arena);
	arena_free(scratch);
	return p;
}

struct program *
program_new(const struct kb *kb, long day)
{
	return program_new_fused(kb, day, -1, -1);
}

void
program_free(struct program *p)
{
	if (p != NULL)
		arena_free(p->arena);
}

size_t
program_length(const struct program *p)
{
	return p->nnodes - p->first_gate;
}

uint32_t
code_root(const struct program *p, size_t rule, enum reading reading)
{
	if (rule == KB_ALWAYS)
		return NODE_TRUE;
	return p->root[rule * NREADINGS + reading];
}
