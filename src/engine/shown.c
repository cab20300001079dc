/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "engine/build.h"
#include "kb/find.h"

/* What names one country's services stays away until that country is chosen,
 * even while it is possible. */
static bool
is_abroad(const struct findings *f, const struct kb_step *s)
{
	return s->country != KB_NO_COUNTRY && s->country != f->country;
}

static bool
put_steps(struct build *b)
{
	const struct kb *kb = b->f->kb;
	struct finding_step *list = build_room(b, kb->nsteps, sizeof(*list));
	enum tri v;
	size_t i;
	int time;

	if (list == NULL)
		return false;
	for (time = KB_NOW; time >= KB_PLANNED; time--) {
		for (i = 0; i < kb->nsteps; i++) {
			v = findings_rule(b->f, kb->steps[i].rule);
			if ((int)kb->steps[i].time != time ||
			    is_abroad(b->f, &kb->steps[i]) ||
			    v < (kb->steps[i].cautious ? TRI_UNKNOWN :
			    TRI_TRUE))
				continue;
			list[b->f->nsteps++] =
			    (struct finding_step){ i, v == TRI_UNKNOWN };
		}
	}
	b->f->steps = list;
	return true;
}

/* Before a country is chosen only the emergency numbers are safe to give. */
static bool
is_near(const struct findings *f, const struct kb_contact *c)
{
	if (f->country == KB_NO_COUNTRY)
		return strcmp(c->head.id, "nl-112") == 0 ||
		    strcmp(c->head.id, "be-112") == 0;
	return c->country == f->country || c->country == KB_INT;
}

static void
add_one(struct build *b, size_t *list, bool *seen, size_t contact)
{
	if (contact == KB_ALWAYS || seen[contact] ||
	    !is_near(b->f, &b->f->kb->contacts[contact]))
		return;
	seen[contact] = true;
	list[b->f->ncontacts++] = contact;
}

/* The one that fits better, such as that of the region, comes first. */
static void
add_contact(struct build *b, size_t *list, bool *seen, size_t contact)
{
	const struct kb *kb = b->f->kb;
	size_t i;

	for (i = 0; contact != KB_ALWAYS && i < kb->ncontacts; i++)
		if (kb->contacts[i].of == contact &&
		    findings_rule(b->f, kb->contacts[i].rule) == TRI_TRUE)
			add_one(b, list, seen, i);
	add_one(b, list, seen, contact);
}

static bool
put_contacts(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *list = build_room(b, kb->ncontacts, sizeof(*list));
	bool *seen = build_room(b, kb->ncontacts, sizeof(*seen));
	const struct finding_ground *fg;
	const struct kb_step *s;
	const struct kb_ground *g;
	size_t i, j;

	if (list == NULL || seen == NULL)
		return false;
	for (i = 0; i < b->f->nsteps; i++) {
		s = &kb->steps[b->f->steps[i].step];
		for (j = 0; j < s->ncontacts; j++)
			add_contact(b, list, seen, s->contacts[j]);
	}
	for (i = 0; i < b->f->ngrounds; i++) {
		fg = &b->f->grounds[i];
		g = &kb->grounds[fg->ground];
		if (g->act != KB_REPORT || fg->status != STATUS_MET)
			continue;
		for (j = 0; j < g->nrecipients; j++)
			if (fg->recipients[j])
				add_contact(b, list, seen,
				    g->recipients[j].contact);
	}
	b->f->contacts = list;
	return true;
}

/* ---- sources and answers ---- */

static void
mark_cites(const struct kb_head *head, bool *cited)
{
	size_t i;

	for (i = 0; i < head->ncites; i++)
		cited[head->cites[i].source] = true;
}

static void
mark_shown(const struct findings *f, bool *cited)
{
	const struct kb *kb = f->kb;
	const struct kb_ground *g;
	size_t i, j;

	for (i = 0; i < f->ngrounds; i++) {
		g = &kb->grounds[f->grounds[i].ground];
		mark_cites(&g->head, cited);
		for (j = 0; j < g->nconditions; j++)
			mark_cites(&g->conditions[j].head, cited);
	}
	for (i = 0; i < f->nsteps; i++)
		mark_cites(&kb->steps[f->steps[i].step].head, cited);
	for (i = 0; i < f->ncontacts; i++)
		mark_cites(&kb->contacts[f->contacts[i]].head, cited);
}

static bool
put_stale(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *list = build_room(b, kb->nsources, sizeof(*list));
	bool *cited = build_room(b, kb->nsources, sizeof(*cited));
	size_t i;

	if (list == NULL || cited == NULL)
		return false;
	mark_shown(b->f, cited);
	for (i = 0; i < kb->nsources; i++)
		if (cited[i] && kb_source_is_stale(&kb->sources[i], b->f->day))
			list[b->f->nstale++] = i;
	b->f->stale = list;
	return true;
}

static bool
put_ignored(struct build *b)
{
	const struct kb *kb = b->f->kb;
	size_t *list = build_room(b, kb->nquestions, sizeof(*list));
	size_t i;

	if (list == NULL)
		return false;
	for (i = 0; i < kb->nquestions; i++)
		if (b->f->answers->state[i] != ANSWER_NONE &&
		    findings_rule(b->f, kb->questions[i].ask_if) == TRI_FALSE)
			list[b->f->nignored++] = i;
	b->f->ignored = list;
	return true;
}

bool
build_shown(struct build *b)
{
	return put_steps(b) && put_contacts(b) && put_stale(b) &&
	    put_ignored(b);
}
