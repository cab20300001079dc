/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_COMPILE_H
#define ENGINE_COMPILE_H

#include "engine/code.h"

/* From rules to a program, in two phases.  Private to the engine. */
struct compile {
	const struct kb *kb;
	struct program *program;
	struct arena *scratch;
	struct nodes nodes;
	uint32_t *memo;		/* by rule, reading and sign */
	unsigned char *uses;	/* whether a rule depends on the reading */
};

/* Conditions to nodes: fills the program's roots; -1 without memory. */
int compile_rules(struct compile *);
/* Nodes to straight-line code, and roots to registers; -1 without memory. */
int compile_schedule(struct compile *);

#endif
