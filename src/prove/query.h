/* SPDX-License-Identifier: MIT */
#ifndef PROVE_QUERY_H
#define PROVE_QUERY_H

#include "prove/gates.h"
#include "prove/solver.h"

/*
 * Questions to the solver about a circuit: can all of these literals hold
 * together?  Only what they hang on is given to the solver, and it stays
 * there for later queries until it is much more than a query needs.
 */
struct query;

/* NULL without memory, or when the program was built without a solver.
 * Borrows the circuit, which may go on growing. */
struct query *query_new(struct gates *);
void query_free(struct query *);
bool query_failed(const struct query *);

/* SOLVER_GAVE_UP only beyond the bound (or without memory): it proves
 * nothing. */
enum solver_result query_solve(struct query *, const int *literals, size_t n);
/* Conflicts after which a query is given up; negative: never.  At first
 * QUERY_CONFLICTS. */
void query_bound(struct query *, int conflicts);
#define QUERY_CONFLICTS 200000

/* Of the last query: whether it hangs on an input of this group. */
bool query_has_group(const struct query *, uint32_t group);
/* After SOLVER_YES, of any literal; inputs that the last query does not hang
 * on are false. */
bool query_value(struct query *, int literal);
/* How much the last query hung on: gates and inputs. */
size_t query_size(const struct query *);

#endif
