/* SPDX-License-Identifier: MIT */
#include "report/contacts.h"

#include <string.h>

#include "kb/find.h"
#include "report/grounds.h"
#include "report/hours.h"
#include "report/steps.h"

/* Section 5: whom to call, and whether they can be reached now. */

bool
contact_here(const struct build *b, size_t contact)
{
	const struct kb_contact *c = &b->kb->contacts[contact];

	return b->f->country != KB_NO_COUNTRY &&
	    (c->country == b->f->country || c->country == KB_INT);
}

const struct kb_channel *
contact_phone(const struct kb_contact *c)
{
	size_t i;

	for (i = 0; i < c->nchannels; i++)
		if (c->channels[i].kind == KB_PHONE)
			return &c->channels[i];
	return NULL;
}

bool
contact_says(struct build *b, const struct kb_contact *c,
    const struct kb_channel *channel)
{
	return strstr(build_text(b, &c->name), channel->value) != NULL;
}

void
contact_put(struct build *b, const struct kb_contact *c,
    const struct kb_channel *channel, const char *text)
{
	const char *name = build_text(b, &c->name);

	if (contact_says(b, c, channel))
		build_add(b, DOC_CONTACT, NULL, build_join(b,
		    build_stop(b, name), " ", text), c->head.id);
	else
		build_add(b, DOC_CONTACT, name, text, c->head.id);
}

const char *
contact_short(struct build *b, const struct kb_contact *c,
    const struct kb_channel *channel)
{
	const char *name = build_text(b, &c->name);

	if (contact_says(b, c, channel))
		return build_stop(b, name);
	return build_stop(b, build_join(b, name, ": ", channel->value));
}

const char *
contact_hours(struct build *b, const struct kb_contact *c,
    const struct kb_channel *channel)
{
	struct sbuf s = SBUF_EMPTY;
	const char *copy;

	hours_text(b->kb, b->lang, channel, c, &b->c->at, &s);
	copy = build_copy(b, &s);
	sbuf_clear(&s);
	return copy;
}

static const char *
channel_text(struct build *b, const struct kb_contact *c,
    const struct kb_channel *channel)
{
	static const char *const words[] = { [KB_PHONE] = "rep-phone",
	    [KB_CHAT] = "rep-chat", [KB_MAIL] = "rep-mail",
	    [KB_WEB] = "rep-web", [KB_FORM] = "rep-form",
	    [KB_APP] = "rep-app" };
	const char *text = "";

	if (channel->kind != KB_PHONE || !contact_says(b, c, channel))
		text = build_say(b, words[channel->kind], "value",
		    channel->value, NULL);
	return build_join(b, text, " ", contact_hours(b, c, channel));
}

static bool
is_open(const struct build *b, const struct kb_contact *c,
    const struct kb_channel *channel)
{
	struct hours h;

	hours_at(channel, c, &b->c->at, &h);
	return h.state >= HOURS_OPEN;
}

/* Where else to turn when nobody answers the telephone now. */
static const struct kb_channel *
second_channel(const struct build *b, const struct kb_contact *c,
    const struct kb_channel *first)
{
	const struct kb_channel *other = NULL, *channel;
	size_t i;

	if (is_open(b, c, first))
		return NULL;
	for (i = 0; i < c->nchannels; i++) {
		channel = &c->channels[i];
		if (channel == first || channel->kind == KB_APP)
			continue;
		if (is_open(b, c, channel))
			return channel;
		if (other == NULL || (other->kind == KB_CHAT &&
		    channel->kind == KB_MAIL))
			other = channel;
	}
	return other;
}

/* What to know before calling, while there is room; a doubt always. */
static const char *
remarks(struct build *b, const struct kb_contact *c,
    const struct kb_channel *first, size_t *left)
{
	const char *text = "";

	if (*left > 0 && c->expect.in[b->lang] != NULL) {
		text = build_text(b, &c->expect);
		(*left)--;
	}
	if (c->doubt.in[b->lang] != NULL &&
	    (c->certainty == KB_UNCERTAIN || first->as_of == NULL))
		text = build_join(b, text, " ", build_text(b, &c->doubt));
	return text;
}

static void
add_contact(struct build *b, size_t contact, size_t *left)
{
	const struct kb_contact *c = &b->kb->contacts[contact];
	const struct kb_channel *first = contact_phone(c), *second;
	const char *text;

	if (first == NULL)
		first = &c->channels[0];
	second = second_channel(b, c, first);
	text = channel_text(b, c, first);
	if (second != NULL)
		text = build_join(b, text, " ", channel_text(b, c, second));
	text = build_join(b, text, " ", remarks(b, c, first, left));
	contact_put(b, c, first, text);
	build_use(b, &c->head);
}

/* For whom a contact may be, by what is known of the situation. */
static const struct { const char *fact; unsigned audience; } audiences[] = {
	{ "contact-person", KB_FOR_CLIENT },
	{ "path-self", KB_FOR_CLIENT },
	{ "path-relative", KB_FOR_RELATIVE },
	{ "path-youth", KB_FOR_MINOR },
	{ "contact-victim", KB_FOR_VICTIM | KB_FOR_MINOR },
};

static bool
holds(const struct build *b, const char *id)
{
	size_t fact = kb_find_fact(b->kb, id);

	return fact != KB_ALWAYS && b->f->fact[fact] == TRI_TRUE;
}

static unsigned
audience(const struct build *b)
{
	unsigned all = KB_FOR_PROFESSIONAL;
	size_t i;

	for (i = 0; i < sizeof(audiences) / sizeof(audiences[0]); i++)
		if (holds(b, audiences[i].fact))
			all |= audiences[i].audience;
	return all;
}

/* The general ones of a kind wait until those that fit better are chosen. */
struct chosen { size_t at[LIST_MAX]; size_t n; bool general; };

/* In an emergency a page to look up is no help, unless it leads to someone
 * who may be told. */
static bool
is_reachable(const struct build *b, size_t contact)
{
	const struct kb_contact *c = &b->kb->contacts[contact];
	size_t i;

	if (b->f->urgency != KB_NOW || contact_phone(c) != NULL)
		return true;
	for (i = 0; i < b->f->ngrounds; i++)
		if (ground_is(b, &b->f->grounds[i], KB_REPORT, STATUS_MET) &&
		    ground_names(b, &b->f->grounds[i], c->head.id))
			return true;
	return false;
}

/* Another name behind the same telephone adds nothing, nor does the whole
 * behind the same page as its part; in an emergency no other number of it
 * either. */
static bool
same_number(const struct build *b, size_t one, size_t other)
{
	const struct kb_channel *p = contact_phone(&b->kb->contacts[one]);
	const struct kb_contact *c = &b->kb->contacts[other];
	size_t i;

	if (b->kb->contacts[one].of == other && strcmp(c->channels[0].value,
	    b->kb->contacts[one].channels[0].value) == 0)
		return true;
	for (i = 0; p != NULL && i < c->nchannels; i++) {
		if (c->channels[i].kind != KB_PHONE)
			continue;
		if (strcmp(p->value, c->channels[i].value) == 0)
			return true;
		if (b->f->urgency != KB_NOW)
			break;
	}
	return false;
}

/* Who has the feelings is someone else than the one spoken with, so what is
 * for that person only is not offered. */
static bool
is_meant(const struct build *b, const struct kb_contact *c)
{
	if (c->audience != KB_FOR_CLIENT)
		return true;
	return !holds(b, "path-youth") && (holds(b, "contact-person") ||
	    (!holds(b, "path-relative") && !holds(b, "contact-victim")));
}

bool
contact_has_better(const struct build *b, size_t contact)
{
	const struct kb_contact *c;
	size_t i;

	for (i = 0; i < b->kb->ncontacts; i++) {
		c = &b->kb->contacts[i];
		if (c->of == contact && contact_here(b, i) &&
		    build_true(b, c->rule))
			return true;
	}
	return false;
}

/* Urgent ones never have to give way. */
static void
choose(const struct build *b, struct chosen *chosen, size_t contact)
{
	const struct kb_contact *c = &b->kb->contacts[contact];
	size_t i;

	if (!contact_here(b, contact) || !is_reachable(b, contact) ||
	    !is_meant(b, c) || chosen->n == LIST_MAX ||
	    (!chosen->general && contact_has_better(b, contact)) ||
	    (chosen->n >= b->caps->contacts && !c->urgent))
		return;
	for (i = 0; i < chosen->n; i++)
		if (chosen->at[i] == contact ||
		    same_number(b, chosen->at[i], contact))
			return;
	chosen->at[chosen->n++] = contact;
}

/* It, or the one of its kind that fits better here. */
static bool
stands_for(const struct build *b, size_t contact, size_t named)
{
	const struct kb_contact *c = &b->kb->contacts[contact];

	return contact == named ||
	    (c->of == named && build_true(b, c->rule));
}

/* Whom a step of page one names; in an emergency every urgent line. */
static bool
comes_first(const struct build *b, size_t contact)
{
	const struct kb_step *step;
	size_t i, j;

	if (b->f->urgency == KB_NOW && b->kb->contacts[contact].urgent)
		return true;
	for (i = 0; i < b->f->nsteps; i++) {
		step = &b->kb->steps[b->f->steps[i].step];
		for (j = 0; j < step->ncontacts; j++)
			if (stands_for(b, contact, step->contacts[j]) &&
			    step_is_on_page(b, i))
				return true;
	}
	return false;
}

static bool
is_urgent(const struct build *b, size_t contact)
{
	return b->kb->contacts[contact].urgent;
}

/* Who may be told. */
static bool
is_recipient(const struct build *b, size_t contact)
{
	const struct kb_contact *c = &b->kb->contacts[contact];
	size_t i;

	if (c->of != KB_ALWAYS && build_true(b, c->rule) &&
	    is_recipient(b, c->of))
		return true;
	for (i = 0; i < b->f->ngrounds; i++)
		if (b->f->grounds[i].status == STATUS_MET &&
		    ground_names(b, &b->f->grounds[i], c->head.id))
			return true;
	return false;
}

static void
choose_found(const struct build *b, struct chosen *chosen,
    bool (*wanted)(const struct build *, size_t))
{
	size_t i;

	for (i = 0; i < b->f->ncontacts; i++)
		if (wanted == NULL || wanted(b, b->f->contacts[i]))
			choose(b, chosen, b->f->contacts[i]);
}

static void
choose_care(const struct build *b, struct chosen *chosen)
{
	const struct kb_care *care;
	size_t i, j;

	for (i = 0; i < b->kb->ncare; i++) {
		care = &b->kb->care[i];
		if (care->rule == KB_ALWAYS || !build_here(b, care->country) ||
		    !build_true(b, care->rule))
			continue;
		for (j = 0; j < care->ncontacts; j++)
			choose(b, chosen, care->contacts[j]);
	}
}

/* Up to max lines of one's own country for everyone involved here. */
static void
choose_audience(const struct build *b, struct chosen *chosen, size_t max)
{
	const struct kb_contact *c;
	unsigned wanted = audience(b);
	size_t i;

	for (i = 0; i < b->kb->ncontacts && max > 0; i++) {
		c = &b->kb->contacts[i];
		if (c->urgent || c->country != b->f->country ||
		    (c->rule != KB_ALWAYS && !build_true(b, c->rule)) ||
		    (c->audience & wanted) != wanted)
			continue;
		choose(b, chosen, i);
		max--;
	}
}

void
contacts_build(struct build *b)
{
	struct chosen chosen = { { 0 }, 0, false };
	size_t left = b->caps->expectations, i;

	choose_found(b, &chosen, comes_first);
	choose_found(b, &chosen, is_urgent);
	choose_audience(b, &chosen, 1);
	choose_found(b, &chosen, is_recipient);
	choose_found(b, &chosen, NULL);
	choose_care(b, &chosen);
	choose_audience(b, &chosen, b->kb->ncontacts);
	chosen.general = true;
	choose_found(b, &chosen, NULL);
	build_heading(b, 5, build_say(b, "rep-s5", NULL));
	if (b->f->country == KB_NO_COUNTRY)
		build_add(b, DOC_CONTACT, NULL, build_say(b, "rep-112", NULL),
		    NULL);
	for (i = 0; i < chosen.n; i++)
		add_contact(b, chosen.at[i], &left);
}
