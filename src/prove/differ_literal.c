/* SPDX-License-Identifier: MIT */
#include "prove/differ_parts.h"

#include "kb/find.h"

/* What a finding of one side says, as literals and as a value. */

static size_t
put_truth(struct truth t, int *to)
{
	to[0] = t.certain;
	to[1] = t.possible;
	return 2;
}

/* All but the last level, which follows from the others. */
static size_t
put_levels(struct encode *e, int (*level)(struct encode *, enum kb_level),
    int *to)
{
	size_t n = 0;
	int i;

	for (i = KB_NOW; i > KB_PLANNED; i--)
		to[n++] = level(e, (enum kb_level)i);
	return n;
}

static size_t
put_outcome(struct encode *e, int *to)
{
	size_t n = 0;
	int i;

	for (i = OUTCOME_DUTY; i > OUTCOME_NONE; i--)
		to[n++] = conclude_outcome(e, (enum outcome)i);
	return n;
}

static size_t
put_ground(struct encode *e, size_t ground, int *to)
{
	size_t n = 0;
	int r;

	for (r = 0; r < NREADINGS; r++) {
		to[n++] = conclude_ground(e, ground, (enum reading)r,
		    STATUS_MET);
		to[n++] = conclude_ground(e, ground, (enum reading)r,
		    STATUS_OPEN);
	}
	return n;
}

/* The ground is among the findings. */
static int
is_here(struct encode *e, size_t ground)
{
	int any[] = {
		conclude_ground(e, ground, READING_MAIN, STATUS_MET),
		conclude_ground(e, ground, READING_MAIN, STATUS_OPEN),
		conclude_ground(e, ground, READING_MAIN, STATUS_FAILED),
	};

	return gates_any(encode_gates(e), any, 3);
}

static size_t
put_condition(struct encode *e, size_t ground, size_t condition, int *to)
{
	struct truth t = conclude_condition(e, ground, condition);
	int here = is_here(e, ground);

	to[0] = gates_and(encode_gates(e), here, t.certain);
	to[1] = gates_and(encode_gates(e), here, t.possible);
	return 2;
}

static int
passage(struct encode *e, size_t at)
{
	const struct kb_passage *p = &encode_kb(e)->passages[at];
	int here = p->country == KB_NO_COUNTRY ? GATES_TRUE
	    : conclude_country(e, p->country);

	if (!kb_in_force(p->from, p->to, encode_day(e)))
		return GATES_FALSE;
	return gates_and(encode_gates(e), here, encode_rule(e, p->rule,
	    READING_MAIN).certain);
}

static size_t
rule_of(const struct kb *kb, enum kb_kind kind, size_t at)
{
	switch (kind) {
	case KB_KIND_GUIDANCE:
		return kb->guidance[at].rule;
	case KB_KIND_WHAT_IF:
		return kb->what_ifs[at].rule;
	case KB_KIND_PLAN_ITEM:
		return kb->plan_items[at].rule;
	default:
		return kb->care[at].rule;
	}
}

static enum kb_country
country_of(const struct kb *kb, enum kb_kind kind, size_t at)
{
	return kind == KB_KIND_CARE ? kb->care[at].country : KB_NO_COUNTRY;
}

static int
item(struct encode *e, enum kb_kind kind, size_t at)
{
	const struct kb *kb = encode_kb(e);
	enum kb_country country = country_of(kb, kind, at);
	int here = country == KB_NO_COUNTRY ? GATES_TRUE
	    : conclude_country(e, country);

	return gates_and(encode_gates(e), here, encode_rule(e, rule_of(kb,
	    kind, at), READING_MAIN).certain);
}

static bool
is_there(const struct differ_finding *f, bool now)
{
	size_t part = now ? f->now_part : f->was_part;
	size_t other = now ? f->was_part : f->now_part;

	if ((now ? f->now : f->was) == KB_ALWAYS)
		return false;
	return part != KB_ALWAYS || other == KB_ALWAYS;
}

static size_t
count_of(enum differ_what what)
{
	static const size_t counts[] = {
		[DIFFER_ALARM] = 2, [DIFFER_URGENCY] = 3,
		[DIFFER_CEILING] = 3, [DIFFER_OUTCOME] = 4,
		[DIFFER_SECRECY] = 2, [DIFFER_GROUND] = 6,
		[DIFFER_CONDITION] = 2, [DIFFER_RECIPIENT] = 1,
		[DIFFER_STEP] = 2, [DIFFER_CONTACT] = 1,
		[DIFFER_INDICATOR] = 1, [DIFFER_PASSAGE] = 1,
		[DIFFER_ITEM] = 1,
	};

	return counts[what];
}

size_t
differ_literals(const struct differ_finding *f, bool now, struct encode *e,
    int *to)
{
	size_t i, at = now ? f->now : f->was;
	size_t part = now ? f->now_part : f->was_part;

	if (!is_there(f, now)) {
		for (i = 0; i < count_of(f->what); i++)
			to[i] = GATES_FALSE;
		return i;
	}
	switch (f->what) {
	case DIFFER_ALARM:
		return put_truth(conclude_alarm(e, (enum kb_alarm_id)at), to);
	case DIFFER_URGENCY:
		return put_levels(e, conclude_urgency, to);
	case DIFFER_CEILING:
		return put_levels(e, conclude_ceiling, to);
	case DIFFER_OUTCOME:
		return put_outcome(e, to);
	case DIFFER_SECRECY:
		return put_truth(conclude_secrecy(e), to);
	case DIFFER_GROUND:
		return put_ground(e, at, to);
	case DIFFER_CONDITION:
		return put_condition(e, at, part, to);
	case DIFFER_RECIPIENT:
		to[0] = conclude_recipient(e, at, part);
		return 1;
	case DIFFER_STEP:
		return put_truth(conclude_step(e, at), to);
	case DIFFER_CONTACT:
		to[0] = conclude_contact(e, at);
		return 1;
	case DIFFER_INDICATOR:
		to[0] = conclude_indicator(e, at);
		return 1;
	case DIFFER_PASSAGE:
		to[0] = passage(e, at);
		return 1;
	case DIFFER_ITEM:
		to[0] = item(e, f->kind, at);
		return 1;
	}
	return 0;
}

int
differ_literal(const struct differ_finding *f, struct encode *was,
    struct encode *now)
{
	struct gates *g = encode_gates(was);
	int a[DIFFER_LITERALS_MAX], b[DIFFER_LITERALS_MAX];
	int any[2 * DIFFER_LITERALS_MAX];
	size_t i, m = 0, n = differ_literals(f, false, was, a);

	(void)differ_literals(f, true, now, b);
	for (i = 0; i < n; i++)
		if (f->apart) {
			any[m++] = a[i];
			any[m++] = b[i];
		} else {
			any[m++] = -gates_same(g, a[i], b[i]);
		}
	return gates_any(g, any, m);
}

/* ---- values ---- */

static const struct finding_ground *
find_ground(const struct findings *f, size_t ground)
{
	size_t i;

	for (i = 0; i < f->ngrounds; i++)
		if (f->grounds[i].ground == ground)
			return &f->grounds[i];
	return NULL;
}

static unsigned
ground_value(const struct differ_finding *d, const struct findings *f,
    size_t ground, size_t part)
{
	const struct finding_ground *g = find_ground(f, ground);

	if (g == NULL)
		return 0;
	if (d->what == DIFFER_CONDITION)
		return (unsigned)(g->conditions[part].value - TRI_FALSE);
	if (d->what == DIFFER_RECIPIENT)
		return g->recipients[part];
	return (unsigned)g->status + 3 * (unsigned)g->wide +
	    9 * (unsigned)g->narrow;
}

static unsigned
step_value(const struct findings *f, size_t step)
{
	size_t i;

	for (i = 0; i < f->nsteps; i++)
		if (f->steps[i].step == step)
			return f->steps[i].possible ? 1 : 2;
	return 0;
}

static bool
listed(const size_t *list, size_t n, size_t at)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (list[i] == at)
			return true;
	return false;
}

static bool
holds(const struct findings *f, enum kb_country country, size_t rule)
{
	return (country == KB_NO_COUNTRY || country == f->country) &&
	    findings_rule(f, rule) == TRI_TRUE;
}

static unsigned
alarm_value(const struct findings *f, size_t alarm)
{
	return f->alarm[alarm] ? 2 : f->alarm_possible[alarm] ? 1 : 0;
}

unsigned
differ_value(const struct differ_finding *d, bool now,
    const struct findings *f)
{
	size_t at = now ? d->now : d->was;
	size_t part = now ? d->now_part : d->was_part;
	const struct kb_passage *p;

	if (!is_there(d, now))
		return 0;
	switch (d->what) {
	case DIFFER_ALARM:
		return alarm_value(f, at);
	case DIFFER_URGENCY:
		return f->urgency;
	case DIFFER_CEILING:
		return f->ceiling;
	case DIFFER_OUTCOME:
		return f->outcome;
	case DIFFER_SECRECY:
		return (unsigned)(f->secrecy - TRI_FALSE);
	case DIFFER_GROUND:
	case DIFFER_CONDITION:
	case DIFFER_RECIPIENT:
		return ground_value(d, f, at, part);
	case DIFFER_STEP:
		return step_value(f, at);
	case DIFFER_CONTACT:
		return listed(f->contacts, f->ncontacts, at);
	case DIFFER_INDICATOR:
		return listed(f->indicators, f->nindicators, at);
	case DIFFER_PASSAGE:
		p = &f->kb->passages[at];
		return kb_in_force(p->from, p->to, f->day) &&
		    holds(f, p->country, p->rule);
	case DIFFER_ITEM:
		return holds(f, country_of(f->kb, d->kind, at),
		    rule_of(f->kb, d->kind, at));
	}
	return 0;
}
