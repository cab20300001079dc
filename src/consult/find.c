/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"
#include "consult/match.h"
#include "consult/state.h"

#define HITS_MAX 9
#define STEM_MIN 4	/* "kampen" finds the keyword "kamp" */
#define ENDING_MAX 3

enum kind { QUESTION, CONTACT, WHAT_IF, TERM };
enum { RANK_WORD, RANK_START, RANK_INSIDE, RANK_NOT };

struct hit { enum kind kind; size_t index; int rank; };
struct hits {
	struct hit at[HITS_MAX];	/* best first */
	size_t n;
	size_t best;		/* how many share the best rank */
};

struct query {
	const struct session *session;
	const char *typed;		/* folded */
};

static int
rank_item(const char *typed, const char *item, size_t len)
{
	struct sbuf word = SBUF_EMPTY;
	int rank = RANK_NOT;
	size_t n = strlen(typed);

	utf8_add_folded(&word, item, len);
	if (word.len > 0 && !word.failed) {
		if (strcmp(word.text, typed) == 0)
			rank = RANK_WORD;
		else if (strncmp(word.text, typed, n) == 0)
			rank = RANK_START;
		else if (word.len >= STEM_MIN && n > word.len &&
		    n - word.len <= ENDING_MAX &&
		    strncmp(word.text, typed, word.len) == 0)
			rank = RANK_START;
	}
	sbuf_clear(&word);
	return rank;
}

/* The best rank over words separated by commas, in both languages. */
static int
rank_words(const char *typed, const struct kb_text *t)
{
	const char *list, *end, *item;
	int rank = RANK_NOT, one, lang;
	size_t len;

	for (lang = 0; lang < KB_NLANG; lang++) {
		if ((list = t->in[lang]) == NULL)
			continue;
		end = list + strlen(list);
		while (match_item(&list, end, ",", &item, &len)) {
			one = rank_item(typed, item, len);
			rank = one < rank ? one : rank;
		}
	}
	return rank;
}

/* Some word of the text starts with what was typed. */
static int
rank_inside(const struct query *q, const struct kb_text *t)
{
	const char *text = t->in[q->session->options.lang], *p;
	struct sbuf folded = SBUF_EMPTY;
	int rank = RANK_NOT;

	if (text == NULL)
		return rank;
	utf8_add_folded(&folded, text, strlen(text));
	for (p = sbuf_text(&folded); (p = strstr(p, q->typed)) != NULL; p++)
		if (p == folded.text || p[-1] == ' ') {
			rank = RANK_INSIDE;
			break;
		}
	sbuf_clear(&folded);
	return rank;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
rank_question(const struct query *q, size_t index)
{
	const struct kb_question *x = &q->session->kb->questions[index];
	int rank = least(rank_words(q->typed, &x->keywords),
	    rank_words(q->typed, &x->brief));
	size_t i;

	rank = least(rank, rank_inside(q, &x->text));
	for (i = 0; i < x->noptions; i++)
		rank = least(rank, rank_inside(q, &x->options[i].text));
	return rank;
}

static int
rank_contact(const struct query *q, size_t index)
{
	const struct kb_contact *c = &q->session->kb->contacts[index];
	enum kb_country here = q->session->findings->country;

	if (here != KB_NO_COUNTRY && c->country != KB_INT &&
	    c->country != here)
		return RANK_NOT;
	return least(rank_words(q->typed, &c->keywords), least(
	    rank_words(q->typed, &c->name), rank_inside(q, &c->name)));
}

static int
rank_what_if(const struct query *q, size_t index)
{
	const struct kb_what_if *w = &q->session->kb->what_ifs[index];

	return least(rank_words(q->typed, &w->keywords),
	    rank_inside(q, &w->title));
}

static int
rank_term(const struct query *q, size_t index)
{
	const struct kb_term *t = &q->session->kb->terms[index];
	int rank = rank_inside(q, &t->use);
	size_t i;

	for (i = 0; i < t->avoid.n; i++)
		rank = least(rank, rank_inside(q, &t->avoid.at[i]));
	return rank;
}

static void
add_hit(struct hits *h, enum kind kind, size_t index, int rank)
{
	size_t i = h->n < HITS_MAX ? h->n : HITS_MAX - 1;

	if (rank == RANK_NOT || (h->n == HITS_MAX && h->at[i].rank <= rank))
		return;
	for (; i > 0 && h->at[i - 1].rank > rank; i--)
		h->at[i] = h->at[i - 1];
	h->at[i] = (struct hit){ kind, index, rank };
	if (h->n < HITS_MAX)
		h->n++;
}

static void
search_all(const struct query *q, struct hits *h)
{
	const struct kb *kb = q->session->kb;
	size_t i;

	for (i = 0; i < kb->nquestions; i++)
		add_hit(h, QUESTION, i, rank_question(q, i));
	for (i = 0; i < kb->ncontacts; i++)
		add_hit(h, CONTACT, i, rank_contact(q, i));
	for (i = 0; i < kb->nwhat_ifs; i++)
		add_hit(h, WHAT_IF, i, rank_what_if(q, i));
	for (i = 0; i < kb->nterms; i++)
		add_hit(h, TERM, i, rank_term(q, i));
	while (h->best < h->n && h->at[h->best].rank == h->at[0].rank)
		h->best++;
}

static void
say_what_if(struct session *s, const struct kb_what_if *w, bool whole)
{
	size_t i;

	say_text(s, whole ? DOC_SUBHEADING : DOC_LINE, &w->title);
	for (i = 0; whole && i < w->lines.n; i++)
		say_text(s, DOC_LINE, &w->lines.at[i]);
}

static void
say_term(struct session *s, const struct kb_term *t)
{
	say_text(s, DOC_LINE, &t->use);
	say_text(s, DOC_DETAIL, &t->why);
}

static void
say_question_hit(struct session *s, const struct kb_question *q)
{
	struct sbuf text = SBUF_EMPTY;

	say_fill(s, &text, &q->text);
	say_block(s, DOC_NUMBERED, (int)q->number, "", &text);
	sbuf_clear(&text);
}

static void
say_hit(struct session *s, const struct hit *h, bool whole)
{
	switch (h->kind) {
	case QUESTION:
		say_question_hit(s, &s->kb->questions[h->index]);
		break;
	case CONTACT:
		help_contact(s, &s->kb->contacts[h->index]);
		break;
	case WHAT_IF:
		say_what_if(s, &s->kb->what_ifs[h->index], whole);
		break;
	case TERM:
		say_term(s, &s->kb->terms[h->index]);
		break;
	}
}

static void
say_list(struct session *s, const struct hits *h)
{
	struct digits n;
	size_t i, question = KB_ALWAYS;

	for (i = 0; i < h->n; i++) {
		say_hit(s, &h->at[i], false);
		if (question == KB_ALWAYS && h->at[i].kind == QUESTION)
			question = h->at[i].index;
	}
	if (question != KB_ALWAYS)
		say(s, DOC_PARA, "say-found-open", "number", say_number(&n,
		    s->kb->questions[question].number), NULL);
}

static int
tell(struct session *s, const struct hits *h, const char *typed)
{
	bool sure = h->n == 1 || (h->best == 1 && h->at[0].rank == RANK_WORD);

	if (h->n == 0)
		return say_refuse(s, "err-find");
	if (!sure)
		say_list(s, h);
	else if (h->at[0].kind != QUESTION)
		say_hit(s, &h->at[0], true);
	else {
		flow_jump(s, h->at[0].index);
		sbuf_puts(&s->word, typed);
	}
	screen_resume(s);
	return 0;
}

int
find_word(struct session *s, const char *value, size_t len)
{
	struct sbuf typed = SBUF_EMPTY;
	struct query q = { s, NULL };
	struct hits h = { .n = 0 };
	int result;

	utf8_add_folded(&typed, value, len);
	q.typed = sbuf_text(&typed);
	if (typed.len > 0)
		search_all(&q, &h);
	result = tell(s, &h, q.typed);
	sbuf_clear(&typed);
	return result;
}
