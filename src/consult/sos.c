/* SPDX-License-Identifier: MIT */
#include "consult/sos.h"

#include <string.h>

#include "base/sbuf.h"
#include "kb/find.h"

/* A number that is the name already is not said twice. */
static void
add_channel(const struct kb_channel *c, const char *name, const char *always,
    struct sbuf *out)
{
	bool named = strstr(name, c->value) != NULL;

	if (out->len > 0 && (!named || c->always))
		sbuf_puts(out, "; ");
	if (!named)
		sbuf_puts(out, c->value);
	if (c->always) {
		if (!named)
			sbuf_puts(out, ", ");
		sbuf_puts(out, always);
	}
}

bool
sos_contact(const struct kb *kb, enum kb_lang lang,
    const struct kb_contact *c, bool phones_only, struct doc *doc)
{
	const char *name = c->name.in[lang];
	struct sbuf text = SBUF_EMPTY;
	bool fine;
	size_t i;

	for (i = 0; i < c->nchannels; i++)
		if (!phones_only || c->channels[i].kind == KB_PHONE)
			add_channel(&c->channels[i], name, kb_message(kb,
			    lang, "say-always"), &text);
	doc_add(doc, DOC_CONTACT, 0, name, sbuf_text(&text), NULL);
	fine = !text.failed && !doc_failed(doc);
	sbuf_clear(&text);
	return fine;
}

static void
say_title(const struct kb *kb, enum kb_lang lang, const char *country,
    struct doc *doc)
{
	const struct kb_question *q;
	size_t option;

	if (kb->country_question == KB_ALWAYS)
		return;
	q = &kb->questions[kb->country_question];
	option = kb_find_option(q, country, strlen(country));
	if (option != KB_ALWAYS)
		doc_add(doc, DOC_SUBHEADING, 0, "",
		    q->options[option].text.in[lang], NULL);
}

static bool
say_urgent(const struct kb *kb, enum kb_lang lang, enum kb_country country,
    struct doc *doc)
{
	const struct kb_contact *c = kb->contacts;
	size_t n;
	bool fine = true;

	for (n = kb->ncontacts; n > 0; n--, c++)
		if (c->urgent && c->country == country)
			fine &= sos_contact(kb, lang, c, true, doc);
	return fine;
}

bool
sos_say(const struct kb *kb, enum kb_lang lang, const char *country,
    struct doc *doc)
{
	static const enum kb_country countries[] = { KB_BE, KB_NLD };
	bool chosen = country != NULL && *country != '\0';
	bool fine = true;
	const char *name;
	size_t i;

	for (i = 0; i < sizeof(countries) / sizeof(countries[0]); i++) {
		name = kb_country_name(countries[i]);
		if (chosen && strcmp(name, country) != 0)
			continue;
		if (!chosen)
			say_title(kb, lang, name, doc);
		fine &= say_urgent(kb, lang, countries[i], doc);
	}
	return say_urgent(kb, lang, KB_INT, doc) && fine;
}
