/* SPDX-License-Identifier: MIT */
#include "prove/unnoticed.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "kb/index.h"

struct reading {
	struct unnoticed *to;
	const struct kb *kb;
	struct diag *diag;
	size_t reasoned;		/* rows that have one */
	unsigned line;
	int result;
};

static void
refuse(struct reading *r, unsigned line, const char *why)
{
	diag_add(r->diag, DIAG_ERROR, r->to->file, line, "%s", why);
	r->result = -1;
}

/* Levels of urgency too, which nothing refers to by an id. */
static bool
has_element(const struct kb *kb, enum kb_kind kind, const char *id, size_t len)
{
	const struct kb_head *h;
	size_t i;

	for (i = 0; i < kb_kind_count(kb, kind); i++) {
		h = kb_kind_head(kb, kind, i);
		if (h->id != NULL && text_is(id, len, h->id))
			return true;
	}
	return false;
}

/* Whether it begins as 'fact "offence"' does, of an element that is there. */
static bool
names_element(const struct kb *kb, const char *s, size_t len)
{
	const char *id = memchr(s, '"', len), *end;
	size_t kind;

	if (id == NULL || id < s + 2 || id[-1] != ' ')
		return false;
	id++;
	end = memchr(id, '"', (size_t)(s + len - id));
	if (end == NULL)
		return false;
	for (kind = KB_NO_KIND + 1; kind < KB_KIND_CASE; kind++)
		if (text_is(s, (size_t)(id - 2 - s),
		    kb_kind_name((enum kb_kind)kind)))
			return has_element(kb, (enum kb_kind)kind, id,
			    (size_t)(end - id));
	return false;
}

static void
read_row(struct reading *r, const char *s, size_t len)
{
	struct unnoticed_row *row = &r->to->at[r->to->n++];

	if (!names_element(r->kb, s, len))
		refuse(r, r->line, "names no element of the knowledge; begin "
		    "the row as the finding does: fact \"offence\"");
	row->line = r->line;
	row->all = s[len - 1] == '*';
	row->words = s;
	row->len = row->all ? len - 1 : len;
}

static void
end_rows(struct reading *r)
{
	if (r->reasoned < r->to->n)
		refuse(r, r->to->at[r->to->n - 1].line, "has no reason; write "
		    "it below the row, indented");
	r->reasoned = r->to->n;
}

static void
read_line(struct reading *r, const char *s, size_t len)
{
	size_t blank = 0;

	while (blank < len && (s[blank] == ' ' || s[blank] == '\t'))
		blank++;
	if (blank == len || s[0] == '#')
		end_rows(r);
	else if (blank == 0) {
		read_row(r, s, len);
		return;
	} else if (r->to->n == 0)
		refuse(r, r->line, "is a reason without a row; name the "
		    "mistake above it, not indented");
	r->reasoned = r->to->n;
}

static size_t
count_lines(const struct kb_buffer *b)
{
	size_t i, n = 1;

	for (i = 0; i < b->len; i++)
		n += b->bytes[i] == '\n';
	return n;
}

int
unnoticed_read(struct unnoticed *to, const struct kb *kb,
    const struct kb_buffer *b, struct arena *arena, struct diag *d)
{
	struct reading r = { .to = to, .kb = kb, .diag = d };
	const char *s = b->bytes, *end = s + b->len, *next;

	*to = (struct unnoticed){ .file = b->name,
	    .at = arena_calloc(arena, count_lines(b), sizeof(*to->at)) };
	if (to->at == NULL) {
		refuse(&r, 0, "out of memory; close other programs and try "
		    "again");
		return -1;
	}
	for (; s < end; s = next + 1) {
		next = memchr(s, '\n', (size_t)(end - s));
		if (next == NULL)
			next = end;
		r.line++;
		read_line(&r, s, (size_t)(next - s));
	}
	end_rows(&r);
	return r.result;
}

bool
unnoticed_has(struct unnoticed *u, const char *words)
{
	struct unnoticed_row *row;
	bool has = false;
	size_t i;

	for (i = 0; i < u->n; i++) {
		row = &u->at[i];
		if (strncmp(words, row->words, row->len) != 0 ||
		    (!row->all && words[row->len] != '\0'))
			continue;
		row->used = true;
		has = true;
	}
	return has;
}

void
unnoticed_tell_unused(const struct unnoticed *u, struct diag *d)
{
	const struct unnoticed_row *row;
	size_t i;

	for (i = 0; i < u->n; i++) {
		row = &u->at[i];
		if (!row->used)
			diag_add(d, DIAG_FINDING, u->file, row->line, "lists "
			    "what is noticed or no mistake: %.*s; remove the "
			    "row", (int)row->len, row->words);
	}
}
