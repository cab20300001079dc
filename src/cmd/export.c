/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "cmd/preset.h"
#include "kb/find.h"
#include "report/fhir.h"
#include "report/graph.h"

static enum kb_country
country_of(const struct context *c)
{
	static const enum kb_country all[] = { KB_BE, KB_NLD };
	size_t i;

	for (i = 0; c->country != NULL && i < 2; i++)
		if (strcmp(kb_country_name(all[i]), c->country) == 0)
			return all[i];
	return KB_NO_COUNTRY;
}

static int
fail_drawn(struct context *c, const char *id, const struct kb_near *near)
{
	(void)command_fail(c, "usage-export-unknown", id);
	if (near->best != NULL)
		memcpy(c->usage.near, near->best, strlen(near->best) + 1);
	return 2;
}

static int
export_dot(struct context *c, const char *id)
{
	const struct kb_head *around = NULL;
	struct kb_near near;
	struct arena *arena;
	struct graph *g;
	struct answers *answers;
	int status = 2;

	if (id != NULL) {
		around = graph_find(c->kb, id, &near);
		if (around == NULL)
			return fail_drawn(c, id, &near);
	}
	arena = arena_new();
	answers = preset_answers(c, arena);
	g = answers == NULL ? NULL : graph_new(c->kb, country_of(c), around,
	    arena);
	if (g != NULL && graph_dot(g, answers, c->lang, &c->out) == 0)
		status = 0;
	arena_free(arena);
	return status;
}

/* The same for everyone: a version has one Questionnaire. */
static int
export_fhir(struct context *c, const char *id)
{
	int status = command_refuse(c, OPTION_BIT(OPT_COUNTRY) |
	    OPTION_BIT(OPT_ROLE));

	if (status == 0 && id != NULL)
		status = command_fail(c, "usage-words-many", id);
	if (status == 0 && fhir_questionnaire(c->kb, c->lang, &c->out) == -1)
		status = 2;
	return status;
}

static const struct {
	const char *name;
	int (*run)(struct context *, const char *id);
} kinds[] = { { "dot", export_dot }, { "fhir", export_fhir } };
#define NKINDS (sizeof(kinds) / sizeof(kinds[0]))

const char *
command_export_kind(size_t i)
{
	return i < NKINDS ? kinds[i].name : NULL;
}

int
command_export(struct context *c)
{
	const struct options *o = c->options;
	size_t i;

	for (i = 0; i < NKINDS; i++)
		if (strcmp(o->words[0], kinds[i].name) == 0)
			return kinds[i].run(c, o->nwords > 1 ? o->words[1]
			    : NULL);
	return command_fail_near(c, "usage-export", o->words[0],
	    command_export_kind);
}
