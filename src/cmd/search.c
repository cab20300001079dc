/* SPDX-License-Identifier: MIT */
#include "cmd/search.h"

#include <string.h>

#include "base/utf8.h"

enum fit { FIT_NOT, FIT_START, FIT_WORD };

/* How needle stands in hay, both folded: a word of it or the start of one. */
static enum fit
fit(const char *hay, const char *needle)
{
	size_t len = strlen(needle);
	enum fit best = FIT_NOT;
	const char *at = hay;

	if (len == 0)
		return FIT_NOT;
	for (; (at = strstr(at, needle)) != NULL; at++) {
		if (at != hay && at[-1] != ' ')
			continue;
		if (at[len] == '\0' || at[len] == ' ')
			return FIT_WORD;
		best = FIT_START;
	}
	return best;
}

static void
fold(struct sbuf *out, const struct kb_text *t, enum kb_lang lang)
{
	if (t == NULL || t->in[lang] == NULL)
		return;
	sbuf_putc(out, ' ');
	utf8_add_folded(out, t->in[lang], strlen(t->in[lang]));
}

static void
fold_word(struct sbuf *out, const char *word)
{
	sbuf_reset(out);
	utf8_add_folded(out, word, strnlen(word, 200));
}

bool
search_matches(const struct search *s, const char *id,
    const struct kb_text *const *texts, size_t ntexts)
{
	struct sbuf hay = SBUF_EMPTY, word = SBUF_EMPTY;
	bool all = true;
	size_t i;
	int w;

	if (s->nwords == 1 && strcmp(s->words[0], id) == 0)
		return true;
	utf8_add_folded(&hay, id, strlen(id));
	for (i = 0; i < ntexts; i++)
		fold(&hay, texts[i], s->lang);
	for (w = 0; w < s->nwords && all; w++) {
		fold_word(&word, s->words[w]);
		all = fit(sbuf_text(&hay), sbuf_text(&word)) != FIT_NOT;
	}
	sbuf_clear(&word);
	sbuf_clear(&hay);
	return all;
}

/* Everything that was typed is one of these keywords. */
static bool
is_keyword(const struct search *s, const struct kb_text *keywords)
{
	struct sbuf typed = SBUF_EMPTY, one = SBUF_EMPTY;
	const char *at = keywords == NULL ? NULL : keywords->in[s->lang];
	bool found = false;
	size_t len;
	int w;

	for (w = 0; w < s->nwords; w++) {
		if (w > 0)
			sbuf_putc(&typed, ' ');
		utf8_add_folded(&typed, s->words[w],
		    strnlen(s->words[w], 200));
	}
	for (; at != NULL && *at != '\0' && !found; at += len) {
		at += strspn(at, ", ");
		len = strcspn(at, ",");
		sbuf_reset(&one);
		utf8_add_folded(&one, at, len);
		found = typed.len > 0 &&
		    strcmp(sbuf_text(&one), sbuf_text(&typed)) == 0;
	}
	sbuf_clear(&one);
	sbuf_clear(&typed);
	return found;
}

/* The texts looked in, folded. */
struct hays { struct sbuf name, keywords, rest; };

static enum search_rank
rank_word(const struct hays *h, const char *word)
{
	enum fit name = fit(sbuf_text(&h->name), word);
	enum fit keywords = fit(sbuf_text(&h->keywords), word);

	if (name == FIT_WORD)
		return SEARCH_NAME;
	if (name == FIT_START)
		return SEARCH_NAME_START;
	if (keywords == FIT_WORD)
		return SEARCH_KEYWORD_WORD;
	if (keywords == FIT_START)
		return SEARCH_KEYWORD_START;
	return fit(sbuf_text(&h->rest), word) == FIT_NOT
	    ? SEARCH_NOT : SEARCH_REST;
}

static enum search_rank
rank_words(const struct search *s, const struct hays *h)
{
	enum search_rank rank = SEARCH_NAME, one;
	struct sbuf word = SBUF_EMPTY;
	int w;

	for (w = 0; w < s->nwords; w++) {
		fold_word(&word, s->words[w]);
		one = rank_word(h, sbuf_text(&word));
		if (one > rank)
			rank = one;
	}
	sbuf_clear(&word);
	return rank;
}

enum search_rank
search_rank(const struct search *s, const struct search_in *in)
{
	struct hays h = { SBUF_EMPTY, SBUF_EMPTY, SBUF_EMPTY };
	enum search_rank rank;
	size_t i;

	if (s->nwords == 1 && strcmp(s->words[0], in->id) == 0)
		return SEARCH_ID;
	fold(&h.name, in->name, s->lang);
	fold(&h.keywords, in->keywords, s->lang);
	utf8_add_folded(&h.rest, in->id, strlen(in->id));
	for (i = 0; i < in->nrest; i++)
		fold(&h.rest, &in->rest[i], s->lang);
	rank = rank_words(s, &h);
	if (rank > SEARCH_KEYWORD && is_keyword(s, in->keywords))
		rank = SEARCH_KEYWORD;
	sbuf_clear(&h.name);
	sbuf_clear(&h.keywords);
	sbuf_clear(&h.rest);
	return rank;
}
