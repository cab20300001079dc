/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include <string.h>

#include "base/civil.h"
#include "kb/find.h"

/* Section 9: the sources by number, how certain they are, and which are
 * stale. */

#define PUBLISHER_MAX 40

/* "Hof van Cassatie: Arrest (1999)" */
static const char *
source_name(struct build *b, const struct kb_source *s)
{
	const char *name = build_bare(b, s->title);
	char year[5] = "";

	if (strlen(s->publisher) <= PUBLISHER_MAX)
		name = build_join(b, s->publisher, ": ", name);
	if (s->date == NULL)
		return build_say(b, "rep-undated", "source", name, NULL);
	memcpy(year, s->date, strnlen(s->date, sizeof(year) - 1));
	if (strstr(name, year) != NULL)
		return name;
	return build_say(b, "rep-dated", "source", name, "year", year, NULL);
}

static const char *
certainty(struct build *b, const struct kb_source *s, bool with_note)
{
	static const char *const words[] = {
		[KB_UNCERTAIN] = "rep-source-uncertain",
		[KB_SINGLE] = "rep-source-single",
		[KB_CONFIRMED] = "rep-source-confirmed" };
	const char *text = build_say(b, words[s->certainty], NULL);

	if (with_note && s->certainty != KB_CONFIRMED)
		text = build_join(b, text, " ", build_text(b, &s->note));
	return text;
}

static const char *
source_text(struct build *b, size_t n, size_t *notes)
{
	const struct kb_source *s = &b->kb->sources[b->numbered[n]];
	const char *text = build_stop(b, source_name(b, s));
	long day = civil_days(b->c->at.year, b->c->at.month, b->c->at.day);
	bool with_note = *notes > 0;

	if (with_note && s->certainty != KB_CONFIRMED)
		(*notes)--;
	text = build_join(b, text, " ", certainty(b, s, with_note));
	if (kb_source_is_stale(s, day))
		text = build_join(b, text, " ", build_say(b,
		    "rep-source-stale", "date", s->checked, NULL));
	return text;
}

static const char *
source_mark(struct build *b, size_t n)
{
	return build_say(b, b->c->plain ? "rep-cite-plain" : "rep-cite", "n",
	    build_number(b, n + 1), NULL);
}

/* One a line, or one after the other where lines are scarce. */
static void
add_sources(struct build *b)
{
	enum doc_kind kind = b->caps->notes > 0 ? DOC_SOURCE : DOC_SOURCE_RUN;
	size_t i, notes = b->caps->notes;

	for (i = 0; i < b->nnumbered; i++)
		build_add(b, kind, source_mark(b, i), source_text(b, i,
		    &notes), b->kb->sources[b->numbered[i]].head.id);
}

static bool
is_numbered(const struct build *b, size_t source)
{
	size_t i;

	for (i = 0; i < b->nnumbered; i++)
		if (b->numbered[i] == source)
			return true;
	return false;
}

/* Steps and other sentences have sources too, but no room for marks. */
static void
add_others(struct build *b)
{
	size_t i, n = 0;

	for (i = 0; i < b->kb->nsources; i++)
		n += b->used[i] && !is_numbered(b, i);
	if (n > 0)
		build_add(b, DOC_LINE, NULL, build_say(b, "rep-sources-other",
		    "n", build_number(b, n), NULL), NULL);
}

static const char *
heading(struct build *b)
{
	struct civil at = { .month = 1, .day = 1 };
	const char *text;
	long release;

	if (civil_parse_date(b->kb->release, &release))
		civil_date_of_days(release, &at.year, &at.month, &at.day);
	text = build_say(b, "rep-s9", "date", build_date(b, &at), NULL);
	if (b->f->nstale > 0)
		text = build_join(b, text, " ", build_say(b, "rep-stale", "n",
		    build_number(b, b->f->nstale), NULL));
	return text;
}

void
sources_build(struct build *b)
{
	build_heading(b, 9, heading(b));
	add_sources(b);
	add_others(b);
}
