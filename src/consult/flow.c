/* SPDX-License-Identifier: MIT */
#include "consult/state.h"

/* No memory: nothing that follows can be trusted, so nothing follows. */
static void
give_up(struct session *s)
{
	s->failed = true;
	s->mode = MODE_OVER;
	s->want = SESSION_DONE;
}

void
flow_refresh(struct session *s)
{
	struct arena *found = arena_new();
	const struct findings *f = NULL;

	if (found != NULL)
		f = findings_new(s->program, s->answers, s->options.day,
		    found);
	if (f == NULL || live_update(s->live, s->answers, &s->scope) == -1) {
		if (found != NULL)
			arena_wipe(found);
		give_up(s);
		return;
	}
	if (s->was_found != NULL)
		arena_wipe(s->was_found);
	s->was_found = s->found;
	s->was = s->findings;
	s->found = found;
	s->findings = f;
}

void
flow_forget(struct session *s)
{
	if (s->was_found != NULL)
		arena_wipe(s->was_found);
	if (s->found != NULL)
		arena_wipe(s->found);
	s->was_found = s->found = NULL;
	s->was = s->findings = NULL;
}

static void
remember(struct session *s, size_t question)
{
	size_t i;

	for (i = 0; i < s->nhistory; i++)
		if (s->history[i] == question)
			return;
	s->history[s->nhistory++] = question;
}

static bool
is_ignored(const struct session *s, size_t question)
{
	size_t i;

	for (i = 0; i < s->findings->nignored; i++)
		if (s->findings->ignored[i] == question)
			return true;
	return false;
}

void
flow_take(struct session *s, size_t question, uint64_t numbers,
    bool elsewhere)
{
	bool changed = s->answers->state[question] != ANSWER_NONE, three;
	bool tells = !s->options.practice;

	reply_store(s->answers, question, numbers);
	remember(s, question);
	s->by_user = s->unsaved = true;
	flow_refresh(s);
	if (s->failed)
		return;
	echo_taken(s, question, elsewhere);
	if (is_ignored(s, question))
		say(s, DOC_PARA, "say-ignored", NULL);
	three = tells && changes_three(s);
	if (tells && changed)
		changes_advice(s, three);
	s->again |= three;
}

void
flow_show(struct session *s, enum session_want want, int section)
{
	s->want = want;
	s->section = section;
	if (want == SESSION_SECTION || want == SESSION_PAGE_ONE)
		s->last_section = section;
}

static void
leave_jump(struct session *s)
{
	s->cursor = KB_ALWAYS;
	s->home = KB_ALWAYS;
	s->jumped = false;
	sbuf_clear(&s->word);
}

static void
ask(struct session *s, size_t question)
{
	const struct kb_question *q = &s->kb->questions[question];
	struct digits n;

	if (s->home == question)
		say(s, DOC_PARA, "say-back-to", "number",
		    say_number(&n, q->number), NULL);
	leave_jump(s);
	s->at = question;
	s->mode = MODE_ASK;
	screen_question(s);
}

/* Nothing is left to ask: what was waited for can be shown. */
static void
finish(struct session *s)
{
	bool again = s->again;

	leave_jump(s);
	s->mode = MODE_MENU;
	s->again = false;
	if (s->opening != 0) {
		flow_show(s, SESSION_SECTION, s->opening);
		s->opening = 0;
	} else if (!s->round_done || again) {
		s->round_done = true;
		flow_show(s, SESSION_PAGE_ONE, 0);
	} else
		screen_menu(s);
}

static size_t
next_question(const struct session *s)
{
	size_t question = resume_next(s);

	return question != KB_ALWAYS ? question : live_next(s->live);
}

size_t
flow_left(const struct session *s)
{
	size_t i, left = live_count(s->live);

	for (i = 0; i < s->kb->nquestions; i++)
		left += resume_asks(s, i) && !live_question(s->live, i);
	return left;
}

bool
flow_asks(const struct session *s, size_t question)
{
	return live_question(s->live, question) || resume_asks(s, question);
}

void
flow_next(struct session *s)
{
	size_t question;

	if (s->mode == MODE_OVER)
		return;
	question = next_question(s);
	if (question != KB_ALWAYS)
		ask(s, question);
	else
		finish(s);
}

void
flow_settle(struct session *s)
{
	if (s->mode == MODE_OVER)
		return;
	if (!s->options.practice && echo_alarms(s)) {
		leave_jump(s);
		s->mode = MODE_ALARM;
		screen_alarm_prompt(s);
	} else
		flow_next(s);
}

void
flow_leave_alarm(struct session *s)
{
	s->at = next_question(s);
	s->mode = MODE_ASK;
	if (s->at == KB_ALWAYS) {
		s->mode = MODE_MENU;
		s->opening = 0;
		s->round_done = true;
	}
}

void
flow_jump(struct session *s, size_t question)
{
	size_t home = s->mode == MODE_ASK && !s->jumped ? s->at : s->home;

	leave_jump(s);
	s->home = home;
	s->at = question;
	s->jumped = true;
	s->mode = MODE_ASK;
}

int
flow_back(struct session *s)
{
	size_t i = s->cursor == KB_ALWAYS ? s->nhistory : s->cursor;

	if (s->jumped) {
		flow_next(s);
		return 0;
	}
	if (i == 0)
		return say_refuse(s, "err-back");
	s->cursor = i - 1;
	s->at = s->history[s->cursor];
	s->mode = MODE_ASK;
	screen_question(s);
	return 0;
}

void
flow_open(struct session *s, int section)
{
	s->scope.section[section] = true;
	s->opening = section;
	flow_refresh(s);
	flow_next(s);
}
