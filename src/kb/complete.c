/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "kb/build.h"
#include "kb/find.h"

/* What a consultation cannot do without. */
static void
need(struct kb_build *b, bool has, const char *what)
{
	if (!has)
		kb_error(b, NULL, 0, "the knowledge has no %s; add it", what);
}

static void
find_secrecy(struct kb_build *b)
{
	const struct kb_fact *f = b->kb->facts;
	size_t i, found = KB_ALWAYS;

	for (i = 0; i < b->kb->nfacts; i++) {
		if (!f[i].secrecy)
			continue;
		if (found != KB_ALWAYS)
			kb_error(b, f[i].head.file, f[i].head.line,
			    "role=\"secrecy\" is that of fact \"%s\" "
			    "at %s:%u already; keep one", f[found].head.id,
			    f[found].head.file, f[found].head.line);
		found = i;
	}
	b->kb->secrecy_fact = found;
	need(b, found != KB_ALWAYS, "fact with role=\"secrecy\"");
}

static void
check_country(struct kb_build *b)
{
	const struct kb_question *q;
	size_t at = kb_find_question(b->kb, "country", 7);

	b->kb->country_question = at;
	need(b, at != KB_ALWAYS, "question \"country\"");
	if (at == KB_ALWAYS)
		return;
	q = &b->kb->questions[at];
	if (q->many || kb_find_option(q, "be", 2) == KB_ALWAYS ||
	    kb_find_option(q, "nl", 2) == KB_ALWAYS)
		kb_error(b, q->head.file, q->head.line, "question "
		    "\"country\" takes one of the options be and nl; add "
		    "what is missing");
}

static void
check_profession(struct kb_build *b)
{
	const struct kb_question *q;
	size_t at = kb_find_question(b->kb, "profession", 10);

	b->kb->profession_question = at;
	need(b, at != KB_ALWAYS, "question \"profession\"");
	if (at == KB_ALWAYS)
		return;
	q = &b->kb->questions[at];
	if (q->many)
		kb_error(b, q->head.file, q->head.line, "question "
		    "\"profession\" takes one answer; write choice=\"one\"");
}

void
kb_link_complete(struct kb_build *b)
{
	const struct kb *kb = b->kb;

	need(b, b->kinds[KB_KIND_RELEASE].n > 0, "<release>");
	need(b, kb->alarms[KB_ALARM_CHILD].head.id != NULL,
	    "alarm \"child\"");
	need(b, kb->alarms[KB_ALARM_LIFE].head.id != NULL, "alarm \"life\"");
	need(b, kb->urgency[KB_NOW].head.id != NULL, "urgency \"now\"");
	need(b, kb->urgency[KB_TODAY].head.id != NULL, "urgency \"today\"");
	need(b, kb->urgency[KB_WEEK].head.id != NULL, "urgency \"week\"");
	need(b, kb->urgency[KB_PLANNED].head.id != NULL,
	    "urgency \"planned\"");
	find_secrecy(b);
	check_country(b);
	check_profession(b);
}

/* The country is X, as every ground asks first. */
static const struct kb_expr *
in_country(struct kb_build *b, const struct kb_ground *g)
{
	const struct kb_question *q = &b->kb->questions[
	    b->kb->country_question];
	struct kb_expr *e = arena_alloc(b->keep, sizeof(*e));
	size_t *option = arena_alloc(b->keep, sizeof(*option));

	if (e == NULL || option == NULL)
		return NULL;
	*option = kb_find_option(q, kb_country_name(g->country), 2);
	e->op = KB_IS;
	e->line = g->head.line;
	e->file = g->head.file;
	e->ref = b->kb->country_question;
	e->ref_id = q->head.id;
	e->options = option;
	e->noptions = 1;
	return e;
}

static const struct kb_expr *
ground_expr(struct kb_build *b, const struct kb_ground *g)
{
	const struct kb_rule *rules = b->kb->rules;
	struct kb_expr *e = arena_alloc(b->keep, sizeof(*e));
	size_t i;

	if (e == NULL)
		return NULL;
	e->op = KB_ALL;
	e->line = g->head.line;
	e->file = g->head.file;
	e->kids = arena_calloc(b->keep, g->nconditions + 1,
	    sizeof(struct kb_expr *));
	if (e->kids == NULL)
		return NULL;
	e->kids[e->nkids++] = in_country(b, g);
	for (i = 0; i < g->nconditions; i++)
		if (g->conditions[i].rule != KB_ALWAYS)
			e->kids[e->nkids++] =
			    rules[g->conditions[i].rule].expr;
	return e;
}

void
kb_link_grounds(struct kb_build *b)
{
	struct kb_ground *g = (void *)b->kinds[KB_KIND_GROUND].flat;
	struct kb_rule *r = (struct kb_rule *)(void *)b->rules.flat +
	    b->kb->nrules;
	size_t i;

	for (i = 0; i < b->kb->ngrounds; i++) {
		r[i].kind = KB_RULE_GROUND;
		r[i].owner = i;
		r[i].expr = ground_expr(b, &g[i]);
		g[i].rule = b->kb->nrules++;
	}
}
