/* SPDX-License-Identifier: MIT */
#include "cmd/suggest.h"

#include <string.h>

#include "base/utf8.h"
#include "consult/match.h"

#define WORD_MIN 5		/* shorter ones are near to anything */
#define BETWEEN_WORDS " ,;:.!?()/\"'"

void
suggest_begin(struct suggest *s, const char *typed, size_t len, char *best)
{
	*s = (struct suggest){ .typed = SBUF_EMPTY, .folded = SBUF_EMPTY,
	    .best = best };
	utf8_add_folded(&s->typed, typed, len);
	kb_near_init(&s->near, sbuf_text(&s->typed), s->typed.len);
	*best = '\0';
}

void
suggest_strictly(struct suggest *s)
{
	if (s->near.distance > 0)
		s->near.distance--;
}

void
suggest_end(struct suggest *s)
{
	sbuf_clear(&s->typed);
	sbuf_clear(&s->folded);
}

static void
fold(struct suggest *s, const char *name, size_t len)
{
	sbuf_reset(&s->folded);
	utf8_add_folded(&s->folded, name, len);
}

static void
compare(struct suggest *s, const char *name, size_t len)
{
	s->near.best = NULL;
	kb_near_offer(&s->near, sbuf_text(&s->folded));
	if (s->near.best == NULL)
		return;
	memcpy(s->best, name, len);
	s->best[len] = '\0';
}

void
suggest_offer(struct suggest *s, const char *name, size_t len)
{
	if (len > KB_NEAR_LONGEST)
		return;
	fold(s, name, len);
	compare(s, name, len);
}

void
suggest_offer_list(struct suggest *s, const char *names,
    const char *separators)
{
	const char *end = names + strlen(names), *name;
	size_t len;

	while (match_item(&names, end, separators, &name, &len))
		suggest_offer(s, name, len);
}

static void
offer_word(struct suggest *s, const char *word, size_t len)
{
	fold(s, word, len);
	if (*sbuf_text(&s->folded) == *sbuf_text(&s->typed))
		compare(s, word, len);
}

static void
offer_words(struct suggest *s, const char *name, size_t len)
{
	const char *end = name + len, *word;

	while (match_item(&name, end, BETWEEN_WORDS, &word, &len))
		if (len >= WORD_MIN)
			offer_word(s, word, len);
}

/* What is longer is a sentence, and no name of anything. */
static void
offer_text(struct suggest *s, const struct kb_text *t, enum kb_lang lang)
{
	const char *at = t == NULL ? NULL : t->in[lang], *end, *name;
	size_t len;

	if (at == NULL)
		return;
	end = at + strlen(at);
	while (match_item(&at, end, ",", &name, &len)) {
		if (len > KB_NEAR_LONGEST || memchr(name, '{', len) != NULL)
			continue;
		offer_word(s, name, len);
		offer_words(s, name, len);
	}
}

void
suggest_offer_item(struct suggest *s, const struct item *item,
    enum kb_lang lang)
{
	suggest_offer(s, item->id, strlen(item->id));
	offer_text(s, item->name, lang);
	offer_text(s, item->keywords, lang);
}

void
suggest_of(char *best, const char *typed, const char *name(size_t))
{
	struct suggest s;
	const char *one;
	size_t i;

	suggest_begin(&s, typed, strlen(typed), best);
	for (i = 0; (one = name(i)) != NULL; i++)
		suggest_offer(&s, one, strlen(one));
	suggest_end(&s);
}
