/* SPDX-License-Identifier: MIT */
#include "front/plain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "front/keys.h"

#define CHUNK 4096
#define WIPE_KEY '\034'		/* Ctrl-\ ends a line, see keys.c */

struct plain {
	int in;
	const char *prompt;
	bool ended;
	size_t at, n;		/* unread bytes of chunk */
	char chunk[CHUNK];
};

struct plain *
plain_new(int in, const char *prompt)
{
	struct plain *p = memory_calloc(1, sizeof(*p));

	if (p == NULL)
		return NULL;
	p->in = in;
	p->prompt = prompt;
	return p;
}

void
plain_free(struct plain *p)
{
	if (p == NULL)
		return;
	explicit_bzero(p, sizeof(*p));
	free(p);
}

void
plain_forget(struct plain *p)
{
	explicit_bzero(p->chunk, p->at);
	explicit_bzero(p->chunk + p->n, sizeof(p->chunk) - p->n);
}

static void
show_prompt(const struct plain *p)
{
	if (p->prompt != NULL)
		keys_write(p->prompt, strlen(p->prompt));
}

static const enum read_result of_event[] = {
	[KEYS_INTERRUPT] = READ_INTERRUPT,
	[KEYS_TERMINATE] = READ_TERMINATE,
	[KEYS_HANGUP] = READ_HANGUP,
	[KEYS_ERROR] = READ_ERROR,
};

/* READ_LINE when a byte can be read. */
static enum read_result
wait_for_input(struct plain *p)
{
	enum keys_event event;

	if (p->prompt == NULL)
		return READ_LINE;
	for (;;) {
		event = keys_wait();
		if (event == KEYS_READY)
			return READ_LINE;
		if (event == KEYS_STOP)
			keys_stop();
		if (event == KEYS_CONTINUED)
			keys_set();
		if (event == KEYS_STOP || event == KEYS_CONTINUED)
			show_prompt(p);
		else if (event != KEYS_RESIZED)
			return of_event[event];
	}
}

static ssize_t
read_more(struct plain *p)
{
	ssize_t n;

	if (p->prompt != NULL)
		return keys_read(p->chunk, sizeof(p->chunk));
	do
		n = read(p->in, p->chunk, sizeof(p->chunk));
	while (n == -1 && errno == EINTR);
	return n;
}

/* READ_LINE when there are unread bytes. */
static enum read_result
fill(struct plain *p)
{
	enum read_result ready;
	ssize_t n;

	if (p->at < p->n)
		return READ_LINE;
	if (p->ended)
		return READ_END;
	ready = wait_for_input(p);
	if (ready != READ_LINE)
		return ready;
	n = read_more(p);
	if (n == -1)
		return p->prompt != NULL && errno == EIO ? READ_HANGUP
		    : READ_ERROR;
	p->at = 0;
	p->n = (size_t)n;
	p->ended = n == 0 && p->prompt == NULL;
	return n == 0 ? READ_END : READ_LINE;
}

static void
keep(struct sbuf *line, const char *s, size_t len, bool *too_long)
{
	if (line->len + len > PLAIN_LINE_MAX)
		*too_long = true;
	if (!*too_long)
		sbuf_add(line, s, len);
}

/* Put around a paste by a terminal that an earlier program asked to. */
static void
drop_brackets(struct sbuf *line)
{
	static const char *const marks[] = { "\033[200~", "\033[201~" };
	size_t i, len = strlen(marks[0]);
	char *at;

	for (i = 0; i < 2; i++)
		while (line->len > 0 && (at = memmem(line->text, line->len,
		    marks[i], len)) != NULL) {
			line->len -= len;
			memmove(at, at + len, line->len + 1 - (size_t)(at -
			    line->text));
		}
}

static enum read_result
end_of_line(const struct plain *p, struct sbuf *line, bool too_long)
{
	if (p->prompt != NULL && !line->failed)
		drop_brackets(line);
	if (line->failed) {
		errno = ENOMEM;
		return READ_ERROR;
	}
	if (line->len > 0 && line->text[line->len - 1] == '\r')
		line->text[--line->len] = '\0';
	return too_long ? READ_TOO_LONG : READ_LINE;
}

enum read_result
plain_read(struct plain *p, struct sbuf *line)
{
	enum read_result result;
	bool too_long = false;
	size_t start;
	char last;

	sbuf_reset(line);
	show_prompt(p);
	for (;;) {
		result = fill(p);
		if (result == READ_END && (line->len > 0 || too_long))
			return end_of_line(p, line, too_long);
		if (result != READ_LINE)
			return result;
		start = p->at;
		do
			last = p->chunk[p->at++];
		while (p->at < p->n && last != '\n' &&
		    (p->prompt == NULL || last != WIPE_KEY));
		if (p->prompt != NULL && last == WIPE_KEY)
			return READ_WIPE;
		keep(line, p->chunk + start, p->at - start -
		    (last == '\n'), &too_long);
		if (last == '\n')
			return end_of_line(p, line, too_long);
	}
}
