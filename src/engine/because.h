/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_BECAUSE_H
#define ENGINE_BECAUSE_H

#include "engine/findings.h"

/*
 * Why a condition has its value: the questions whose answers decided it,
 * found by walking its tree in the main reading.
 */
#define BECAUSE_MAX 6
struct reasons {
	size_t question[BECAUSE_MAX];
	size_t n;
};

/* Value of a condition for these findings, in the closed reading.  Not for
 * `possible` and `known`, which no ground may hold. */
enum tri because_value(const struct findings *, const struct kb_expr *,
    enum reading);
/* Whether it, or a fact or ground it names, can be read in two ways. */
bool because_has_readings(const struct kb *, const struct kb_expr *);
/* The questions behind a value: answered ones for true and false, the ones
 * still open for unknown. */
void because_find(const struct findings *, const struct kb_expr *,
    struct reasons *);
/* All questions a condition names, through facts and grounds too. */
void because_questions(const struct kb *, const struct kb_expr *,
    void (*found)(void *, size_t question), void *);

#endif
