/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "cmd/preset.h"
#include "kb/texts.h"
#include "report/explain.h"
#include "report/phrase.h"

#define LISTED_MAX 20

#define WORDS_MAX 64
#define SENTENCE_MIN 4	/* words; fewer are looked for as they are */

/* What is looked for, and what says it. */
struct wanted {
	const struct context *c;
	struct search search;		/* as it was typed */
	struct search words;		/* the same, folded, one by one */
	const char *word[WORDS_MAX];
	struct sbuf typed;
	const struct kb_head **said;	/* each once */
	size_t nsaid;
};

static void
split(struct wanted *w)
{
	char *at, *word;
	int i;

	for (i = 0; i < w->c->options->nwords; i++) {
		sbuf_putc(&w->typed, ' ');
		utf8_add_folded(&w->typed, w->c->options->words[i],
		    strlen(w->c->options->words[i]));
	}
	at = w->typed.text;
	while (at != NULL && w->words.nwords < WORDS_MAX &&
	    (word = strsep(&at, " ")) != NULL)
		if (*word != '\0')
			w->word[w->words.nwords++] = word;
}

static size_t
count_placeholders(const char *text)
{
	size_t n = 0;

	for (; (text = strchr(text, '{')) != NULL; text++)
		n++;
	return n;
}

/* All words are in it; of a sentence as it was read, one word may stand for
 * each placeholder, but for one in four at most. */
static bool
is_said(const struct wanted *w, const char *text)
{
	size_t i, spare = count_placeholders(text);
	struct search one = { NULL, 1, w->words.lang };

	if (spare > w->words.nwords / SENTENCE_MIN)
		spare = w->words.nwords / SENTENCE_MIN;
	for (i = 0; i < w->words.nwords; i++) {
		one.words = &w->word[i];
		if (search_matches(&one, text))
			continue;
		if (spare == 0)
			return false;
		spare--;
	}
	return w->words.nwords > 0;
}

static void
mark(void *data, const struct kb_place_of *at, const struct kb_text *t)
{
	struct wanted *w = data;

	if ((w->nsaid == 0 || w->said[w->nsaid - 1] != at->head) &&
	    t->in[w->words.lang] != NULL && is_said(w, t->in[w->words.lang]))
		w->said[w->nsaid++] = at->head;
}

static size_t
count_elements(const struct kb *kb)
{
	size_t n = 0;
	int kind;

	for (kind = 0; kind < KB_NKINDS; kind++)
		n += kb_kind_count(kb, (enum kb_kind)kind);
	return n;
}

static bool
says_it(const struct wanted *w, const struct kb_head *head)
{
	size_t i;

	for (i = 0; i < w->nsaid; i++)
		if (w->said[i] == head)
			return true;
	return false;
}

static bool
is_message(const struct explain_entry *e)
{
	return strcmp(e->kind, "kind-message") == 0;
}

static bool
is_sentence(const struct wanted *w)
{
	return w->words.nwords >= SENTENCE_MIN && w->nsaid > 0;
}

/* By what it is called, or else by anything it says: a hint, an option, a
 * condition.  A message has no name, and of a sentence that was read all
 * words are looked for. */
static enum search_rank
rank(const struct wanted *w, const struct explain_entry *e)
{
	struct item item = { .id = e->head->id, .name = e->name,
	    .keywords = e->keywords };
	enum search_rank r = search_rank(&w->search, &item);

	if (r == SEARCH_NOT || is_sentence(w))
		return says_it(w, e->head) ? SEARCH_REST : SEARCH_NOT;
	return is_message(e) ? SEARCH_REST : r;
}

/* How many fit each rank; the last one seen of each. */
struct tally {
	size_t count[SEARCH_NRANKS];
	struct explain_entry last[SEARCH_NRANKS];
	size_t total;
};

static void
count(const struct wanted *w, struct tally *t)
{
	struct explain_entry e;
	enum search_rank r;
	size_t i;

	for (i = 0; explain_entry(w->c->kb, i, &e) == 0; i++) {
		r = rank(w, &e);
		if (r == SEARCH_NOT)
			continue;
		t->count[r]++;
		t->last[r] = e;
		t->total++;
	}
}

/* What a message is filled with depends on where it is said. */
static void
add_open(struct sbuf *out, const char *text)
{
	const char *open, *close;

	while ((open = strchr(text, '{')) != NULL &&
	    strncmp(open, "{client}", 8) != 0 &&
	    (close = strchr(open, '}')) != NULL) {
		sbuf_add(out, text, (size_t)(open - text));
		sbuf_puts(out, "\xe2\x80\xa6");
		text = close + 1;
	}
	sbuf_puts(out, text);
}

/* Where a sentence was read, its author is looked for. */
static void
add_listed(const struct wanted *w, const struct explain_entry *e,
    struct doc *doc)
{
	struct sbuf text = SBUF_EMPTY;

	add_open(&text, explain_title(w->c->kb, w->c->lang, e));
	if (is_sentence(w) || is_message(e)) {
		sbuf_puts(&text, " (");
		sbuf_puts(&text, e->head->file);
		sbuf_putc(&text, ':');
		sbuf_num(&text, e->head->line);
		sbuf_putc(&text, ')');
	}
	doc_add(doc, DOC_CONTACT, 0, e->head->id, sbuf_text(&text), NULL);
	sbuf_clear(&text);
}

/* The best fitting first. */
static void
list(const struct wanted *w, struct doc *doc)
{
	struct explain_entry e;
	size_t i;
	int r;

	for (r = 0; r < SEARCH_NRANKS; r++)
		for (i = 0; explain_entry(w->c->kb, i, &e) == 0; i++) {
			if ((int)rank(w, &e) != r ||
			    doc_count(doc) == LISTED_MAX)
				continue;
			add_listed(w, &e, doc);
		}
}

static void
tell_more(const struct context *c, size_t more, struct doc *doc)
{
	struct sbuf n = SBUF_EMPTY, line = SBUF_EMPTY;

	sbuf_num(&n, more);
	phrase_add(c->kb, c->lang, &line, more == 1 ? "explain-more-one"
	    : "explain-more", "count", sbuf_text(&n), NULL);
	doc_add(doc, DOC_NOTE, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&n);
	sbuf_clear(&line);
}

static void
tell(const struct wanted *w, struct doc *doc)
{
	const struct context *c = w->c;
	struct tally t = { .total = 0 };
	int r;

	count(w, &t);
	for (r = 0; r < SEARCH_NRANKS; r++)
		if (t.count[r] == 1 && t.total == 1 &&
		    !is_message(&t.last[r])) {
			explain_one(c->kb, c->lang, &t.last[r], doc);
			return;
		}
	list(w, doc);
	if (t.total > LISTED_MAX)
		tell_more(c, t.total - LISTED_MAX, doc);
}

/* An id that is named leaves nothing to look for. */
static bool
show_named(const struct wanted *w, struct doc *doc)
{
	struct explain_entry e;
	size_t i;

	if (w->search.nwords != 1)
		return false;
	for (i = 0; explain_entry(w->c->kb, i, &e) == 0; i++) {
		if (strcmp(e.head->id, w->search.words[0]) != 0)
			continue;
		if (is_message(&e))
			add_listed(w, &e, doc);
		else
			explain_one(w->c->kb, w->c->lang, &e, doc);
		return true;
	}
	return false;
}

/* Without memory only names are looked in. */
static void
show(const struct context *c, struct doc *doc)
{
	struct wanted w = { .c = c, .search = command_search(c),
	    .words = { NULL, 0, c->lang }, .typed = SBUF_EMPTY };
	struct arena *arena;

	if (show_named(&w, doc))
		return;
	arena = arena_new();
	w.said = arena_calloc(arena, count_elements(c->kb), sizeof(*w.said));
	split(&w);
	if (w.said != NULL)
		kb_texts_each(c->kb, mark, &w);
	tell(&w, doc);
	arena_free(arena);
	sbuf_clear(&w.typed);
}

/* Messages are looked for by what they say. */
static void
offer(const struct context *c, struct suggest *s)
{
	struct explain_entry e;
	struct item item;
	size_t i;

	for (i = 0; explain_entry(c->kb, i, &e) == 0; i++) {
		item = (struct item){ .id = e.head->id, .name = e.name,
		    .keywords = e.keywords };
		if (!is_message(&e))
			suggest_offer_item(s, &item, c->lang);
	}
}

int
command_explain(struct context *c)
{
	return preset_look_up(c, show, offer);
}
