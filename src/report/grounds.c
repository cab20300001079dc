/* SPDX-License-Identifier: MIT */
#include "report/grounds.h"

#include <string.h>

bool
ground_is(const struct build *b, const struct finding_ground *found,
    enum kb_act act, enum status status)
{
	return b->kb->grounds[found->ground].act == act &&
	    found->status == status;
}

const char *
ground_force(struct build *b, const struct kb_ground *g)
{
	static const char *const words[] = {
		[KB_PERMISSION] = "rep-right", [KB_RIGHT] = "rep-right",
		[KB_NORM] = "rep-norm", [KB_DUTY] = "rep-duty" };

	return build_say(b, words[g->force], NULL);
}

static const char *
recipient_name(struct build *b, const struct kb_recipient *r)
{
	const struct kb_text *name = r->contact != KB_ALWAYS ?
	    &b->kb->contacts[r->contact].name : &b->kb->roles[r->role].text;

	return build_text(b, name);
}

const char *
ground_recipients(struct build *b, const struct finding_ground *found)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	struct list l = { { NULL }, 0 };
	size_t i;

	for (i = 0; i < g->nrecipients; i++)
		if (found->recipients[i])
			list_add(&l, recipient_name(b, &g->recipients[i]));
	if (l.n == 0)
		return "";
	return build_say(b, "rep-to", "who", list_join(b, &l, LIST_MAX, ", ",
	    build_between(b, "rep-or")), NULL);
}

bool
ground_names(const struct build *b, const struct finding_ground *found,
    const char *id)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	size_t i;

	for (i = 0; i < g->nrecipients; i++)
		if (found->recipients[i] &&
		    strcmp(g->recipients[i].id, id) == 0)
			return true;
	return false;
}

const char *
ground_names_of(struct build *b, const size_t *grounds, size_t n)
{
	struct list l = { { NULL }, 0 };
	size_t i;

	for (i = 0; i < n; i++)
		list_add(&l, build_lower(b, build_text(b,
		    &b->kb->grounds[grounds[i]].name)));
	return list_join(b, &l, LIST_MAX, ", ", ", ");
}

static const char *
reading_word(struct build *b, enum status status)
{
	static const char *const words[] = {
		[STATUS_FAILED] = "rep-reading-failed",
		[STATUS_OPEN] = "rep-reading-open",
		[STATUS_MET] = "rep-reading-met" };

	return build_say(b, words[status], NULL);
}

const char *
ground_readings(struct build *b, const struct finding_ground *found,
    bool named)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];

	return build_say(b, named ? "rep-contested" : "rep-readings", "name",
	    build_lower(b, build_text(b, &g->name)), "wide",
	    reading_word(b, found->wide), "narrow",
	    reading_word(b, found->narrow), NULL);
}

const char *
ground_act_message(enum kb_act act)
{
	static const char *const messages[] = {
		[KB_REPORT] = "rep-row-report", [KB_WARN] = "rep-act-warn",
		[KB_HELP] = "rep-act-help", [KB_CONSULT] = "rep-act-consult",
		[KB_INFORM_EMPLOYER] = "rep-act-inform-employer",
		[KB_INFORM_MANDATOR] = "rep-act-inform-mandator",
		[KB_FOLLOW_STEPS] = "rep-act-follow-steps",
		[KB_SHARE_CARE] = "rep-act-share-care",
		[KB_ANSWER] = "rep-act-answer" };

	return messages[act];
}
