/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_STATE_H
#define CONSULT_STATE_H

#include "base/sbuf.h"
#include "consult/commands.h"
#include "consult/reply.h"
#include "consult/session.h"
#include "kb/index.h"

/* The inside of a session, for the files of this room only. */
enum session_mode {
	MODE_ASK,	/* question `at` is on the screen */
	MODE_ALARM,	/* an alarm was told; Enter goes on */
	MODE_MENU,	/* page one was shown; sections can be opened */
	MODE_LAST,	/* stopped; the screen may still be wiped */
	MODE_OVER
};

/* Something that a search found. */
#define FOUND_MAX 9
struct found_item { enum kb_kind kind; size_t index; };

/* What became of --save. */
enum save_state {
	SAVE_IMPOSSIBLE,	/* no file was named */
	SAVE_READY,
	SAVE_DONE,
	SAVE_FAILED
};

struct session {
	const struct kb *kb;
	const struct program *program;
	struct session_options options;
	struct arena *arena;		/* lives as long as the session */
	struct arena *found;		/* of `findings` */
	struct arena *was_found;	/* of `was` */
	struct arena *words;		/* of completions */
	struct answers *answers;
	struct live *live;
	struct live_scope scope;
	const struct findings *findings;
	const struct findings *was;	/* before the last answer; its
					   answers are those of now */
	struct doc *said;
	struct earlier earlier;	/* while options.resumed is set */
	enum save_state save;

	enum session_mode mode;
	enum session_want want;
	int section;		/* being shown */
	int opening;		/* whose questions are asked; 0: none */
	int last_section;	/* Enter goes on from here */

	size_t at;		/* KB_ALWAYS: no question yet */
	size_t home;		/* asked before a jump; KB_ALWAYS: no jump */
	size_t *history;	/* questions in the order of answering */
	size_t nhistory;
	size_t cursor;		/* in history while going back */
	bool jumped;		/* `at` was chosen by the user */
	struct sbuf word;	/* searched word that led here */

	struct found_item listed[FOUND_MAX];	/* opened by number */
	size_t nlisted;
	struct found_item opened;	/* last; KB_NO_KIND: none */
	struct found_item reading;	/* KB_NO_KIND: all was read */
	size_t read;			/* lines of it so far */

	bool alarm_told[KB_NALARMS];
	bool told[NSTANDINGS];	/* between questions */
	bool round_done;	/* the first round ended in page one */
	bool page_seen;		/* some advice was shown */
	bool again;		/* the advice changed since */
	unsigned whys;		/* asked in a row */
	bool told_denied;
	bool is_new;		/* reset, and no reply since */
	bool by_user;		/* a question was answered by a reply */
	bool unsaved;		/* the same, since the answers were saved */
	bool failed;		/* no memory */
};

/* session.c: as at the start, with what was answered in advance. */
void session_reset(struct session *);

/* resume.c: a consultation that was saved before. */
/* What it stood for then; -1 without memory. */
int resume_begin(struct session *);
/* Takes over what may be. */
void resume_take(struct session *);
/* Says what is resumed, what is lost and what still counts. */
void resume_say(struct session *);
/* The numbers answered then, when they still have to be confirmed; 0. */
uint64_t resume_earlier(const struct session *, size_t question);
/* The first question that is asked anew whatever it changes; KB_ALWAYS. */
size_t resume_next(const struct session *);
bool resume_asks(const struct session *, size_t question);

/* obey.c */
int obey(struct session *, const struct command_typed *);

/* say.c: words of the knowledge into session_said(). */
/* Appends a filled message, after a blank when something stands before it.
 * Pairs of name and value, then NULL. */
void say_add(struct session *, struct sbuf *, const char *message, ...)
    __attribute__((sentinel));
/* One block with one filled message. */
void say(struct session *, enum doc_kind, const char *message, ...)
    __attribute__((sentinel));
void say_block(struct session *, enum doc_kind, int number,
    const char *label, const struct sbuf *);
void say_text(struct session *, enum doc_kind, const struct kb_text *);
void say_blank(struct session *);
/* A refusal: says it and returns -1. */
int say_refuse(struct session *, const char *message);
struct digits { char text[24]; };
const char *say_number(struct digits *, unsigned long);
/* "1 4 0" */
void say_numbers(struct sbuf *, uint64_t numbers, unsigned highest);
/* A text filled for the answers so far. */
void say_fill(struct session *, struct sbuf *, const struct kb_text *);

/* screen.c: what stands above the prompt. */
void screen_question(struct session *);
void screen_menu(struct session *);
void screen_alarm_prompt(struct session *);
/* The prompt that stands, once more. */
void screen_resume(struct session *);
/* The same below a long text, which must stay on the screen: a question only
 * says that Enter shows it, unless Enter would answer it. */
void screen_return(struct session *);

/* help.c: why, commands, overview, emergency numbers. */
void help_why(struct session *);
void help_commands(struct session *);
/* What is answered by number; the last number, 0 when there is none. */
unsigned help_answered(struct session *);
void help_overview(struct session *);
void help_sos(struct session *);
void help_contact(struct session *, const struct kb_contact *);

/* echo.c */
/* "ja, nu": the words of the stored answer. */
void echo_answer(struct session *, size_t question, struct sbuf *);
void echo_taken(struct session *, size_t question, bool elsewhere);
/* Alarms that newly hold; true when something was said. */
bool echo_alarms(struct session *);
/* A text as it stands in a sentence. */
void echo_lower(struct session *, struct sbuf *, const struct kb_text *);

/* changes.c: since the answer to this question. */
/* Says which of the three answers changed, to what and why; whether any
 * did. */
bool changes_three(struct session *);
/* After an earlier answer was changed: alarms that are over, what is now
 * fulfilled or no longer, steps that came and went, or that nothing did. */
void changes_advice(struct session *, bool three_changed);

/* find.c */
/* Opens the one thing that fits, lists what does, or opens a listed one by
 * its number; -1 when there is none. */
int find_word(struct session *, const char *, size_t len);
/* Reads on in what was opened last; -1 when there is nothing left. */
int find_more(struct session *);
/* Of the other country than the one that was answered. */
bool find_is_elsewhere(const struct session *, enum kb_country);

/* found.c */
/* A question is jumped to; of a text the first lines are said. */
void found_open(struct session *, const struct found_item *,
    const char *typed);
void found_more(struct session *);
/* Lists what is in `listed`, besides what was opened or alone; `more` fit
 * too. */
void found_list(struct session *, bool besides, size_t more);

/* flow.c */
/* How many questions may still be asked, and whether this is one. */
size_t flow_left(const struct session *);
bool flow_asks(const struct session *, size_t question);
/* Recomputes what follows from the answers. */
void flow_refresh(struct session *);
/* Wipes what followed from the answers. */
void flow_forget(struct session *);
/* Stores and echoes; the caller goes on with flow_next() or an alarm. */
void flow_take(struct session *, size_t question, uint64_t numbers,
    bool elsewhere);
/* After replies were taken: an alarm, or what comes next. */
void flow_settle(struct session *);
void flow_next(struct session *);
void flow_jump(struct session *, size_t question);
int flow_back(struct session *);
void flow_open(struct session *, int section);
void flow_show(struct session *, enum session_want, int section);
/* The alarm needs no Enter any more: what is asked next is on. */
void flow_leave_alarm(struct session *);

#endif
