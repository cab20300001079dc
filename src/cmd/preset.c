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

struct answers *
preset_answers(const struct context *c, struct arena *arena)
{
	struct answers *a = arena == NULL ? NULL : answers_new(c->kb, arena);

	if (a == NULL)
		return NULL;
	preset(a, c->kb->country_question, c->country);
	preset(a, c->kb->profession_question, c->role);
	return a;
}
