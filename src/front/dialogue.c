/* SPDX-License-Identifier: MIT */
#include "front/dialogue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "front/edit.h"
#include "front/keys.h"
#include "front/plain.h"
#include "front/term.h"

#define PROMPT "> "
#define PROMPT_MAX 32

struct dialogue {
	struct session *session;
	struct style style;
	bool follows_width;	/* the width came from the terminal */
	FILE *out;		/* NULL: nobody sees it */
	struct edit *edit;	/* or */
	struct plain *plain;
	unsigned line;
	char prompt[PROMPT_MAX];
};

static bool
is_dumb(void)
{
	const char *term = getenv("TERM");

	return term == NULL || *term == '\0' || strcmp(term, "dumb") == 0;
}

/* A screen that knows no sequences is at least scrolled empty. */
static const char *
wiping(void)
{
	return is_dumb() ? "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
	    "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
	    : "\033[H\033[2J\033[3J";
}

static const char *const *
complete(void *closure, const char *start, size_t len)
{
	return session_complete(closure, start, len);
}

static void
open_terminal(struct dialogue *d)
{
	struct keys_setup keys = { STDIN_FILENO, fileno(d->out), wiping(),
	    { NULL } };
	struct edit_setup setup = { stdin, d->out, d->prompt, complete,
	    d->session };

	scrub_begin(&keys.scrub);
	keys_begin(&keys);
	d->follows_width = d->style.width == term_width(fileno(d->out));
	if (!d->style.plain && !is_dumb())
		d->edit = edit_new(&setup);
	if (d->edit == NULL)
		d->plain = plain_new(STDIN_FILENO, fileno(d->out),
		    d->prompt);
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

struct dialogue *
dialogue_new(struct session *session, const struct style *style,
    const char *word)
{
	struct dialogue *d = calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->session = session;
	d->style = *style;
	set_prompt(d, word);
	if (term_is(STDIN_FILENO))
		d->out = term_is(STDOUT_FILENO) ? stdout : stderr;
	if (d->out != NULL)
		open_terminal(d);
	else
		d->plain = plain_new(STDIN_FILENO, -1, NULL);
	if (d->edit == NULL && d->plain == NULL) {
		dialogue_free(d);
		return NULL;
	}
	return d;
}

void
dialogue_free(struct dialogue *d)
{
	if (d == NULL)
		return;
	edit_free(d->edit);
	plain_free(d->plain);
	if (d->out != NULL)
		keys_end();
	free(d);
}

bool
dialogue_is_seen(const struct dialogue *d)
{
	return d->out != NULL;
}

void
dialogue_show(struct dialogue *d, const struct doc *doc)
{
	struct sbuf text = SBUF_EMPTY;

	if (d->out == NULL)
		return;
	if (d->follows_width)
		d->style.width = term_width(fileno(d->out));
	(void)render_text(doc, &d->style, &text);
	(void)fwrite(sbuf_text(&text), 1, text.len, d->out);
	(void)fflush(d->out);
	sbuf_clear(&text);
}

enum read_result
dialogue_read(struct dialogue *d, struct sbuf *line)
{
	enum read_result result = d->edit != NULL ? edit_read(d->edit, line)
	    : plain_read(d->plain, line);

	/* The end of a terminal that is gone is no Ctrl-D. */
	if (result == READ_END && d->out != NULL && !term_is(STDIN_FILENO))
		result = READ_HANGUP;
	if (result == READ_LINE || result == READ_TOO_LONG)
		d->line++;
	else
		dialogue_end_line(d);
	return result;
}

unsigned
dialogue_line(const struct dialogue *d)
{
	return d->line;
}

void
dialogue_end_line(struct dialogue *d)
{
	if (d->out == NULL)
		return;
	(void)fputc('\n', d->out);
	(void)fflush(d->out);
}

void
dialogue_wipe(struct dialogue *d)
{
	if (d->out == NULL)
		return;
	(void)fputs(wiping(), d->out);
	(void)fflush(d->out);
}
