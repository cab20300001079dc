/* SPDX-License-Identifier: MIT */
#ifndef PROVE_GATES_H
#define PROVE_GATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A circuit of two-valued conditions in which equal parts are one.  A
 * literal is a variable, 1 and up, or its negation.  A gate's variable is
 * higher than those of its inputs.  Nothing here solves anything: a circuit
 * may hold more than is ever asked (see prove/query.h).
 *
 * Sticky: after a failed allocation every call gives GATES_FALSE and
 * gates_failed() stays true.
 */
#define GATES_TRUE 1
#define GATES_FALSE (-1)

struct gates;

struct gates *gates_new(void);
void gates_free(struct gates *);
bool gates_failed(const struct gates *);
void gates_fail(struct gates *);	/* who builds on it had no memory */
int gates_count(const struct gates *);	/* highest variable */

/* Inputs that are bound together, and what always holds among them; a clause
 * may name inputs of other groups, whose own clauses then hold too. */
uint32_t gates_group(struct gates *);
int gates_input(struct gates *, uint32_t group);
void gates_constrain(struct gates *, uint32_t group, const int *literals,
    size_t n);

int gates_and(struct gates *, int, int);
int gates_or(struct gates *, int, int);
int gates_same(struct gates *, int, int);
/* Of n literals, which are reordered. */
int gates_all(struct gates *, int *, size_t n);
int gates_any(struct gates *, int *, size_t n);
int gates_at_least(struct gates *, int *, size_t n, size_t least);

/* What a variable is made of: an `all` of n literals; an input has none and
 * belongs to a group.  Variable 1 is neither. */
struct gate { const int *kids; uint32_t n; uint32_t group; };
struct gate gates_at(const struct gates *, int variable);
/* The clauses of a group, from the first (NULL: none). */
struct gates_clause { const struct gates_clause *next; size_t n;
    const int *literals; };
const struct gates_clause *gates_clauses(const struct gates *,
    uint32_t group);
uint32_t gates_groups(const struct gates *);

#endif
