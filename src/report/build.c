/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include <stdarg.h>
#include <string.h>

#include "consult/fill.h"
#include "kb/find.h"
#include "report/hours.h"
#include "report/phrase.h"

const char *
build_copy(struct build *b, const struct sbuf *s)
{
	const char *copy = NULL;

	if (!s->failed)
		copy = arena_strndup(b->arena, sbuf_text(s), s->len);
	if (copy != NULL)
		return copy;
	b->failed = true;
	return "";
}

/* Takes what s holds and clears it. */
static const char *
taken(struct build *b, struct sbuf *s)
{
	const char *copy = build_copy(b, s);

	sbuf_clear(s);
	return copy;
}

const char *
build_text(struct build *b, const struct kb_text *t)
{
	struct sbuf s = SBUF_EMPTY;

	if (t->in[b->lang] == NULL)
		return "";
	report_text(b->c, t, &s);
	return taken(b, &s);
}

const char *
build_say(struct build *b, const char *id, ...)
{
	struct sbuf s = SBUF_EMPTY, filled = SBUF_EMPTY;
	va_list ap;

	/* Not by fill_text() alone: it would capitalise an address or a
	 * weekday that a message begins with. */
	va_start(ap, id);
	phrase_add_list(b->kb, b->lang, &s, id, ap);
	va_end(ap);
	fill_text(b->f->answers, b->lang, sbuf_text(&s), NULL, &filled);
	b->failed = b->failed || s.failed;
	sbuf_clear(&s);
	return taken(b, &filled);
}

const char *
build_lower(struct build *b, const char *text)
{
	struct sbuf s = SBUF_EMPTY;

	fill_lower(&s, text);
	return taken(b, &s);
}

const char *
build_join(struct build *b, const char *a, const char *separator,
    const char *c)
{
	struct sbuf s = SBUF_EMPTY;

	if (a[0] == '\0' || c[0] == '\0')
		return a[0] == '\0' ? c : a;
	sbuf_puts(&s, a);
	sbuf_puts(&s, separator);
	sbuf_puts(&s, c);
	return taken(b, &s);
}

const char *
build_bare(struct build *b, const char *text)
{
	struct sbuf s = SBUF_EMPTY;
	size_t len = strlen(text);

	if (len > 0 && text[len - 1] == '.')
		len--;
	sbuf_add(&s, text, len);
	return taken(b, &s);
}

const char *
build_stop(struct build *b, const char *text)
{
	size_t len = strlen(text);

	if (len == 0 || strchr(".?!:", text[len - 1]) != NULL)
		return text;
	return build_join(b, text, "", ".");
}

size_t
build_sentence(const char *text)
{
	const char *end = text;

	while ((end = strstr(end, ". ")) != NULL) {
		if (end[2] >= 'A' && end[2] <= 'Z')
			return (size_t)(end - text) + 1;
		end++;
	}
	return 0;
}

const char *
build_first(struct build *b, const char *text)
{
	struct sbuf s = SBUF_EMPTY;
	size_t end = build_sentence(text);

	if (end == 0)
		return text;
	sbuf_add(&s, text, end);
	return taken(b, &s);
}

const char *
build_between(struct build *b, const char *id)
{
	return build_join(b, build_join(b, " ", "", build_say(b, id, NULL)),
	    "", " ");
}

const char *
build_number(struct build *b, unsigned long n)
{
	struct sbuf s = SBUF_EMPTY;

	sbuf_num(&s, n);
	return taken(b, &s);
}

const char *
build_question(struct build *b, size_t question)
{
	const struct kb_question *q = &b->kb->questions[question];

	return build_say(b, "rep-question", "n", build_number(b, q->number),
	    "question", build_text(b, &q->brief), NULL);
}

void
list_add(struct list *l, const char *text)
{
	if (text[0] != '\0' && l->n < LIST_MAX)
		l->at[l->n++] = text;
}

const char *
list_join(struct build *b, const struct list *l, size_t max,
    const char *separator, const char *last)
{
	struct sbuf s = SBUF_EMPTY;
	size_t i, n = l->n < max ? l->n : max;

	for (i = 0; i < n; i++) {
		if (i > 0)
			sbuf_puts(&s, i + 1 == n ? last : separator);
		sbuf_puts(&s, l->at[i]);
	}
	return taken(b, &s);
}

void
build_clear(struct build *b)
{
	doc_free(b->doc);
	arena_wipe(b->arena);
	b->doc = NULL;
	b->arena = NULL;
}

bool
build_begin(struct build *b, const struct report_context *c)
{
	b->c = c;
	b->kb = c->kb;
	b->f = c->findings;
	b->lang = c->lang;
	b->nnumbered = 0;
	b->heading = NULL;
	b->gap = false;
	b->doc = doc_new();
	b->arena = arena_new();
	b->numbered = arena_calloc(b->arena, c->kb->nsources + 1,
	    sizeof(*b->numbered));
	b->used = arena_calloc(b->arena, c->kb->nsources + 1,
	    sizeof(*b->used));
	b->failed = b->doc == NULL || b->numbered == NULL || b->used == NULL;
	return !b->failed;
}

bool
build_true(const struct build *b, size_t rule)
{
	return findings_rule(b->f, rule) == TRI_TRUE;
}

bool
build_here(const struct build *b, enum kb_country country)
{
	return country == KB_NO_COUNTRY || country == b->f->country;
}

bool
build_holds(const struct build *b, const struct kb_passage *p)
{
	return build_here(b, p->country) &&
	    kb_in_force(p->from, p->to, b->f->day) && build_true(b, p->rule);
}

static bool
passage_holds(const struct build *b, const struct kb_passage *p,
    enum kb_place place)
{
	return p->place == place && build_holds(b, p);
}

const struct kb_passage *
build_passage(const struct build *b, enum kb_place place)
{
	size_t i;

	for (i = 0; i < b->kb->npassages; i++)
		if (passage_holds(b, &b->kb->passages[i], place))
			return &b->kb->passages[i];
	return NULL;
}

void
build_passages(struct build *b, enum kb_place place, struct list *l)
{
	const struct kb_passage *p;
	size_t i;

	for (i = 0; i < b->kb->npassages; i++) {
		p = &b->kb->passages[i];
		if (!passage_holds(b, p, place))
			continue;
		list_add(l, build_text(b, &p->text));
		build_use(b, &p->head);
	}
}

static size_t
number_of(struct build *b, size_t source)
{
	size_t i;

	for (i = 0; i < b->nnumbered; i++)
		if (b->numbered[i] == source)
			return i + 1;
	b->numbered[b->nnumbered++] = source;
	return b->nnumbered;
}

const char *
build_cites(struct build *b, const struct kb_head *head, size_t max)
{
	struct list l = { { NULL }, 0 };
	const char *mark;
	size_t i;

	for (i = 0; i < head->ncites && i < max; i++) {
		mark = build_number(b, number_of(b, head->cites[i].source));
		list_add(&l, build_say(b, b->c->plain ? "rep-cite-plain" :
		    "rep-cite", "n", mark, NULL));
	}
	build_use(b, head);
	if (l.n == 0)
		return "";
	return build_join(b, b->c->plain ? ", " : " ", "",
	    list_join(b, &l, max, " ", " "));
}

void
build_use(struct build *b, const struct kb_head *head)
{
	size_t i;

	for (i = 0; i < head->ncites; i++)
		b->used[head->cites[i].source] = true;
}

static void
add_heading(struct build *b)
{
	if (b->gap)
		doc_add(b->doc, DOC_BLANK, 0, NULL, NULL, NULL);
	b->gap = false;
	if (b->heading != NULL)
		doc_add(b->doc, DOC_HEADING, b->section, NULL, b->heading,
		    NULL);
	b->heading = NULL;
}

void
build_add(struct build *b, enum doc_kind kind, const char *label,
    const char *text, const char *id)
{
	add_heading(b);
	doc_add(b->doc, kind, 0, label, text, id);
}

void
build_add_number(struct build *b, enum doc_kind kind, int number,
    const char *text, const char *id)
{
	add_heading(b);
	doc_add(b->doc, kind, number, NULL, text, id);
}

void
build_heading(struct build *b, int section, const char *text)
{
	b->section = section;
	b->heading = text;
}

void
build_line(struct build *b, const char *message, const struct list *l,
    size_t max)
{
	const char *what;

	if (l->n == 0 || max == 0)
		return;
	what = list_join(b, l, max, ", ", ", ");
	if (l->n > max)
		what = build_join(b, what, ", ", build_say(b, "rep-more",
		    "n", build_number(b, l->n - max), NULL));
	build_add(b, DOC_LINE, NULL, build_say(b, message, "what",
	    build_bare(b, what), NULL), NULL);
}

const char *
build_date(struct build *b, const struct civil *at)
{
	struct sbuf s = SBUF_EMPTY;

	fill_date(b->f->answers, b->lang, at, &s);
	return taken(b, &s);
}

const char *
build_clock(struct build *b)
{
	struct sbuf s = SBUF_EMPTY;

	hours_clock(b->kb, b->lang, b->c->at.hour * 60 + b->c->at.minute, &s);
	return taken(b, &s);
}
