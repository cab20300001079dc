/* SPDX-License-Identifier: MIT */
/* What a search found: opened part by part, or listed. */
#include <string.h>

#include "consult/items.h"
#include "consult/state.h"
#include "kb/find.h"

#define LINES_AT_ONCE 4

/* "Wat als: de partner belt" */
static const char *const kind_messages[KB_NKINDS] = {
	[KB_KIND_QUESTION] = "found-question",
	[KB_KIND_CONTACT] = "found-contact",
	[KB_KIND_WHAT_IF] = "found-what-if",
	[KB_KIND_TOPIC] = "found-topic",
	[KB_KIND_STATEMENT] = "found-statement",
	[KB_KIND_CARE] = "found-care",
	[KB_KIND_TERM] = "found-term",
	[KB_KIND_GUIDANCE] = "found-guidance",
	[KB_KIND_PLAN_ITEM] = "found-plan-item",
	[KB_KIND_STEP] = "found-step",
};

static void
add_title(struct session *s, const struct found_item *at,
    const struct item *item, struct sbuf *out)
{
	bool question = at->kind == KB_KIND_QUESTION;
	struct sbuf name = SBUF_EMPTY;
	struct digits n;

	say_fill(s, &name, question ? &s->kb->questions[at->index].text
	    : item->name);
	say_add(s, out, kind_messages[at->kind], "what", sbuf_text(&name),
	    "number", say_number(&n, question ?
	    s->kb->questions[at->index].number : 0), NULL);
	sbuf_clear(&name);
}

/* "Niet waar." above why. */
static void
say_verdict(struct session *s, const struct kb_statement *st)
{
	struct sbuf text = SBUF_EMPTY;

	sbuf_puts(&text, kb_verdict_words(s->kb, s->options.lang,
	    st->verdict));
	sbuf_putc(&text, '.');
	say_block(s, DOC_LINE, 0, "", &text);
	sbuf_clear(&text);
}

static void
say_avoided(struct session *s, const struct kb_term *t)
{
	struct sbuf words = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < t->avoid.n; i++) {
		if (i > 0)
			sbuf_puts(&words, ", ");
		say_fill(s, &words, &t->avoid.at[i]);
	}
	if (words.len > 0)
		say(s, DOC_DETAIL, "found-avoid", "what", sbuf_text(&words),
		    NULL);
	sbuf_clear(&words);
}

/* The next lines, and how to read on. */
void
found_more(struct session *s)
{
	struct item item;
	struct digits n;
	size_t i;

	(void)item_view(s->kb, s->reading.kind, s->reading.index, &item);
	for (i = 0; i < LINES_AT_ONCE && s->read < item.ntexts; i++)
		say_text(s, DOC_LINE, item.texts[s->read++]);
	if (s->read == item.ntexts)
		s->reading.kind = KB_NO_KIND;
	else
		say(s, DOC_NOTE, item.ntexts - s->read == 1 ?
		    "found-read-on-one" : "found-read-on", "count",
		    say_number(&n, item.ntexts - s->read), NULL);
}

static void
open_text(struct session *s, const struct found_item *at)
{
	struct sbuf title = SBUF_EMPTY;
	struct item item;

	(void)item_view(s->kb, at->kind, at->index, &item);
	add_title(s, at, &item, &title);
	say_block(s, DOC_SUBHEADING, 0, "", &title);
	sbuf_clear(&title);
	if (at->kind == KB_KIND_STATEMENT)
		say_verdict(s, &s->kb->statements[at->index]);
	if (at->kind == KB_KIND_TERM) {
		say_text(s, DOC_LINE, &s->kb->terms[at->index].why);
		say_avoided(s, &s->kb->terms[at->index]);
		return;
	}
	s->reading = *at;
	s->read = 0;
	found_more(s);
}

void
found_open(struct session *s, const struct found_item *at, const char *typed)
{
	s->opened = *at;
	s->reading.kind = KB_NO_KIND;
	if (at->kind == KB_KIND_QUESTION) {
		flow_jump(s, at->index);
		sbuf_puts(&s->word, typed);
	} else if (at->kind == KB_KIND_CONTACT)
		help_contact(s, &s->kb->contacts[at->index]);
	else
		open_text(s, at);
}

static void
list_one(struct session *s, size_t i)
{
	const struct found_item *at = &s->listed[i];
	struct sbuf label = SBUF_EMPTY, title = SBUF_EMPTY;
	struct digits n;
	struct item item;

	(void)item_view(s->kb, at->kind, at->index, &item);
	say_add(s, &label, "found-number", "number", say_number(&n, i + 1),
	    NULL);
	add_title(s, at, &item, &title);
	say_block(s, DOC_ROW, 0, sbuf_text(&label), &title);
	sbuf_clear(&label);
	sbuf_clear(&title);
}

void
found_list(struct session *s, bool besides, size_t more)
{
	struct digits n;
	size_t i;

	if (besides)
		say(s, DOC_PARA, "found-besides", NULL);
	for (i = 0; i < s->nlisted; i++)
		list_one(s, i);
	if (more > 0)
		say(s, DOC_NOTE, more == 1 ? "found-more-one" : "found-more",
		    "count", say_number(&n, more), NULL);
	say(s, DOC_PARA, "found-open", NULL);
}
