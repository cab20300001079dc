/* SPDX-License-Identifier: MIT */
#include "koracle.h"

#include <stdlib.h>

static const struct krange anything = { -1, 1 };

static struct krange
point(int value)
{
	return (struct krange){ value, value };
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
most(int a, int b)
{
	return a > b ? a : b;
}

/* ---- leaves ---- */

static struct krange
applies(const struct koracle *o, size_t question)
{
	size_t rule = o->kb->questions[question].ask_if;

	return rule == KB_ALWAYS ? point(1) : koracle_rule(o, rule);
}

static bool
open_ended(const struct koracle *o, size_t question)
{
	return o->running && o->answers->state[question] == ANSWER_NONE;
}

static struct krange
fits(const struct koracle *o, const struct kb_expr *e)
{
	size_t first = o->kb->questions[e->ref].first_option, i;
	int best = -1;

	if (open_ended(o, e->ref))
		return anything;
	if (o->answers->state[e->ref] != ANSWER_GIVEN)
		return point(0);
	for (i = 0; i < e->noptions; i++)
		best = most(best, o->answers->tick[first + e->options[i]]);
	return point(best);
}

static struct krange
is(const struct koracle *o, const struct kb_expr *e)
{
	struct krange a = applies(o, e->ref), f = fits(o, e);

	return (struct krange){ least(a.low, f.low), least(a.high, f.high) };
}

/* An answer that is ignored is none. */
static struct krange
known(const struct koracle *o, const struct kb_expr *e)
{
	struct krange a = applies(o, e->ref), k = anything;

	if (!open_ended(o, e->ref))
		k = point(answers_definite(o->answers, e->ref) ? 1 : -1);
	if (a.low == -1)
		k.low = -1;
	if (a.high == -1)
		k.high = -1;
	return k;
}

/* ---- gates ---- */

static int
compare(const void *a, const void *b)
{
	return *(const int *)b - *(const int *)a;
}

static int
nth_largest(int *values, size_t n, size_t nth)
{
	if (nth == 0)
		return 1;
	if (nth > n)
		return -1;
	qsort(values, n, sizeof(*values), compare);
	return values[nth - 1];
}

static struct krange
at_least(const struct koracle *o, const struct kb_expr *e)
{
	int *low = calloc(e->nkids + 1, sizeof(*low));
	int *high = calloc(e->nkids + 1, sizeof(*high));
	struct krange r;
	size_t i;

	if (low == NULL || high == NULL)
		abort();
	for (i = 0; i < e->nkids; i++) {
		r = koracle_expr(o, e->kids[i]);
		low[i] = r.low;
		high[i] = r.high;
	}
	r.low = nth_largest(low, e->nkids, e->threshold);
	r.high = nth_largest(high, e->nkids, e->threshold);
	free(low);
	free(high);
	return r;
}

static struct krange
all_of(const struct koracle *o, const struct kb_expr *e)
{
	struct krange r = point(1), k;
	size_t i;

	for (i = 0; i < e->nkids; i++) {
		k = koracle_expr(o, e->kids[i]);
		r.low = least(r.low, k.low);
		r.high = least(r.high, k.high);
	}
	return r;
}

static struct krange
any_of(const struct koracle *o, const struct kb_expr *e)
{
	struct krange r = point(-1), k;
	size_t i;

	for (i = 0; i < e->nkids; i++) {
		k = koracle_expr(o, e->kids[i]);
		r.low = most(r.low, k.low);
		r.high = most(r.high, k.high);
	}
	return r;
}

static struct krange
read_as(const struct koracle *o, const struct kb_expr *e)
{
	if (o->reading == READING_WIDE)
		return koracle_expr(o, e->kids[0]);
	if (o->reading == READING_NARROW)
		return koracle_expr(o, e->kids[1]);
	return koracle_expr(o, e->kids[e->main_is_wide ? 0 : 1]);
}

struct krange
koracle_expr(const struct koracle *o, const struct kb_expr *e)
{
	struct krange r;

	switch (e->op) {
	case KB_FALSE:
		return point(-1);
	case KB_TRUE:
		return point(1);
	case KB_UNDECIDED_LAW:
	case KB_UNDECIDED_ACT:
		return point(0);
	case KB_IS:
		return is(o, e);
	case KB_KNOWN:
		return known(o, e);
	case KB_FACT:
		return koracle_rule(o, o->kb->facts[e->ref].rule);
	case KB_GROUND:
		return koracle_rule(o, o->kb->grounds[e->ref].rule);
	case KB_POSSIBLE:
		r = koracle_expr(o, e->kids[0]);
		r.low = r.low == -1 ? -1 : 1;
		r.high = r.high == -1 ? -1 : 1;
		return r;
	case KB_ALL:
		return all_of(o, e);
	case KB_ANY:
		return any_of(o, e);
	case KB_NONE:
		r = any_of(o, e);
		return (struct krange){ -r.high, -r.low };
	case KB_AT_LEAST:
		return at_least(o, e);
	case KB_READING:
		return read_as(o, e);
	case KB_CERTAIN:
	case KB_CLAIM:
		break;
	}
	abort();
}

struct krange
koracle_rule(const struct koracle *o, size_t rule)
{
	const struct kb_rule *r = &o->kb->rules[rule];
	const struct kb_ground *g;

	if (r->kind == KB_RULE_GROUND) {
		g = &o->kb->grounds[r->owner];
		if ((g->from != KB_NO_DAY && o->day < g->from) ||
		    (g->to != KB_NO_DAY && o->day > g->to))
			return point(-1);
	}
	return koracle_expr(o, r->expr);
}

enum kb_level
koracle_level(int now, int today, int week)
{
	if (now == 1)
		return KB_NOW;
	if (today == 1)
		return KB_TODAY;
	if (week == 1)
		return KB_WEEK;
	if (now == -1 && today == -1 && week == -1)
		return KB_PLANNED;
	return KB_WEEK;
}
