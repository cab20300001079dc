/* SPDX-License-Identifier: MIT */
#include "prove/example.h"

#include <stdlib.h>

#include "base/memory.h"

/* ---- fewest ---- */

struct fewest {
	struct query *query;
	int *literals;		/* of the query, with room for two more */
	size_t n;
	int *answered;		/* one by question that the query hangs on */
	size_t nanswered;
	int *ticks;		/* of its `many` questions */
	size_t nticks;
};

/* Room for every question and option. */
static bool
begin(struct fewest *f, struct encode *const *of, size_t nof,
    const int *literals, size_t n)
{
	size_t i, questions = 0, options = 0;

	for (i = 0; i < nof; i++) {
		questions += encode_kb(of[i])->nquestions;
		options += encode_kb(of[i])->noptions;
	}
	f->literals = memory_calloc(n + 2, sizeof(int));
	f->answered = memory_calloc(questions + 1, sizeof(int));
	f->ticks = memory_calloc(questions + options + 1, sizeof(int));
	if (f->literals == NULL || f->answered == NULL || f->ticks == NULL)
		return false;
	for (i = 0; i < n; i++)
		f->literals[i] = literals[i];
	f->n = n;
	return true;
}

static void
end(struct fewest *f)
{
	free(f->literals);
	free(f->answered);
	free(f->ticks);
}

/* What is forgotten was answered first, so it is counted there. */
static void
count_question(struct fewest *f, struct encode *e, size_t question)
{
	const struct kb_question *q = &encode_kb(e)->questions[question];
	int gone = encode_gone(e, question);
	size_t i;

	if (gone != 0) {
		f->ticks[f->nticks++] = gone;
		return;
	}
	f->answered[f->nanswered++] = -encode_unknown(e, question);
	for (i = 0; q->many && i < q->noptions; i++)
		f->ticks[f->nticks++] = encode_tick(e, question, i);
}

static void
count_questions(struct fewest *f, struct encode *e)
{
	uint32_t group;
	size_t i;

	for (i = 0; i < encode_kb(e)->nquestions; i++)
		if (encode_group(e, i, &group) &&
		    query_has_group(f->query, group))
			count_question(f, e, i);
}

static size_t
count_true(struct query *q, const int *list, size_t n)
{
	size_t i, count = 0;

	for (i = 0; i < n; i++)
		count += query_value(q, list[i]);
	return count;
}

static enum solver_result
at_most(struct fewest *f, struct gates *g, int *list, size_t n, size_t most)
{
	f->literals[f->n] = -gates_at_least(g, list, n, most + 1);
	return query_solve(f->query, f->literals, f->n + 1);
}

/* From a model down; ends with the bound that holds among the literals and a
 * model of it. */
static enum solver_result
lower(struct fewest *f, struct gates *g, int *list, size_t n)
{
	size_t count = count_true(f->query, list, n);
	enum solver_result result = SOLVER_YES;

	while (count > 0) {
		result = at_most(f, g, list, n, count - 1);
		if (result != SOLVER_YES)
			break;
		count = count_true(f->query, list, n);
	}
	result = at_most(f, g, list, n, count);
	f->n++;
	return result;
}

enum solver_result
example_find(struct query *query, struct encode *const *of, size_t nof,
    const int *literals, size_t n)
{
	struct fewest f = { .query = query };
	enum solver_result result = SOLVER_GAVE_UP;
	struct gates *g = encode_gates(of[0]);
	size_t i;

	if (begin(&f, of, nof, literals, n))
		result = query_solve(query, literals, n);
	else
		gates_fail(g);
	if (result == SOLVER_YES) {
		for (i = 0; i < nof; i++)
			count_questions(&f, of[i]);
		result = lower(&f, g, f.answered, f.nanswered);
	}
	if (result == SOLVER_YES &&
	    count_true(query, f.ticks, f.nticks) > 0)
		result = lower(&f, g, f.ticks, f.nticks);
	end(&f);
	return result;
}

/* ---- reading ---- */

static void
read_one(struct query *query, struct encode *e, size_t question,
    struct answers *to)
{
	const struct kb_question *q = &encode_kb(e)->questions[question];
	size_t i;

	for (i = 0; i < q->noptions; i++)
		if (query_value(query, encode_tick(e, question, i)))
			answers_set_one(to, question, i);
}

static void
read_many(struct query *query, struct encode *e, size_t question,
    struct answers *to)
{
	const struct kb_question *q = &encode_kb(e)->questions[question];
	bool *ticked = memory_calloc(q->noptions + 1, sizeof(*ticked));
	bool rest = query_value(query, encode_rest(e, question));
	bool any = false;
	size_t i;

	if (ticked == NULL) {
		gates_fail(encode_gates(e));
		return;
	}
	for (i = 0; i < q->noptions; i++) {
		ticked[i] = query_value(query, encode_tick(e, question, i));
		any |= ticked[i];
	}
	if (any || !rest)
		answers_set_many(to, question, ticked, rest);
	free(ticked);
}

void
example_read(struct query *query, struct encode *e, struct answers *to)
{
	const struct kb *kb = encode_kb(e);
	size_t i;

	for (i = 0; i < kb->nquestions; i++) {
		answers_unset(to, i);
		if (!encode_made(e, i))
			continue;
		if (kb->questions[i].many)
			read_many(query, e, i, to);
		else
			read_one(query, e, i, to);
	}
}

size_t
example_answered(const struct answers *a)
{
	size_t i, n = 0;

	for (i = 0; i < a->kb->nquestions; i++)
		n += a->state[i] == ANSWER_GIVEN;
	return n;
}

/* ---- a case ---- */

void
example_add_word(struct sbuf *to, const char *id, size_t place)
{
	sbuf_puts(to, place == 0 ? "\"" : ",\"");
	sbuf_puts(to, id);
	sbuf_puts(to, "\"");
}

static void
add_many(struct sbuf *to, const struct answers *a,
    const struct kb_question *q)
{
	const signed char *tick = a->tick + q->first_option;
	bool rest = false;
	size_t i, n = 0;

	sbuf_puts(to, "[");
	for (i = 0; i < q->noptions; i++) {
		rest |= tick[i] == TRI_UNKNOWN;
		if (tick[i] == TRI_TRUE)
			example_add_word(to, q->options[i].id, n++);
	}
	if (rest)
		example_add_word(to, "unknown", n);
	sbuf_puts(to, "]");
}

void
example_add_case(struct sbuf *to, const char *id, const struct answers *a,
    const char *expect)
{
	const struct kb_question *q = a->kb->questions;
	size_t i, n = 0;

	sbuf_puts(to, "{\"id\":\"");
	sbuf_puts(to, id);
	sbuf_puts(to, "\",\"answers\":{");
	for (i = 0; i < a->kb->nquestions; i++, q++) {
		if (a->state[i] == ANSWER_NONE)
			continue;
		example_add_word(to, q->head.id, n++);
		sbuf_puts(to, ":");
		if (a->state[i] == ANSWER_UNKNOWN)
			example_add_word(to, "unknown", 0);
		else if (q->many)
			add_many(to, a, q);
		else
			example_add_word(to, q->options[answers_option(a, i)].id, 0);
	}
	sbuf_puts(to, "}");
	if (expect != NULL) {
		sbuf_puts(to, ",\"expect\":");
		sbuf_puts(to, expect);
	}
	sbuf_puts(to, "}\n");
}
