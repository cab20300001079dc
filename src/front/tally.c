/* SPDX-License-Identifier: MIT */
#include "front/tally.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "consult/choice.h"
#include "consult/reply.h"
#include "kb/find.h"

#define NOT_KNOWN 0		/* the number of "not known" */

/* The parts are asked in their order; then all of them are shown. */
enum { STEP_CHECK = KB_NTALLY, NSTEPS };

struct tally {
	struct exchange x;
	tally_record_fn *record;
	void *closure;
	int at;			/* step that waits for a reply */
	int chosen[KB_NTALLY];	/* number of the answer */
	size_t recorded;
	bool cut, failed;
};

static struct tally *
tally_of(struct exchange *x)
{
	return (struct tally *)x;
}

static const struct kb_tally *
part(const struct tally *t, int step)
{
	return kb_find_tally(t->x.kb, (enum kb_tally_part)step);
}

/* The category that was chosen, NULL: not known. */
static const struct kb_category *
chosen(const struct tally *t, int step)
{
	return t->chosen[step] == NOT_KNOWN ? NULL
	    : &part(t, step)->categories[t->chosen[step] - 1];
}

/* Of which a theme is asked. */
static const struct kb_category *
with_themes(const struct tally *t)
{
	const struct kb_category *group = chosen(t, KB_TALLY_GROUP);

	assert(group != NULL);
	return group;
}

static bool
applies(const struct tally *t, int step)
{
	const struct kb_category *group = chosen(t, KB_TALLY_GROUP);
	const struct kb_category *channel = chosen(t, KB_TALLY_CHANNEL);

	if (step == KB_TALLY_THEME)
		return group != NULL && group->nthemes > 0;
	if (step == KB_TALLY_DURATION)
		return channel != NULL && channel->timed;
	return true;
}

static int
highest(const struct tally *t, int step)
{
	if (step == KB_TALLY_DURATION)
		return TALLY_MINUTES_MAX;
	if (step == KB_TALLY_THEME)
		return (int)with_themes(t)->nthemes;
	return (int)part(t, step)->ncategories;
}

static const struct kb_text *
option(const struct tally *t, int step, int number)
{
	return step == KB_TALLY_THEME ?
	    &with_themes(t)->themes[number - 1].text :
	    &part(t, step)->categories[number - 1].text;
}

static const struct kb_text *
question(const struct tally *t, int step)
{
	const struct kb_category *group = chosen(t, KB_TALLY_GROUP);

	return step == KB_TALLY_THEME && group->ask.in[KB_NL] != NULL ?
	    &group->ask : &part(t, step)->text;
}

static void
say_options(struct tally *t)
{
	struct exchange *x = &t->x;
	int i;

	for (i = 1; i <= highest(t, t->at); i++)
		exchange_text(x, x->said, DOC_OPTION, i, "",
		    option(t, t->at, i));
	doc_add(x->said, DOC_OPTION, NOT_KNOWN, "",
	    exchange_words(x, "tally-unknown"), NULL);
}

static void
say_answer(struct tally *t, int step)
{
	struct exchange *x = &t->x;
	const char *title = part(t, step)->title.in[x->lang];
	struct sbuf minutes = SBUF_EMPTY;

	if (t->chosen[step] == NOT_KNOWN)
		doc_add(x->said, DOC_ROW, 0, title, exchange_words(x,
		    "tally-unknown"), NULL);
	else if (step == KB_TALLY_DURATION) {
		sbuf_num(&minutes, (uint64_t)t->chosen[step]);
		doc_add(x->said, DOC_ROW, 0, exchange_words(x,
		    "tally-minutes"), sbuf_text(&minutes), NULL);
	} else
		exchange_text(x, x->said, DOC_ROW, 0, title,
		    option(t, step, t->chosen[step]));
	sbuf_clear(&minutes);
}

static void
ask_check(struct tally *t)
{
	struct exchange *x = &t->x;
	int step;

	exchange_blank(x->said);
	for (step = 0; step < KB_NTALLY; step++)
		if (applies(t, step))
			say_answer(t, step);
	exchange_blank(x->said);
	exchange_say(x, x->said, DOC_PARA, "tally-check", NULL);
}

static void
say_contact(struct tally *t)
{
	struct sbuf n = SBUF_EMPTY;

	sbuf_num(&n, t->recorded + 1);
	exchange_blank(t->x.said);
	exchange_say(&t->x, t->x.said, DOC_HEADING, "tally-contact", "n",
	    sbuf_text(&n), NULL);
	sbuf_clear(&n);
}

static void
ask(struct exchange *x)
{
	struct tally *t = tally_of(x);

	if (t->at == STEP_CHECK) {
		ask_check(t);
		return;
	}
	if (t->at == 0)
		say_contact(t);
	exchange_blank(x->said);
	exchange_text(x, x->said, DOC_SUBHEADING, 0, "",
	    question(t, t->at));
	exchange_blank(x->said);
	if (t->at == KB_TALLY_DURATION)
		exchange_say(x, x->said, DOC_PARA, "tally-type-minutes", NULL);
	else
		say_options(t);
}

static void
finish(struct tally *t)
{
	struct sbuf n = SBUF_EMPTY;

	sbuf_num(&n, t->recorded);
	exchange_say(&t->x, t->x.said, DOC_PARA, "tally-recorded-all",
	    "count", sbuf_text(&n), NULL);
	exchange_say(&t->x, t->x.kept, DOC_PARA, "tally-recorded-all",
	    "count", sbuf_text(&n), NULL);
	sbuf_clear(&n);
	t->x.done = true;
}

static const char *
id_of(const struct kb_category *c)
{
	return c == NULL ? TALLY_UNKNOWN : c->id;
}

static const char *
theme_of(const struct tally *t)
{
	int number = applies(t, KB_TALLY_THEME) ? t->chosen[KB_TALLY_THEME]
	    : NOT_KNOWN;

	return number == NOT_KNOWN ? TALLY_UNKNOWN :
	    with_themes(t)->themes[number - 1].id;
}

static void
record(struct tally *t)
{
	const struct tally_count c = {
		.group = id_of(chosen(t, KB_TALLY_GROUP)),
		.theme = theme_of(t),
		.channel = id_of(chosen(t, KB_TALLY_CHANNEL)),
		.referral = id_of(chosen(t, KB_TALLY_REFERRAL)),
		.minutes = applies(t, KB_TALLY_DURATION) ?
		    t->chosen[KB_TALLY_DURATION] : 0,
		.n = 1,
	};

	if (t->record(t->closure, &c) == -1) {
		t->failed = true;
		exchange_say(&t->x, t->x.said, DOC_ALERT, "tally-failed",
		    NULL);
		finish(t);
		return;
	}
	t->recorded++;
	t->at = 0;
	memset(t->chosen, 0, sizeof(t->chosen));
	exchange_say(&t->x, t->x.said, DOC_PARA, "tally-recorded", NULL);
	ask(&t->x);
}

static void
advance(struct tally *t)
{
	do
		t->at++;
	while (t->at < STEP_CHECK && !applies(t, t->at));
	if (t->at == STEP_CHECK && !t->x.terminal)
		record(t);
	else
		ask(&t->x);
}

static void
enter(struct exchange *x)
{
	struct tally *t = tally_of(x);

	if (t->at == STEP_CHECK)
		record(t);
	else
		ask(x);
}

static void
why(struct exchange *x)
{
	struct tally *t = tally_of(x);

	if (t->at == STEP_CHECK)
		exchange_say(x, x->said, DOC_PARA, "tally-check", NULL);
	else
		exchange_text(x, x->said, DOC_PARA, 0, "",
		    &part(t, t->at)->why);
	exchange_say(x, x->said, DOC_PARA, "tally-kept", NULL);
	exchange_say(x, x->said, DOC_PARA, "exchange-commands", NULL);
}

static void
back(struct exchange *x)
{
	struct tally *t = tally_of(x);

	if (t->at == 0) {
		exchange_say(x, x->said, DOC_PARA, "err-back", NULL);
		return;
	}
	do
		t->at--;
	while (t->at > 0 && !applies(t, t->at));
	ask(x);
}

static void
end(struct exchange *x, bool by_user)
{
	struct tally *t = tally_of(x);

	if (t->at > 0) {
		t->cut = !by_user;
		exchange_say(x, x->said, DOC_PARA, "tally-not-recorded",
		    NULL);
	}
	finish(t);
}

static enum match
fit(const struct tally *t, int number, const char *folded)
{
	const struct kb_text *words;
	enum match nl, en;

	if (number == NOT_KNOWN)
		return match_message(t->x.kb, "cmd-unknown", folded);
	words = option(t, t->at, number);
	nl = match_text(folded, words->in[KB_NL]);
	en = match_text(folded, words->in[KB_EN]);
	return nl > en ? nl : en;
}

static int
read_words(const struct tally *t, const char *folded)
{
	int last = t->at == KB_TALLY_DURATION ? NOT_KNOWN
	    : highest(t, t->at), i;
	struct choice c = CHOICE_NONE;

	for (i = NOT_KNOWN; i <= last; i++)
		choice_offer(&c, (size_t)i, fit(t, i, folded));
	return choice_made(&c) ? (int)c.at : -1;
}

static int
answer(struct exchange *x, const char *folded, const char *typed, size_t len)
{
	struct tally *t = tally_of(x);
	int number;

	if (t->at == STEP_CHECK)
		return exchange_refuse(x, "tally-check");
	number = reply_digits(typed, len);
	if (number == -1)
		number = read_words(t, folded);
	if (number < 0 || number > highest(t, t->at))
		return exchange_refuse(x, t->at == KB_TALLY_DURATION ?
		    "tally-type-minutes" : "err-tally");
	t->chosen[t->at] = number;
	advance(t);
	return 0;
}

static const struct exchange_rules rules = {
	answer, enter, why, back, ask, ask, end, "tally-interrupt",
};

struct tally *
tally_new(const struct exchange *x, tally_record_fn *fn, void *closure)
{
	struct tally *t = memory_calloc(1, sizeof(*t));

	if (t == NULL)
		return NULL;
	t->x = *x;
	t->x.rules = &rules;
	t->record = fn;
	t->closure = closure;
	if (exchange_begin(&t->x) == -1) {
		tally_free(t);
		return NULL;
	}
	exchange_say(&t->x, t->x.said, DOC_PARA, "tally-welcome", NULL);
	return t;
}

void
tally_free(struct tally *t)
{
	if (t == NULL)
		return;
	exchange_free(&t->x);
	free(t);
}

struct exchange *
tally_exchange(struct tally *t)
{
	return &t->x;
}

bool
tally_is_cut(const struct tally *t)
{
	return t->cut;
}

bool
tally_has_failed(const struct tally *t)
{
	return t->failed;
}
