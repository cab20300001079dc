/* SPDX-License-Identifier: MIT */
#include "consult/case_words.h"

#include <string.h>

#include "base/utf8.h"
#include "base/word.h"
#include "consult/match.h"
#include "consult/reply.h"
#include "kb/near.h"

/* The first eight bytes at once: most words are no longer. */
struct word {
	uint64_t start;
	size_t len;
	const char *text;
	int means;
};

static uint64_t
start_of(const char *s, size_t len)
{
	return word_first(word_load(s), len < WORD_BYTES ? len : WORD_BYTES);
}

int
words_find(const struct words *words, const char *s, size_t len)
{
	const struct word *w, *end = words->at + words->n;
	uint64_t start = start_of(s, len);

	if (len <= sizeof(start) && words->factor != 0) {
		w = &words->slots[start * words->factor >> words->shift];
		return w->start == start && w->len == len ? w->means
		    : WORD_NOT;
	}
	for (w = words->at; w < end; w++)
		if (w->start == start && w->len == len &&
		    (len <= sizeof(start) || memcmp(w->text, s, len) == 0))
			return w->means;
	return WORD_NOT;
}

static void
add_word(struct words *words, struct word *to, const char *text, int means)
{
	struct word *w = &to[words->n++];
	char start[WORD_BYTES] = "";

	w->len = strlen(text);
	memcpy(start, text, w->len < WORD_BYTES ? w->len : WORD_BYTES);
	w->start = word_load(start);
	w->text = text;
	w->means = means;
}

/* Puts the short words in their slots; false: two want the same. */
static bool
fill_slots(struct words *words)
{
	const struct word *w;
	struct word *slot;
	size_t i;

	memset(words->slots, 0, sizeof(*words->slots) << (64 - words->shift));
	for (i = 0; i < words->n; i++) {
		w = &words->at[i];
		slot = &words->slots[w->start * words->factor >>
		    words->shift];
		if (w->len > sizeof(w->start))
			continue;
		if (slot->len != 0)
			return false;
		*slot = *w;
	}
	return true;
}

#define SLOTS_MAX 7u	/* as a power of two */

/* Few slots stay near; the more, the sooner a factor is found. */
static void
set_apart(struct words *words, struct arena *arena)
{
	uint64_t factor = UINT64_C(0x9e3779b97f4a7c15);
	unsigned bits = 2, tries;

	while ((size_t)1 << bits < words->n)
		bits++;
	for (; bits <= SLOTS_MAX; bits++) {
		words->shift = 64 - bits;
		words->slots = arena_calloc(arena, (size_t)1 << bits,
		    sizeof(*words->slots));
		for (tries = 0; words->slots != NULL && tries < 500; tries++) {
			words->factor = factor | 1;
			if (fill_slots(words))
				return;
			factor = factor * UINT64_C(6364136223846793005) +
			    UINT64_C(1442695040888963407);
		}
	}
	words->factor = 0;
}

void
words_init(struct words *words, const struct kb_question *q,
    struct arena *arena)
{
	struct word *w = arena_calloc(arena, q->noptions + 3, sizeof(*w));
	size_t i;

	*words = (struct words){ .question = q, .at = w };
	if (w == NULL)
		return;
	for (i = 0; i < q->noptions; i++)
		add_word(words, w, q->options[i].id, (int)i);
	add_word(words, w, "unknown", WORD_UNKNOWN);
	add_word(words, w, "?", WORD_UNKNOWN);
	if (q->many)
		add_word(words, w, "none", WORD_NONE);
	set_apart(words, arena);
}

/* ---- what is wrong ---- */

/* An option by its number, its id nearly right, or its words. */
static const char *
near_option(const struct kb_question *q, const char *s, size_t len)
{
	struct sbuf typed = SBUF_EMPTY;
	const char *found = NULL;
	int number = reply_digits(s, len);
	size_t i;

	if (number > 0 && (size_t)number <= q->noptions)
		return q->options[number - 1].id;
	utf8_add_folded(&typed, s, len);
	for (i = 0; found == NULL && i < q->noptions; i++)
		if (match_text(sbuf_text(&typed), q->options[i].text.in[KB_NL])
		    || match_text(sbuf_text(&typed),
		    q->options[i].text.in[KB_EN]))
			found = q->options[i].id;
	sbuf_clear(&typed);
	return found != NULL ? found : kb_near_option(q, s, len);
}

static void
add_choices(struct sbuf *b, const struct words *words)
{
	size_t i;

	for (i = 0; i < words->n; i++) {
		if (strcmp(words->at[i].text, "?") == 0)
			continue;
		if (i > 0)
			sbuf_puts(b, ", ");
		sbuf_puts(b, words->at[i].text);
	}
}

void
words_complain(const struct words *words, struct case_read *r,
    const char *s, size_t len)
{
	const struct kb_question *q = words->question;
	const char *near = near_option(q, s, len);
	struct sbuf shown = SBUF_EMPTY, choices = SBUF_EMPTY;
	const char *pairs[] = { "question", q->brief.in[r->lang], "cell",
	    NULL, "near", near, "choices", NULL, NULL };

	utf8_add_short(&shown, s, len, WORDS_SHOWN);
	add_choices(&choices, words);
	pairs[3] = sbuf_text(&shown);
	pairs[7] = sbuf_text(&choices);
	case_complain_filled(r, near != NULL ? "batch-no-answer-near"
	    : "batch-no-answer", pairs);
	sbuf_clear(&shown);
	sbuf_clear(&choices);
}
