/* SPDX-License-Identifier: MIT */
#include "cmd/preset.h"

#include <string.h>

#include "kb/find.h"

static void
preset(struct answers *a, size_t question, const char *option)
{
	size_t o;

	if (option == NULL || question == KB_ALWAYS)
		return;
	o = kb_find_option(&a->kb->questions[question], option,
	    strlen(option));
	if (o != KB_ALWAYS)
		answers_set_one(a, question, o);
}

/* Lives in the arena; NULL without memory or arena. */
static struct answers *
preset_answers(const struct context *c, struct arena *arena)
{
	struct answers *a = arena == NULL ? NULL : answers_new(c->kb, arena);

	if (a == NULL)
		return NULL;
	preset(a, c->kb->country_question, c->country);
	preset(a, c->kb->profession_question, c->role);
	return a;
}

static int
render(struct context *c, const struct doc *doc)
{
	if (doc_count(doc) == 0)
		return command_fail(c, "usage-nothing-found",
		    c->options->words[0]);
	return render_text(doc, &c->page, &c->out) == 0 ? 0 : 2;
}

int
preset_look_up(struct context *c, void (*show)(struct context *,
    const struct answers *, struct doc *))
{
	struct arena *arena;
	struct answers *answers;
	struct doc *doc;
	int status = 2;

	if (c->json)
		return command_fail(c, "usage-format", "json");
	arena = arena_new();
	answers = preset_answers(c, arena);
	doc = doc_new();
	if (answers != NULL && doc != NULL) {
		show(c, answers, doc);
		status = render(c, doc);
	}
	doc_free(doc);
	arena_free(arena);
	return status;
}
