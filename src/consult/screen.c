/* SPDX-License-Identifier: MIT */
#include "consult/state.h"

static void
add_left(struct session *s, struct sbuf *line)
{
	size_t left = flow_left(s);
	struct digits n;

	if (flow_asks(s, s->at))
		left--;
	else if (left == 0)
		return;
	if (left == 0)
		say_add(s, line, "ask-last", NULL);
	else
		say_add(s, line, "ask-left", "count", say_number(&n, left),
		    NULL);
}

static void
say_choose(struct session *s, const struct kb_question *q)
{
	size_t last = q->noptions < 4 ? q->noptions : 4;
	struct sbuf example = SBUF_EMPTY;

	say_numbers(&example, REPLY_BIT(1) | REPLY_BIT(last),
	    (unsigned)q->noptions);
	say(s, DOC_PARA, "ask-choose", "example", sbuf_text(&example), NULL);
	sbuf_clear(&example);
}

static void
say_header(struct session *s, const struct kb_question *q)
{
	struct sbuf line = SBUF_EMPTY;
	struct digits n;

	if (s->word.len > 0)
		say_add(s, &line, "ask-found", "number",
		    say_number(&n, q->number), "word", sbuf_text(&s->word),
		    NULL);
	else
		say_add(s, &line, "ask-header", "number",
		    say_number(&n, q->number), NULL);
	add_left(s, &line);
	say_block(s, DOC_PARA, 0, "", &line);
	sbuf_clear(&line);
}

static void
say_option(struct session *s, unsigned number, const struct kb_text *t)
{
	struct sbuf text = SBUF_EMPTY;

	say_fill(s, &text, t);
	say_block(s, DOC_OPTION, (int)number, "", &text);
	sbuf_clear(&text);
}

static void
say_options(struct session *s, const struct kb_question *q)
{
	unsigned i;

	for (i = 0; i < q->noptions; i++)
		say_option(s, i + 1, &q->options[i].text);
	if (q->many)
		say_option(s, i + 1, &q->none);
	if (q->unknown.in[s->options.lang] != NULL)
		say_option(s, 0, &q->unknown);
}

/* What Enter lets stand; 0: nothing. */
static uint64_t
present_answer(struct session *s)
{
	return s->answers->state[s->at] != ANSWER_NONE ?
	    reply_numbers(s->answers, s->at) : resume_earlier(s, s->at);
}

static void
say_present_answer(struct session *s, const struct kb_question *q)
{
	bool now = s->answers->state[s->at] != ANSWER_NONE;
	uint64_t numbers = present_answer(s);
	struct sbuf reply = SBUF_EMPTY;

	if (numbers == 0)
		return;
	say_numbers(&reply, numbers, reply_highest(q));
	say_blank(s);
	say(s, DOC_PARA, now ? "ask-now" : "ask-earlier", "reply",
	    sbuf_text(&reply), NULL);
	sbuf_clear(&reply);
}

void
screen_question(struct session *s)
{
	const struct kb_question *q = &s->kb->questions[s->at];

	say_blank(s);
	say_header(s, q);
	say_blank(s);
	say_text(s, DOC_PARA, &q->text);
	say_text(s, DOC_PARA, &q->hint);
	if (q->many)
		say_choose(s, q);
	say_blank(s);
	say_options(s, q);
	say_present_answer(s, q);
	say_blank(s);
}

void
screen_menu(struct session *s)
{
	say_blank(s);
	say(s, DOC_PARA, s->last_section < 9 ? "ask-menu" : "ask-menu-end",
	    NULL);
}

void
screen_alarm_prompt(struct session *s)
{
	size_t left = flow_left(s);
	struct digits n;

	say(s, DOC_PARA, left == 0 ? "ask-alarm-none" : left == 1 ?
	    "ask-alarm-one" : "ask-alarm", "count", say_number(&n, left),
	    NULL);
}

void
screen_resume(struct session *s)
{
	if (s->mode == MODE_ASK)
		screen_question(s);
	else if (s->mode == MODE_ALARM)
		screen_alarm_prompt(s);
	else if (s->mode == MODE_MENU)
		screen_menu(s);
	else if (s->mode == MODE_LAST)
		say(s, DOC_PARA, s->save == SAVE_READY ? "ask-close-save" :
		    "ask-close", NULL);
}

void
screen_return(struct session *s)
{
	const struct kb_question *q;
	struct sbuf name = SBUF_EMPTY;
	struct digits n;

	if (s->mode != MODE_ASK || present_answer(s) != 0) {
		screen_resume(s);
		return;
	}
	q = &s->kb->questions[s->at];
	say_fill(s, &name, &q->brief);
	say_blank(s);
	say(s, DOC_PARA, "ask-return", "number", say_number(&n, q->number),
	    "name", sbuf_text(&name), NULL);
	sbuf_clear(&name);
}
