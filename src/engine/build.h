/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_BUILD_H
#define ENGINE_BUILD_H

#include "engine/code.h"
#include "engine/explain.h"

/* Findings in the making.  Each part fills its fields from the rules' values
 * and is false without memory.  Private to the engine. */
struct build {
	struct findings *f;
	const struct program *program;
	struct arena *arena;
	struct lanes *lanes;	/* lane 0 is the case */
	struct explain explain;
};

static inline void *
build_room(struct build *b, size_t n, size_t size)
{
	return arena_calloc(b->arena, n, size);
}

static inline bool
build_holds(const struct build *b, size_t rule)
{
	return findings_rule(b->f, rule) == TRI_TRUE;
}

/* Grounds, the reporting outcome, and what could still outdo it. */
bool build_reporting(struct build *);
/* Steps, contacts, stale sources and ignored answers; needs the grounds. */
bool build_shown(struct build *);

#endif
