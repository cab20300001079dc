/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "cmd/preset.h"
#include "kb/find.h"
#include "report/hours.h"

struct listing {
	const struct context *c;
	struct doc *doc;
};

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

/* Only those that are open, when that was asked. */
static bool
is_wanted(const struct context *c, const struct kb_contact *k)
{
	struct hours hours;
	size_t i;

	if (c->options->value[OPT_OPEN] == NULL)
		return true;
	for (i = 0; i < k->nchannels; i++) {
		hours_at(&k->channels[i], k, &c->at, &hours);
		if (hours.state == HOURS_OPEN || hours.state == HOURS_ALWAYS)
			return true;
	}
	return false;
}

/* A place in the words of the language, as written when it has none. */
static void
add_place(const struct context *c, const char *place, size_t len,
    struct sbuf *line)
{
	size_t at = kb_find_place(c->kb, place, len);

	if (at != KB_ALWAYS)
		sbuf_puts(line, c->kb->messages[at].text.in[c->lang]);
	else
		sbuf_add(line, place, len);
}

/* Between two places; "and" before the last. */
static void
add_joint(const struct context *c, const char *rest, struct sbuf *line)
{
	if (strchr(rest + 1, ',') != NULL) {
		sbuf_puts(line, ", ");
		return;
	}
	sbuf_putc(line, ' ');
	sbuf_puts(line, message(c, "rep-and"));
	sbuf_putc(line, ' ');
}

/* "Vlaanderen, Brussel" in the words of the language. */
static void
add_area(const struct context *c, const struct kb_contact *k,
    struct sbuf *line)
{
	const char *at;
	size_t len;

	for (at = k->area; at != NULL && *at != '\0'; at += len) {
		if (at != k->area)
			add_joint(c, at, line);
		at += strspn(at, ", ");
		len = strcspn(at, ",");
		add_place(c, at, len, line);
	}
}

/* Numbers and addresses are looked for too. */
static void
add_addresses(const struct kb_contact *k, struct sbuf *line)
{
	size_t i;

	for (i = 0; i < k->nchannels; i++) {
		sbuf_putc(line, ' ');
		sbuf_puts(line, k->channels[i].value);
	}
}

static enum search_rank
rank_of(const struct context *c, const struct kb_contact *k,
    enum kb_country country)
{
	struct search s = command_search(c);
	struct kb_text place = { { NULL }, 0 };
	struct sbuf area = SBUF_EMPTY;
	enum search_rank rank;
	struct item item;

	if (!in_country(c, k, country))
		return SEARCH_NOT;
	if (s.nwords == 0)
		return SEARCH_NAME;
	add_area(c, k, &area);
	add_addresses(k, &area);
	place.in[c->lang] = sbuf_text(&area);
	(void)item_view(c->kb, KB_KIND_CONTACT,
	    (size_t)(k - c->kb->contacts), &item);
	item.texts[item.ntexts++] = &place;
	rank = search_rank(&s, &item);
	sbuf_clear(&area);
	return rank;
}

static void
add_detail(const struct listing *l, struct sbuf *line)
{
	doc_add(l->doc, DOC_DETAIL, 0, "", sbuf_text(line), NULL);
	sbuf_clear(line);
}

static void
show_channel(const struct listing *l, const struct kb_contact *k,
    const struct kb_channel *channel)
{
	static const char *const kinds[] = {
		[KB_PHONE] = "contacts-phone", [KB_CHAT] = "contacts-chat",
		[KB_MAIL] = "contacts-mail", [KB_WEB] = "contacts-web",
		[KB_FORM] = "contacts-form", [KB_APP] = "contacts-app",
	};
	const struct context *c = l->c;
	struct sbuf line = SBUF_EMPTY;

	sbuf_puts(&line, message(c, kinds[channel->kind]));
	sbuf_puts(&line, " ");
	sbuf_puts(&line, channel->value);
	sbuf_puts(&line, ". ");
	hours_text(c->kb, c->lang, channel, k, &c->at, &line);
	add_detail(l, &line);
	if (c->options->nwords == 0 || channel->nhours == 0)
		return;
	if (!c->page.plain) {
		hours_table(c->kb, c->lang, channel, k, &c->at, l->doc);
		return;
	}
	hours_week(c->kb, c->lang, channel, k, &line);
	add_detail(l, &line);
}

static void
show_text(const struct listing *l, const struct kb_text *t)
{
	if (t->in[l->c->lang] != NULL)
		doc_add(l->doc, DOC_DETAIL, 0, "", t->in[l->c->lang], NULL);
}

static void
show_area(const struct listing *l, const struct kb_contact *k)
{
	struct sbuf line = SBUF_EMPTY;

	if (k->area == NULL)
		return;
	sbuf_puts(&line, message(l->c, "contacts-area"));
	sbuf_putc(&line, ' ');
	add_area(l->c, k, &line);
	sbuf_putc(&line, '.');
	add_detail(l, &line);
}

static void
show_checked(const struct listing *l, const struct kb_contact *k)
{
	static const char *const certainty[] = {
		[KB_UNCERTAIN] = "word-uncertain", [KB_SINGLE] = "word-single",
		[KB_CONFIRMED] = "word-confirmed",
	};
	struct sbuf line = SBUF_EMPTY;

	sbuf_puts(&line, message(l->c, "word-checked"));
	sbuf_puts(&line, " ");
	sbuf_puts(&line, k->checked);
	sbuf_puts(&line, ". ");
	sbuf_puts(&line, message(l->c, certainty[k->certainty]));
	add_detail(l, &line);
}

static void
show(const struct listing *l, const struct kb_contact *k)
{
	size_t i;

	doc_add(l->doc, DOC_CONTACT, 0, k->name.in[l->c->lang],
	    k->purpose.in[l->c->lang], k->head.id);
	for (i = 0; i < k->nchannels; i++)
		show_channel(l, k, &k->channels[i]);
	show_area(l, k);
	if (l->c->options->nwords == 0)
		return;
	show_text(l, &k->expect);
	show_text(l, &k->doubt);
	show_checked(l, k);
}

static void
show_heading(const struct listing *l, const char *heading)
{
	if (doc_count(l->doc) > 0)
		doc_add(l->doc, DOC_BLANK, 0, "", "", NULL);
	doc_add(l->doc, DOC_HEADING, 0, "", message(l->c, heading), NULL);
}

/* The best fitting first; equals in the order of the knowledge, which puts
 * the urgent ones first.  True when any fits, be it closed. */
static bool
show_country(const struct listing *l, enum kb_country country,
    const char *heading)
{
	const struct kb_contact *k = l->c->kb->contacts;
	bool fits = false, any = false;
	size_t i;
	int r;

	for (r = 0; r < SEARCH_NRANKS; r++)
		for (i = 0; i < l->c->kb->ncontacts; i++) {
			if ((int)rank_of(l->c, &k[i], country) != r)
				continue;
			fits = true;
			if (!is_wanted(l->c, &k[i]))
				continue;
			if (!any)
				show_heading(l, heading);
			any = true;
			show(l, &k[i]);
		}
	return fits;
}

static void
show_listing(const struct context *c, struct doc *doc)
{
	struct listing l = { c, doc };
	bool be = show_country(&l, KB_BE, "contacts-be");
	bool nl = show_country(&l, KB_NLD, "contacts-nl");
	bool elsewhere = show_country(&l, KB_INT, "contacts-int");

	if (doc_count(doc) == 0 && (be || nl || elsewhere))
		doc_add(doc, DOC_PARA, 0, "",
		    message(c, "contacts-none-open"), NULL);
}

static void
offer(const struct context *c, struct suggest *s)
{
	const struct kb_contact *k = c->kb->contacts;
	struct item item;
	size_t i;

	for (i = 0; i < c->kb->ncontacts; i++)
		if (in_country(c, &k[i], k[i].country) &&
		    item_view(c->kb, KB_KIND_CONTACT, i, &item))
			suggest_offer_item(s, &item, c->lang);
}

int
command_contacts(struct context *c)
{
	return preset_look_up(c, show_listing, offer);
}
