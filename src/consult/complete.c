/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"
#include "consult/fill.h"
#include "consult/items.h"
#include "consult/match.h"
#include "consult/names.h"
#include "consult/state.h"
#include "kb/find.h"
#include "kb/value.h"

#define WORDS_MAX 128

/* What is typed is a part that stays, such as "beroep=", and a started
 * word. */
struct list {
	struct session *session;
	const char *start;
	size_t kept;			/* bytes of start */
	const char *typed;		/* the rest, folded */
	const char **at;
	size_t n;
};

static bool
has_word(const struct list *l, const char *word)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strcmp(l->at[i], word) == 0)
			return true;
	return false;
}

static void
add_word(struct list *l, const char *word, const char *end)
{
	struct sbuf text = SBUF_EMPTY;

	if (l->n == WORDS_MAX || (*l->typed != '\0' &&
	    match_text(l->typed, word) == MATCH_NONE))
		return;
	sbuf_add(&text, l->start, l->kept);
	fill_lower(&text, word);
	sbuf_puts(&text, end);
	if (!text.failed && !has_word(l, sbuf_text(&text))) {
		l->at[l->n] = arena_strdup(l->session->words,
		    sbuf_text(&text));
		l->n += l->at[l->n] != NULL;
	}
	sbuf_clear(&text);
}

static void
add_text(struct list *l, const struct kb_text *t, const char *end)
{
	struct sbuf text = SBUF_EMPTY;

	if (t->in[l->session->options.lang] == NULL)
		return;
	say_fill(l->session, &text, t);
	if (!text.failed)
		add_word(l, sbuf_text(&text), end);
	sbuf_clear(&text);
}

/* Words between commas. */
static void
add_words(struct list *l, const char *words)
{
	const char *end = words + strlen(words), *item;
	struct sbuf word = SBUF_EMPTY;
	size_t len;

	while (match_item(&words, end, ",", &item, &len)) {
		sbuf_reset(&word);
		sbuf_add(&word, item, len);
		if (!word.failed)
			add_word(l, sbuf_text(&word), "");
	}
	sbuf_clear(&word);
}

static void
add_message(struct list *l, const char *message)
{
	add_words(l, kb_message(l->session->kb, l->session->options.lang,
	    message));
}

/* Ids are for who writes them in files: only when no word fits. */
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
	for (i = 0; l->n == 0 && i < q->noptions; i++)
		add_word(l, q->options[i].id, "");
}

static void
move_to(struct list *l, const char *at)
{
	struct sbuf typed = SBUF_EMPTY;

	at += strspn(at, " \t");
	l->kept = (size_t)(at - l->start);
	utf8_add_folded(&typed, at, strlen(at));
	l->typed = arena_strdup(l->session->words, sbuf_text(&typed));
	if (l->typed == NULL || (*at != '\0' && typed.len == 0)) {
		l->typed = "";
		l->n = WORDS_MAX;	/* no text: nothing fits */
	}
	sbuf_clear(&typed);
}

/* Of several answers the last one. */
static void
add_answers(struct list *l, const struct kb_question *q)
{
	const char *comma = strrchr(l->start + l->kept, ',');

	add_options(l, q);
	if (l->n > 0 || !q->many || comma == NULL)
		return;
	move_to(l, comma + 1);
	add_options(l, q);
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

static void
add_commands(struct list *l)
{
	int id;

	for (id = COMMAND_NONE + 1; id < NCOMMANDS; id++)
		add_message(l, command_row((enum command_id)id)->words);
}

static void
add_questions(struct list *l)
{
	const struct kb *kb = l->session->kb;
	size_t i;

	for (i = 0; i < kb->nquestions; i++)
		add_text(l, &kb->questions[i].brief, "=");
	for (i = 0; l->n == 0 && i < kb->nquestions; i++)
		add_word(l, kb->questions[i].head.id, "=");
}

/* Without a start only what answers; with one, whatever may be typed. */
static void
add_all(struct list *l)
{
	struct session *s = l->session;

	if (s->mode == MODE_ASK)
		add_answers(l, &s->kb->questions[s->at]);
	if (l->kept == 0 && s->page_seen)
		add_sections(l);
	if (*l->typed == '\0')
		return;
	if (l->kept == 0)
		add_commands(l);
	add_questions(l);
}

/* Something to look for: names and keywords. */
static void
add_items(struct list *l, enum kb_kind kind)
{
	const struct session *s = l->session;
	struct item item;
	size_t i, n = kb_kind_count(s->kb, kind);

	for (i = 0; i < n && item_view(s->kb, kind, i, &item); i++) {
		if (find_is_elsewhere(s, item.country))
			continue;
		add_text(l, item.name, "");
		if (item.keywords != NULL &&
		    item.keywords->in[s->options.lang] != NULL)
			add_words(l, item.keywords->in[s->options.lang]);
	}
}

static void
add_sought(struct list *l)
{
	static const enum kb_kind kinds[] = { KB_KIND_QUESTION,
	    KB_KIND_CONTACT, KB_KIND_WHAT_IF, KB_KIND_TOPIC };
	size_t i;

	for (i = 0; *l->typed != '\0' && i < sizeof(kinds) /
	    sizeof(kinds[0]); i++)
		add_items(l, kinds[i]);
}

/* Where the value of "/camp" or "find camp" starts; NULL: not looked for. */
static const char *
sought(const struct list *l)
{
	const char *blank = strchr(l->start, ' ');

	if (*l->start == '/')
		return l->start + 1;
	return blank != NULL && command_read(l->session->kb, l->start,
	    strlen(l->start), l->typed).id == COMMAND_FIND ? blank : NULL;
}

static void
add_named(struct list *l, const char *equals)
{
	const struct session *s = l->session;
	const char *name = l->start + l->kept;
	size_t question;

	if (names_question(s->kb, s->options.lang, name,
	    (size_t)(equals - name), &question) != REPLY_OK)
		return;
	move_to(l, equals + 1);
	add_answers(l, &s->kb->questions[question]);
}

static void
fill_list(struct list *l)
{
	const char *value, *last;

	move_to(l, l->start);
	value = sought(l);
	if (value != NULL) {
		move_to(l, value);
		add_sought(l);
		return;
	}
	last = strrchr(l->start, ';');
	if (last != NULL)
		move_to(l, last + 1);
	value = strchr(l->start + l->kept, '=');
	if (value != NULL)
		add_named(l, value);
	else
		add_all(l);
}

const char *const *
session_complete(struct session *s, const char *start, size_t len)
{
	static const char *const nothing[] = { NULL };
	struct list l = { .session = s };

	if (s->words != NULL)
		arena_wipe(s->words);
	s->words = arena_new();
	if (s->words == NULL || kb_value_is_hostile(start, len))
		return nothing;
	l.at = arena_calloc(s->words, WORDS_MAX + 1, sizeof(*l.at));
	l.start = arena_strndup(s->words, start, len);
	if (l.at == NULL || l.start == NULL)
		return nothing;
	fill_list(&l);
	return l.at;
}
