/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"
#include "consult/fill.h"
#include "consult/match.h"
#include "consult/state.h"
#include "kb/find.h"

#define WORDS_MAX 128

struct list {
	struct session *session;
	const char *typed;		/* folded */
	const char **at;
	size_t n;
};

static void
add_word(struct list *l, const char *word, const char *end)
{
	struct sbuf text = SBUF_EMPTY;

	if (l->n == WORDS_MAX || (*l->typed != '\0' &&
	    match_text(l->typed, word) == MATCH_NONE))
		return;
	fill_lower(&text, word);
	sbuf_puts(&text, end);
	l->at[l->n] = arena_strdup(l->session->words, sbuf_text(&text));
	if (l->at[l->n] != NULL)
		l->n++;
	sbuf_clear(&text);
}

static void
add_text(struct list *l, const struct kb_text *t, const char *end)
{
	struct sbuf text = SBUF_EMPTY;

	if (t->in[l->session->options.lang] == NULL)
		return;
	say_fill(l->session, &text, t);
	add_word(l, sbuf_text(&text), end);
	sbuf_clear(&text);
}

static void
add_message(struct list *l, const char *message)
{
	const char *words = kb_message(l->session->kb,
	    l->session->options.lang, message), *item;
	const char *end = words + strlen(words);
	struct sbuf word = SBUF_EMPTY;
	size_t len;

	while (match_item(&words, end, ",", &item, &len)) {
		sbuf_reset(&word);
		sbuf_add(&word, item, len);
		add_word(l, sbuf_text(&word), "");
	}
	sbuf_clear(&word);
}

static void
add_options(struct list *l, const struct kb_question *q)
{
	enum kb_lang lang = l->session->options.lang;
	const struct kb_option *o;
	size_t i;

	for (i = 0; i < q->noptions; i++) {
		o = &q->options[i];
		add_text(l, o->brief.in[lang] != NULL ? &o->brief
		    : &o->text, "");
	}
	if (q->many)
		add_text(l, &q->none, "");
	add_text(l, &q->unknown, "");
}

static void
add_sections(struct list *l)
{
	static const char *const words[] = {
		"cmd-section-1", "cmd-section-2", "cmd-section-3",
		"cmd-section-4", "cmd-section-5", "cmd-section-6",
		"cmd-section-7", "cmd-section-8", "cmd-section-9",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		add_message(l, words[i]);
}

/* Without a start only what answers; with one, whatever may be typed. */
static void
add_all(struct list *l)
{
	struct session *s = l->session;
	size_t i;
	int id;

	if (s->mode == MODE_ASK)
		add_options(l, &s->kb->questions[s->at]);
	if (s->page_seen)
		add_sections(l);
	if (*l->typed == '\0')
		return;
	for (id = COMMAND_NONE + 1; id < NCOMMANDS; id++)
		add_message(l, command_row((enum command_id)id)->words);
	for (i = 0; i < s->kb->nquestions; i++)
		add_text(l, &s->kb->questions[i].brief, "=");
}

const char *const *
session_complete(struct session *s, const char *start, size_t len)
{
	static const char *const nothing[] = { NULL };
	struct list l = { s, NULL, NULL, 0 };
	struct sbuf typed = SBUF_EMPTY;

	if (s->words != NULL)
		arena_wipe(s->words);
	s->words = arena_new();
	if (s->words == NULL)
		return nothing;
	l.at = arena_calloc(s->words, WORDS_MAX + 1, sizeof(*l.at));
	utf8_add_folded(&typed, start, len);
	l.typed = sbuf_text(&typed);
	if (l.at != NULL && (len == 0 || typed.len > 0))
		add_all(&l);
	sbuf_clear(&typed);
	return l.at == NULL ? nothing : l.at;
}
