/* SPDX-License-Identifier: MIT */
#include "report/diff_parts.h"

#include <string.h>

#include "report/explain.h"

/* ---- texts ---- */

#define WHOLE ((size_t)160)	/* bytes of a text that is shown whole */
#define AROUND 5		/* words around what differs */

/* Bytes that two texts begin with alike, up to a space. */
static size_t
same_start(const char *a, const char *b)
{
	size_t i, last = 0;

	for (i = 0; a[i] != '\0' && a[i] == b[i]; i++)
		if (a[i] == ' ')
			last = i + 1;
	return last;
}

static size_t
same_end(const char *a, size_t na, const char *b, size_t nb)
{
	size_t i, last = 0;

	for (i = 0; i < na && i < nb && a[na - 1 - i] == b[nb - 1 - i]; i++)
		if (a[na - 1 - i] == ' ')
			last = i + 1;
	return last;
}

/* Some words back from a place that begins one. */
static size_t
words_before(const char *s, size_t at)
{
	size_t n = 0;

	while (at > 0 && n <= AROUND)
		n += s[--at] == ' ';
	return at == 0 ? 0 : at + 1;
}

static size_t
words_behind(const char *s, size_t at, size_t len)
{
	size_t n = 0;

	for (; at < len && n <= AROUND; at++)
		n += s[at] == ' ';
	return at == len ? len : at - 1;
}

static void
put_excerpt(const char *s, size_t start, size_t end, struct sbuf *b)
{
	size_t len = strlen(s);

	if (start > 0)
		sbuf_puts(b, "… ");
	sbuf_add(b, s + start, end - start);
	if (end < len)
		sbuf_puts(b, " …");
}

void
diff_excerpt(const char *was, const char *now, struct sbuf *a,
    struct sbuf *b)
{
	size_t na = was == NULL ? 0 : strlen(was);
	size_t nb = now == NULL ? 0 : strlen(now);
	size_t start = 0, end = 0;

	if (was != NULL && now != NULL && (na > WHOLE || nb > WHOLE)) {
		start = same_start(was, now);
		end = same_end(was + start, na - start, now + start,
		    nb - start);
		start = words_before(was, start);
	}
	if (was != NULL)
		put_excerpt(was, start, words_behind(was, na - end, na), a);
	if (now != NULL)
		put_excerpt(now, start, words_behind(now, nb - end, nb), b);
}

/* ---- rules ---- */

struct subject { const struct kb_expr *was, *now; struct sbuf *outline; };

static bool
same(const struct diff_report *r, const struct kb_expr *a,
    const struct kb_expr *b)
{
	return kb_pairs_same_expr(r->pairs, a, b);
}

/* Down to the only part that differs. */
static void
narrow(const struct diff_report *r, struct subject *s)
{
	size_t i, n = 0, at = 0;

	if (s->was->op != s->now->op || s->was->nkids != s->now->nkids ||
	    s->was->threshold != s->now->threshold ||
	    s->was->main_is_wide != s->now->main_is_wide)
		return;
	for (i = 0; i < s->was->nkids; i++)
		if (!same(r, s->was->kids[i], s->now->kids[i])) {
			n++;
			at = i;
		}
	if (n != 1)
		return;
	s->was = s->was->kids[at];
	s->now = s->now->kids[at];
	sbuf_putc(s->outline, '.');
	sbuf_num(s->outline, at + 1);
	narrow(r, s);
}

static void
add_half(const struct diff_report *r, const char *label, const struct kb *kb,
    const struct kb_expr *e, const char *outline, struct doc *doc)
{
	doc_add(doc, DOC_LINE, 0, "", diff_say(r, label), NULL);
	if (e == NULL)
		doc_add(doc, DOC_ROW, 0, outline, diff_say(r, "diff-always"),
		    NULL);
	else
		explain_rule(kb, r->lang, e, outline, doc);
}

void
diff_add_rule(const struct diff_report *r, const struct kb_edit *e,
    struct doc *doc)
{
	const struct kb *was = r->pairs->was, *now = r->pairs->now;
	struct sbuf outline = SBUF_EMPTY;
	struct subject s = { e->was_rule, e->now_rule, &outline };

	if (e->kind == KB_KIND_GUARANTEE) {
		diff_add_line(r, e, doc);	/* no words for its claims */
		return;
	}
	sbuf_putc(&outline, '1');
	if (s.was != NULL && s.now != NULL)
		narrow(r, &s);
	diff_add_line(r, e, doc);
	add_half(r, "diff-was", was, s.was, sbuf_text(&outline), doc);
	add_half(r, "diff-now", now, s.now, sbuf_text(&outline), doc);
	sbuf_clear(&outline);
}
