/* SPDX-License-Identifier: MIT */
#include "prove/structure_parts.h"

#include "kb/find.h"
#include "prove/example.h"

enum { KNOWN = 128 };

/* ---- what a condition hangs on ---- */

static unsigned
flags_of_rule(struct structure *s, size_t rule, unsigned char *memo)
{
	if ((*memo & KNOWN) == 0)
		*memo |= (unsigned char)(KNOWN | (rule == KB_ALWAYS ? 0
		    : structure_flags(s, s->kb->rules[rule].expr)));
	return *memo & ~(unsigned)KNOWN;
}

static unsigned
flags_of_ground(struct structure *s, size_t ground)
{
	const struct kb_ground *g = &s->kb->grounds[ground];

	return flags_of_rule(s, g->rule, &s->grounds[ground]) |
	    (kb_in_force(g->from, g->to, s->day) ? 0 : STRUCTURE_LATER);
}

static unsigned
flags_of_question(struct structure *s, const struct kb_expr *e)
{
	const struct kb_question *q = &s->kb->questions[e->ref];
	unsigned flags = q->ask_if == KB_ALWAYS ? 0
	    : structure_flags(s, s->kb->rules[q->ask_if].expr);

	return e->op == KB_IS && e->noptions == q->noptions
	    ? flags | STRUCTURE_ANSWERED : flags;
}

unsigned
structure_flags(struct structure *s, const struct kb_expr *e)
{
	unsigned flags = 0;
	size_t i;

	switch (e->op) {
	case KB_UNDECIDED_LAW:
	case KB_UNDECIDED_ACT:
		return STRUCTURE_UNDECIDED;
	case KB_FACT:
		return flags_of_rule(s, s->kb->facts[e->ref].rule,
		    &s->facts[e->ref]);
	case KB_GROUND:
		return flags_of_ground(s, e->ref);
	case KB_IS:
	case KB_KNOWN:
		return flags_of_question(s, e);
	default:
		break;
	}
	for (i = 0; i < e->nkids; i++)
		flags |= structure_flags(s, e->kids[i]);
	return flags;
}

/* ---- what the parts share ---- */

bool
structure_failed(const struct structure *s)
{
	return arena_failed(s->arena) || query_failed(s->query) ||
	    search_failed(s->search);
}

enum solver_result
structure_solve(struct structure *s, const int *literals, size_t n)
{
	enum solver_result result = query_solve(s->query, literals, n);

	s->gave_up = s->gave_up || result == SOLVER_GAVE_UP;
	return result;
}

enum solver_result
structure_find(struct structure *s, struct encode *of, const int *literals,
    size_t n)
{
	enum solver_result result = example_find(s->query, &of, 1, literals,
	    n);

	s->gave_up = s->gave_up || result == SOLVER_GAVE_UP;
	return result;
}

void
structure_goals(struct structure *s, struct goal *goals, size_t n)
{
	size_t i;

	search_goals(s->search, goals, n);
	for (i = 0; i < n; i++)
		s->gave_up = s->gave_up || goals[i].found == SOLVER_GAVE_UP;
}

int
structure_all_known(struct structure *s)
{
	const struct kb *kb = s->kb;
	int *known;
	size_t i;

	if (s->all_known != 0)
		return s->all_known;
	known = arena_calloc(s->arena, kb->nquestions + 1, sizeof(*known));
	if (known == NULL)
		return GATES_FALSE;
	for (i = 0; i < kb->nquestions; i++)
		known[i] = gates_or(s->gates, encode_known(s->encode, i),
		    -encode_rule(s->encode, kb->questions[i].ask_if,
		    READING_MAIN).possible);
	return s->all_known = gates_all(s->gates, known, kb->nquestions);
}

int
structure_can_hold(struct structure *s, const struct kb_expr *e,
    unsigned flags)
{
	int can[NREADINGS], r;
	struct truth t;

	for (r = 0; r < NREADINGS; r++) {
		t = encode_expr(s->encode, e, (enum reading)r);
		can[r] = (flags & STRUCTURE_LOOSE) != 0 ? t.possible
		    : t.certain;
	}
	r = gates_any(s->gates, can, NREADINGS);
	return (flags & STRUCTURE_LOOSE) != STRUCTURE_UNDECIDED ? r
	    : gates_and(s->gates, r, structure_all_known(s));
}

void
structure_example(struct structure *s, const char *id)
{
	struct answers *a = answers_new(s->kb, s->arena);
	struct sbuf text = SBUF_EMPTY;

	if (a == NULL)
		return;
	example_read(s->query, s->encode, a);
	example_add_case(&text, id, a, NULL);
	if (!text.failed && text.len > 0) {
		text.text[text.len - 1] = '\0';	/* its line end */
		diag_example(s->diag, text.text);
	}
	sbuf_clear(&text);
}

/* ---- all of it ---- */

static void
run(struct structure *s)
{
	/* The last makes the circuit larger. */
	static void (*const parts[])(struct structure *) = {
		structure_conditions, structure_grounds, structure_texts,
		structure_urgency, structure_same, structure_hidden,
		structure_idle,
	};
	const size_t n = sizeof(parts) / sizeof(parts[0]);
	size_t i;

	structure_own(s);
	for (i = 0; i < n && !structure_failed(s); i++)
		parts[i](s);
	if (structure_failed(s))
		diag_add(s->diag, DIAG_ERROR, NULL, 0, "out of memory; close "
		    "other programs and try again");
	else if (s->gave_up)
		diag_add(s->diag, DIAG_FINDING, NULL, 0, "the solver gave "
		    "up on a part of this; make the rules smaller");
}

static bool
begin(struct structure *s)
{
	const struct kb *kb = s->kb;

	s->arena = arena_new();
	s->gates = gates_new();
	if (s->arena == NULL || s->gates == NULL)
		return false;
	s->encode = encode_new(s->gates, kb, s->day);
	s->query = query_new(s->gates);
	s->owners = arena_calloc(s->arena, kb->nrules + 1,
	    sizeof(*s->owners));
	s->facts = arena_alloc(s->arena, kb->nfacts + 1);
	s->grounds = arena_alloc(s->arena, kb->ngrounds + 1);
	if (s->encode == NULL || s->query == NULL || arena_failed(s->arena))
		return false;
	s->search = search_new(s->encode, s->query);
	return s->search != NULL;
}

void
structure_check(const struct kb *kb, long day, struct progress *progress,
    struct diag *d)
{
	struct structure s = { .kb = kb, .day = day, .progress = progress,
	    .diag = d };

	if (begin(&s))
		run(&s);
	else
		diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close "
		    "other programs and try again");
	search_free(s.search);
	query_free(s.query);
	encode_free(s.encode);
	gates_free(s.gates);
	arena_free(s.arena);
}
