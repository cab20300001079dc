/* SPDX-License-Identifier: MIT */
#include "front/train.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "consult/match.h"
#include "consult/reply.h"
#include "front/train_state.h"

static struct train *
train_of(struct exchange *x)
{
	return (struct train *)x;
}

/* Nothing that follows can be trusted, so nothing follows. */
static void
fail(struct train *t)
{
	t->failed = true;
	t->x.done = true;
}

static bool
is_last(const struct train *t)
{
	return t->at + 1 == t->setup.n;
}

/* ---- the phases ---- */

static void
show_story(struct train *t, struct doc *doc)
{
	if (doc_count(doc) > 0)
		exchange_blank(doc);
	training_story(train_case(t), t->x.lang, doc);
	exchange_blank(doc);
}

/* What the session says is said; what was asked to the end is judged. */
static void
follow_session(struct train *t)
{
	const struct doc *said = session_said(t->session);
	const struct doc_block *b;
	size_t i;

	for (i = 0; i < doc_count(said); i++) {
		b = doc_at(said, i);
		doc_add(t->x.said, b->kind, b->number, b->label, b->text,
		    b->id);
	}
	session_heard(t->session);
	if (session_failed(t->session))
		fail(t);
	else if (session_want(t->session) != SESSION_REPLY) {
		judge_begin(t);
		judge_ask(t);
	}
}

static void
begin_questions(struct train *t)
{
	t->phase = TRAIN_ASK;
	t->x.session = t->session;
	exchange_say(&t->x, t->x.said, DOC_PARA, "train-questions", NULL);
	follow_session(t);
}

static void
begin_case(struct train *t)
{
	if (!train_open(t)) {
		fail(t);
		return;
	}
	show_story(t, t->x.said);
	show_story(t, t->x.kept);
	if (t->x.terminal)
		exchange_say(&t->x, t->x.said, DOC_PARA, "train-story-next",
		    NULL);
	else
		begin_questions(t);
}

static void
next_case(struct train *t)
{
	train_close(t);
	if (is_last(t)) {
		t->x.done = true;
		return;
	}
	t->at++;
	begin_case(t);
}

static void
say_prompt(struct train *t)
{
	static const char *const messages[] = {
		[TRAIN_STORY] = "train-story-next",
		[TRAIN_COMMIT] = "train-commit",
		[TRAIN_BESIDE] = "train-beside-next",
		[TRAIN_READ] = "train-read-next",
		[TRAIN_LEARN] = NULL,
	};
	const char *message = messages[t->phase];

	if (message == NULL)
		message = is_last(t) ? "train-menu-end" : "train-menu";
	exchange_say(&t->x, t->x.said, DOC_PARA, message, NULL);
}

static void
compare(struct train *t)
{
	if (!train_compare(t)) {
		fail(t);
		return;
	}
	t->phase = TRAIN_BESIDE;
	if (!t->x.terminal) {
		next_case(t);
		return;
	}
	exchange_blank(t->x.said);
	say_prompt(t);
}

/* Once more, before it is certain. */
static void
ask_commit(struct train *t)
{
	struct training sheet = train_sheet(t);

	if (!t->x.terminal) {
		compare(t);
		return;
	}
	t->phase = TRAIN_COMMIT;
	exchange_blank(t->x.said);
	exchange_say(&t->x, t->x.said, DOC_HEADING, "train-yours", NULL);
	training_judgement(&sheet, t->x.said);
	exchange_blank(t->x.said);
	say_prompt(t);
}

/* One after the other, so that what was missed does not scroll away. */
static void
show_rest(struct train *t)
{
	t->phase = TRAIN_READ;
	train_say_rest(t);
	exchange_blank(t->x.said);
	say_prompt(t);
}

static void
learn(struct train *t)
{
	t->phase = TRAIN_LEARN;
	train_say_lessons(t);
	exchange_blank(t->x.said);
	say_prompt(t);
}

/* ---- replies ---- */

static int
answer_question(struct train *t, const char *folded, const char *typed,
    size_t len)
{
	struct command_typed c = command_read(t->x.kb, typed, len, folded);
	int result;

	if (match_words(t->x.kb, "train-typed-story", folded, NULL)) {
		show_story(t, t->x.said);
		exchange_say(&t->x, t->x.said, DOC_PARA, "train-story-back",
		    NULL);
		return 0;
	}
	if (c.id == COMMAND_ADVICE) {
		judge_begin(t);
		judge_ask(t);
		return 0;
	}
	result = session_feed(t->session, typed, len);
	follow_session(t);
	return result;
}

static int
judge(struct train *t, const char *folded, const char *typed, size_t len)
{
	if (command_read(t->x.kb, typed, len, folded).id == COMMAND_ADVICE)
		judge_ask(t);	/* already at it */
	else if (judge_answer(t, typed, len) == -1)
		return -1;
	else if (judge_is_done(t))
		ask_commit(t);
	else
		judge_ask(t);
	return 0;
}

#define SECTIONS 9

/* A section of the advice, by number or by word; -1. */
static int
section_of(const struct train *t, const char *folded, const char *typed,
    size_t len)
{
	static const char *const words[SECTIONS + 1] = { "cmd-advice",
		"cmd-section-1", "cmd-section-2", "cmd-section-3",
		"cmd-section-4", "cmd-section-5", "cmd-section-6",
		"cmd-section-7", "cmd-section-8", "cmd-section-9" };
	int i, number = reply_digits(typed, len);

	if (number >= 1 && number <= SECTIONS)
		return number;
	if (len == 1 && *typed == '.')
		return 0;
	for (i = 0; i <= SECTIONS; i++)
		if (match_words(t->x.kb, words[i], folded, NULL))
			return i;
	return -1;
}

static int
open_section(struct train *t, const char *folded, const char *typed,
    size_t len)
{
	int section = section_of(t, folded, typed, len);

	if (section == -1)
		return exchange_refuse(&t->x, is_last(t) ? "train-menu-end" :
		    "train-menu");
	train_say_section(t, section);
	exchange_blank(t->x.said);
	say_prompt(t);
	return 0;
}

static int
answer(struct exchange *x, const char *folded, const char *typed, size_t len)
{
	struct train *t = train_of(x);

	switch (t->phase) {
	case TRAIN_ASK:
		return answer_question(t, folded, typed, len);
	case TRAIN_JUDGE:
		return judge(t, folded, typed, len);
	case TRAIN_LEARN:
		return open_section(t, folded, typed, len);
	default:
		say_prompt(t);
		return -1;
	}
}

static void
enter(struct exchange *x)
{
	struct train *t = train_of(x);

	switch (t->phase) {
	case TRAIN_STORY:
		begin_questions(t);
		break;
	case TRAIN_ASK:
		(void)session_feed(t->session, "", 0);
		follow_session(t);
		break;
	case TRAIN_JUDGE:
		judge_ask(t);
		break;
	case TRAIN_COMMIT:
		compare(t);
		break;
	case TRAIN_BESIDE:
		show_rest(t);
		break;
	case TRAIN_READ:
		learn(t);
		break;
	case TRAIN_LEARN:
		next_case(t);
		break;
	}
}

static void
again(struct exchange *x)
{
	struct train *t = train_of(x);

	if (t->phase == TRAIN_JUDGE)
		judge_ask(t);
	else
		say_prompt(t);
}

static void
why(struct exchange *x)
{
	struct train *t = train_of(x);

	exchange_say(x, x->said, DOC_PARA, t->phase < TRAIN_BESIDE ?
	    "train-why" : "train-why-beside", NULL);
	exchange_say(x, x->said, DOC_PARA, "exchange-commands", NULL);
	again(x);
}

static void
back(struct exchange *x)
{
	struct train *t = train_of(x);

	if ((t->phase != TRAIN_JUDGE && t->phase != TRAIN_COMMIT) ||
	    !judge_back(t)) {
		(void)exchange_refuse(x, "train-no-back");
		return;
	}
	t->phase = TRAIN_JUDGE;
	judge_ask(t);
}

static void
ask(struct exchange *x)
{
	struct train *t = train_of(x);

	exchange_say(x, x->said, DOC_PARA, "train-welcome", NULL);
	begin_case(t);
}

/* The model's answer is for who gave one. */
static void
end(struct exchange *x, bool by_user)
{
	struct train *t = train_of(x);

	(void)by_user;
	if (t->phase < TRAIN_BESIDE) {
		exchange_say(x, x->said, DOC_PARA, "train-left", NULL);
		exchange_say(x, x->kept, DOC_PARA, "train-left", NULL);
	}
	x->done = true;
}

/* The session takes what it knows; to ask for the advice is to judge. */
static bool
takes(const struct exchange *x, enum command_id id)
{
	const struct train *t = (const struct train *)x;

	if (id == COMMAND_ADVICE)
		return t->phase == TRAIN_ASK || t->phase == TRAIN_JUDGE ||
		    t->phase == TRAIN_LEARN;
	return t->phase == TRAIN_ASK && id != COMMAND_NEW &&
	    id != COMMAND_SAVE && id != COMMAND_STOP && id != COMMAND_WIPE;
}

static const struct exchange_rules rules = {
	answer, enter, why, back, ask, again, end, "say-interrupt",
};

struct train *
train_new(const struct exchange *x, const struct train_setup *setup,
    struct diag *d)
{
	struct train *t = memory_calloc(1, sizeof(*t));

	if (t == NULL)
		return NULL;
	t->x = *x;
	t->x.rules = &rules;
	t->x.takes = takes;
	t->x.said = t->x.kept = NULL;
	t->setup = *setup;
	t->diag = d;
	if (exchange_begin(&t->x) == 0)
		return t;
	train_free(t);
	return NULL;
}

void
train_free(struct train *t)
{
	if (t == NULL)
		return;
	train_close(t);
	exchange_free(&t->x);
	sbuf_clear(&t->results);
	explicit_bzero(t, sizeof(*t));
	free(t);
}

struct exchange *
train_exchange(struct train *t)
{
	return &t->x;
}

size_t
train_finished(const struct train *t)
{
	return t->finished;
}

const struct sbuf *
train_results(const struct train *t)
{
	return &t->results;
}

bool
train_failed(const struct train *t)
{
	return t->failed;
}
