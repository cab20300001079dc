/* SPDX-License-Identifier: MIT */
#include "front/quiz.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/shuffle.h"
#include "consult/choice.h"
#include "consult/fill.h"
#include "consult/reply.h"
#include "kb/find.h"

struct quiz {
	struct exchange x;
	uint64_t seed;
	size_t *order;		/* of the statements, by index */
	size_t n, at;
	size_t answered;
	bool *differed;		/* by place in the order */
	bool waiting;		/* for Enter, below an explanation */
};

/* The answers by number. */
static const struct {
	const char *typed;	/* message: words that mean it */
	enum kb_verdict verdict;
} answers[] = {
	{ "cmd-unknown", KB_VERDICT_NUANCED },	/* 0: no verdict */
	{ "quiz-typed-true", KB_VERDICT_TRUE },
	{ "quiz-typed-false", KB_VERDICT_FALSE },
	{ "quiz-typed-nuanced", KB_VERDICT_NUANCED },
};
#define NANSWERS (sizeof(answers) / sizeof(answers[0]))

static struct quiz *
quiz_of(struct exchange *x)
{
	return (struct quiz *)x;
}

static const struct kb_statement *
statement(const struct quiz *q, size_t place)
{
	return &q->x.kb->statements[q->order[place]];
}

static const char *
answer_words(const struct exchange *x, size_t number)
{
	return number == 0 ? exchange_words(x, "quiz-unknown")
	    : kb_verdict_words(x->kb, x->lang, answers[number].verdict);
}

static void
say_count(struct exchange *x, struct doc *doc, enum doc_kind kind,
    const char *message, size_t n, size_t of)
{
	struct sbuf first = SBUF_EMPTY, second = SBUF_EMPTY;

	sbuf_num(&first, n);
	sbuf_num(&second, of);
	exchange_say(x, doc, kind, message, "n", sbuf_text(&first), "count",
	    sbuf_text(&second), NULL);
	sbuf_clear(&first);
	sbuf_clear(&second);
}

static void
ask(struct exchange *x)
{
	struct quiz *q = quiz_of(x);
	size_t i;

	if (q->waiting) {
		exchange_say(x, x->said, DOC_PARA, "quiz-next", NULL);
		return;
	}
	exchange_blank(x->said);
	say_count(x, x->said, DOC_PARA, "quiz-statement", q->at + 1, q->n);
	exchange_blank(x->said);
	exchange_text(x, x->said, DOC_SUBHEADING, 0, "",
	    &statement(q, q->at)->text);
	exchange_blank(x->said);
	for (i = 1; i <= NANSWERS; i++)
		doc_add(x->said, DOC_OPTION, (int)(i % NANSWERS), "",
		    answer_words(x, i % NANSWERS), NULL);
}

/* "Title, place (date)" */
static void
add_source(const struct exchange *x, struct doc *doc,
    const struct kb_cite *cite, bool first)
{
	const struct kb_source *s = &x->kb->sources[cite->source];
	struct sbuf line = SBUF_EMPTY, undated = SBUF_EMPTY;

	fill_lower(&undated, exchange_words(x, "word-undated"));
	sbuf_puts(&line, s->title);
	if (cite->place != NULL) {
		sbuf_puts(&line, ", ");
		sbuf_puts(&line, cite->place);
	}
	sbuf_puts(&line, " (");
	sbuf_puts(&line, s->date != NULL ? s->date : sbuf_text(&undated));
	sbuf_puts(&line, ")");
	doc_add(doc, first ? DOC_STATUS : DOC_DETAIL, 0, first ?
	    exchange_words(x, "word-sources") : "", sbuf_text(&line),
	    s->head.id);
	sbuf_clear(&line);
	sbuf_clear(&undated);
}

/* What the sources say. */
static void
explain(const struct exchange *x, struct doc *doc,
    const struct kb_statement *s)
{
	size_t i;

	for (i = 0; i < s->explanations.n; i++)
		exchange_text(x, doc, i == 0 ? DOC_STATUS : DOC_DETAIL, 0,
		    i > 0 ? "" : kb_verdict_words(x->kb, x->lang, s->verdict),
		    &s->explanations.at[i]);
	for (i = 0; i < s->head.ncites; i++)
		add_source(x, doc, &s->head.cites[i], i == 0);
}

/* For the file or pipe: the statement, the answer if any, the verdict. */
static void
keep(struct quiz *q, const char *answer)
{
	struct exchange *x = &q->x;
	const struct kb_statement *s = statement(q, q->at);

	exchange_blank(x->kept);
	exchange_text(x, x->kept, DOC_HEADING, (int)q->at + 1, "", &s->text);
	if (answer != NULL)
		doc_add(x->kept, DOC_STATUS, 0, exchange_words(x,
		    "quiz-answer"), answer, NULL);
	explain(x, x->kept, s);
}

static void
list_differing(struct quiz *q, struct doc *doc)
{
	struct exchange *x = &q->x;
	size_t i;

	exchange_say(x, doc, DOC_PARA, "quiz-again", NULL);
	for (i = 0; i < q->at; i++)
		if (q->differed[i])
			exchange_text(x, doc, DOC_CONTACT, 0,
			    statement(q, i)->head.id, &statement(q, i)->text);
}

static void
sum_up(struct quiz *q, struct doc *doc)
{
	struct exchange *x = &q->x;
	struct sbuf seed = SBUF_EMPTY;
	size_t i, differed = 0;

	for (i = 0; i < q->at; i++)
		differed += q->differed[i];
	exchange_blank(doc);
	if (q->answered > 0)
		say_count(x, doc, DOC_PARA, "quiz-agreed",
		    q->answered - differed, q->answered);
	if (differed > 0)
		list_differing(q, doc);
	exchange_say(x, doc, DOC_PARA, "quiz-more", NULL);
	sbuf_num(&seed, q->seed);
	exchange_say(x, doc, DOC_NOTE, "quiz-seed", "seed", sbuf_text(&seed),
	    NULL);
	sbuf_clear(&seed);
}

/* Where nobody reads along, the statements without a reply are printed as
 * well when the input ends. */
static void
end(struct exchange *x, bool by_user)
{
	struct quiz *q = quiz_of(x);
	size_t reached = q->at;

	for (; !by_user && !x->terminal && q->at < q->n; q->at++)
		keep(q, NULL);
	q->at = reached;
	sum_up(q, x->kept);
	sum_up(q, x->said);
	x->done = true;
}

static void
next(struct quiz *q)
{
	q->waiting = false;
	if (q->at == q->n)
		end(&q->x, true);
	else
		ask(&q->x);
}

static void
enter(struct exchange *x)
{
	struct quiz *q = quiz_of(x);

	if (q->waiting)
		next(q);
	else
		ask(x);
}

static void
why(struct exchange *x)
{
	exchange_say(x, x->said, DOC_PARA, "quiz-why", NULL);
	exchange_say(x, x->said, DOC_PARA, "exchange-commands", NULL);
	ask(x);
}

static void
judge(struct quiz *q, size_t number)
{
	struct exchange *x = &q->x;
	const char *words = answer_words(x, number);

	q->differed[q->at] = number == 0 ||
	    answers[number].verdict != statement(q, q->at)->verdict;
	q->answered++;
	keep(q, words);
	doc_add(x->said, DOC_STATUS, 0, exchange_words(x, "quiz-answer"),
	    words, NULL);
	explain(x, x->said, statement(q, q->at));
	q->at++;
	q->waiting = x->terminal && q->at < q->n;
	if (q->waiting)
		ask(x);
	else
		next(q);
}

static int
answer(struct exchange *x, const char *folded, const char *typed, size_t len)
{
	struct quiz *q = quiz_of(x);
	struct choice chosen = CHOICE_NONE;
	int number = reply_digits(typed, len);
	size_t i;

	if (q->waiting)
		return exchange_refuse(x, "quiz-next");
	for (i = 0; number == -1 && i < NANSWERS; i++)
		choice_offer(&chosen, i, match_message(x->kb,
		    answers[i].typed, folded));
	if (number == -1 && choice_made(&chosen))
		number = (int)chosen.at;
	if (number < 0 || (size_t)number >= NANSWERS)
		return exchange_refuse(x, "err-quiz");
	judge(q, (size_t)number);
	return 0;
}

static const struct exchange_rules rules = {
	answer, enter, why, NULL, ask, ask, end, "say-interrupt",
};

static bool
is_elsewhere(const struct exchange *x, const struct kb_statement *s)
{
	return s->country != KB_NO_COUNTRY && x->country != NULL &&
	    strcmp(kb_country_name(s->country), x->country) != 0;
}

static void
set_order(struct quiz *q)
{
	struct shuffle s = { q->seed };
	size_t i;

	for (i = 0; i < q->x.kb->nstatements; i++)
		if (!is_elsewhere(&q->x, &q->x.kb->statements[i]))
			q->order[q->n++] = i;
	shuffle_order(&s, q->order, q->n);
}

struct quiz *
quiz_new(const struct exchange *x, uint64_t seed)
{
	struct quiz *q = memory_calloc(1, sizeof(*q));
	size_t most = x->kb->nstatements + 1;

	if (q == NULL)
		return NULL;
	q->x = *x;
	q->x.rules = &rules;
	q->x.said = q->x.kept = NULL;
	q->seed = seed;
	q->order = memory_calloc(most, sizeof(*q->order));
	q->differed = memory_calloc(most, sizeof(*q->differed));
	if (exchange_begin(&q->x) == -1 || q->order == NULL ||
	    q->differed == NULL) {
		quiz_free(q);
		return NULL;
	}
	set_order(q);
	exchange_say(&q->x, q->x.kept, DOC_TITLE, "guide-statements", NULL);
	exchange_say(&q->x, q->x.said, DOC_TITLE, "guide-statements", NULL);
	exchange_say(&q->x, q->x.said, DOC_PARA, "quiz-welcome", NULL);
	return q;
}

void
quiz_free(struct quiz *q)
{
	if (q == NULL)
		return;
	exchange_free(&q->x);
	free(q->order);
	free(q->differed);
	free(q);
}

struct exchange *
quiz_exchange(struct quiz *q)
{
	return &q->x;
}
