/* SPDX-License-Identifier: MIT */
#ifndef PROVE_SOLVER_H
#define PROVE_SOLVER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * CaDiCaL behind a small door: the only file that knows it.  A literal is a
 * variable, 1 and up, or its negation.  Without memory the library aborts:
 * only for a process of its own.
 */
struct solver;
enum solver_result { SOLVER_GAVE_UP, SOLVER_NO, SOLVER_YES };

/* Whether the program was built with it; solver_new() is NULL when not. */
bool solver_available(void);
struct solver *solver_new(void);
void solver_free(struct solver *);
int solver_fresh(struct solver *);
void solver_clause(struct solver *, const int *literals, size_t n);
/* For the next solve only. */
void solver_assume(struct solver *, int literal);
/* Gives up after so many conflicts; negative: never. */
enum solver_result solver_solve(struct solver *, int conflicts);
/* After SOLVER_YES, until the next clause or assumption. */
bool solver_value(const struct solver *, int literal);

#endif
