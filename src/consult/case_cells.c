/* SPDX-License-Identifier: MIT */
#include "consult/case_cells.h"

#include <string.h>

#include "base/utf8.h"
#include "base/word.h"
#include "consult/case_table.h"

/* ---- where records end ---- */

#define NEAR ((size_t)256)

/* The first LF or CR from s on, NULL: none.  Looking for one of them far
 * beyond the other would take all day where all lines end in that. */
static const char *
line_end(const char *s, const char *end)
{
	const char *lf, *cr;
	size_t n;

	for (; s < end; s += n) {
		n = (size_t)(end - s) < NEAR ? (size_t)(end - s) : NEAR;
		lf = memchr(s, '\n', n);
		cr = memchr(s, '\r', lf == NULL ? n : (size_t)(lf - s));
		if (cr != NULL || lf != NULL)
			return cr != NULL ? cr : lf;
	}
	return NULL;
}

/* What follows a CR at the very end is not known: it may be its LF. */
size_t
cells_line(const char *s, size_t len, bool ended)
{
	const char *end = s + len, *at = line_end(s, end);

	if (at == NULL || (*at == '\r' && at + 1 == end))
		return ended ? len : 0;
	return (size_t)(at + 1 - s) + (*at == '\r' && at[1] == '\n');
}

static bool
ends_cell(char c, char separator)
{
	return c == separator || c == '\n' || c == '\r';
}

enum quote { QUOTE_OPEN, QUOTE_BROKEN, QUOTE_CLOSED };

/* From a quote at *s to behind the one that closes it.  Broken: what comes
 * behind is neither a separator nor the end of a line. */
static enum quote
close_quote(const char **s, const char *end, char separator, bool ended)
{
	const char *at = *s + 1;

	while ((at = memchr(at, '"', (size_t)(end - at))) != NULL) {
		if (at + 1 == end) {
			*s = end;
			return ended ? QUOTE_CLOSED : QUOTE_OPEN;
		}
		if (at[1] != '"')
			break;
		at += 2;
	}
	if (at == NULL)
		return QUOTE_OPEN;
	*s = at + 1;
	return ends_cell(at[1], separator) ? QUOTE_CLOSED : QUOTE_BROKEN;
}

/* The first cell of this line that begins with a quote; NULL: none. */
static const char *
next_quoted(const char *s, const char *end, char separator)
{
	while (s < end && *s != '"') {
		while (s < end && !ends_cell(*s, separator))
			s++;
		if (s == end || *s != separator)
			return NULL;
		s++;
	}
	return s < end ? s : NULL;
}

size_t
case_table_record(const char *s, size_t len, char separator, bool ended)
{
	bool whole = ended || len >= CASE_MAX;
	const char *end = s + (len < CASE_MAX ? len : CASE_MAX);
	const char *at = s, *quoted;
	enum quote quote = QUOTE_CLOSED;
	size_t line;

	while ((quoted = next_quoted(at, end, separator)) != NULL) {
		at = quoted;
		quote = close_quote(&at, end, separator, whole);
		if (quote != QUOTE_CLOSED || at == end || *at != separator)
			break;
		at++;
	}
	if (quote == QUOTE_OPEN && !whole)
		return 0;
	if (quote != QUOTE_CLOSED)
		at = s;
	if (at == s + len && ended)
		return len;
	line = cells_line(at, len - (size_t)(at - s), ended);
	return line == 0 ? 0 : (size_t)(at - s) + line;
}

/* ---- cells ---- */

void
cells_begin(struct cells *c, const char *record, size_t len, char separator,
    struct arena *arena)
{
	*c = (struct cells){ record, record + len, separator, false, arena };
	if (c->end > c->at && c->end[-1] == '\n')
		c->end--;
	if (c->end > c->at && c->end[-1] == '\r')
		c->end--;
}

static const char *
unquoted(const struct cells *c, const char *s, size_t *len)
{
	const char *end = s + *len;
	char *copy, *to;

	if (memchr(s, '"', *len) == NULL)
		return s;
	copy = to = arena_alloc(c->arena, *len + CASE_SLACK);
	if (copy == NULL)
		return s;
	for (; s < end; s++) {
		*to++ = *s;
		if (*s == '"')
			s++;
	}
	*len = (size_t)(to - copy);
	return copy;
}

static const char *
quoted_cell(struct cells *c, size_t *len)
{
	const char *s = c->at + 1;

	if (close_quote(&c->at, c->end, c->separator, true) != QUOTE_CLOSED) {
		c->broken = true;
		c->at = s - 1;
		return NULL;
	}
	*len = (size_t)(c->at - 1 - s);
	return unquoted(c, s, len);
}

/* Where the cell ends that begins, or goes on, at s. */
static const char *
cell_end(const struct cells *c, const char *s)
{
	const uint64_t separators = WORD_OF(c->separator);
	size_t n = WORD_BYTES;

	for (; n == WORD_BYTES && s < c->end; s += n)
		n = word_zero(word_load(s) ^ separators);
	return s < c->end ? s : c->end;
}

bool
cells_next(struct cells *c, const char **cell, size_t *len)
{
	const char *s = c->at, *end;

	if (s == NULL)
		return false;
	*cell = s < c->end && *s == '"' ? quoted_cell(c, len) : NULL;
	end = cell_end(c, c->at);
	if (*cell == NULL) {
		*cell = s;
		*len = (size_t)(end - s);
	}
	for (; *len > 0 && **cell == ' '; (*len)--)
		(*cell)++;
	while (*len > 0 && (*cell)[*len - 1] == ' ')
		(*len)--;
	c->at = end < c->end ? end + 1 : NULL;
	return true;
}

bool
cells_only(const char *record, size_t len, const char *of)
{
	const char *end = record + len;

	while (record < end && strchr(of, *record) != NULL &&
	    *record != '\0')
		record++;
	return record == end;
}

/* ---- an encoding of spreadsheets ---- */

void
cells_from_windows(struct arena *arena, const char **s, size_t *len)
{
	/* 0x80 to 0x9f; the rest is as in Latin-1. */
	static const uint16_t high[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192,
	    0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
	    0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c,
	    0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
	    0x0153, 0xfffd, 0x017e, 0x0178 };
	char *copy = arena_calloc(arena, *len + 1, 3);
	size_t i, n = 0;
	unsigned char c;

	if (copy == NULL)
		return;
	for (i = 0; i < *len; i++) {
		c = (unsigned char)(*s)[i];
		n += utf8_encode(c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c,
		    copy + n);
	}
	*s = copy;
	*len = n;
}
