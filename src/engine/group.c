/* SPDX-License-Identifier: MIT */
#include "engine/group.h"

#include <string.h>

#include "base/text.h"

static struct group_case *
find_case(struct group *g, const char *id, size_t len)
{
	struct group_case **at = &g->cases;

	for (; *at != NULL; at = &(*at)->next)
		if (text_is(id, len, (*at)->id))
			return *at;
	*at = arena_calloc(g->arena, 1, sizeof(**at));
	if (*at != NULL)
		(*at)->id = arena_strndup(g->arena, id, len);
	return *at;
}

struct group_person *
group_add(struct group *g, const char *id, size_t len)
{
	struct group_case *c = find_case(g, id, len);
	struct group_person *p = arena_calloc(g->arena, 1, sizeof(*p));
	int about;

	if (c == NULL || p == NULL)
		return NULL;
	p->answers = answers_new(g->kb, g->arena);
	if (p->answers == NULL || arena_failed(g->arena))
		return NULL;
	for (about = 0; about < NJUDGED; about++)
		p->is[about] = GROUP_MISSING;
	p->next = c->people;
	c->people = p;
	c->n++;
	return p;
}

/* ---- counting ---- */

/* The place of what somebody answered. */
typedef size_t place_fn(const struct group_person *, const void *what);

static size_t
count_people(const struct group_case *c, size_t k, place_fn *place,
    const void *what, unsigned *count)
{
	const struct group_person *p;

	memset(count, 0, WITHHOLD_MAX * sizeof(*count));
	for (p = c->people; p != NULL; p = p->next)
		count[place(p, what)]++;
	return k;
}

struct option { const struct kb_question *q; size_t question, option; };

static size_t
place_question(const struct group_person *p, const void *what)
{
	const struct option *o = what;
	size_t option = answers_option(p->answers, o->question);

	if (p->answers->state[o->question] == ANSWER_NONE)
		return o->q->noptions + 1;
	return option == KB_ALWAYS ? o->q->noptions : option;
}

size_t
group_count_question(const struct group_case *c, size_t question,
    unsigned count[WITHHOLD_MAX])
{
	const struct kb_question *q;
	struct option o;

	if (c->people == NULL)
		return 0;
	q = &c->people->answers->kb->questions[question];
	o = (struct option){ q, question, 0 };
	return count_people(c, q->noptions + 2, place_question, &o, count);
}

static size_t
place_option(const struct group_person *p, const void *what)
{
	const struct option *o = what;

	return p->answers->state[o->question] == ANSWER_GIVEN &&
	    p->answers->tick[o->q->first_option + o->option] == TRI_TRUE ?
	    0 : 1;
}

size_t
group_count_option(const struct group_case *c, size_t question,
    size_t option, unsigned count[WITHHOLD_MAX])
{
	struct option o = { NULL, question, option };

	if (c->people == NULL)
		return 0;
	o.q = &c->people->answers->kb->questions[question];
	return count_people(c, 2, place_option, &o, count);
}

static size_t
place_judged(const struct group_person *p, const void *what)
{
	enum judged about = *(const enum judged *)what;
	size_t n = judged_count(about);

	if (p->is[about] == GROUP_MISSING)
		return n + 1;
	return p->is[about] == JUDGED_UNKNOWN ? n : p->is[about];
}

size_t
group_count_judged(const struct group_case *c, enum judged about,
    unsigned count[WITHHOLD_MAX])
{
	return count_people(c, judged_count(about) + 2, place_judged, &about,
	    count);
}

static size_t
place_to(const struct group_person *p, const void *id)
{
	size_t i;

	for (i = 0; i < p->nto; i++)
		if (strcmp(p->to[i], id) == 0)
			return 0;
	return 1;
}

size_t
group_count_to(const struct group_case *c, const char *id,
    unsigned count[WITHHOLD_MAX])
{
	return count_people(c, 2, place_to, id, count);
}

static size_t
place_step(const struct group_person *p, const void *what)
{
	size_t step = *(const size_t *)what, i;

	for (i = 0; i < p->nsteps; i++)
		if (p->step[i] == step)
			return 0;
	return 1;
}

size_t
group_count_step(const struct group_case *c, size_t step,
    unsigned count[WITHHOLD_MAX])
{
	return count_people(c, 2, place_step, &step, count);
}

bool
group_answered(const struct group_case *c, size_t question)
{
	const struct group_person *p;

	for (p = c->people; p != NULL; p = p->next)
		if (p->answers->state[question] != ANSWER_NONE)
			return true;
	return false;
}

bool
group_judged(const struct group_case *c, enum judged about)
{
	const struct group_person *p;

	for (p = c->people; p != NULL; p = p->next)
		if (p->is[about] != GROUP_MISSING)
			return true;
	return false;
}
