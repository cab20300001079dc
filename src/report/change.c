/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include <string.h>

#include "kb/find.h"

/* Section 7: what would change this advice, and what is most worth finding
 * out. */

/* A change that is no ground or step, with the words for it. */
static const struct { const char *id, *message; } wholes[] = {
	{ "child", "rep-change-alarm" },
	{ "life", "rep-change-alarm" },
	{ "urgency", "rep-change-urgency" },
	{ "secrecy", "rep-change-secrecy" },
};

#define NWHOLES (sizeof(wholes) / sizeof(wholes[0]))

static bool
list_has(const struct list *l, const char *text)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strcmp(l->at[i], text) == 0)
			return true;
	return false;
}

static void
list_add_once(struct list *l, const char *text)
{
	if (!list_has(l, text))
		list_add(l, text);
}

static bool
has_change(const struct finding_open *open, const char *id)
{
	size_t i;

	for (i = 0; i < open->nchanges; i++)
		if (strcmp(open->changes[i], id) == 0)
			return true;
	return false;
}

static void
list_grounds(struct build *b, const struct finding_open *open,
    struct list *l)
{
	size_t i, ground;

	for (i = 0; i < open->nchanges; i++) {
		ground = kb_find_ground(b->kb, open->changes[i]);
		if (ground != KB_ALWAYS &&
		    b->kb->grounds[ground].country == b->f->country &&
		    b->kb->grounds[ground].force > KB_PERMISSION)
			list_add_once(l, build_lower(b, build_text(b,
			    &b->kb->grounds[ground].name)));
	}
}

static bool
has_step(const struct build *b, const struct finding_open *open)
{
	size_t i;

	for (i = 0; i < open->nchanges; i++)
		if (kb_find_step(b->kb, open->changes[i]) != KB_ALWAYS)
			return true;
	return false;
}

#define NAMES_MAX 4

static const char *
changes(struct build *b, const struct finding_open *open)
{
	struct list l = { { NULL }, 0 };
	size_t i;

	for (i = 0; i < NWHOLES; i++)
		if (has_change(open, wholes[i].id))
			list_add_once(&l, build_say(b, wholes[i].message,
			    NULL));
	list_grounds(b, open, &l);
	if (l.n > 0 && has_step(b, open))
		list_add(&l, build_say(b, "rep-change-steps", NULL));
	return list_join(b, &l, NAMES_MAX, ", ", build_between(b, "rep-and"));
}

static void
add_open(struct build *b)
{
	const struct finding_open *open;
	const char *what;
	size_t i, left = b->caps->open_questions;

	for (i = 0; i < b->f->nopen && left > 0; i++) {
		open = &b->f->open[i];
		what = changes(b, open);
		if (what[0] == '\0')
			continue;
		build_add(b, DOC_LINE, NULL, build_say(b, "rep-if-known",
		    "question", build_question(b, open->question), "what",
		    what, NULL), b->kb->questions[open->question].head.id);
		left--;
	}
}

void
change_build(struct build *b)
{
	struct list l = { { NULL }, 0 };
	size_t i;

	build_heading(b, 7, build_say(b, "rep-s7", NULL));
	build_passages(b, KB_CHANGE, &l);
	for (i = 0; i < l.n && i < b->caps->change; i++)
		build_add(b, DOC_LINE, NULL, l.at[i], NULL);
	add_open(b);
}
