/* SPDX-License-Identifier: MIT */
#include "kbuild.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void *
make(struct kbuild *b, size_t n, size_t size)
{
	void *p = arena_calloc(b->kb.arena, n, size);

	if (p == NULL)
		abort();
	return p;
}

static size_t
next(size_t *n, size_t max)
{
	if (*n == max)
		abort();
	return (*n)++;
}

#define ROOM(b, array, list, room) \
	((b)->kb.list = (b)->array = \
	make((b), (room), sizeof(*(b)->array)))
#define RULES_PER_ROOM 8

struct kbuild *
kbuild_new(size_t room)
{
	struct kbuild *b = calloc(1, sizeof(*b));
	size_t i;

	if (b == NULL)
		abort();
	b->room = room;
	b->kb.arena = arena_new();
	ROOM(b, question, questions, room);
	ROOM(b, fact, facts, room);
	ROOM(b, ground, grounds, room);
	ROOM(b, indicator, indicators, room);
	ROOM(b, step, steps, room);
	ROOM(b, guidance, guidance, room);
	ROOM(b, passage, passages, room);
	ROOM(b, plan_item, plan_items, room);
	ROOM(b, contact, contacts, room);
	ROOM(b, source, sources, room);
	ROOM(b, rule, rules, room * RULES_PER_ROOM);
	b->kb.secrecy_fact = KB_ALWAYS;
	b->kb.country_question = KB_ALWAYS;
	b->kb.profession_question = KB_ALWAYS;
	for (i = 0; i < KB_NALARMS; i++)
		kbuild_alarm(b, (enum kb_alarm_id)i, kx(b, KB_FALSE));
	b->kb.urgency[KB_PLANNED].rule = KB_ALWAYS;
	for (i = KB_WEEK; i <= KB_NOW; i++)
		kbuild_urgency(b, (enum kb_level)i, kx(b, KB_FALSE));
	return b;
}

void
kbuild_free(struct kbuild *b)
{
	if (b == NULL)
		return;
	arena_free(b->kb.arena);
	free(b);
}

const struct kb *
kbuild_kb(const struct kbuild *b)
{
	return &b->kb;
}

char *
kbuild_id(struct kbuild *b, const char *stem, size_t n)
{
	size_t len = strlen(stem);
	char *id = make(b, len + 21, 1), digits[20];
	size_t i = 0;

	memcpy(id, stem, len);
	do
		digits[i++] = (char)('0' + n % 10);
	while ((n /= 10) != 0);
	while (i > 0)
		id[len++] = digits[--i];
	return id;
}

static size_t
rule(struct kbuild *b, enum kb_rule_kind kind, size_t owner,
    const struct kb_expr *expr)
{
	size_t at;

	if (expr == NULL)
		return KB_ALWAYS;
	at = next(&b->kb.nrules, b->room * RULES_PER_ROOM);
	b->rule[at] = (struct kb_rule){ kind, expr, owner };
	return at;
}

/* ---- elements ---- */

size_t
kbuild_question(struct kbuild *b, const char *id, size_t noptions, bool many)
{
	size_t i, at = next(&b->kb.nquestions, b->room);
	struct kb_option *options = make(b, noptions, sizeof(*options));
	struct kb_question *q = &b->question[at];

	for (i = 0; i < noptions; i++)
		options[i].id = kbuild_id(b, "o", i);
	q->head.id = id;
	q->number = (unsigned)at + 1;
	q->many = many;
	q->options = options;
	q->noptions = noptions;
	q->first_option = b->kb.noptions;
	q->ask_if = KB_ALWAYS;
	q->worth_if = KB_ALWAYS;
	b->kb.noptions += noptions;
	return at;
}

size_t
kbuild_country(struct kbuild *b)
{
	static const struct kb_option options[] = {
		{ .id = "be" }, { .id = "nl" }
	};
	size_t at = kbuild_question(b, "country", 2, false);

	b->question[at].options = options;
	b->kb.country_question = at;
	return at;
}

void
kbuild_ask_if(struct kbuild *b, size_t question, const struct kb_expr *e)
{
	b->question[question].ask_if = rule(b, KB_RULE_ASK_IF, question, e);
}

void
kbuild_worth_if(struct kbuild *b, size_t question, const struct kb_expr *e)
{
	b->question[question].worth_if = rule(b, KB_RULE_ASK_IF, question, e);
}

size_t
kbuild_fact(struct kbuild *b, const char *id, const struct kb_expr *e)
{
	size_t at = next(&b->kb.nfacts, b->room);

	b->fact[at].head.id = id;
	b->fact[at].rule = rule(b, KB_RULE_FACT, at, e);
	return at;
}

static const struct kb_expr *
ground_expr(struct kbuild *b, enum kb_country country, size_t n,
    const struct kb_expr *const *conditions)
{
	const struct kb_expr **kids = make(b, n + 1, sizeof(*kids));
	size_t nkids = 0;

	if (b->kb.country_question != KB_ALWAYS && country != KB_NO_COUNTRY)
		kids[nkids++] = kx_is(b, b->kb.country_question,
		    country == KB_BE ? 1 : 2);
	if (n > 0)
		memcpy(kids + nkids, conditions, n * sizeof(*kids));
	return kx_gate(b, KB_ALL, 0, nkids + n, kids);
}

size_t
kbuild_ground(struct kbuild *b, const char *id, enum kb_country country,
    enum kb_act act, enum kb_force force, size_t n,
    const struct kb_expr *const *conditions)
{
	size_t i, at = next(&b->kb.ngrounds, b->room);
	struct kb_condition *list = make(b, n, sizeof(*list));
	struct kb_ground *g = &b->ground[at];

	for (i = 0; i < n; i++) {
		list[i].head.id = kbuild_id(b, "c", i);
		list[i].rule = rule(b, KB_RULE_CONDITION, at, conditions[i]);
	}
	g->head.id = id;
	g->country = country;
	g->act = act;
	g->force = force;
	g->first_round = act == KB_REPORT;
	g->from = g->to = KB_NO_DAY;
	g->conditions = list;
	g->nconditions = n;
	g->rule = rule(b, KB_RULE_GROUND, at,
	    ground_expr(b, country, n, conditions));
	return at;
}

void
kbuild_recipients(struct kbuild *b, size_t ground, size_t n,
    const size_t *contacts, const struct kb_expr *const *when)
{
	struct kb_recipient *list = make(b, n, sizeof(*list));
	size_t i;

	for (i = 0; i < n; i++) {
		list[i].contact = contacts[i];
		list[i].role = KB_ALWAYS;
		list[i].id = b->contact[contacts[i]].head.id;
		list[i].rule = rule(b, KB_RULE_RECIPIENT, ground, when[i]);
	}
	b->ground[ground].recipients = list;
	b->ground[ground].nrecipients = n;
}

void
kbuild_alarm(struct kbuild *b, enum kb_alarm_id id, const struct kb_expr *e)
{
	b->kb.alarms[id].head.id = id == KB_ALARM_CHILD ? "child" : "life";
	b->kb.alarms[id].rule = rule(b, KB_RULE_ALARM, id, e);
}

void
kbuild_urgency(struct kbuild *b, enum kb_level level, const struct kb_expr *e)
{
	b->kb.urgency[level].rule = rule(b, KB_RULE_URGENCY, level, e);
}

size_t
kbuild_step(struct kbuild *b, const char *id, enum kb_level time,
    bool cautious, const struct kb_expr *e)
{
	size_t at = next(&b->kb.nsteps, b->room);
	struct kb_step *s = &b->step[at];

	s->head.id = id;
	s->time = time;
	s->cautious = cautious;
	s->rule = rule(b, KB_RULE_ITEM, at, e);
	return at;
}

size_t
kbuild_indicator(struct kbuild *b, const char *id, int section,
    const struct kb_expr *e)
{
	size_t at = next(&b->kb.nindicators, b->room);

	b->indicator[at].head.id = id;
	b->indicator[at].section = section;
	b->indicator[at].rule = rule(b, KB_RULE_ITEM, at, e);
	return at;
}

size_t
kbuild_guidance(struct kbuild *b, const char *id, const struct kb_expr *e)
{
	size_t at = next(&b->kb.nguidance, b->room);

	b->guidance[at].head.id = id;
	b->guidance[at].rule = rule(b, KB_RULE_ITEM, at, e);
	return at;
}

size_t
kbuild_passage(struct kbuild *b, const char *id, enum kb_place place,
    enum kb_country country, const struct kb_expr *e)
{
	size_t at = next(&b->kb.npassages, b->room);

	b->passage[at].head.id = id;
	b->passage[at].place = place;
	b->passage[at].country = country;
	b->passage[at].from = b->passage[at].to = KB_NO_DAY;
	b->passage[at].rule = rule(b, KB_RULE_ITEM, at, e);
	return at;
}

size_t
kbuild_plan_item(struct kbuild *b, const char *id, const struct kb_expr *e)
{
	size_t at = next(&b->kb.nplan_items, b->room);

	b->plan_item[at].head.id = id;
	b->plan_item[at].rule = rule(b, KB_RULE_ITEM, at, e);
	return at;
}

size_t
kbuild_contact(struct kbuild *b, const char *id, enum kb_country country)
{
	size_t at = next(&b->kb.ncontacts, b->room);

	b->contact[at].head.id = id;
	b->contact[at].country = country;
	b->contact[at].of = KB_ALWAYS;
	b->contact[at].rule = KB_ALWAYS;
	return at;
}

size_t
kbuild_source(struct kbuild *b, const char *id, long checked_day,
    int stale_months)
{
	size_t at = next(&b->kb.nsources, b->room);

	b->source[at].head.id = id;
	b->source[at].checked_day = checked_day;
	b->source[at].stale_months = stale_months;
	return at;
}

void
kbuild_cite(struct kbuild *b, struct kb_head *head, size_t source)
{
	struct kb_cite *cites = make(b, head->ncites + 1, sizeof(*cites));

	if (head->ncites > 0)
		memcpy(cites, head->cites, head->ncites * sizeof(*cites));
	cites[head->ncites].source = source;
	cites[head->ncites].source_id = b->source[source].head.id;
	head->cites = cites;
	head->ncites++;
}

/* ---- conditions ---- */

static struct kb_expr *
expr(struct kbuild *b, enum kb_op op)
{
	struct kb_expr *e = make(b, 1, sizeof(*e));

	e->op = op;
	return e;
}

const struct kb_expr *
kx(struct kbuild *b, enum kb_op op)
{
	return expr(b, op);
}

const struct kb_expr *
kx_is(struct kbuild *b, size_t question, uint32_t options)
{
	struct kb_expr *e = expr(b, KB_IS);
	size_t *list = make(b, 32, sizeof(*list));
	size_t i;

	for (i = 0; i < 32; i++)
		if (options >> i & 1)
			list[e->noptions++] = i;
	e->ref = question;
	e->options = list;
	return e;
}

const struct kb_expr *
kx_ref(struct kbuild *b, enum kb_op op, size_t ref)
{
	struct kb_expr *e = expr(b, op);

	e->ref = ref;
	return e;
}

const struct kb_expr *
kx_gate(struct kbuild *b, enum kb_op op, size_t threshold, size_t n,
    const struct kb_expr *const *kids)
{
	struct kb_expr *e = expr(b, op);

	e->kids = make(b, n, sizeof(*e->kids));
	if (n > 0)
		memcpy(e->kids, kids, n * sizeof(*kids));
	e->nkids = n;
	e->threshold = (unsigned)threshold;
	return e;
}

const struct kb_expr *
kx_two(struct kbuild *b, enum kb_op op, const struct kb_expr *x,
    const struct kb_expr *y)
{
	const struct kb_expr *kids[] = { x, y };

	return kx_gate(b, op, 0, 2, kids);
}

const struct kb_expr *
kx_not(struct kbuild *b, const struct kb_expr *x)
{
	return kx_gate(b, KB_NONE, 0, 1, &x);
}

const struct kb_expr *
kx_possible(struct kbuild *b, const struct kb_expr *x)
{
	return kx_gate(b, KB_POSSIBLE, 0, 1, &x);
}

const struct kb_expr *
kx_reading(struct kbuild *b, bool main_is_wide, const struct kb_expr *wide,
    const struct kb_expr *narrow)
{
	struct kb_expr *e = expr(b, KB_READING);
	const struct kb_expr **kids = make(b, 2, sizeof(*kids));

	kids[0] = wide;
	kids[1] = narrow;
	e->kids = kids;
	e->nkids = 2;
	e->main_is_wide = main_is_wide;
	return e;
}
