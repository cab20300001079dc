/* SPDX-License-Identifier: MIT */
#include "front/dialogue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "front/edit.h"
#include "front/keys.h"
#include "front/plain.h"
#include "front/term.h"

#define PROMPT "> "
#define PROMPT_MAX 32
#define NOWHERE (-1)
#define HOME_AND_CLEAR "\033[H\033[2J"
#define CLEAR_SCROLLED "\033[3J"
#define TWENTY_LINES "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"

struct dialogue {
	struct session *session;
	struct style style;
	bool follows_width;	/* the width came from the terminal */
	struct scrub *scrub;
	int out;		/* NOWHERE: nobody sees it */
	struct edit *asked;	/* what the terminal can; not to edit: its end
				   drops what was typed ahead */
	struct edit *edit;	/* or */
	struct plain *plain;
	unsigned line;
	struct sbuf above;	/* shown above the prompt, for Ctrl-L */
	size_t whole;		/* of it, without a remark on what was typed */
	bool answered;		/* it belongs to a line that was read */
	char prompt[PROMPT_MAX];
	char clear[KEYS_WIPE_MAX];	/* what clears this screen, or "" */
	char wipe[KEYS_WIPE_MAX];
};

static bool
is_dumb(void)
{
	const char *term = getenv("TERM");

	return term == NULL || *term == '\0' || strcmp(term, "dumb") == 0;
}

/* A dialogue without a session has nothing to complete. */
static const char *const *
complete(void *closure, const char *start, size_t len)
{
	static const char *const nothing[] = { NULL };
	const struct dialogue *d = closure;

	return d->session == NULL ? nothing
	    : session_complete(d->session, start, len);
}

static const char *
above(void *closure)
{
	const struct dialogue *d = closure;

	return sbuf_text(&d->above);
}

/* A remark of one block leaves the question above it standing. */
static void
keep_shown(struct dialogue *d, const char *text, size_t len, bool remark)
{
	if (d->edit == NULL || len == 0)
		return;
	if (d->answered)
		sbuf_cut(&d->above, remark ? d->whole : 0);
	d->answered = false;
	sbuf_add(&d->above, text, len);
	if (!remark)
		d->whole = d->above.len;
}

/* A terminal with control sequences as most have them also drops the lines
 * that scrolled away.  One that cannot clear is scrolled empty and says so. */
static void
set_wipe(struct dialogue *d, const char *cannot)
{
	if (strncmp(d->clear, "\033[", 2) == 0)
		(void)snprintf(d->wipe, sizeof(d->wipe), "%s",
		    HOME_AND_CLEAR CLEAR_SCROLLED);
	else if (dialogue_clears(d))
		(void)snprintf(d->wipe, sizeof(d->wipe), "%s", d->clear);
	else
		(void)snprintf(d->wipe, sizeof(d->wipe), "%s%s%s%s\n",
		    TWENTY_LINES, TWENTY_LINES, TWENTY_LINES, cannot);
	keys_wipe(d->wipe);
}

static void
set_prompt(struct dialogue *d, const char *word)
{
	if (d->style.plain)
		(void)snprintf(d->prompt, sizeof(d->prompt), "%.*s ",
		    PROMPT_MAX - 2, word);
	else
		(void)snprintf(d->prompt, sizeof(d->prompt), "%s", PROMPT);
}

/* What the terminal can is asked of libedit, also when it is not to edit. */
static void
open_terminal(struct dialogue *d)
{
	struct keys_setup keys = { STDIN_FILENO, d->out, d->scrub };
	struct edit_setup setup = { stdin, d->out, d->prompt, complete, above,
	    d };

	keys_begin(&keys);
	if (!is_dumb())
		d->edit = edit_new(&setup);
	if (d->edit != NULL)
		(void)snprintf(d->clear, sizeof(d->clear), "%s",
		    edit_clear(d->edit));
	set_wipe(d, "");
	if (d->edit != NULL && (d->style.plain || !dialogue_clears(d))) {
		d->asked = d->edit;
		d->edit = NULL;
		keys_set();
	}
	if (d->edit == NULL)
		d->plain = plain_new(STDIN_FILENO, d->prompt);
}

struct dialogue *
dialogue_open(const struct style *style, struct scrub *scrub)
{
	struct dialogue *d = memory_calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->style = *style;
	d->scrub = scrub;
	d->out = NOWHERE;
	set_prompt(d, PROMPT);
	scrub_guard(scrub);
	if (term_is(STDIN_FILENO))
		d->out = term_is(STDOUT_FILENO) ? STDOUT_FILENO
		    : STDERR_FILENO;
	d->follows_width = d->out != NOWHERE &&
	    style->width == term_width(d->out);
	if (d->out != NOWHERE)
		open_terminal(d);
	else
		d->plain = plain_new(STDIN_FILENO, NULL);
	if (d->edit == NULL && d->plain == NULL) {
		dialogue_free(d);
		return NULL;
	}
	return d;
}

void
dialogue_begin(struct dialogue *d, struct session *session,
    const struct style *style, const struct dialogue_words *words)
{
	d->session = session;
	d->style = *style;
	set_prompt(d, words->prompt);
	if (dialogue_is_seen(d))
		set_wipe(d, words->cannot_wipe);
}

void
dialogue_free(struct dialogue *d)
{
	if (d == NULL)
		return;
	edit_free(d->edit);
	edit_free(d->asked);
	sbuf_clear(&d->above);
	plain_free(d->plain);
	if (d->out != NOWHERE)
		keys_end();
	free(d);
}

void
dialogue_follow(struct dialogue *d, struct session *session)
{
	d->session = session;
}

bool
dialogue_is_seen(const struct dialogue *d)
{
	return d->out != NOWHERE;
}

bool
dialogue_clears(const struct dialogue *d)
{
	return *d->clear != '\0';
}

void
dialogue_show(struct dialogue *d, const struct doc *doc)
{
	struct sbuf text = SBUF_EMPTY;

	if (d->out == NOWHERE)
		return;
	if (d->follows_width)
		d->style.width = term_width(d->out);
	if (render_text(doc, &d->style, &text) == 0 && !memory_lacks()) {
		keys_write(sbuf_text(&text), text.len);
		keep_shown(d, sbuf_text(&text), text.len, doc_count(doc) == 1);
	}
	sbuf_clear(&text);
}

static void
end_line(const struct dialogue *d)
{
	if (d->out != NOWHERE)
		keys_write("\n", 1);
}

enum read_result
dialogue_read(struct dialogue *d, struct sbuf *line)
{
	enum read_result result;

	scrub_lock(d->scrub);
	result = d->edit != NULL ? edit_read(d->edit, line)
	    : plain_read(d->plain, line);
	d->answered = true;
	/* The end of a terminal that is gone is no Ctrl-D. */
	if (result == READ_END && d->out != NOWHERE && !term_is(STDIN_FILENO))
		result = READ_HANGUP;
	if (result == READ_LINE || result == READ_TOO_LONG)
		d->line++;
	else
		end_line(d);
	return result;
}

unsigned
dialogue_line(const struct dialogue *d)
{
	return d->line;
}

void
dialogue_wipe(struct dialogue *d)
{
	if (d->out != NOWHERE)
		keys_write(d->wipe, strlen(d->wipe));
}

void
dialogue_forget(struct dialogue *d)
{
	sbuf_clear(&d->above);
	d->whole = 0;
	if (d->edit != NULL)
		edit_forget(d->edit);
	else
		plain_forget(d->plain);
	scrub_freed(d->scrub);
}
