/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "consult/choice.h"
#include "consult/reply.h"
#include "front/train_state.h"
#include "kb/find.h"

/* How the values of the three are listed: what asks for most first, what is
 * not clear yet last. */
static const size_t listed[NJUDGED][JUDGED_VALUES_MAX] = {
	[JUDGED_URGENCY] = { KB_NOW, KB_TODAY, KB_WEEK, KB_PLANNED },
	[JUDGED_SECRECY] = { TRI_TRUE + 1, TRI_FALSE + 1, TRI_UNKNOWN + 1 },
	[JUDGED_REPORTING] = { OUTCOME_DUTY, OUTCOME_NORM, OUTCOME_RIGHT,
	    OUTCOME_NONE, OUTCOME_OPEN },
};

static const char *const questions[NITEMS] = {
	[JUDGED_URGENCY] = "train-ask-urgency",
	[JUDGED_SECRECY] = "train-ask-secrecy",
	[JUDGED_REPORTING] = "train-ask-reporting",
	[ITEM_TO] = "train-ask-to",
	[ITEM_STEPS] = "train-ask-steps",
};

/* Names before "=", as the questions have theirs. */
static const char *
item_name(int item)
{
	return item == ITEM_TO ? "to" : item == ITEM_STEPS ? "steps" :
	    judged_name((enum judged)item);
}

/* How many options are listed, 0 not counted. */
static size_t
option_count(const struct train *t, int item)
{
	if (item == ITEM_TO)
		return t->choices.nto + 1;	/* nobody */
	return item == ITEM_STEPS ? t->choices.nsteps :
	    judged_count((enum judged)item);
}

static bool
is_nobody(const struct train *t, int item, size_t option)
{
	return item == ITEM_TO && option == t->choices.nto;
}

/* As shown. */
static void
add_option(const struct train *t, int item, size_t option, struct sbuf *out)
{
	struct training sheet = train_sheet(t);

	if (is_nobody(t, item, option))
		sbuf_puts(out, exchange_words(&t->x, "train-nobody"));
	else if (item == ITEM_TO)
		sbuf_puts(out, training_to(t->x.kb, t->x.lang, &t->choices,
		    option));
	else if (item == ITEM_STEPS)
		training_step(&sheet, t->choices.step[option], out);
	else
		sbuf_puts(out, training_value(t->x.kb, t->x.lang,
		    (enum judged)item, listed[item][option]));
}

static const char *
option_id(const struct train *t, int item, size_t option)
{
	if (is_nobody(t, item, option))
		return "none";
	if (item == ITEM_TO)
		return t->choices.to[option].id;
	return item == ITEM_STEPS ?
	    t->x.kb->steps[t->choices.step[option]].head.id :
	    judged_value_name((enum judged)item, listed[item][option]);
}

/* To whom is no question when nothing is to be told. */
static bool
applies(const struct train *t, int item)
{
	size_t reporting = t->mine.is[JUDGED_REPORTING];

	return item != ITEM_TO || (reporting != OUTCOME_NONE &&
	    reporting != JUDGED_UNKNOWN);
}

void
judge_begin(struct train *t)
{
	memset(&t->mine, 0, sizeof(t->mine));
	t->item = 0;
	t->phase = TRAIN_JUDGE;
	t->x.session = NULL;
	exchange_blank(t->x.said);
	exchange_say(&t->x, t->x.said, DOC_PARA, "train-judge", NULL);
}

void
judge_ask(struct train *t)
{
	struct exchange *x = &t->x;
	struct sbuf text = SBUF_EMPTY;
	size_t i, n = option_count(t, t->item);

	exchange_blank(x->said);
	exchange_say(x, x->said, DOC_SUBHEADING, questions[t->item], NULL);
	if (t->item == ITEM_TO || t->item == ITEM_STEPS)
		exchange_say(x, x->said, DOC_PARA, t->item == ITEM_TO ?
		    "train-hint-to" : "train-hint-steps", NULL);
	exchange_blank(x->said);
	for (i = 1; i <= n; i++) {
		sbuf_reset(&text);
		add_option(t, t->item, i - 1, &text);
		doc_add(x->said, DOC_OPTION, (int)i, "", sbuf_text(&text),
		    NULL);
	}
	doc_add(x->said, DOC_OPTION, 0, "", exchange_words(x,
	    "train-unknown"), NULL);
	exchange_blank(x->said);
	sbuf_clear(&text);
}

bool
judge_is_done(const struct train *t)
{
	return t->item == NITEMS;
}

bool
judge_back(struct train *t)
{
	int item = t->item;

	while (item > 0)
		if (applies(t, --item)) {
			t->item = item;
			return true;
		}
	return false;
}

/* ---- reading ---- */

/* What was typed: options in that order, or 0. */
struct picked { size_t at[CHOICES_TO_MAX + 1]; size_t n; bool unknown; };

static enum match
fit(const struct train *t, size_t option, const char *folded)
{
	struct sbuf text = SBUF_EMPTY;
	enum match found;

	add_option(t, t->item, option, &text);
	found = match_text(folded, sbuf_text(&text));
	sbuf_clear(&text);
	return found;
}

/* Words of one option, or the start of them; its id. */
static bool
find_word(const struct train *t, const char *s, size_t len, size_t *option)
{
	struct choice chosen = CHOICE_NONE;
	struct sbuf folded = SBUF_EMPTY;
	const char *id;
	size_t i;

	utf8_add_folded(&folded, s, len);
	for (i = 0; i < option_count(t, t->item); i++) {
		id = option_id(t, t->item, i);
		choice_offer(&chosen, i, text_is(s, len, id) ? MATCH_EXACT :
		    fit(t, i, sbuf_text(&folded)));
	}
	sbuf_clear(&folded);
	*option = chosen.at;
	return choice_made(&chosen);
}

static bool
pick(const struct train *t, const char *s, size_t len, struct picked *p)
{
	int number = reply_digits(s, len);
	size_t option, i;

	if (number == 0) {
		p->unknown = true;
		return true;
	}
	if (number > 0)
		option = (size_t)number - 1;
	else if (!find_word(t, s, len, &option))
		return false;
	if (option >= option_count(t, t->item))
		return false;
	for (i = 0; i < p->n; i++)
		if (p->at[i] == option)
			return true;	/* typed twice */
	p->at[p->n++] = option;
	return true;
}

static bool
is_many(int item)
{
	return item == ITEM_TO || item == ITEM_STEPS;
}

/* All of it as one option first: its words may hold blanks. */
static bool
read_typed(const struct train *t, const char *s, size_t len,
    struct picked *p)
{
	const char *end = s + len, *part;
	size_t n;

	*p = (struct picked){ { 0 }, 0, false };
	if (pick(t, s, len, p))
		return true;
	if (!is_many(t->item))
		return false;
	while (match_item(&s, end, memchr(s, ',', (size_t)(end - s)) != NULL ?
	    "," : " ", &part, &n))
		if (!pick(t, part, n, p))
			return false;
	return p->n > 0 || p->unknown;
}

static bool
fits_together(const struct train *t, const struct picked *p)
{
	size_t i;

	if (p->unknown && p->n > 0)
		return false;
	for (i = 0; i < p->n; i++)
		if (is_nobody(t, t->item, p->at[i]) && p->n > 1)
			return false;
	return p->n <= (t->item == ITEM_STEPS ? JUDGED_STEPS :
	    t->item == ITEM_TO ? CHOICES_TO_MAX : 1);
}

static void
store(struct train *t, const struct picked *p)
{
	struct judgement *j = &t->mine;
	size_t i;

	if (t->item < NJUDGED) {
		j->is[t->item] = p->unknown ? JUDGED_UNKNOWN :
		    listed[t->item][p->at[0]];
	} else if (t->item == ITEM_TO) {
		memset(j->to, 0, sizeof(j->to));
		j->to_unknown = p->unknown;
		for (i = 0; i < p->n; i++)
			if (!is_nobody(t, t->item, p->at[i]))
				j->to[p->at[i]] = true;
	} else {
		j->steps_unknown = p->unknown;
		j->nsteps = p->n;
		for (i = 0; i < p->n; i++)
			j->step[i] = t->choices.step[p->at[i]];
	}
}

static int
refuse(struct train *t)
{
	struct sbuf highest = SBUF_EMPTY;

	sbuf_num(&highest, (unsigned long)option_count(t, t->item));
	exchange_say(&t->x, t->x.said, DOC_PARA, t->item == ITEM_STEPS ?
	    "err-train-steps" : is_many(t->item) ? "err-train-many" :
	    "err-number", "highest", sbuf_text(&highest), NULL);
	sbuf_clear(&highest);
	return -1;
}

/* "urgency=today": the name must be that of the question on the screen. */
static bool
skip_name(const struct train *t, const char **s, size_t *len)
{
	const char *equals = memchr(*s, '=', *len);
	const char *name = item_name(t->item);
	size_t n = equals == NULL ? 0 : (size_t)(equals - *s);

	if (equals == NULL)
		return true;
	if (!text_is(*s, n, name))
		return false;
	*len -= n + 1;
	*s = equals + 1;
	match_trim(s, len);
	return *len > 0;
}

static bool
is_unknown(const struct train *t, const char *s, size_t len)
{
	struct sbuf folded = SBUF_EMPTY;
	bool found;

	utf8_add_folded(&folded, s, len);
	found = match_words(t->x.kb, "cmd-unknown", sbuf_text(&folded), NULL);
	sbuf_clear(&folded);
	return found;
}

int
judge_answer(struct train *t, const char *s, size_t len)
{
	struct picked p = { { 0 }, 0, true };

	if (!skip_name(t, &s, &len) || (!is_unknown(t, s, len) &&
	    (!read_typed(t, s, len, &p) || !fits_together(t, &p))))
		return refuse(t);
	store(t, &p);
	do
		t->item++;
	while (t->item < NITEMS && !applies(t, t->item));
	if (!applies(t, ITEM_TO)) {
		memset(t->mine.to, 0, sizeof(t->mine.to));
		t->mine.to_unknown = false;
	}
	return 0;
}
