/* SPDX-License-Identifier: MIT */
#include "front/exchange.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "consult/commands.h"
#include "consult/match.h"
#include "consult/sos.h"
#include "front/dialogue.h"
#include "kb/find.h"
#include "report/phrase.h"

struct run {
	struct exchange *x;
	struct dialogue *dialogue;
	struct diag *diag;
	struct sbuf line;
	int status;
	bool wiped;
	bool failed;		/* no memory */
};

int
exchange_begin(struct exchange *x)
{
	x->said = doc_new();
	x->kept = doc_new();
	return x->said == NULL || x->kept == NULL ? -1 : 0;
}

void
exchange_free(struct exchange *x)
{
	doc_free(x->said);
	doc_free(x->kept);
	x->said = x->kept = NULL;
}

/* Of a message that names signs, the form in words. */
static const char *
spoken(const struct exchange *x, const char *message, struct sbuf *id)
{
	sbuf_reset(id);
	sbuf_puts(id, message);
	sbuf_puts(id, "-words");
	return x->screen.plain && kb_message_has(x->kb, sbuf_text(id)) ?
	    sbuf_text(id) : message;
}

const char *
exchange_words(const struct exchange *x, const char *message)
{
	return kb_message(x->kb, x->lang, message);
}

void
exchange_say(struct exchange *x, struct doc *doc, enum doc_kind kind,
    const char *message, ...)
{
	struct sbuf text = SBUF_EMPTY, id = SBUF_EMPTY;
	va_list list;

	va_start(list, message);
	phrase_add_list(x->kb, x->lang, &text, spoken(x, message, &id), list);
	va_end(list);
	doc_add(doc, kind, 0, "", sbuf_text(&text), NULL);
	sbuf_clear(&text);
	sbuf_clear(&id);
}

void
exchange_text(const struct exchange *x, struct doc *doc, enum doc_kind kind,
    int number, const char *label, const struct kb_text *t)
{
	doc_add(doc, kind, number, label, t->in[x->lang], NULL);
}

void
exchange_blank(struct doc *doc)
{
	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
}

int
exchange_refuse(struct exchange *x, const char *message)
{
	exchange_say(x, x->said, DOC_PARA, message, NULL);
	return -1;
}

static int
obey(struct run *r, enum command_id id)
{
	struct exchange *x = r->x;

	switch (id) {
	case COMMAND_WHY:
		x->rules->why(x);
		return 0;
	case COMMAND_SOS:
		r->failed |= !sos_say(x->kb, x->lang, x->country, x->said);
		x->rules->again(x);
		return 0;
	case COMMAND_BACK:
		if (x->rules->back == NULL)
			return exchange_refuse(x, "err-exchange");
		x->rules->back(x);
		return 0;
	case COMMAND_STOP:
		x->rules->end(x, true);
		return 0;
	case COMMAND_WIPE:
		r->wiped = x->done = true;
		return 0;
	default:
		return exchange_refuse(x, "err-exchange");
	}
}

static int
take(struct run *r, const char *folded)
{
	const char *s = sbuf_text(&r->line);
	size_t len = r->line.len;
	struct command_typed c;

	match_trim(&s, &len);
	if (len == 0) {
		r->x->rules->enter(r->x);
		return 0;
	}
	c = command_read(r->x->kb, s, len, folded);
	if (c.id != COMMAND_NONE && (r->x->takes == NULL ||
	    !r->x->takes(r->x, c.id)))
		return obey(r, c.id);
	return r->x->rules->answer(r->x, folded, s, len);
}

static const char *
last_said(const struct doc *said)
{
	size_t n = doc_count(said);

	return n == 0 ? "" : doc_at(said, n - 1)->text;
}

/* A refused line of a file or pipe is named. */
static void
refused(struct run *r)
{
	if (dialogue_is_seen(r->dialogue))
		return;
	r->status = 2;
	diag_add(r->diag, DIAG_ERROR, "standard input",
	    dialogue_line(r->dialogue), "reply refused: %s",
	    last_said(r->x->said));
}

static void
feed(struct run *r)
{
	struct sbuf folded = SBUF_EMPTY;
	int result;

	if (utf8_valid(sbuf_text(&r->line), r->line.len) &&
	    strlen(sbuf_text(&r->line)) == r->line.len) {
		utf8_add_folded(&folded, sbuf_text(&r->line), r->line.len);
		result = take(r, sbuf_text(&folded));
	} else
		result = exchange_refuse(r->x, "err-bytes");
	if (result == -1)
		refused(r);
	sbuf_clear(&folded);
}

static void
leave(struct run *r, int status)
{
	r->status = status;
	r->x->done = true;
}

static void
read_reply(struct run *r)
{
	dialogue_follow(r->dialogue, r->x->session);
	switch (dialogue_read(r->dialogue, &r->line)) {
	case READ_LINE:
		feed(r);
		break;
	case READ_TOO_LONG:
		(void)exchange_refuse(r->x, "err-long");
		refused(r);
		break;
	case READ_INTERRUPT:
		exchange_say(r->x, r->x->said, DOC_PARA,
		    r->x->rules->interrupt, NULL);
		break;
	case READ_WIPE:
		r->wiped = r->x->done = true;
		break;
	case READ_TERMINATE:
		leave(r, 1);
		break;
	case READ_ERROR:
		diag_add(r->diag, DIAG_ERROR, "standard input", 0,
		    "cannot be read: %s; try again", strerror(errno));
		leave(r, 2);
		break;
	case READ_END:
	case READ_HANGUP:
		r->x->rules->end(r->x, false);
		break;
	}
	sbuf_reset(&r->line);
}

/* What was said is shown once. */
static int
show(struct run *r)
{
	struct doc *fresh;

	if (r->failed || memory_lacks())
		return -1;
	if (doc_count(r->x->said) == 0)
		return 0;
	dialogue_show(r->dialogue, r->x->said);
	fresh = doc_new();
	if (fresh == NULL)
		return -1;
	doc_free(r->x->said);
	r->x->said = fresh;
	return 0;
}

static void
converse(struct run *r)
{
	int fine;

	r->x->rules->ask(r->x);
	while ((fine = show(r)) == 0 && !r->x->done)
		read_reply(r);
	if (fine == 0)
		return;
	diag_add(r->diag, DIAG_ERROR, NULL, 0,
	    "out of memory; close other programs and try again");
	r->status = 2;
}

int
exchange_run(struct exchange *x, struct dialogue *dialogue, struct diag *d,
    bool *wiped)
{
	struct dialogue_words words = { exchange_words(x, "ask-prompt"),
	    exchange_words(x, "say-cannot-wipe") };
	struct run r = { .x = x, .dialogue = dialogue, .diag = d,
	    .line = SBUF_EMPTY };

	dialogue_begin(dialogue, NULL, &x->screen, &words);
	if (x->clears && !dialogue_clears(dialogue))
		exchange_say(x, x->said, DOC_PARA, "say-cannot-wipe", NULL);
	converse(&r);
	if (r.wiped || x->clears)
		dialogue_wipe(dialogue);
	dialogue_follow(dialogue, NULL);
	sbuf_clear(&r.line);
	*wiped = r.wiped;
	return r.status;
}
