/* SPDX-License-Identifier: MIT */
#include "report/handout.h"

#include <string.h>

#include "kb/find.h"
#include "report/contacts.h"
#include "report/hours.h"

static bool
holds(const struct build *b, const char *id)
{
	size_t fact = kb_find_fact(b->kb, id);

	return fact != KB_ALWAYS && b->f->fact[fact] == TRI_TRUE;
}

/* To whom it can be given; 0: to nobody. */
static unsigned
receivers(const struct build *b)
{
	static const struct { const char *fact; unsigned who; } rows[] = {
		{ "handout-client", KB_FOR_CLIENT },
		{ "path-relative", KB_FOR_RELATIVE },
		{ "handout-minor", KB_FOR_MINOR },
	};
	unsigned who = 0;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (holds(b, rows[i].fact))
			who |= rows[i].who;
	return who;
}

/* ---- contacts ---- */

/* On paper there is no "now": the hours of the week. */
static const char *
channel_text(struct build *b, const struct kb_contact *c,
    const struct kb_channel *channel)
{
	struct sbuf hours = SBUF_EMPTY;
	const char *text = "";

	if (channel->always)
		sbuf_puts(&hours, kb_message(b->kb, b->lang, "rep-always"));
	else
		hours_week(b->kb, b->lang, channel, c, &hours);
	if (channel->kind != KB_PHONE || !contact_says(b, c, channel))
		text = build_say(b, channel->kind == KB_PHONE ? "rep-phone" :
		    "rep-chat", "value", channel->value, NULL);
	text = build_join(b, text, " ", build_copy(b, &hours));
	sbuf_clear(&hours);
	return text;
}

static void
add_contact(struct build *b, const struct kb_contact *c)
{
	const struct kb_channel *first = contact_phone(c);
	const char *text = "";
	size_t i;

	for (i = 0; i < c->nchannels; i++)
		if (c->channels[i].kind == KB_PHONE ||
		    c->channels[i].kind == KB_CHAT)
			text = build_join(b, text, " ", channel_text(b, c,
			    &c->channels[i]));
	if (text[0] == '\0')
		text = build_stop(b, c->channels[0].value);
	contact_put(b, c, first != NULL ? first : &c->channels[0], text);
}

static void
add_contacts(struct build *b, unsigned who)
{
	const struct kb_contact *c;
	size_t i;

	for (i = 0; i < b->kb->ncontacts; i++) {
		c = &b->kb->contacts[i];
		if ((c->handout & who) != 0 && contact_here(b, i) &&
		    build_true(b, c->rule) && !contact_has_better(b, i))
			add_contact(b, c);
	}
}

/* ---- passages ---- */

static void
add_title(struct build *b, const struct kb_passage *p)
{
	if (doc_count(b->doc) == 0)
		build_add(b, DOC_TITLE, build_date(b, &b->c->at),
		    build_text(b, &p->text), p->head.id);
}

static void
add_passage(struct build *b, const struct kb_passage *p, unsigned who)
{
	static const enum doc_kind kinds[KB_NPLACES] = {
		[KB_HANDOUT_TEXT] = DOC_PARA, [KB_HANDOUT_TICK] = DOC_CHECK,
		[KB_HANDOUT_FILL] = DOC_FILL };

	switch (p->place) {
	case KB_HANDOUT_TITLE:
		add_title(b, p);
		break;
	case KB_HANDOUT_HEADING:
	case KB_HANDOUT_LINES:
		b->gap = true;
		build_heading(b, 0, build_text(b, &p->text));
		if (p->place == KB_HANDOUT_LINES)
			add_contacts(b, who);
		break;
	case KB_HANDOUT_TEXT:
	case KB_HANDOUT_TICK:
	case KB_HANDOUT_FILL:
		build_add(b, kinds[p->place], NULL, build_text(b, &p->text),
		    p->head.id);
		break;
	default:
		break;
	}
}

static void
put_sheet(struct build *b)
{
	unsigned who = receivers(b);
	size_t i;

	for (i = 0; who != 0 && i < b->kb->npassages; i++)
		if (build_holds(b, &b->kb->passages[i]))
			add_passage(b, &b->kb->passages[i], who);
}

static void
put_notes(struct build *b)
{
	struct list notes = { { NULL }, 0 };
	size_t i;

	build_passages(b, KB_HANDOUT_NOTE, &notes);
	if (receivers(b) == 0)
		build_add(b, DOC_PARA, NULL, build_say(b, "rep-handout-none",
		    NULL), NULL);
	for (i = 0; i < notes.n; i++)
		build_add(b, DOC_PARA, NULL, notes.at[i], NULL);
}

static void
append(const struct report_context *c, void (*put)(struct build *),
    struct doc *doc)
{
	struct build b = { .c = NULL };

	if (build_begin(&b, c)) {
		put(&b);
		b.failed = b.failed || doc_failed(b.doc);
	}
	if (b.failed)
		doc_fail(doc);
	else
		doc_add_part(doc, b.doc, 0, doc_count(b.doc));
	build_clear(&b);
}

void
report_handout(const struct report_context *c, struct doc *doc)
{
	append(c, put_sheet, doc);
}

void
report_handout_notes(const struct report_context *c, struct doc *doc)
{
	append(c, put_notes, doc);
}
