/* SPDX-License-Identifier: MIT */
#include "report/wrap.h"

#include <string.h>

#include "base/utf8.h"

struct line {
	struct sbuf *out;
	const struct wrap *w;
	size_t used;		/* columns so far */
	bool begun;		/* it has a word */
};

size_t
wrap_columns(const char *text)
{
	struct sbuf safe = SBUF_EMPTY;
	size_t n;

	utf8_add_safe(&safe, text, strlen(text));
	n = utf8_columns(sbuf_text(&safe), safe.len);
	sbuf_clear(&safe);
	return n;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether the space at s[i] holds two words together: groups of a telephone
 * number, a reference and what it supports, a word and a blank to fill in. */
static bool
is_glue(const char *s, size_t i, size_t len)
{
	if (i + 1 >= len || s[i + 1] == ' ')
		return false;
	if (is_digit(s[i - 1]) && is_digit(s[i + 1]))
		return true;
	if (i + 3 < len && memcmp(s + i + 1, "\xe2\x80\xa6", 3) == 0)
		return true;
	return s[i - 1] != ']' && s[i + 1] == '[' && i + 2 < len &&
	    is_digit(s[i + 2]);
}

/* Bytes of the next word.  A number or address is one, whatever is in it,
 * if it fits a line. */
static size_t
next_word(const struct wrap *w, const char *s, size_t at, size_t room)
{
	const struct link *link;
	size_t n = 0;

	while (s[at + n] != '\0' && s[at + n] != ' ') {
		link = links_at(w->links, s, at + n);
		n += link != NULL && wrap_columns(link->text) <= room ?
		    strlen(link->text) : 1;
	}
	return n;
}

/* Bytes of the next unit: as many words as hang together and fit a line. */
static size_t
next_unit(const struct wrap *w, const char *s, size_t at, size_t len,
    size_t room)
{
	size_t n = next_word(w, s, at, room), more;

	while (at + n < len && is_glue(s + at, n, len - at)) {
		more = n + 1 + next_word(w, s, at + n + 1, room);
		if (utf8_columns(s + at, more) > room)
			break;
		n = more;
	}
	return n;
}

static void
line_begin(struct line *l, size_t column)
{
	sbuf_pad(l->out, ' ', column);
	sbuf_puts(l->out, l->w->on);
	l->used = column;
	l->begun = false;
}

static void
line_end(struct line *l)
{
	sbuf_puts(l->out, l->w->off);
	sbuf_putc(l->out, '\n');
}

/* A place that leads nowhere in a terminal is none. */
static bool
is_printable(const char *href)
{
	for (; *href != '\0'; href++)
		if (*href <= ' ' || *href > '~')
			return false;
	return true;
}

static void
add_link(struct sbuf *out, const struct link *link)
{
	sbuf_puts(out, "\033]8;;");
	sbuf_puts(out, link->href);
	sbuf_puts(out, "\033\\");
	sbuf_puts(out, link->text);
	sbuf_puts(out, "\033]8;;\033\\");
}

static void
add_linked(struct line *l, const char *s, size_t at, size_t end)
{
	const struct link *link;
	size_t from = at, n;

	for (; at < end; at += n) {
		link = l->w->lead ? links_at(l->w->links, s, at) : NULL;
		n = link == NULL ? 1 : strlen(link->text);
		if (link == NULL || at + n > end || !is_printable(link->href))
			continue;
		sbuf_add(l->out, s + from, at - from);
		add_link(l->out, link);
		from = at + n;
	}
	if (from < end)
		sbuf_add(l->out, s + from, end - from);
}

static void
line_add(struct line *l, const char *s, size_t at, size_t len)
{
	size_t columns = utf8_columns(s + at, len);

	if (l->begun && l->used + 1 + columns > l->w->width) {
		line_end(l);
		line_begin(l, l->w->hang);
	} else if (l->begun) {
		sbuf_putc(l->out, ' ');
		l->used++;
	} else if (l->used < l->w->column) {
		sbuf_pad(l->out, ' ', l->w->column - l->used);
		l->used = l->w->column;
	}
	add_linked(l, s, at, at + len);
	l->used += columns;
	l->begun = true;
}

static void
put_safe(struct line *l, const char *s, size_t len)
{
	const struct wrap *w = l->w;
	size_t room = w->width > w->hang ? w->width - w->hang : 1;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = 1;
		if (s[i] == ' ')
			continue;
		n = next_unit(w, s, i, len, room);
		line_add(l, s, i, n);
	}
}

void
wrap_put(struct sbuf *out, const struct wrap *w, const char *text)
{
	struct line l = { out, w, 0, false };
	struct sbuf safe = SBUF_EMPTY;

	text += strspn(text, " ");
	if (w->prefix[0] == '\0' && text[0] == '\0') {
		sbuf_putc(out, '\n');
		return;
	}
	utf8_add_safe(&safe, w->prefix, strlen(w->prefix));
	line_begin(&l, w->indent);
	sbuf_puts(out, sbuf_text(&safe));
	l.used += utf8_columns(sbuf_text(&safe), safe.len);
	sbuf_reset(&safe);
	utf8_add_safe(&safe, text, strlen(text));
	put_safe(&l, sbuf_text(&safe), safe.len);
	line_end(&l);
	out->failed = out->failed || safe.failed;
	sbuf_clear(&safe);
}
