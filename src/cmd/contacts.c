/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "cmd/search.h"
#include "kb/find.h"
#include "report/hours.h"

static const char *
message(const struct context *c, const char *id)
{
	return kb_message(c->kb, c->lang, id);
}

static bool
in_country(const struct context *c, const struct kb_contact *k,
    enum kb_country country)
{
	return k->country == country && (country == KB_INT ||
	    c->country == NULL ||
	    strcmp(kb_country_name(country), c->country) == 0);
}

static bool
is_open(const struct context *c, const struct kb_contact *k)
{
	struct hours hours;
	size_t i;

	for (i = 0; i < k->nchannels; i++) {
		hours_at(&k->channels[i], k->country, &c->at, &hours);
		if (hours.state == HOURS_OPEN || hours.state == HOURS_ALWAYS)
			return true;
	}
	return false;
}

static bool
is_wanted(const struct context *c, const struct kb_contact *k)
{
	struct search s = { c->options->words, c->options->nwords, c->lang };
	const struct kb_text *texts[] = { &k->name, &k->purpose,
	    &k->keywords };

	if (c->options->value[OPT_OPEN] != NULL && !is_open(c, k))
		return false;
	return search_matches(&s, k->head.id, texts, 3);
}

static void
show_channel(const struct context *c, const struct kb_contact *k,
    const struct kb_channel *channel, struct doc *doc)
{
	static const char *const kinds[] = {
		[KB_PHONE] = "contacts-phone", [KB_CHAT] = "contacts-chat",
		[KB_MAIL] = "contacts-mail", [KB_WEB] = "contacts-web",
		[KB_FORM] = "contacts-form", [KB_APP] = "contacts-app",
	};
	struct sbuf line = SBUF_EMPTY;

	sbuf_puts(&line, message(c, kinds[channel->kind]));
	sbuf_puts(&line, " ");
	sbuf_puts(&line, channel->value);
	sbuf_puts(&line, ". ");
	hours_text(c->kb, c->lang, channel, k->country, &c->at, &line);
	doc_add(doc, DOC_DETAIL, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&line);
}

static void
show_detail(const struct context *c, const struct kb_text *t,
    struct doc *doc)
{
	if (t->in[c->lang] != NULL)
		doc_add(doc, DOC_DETAIL, 0, "", t->in[c->lang], NULL);
}

static void
show_checked(const struct context *c, const struct kb_contact *k,
    struct doc *doc)
{
	static const char *const certainty[] = {
		[KB_UNCERTAIN] = "word-uncertain", [KB_SINGLE] = "word-single",
		[KB_CONFIRMED] = "word-confirmed",
	};
	struct sbuf line = SBUF_EMPTY;

	sbuf_puts(&line, message(c, "word-checked"));
	sbuf_puts(&line, " ");
	sbuf_puts(&line, k->checked);
	sbuf_puts(&line, ". ");
	sbuf_puts(&line, message(c, certainty[k->certainty]));
	doc_add(doc, DOC_DETAIL, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&line);
}

static void
show(const struct context *c, const struct kb_contact *k, bool whole,
    struct doc *doc)
{
	size_t i;

	doc_add(doc, DOC_CONTACT, 0, k->name.in[c->lang],
	    k->purpose.in[c->lang], k->head.id);
	for (i = 0; i < k->nchannels; i++)
		show_channel(c, k, &k->channels[i], doc);
	if (!whole)
		return;
	show_detail(c, &k->expect, doc);
	show_detail(c, &k->doubt, doc);
	show_checked(c, k, doc);
}

static size_t
show_country(const struct context *c, enum kb_country country,
    const char *heading, bool whole, struct doc *doc)
{
	const struct kb_contact *k;
	size_t i, n = 0;

	for (i = 0; i < c->kb->ncontacts; i++) {
		k = &c->kb->contacts[i];
		if (!in_country(c, k, country) || !is_wanted(c, k))
			continue;
		if (n++ == 0) {
			if (doc_count(doc) > 0)
				doc_add(doc, DOC_BLANK, 0, "", "", NULL);
			doc_add(doc, DOC_HEADING, 0, "", message(c, heading),
			    NULL);
		}
		show(c, k, whole, doc);
	}
	return n;
}

int
command_contacts(struct context *c)
{
	bool whole = c->options->nwords > 0;
	struct doc *doc;
	size_t n;
	int status;

	if (c->json)
		return command_fail(c, "usage-format", "json");
	doc = doc_new();
	if (doc == NULL)
		return 2;
	n = show_country(c, KB_BE, "contacts-be", whole, doc) +
	    show_country(c, KB_NLD, "contacts-nl", whole, doc) +
	    show_country(c, KB_INT, "contacts-int", whole, doc);
	if (n == 0 && c->options->value[OPT_OPEN] != NULL) {
		doc_add(doc, DOC_PARA, 0, "", message(c, "contacts-none-open"),
		    NULL);
		n = 1;
	}
	if (n == 0)
		status = command_fail(c, "usage-nothing-found",
		    c->options->words[0]);
	else
		status = render_text(doc, &c->page, &c->out) == 0 ? 0 : 2;
	doc_free(doc);
	return status;
}
