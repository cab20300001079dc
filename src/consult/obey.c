/* SPDX-License-Identifier: MIT */
#include "consult/names.h"
#include "consult/state.h"

static int
why(struct session *s, const struct command_typed *c)
{
	if (++s->whys == 1 && c->len == 0 && s->mode == MODE_ASK)
		help_why(s);
	else
		help_commands(s);
	screen_resume(s);
	return 0;
}

static int
back(struct session *s, const struct command_typed *c)
{
	(void)c;
	return flow_back(s);
}

static int
overview(struct session *s, const struct command_typed *c)
{
	(void)c;
	help_overview(s);
	screen_resume(s);
	return 0;
}

static int
change(struct session *s, const struct command_typed *c)
{
	size_t question;

	if (c->len == 0)
		return overview(s, c);
	if (names_question(s->kb, s->options.lang, c->value, c->len,
	    &question) != REPLY_OK)
		return say_refuse(s, "err-question");
	flow_jump(s, question);
	screen_question(s);
	return 0;
}

static int
find(struct session *s, const struct command_typed *c)
{
	return c->len == 0 ? find_more(s)
	    : find_word(s, c->value, c->len);
}

static int
sos(struct session *s, const struct command_typed *c)
{
	(void)c;
	help_sos(s);
	screen_resume(s);
	return 0;
}

/* The questions of a section can be left for its text as it is now. */
static void
show_opening(struct session *s)
{
	int section = s->opening;

	s->scope.section[section] = false;
	s->opening = 0;
	s->mode = MODE_MENU;
	flow_refresh(s);
	if (!s->failed)
		flow_show(s, SESSION_SECTION, section);
}

static int
advice(struct session *s, const struct command_typed *c)
{
	(void)c;
	if (s->mode == MODE_ALARM)
		flow_leave_alarm(s);
	if (!s->options.terminal) {
		s->mode = MODE_OVER;
		s->want = SESSION_DONE;
	} else if (s->mode == MODE_ASK && s->opening != 0)
		show_opening(s);
	else
		flow_show(s, s->mode == MODE_MENU && s->page_seen ?
		    SESSION_ALL : SESSION_PAGE_ONE, 0);
	return 0;
}

static int
next_caller(struct session *s, const struct command_typed *c)
{
	(void)c;
	s->options.resumed = NULL;	/* that was about someone else */
	session_reset(s);
	say(s, DOC_PARA, "say-new", NULL);
	flow_settle(s);
	return 0;
}

static int
save(struct session *s, const struct command_typed *c)
{
	static const char *const refusals[] = {
		[SAVE_IMPOSSIBLE] = "err-save",
		[SAVE_READY] = NULL,
		[SAVE_DONE] = "err-save-done",
		[SAVE_FAILED] = "err-save-failed",
	};

	(void)c;
	if (refusals[s->save] != NULL)
		return say_refuse(s, refusals[s->save]);
	if (!s->by_user)
		return say_refuse(s, "err-save-empty");
	s->want = SESSION_SAVE;
	return 0;
}

static int
stop(struct session *s, const struct command_typed *c)
{
	(void)c;
	if (s->options.terminal && s->by_user && s->mode != MODE_LAST) {
		s->mode = MODE_LAST;
		screen_resume(s);
		return 0;
	}
	s->mode = MODE_OVER;
	s->want = SESSION_DONE;
	return 0;
}

static int
wipe(struct session *s, const struct command_typed *c)
{
	(void)c;
	s->mode = MODE_OVER;
	s->want = SESSION_WIPE;
	return 0;
}

static int (*const rows[NCOMMANDS])(struct session *,
    const struct command_typed *) = {
	[COMMAND_WHY] = why,
	[COMMAND_BACK] = back,
	[COMMAND_OVERVIEW] = overview,
	[COMMAND_CHANGE] = change,
	[COMMAND_FIND] = find,
	[COMMAND_SOS] = sos,
	[COMMAND_ADVICE] = advice,
	[COMMAND_NEW] = next_caller,
	[COMMAND_SAVE] = save,
	[COMMAND_STOP] = stop,
	[COMMAND_WIPE] = wipe,
};

int
obey(struct session *s, const struct command_typed *c)
{
	if (c->id != COMMAND_WHY)
		s->whys = 0;
	return rows[c->id](s, c);
}
