/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_PROPERTY_H
#define ENGINE_PROPERTY_H

#include "engine/program.h"

/*
 * Whether guarantees hold, by plain evaluation of many concrete sets of
 * answers at once: what kb/expr.h says of claims, on what the engine finds.
 * It refutes and never proves; what proves is held against it.
 */
#define PROPERTY_LANES ENGINE_LANES
#define PROPERTY_WORDS (PROPERTY_LANES / 64)

struct property;

/* Borrows the program, which was made for this knowledge and day.  NULL
 * without memory. */
struct property *property_new(const struct kb *, const struct program *,
    long day);
void property_free(struct property *);

/* Forgets all sets: every lane is unanswered. */
void property_reset(struct property *);
void property_set(struct property *, unsigned lane, const struct answers *);
/* After the last set. */
void property_run(struct property *);

/* 64 lanes of a condition.  `before` has the answers before the change, lane
 * by lane; NULL when nothing changes. */
struct planes property_value(const struct property *,
    const struct property *before, const struct kb_expr *, unsigned word);
/* In which of 64 lanes what is given is true, of `before` when there is
 * one; and in which the guarantee does not hold. */
uint64_t property_given(const struct property *,
    const struct property *before, const struct kb_guarantee *,
    unsigned word);
uint64_t property_broken(const struct property *,
    const struct property *before, const struct kb_guarantee *,
    unsigned word);
/* Whether a change may touch the answer to a question. */
bool property_changes(const struct kb_guarantee *, size_t question);

#endif
