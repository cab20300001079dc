/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "cmd/preset.h"
#include "kb/find.h"
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
		if (around == NULL && near.best == NULL)
			return command_fail(c, "usage-export-unknown", id);
		if (around == NULL)
			return command_fail(c, "usage-export-near",
			    near.best);
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

int
command_export(struct context *c)
{
	const struct options *o = c->options;

	if (strcmp(o->words[0], "dot") != 0)
		return command_fail(c, "usage-export", o->words[0]);
	return export_dot(c, o->nwords > 1 ? o->words[1] : NULL);
}
