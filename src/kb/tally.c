/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "kb/build.h"
#include "kb/find.h"

const struct kb_tally *
kb_find_tally(const struct kb *kb, enum kb_tally_part part)
{
	size_t i;

	for (i = 0; i < kb->ntallies; i++)
		if (kb->tallies[i].part == part)
			return &kb->tallies[i];
	return NULL;
}

const struct kb_category *
kb_find_category(const struct kb_tally *t, const char *id)
{
	size_t i;

	for (i = 0; t != NULL && i < t->ncategories; i++)
		if (strcmp(t->categories[i].id, id) == 0)
			return &t->categories[i];
	return NULL;
}

const struct kb_tally_theme *
kb_find_theme(const struct kb_category *c, const char *id)
{
	size_t i;

	for (i = 0; c != NULL && i < c->nthemes; i++)
		if (strcmp(c->themes[i].id, id) == 0)
			return &c->themes[i];
	return NULL;
}

static void
check_category(struct kb_build *b, const struct kb_tally *t,
    const struct kb_category *c)
{
	const struct kb_category *first = kb_find_category(t, c->id);
	const char *file = t->head.file;
	size_t i;

	if (first != c)
		kb_error(b, file, c->line, "category \"%s\" stands on line "
		    "%u already; choose another id", c->id, first->line);
	if (c->nthemes > 0 && t->part != KB_TALLY_GROUP)
		kb_error(b, file, c->themes[0].line, "only a group has "
		    "themes; move it to the tally with part=\"group\"");
	if (c->timed && t->part != KB_TALLY_CHANNEL)
		kb_error(b, file, c->line, "only a channel is timed; remove "
		    "timed");
	if (c->nthemes > KB_CATEGORIES_MAX)
		kb_error(b, file, c->line, "category has more than %d themes; "
		    "put some together", KB_CATEGORIES_MAX);
	for (i = 0; i < c->nthemes; i++)
		if (kb_find_theme(c, c->themes[i].id) != &c->themes[i])
			kb_error(b, file, c->themes[i].line, "theme \"%s\" "
			    "stands in this category already; choose another "
			    "id", c->themes[i].id);
}

static void
check_tally(struct kb_build *b, const struct kb_tally *t)
{
	static const bool has[KB_NTALLY] = { [KB_TALLY_GROUP] = true,
	    [KB_TALLY_CHANNEL] = true, [KB_TALLY_REFERRAL] = true };
	const struct kb_tally *first = kb_find_tally(b->kb, t->part);
	size_t i;

	if (first != t)
		kb_error(b, t->head.file, t->head.line, "tally \"%s\" at "
		    "%s:%u has this part already; keep one", first->head.id,
		    first->head.file, first->head.line);
	if (has[t->part] != (t->ncategories > 0))
		kb_error(b, t->head.file, t->head.line, has[t->part] ?
		    "tally \"%s\" has no <category>; add one" :
		    "tally \"%s\" takes no <category>; remove them",
		    t->head.id);
	if (t->ncategories > KB_CATEGORIES_MAX)
		kb_error(b, t->head.file, t->head.line, "tally has more than "
		    "%d categories; put some together", KB_CATEGORIES_MAX);
	for (i = 0; i < t->ncategories; i++)
		check_category(b, t, &t->categories[i]);
}

void
kb_link_tallies(struct kb_build *b)
{
	size_t i;

	for (i = 0; i < b->kb->ntallies; i++)
		check_tally(b, &b->kb->tallies[i]);
}
