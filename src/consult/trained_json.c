/* SPDX-License-Identifier: MIT */
#include "consult/trained_json.h"

#include <jansson.h>
#include <string.h>

#include "consult/answers_json.h"
#include "kb/find.h"

struct trained {
	struct case_read *c;
	struct answers_json r;
	struct group_person *p;
};

/* What a result holds besides, which the program works out itself. */
static bool
is_ignored(const char *key)
{
	static const char *const keys[] = { "release", "model", "gaps",
	    "misread" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(keys[i], key) == 0)
			return true;
	return false;
}

static void
read_format(struct trained *g, const json_t *o)
{
	const char *format = json_string_value(o);

	if (format == NULL || strcmp(format, "bespreek-training/1") != 0)
		answers_json_complain(&g->r, "format", "is no result of "
		    "practising: its format must be \"bespreek-training/1\"");
}

static void
read_case(struct trained *g, const json_t *o)
{
	const char *id = json_string_value(o);

	if (id == NULL) {
		answers_json_complain(&g->r, "case", "case must be the name "
		    "of a case in quotes");
		return;
	}
	g->c->idlen = json_string_length(o);
	g->c->id = arena_strndup(g->c->arena, id, g->c->idlen);
}

static void
read_judged(struct trained *g, enum judged about, const json_t *o)
{
	const char *value = json_string_value(o);

	if (value == NULL || !judged_find(about, value, strlen(value),
	    &g->p->is[about]))
		answers_json_complain(&g->r, judged_name(about), "judgement."
		    "%s is none of its values; see bespreek-train(1)",
		    judged_name(about));
}

static void
read_to(struct trained *g, const json_t *o)
{
	const char *id;
	size_t i;

	for (i = 0; i < json_array_size(o) && i < CHOICES_TO_MAX; i++) {
		id = json_string_value(json_array_get(o, i));
		if (id == NULL) {
			answers_json_complain(&g->r, "to", "judgement.to may "
			    "hold only names");
			return;
		}
		g->p->to[g->p->nto++] = arena_strdup(g->c->arena, id);
	}
}

static void
read_steps(struct trained *g, const json_t *o)
{
	const char *id;
	size_t i, step;

	for (i = 0; i < json_array_size(o) && i < JUDGED_STEPS; i++) {
		id = json_string_value(json_array_get(o, i));
		step = id == NULL ? KB_ALWAYS : kb_find_step(g->c->kb, id);
		if (step == KB_ALWAYS) {
			answers_json_complain(&g->r, "steps", "judgement."
			    "steps: there is no step %.60s",
			    id == NULL ? "" : id);
			return;
		}
		g->p->step[g->p->nsteps++] = step;
	}
}

static void
read_judgement(struct trained *g, const json_t *object)
{
	json_t *o = (json_t *)object;
	int about;

	if (!json_is_object(o)) {
		answers_json_complain(&g->r, "judgement", "judgement must be "
		    "an object: {\"urgency\":\"today\"}");
		return;
	}
	for (about = 0; about < NJUDGED; about++)
		read_judged(g, (enum judged)about, json_object_get(o,
		    judged_name((enum judged)about)));
	read_to(g, json_object_get(o, "to"));
	read_steps(g, json_object_get(o, "steps"));
}

static void
read_answers(struct trained *g, const json_t *o)
{
	(void)answers_json_read(&g->r, o, g->c->answers);
}

static const struct key {
	const char *name;
	void (*read)(struct trained *, const json_t *);
} keys[] = {
	{ "format", read_format }, { "case", read_case },
	{ "answers", read_answers }, { "judgement", read_judgement },
};
#define NKEYS (sizeof(keys) / sizeof(keys[0]))

static void
read_object(struct trained *g, json_t *o)
{
	const char *name;
	json_t *value;
	size_t i;

	for (i = 0; i < NKEYS; i++) {
		value = json_object_get(o, keys[i].name);
		if (value != NULL)
			keys[i].read(g, value);
		else
			answers_json_complain(&g->r, "", "%s is missing; is "
			    "this a result of bespreek train -f json?",
			    keys[i].name);
	}
	json_object_foreach(o, name, value) {
		for (i = 0; i < NKEYS && strcmp(keys[i].name, name) != 0; i++)
			continue;
		if (i == NKEYS && !is_ignored(name))
			answers_json_complain(&g->r, name, "%.60s: a result "
			    "has no such key; remove it", name);
	}
}

void
trained_json_read(struct case_read *c, struct group_person *p,
    const char *line, size_t len)
{
	struct trained g = { c, { .kb = c->kb, .diag = c->diag }, p };
	json_t *o;

	case_reset(c);
	o = answers_json_parse(&g.r, line, len);
	if (json_is_object(o))
		read_object(&g, o);
	else if (o != NULL)
		answers_json_complain(&g.r, "", "a result is an object, one "
		    "on a line");
	answers_json_free(o);
	case_take_diag(c);
}
