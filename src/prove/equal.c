/* SPDX-License-Identifier: MIT */
#include "prove/equal.h"

#include <string.h>

#include "kb/find.h"
#include "prove/conclude.h"
#include "prove/query.h"

#define DAYS_MAX 16
#define RENEW 100	/* mutants, after which the circuit is made anew */

enum { UNSEEN, SAME, CHANGED };

struct proving {
	const struct kb *kb;
	long days[DAYS_MAX];
	size_t ndays;
	struct gates *gates;
	struct query *query;
	struct encode *first[DAYS_MAX];
	/* Of one mutant: */
	unsigned char *seen;	/* by rule */
	bool all;		/* a setting: anything may differ */
	const struct kb *other;
	struct encode *was, *now;
	int differs;		/* some of what was compared */
};

/* ---- what hangs on the change ---- */

static bool changed(struct proving *, size_t rule);

static bool
expr_changed(struct proving *p, const struct kb_expr *e)
{
	size_t i;

	if (e->op == KB_IS || e->op == KB_KNOWN)
		return changed(p, p->kb->questions[e->ref].ask_if);
	if (e->op == KB_FACT)
		return changed(p, p->kb->facts[e->ref].rule);
	if (e->op == KB_GROUND)
		return changed(p, p->kb->grounds[e->ref].rule);
	for (i = 0; i < e->nkids; i++)
		if (expr_changed(p, e->kids[i]))
			return true;
	return false;
}

static bool
changed(struct proving *p, size_t rule)
{
	if (p->all || rule == KB_ALWAYS)
		return p->all;
	if (p->seen[rule] == UNSEEN)
		p->seen[rule] = p->kb->rules[rule].expr !=
		    p->other->rules[rule].expr ||
		    expr_changed(p, p->kb->rules[rule].expr) ? CHANGED : SAME;
	return p->seen[rule] == CHANGED;
}

/* ---- comparing ---- */

static void
compare(struct proving *p, int was, int now)
{
	p->differs = gates_or(p->gates, p->differs,
	    -gates_same(p->gates, was, now));
}

static void
compare_truth(struct proving *p, struct truth was, struct truth now)
{
	compare(p, was.certain, now.certain);
	compare(p, was.possible, now.possible);
}

static void
compare_rule(struct proving *p, size_t rule)
{
	if (rule != KB_ALWAYS && changed(p, rule))
		compare_truth(p, encode_rule(p->was, rule, READING_MAIN),
		    encode_rule(p->now, rule, READING_MAIN));
}

static void
compare_safety(struct proving *p)
{
	const struct kb_urgency *u = p->kb->urgency;
	int i;

	for (i = 0; i < KB_NALARMS; i++)
		if (changed(p, p->kb->alarms[i].rule))
			compare_truth(p,
			    conclude_alarm(p->was, (enum kb_alarm_id)i),
			    conclude_alarm(p->now, (enum kb_alarm_id)i));
	if (!changed(p, u[KB_NOW].rule) && !changed(p, u[KB_TODAY].rule) &&
	    !changed(p, u[KB_WEEK].rule))
		return;
	for (i = KB_NOW; i > KB_PLANNED; i--) {
		compare(p, conclude_urgency(p->was, (enum kb_level)i),
		    conclude_urgency(p->now, (enum kb_level)i));
		compare(p, conclude_ceiling(p->was, (enum kb_level)i),
		    conclude_ceiling(p->now, (enum kb_level)i));
	}
}

/* Named by a ground that is not failed. */
static int
named(struct proving *p, struct encode *e, size_t ground, size_t recipient)
{
	return gates_and(p->gates, -conclude_ground(e, ground, READING_MAIN,
	    STATUS_FAILED), conclude_recipient(e, ground, recipient));
}

static void
compare_ground(struct proving *p, size_t ground)
{
	const struct kb_ground *g = &p->kb->grounds[ground];
	size_t i;
	int r;

	for (r = 0; r < NREADINGS && changed(p, g->rule); r++) {
		compare(p, conclude_ground(p->was, ground, (enum reading)r,
		    STATUS_MET), conclude_ground(p->now, ground,
		    (enum reading)r, STATUS_MET));
		compare(p, conclude_ground(p->was, ground, (enum reading)r,
		    STATUS_OPEN), conclude_ground(p->now, ground,
		    (enum reading)r, STATUS_OPEN));
	}
	for (i = 0; i < g->nrecipients; i++)
		if (changed(p, g->recipients[i].rule))
			compare(p, named(p, p->was, ground, i),
			    named(p, p->now, ground, i));
}

static void
compare_law(struct proving *p)
{
	size_t i;
	int o;

	if (p->kb->secrecy_fact != KB_ALWAYS)
		compare_rule(p, p->kb->facts[p->kb->secrecy_fact].rule);
	for (i = 0; i < p->kb->ngrounds; i++)
		compare_ground(p, i);
	for (o = OUTCOME_DUTY; p->all && o > OUTCOME_NONE; o--)
		compare(p, conclude_outcome(p->was, (enum outcome)o),
		    conclude_outcome(p->now, (enum outcome)o));
}

/* Contacts follow from steps and grounds but for their own rules. */
static void
compare_shown(struct proving *p)
{
	const struct kb *kb = p->kb;
	size_t i;

	for (i = 0; i < kb->nsteps; i++)
		if (changed(p, kb->steps[i].rule))
			compare_truth(p, conclude_step(p->was, i),
			    conclude_step(p->now, i));
	for (i = 0; i < kb->ncontacts; i++)
		if (changed(p, kb->contacts[i].rule))
			compare(p, conclude_contact(p->was, i),
			    conclude_contact(p->now, i));
	for (i = 0; i < kb->nindicators; i++)
		if (changed(p, kb->indicators[i].rule))
			compare(p, conclude_indicator(p->was, i),
			    conclude_indicator(p->now, i));
	for (i = 0; i < kb->nquestions; i++) {
		compare_rule(p, kb->questions[i].ask_if);
		compare_rule(p, kb->questions[i].worth_if);
	}
}

/* ---- what is told ---- */

static int
care(struct encode *e, const struct kb_care *c)
{
	return gates_and(encode_gates(e), conclude_here(e, c->country),
	    encode_rule(e, c->rule, READING_MAIN).certain);
}

/* In a place for one the first that is told otherwise is so by its own. */
static void
compare_told(struct proving *p)
{
	const struct kb *kb = p->kb, *other = p->other;
	size_t i;

	for (i = 0; i < kb->npassages; i++)
		if (changed(p, kb->passages[i].rule))
			compare(p, conclude_passage(p->was, i),
			    conclude_passage(p->now, i));
	for (i = 0; i < kb->ncare; i++)
		if (changed(p, kb->care[i].rule))
			compare(p, care(p->was, &kb->care[i]),
			    care(p->now, &other->care[i]));
	for (i = 0; i < kb->nguidance; i++)
		if (changed(p, kb->guidance[i].rule))
			compare(p, conclude_guidance(p->was, i),
			    conclude_guidance(p->now, i));
	for (i = 0; i < kb->nplan_items; i++)
		if (changed(p, kb->plan_items[i].rule))
			compare(p, conclude_plan_item(p->was, i),
			    conclude_plan_item(p->now, i));
	for (i = 0; i < kb->nwhat_ifs; i++)
		compare_rule(p, kb->what_ifs[i].rule);
}

/* ---- one mutant ---- */

static bool
same_on(struct proving *p, size_t day)
{
	p->was = p->first[day];
	p->now = encode_with(p->was, p->other, p->days[day]);
	if (p->now == NULL)
		return false;
	p->differs = GATES_FALSE;
	compare_safety(p);
	compare_law(p);
	compare_shown(p);
	compare_told(p);
	encode_free(p->now);
	return p->differs == GATES_FALSE ||
	    query_solve(p->query, &p->differs, 1) == SOLVER_NO;
}

static bool
same(struct proving *p, const struct mutant *m, struct arena *arena)
{
	size_t i;

	p->other = mutant_kb(p->kb, m, arena);
	p->seen = arena_alloc(arena, p->kb->nrules);
	p->all = !mutant_switches(m);
	if (p->other == NULL || p->seen == NULL)
		return false;
	for (i = 0; i < p->ndays; i++)
		if (!same_on(p, i))
			return false;
	return true;
}

/* ---- all of them ---- */

static void
add_day(struct proving *p, long day)
{
	size_t i;

	for (i = 0; i < p->ndays; i++)
		if (p->days[i] == day)
			return;
	if (p->ndays < DAYS_MAX && day != KB_NO_DAY)
		p->days[p->ndays++] = day;
}

/* Within which nothing comes into force or ceases to be. */
static void
find_days(struct proving *p, long day)
{
	const struct kb *kb = p->kb;
	size_t i;

	add_day(p, day);
	for (i = 0; i < kb->ngrounds; i++) {
		add_day(p, kb->grounds[i].from);
		add_day(p, kb->grounds[i].to);
	}
	for (i = 0; i < kb->npassages; i++) {
		add_day(p, kb->passages[i].from);
		add_day(p, kb->passages[i].to);
	}
}

static void
close_circuit(struct proving *p)
{
	size_t i;

	for (i = 0; i < p->ndays; i++) {
		encode_free(p->first[i]);
		p->first[i] = NULL;
	}
	query_free(p->query);
	gates_free(p->gates);
	p->query = NULL;
	p->gates = NULL;
}

static bool
open_circuit(struct proving *p)
{
	size_t i;

	close_circuit(p);
	p->gates = gates_new();
	p->query = p->gates == NULL ? NULL : query_new(p->gates);
	for (i = 0; p->query != NULL && i < p->ndays; i++) {
		p->first[i] = encode_new(p->gates, p->kb, p->days[i]);
		if (p->first[i] == NULL)
			return false;
	}
	return p->query != NULL;
}

/* -1 without memory. */
static int
prove_one(struct proving *p, const struct mutant *m, struct verdict *to)
{
	struct arena *arena = arena_new();
	bool yes = same(p, m, arena);
	bool failed = arena_failed(arena) || gates_failed(p->gates) ||
	    query_failed(p->query);

	if (yes && !failed)
		to->notice = NOTICE_EQUAL;
	arena_free(arena);
	return failed ? -1 : 0;
}

int
mutants_prove_equal(const struct kb *kb, long day,
    const struct mutants *mutants, struct verdict *to,
    struct progress *progress)
{
	struct proving p = { .kb = kb };
	size_t i, n = 0;
	int result = 0;

	if (!solver_available())
		return 1;
	find_days(&p, day);
	for (i = 0; result == 0 && i < mutants->n; i++) {
		if (to[i].notice != NOTICE_NONE)
			continue;
		progress_tell(progress, "equal mutants", i, mutants->n);
		if (n++ % RENEW == 0 && !open_circuit(&p))
			result = -1;
		else
			result = prove_one(&p, &mutants->at[i], &to[i]);
	}
	close_circuit(&p);
	return result;
}
