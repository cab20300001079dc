/* SPDX-License-Identifier: MIT */
/* What is proved about random small knowledge, and what the engine says of
 * every set of answers there is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "kb/find.h"
#include "koracle.h"
#include "kworld.h"
#include "prove/solver.h"
#include "prove/structure.h"

#define QUESTIONS 4
#define SETS_MAX 20000
#define VALUES_MAX 200

static const struct kshape shapes[] = {
	{ QUESTIONS, 3, 4, 4, 2, 2, true },
	{ QUESTIONS, 3, 4, 4, 2, 2, false },
};

/* Every set of answers: the code of a question counts its answers, 0 is none.
 * Of `many` bit 0 says that the rest is denied, the others are ticks. */
struct all {
	struct kworld w;
	const struct kb *kb;
	unsigned codes[QUESTIONS], step[QUESTIONS];
	size_t n;
	struct answers **at;
	signed char *value;		/* by set, reading and rule */
	unsigned char *level, *ceiling, *outcome;
};

static void
answer(struct answers *a, size_t question, unsigned code)
{
	const struct kb_question *q = &a->kb->questions[question];
	bool ticked[8];
	size_t i;

	if (code == 0)
		answers_unset(a, question);
	else if (!q->many)
		answers_set_one(a, question, code - 1);
	else {
		for (i = 0; i < q->noptions; i++)
			ticked[i] = code >> (i + 1) & 1;
		answers_set_many(a, question, ticked, (code & 1) == 0);
	}
}

static unsigned
code_of(const struct all *all, size_t set, size_t question)
{
	return (unsigned)(set / all->step[question]) % all->codes[question];
}

static void
evaluate(struct all *all)
{
	struct lanes *l = lanes_new(all->w.program);
	const size_t nrules = all->kb->nrules;
	size_t i, r, first;
	signed char *to = all->value;
	unsigned lane;
	int reading;

	for (first = 0; first < all->n; first += ENGINE_LANES) {
		lanes_reset(l);
		for (i = first; i < all->n && i < first + ENGINE_LANES; i++)
			lanes_set(l, (unsigned)(i - first), all->at[i],
			    END_CLOSED);
		lanes_run(l);
		for (i = first; i < all->n && i < first + ENGINE_LANES; i++) {
			lane = (unsigned)(i - first);
			all->level[i] = (unsigned char)lanes_urgency(l, lane);
			all->ceiling[i] = (unsigned char)lanes_ceiling(l,
			    lane);
			all->outcome[i] = (unsigned char)lanes_outcome(l,
			    lane);
			for (reading = 0; reading < NREADINGS; reading++)
				for (r = 0; r < nrules; r++)
					*to++ = (signed char)lanes_rule(l, r,
					    (enum reading)reading, lane);
		}
	}
	lanes_free(l);
}

static void
all_open(struct all *all, struct krandom *r, const struct kshape *shape)
{
	size_t i, q;

	kworld_open(&all->w, krandom_kb(r, shape));
	all->kb = all->w.kb;
	assert_int_equal(all->kb->nquestions, QUESTIONS);
	all->n = 1;
	for (q = 0; q < QUESTIONS; q++) {
		all->step[q] = (unsigned)all->n;
		all->codes[q] = all->kb->questions[q].many
		    ? 2u << all->kb->questions[q].noptions
		    : (unsigned)all->kb->questions[q].noptions + 1;
		all->n *= all->codes[q];
	}
	assert_true(all->n <= SETS_MAX);
	all->at = calloc(all->n, sizeof(*all->at));
	all->value = malloc(all->n * NREADINGS * all->kb->nrules);
	all->level = malloc(all->n);
	all->ceiling = malloc(all->n);
	all->outcome = malloc(all->n);
	for (i = 0; i < all->n; i++) {
		all->at[i] = answers_new(all->kb, all->w.arena);
		for (q = 0; q < QUESTIONS; q++)
			answer(all->at[i], q, code_of(all, i, q));
	}
	evaluate(all);
}

static void
all_close(struct all *all)
{
	free(all->at);
	free(all->value);
	free(all->level);
	free(all->ceiling);
	free(all->outcome);
	kworld_close(&all->w);
}

static int
value(const struct all *all, size_t set, enum reading reading, size_t rule)
{
	return rule == KB_ALWAYS ? 1 : all->value[(set * NREADINGS +
	    (size_t)reading) * all->kb->nrules + rule];
}

/* ---- what a condition hangs on ---- */

enum { UNDECIDED = 1, ANSWERED = 2, LATER = 4 };

static bool
in_force(const struct kb_ground *g)
{
	return kb_in_force(g->from, g->to, KRANDOM_DAY);
}

static size_t
rule_of(const struct kb *kb, const struct kb_expr *e)
{
	switch (e->op) {
	case KB_FACT:
		return kb->facts[e->ref].rule;
	case KB_GROUND:
		return kb->grounds[e->ref].rule;
	case KB_IS:
	case KB_KNOWN:
		return kb->questions[e->ref].ask_if;
	default:
		return KB_ALWAYS;
	}
}

static unsigned
hangs_on(const struct kb *kb, const struct kb_expr *e)
{
	size_t rule = rule_of(kb, e), i;
	unsigned flags = rule == KB_ALWAYS ? 0
	    : hangs_on(kb, kb->rules[rule].expr);

	if (e->op == KB_UNDECIDED_LAW || e->op == KB_UNDECIDED_ACT)
		flags |= UNDECIDED;
	if (e->op == KB_GROUND && !in_force(&kb->grounds[e->ref]))
		flags |= LATER;
	if (e->op == KB_IS &&
	    e->noptions == kb->questions[e->ref].noptions)
		flags |= ANSWERED;
	for (i = 0; i < e->nkids; i++)
		flags |= hangs_on(kb, e->kids[i]);
	return flags;
}

static bool
all_known(const struct all *all, size_t set)
{
	size_t q;

	for (q = 0; q < QUESTIONS; q++)
		if (!answers_definite(all->at[set], q) && value(all, set,
		    READING_MAIN, all->kb->questions[q].ask_if) >= 0)
			return false;
	return true;
}

/* ---- conditions ---- */

/* The value of a part in a set of answers, by walking the tree. */
static int
part(const struct all *all, size_t set, enum reading reading,
    const struct kb_expr *e)
{
	const struct koracle o = { all->kb, all->at[set], KRANDOM_DAY,
	    reading, false };

	return koracle_expr(&o, e).low;
}

struct constant { bool never, always; };

static struct constant
constancy(const struct all *all, const struct kb_expr *e)
{
	const unsigned flags = hangs_on(all->kb, e);
	const bool loose = (flags & (UNDECIDED | ANSWERED)) != 0;
	const bool known = (flags & (UNDECIDED | ANSWERED)) == UNDECIDED;
	struct constant c = { true, true };
	size_t set;
	int v, r;

	if ((flags & LATER) != 0)
		return (struct constant){ false, false };
	for (set = 0; set < all->n; set++)
		for (r = 0; r < NREADINGS; r++) {
			v = part(all, set, (enum reading)r, e);
			if (v >= (loose ? 0 : 1) &&
			    (!known || all_known(all, set)))
				c.never = false;
			if (v <= (loose ? 0 : -1))
				c.always = false;
		}
	return c;
}

static bool
is_said(enum kb_op op)
{
	return op == KB_TRUE || op == KB_FALSE || op == KB_UNDECIDED_LAW ||
	    op == KB_UNDECIDED_ACT;
}

/* How many findings there are in a condition; *told when it or a part of it
 * is constant. */
static size_t
findings_in(const struct all *all, const struct kb_expr *e, bool root,
    bool *told)
{
	struct constant c;
	size_t i, n = 0;

	*told = false;
	for (i = 0; i < e->nkids; i++) {
		bool part_told;

		n += findings_in(all, e->kids[i], false, &part_told);
		*told = *told || part_told;
	}
	if (is_said(e->op) || *told)
		return n;
	c = constancy(all, e);
	*told = c.never || c.always;
	return n + (*told && (root || (e->op != KB_FACT &&
	    e->op != KB_GROUND)));
}

static size_t
told(const struct diag *d, const char *words)
{
	size_t i, n = 0;

	for (i = 0; i < diag_count(d); i++)
		n += strstr(diag_at(d, i)->text, words) != NULL;
	return n;
}

static size_t
told_of(const struct diag *d, const char *what, const char *id)
{
	char root[80], inner[120];
	const char *text;
	size_t i, n = 0;

	(void)snprintf(root, sizeof(root), "%s \"%s\" ", what, id);
	(void)snprintf(inner, sizeof(inner),
	    "this part of the condition of %s \"%s\" ", what, id);
	for (i = 0; i < diag_count(d); i++) {
		text = diag_at(d, i)->text;
		n += (strncmp(text, root, strlen(root)) == 0 &&
		    strstr(text, ", whatever is answered; mend its") != NULL)
		    || strncmp(text, inner, strlen(inner)) == 0;
	}
	return n;
}

static void
check_conditions(const struct all *all, const struct diag *d)
{
	const struct kb_rule *r = all->kb->rules;
	const char *what, *id;
	bool is_told;
	size_t i;

	for (i = 0; i < all->kb->nrules; i++) {
		if (r[i].kind == KB_RULE_FACT) {
			what = "fact";
			id = all->kb->facts[r[i].owner].head.id;
		} else if (r[i].kind == KB_RULE_ASK_IF) {
			what = "question";
			id = all->kb->questions[r[i].owner].head.id;
		} else
			continue;
		assert_int_equal(told_of(d, what, id), findings_in(all,
		    r[i].expr, true, &is_told));
	}
}

/* ---- grounds ---- */

static bool
can_hold(const struct all *all, size_t rule)
{
	const unsigned flags = hangs_on(all->kb, all->kb->rules[rule].expr);
	const bool loose = (flags & (UNDECIDED | ANSWERED)) != 0;
	const bool known = (flags & (UNDECIDED | ANSWERED)) == UNDECIDED;
	size_t set;
	int r;

	for (set = 0; set < all->n; set++)
		for (r = 0; r < NREADINGS; r++)
			if (value(all, set, (enum reading)r, rule) >=
			    (loose ? 0 : 1) &&
			    (!known || all_known(all, set)))
				return true;
	return false;
}

static void
check_grounds(const struct all *all, const struct diag *d)
{
	const struct kb_ground *g = all->kb->grounds;
	size_t i, k, n = 0;
	bool each;

	for (i = 0; i < all->kb->ngrounds; i++, g++) {
		if (!in_force(g) || (hangs_on(all->kb,
		    all->kb->rules[g->rule].expr) & LATER) != 0 ||
		    can_hold(all, g->rule))
			continue;
		for (each = true, k = 0; k < g->nconditions; k++)
			each = each && can_hold(all, g->conditions[k].rule);
		n += each;
	}
	assert_int_equal(told(d, "contradict"), n);
}

/* ---- the same ---- */

static bool
are_same(const struct all *all, size_t a, size_t b)
{
	bool can = false, cannot = false;
	size_t set;
	int v;

	for (set = 0; set < all->n; set++) {
		v = value(all, set, READING_MAIN, a);
		if (v != value(all, set, READING_MAIN, b))
			return false;
		can = can || v >= 0;
		cannot = cannot || v <= 0;
	}
	return can && cannot;
}

static bool
refers(const struct kb *kb, size_t a, size_t b)
{
	const struct kb_expr *x = kb->rules[a].expr, *y = kb->rules[b].expr;

	return x->op == KB_FACT && (kb->facts[x->ref].rule == b ||
	    (y->op == KB_FACT && y->ref == x->ref));
}

static void
check_same(const struct all *all, const struct diag *d)
{
	const struct kb *kb = all->kb;
	size_t i, j, a, b, n = 0;

	for (i = 0; i < kb->nfacts; i++)
		for (j = i + 1; j < kb->nfacts; j++) {
			a = kb->facts[i].rule;
			b = kb->facts[j].rule;
			n += are_same(all, a, b) && !refers(kb, a, b) &&
			    !refers(kb, b, a);
		}
	for (i = 0; i < diag_count(d); i++)
		n -= strncmp(diag_at(d, i)->text, "fact ", 5) == 0 &&
		    strstr(diag_at(d, i)->text, " is the same as ") != NULL;
	assert_int_equal(n, 0);
}

/* Whether it is not met without the other, by how it is written. */
static bool
demands(const struct kb *kb, const struct kb_expr *e, size_t ground)
{
	size_t i;

	if (e->op == KB_GROUND)
		return e->ref == ground || demands(kb, kb->rules[
		    kb->grounds[e->ref].rule].expr, ground);
	if (e->op == KB_FACT)
		return demands(kb, kb->rules[kb->facts[e->ref].rule].expr,
		    ground);
	for (i = 0; e->op == KB_ALL && i < e->nkids; i++)
		if (demands(kb, e->kids[i], ground))
			return true;
	return false;
}

static bool
is_implied(const struct all *all, const struct kb_ground *a,
    const struct kb_ground *b)
{
	bool can = false, cannot = false;
	size_t set;

	for (set = 0; set < all->n; set++) {
		if (value(all, set, READING_MAIN, a->rule) == 1) {
			can = true;
			if (value(all, set, READING_MAIN, b->rule) != 1)
				return false;
		}
		cannot = cannot ||
		    value(all, set, READING_MAIN, b->rule) != 1;
	}
	return can && cannot;
}

static void
check_implied(const struct all *all, const struct diag *d)
{
	const struct kb *kb = all->kb;
	const struct kb_ground *g = kb->grounds;
	char words[80];
	size_t i, j;

	for (i = 0; i < kb->ngrounds; i++)
		for (j = 0; j < kb->ngrounds; j++) {
			if (i == j || g[i].country != g[j].country ||
			    g[i].act != g[j].act || !in_force(&g[i]) ||
			    !in_force(&g[j]))
				continue;
			(void)snprintf(words, sizeof(words), "ground \"%s\" "
			    "is met only when \"%s\"", g[i].head.id,
			    g[j].head.id);
			assert_int_equal(told(d, words),
			    is_implied(all, &g[i], &g[j]) && !demands(kb,
			    kb->rules[g[i].rule].expr, j));
		}
}

/* ---- urgency ---- */

static void
check_levels(const struct all *all, const struct diag *d)
{
	const struct kb_urgency *u = all->kb->urgency;
	bool reached[KB_NLEVELS] = { false }, gap = false, open, none;
	size_t set, n = 0;
	int i, v;

	for (set = 0; set < all->n; set++) {
		reached[all->level[set]] = true;
		open = false;
		none = true;
		for (i = KB_WEEK; i < KB_NLEVELS; i++) {
			v = value(all, set, READING_MAIN, u[i].rule);
			open = open || v == 0;
			none = none && v <= 0;
		}
		gap = gap || (open && none && all_known(all, set));
	}
	for (i = 0; i < KB_NLEVELS; i++)
		n += !reached[i] && (u[i].rule == KB_ALWAYS || (hangs_on(
		    all->kb, all->kb->rules[u[i].rule].expr) & LATER) == 0);
	assert_int_equal(told(d, " is never told: "), n);
	assert_int_equal(told(d, "leave a gap"), gap);
}

/* ---- answers that change nothing ---- */

static void
mark_named(const struct kb_expr *e, bool *named)
{
	size_t i;

	if (e->op == KB_FACT)
		named[e->ref] = true;
	for (i = 0; i < e->nkids; i++)
		mark_named(e->kids[i], named);
}

static bool
is_asked(const struct kb_expr *e, size_t question)
{
	size_t i;

	if ((e->op == KB_IS || e->op == KB_KNOWN) && e->ref == question)
		return true;
	for (i = 0; i < e->nkids; i++)
		if (is_asked(e->kids[i], question))
			return true;
	return false;
}

static bool
is_asked_anywhere(const struct kb *kb, size_t question)
{
	size_t i;

	for (i = 0; i < kb->nrules; i++)
		if (is_asked(kb->rules[i].expr, question))
			return true;
	return false;
}

static bool
is_seen(const struct all *all, size_t rule, const bool *named)
{
	const struct kb_rule *r = &all->kb->rules[rule];

	return r->kind == KB_RULE_ITEM || r->kind == KB_RULE_ASK_IF ||
	    r->kind == KB_RULE_ALARM || r->kind == KB_RULE_CONDITION ||
	    (r->kind == KB_RULE_FACT && (!named[r->owner] ||
	    r->owner == all->kb->secrecy_fact));
}

static bool
grounds_differ(const struct all *all, size_t a, size_t b)
{
	const struct kb_ground *g = all->kb->grounds;
	const enum kb_country here = answers_country(all->at[a]);
	size_t i;
	int r;

	for (i = 0; i < all->kb->ngrounds; i++, g++)
		for (r = 0; g->country == here && in_force(g) &&
		    r < NREADINGS; r++)
			if (value(all, a, (enum reading)r, g->rule) !=
			    value(all, b, (enum reading)r, g->rule))
				return true;
	return false;
}

/* Between two that have the same country. */
static bool
differ(const struct all *all, size_t a, size_t b, const bool *named)
{
	size_t rule;

	if (all->level[a] != all->level[b] ||
	    all->ceiling[a] != all->ceiling[b] ||
	    all->outcome[a] != all->outcome[b])
		return true;
	for (rule = 0; rule < all->kb->nrules; rule++)
		if (is_seen(all, rule, named) &&
		    value(all, a, READING_MAIN, rule) !=
		    value(all, b, READING_MAIN, rule))
			return true;
	return grounds_differ(all, a, b);
}

static bool
is_idle(const struct all *all, size_t question, size_t option,
    const bool *named)
{
	const bool many = all->kb->questions[question].many;
	const unsigned step = all->step[question];
	const unsigned bit = 1u << (option + 1);
	unsigned code;
	size_t set;

	for (set = 0; set < all->n; set++) {
		code = code_of(all, set, question);
		if (many ? (code & 1) == 0 || (code & bit) == 0
		    : code != option + 1)
			continue;
		if (differ(all, set, set - (many ? bit : code) * step, named))
			return false;
	}
	return true;
}

static void
check_idle(const struct all *all, const struct diag *d)
{
	const struct kb *kb = all->kb;
	bool *named = calloc(kb->nfacts + 1, sizeof(*named));
	size_t i, q, n, questions = 0, options = 0;

	for (i = 0; i < kb->nrules; i++)
		mark_named(kb->rules[i].expr, named);
	for (q = 0; q < QUESTIONS; q++) {
		if (q == kb->country_question || !is_asked_anywhere(kb, q))
			continue;
		for (n = 0, i = 0; i < kb->questions[q].noptions; i++)
			n += is_idle(all, q, i, named);
		if (n == kb->questions[q].noptions)
			questions++;
		else
			options += n;
	}
	assert_int_equal(told(d, "no answer to question "), questions);
	assert_int_equal(told(d, " never changes anything"), options);
	free(named);
}

/* ---- hidden questions ---- */

static bool
names(const struct kb *kb, const struct kb_expr *e, size_t question)
{
	size_t i;

	if ((e->op == KB_IS || e->op == KB_KNOWN) && e->ref == question)
		return true;
	if (e->op == KB_FACT || e->op == KB_GROUND)
		return names(kb, kb->rules[rule_of(kb, e)].expr, question);
	for (i = 0; i < e->nkids; i++)
		if (names(kb, e->kids[i], question))
			return true;
	return false;
}

static bool
is_open(const struct all *all, size_t set, size_t question)
{
	const struct kb_rule *r = all->kb->rules;
	size_t i;

	for (i = 0; i < all->kb->nrules; i++)
		if ((r[i].kind == KB_RULE_ALARM ||
		    r[i].kind == KB_RULE_URGENCY ||
		    r[i].kind == KB_RULE_GROUND ||
		    r[i].kind == KB_RULE_ITEM) &&
		    names(all->kb, r[i].expr, question) &&
		    value(all, set, READING_MAIN, i) == 0)
			return true;
	return false;
}

/* By forgetting some of the answers. */
static bool
is_hidden(const struct all *all, size_t question)
{
	const size_t rule = all->kb->questions[question].ask_if;
	unsigned forget;
	size_t set, less, q;

	for (set = 0; set < all->n; set++) {
		if (value(all, set, READING_MAIN, rule) < 0)
			continue;
		for (forget = 1; forget < 1u << QUESTIONS; forget++) {
			less = set;
			for (q = 0; q < QUESTIONS; q++)
				if (forget >> q & 1)
					less -= code_of(all, set, q) *
					    all->step[q];
			if (value(all, less, READING_MAIN, rule) < 0 &&
			    is_open(all, less, question))
				return true;
		}
	}
	return false;
}

static void
check_hidden(const struct all *all, const struct diag *d)
{
	size_t q, n = 0;

	for (q = 0; q < QUESTIONS; q++)
		n += all->kb->questions[q].ask_if != KB_ALWAYS &&
		    is_hidden(all, q);
	assert_int_equal(told(d, " is hidden because "), n);
}

/* ---- */

static void
what_is_proved_is_so(void **state)
{
	struct krandom r = { 5 };
	size_t seen = 0;
	struct diag *d;
	struct all all;
	int i;

	(void)state;
	for (i = 0; i < 150; i++) {
		all_open(&all, &r, &shapes[i % 2]);
		d = diag_new();
		structure_check(all.kb, KRANDOM_DAY, NULL, d);
		seen += diag_count(d);
		check_conditions(&all, d);
		check_grounds(&all, d);
		check_same(&all, d);
		check_implied(&all, d);
		check_levels(&all, d);
		check_idle(&all, d);
		check_hidden(&all, d);
		diag_free(d);
		all_close(&all);
	}
	assert_true(seen > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_proved_is_so),
	};

	if (!solver_available()) {
		puts("1..0 # SKIP built without CaDiCaL");
		return 0;
	}
	return cmocka_run_group_tests_name("structure, random", tests, NULL,
	    NULL);
}
