/* SPDX-License-Identifier: MIT */
#include "consult/names.h"

#include "base/utf8.h"
#include "consult/match.h"
#include "kb/find.h"

/* An answer goes to the question that is named: one or two letters that
 * happen to start some keyword name none. */
#define START_MIN 3

/* From the strictest to the loosest; the first that fits a question
 * decides. */
enum rank { RANK_SHORT, RANK_KEYWORD, RANK_START, NRANKS };

static enum match
fit_any_language(const char *typed, const struct kb_text *t,
    enum match (*fit)(const char *, const char *))
{
	enum match best = MATCH_NONE, one;
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++) {
		one = fit(typed, t->in[lang]);
		if (one > best)
			best = one;
	}
	return best;
}

static bool
fits(const struct kb_question *q, enum kb_lang lang, enum rank rank,
    const char *typed)
{
	switch (rank) {
	case RANK_SHORT:
		return fit_any_language(typed, &q->brief, match_text) ==
		    MATCH_EXACT;
	case RANK_KEYWORD:
		return fit_any_language(typed, &q->keywords, match_list) ==
		    MATCH_EXACT;
	default:
		return match_text(typed, q->brief.in[lang]) != MATCH_NONE ||
		    match_list(typed, q->keywords.in[lang]) != MATCH_NONE;
	}
}

static size_t
count_fits(const struct kb *kb, enum kb_lang lang, enum rank rank,
    const char *typed, size_t *question)
{
	size_t i, n = 0;

	for (i = 0; i < kb->nquestions; i++)
		if (fits(&kb->questions[i], lang, rank, typed)) {
			*question = i;
			n++;
		}
	return n;
}

static size_t
by_number(const struct kb *kb, int number)
{
	size_t i;

	for (i = 0; number > 0 && i < kb->nquestions; i++)
		if (kb->questions[i].number == (unsigned)number)
			return i;
	return KB_ALWAYS;
}

static enum reply_result
by_words(const struct kb *kb, enum kb_lang lang, const char *s, size_t len,
    size_t *question)
{
	struct sbuf typed = SBUF_EMPTY;
	size_t n = 0;
	int rank, ranks;

	utf8_add_folded(&typed, s, len);
	ranks = typed.len < START_MIN ? RANK_START : NRANKS;
	for (rank = 0; n == 0 && rank < ranks; rank++)
		n = count_fits(kb, lang, (enum rank)rank, sbuf_text(&typed),
		    question);
	sbuf_clear(&typed);
	return n == 0 ? REPLY_NOT_UNDERSTOOD : n == 1 ? REPLY_OK
	    : REPLY_AMBIGUOUS;
}

enum reply_result
names_question(const struct kb *kb, enum kb_lang lang, const char *s,
    size_t len, size_t *question)
{
	int number;

	match_trim(&s, &len);
	number = reply_digits(s, len);
	*question = number >= 0 ? by_number(kb, number)
	    : kb_find_question(kb, s, len);
	if (*question != KB_ALWAYS)
		return REPLY_OK;
	return number >= 0 ? REPLY_NOT_UNDERSTOOD
	    : by_words(kb, lang, s, len, question);
}
