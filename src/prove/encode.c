/* SPDX-License-Identifier: MIT */
#include "prove/encode_parts.h"

#include <stdlib.h>
#include <string.h>

#include "kb/find.h"

/* ---- making ---- */

static struct encode *
make(struct gates *g, const struct kb *kb, long day, struct encode *first,
    const unsigned char *how)
{
	struct arena *arena = arena_new();
	struct encode *e = arena_alloc(arena, sizeof(*e));

	if (e == NULL) {
		arena_free(arena);
		gates_fail(g);
		return NULL;
	}
	*e = (struct encode){ arena, g, kb, day, first, how, NULL, NULL };
	e->asked = arena_calloc(arena, kb->nquestions, sizeof(*e->asked));
	e->memo = arena_calloc(arena, kb->nrules * NREADINGS,
	    sizeof(*e->memo));
	if (!arena_failed(arena))
		return e;
	arena_free(arena);
	gates_fail(g);
	return NULL;
}

struct encode *
encode_new(struct gates *g, const struct kb *kb, long day)
{
	return make(g, kb, day, NULL, NULL);
}

struct encode *
encode_beside(struct encode *first, const unsigned char *how)
{
	return make(first->gates, first->kb, first->day, first, how);
}

struct encode *
encode_with(struct encode *first, const struct kb *kb, long day)
{
	return make(first->gates, kb, day, first, NULL);
}

void
encode_free(struct encode *e)
{
	if (e != NULL)
		arena_free(e->arena);
}

struct gates *
encode_gates(const struct encode *e)
{
	return e->gates;
}

const struct kb *
encode_kb(const struct encode *e)
{
	return e->kb;
}

long
encode_day(const struct encode *e)
{
	return e->day;
}

/* ---- answers ---- */

int *
encode_list(struct encode *e, size_t n)
{
	int *list = arena_calloc(e->arena, n + 1, sizeof(*list));

	if (list == NULL)
		gates_fail(e->gates);
	return list;
}

/* Exactly one of the options, or unknown. */
static void
bind_one(struct encode *e, const struct asked *a, size_t n)
{
	int *list = encode_list(e, n + 1), two[2];
	size_t i, j;

	if (list == NULL)
		return;
	memcpy(list, a->tick, n * sizeof(*list));
	list[n] = a->unknown;
	gates_constrain(e->gates, a->group, list, n + 1);
	for (i = 0; i <= n; i++) {
		for (j = i + 1; j <= n; j++) {
			two[0] = -list[i];
			two[1] = -list[j];
			gates_constrain(e->gates, a->group, two, 2);
		}
	}
}

/* No tick, and the rest is unknown. */
static int
nothing(struct encode *e, const struct asked *a, size_t n)
{
	int *list = encode_list(e, n + 1);
	size_t i;

	if (list == NULL)
		return GATES_FALSE;
	for (i = 0; i < n; i++)
		list[i] = -a->tick[i];
	list[n] = a->rest;
	return gates_all(e->gates, list, n + 1);
}

/* Inputs for what was not filled in yet. */
static void
make_inputs(struct encode *e, struct asked *a, const struct kb_question *q)
{
	size_t i;

	a->own = true;
	a->group = gates_group(e->gates);
	a->plain = a->rest == 0;
	for (i = 0; i < q->noptions; i++) {
		a->plain = a->plain && a->tick[i] == 0;
		if (a->tick[i] == 0)
			a->tick[i] = gates_input(e->gates, a->group);
	}
	/* Of `many` the input says that the rest is denied: an input that
	 * does not matter is best false, and then nothing is answered. */
	if (a->rest == 0)
		a->rest = q->many ? -gates_input(e->gates, a->group) :
		    gates_input(e->gates, a->group);
	a->unknown = q->many ? nothing(e, a, q->noptions) : a->rest;
	if (!q->many)
		bind_one(e, a, q->noptions);
}

static void
forget(struct encode *e, struct asked *a, const struct asked *first,
    const struct kb_question *q)
{
	size_t i;
	int gone;

	a->own = true;
	a->group = gates_group(e->gates);
	gone = a->gone = gates_input(e->gates, a->group);
	for (i = 0; i < q->noptions; i++)
		a->tick[i] = gates_and(e->gates, first->tick[i], -gone);
	a->rest = gates_or(e->gates, first->rest, gone);
	a->unknown = gates_or(e->gates, first->unknown, gone);
}

/* An option that only one of two knowledge bases has is unknown in the
 * other: no answer is one of this and one of that. */
static void
bind_strange(struct encode *e, const struct asked *a, size_t n,
    const struct asked *first, const struct kb_question *theirs,
    const bool *shared)
{
	int two[2];
	size_t i, j;

	for (i = 0; i < theirs->noptions; i++) {
		if (shared[i])
			continue;
		for (j = 0; j < n; j++) {
			two[0] = -first->tick[i];
			two[1] = -a->tick[j];
			gates_constrain(e->gates, a->group, two, 2);
		}
	}
}

static void
share(struct encode *e, struct asked *a, const struct kb_question *q,
    size_t question)
{
	const struct kb_question *theirs = &e->first->kb->questions[question];
	const struct asked *first = encode_asked(e->first, question);
	bool *shared = arena_calloc(e->arena, theirs->noptions + 1, 1);
	size_t i, at, n = 0;

	if (shared == NULL || first == NULL) {
		gates_fail(e->gates);
		return;
	}
	for (i = 0; i < q->noptions; i++) {
		at = kb_find_option(theirs, q->options[i].id,
		    strlen(q->options[i].id));
		if (at == KB_ALWAYS)
			continue;
		a->tick[i] = first->tick[at];
		shared[at] = true;
		n++;
	}
	if (q->many || (n == q->noptions && n == theirs->noptions))
		a->rest = first->rest;
	if (n == q->noptions && n == theirs->noptions) {
		a->unknown = first->unknown;
		return;
	}
	make_inputs(e, a, q);
	if (!q->many)
		bind_strange(e, a, q->noptions, first, theirs, shared);
}

static void
copy(struct encode *e, struct asked *a, const struct kb_question *q,
    size_t question)
{
	const struct asked *first;

	if (e->how[question] == ENCODE_FREE) {
		make_inputs(e, a, q);
		return;
	}
	first = encode_asked(e->first, question);
	if (first == NULL)
		return;
	if (e->how[question] == ENCODE_FORGET) {
		forget(e, a, first, q);
		return;
	}
	memcpy(a->tick, first->tick, q->noptions * sizeof(*a->tick));
	a->rest = first->rest;
	a->unknown = first->unknown;
}

static void
make_asked(struct encode *e, struct asked *a, size_t question)
{
	const struct kb_question *q = &e->kb->questions[question];
	size_t same;

	if (e->first == NULL) {
		make_inputs(e, a, q);
		return;
	}
	if (e->how != NULL) {
		copy(e, a, q, question);
		return;
	}
	same = kb_find_question(e->first->kb, q->head.id, strlen(q->head.id));
	if (same != KB_ALWAYS &&
	    e->first->kb->questions[same].many == q->many)
		share(e, a, q, same);
	else
		make_inputs(e, a, q);
}

const struct asked *
encode_asked(struct encode *e, size_t question)
{
	struct asked *a = &e->asked[question];

	if (!a->made) {
		a->tick = encode_list(e, e->kb->questions[question].noptions);
		if (a->tick == NULL)
			return NULL;
		make_asked(e, a, question);
		a->made = true;
	}
	return a;
}

int
encode_tick(struct encode *e, size_t question, size_t option)
{
	const struct asked *a = encode_asked(e, question);

	return a == NULL ? GATES_FALSE : a->tick[option];
}

int
encode_unknown(struct encode *e, size_t question)
{
	const struct asked *a = encode_asked(e, question);

	return a == NULL ? GATES_FALSE : a->unknown;
}

int
encode_rest(struct encode *e, size_t question)
{
	const struct asked *a = encode_asked(e, question);

	return a == NULL ? GATES_FALSE : a->rest;
}

int
encode_gone(struct encode *e, size_t question)
{
	const struct asked *a = encode_asked(e, question);

	return a == NULL ? 0 : a->gone;
}

/* With every option ticked there is no rest to be unknown. */
int
encode_known(struct encode *e, size_t question)
{
	const struct kb_question *q = &e->kb->questions[question];
	const struct asked *a = encode_asked(e, question);
	int *list;

	if (a == NULL)
		return GATES_FALSE;
	if (!q->many)
		return -a->unknown;
	list = encode_list(e, q->noptions);
	if (list == NULL)
		return GATES_FALSE;
	memcpy(list, a->tick, q->noptions * sizeof(*list));
	return gates_or(e->gates, -a->rest,
	    gates_all(e->gates, list, q->noptions));
}

bool
encode_made(const struct encode *e, size_t question)
{
	return e->asked[question].made;
}

bool
encode_group(const struct encode *e, size_t question, uint32_t *group)
{
	const struct asked *a = &e->asked[question];

	if (a->made && a->own)
		*group = a->group;
	return a->made && a->own;
}

/* ---- a set of answers ---- */

static bool
is_input(const struct encode *e, const struct asked *a, int literal)
{
	struct gate gate;

	if (literal == 0 || abs(literal) == GATES_TRUE)
		return false;
	if (a->plain)
		return true;
	gate = gates_at(e->gates, abs(literal));
	return gate.n == 0 && gate.group == a->group;
}

/* Calls back for inputs only. */
struct put {
	const struct encode *e;
	const struct asked *a;
	void (*put)(void *, int input, bool);
	void *data;
};

static void
put(const struct put *p, int literal, bool value)
{
	if (is_input(p->e, p->a, literal))
		p->put(p->data, abs(literal), value == (literal > 0));
}

static void
put_question(const struct put *p, const struct kb_question *q,
    bool given, const signed char *tick)
{
	bool rest = !given;
	size_t i;

	for (i = 0; i < q->noptions; i++) {
		rest |= tick[i] == TRI_UNKNOWN;
		put(p, p->a->tick[i], given && tick[i] == TRI_TRUE);
	}
	put(p, p->a->rest, rest);
	put(p, p->a->gone, !given);
}

void
encode_put(const struct encode *e, const struct answers *answers,
    void (*input)(void *, int, bool), void *data)
{
	const struct kb_question *q = e->kb->questions;
	struct put p = { e, e->asked, input, data };
	size_t i;

	for (i = 0; i < e->kb->nquestions; i++, q++, p.a++)
		if (p.a->made && p.a->own)
			put_question(&p, q, answers->state[i] == ANSWER_GIVEN,
			    answers->tick + q->first_option);
}
