/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

#include <stdlib.h>

#include "base/memory.h"
#include "kb/find.h"
#include "prove/conclude.h"

/*
 * An answer that changes nothing: with it everything is as without, whatever
 * else is answered.  Of a `one` question without is not knowing; of `many` it
 * is denying that option.
 */

/* What can be seen of the answers, as literals of one encoding. */
struct seen {
	struct structure *s;
	int last;		/* variable of the circuit when it was made */
	struct encode *encode;
	int *at;
	size_t n;
};

static void
add(struct seen *v, int literal)
{
	if (v->at != NULL)
		v->at[v->n] = literal;
	v->n++;
}

static void
add_truth(struct seen *v, struct truth t)
{
	add(v, t.certain);
	add(v, t.possible);
}

static void
see_safety(struct seen *v)
{
	int i;

	for (i = 0; i < KB_NALARMS; i++)
		add_truth(v, conclude_alarm(v->encode, (enum kb_alarm_id)i));
	for (i = 0; i < KB_NLEVELS; i++) {
		add(v, conclude_urgency(v->encode, (enum kb_level)i));
		add(v, conclude_ceiling(v->encode, (enum kb_level)i));
	}
	for (i = OUTCOME_NONE; i <= OUTCOME_DUTY; i++)
		add(v, conclude_outcome(v->encode, (enum outcome)i));
	add_truth(v, conclude_secrecy(v->encode));
}

static void
see_grounds(struct seen *v)
{
	const struct kb *kb = v->s->kb;
	size_t i, k;
	int r;

	for (i = 0; i < kb->ngrounds; i++) {
		for (r = 0; r < NREADINGS; r++) {
			add(v, conclude_ground(v->encode, i, (enum reading)r,
			    STATUS_MET));
			add(v, conclude_ground(v->encode, i, (enum reading)r,
			    STATUS_OPEN));
		}
		for (k = 0; k < kb->grounds[i].nrecipients; k++)
			add(v, conclude_recipient(v->encode, i, k));
		for (k = 0; k < kb->grounds[i].nconditions; k++)
			add_truth(v, conclude_condition(v->encode, i, k));
	}
	for (i = 0; i < kb->nsteps; i++)
		add_truth(v, conclude_step(v->encode, i));
	for (i = 0; i < kb->ncontacts; i++)
		add(v, conclude_contact(v->encode, i));
	for (i = 0; i < kb->nindicators; i++)
		add(v, conclude_indicator(v->encode, i));
}

static void
mark_named(const struct kb_expr *e, bool *named)
{
	size_t i;

	if (e->op == KB_FACT)
		named[e->ref] = true;
	for (i = 0; i < e->nkids; i++)
		mark_named(e->kids[i], named);
}

/* Texts, what is asked and what is worth finding out. */
static void
see_rules(struct seen *v)
{
	const struct kb_rule *r = v->s->kb->rules;
	size_t i;

	for (i = 0; i < v->s->kb->nrules; i++)
		if (r[i].kind == KB_RULE_ITEM || r[i].kind == KB_RULE_ASK_IF)
			add_truth(v, encode_rule(v->encode, i, READING_MAIN));
}

/* Facts that no condition names are there for the program. */
static void
see_facts(struct seen *v)
{
	const struct kb *kb = v->s->kb;
	bool *named = arena_calloc(v->s->arena, kb->nfacts + 1,
	    sizeof(*named));
	size_t i;

	if (named == NULL)
		return;
	for (i = 0; i < kb->nrules; i++)
		mark_named(kb->rules[i].expr, named);
	for (i = 0; i < kb->nfacts; i++)
		if (!named[i])
			add_truth(v, encode_rule(v->encode,
			    kb->facts[i].rule, READING_MAIN));
}

static void
see(struct seen *v)
{
	v->n = 0;
	see_safety(v);
	see_grounds(v);
	see_rules(v);
	see_facts(v);
}

/* Counted first, then filled in. */
static bool
make_seen(struct seen *v, struct structure *s, struct encode *e)
{
	*v = (struct seen){ .s = s, .encode = e };
	see(v);
	v->at = arena_calloc(s->arena, v->n + 1, sizeof(*v->at));
	if (v->at != NULL)
		see(v);
	v->last = gates_count(s->gates);
	return !structure_failed(s);
}

/* ---- by trying ---- */

#define ROUNDS 40
#define PAIRS 32

struct candidate { size_t question, option; bool changes; };

struct trial {
	const struct seen *seen;
	struct simulate *simulate;
	struct answers *with, *without;
	bool *ticked;
	struct candidate *at;
	size_t n;
};

/* The option is answered, and in the other all is the same but that. */
static void
set_pair(struct trial *t, size_t question, size_t option)
{
	const struct kb_question *q = &t->with->kb->questions[question];
	const signed char *tick = t->with->tick + q->first_option;
	size_t i;

	if (!q->many) {
		answers_copy(t->without, t->with);
		answers_set_one(t->with, question, option);
		answers_unset(t->without, question);
		return;
	}
	for (i = 0; i < q->noptions; i++)
		t->ticked[i] = tick[i] == TRI_TRUE;
	answers_copy(t->without, t->with);
	t->ticked[option] = true;
	answers_set_many(t->with, question, t->ticked, false);
	t->ticked[option] = false;
	answers_set_many(t->without, question, t->ticked, false);
}

/* The lanes that differ from the one after them. */
static uint64_t
differing(const struct trial *t)
{
	uint64_t word, differ = 0;
	size_t i;

	for (i = 0; i < t->seen->n; i++) {
		word = simulate_word(t->simulate, t->seen->at[i], 0);
		differ |= word ^ word >> 1;
	}
	return differ;
}

/* Up to 32 candidates from the first on, those that are settled left out. */
static size_t
try_some(struct trial *t, size_t first)
{
	struct structure *s = t->seen->s;
	struct candidate *tried[PAIRS];
	unsigned n = 0, i;
	uint64_t differ;

	for (; first < t->n && n < PAIRS; first++) {
		if (t->at[first].changes)
			continue;
		search_draw(s->search, t->with);
		set_pair(t, t->at[first].question, t->at[first].option);
		simulate_put(t->simulate, 2 * n, s->encode, t->with);
		simulate_put(t->simulate, 2 * n + 1, s->encode, t->without);
		tried[n++] = &t->at[first];
	}
	if (n == 0)
		return first;
	if (simulate_run(t->simulate) == -1) {
		gates_fail(s->gates);
		return first;
	}
	differ = differing(t);
	for (i = 0; i < n; i++)
		tried[i]->changes = (differ >> 2 * i & 1) != 0;
	return first;
}

static void
try_all(struct trial *t)
{
	size_t first;
	int round;

	for (round = 0; round < ROUNDS; round++)
		for (first = 0; first < t->n;)
			first = try_some(t, first);
}

/* ---- by proof ---- */

/* The circuit with one question answered: what does not hang on it stays. */
struct answered {
	struct structure *s;
	int *as;		/* by variable, 0: itself */
	int *kids;		/* scratch */
};

static int
as(const struct answered *a, int literal)
{
	int to = a->as[abs(literal)];

	return to == 0 ? literal : literal < 0 ? -to : to;
}

static void
set(struct answered *a, int literal, bool value)
{
	a->as[abs(literal)] = value == (literal > 0) ? GATES_TRUE
	    : GATES_FALSE;
}

/* The option is given or not; of `many` the others are free, and the rest is
 * denied. */
static void
set_answer(struct answered *a, size_t question, size_t option, bool given)
{
	struct encode *e = a->s->encode;
	const struct kb_question *q = &a->s->kb->questions[question];
	size_t i;

	for (i = 0; i < q->noptions; i++)
		if (i == option || !q->many)
			set(a, encode_tick(e, question, i),
			    given && i == option);
	set(a, encode_rest(e, question), !q->many && !given);
}

static void
answer_gate(struct answered *a, int variable)
{
	const struct gate gate = gates_at(a->s->gates, variable);
	bool same = true;
	uint32_t i;

	for (i = 0; i < gate.n; i++) {
		a->kids[i] = as(a, gate.kids[i]);
		same = same && a->kids[i] == gate.kids[i];
	}
	if (!same)
		a->as[variable] = gates_all(a->s->gates, a->kids, gate.n);
}

static bool
answer(struct answered *a, const struct seen *seen, size_t question,
    size_t option, bool given)
{
	int i;

	*a = (struct answered){ .s = seen->s };
	a->as = memory_calloc((size_t)seen->last + 1, sizeof(*a->as));
	a->kids = memory_calloc((size_t)seen->last + 1, sizeof(*a->kids));
	if (a->as == NULL || a->kids == NULL) {
		gates_fail(seen->s->gates);
		return false;
	}
	set_answer(a, question, option, given);
	for (i = GATES_TRUE + 1; i <= seen->last; i++)
		answer_gate(a, i);
	return true;
}

static void
answered_clear(struct answered *a)
{
	free(a->as);
	free(a->kids);
}

/* Something that is seen can differ between the two. */
static bool
differ(struct structure *s, const struct seen *seen,
    const struct answered *with, const struct answered *without)
{
	int *list = memory_calloc(seen->n + 1, sizeof(*list)), any, x, y;
	size_t i, n = 0;

	if (list == NULL) {
		gates_fail(s->gates);
		return true;
	}
	for (i = 0; i < seen->n; i++) {
		x = as(with, seen->at[i]);
		y = as(without, seen->at[i]);
		if (x != y)
			list[n++] = -gates_same(s->gates, x, y);
	}
	any = gates_any(s->gates, list, n);
	free(list);
	return structure_solve(s, &any, 1) != SOLVER_NO;
}

static bool
is_idle(struct structure *s, const struct seen *seen, size_t question,
    size_t option)
{
	struct answered with, without = { .as = NULL };
	bool idle = answer(&with, seen, question, option, true) &&
	    answer(&without, seen, question, option, false) &&
	    !differ(s, seen, &with, &without);

	answered_clear(&with);
	answered_clear(&without);
	return idle;
}

/* ---- telling ---- */

static void
tell(struct structure *s, const struct kb_question *q, const bool *idle)
{
	size_t i, n = 0;

	for (i = 0; i < q->noptions; i++)
		n += idle[i];
	if (n == q->noptions) {
		diag_add(s->diag, DIAG_FINDING, q->head.file, q->head.line,
		    "no answer to question \"%s\" changes anything; use it in "
		    "a condition or take it out", q->head.id);
		return;
	}
	for (i = 0; i < q->noptions; i++)
		if (idle[i])
			diag_add(s->diag, DIAG_FINDING, q->head.file,
			    q->options[i].line, "option \"%s\" of question "
			    "\"%s\" never changes anything%s; use it in a "
			    "condition or take it out", q->options[i].id,
			    q->head.id, q->many ? "" : " that not knowing "
			    "does not");
}

/* The answers to these stand in the texts themselves. */
static bool
is_in_texts(const struct kb *kb, size_t question)
{
	return question == kb->country_question ||
	    question == kb->profession_question;
}

static void
mark_asked(const struct kb_expr *e, bool *asked)
{
	size_t i;

	if (e->op == KB_IS || e->op == KB_KNOWN)
		asked[e->ref] = true;
	for (i = 0; i < e->nkids; i++)
		mark_asked(e->kids[i], asked);
}

/* What no condition names at all is told elsewhere. */
static bool
make_candidates(struct trial *t)
{
	struct structure *s = t->seen->s;
	const struct kb *kb = s->kb;
	bool *asked = arena_calloc(s->arena, kb->nquestions + 1, sizeof(bool));
	size_t i, k;

	t->at = arena_calloc(s->arena, kb->noptions + 1, sizeof(*t->at));
	if (asked == NULL || t->at == NULL)
		return false;
	for (i = 0; i < kb->nrules; i++)
		mark_asked(kb->rules[i].expr, asked);
	for (i = 0; i < kb->nquestions; i++)
		for (k = 0; asked[i] && !is_in_texts(kb, i) &&
		    k < kb->questions[i].noptions; k++)
			t->at[t->n++] = (struct candidate){ i, k, false };
	return true;
}

/* The candidates of a question stand together. */
static size_t
judge(struct trial *t, size_t first)
{
	struct structure *s = t->seen->s;
	const size_t question = t->at[first].question;
	const struct kb_question *q = &s->kb->questions[question];
	bool *idle = arena_calloc(s->arena, q->noptions, sizeof(*idle));
	bool any = false;
	size_t i;

	for (i = 0; idle != NULL && i < q->noptions; i++) {
		idle[i] = !t->at[first + i].changes &&
		    is_idle(s, t->seen, question, i);
		any = any || idle[i];
	}
	if (any)
		tell(s, q, idle);
	return first + q->noptions;
}

void
structure_idle(struct structure *s)
{
	struct seen seen;
	struct trial t = { .seen = &seen };
	size_t first;

	if (!make_seen(&seen, s, s->encode))
		return;
	t.simulate = simulate_new(s->gates, 1);
	t.with = answers_new(s->kb, s->arena);
	t.without = answers_new(s->kb, s->arena);
	t.ticked = arena_calloc(s->arena, s->kb->noptions + 1,
	    sizeof(*t.ticked));
	if (t.simulate == NULL)
		gates_fail(s->gates);
	if (make_candidates(&t) && !structure_failed(s)) {
		try_all(&t);
		for (first = 0; first < t.n && !structure_failed(s);) {
			progress_tell(s->progress, "structure: answers",
			    first, t.n);
			first = judge(&t, first);
		}
	}
	simulate_free(t.simulate);
}
