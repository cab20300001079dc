/* SPDX-License-Identifier: MIT */
#include "consult/case_words.h"

#include <string.h>

#include "base/utf8.h"
#include "consult/match.h"
#include "consult/reply.h"
#include "kb/near.h"

#define SHOWN_MAX 60

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
	uint64_t start = 0;

	if (len >= sizeof(start))
		memcpy(&start, s, sizeof(start));
	else
		while (len > 0)
			start = start << 8 | (unsigned char)s[--len];
	return start;
}

int
words_find(const struct words *words, const char *s, size_t len)
{
	const struct word *w = words->at, *end = w + words->n;
	uint64_t start = start_of(s, len);

	for (; w < end; w++)
		if (w->start == start && w->len == len &&
		    (len <= sizeof(start) || memcmp(w->text, s, len) == 0))
			return w->means;
	return WORD_NOT;
}

static void
add_word(struct words *words, struct word *to, const char *text, int means)
{
	struct word *w = &to[words->n++];

	w->len = strlen(text);
	w->start = start_of(text, w->len);
	w->text = text;
	w->means = means;
}

void
words_init(struct words *words, const struct kb_question *q,
    struct arena *arena)
{
	struct word *w = arena_calloc(arena, q->noptions + 3, sizeof(*w));
	size_t i;

	*words = (struct words){ q, w, 0 };
	if (w == NULL)
		return;
	for (i = 0; i < q->noptions; i++)
		add_word(words, w, q->options[i].id, (int)i);
	add_word(words, w, "unknown", WORD_UNKNOWN);
	add_word(words, w, "?", WORD_UNKNOWN);
	if (q->many)
		add_word(words, w, "none", WORD_NONE);
}

/* ---- what is wrong ---- */

void
words_add_shown(struct sbuf *b, const char *s, size_t len)
{
	size_t shown = len < SHOWN_MAX ? len : SHOWN_MAX;

	while (shown < len && shown > 0 &&
	    ((unsigned char)s[shown] & 0xc0) == 0x80)
		shown--;
	utf8_add_safe(b, s, shown);
}

/* An option by its number, its id nearly right, or its words. */
static const char *
near_option(const struct kb_question *q, const char *s, size_t len)
{
	struct sbuf typed = SBUF_EMPTY;
	struct kb_near near;
	const char *found = NULL;
	int number = reply_digits(s, len);
	size_t i;

	if (number > 0 && (size_t)number <= q->noptions)
		return q->options[number - 1].id;
	kb_near_init(&near, s, len);
	utf8_add_folded(&typed, s, len);
	for (i = 0; i < q->noptions; i++) {
		kb_near_offer(&near, q->options[i].id);
		if (found == NULL &&
		    (match_text(sbuf_text(&typed), q->options[i].text.in[KB_NL])
		    || match_text(sbuf_text(&typed),
		    q->options[i].text.in[KB_EN])))
			found = q->options[i].id;
	}
	sbuf_clear(&typed);
	return found != NULL ? found : near.best;
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

	words_add_shown(&shown, s, len);
	add_choices(&choices, words);
	pairs[3] = sbuf_text(&shown);
	pairs[7] = sbuf_text(&choices);
	case_complain_filled(r, near != NULL ? "batch-no-answer-near"
	    : "batch-no-answer", pairs);
	sbuf_clear(&shown);
	sbuf_clear(&choices);
}
