/* SPDX-License-Identifier: MIT */
#include "prove/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/*
 * What a solver holds besides what a query hangs on makes it slower.  It is
 * begun anew once this waste, over queries, is RENEW times what the query at
 * hand needs, and what a solver costs by itself.
 */
#define RENEW 10
#define RENEW_COST 1000

struct query {
	struct gates *gates;
	struct solver *solver;
	int conflicts;
	bool failed;
	unsigned round;		/* of the last query */
	unsigned *seen;		/* by variable: last round it was in */
	int *name;		/* by variable: the solver's, 0: none */
	/* By variable: the last round in which its value was worked out from
	 * those of others, twice, and one more when it is true. */
	unsigned *worth;
	size_t room;
	unsigned *group_seen;	/* by group */
	unsigned *group_told;	/* by group: the solver it was given to */
	size_t group_room;
	unsigned solvers;	/* begun so far */
	size_t held;		/* variables in the solver */
	size_t waste;		/* of these, not needed, over its queries */
	int *cone;		/* variables of the last query */
	size_t ncone, cone_room;
	int *clause;		/* scratch */
	size_t clause_room;
};

/* ---- room ---- */

/* Room for n, cleared; the same array when there is. */
static void *
grow(struct query *q, void *at, size_t *room, size_t n, size_t size)
{
	size_t wanted = *room == 0 ? 256 : *room;
	char *copy;

	if (n <= *room)
		return at;
	while (wanted < n)
		wanted *= 2;
	copy = memory_realloc(at, wanted * size);
	if (copy == NULL) {
		q->failed = true;
		return at;
	}
	memset(copy + *room * size, 0, (wanted - *room) * size);
	*room = wanted;
	return copy;
}

static void
make_room(struct query *q)
{
	size_t n = (size_t)gates_count(q->gates) + 1, room;

	room = q->room;
	q->seen = grow(q, q->seen, &room, n, sizeof(*q->seen));
	room = q->room;
	q->name = grow(q, q->name, &room, n, sizeof(*q->name));
	room = q->room;
	q->worth = grow(q, q->worth, &room, n, sizeof(*q->worth));
	if (!q->failed)
		q->room = room;
	n = gates_groups(q->gates);
	room = q->group_room;
	q->group_seen = grow(q, q->group_seen, &room, n,
	    sizeof(*q->group_seen));
	room = q->group_room;
	q->group_told = grow(q, q->group_told, &room, n,
	    sizeof(*q->group_told));
	if (!q->failed)
		q->group_room = room;
}

static void
begin_solver(struct query *q)
{
	int one;

	solver_free(q->solver);
	q->solver = solver_new();
	q->failed |= q->solver == NULL;
	q->solvers++;
	q->held = q->waste = 0;
	if (q->room > 0)
		memset(q->name, 0, q->room * sizeof(*q->name));
	if (q->failed)
		return;
	one = solver_fresh(q->solver);
	solver_clause(q->solver, &one, 1);
}

struct query *
query_new(struct gates *g)
{
	struct query *q = solver_available() ? memory_calloc(1, sizeof(*q)) : NULL;

	if (q == NULL)
		return NULL;
	q->gates = g;
	q->conflicts = QUERY_CONFLICTS;
	make_room(q);
	begin_solver(q);
	return q;
}

void
query_free(struct query *q)
{
	if (q == NULL)
		return;
	solver_free(q->solver);
	free(q->seen);
	free(q->name);
	free(q->worth);
	free(q->group_seen);
	free(q->group_told);
	free(q->cone);
	free(q->clause);
	free(q);
}

bool
query_failed(const struct query *q)
{
	return q->failed || gates_failed(q->gates);
}

void
query_bound(struct query *q, int conflicts)
{
	q->conflicts = conflicts;
}

/* ---- what a query hangs on ---- */

static void
visit(struct query *q, int literal)
{
	size_t variable = (size_t)abs(literal);

	if (variable == GATES_TRUE || q->seen[variable] == q->round)
		return;
	q->cone = grow(q, q->cone, &q->cone_room, q->ncone + 1,
	    sizeof(*q->cone));
	if (q->failed)
		return;
	q->seen[variable] = q->round;
	q->cone[q->ncone++] = (int)variable;
}

static void
visit_group(struct query *q, uint32_t group)
{
	const struct gates_clause *c;
	size_t i;

	if (q->group_seen[group] == q->round)
		return;
	q->group_seen[group] = q->round;
	for (c = gates_clauses(q->gates, group); c != NULL; c = c->next)
		for (i = 0; i < c->n; i++)
			visit(q, c->literals[i]);
}

static void
find_cone(struct query *q, const int *literals, size_t n)
{
	struct gate gate;
	size_t at, i;

	q->round++;
	q->ncone = 0;
	for (i = 0; i < n; i++)
		visit(q, literals[i]);
	for (at = 0; at < q->ncone && !q->failed; at++) {
		gate = gates_at(q->gates, q->cone[at]);
		if (gate.n == 0)
			visit_group(q, gate.group);
		for (i = 0; i < gate.n; i++)
			visit(q, gate.kids[i]);
	}
}

/* ---- to the solver ---- */

static int
named(const struct query *q, int literal)
{
	int name;

	if (abs(literal) == GATES_TRUE)
		return literal;
	name = q->name[abs(literal)];
	return literal < 0 ? -name : name;
}

static void
tell(struct query *q, const int *literals, size_t n)
{
	size_t i;

	q->clause = grow(q, q->clause, &q->clause_room, n,
	    sizeof(*q->clause));
	if (q->failed)
		return;
	for (i = 0; i < n; i++)
		q->clause[i] = named(q, literals[i]);
	solver_clause(q->solver, q->clause, n);
}

static void
tell_group(struct query *q, uint32_t group)
{
	const struct gates_clause *c;

	if (q->group_told[group] == q->solvers)
		return;
	q->group_told[group] = q->solvers;
	for (c = gates_clauses(q->gates, group); c != NULL; c = c->next)
		tell(q, c->literals, c->n);
}

/* The gate is true when all its kids are, and only then. */
static void
tell_gate(struct query *q, const struct gate *gate, int name)
{
	int both[2];
	size_t i;

	q->clause = grow(q, q->clause, &q->clause_room, (size_t)gate->n + 1,
	    sizeof(*q->clause));
	if (q->failed)
		return;
	for (i = 0; i < gate->n; i++) {
		both[0] = named(q, gate->kids[i]);
		both[1] = -name;
		solver_clause(q->solver, both, 2);
		q->clause[i] = -both[0];
	}
	q->clause[gate->n] = name;
	solver_clause(q->solver, q->clause, (size_t)gate->n + 1);
}

static void
tell_cone(struct query *q)
{
	size_t at, first = q->ncone;
	struct gate gate;
	int *swap = q->cone, variable;

	/* Those that are new move to the end. */
	for (at = 0; at < first;) {
		variable = swap[at];
		if (q->name[variable] != 0) {
			at++;
			continue;
		}
		swap[at] = swap[--first];
		swap[first] = variable;
		q->name[variable] = solver_fresh(q->solver);
		q->held++;
	}
	for (at = first; at < q->ncone && !q->failed; at++) {
		gate = gates_at(q->gates, q->cone[at]);
		if (gate.n == 0)
			tell_group(q, gate.group);
		else
			tell_gate(q, &gate, q->name[q->cone[at]]);
	}
}

enum solver_result
query_solve(struct query *q, const int *literals, size_t n)
{
	size_t i;

	make_room(q);
	if (query_failed(q))
		return SOLVER_GAVE_UP;
	find_cone(q, literals, n);
	if (q->waste > RENEW * (q->ncone + RENEW_COST))
		begin_solver(q);
	if (!q->failed)
		tell_cone(q);
	q->waste += q->held - q->ncone;
	if (q->failed)
		return SOLVER_GAVE_UP;
	for (i = 0; i < n; i++)
		solver_assume(q->solver, named(q, literals[i]));
	return solver_solve(q->solver, q->conflicts);
}

/* ---- afterwards ---- */

bool
query_has_group(const struct query *q, uint32_t group)
{
	return group < q->group_room && q->group_seen[group] == q->round;
}

static bool
work_out(struct query *q, int variable)
{
	const struct gate gate = gates_at(q->gates, variable);
	uint32_t i;

	for (i = 0; i < gate.n; i++)
		if (!query_value(q, gate.kids[i]))
			return false;
	return gate.n > 0;
}

/* What the last query does not hang on. */
static bool
outside(struct query *q, int variable)
{
	bool value;

	if (q->worth[variable] / 2 == q->round)
		return q->worth[variable] % 2 == 1;
	value = work_out(q, variable);
	q->worth[variable] = 2 * q->round + value;
	return value;
}

bool
query_value(struct query *q, int literal)
{
	int variable = abs(literal);

	if (variable == GATES_TRUE)
		return literal > 0;
	make_room(q);
	if (q->failed)
		return false;
	if (q->seen[variable] != q->round)
		return outside(q, variable) == (literal > 0);
	return solver_value(q->solver, named(q, literal));
}

size_t
query_size(const struct query *q)
{
	return q->ncone;
}
