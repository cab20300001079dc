/* SPDX-License-Identifier: MIT */
#include "consult/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "consult/state.h"
#include "kb/find.h"

/* An answer given in advance is an option id of its question. */
static int
answer_in_advance(struct session *s, size_t question, const char *id,
    const char *what, struct diag *d)
{
	size_t option;

	if (id == NULL)
		return 0;
	option = question == KB_ALWAYS ? KB_ALWAYS : kb_find_option(
	    &s->kb->questions[question], id, strlen(id));
	if (option == KB_ALWAYS) {
		diag_add(d, DIAG_ERROR, NULL, 0, "no %s is called \"%s\"; "
		    "use an option id of that question", what, id);
		return -1;
	}
	answers_set_one(s->answers, question, option);
	s->history[s->nhistory++] = question;
	return 0;
}

static int
answer_options(struct session *s, struct diag *d)
{
	if (answer_in_advance(s, s->kb->country_question, s->options.country,
	    "country", d) == -1)
		return -1;
	return answer_in_advance(s, s->kb->profession_question,
	    s->options.role, "profession", d);
}

static void
wipe_arena(struct arena *a)
{
	if (a != NULL)
		arena_wipe(a);
}

void
session_reset(struct session *s)
{
	size_t i;

	for (i = 0; i < s->kb->nquestions; i++)
		answers_unset(s->answers, i);
	flow_forget(s);
	memset(s->alarm_told, 0, sizeof(s->alarm_told));
	memset(s->told, 0, sizeof(s->told));
	memset(&s->scope, 0, sizeof(s->scope));
	s->scope.first_round = true;
	for (i = 1; s->options.depth == DEPTH_FULL && i < 10; i++)
		s->scope.section[i] = true;
	memset(s->history, 0, s->kb->nquestions * sizeof(*s->history));
	s->nhistory = 0;
	s->is_new = true;
	memset(s->listed, 0, sizeof(s->listed));
	s->nlisted = s->read = 0;
	s->opened.kind = s->reading.kind = KB_NO_KIND;
	s->cursor = s->at = s->home = KB_ALWAYS;
	s->section = s->opening = s->last_section = 0;
	s->jumped = s->round_done = s->page_seen = s->again = false;
	s->told_denied = s->by_user = false;
	sbuf_clear(&s->word);
	wipe_arena(s->words);
	s->words = NULL;
	(void)answer_options(s, NULL);	/* they were valid at the start */
	resume_take(s);
	s->mode = MODE_ASK;
	s->want = SESSION_REPLY;
	flow_refresh(s);
}

static bool
options_fit(const struct kb *kb, struct diag *d)
{
	const struct kb_question *q;
	size_t i;

	for (i = 0; i < kb->nquestions; i++) {
		q = &kb->questions[i];
		if (q->noptions > REPLY_OPTIONS_MAX) {
			diag_add(d, DIAG_ERROR, q->head.file, q->head.line,
			    "question \"%s\" has more than %d options; "
			    "split it", q->head.id, REPLY_OPTIONS_MAX);
			return false;
		}
	}
	return true;
}

static char *
keep(struct session *s, const char *text)
{
	return text == NULL ? NULL : arena_strdup(s->arena, text);
}

static bool
make_parts(struct session *s)
{
	s->arena = arena_new();
	if (s->arena == NULL)
		return false;
	s->options.country = keep(s, s->options.country);
	s->options.role = keep(s, s->options.role);
	s->options.save = keep(s, s->options.save);
	s->answers = answers_new(s->kb, s->arena);
	s->history = arena_calloc(s->arena, s->kb->nquestions + 1,
	    sizeof(*s->history));
	s->live = live_new(s->program);
	s->said = doc_new();
	return s->answers != NULL && s->history != NULL && s->live != NULL &&
	    s->said != NULL && !arena_failed(s->arena);
}

static int
begin(struct session *s, struct diag *d)
{
	if (!options_fit(s->kb, d))
		return -1;
	if (!make_parts(s)) {
		s->failed = true;
		return -1;
	}
	if (answer_options(s, d) == -1)
		return -1;
	s->save = s->options.save == NULL ? SAVE_IMPOSSIBLE : SAVE_READY;
	if (resume_begin(s) == -1) {
		s->failed = true;
		return -1;
	}
	session_reset(s);
	if (s->failed)
		return -1;
	if (!s->options.practice)
		say(s, DOC_PARA, s->save == SAVE_READY ?
		    "say-welcome-save" : "say-welcome", NULL);
	resume_say(s);
	flow_settle(s);
	return s->failed ? -1 : 0;
}

struct session *
session_new(const struct kb *kb, const struct program *program,
    const struct session_options *options, struct diag *d)
{
	struct session *s = memory_calloc(1, sizeof(*s));

	if (s == NULL) {
		diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
		    "programs and try again");
		return NULL;
	}
	s->kb = kb;
	s->program = program;
	s->options = *options;
	if (begin(s, d) == 0)
		return s;
	if (s->failed)
		diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
		    "programs and try again");
	session_free(s);
	return NULL;
}

void
session_free(struct session *s)
{
	if (s == NULL)
		return;
	sbuf_clear(&s->word);
	doc_free(s->said);
	live_free(s->live);
	wipe_arena(s->words);
	flow_forget(s);
	wipe_arena(s->arena);
	explicit_bzero(s, sizeof(*s));
	free(s);
}

enum session_want
session_want(const struct session *s)
{
	return s->want;
}

int
session_section(const struct session *s)
{
	return s->section;
}

size_t
session_question(const struct session *s)
{
	return s->mode == MODE_ASK ? s->at : KB_ALWAYS;
}

void
session_shown(struct session *s)
{
	enum session_want shown = s->want;

	if (shown != SESSION_PAGE_ONE && shown != SESSION_SECTION &&
	    shown != SESSION_ALL)
		return;
	s->page_seen = true;
	s->want = SESSION_REPLY;
	if (shown == SESSION_PAGE_ONE && s->round_done &&
	    s->options.depth == DEPTH_QUICK) {
		s->mode = MODE_OVER;
		s->want = SESSION_DONE;
		return;
	}
	screen_return(s);
}

void
session_saved(struct session *s, bool written)
{
	struct sbuf file = SBUF_EMPTY;
	struct digits n;
	size_t i, count = 0;

	if (s->want != SESSION_SAVE)
		return;
	s->want = SESSION_REPLY;
	s->save = written ? SAVE_DONE : SAVE_FAILED;
	s->unsaved = false;
	for (i = 0; i < s->kb->nquestions; i++)
		count += s->answers->state[i] != ANSWER_NONE;
	utf8_add_safe(&file, s->options.save, strlen(s->options.save));
	say(s, DOC_PARA, written ? "say-saved" : "err-save-failed", "file",
	    sbuf_text(&file), "count", say_number(&n, count), NULL);
	sbuf_clear(&file);
	screen_resume(s);
}

enum session_kept
session_kept(const struct session *s)
{
	if (s->save != SAVE_DONE)
		return SESSION_KEPT_NOTHING;
	return s->unsaved ? SESSION_KEPT_PART : SESSION_KEPT_ALL;
}

const struct earlier *
session_earlier(const struct session *s)
{
	return s->options.resumed == NULL ? NULL : &s->earlier;
}

const struct doc *
session_said(const struct session *s)
{
	return s->said;
}

void
session_heard(struct session *s)
{
	struct doc *fresh;

	if (doc_count(s->said) == 0 && !doc_failed(s->said))
		return;
	fresh = doc_new();
	if (fresh == NULL) {
		s->failed = true;
		s->want = SESSION_DONE;
		return;
	}
	doc_free(s->said);
	s->said = fresh;
}

void
session_end(struct session *s)
{
	s->mode = MODE_OVER;
	if (s->want != SESSION_WIPE)
		s->want = SESSION_DONE;
}

bool
session_empty(const struct session *s)
{
	return !s->by_user;
}

bool
session_finished(const struct session *s)
{
	return flow_left(s) == 0;
}

bool
session_is_new(const struct session *s)
{
	return s->is_new;
}

bool
session_failed(const struct session *s)
{
	return s->failed;
}

const struct answers *
session_answers(const struct session *s)
{
	return s->answers;
}

const struct findings *
session_findings(const struct session *s)
{
	return s->findings;
}
