/* SPDX-License-Identifier: MIT */
#include "cmd/preset.h"

#include <string.h>

#include "consult/fill.h"
#include "kb/find.h"

static void
preset(struct answers *a, size_t question, const char *option)
{
	size_t o;

	if (option == NULL || question == KB_ALWAYS)
		return;
	o = kb_find_option(&a->kb->questions[question], option,
	    strlen(option));
	if (o != KB_ALWAYS)
		answers_set_one(a, question, o);
}

struct answers *
preset_answers(const struct context *c, struct arena *arena)
{
	struct answers *a = arena == NULL ? NULL : answers_new(c->kb, arena);

	if (a == NULL)
		return NULL;
	preset(a, c->kb->country_question, c->country);
	preset(a, c->kb->profession_question, c->role);
	return a;
}

/* Whatever was found, its placeholders filled, in one place: none can be
 * forgotten. */
static void
fill(const struct answers *a, enum kb_lang lang, const struct doc *from,
    struct doc *to)
{
	const struct doc_block *b;
	struct sbuf label = SBUF_EMPTY, text = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < doc_count(from); i++) {
		b = doc_at(from, i);
		sbuf_reset(&label);
		sbuf_reset(&text);
		fill_text(a, lang, b->label, NULL, &label);
		fill_text(a, lang, b->text, NULL, &text);
		doc_add(to, b->kind, b->number, sbuf_text(&label),
		    sbuf_text(&text), b->id);
	}
	sbuf_clear(&label);
	sbuf_clear(&text);
}

/* The words are looked for together: all of them are named. */
static int
nothing_found(struct context *c, offer_fn *offer)
{
	struct suggest s;
	int i;

	for (i = 0; i < c->options->nwords; i++) {
		if (i > 0)
			sbuf_putc(&c->about, ' ');
		sbuf_puts(&c->about, c->options->words[i]);
	}
	(void)command_fail(c, "usage-nothing-found", sbuf_text(&c->about));
	suggest_begin(&s, c->usage.about, c->about.len, c->usage.near);
	suggest_strictly(&s);
	offer(c, &s);
	suggest_end(&s);
	return 2;
}

static int
render(struct context *c, const struct answers *answers,
    const struct doc *found, offer_fn *offer)
{
	struct doc *filled;
	int status;

	if (doc_count(found) == 0)
		return nothing_found(c, offer);
	filled = doc_new();
	if (filled == NULL)
		return 2;
	fill(answers, c->lang, found, filled);
	status = doc_failed(found) || render_text(filled, &c->page,
	    &c->out) == -1 ? 2 : 0;
	doc_free(filled);
	return status;
}

int
preset_look_up(struct context *c, show_fn *show, offer_fn *offer)
{
	struct arena *arena;
	struct answers *answers;
	struct doc *doc;
	int status = 2;

	arena = arena_new();
	answers = preset_answers(c, arena);
	doc = doc_new();
	if (answers != NULL && doc != NULL) {
		show(c, doc);
		status = render(c, answers, doc, offer);
	}
	doc_free(doc);
	arena_free(arena);
	return status;
}
