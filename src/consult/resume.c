/* SPDX-License-Identifier: MIT */
#include "consult/fill.h"
#include "consult/state.h"
#include "kb/find.h"

static long
day_of(const struct civil *at)
{
	return civil_days(at->year, at->month, at->day);
}

int
resume_begin(struct session *s)
{
	const struct saved *saved = s->options.resumed;
	struct program *program;
	struct arena *arena;
	const struct findings *f = NULL;

	if (saved == NULL)
		return 0;
	program = program_new(s->kb, day_of(&saved->at));
	arena = arena_new();
	if (program != NULL && arena != NULL)
		f = findings_new(program, saved->answers, day_of(&saved->at),
		    arena);
	if (f != NULL) {
		s->earlier.at = saved->at;
		s->earlier.standing = standing_of(f);
	}
	if (arena != NULL)
		arena_wipe(arena);
	program_free(program);
	return f == NULL ? -1 : 0;
}

/* Not knowing then is no answer now. */
static bool
has_earlier(const struct session *s, size_t question, enum kb_again again)
{
	return s->options.resumed != NULL &&
	    s->kb->questions[question].again == again &&
	    s->options.resumed->answers->state[question] == ANSWER_GIVEN &&
	    s->answers->state[question] == ANSWER_NONE;
}

void
resume_take(struct session *s)
{
	size_t i;

	for (i = 0; i < s->kb->nquestions; i++) {
		if (!has_earlier(s, i, KB_AGAIN_KEEP) ||
		    !answers_definite(s->options.resumed->answers, i))
			continue;
		reply_store(s->answers, i,
		    reply_numbers(s->options.resumed->answers, i));
		s->history[s->nhistory++] = i;
	}
}

uint64_t
resume_earlier(const struct session *s, size_t question)
{
	return has_earlier(s, question, KB_AGAIN_CONFIRM) ?
	    reply_numbers(s->options.resumed->answers, question) : 0;
}

bool
resume_asks(const struct session *s, size_t question)
{
	const struct kb_question *q = &s->kb->questions[question];

	return s->options.resumed != NULL && q->again == KB_AGAIN_ASK &&
	    s->answers->state[question] == ANSWER_NONE &&
	    (q->ask_if == KB_ALWAYS ||
	    findings_rule(s->findings, q->ask_if) != TRI_FALSE);
}

size_t
resume_next(const struct session *s)
{
	size_t i;

	for (i = 0; i < s->kb->nquestions; i++)
		if (resume_asks(s, i))
			return i;
	return KB_ALWAYS;
}

static void
say_lost(struct session *s, const struct saved_lost *lost)
{
	say(s, DOC_PARA, lost->near == NULL ? "say-resume-lost" :
	    "say-resume-lost-near", "part", lost->what, "near", lost->near,
	    NULL);
}

void
resume_say(struct session *s)
{
	const struct saved_lost *lost;
	const struct saved *saved = s->options.resumed;
	struct sbuf date = SBUF_EMPTY;
	struct digits n;
	unsigned last;

	if (saved == NULL)
		return;
	fill_date(s->answers, s->options.lang, &saved->at, &date);
	say_blank(s);
	say(s, DOC_PARA, "say-resume", "date", sbuf_text(&date), NULL);
	sbuf_clear(&date);
	for (lost = saved->lost; lost != NULL; lost = lost->next)
		say_lost(s, lost);
	last = help_answered(s);
	if (last != 0)
		say(s, DOC_PARA, "say-resume-kept", "number",
		    say_number(&n, last), NULL);
}
