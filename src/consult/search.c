/* SPDX-License-Identifier: MIT */
#include "consult/search.h"

#include <string.h>

#include "base/utf8.h"

#define WORD_MAX 200	/* bytes of a typed word that count */
#define PART_MIN 4	/* letters of a part of a compound */
#define ENDING_MAX 3	/* "kampen" finds "kamp" */

enum fit { FIT_NOT, FIT_PART, FIT_START, FIT_WORD };

static bool
begins(const char *hay, const char *at)
{
	return at == hay || at[-1] == ' ';
}

/* "kampen" and "zomerkamp" both hold the word "kamp". */
static bool
holds_word(const char *needle, size_t len, const char *word, size_t wlen)
{
	if (wlen < PART_MIN || wlen >= len)
		return false;
	if (len - wlen <= ENDING_MAX && strncmp(needle, word, wlen) == 0)
		return true;
	return len - wlen >= ENDING_MAX &&
	    strncmp(needle + len - wlen, word, wlen) == 0;
}

static bool
has_part(const char *hay, const char *needle, size_t len)
{
	const char *word = hay;
	size_t wlen;

	if (len < PART_MIN)
		return false;
	if (strstr(hay, needle) != NULL)
		return true;
	for (; *word != '\0'; word += wlen) {
		word += strspn(word, " ");
		wlen = strcspn(word, " ");
		if (holds_word(needle, len, word, wlen))
			return true;
	}
	return false;
}

/* How needle stands in hay, both folded: a word of it, the start of one, or
 * part of one. */
static enum fit
fit(const char *hay, const char *needle)
{
	size_t len = strlen(needle);
	enum fit best = FIT_NOT;
	const char *at = hay;

	if (len == 0)
		return FIT_NOT;
	for (; (at = strstr(at, needle)) != NULL; at++) {
		if (!begins(hay, at))
			continue;
		if (at[len] == '\0' || at[len] == ' ')
			return FIT_WORD;
		best = FIT_START;
	}
	return best == FIT_NOT && has_part(hay, needle, len) ? FIT_PART
	    : best;
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
	utf8_add_folded(out, word, strnlen(word, WORD_MAX));
}

bool
search_matches(const struct search *s, const char *text)
{
	struct sbuf hay = SBUF_EMPTY, word = SBUF_EMPTY;
	bool all = true;
	size_t w;

	utf8_add_folded(&hay, text, strlen(text));
	for (w = 0; w < s->nwords && all; w++) {
		fold_word(&word, s->words[w]);
		all = fit(sbuf_text(&hay), sbuf_text(&word)) > FIT_PART;
	}
	sbuf_clear(&word);
	sbuf_clear(&hay);
	return all;
}

/* Folded without spaces: "zelf-hulp" is "zelfhulp". */
static void
add_squeezed(struct sbuf *out, const char *s, size_t len)
{
	struct sbuf folded = SBUF_EMPTY;
	size_t i;

	utf8_add_folded(&folded, s, len);
	for (i = 0; i < folded.len; i++)
		if (folded.text[i] != ' ')
			sbuf_putc(out, folded.text[i]);
	sbuf_clear(&folded);
}

/* Everything that was typed is one of the items between commas. */
static bool
is_listed(const struct search *s, const struct kb_text *t)
{
	struct sbuf typed = SBUF_EMPTY, one = SBUF_EMPTY;
	const char *at = t == NULL ? NULL : t->in[s->lang];
	bool found = false;
	size_t len, w;

	for (w = 0; w < s->nwords; w++)
		add_squeezed(&typed, s->words[w],
		    strnlen(s->words[w], WORD_MAX));
	for (; at != NULL && *at != '\0' && !found; at += len) {
		at += strspn(at, ", ");
		len = strcspn(at, ",");
		sbuf_reset(&one);
		add_squeezed(&one, at, len);
		found = typed.len > 0 &&
		    strcmp(sbuf_text(&one), sbuf_text(&typed)) == 0;
	}
	sbuf_clear(&one);
	sbuf_clear(&typed);
	return found;
}

bool
search_is_whole(const struct search *s, const struct item *item)
{
	return is_listed(s, item->keywords) || is_listed(s, item->name);
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
	if (name == FIT_PART || keywords == FIT_PART)
		return SEARCH_PART;
	return fit(sbuf_text(&h->rest), word) > FIT_PART ? SEARCH_REST
	    : SEARCH_NOT;
}

/* "zelf-hulp" is looked for as "zelfhulp" too. */
static enum search_rank
rank_either(const struct hays *h, const char *word)
{
	struct sbuf folded = SBUF_EMPTY, squeezed = SBUF_EMPTY;
	enum search_rank rank, other;

	fold_word(&folded, word);
	add_squeezed(&squeezed, word, strnlen(word, WORD_MAX));
	rank = rank_word(h, sbuf_text(&folded));
	other = rank_word(h, sbuf_text(&squeezed));
	sbuf_clear(&folded);
	sbuf_clear(&squeezed);
	return other < rank ? other : rank;
}

static enum search_rank
rank_words(const struct search *s, const struct hays *h)
{
	enum search_rank rank = SEARCH_NAME, one;
	size_t w;

	for (w = 0; w < s->nwords; w++) {
		one = rank_either(h, s->words[w]);
		if (one > rank)
			rank = one;
	}
	return s->nwords == 0 ? SEARCH_NOT : rank;
}

enum search_rank
search_rank(const struct search *s, const struct item *item)
{
	struct hays h = { SBUF_EMPTY, SBUF_EMPTY, SBUF_EMPTY };
	enum search_rank rank;
	size_t i;

	if (s->nwords == 1 && strcmp(s->words[0], item->id) == 0)
		return SEARCH_ID;
	fold(&h.name, item->name, s->lang);
	fold(&h.keywords, item->keywords, s->lang);
	utf8_add_folded(&h.rest, item->id, strlen(item->id));
	for (i = 0; i < item->ntexts; i++)
		fold(&h.rest, item->texts[i], s->lang);
	rank = rank_words(s, &h);
	if (rank > SEARCH_KEYWORD && is_listed(s, item->keywords))
		rank = SEARCH_KEYWORD;
	sbuf_clear(&h.name);
	sbuf_clear(&h.keywords);
	sbuf_clear(&h.rest);
	return rank;
}
