/* SPDX-License-Identifier: MIT */
#include "kb/lint_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/sbuf.h"
#include "base/utf8.h"
#include "kb/texts.h"

static const char *const lang_names[KB_NLANG] = { "nl", "en" };

/* What a word takes on at its end and is still that word. */
static const char *const endings[KB_NLANG][10] = {
	[KB_NL] = { "", "s", "n", "en", "e", "je", "jes", "tje", "tjes" },
	[KB_EN] = { "", "s", "es" },
};

/* A word to avoid, folded and with a space before it. */
struct avoided {
	const char *folded;
	const struct kb_term *term;
	const char *written;
};

struct words {
	const struct kb *kb;
	struct diag *d;
	struct avoided *avoided[KB_NLANG];
	size_t n;
	struct sbuf text;
};

static void
fold(struct sbuf *out, const char *text)
{
	sbuf_reset(out);
	sbuf_putc(out, ' ');
	utf8_add_folded(out, text, strlen(text));
}

static size_t
count_avoided(const struct kb *kb)
{
	size_t i, n = 0;

	for (i = 0; i < kb->nterms; i++)
		n += kb->terms[i].avoid.n;
	return n;
}

static void
fold_avoided(struct words *w, struct arena *a, const struct kb_term *t,
    const struct kb_text *avoid)
{
	struct avoided *to;
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++) {
		fold(&w->text, avoid->in[lang]);
		to = &w->avoided[lang][w->n];
		to->folded = arena_strdup(a, sbuf_text(&w->text));
		to->term = t;
		to->written = avoid->in[lang];
	}
	w->n++;
}

static bool
fold_terms(struct words *w, struct arena *a)
{
	size_t i, k, n = count_avoided(w->kb);

	for (i = 0; i < KB_NLANG; i++)
		w->avoided[i] = arena_calloc(a, n, sizeof(struct avoided));
	if (arena_failed(a))
		return false;
	for (i = 0; i < w->kb->nterms; i++)
		for (k = 0; k < w->kb->terms[i].avoid.n; k++)
			fold_avoided(w, a, &w->kb->terms[i],
			    &w->kb->terms[i].avoid.at[k]);
	return !arena_failed(a) && !w->text.failed;
}

/* The length of a word to avoid that begins at p, with its ending; 0 when
 * another word begins like it. */
static size_t
match(const char *p, const char *folded, int lang)
{
	const size_t n = strlen(folded), rest = strcspn(p + n, " ");
	const char *const *e;

	for (e = endings[lang]; *e != NULL; e++)
		if (strlen(*e) == rest && strncmp(p + n, *e, rest) == 0)
			return n + rest;
	return 0;
}

/* Whether it stands in something that the term allows. */
static bool
is_allowed(const struct words *w, const struct avoided *a, const char *p,
    size_t len, int lang)
{
	const struct kb_texts *allow = &a->term->allow;
	const char *text = sbuf_text(&w->text), *at;
	struct sbuf folded = SBUF_EMPTY;
	bool yes = false;
	size_t i;

	for (i = 0; i < allow->n && !yes; i++) {
		fold(&folded, allow->at[i].in[lang]);
		for (at = text; !yes && (at = strstr(at,
		    sbuf_text(&folded))) != NULL && at <= p; at++)
			yes = at + match(at, sbuf_text(&folded), lang) >=
			    p + len;
	}
	sbuf_clear(&folded);
	return yes;
}

static bool
says(const struct words *w, const struct avoided *a, int lang)
{
	const char *p = sbuf_text(&w->text);
	size_t len;

	for (; (p = strstr(p, a->folded)) != NULL; p++) {
		len = match(p, a->folded, lang);
		if (len > 0 && !is_allowed(w, a, p, len, lang))
			return true;
	}
	return false;
}

static void
lint_avoided(struct words *w, const struct kb_place_of *p,
    const struct kb_text *t, int lang)
{
	const struct avoided *a = w->avoided[lang];
	size_t i;

	fold(&w->text, t->in[lang]);
	for (i = 0; i < w->n; i++)
		if (says(w, &a[i], lang))
			diag_add(w->d, DIAG_FINDING, p->head->file, t->line,
			    "<%s> (%s) says \"%s\"; term \"%s\" (%s:%u) "
			    "says what to write", p->name, lang_names[lang],
			    a[i].written, a[i].term->head.id,
			    a[i].term->head.file, a[i].term->head.line);
}

/* The next {name} of a text; its length, 0 when there is none. */
static size_t
next_placeholder(const char **p)
{
	const char *open = strchr(*p, '{');
	size_t len;

	if (open == NULL)
		return 0;
	len = strcspn(open, "}");
	if (open[len] == '\0')
		return 0;
	*p = open;
	return len + 1;
}

static bool
has_placeholder(const char *text, const char *name, size_t len)
{
	size_t n;

	for (; (n = next_placeholder(&text)) > 0; text += n)
		if (n == len && strncmp(text, name, len) == 0)
			return true;
	return false;
}

static bool
is_filled(const char *name, size_t len)
{
	static const char always[] = "{client}{profession}{country}";

	return has_placeholder(always, name, len);
}

/* A message gets its values by name: both languages need the same ones. */
static void
lint_placeholders(struct words *w, const struct kb_place_of *p,
    const struct kb_text *t, int lang)
{
	const char *text = t->in[lang], *other = t->in[KB_NLANG - 1 - lang];
	size_t len;

	for (; (len = next_placeholder(&text)) > 0; text += len) {
		if (p->kind == KB_KIND_CASE)
			diag_add(w->d, DIAG_FINDING, p->head->file, t->line,
			    "<%s> (%s) holds %.*s, which nothing fills in a "
			    "case; write the word itself", p->name,
			    lang_names[lang], (int)len, text);
		else if (is_filled(text, len))
			continue;
		else if (p->kind != KB_KIND_MESSAGE)
			diag_add(w->d, DIAG_FINDING, p->head->file, t->line,
			    "<%s> (%s) holds %.*s, which nothing fills; "
			    "write {client}, {profession} or {country}",
			    p->name, lang_names[lang], (int)len, text);
		else if (!has_placeholder(other, text, len))
			diag_add(w->d, DIAG_FINDING, p->head->file, t->line,
			    "message \"%s\" holds %.*s in one language only; "
			    "add it to the other", p->head->id, (int)len,
			    text);
	}
}

/* Texts that may say what is to be avoided.  No name: all of that kind; no
 * kind: of all. */
static const struct { enum kb_kind kind; const char *name; } quoting[] = {
	{ KB_KIND_TERM, NULL },			/* it says what to avoid */
	{ KB_KIND_CONTACT, "name" },		/* the service chose it */
	{ KB_NO_KIND, "keywords" },		/* typed, never shown */
};

static bool
is_quoting(const struct kb_place_of *p)
{
	size_t i;

	for (i = 0; i < sizeof(quoting) / sizeof(quoting[0]); i++)
		if ((quoting[i].kind == KB_NO_KIND ||
		    quoting[i].kind == p->kind) && (quoting[i].name == NULL ||
		    strcmp(quoting[i].name, p->name) == 0))
			return true;
	return false;
}

static void
lint_text(void *data, const struct kb_place_of *p, const struct kb_text *t)
{
	struct words *w = data;
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++) {
		if (!is_quoting(p))
			lint_avoided(w, p, t, lang);
		lint_placeholders(w, p, t, lang);
	}
}

static void
lint_words(const struct kb *kb, const struct kb_cases *cases, struct diag *d)
{
	struct arena *a = arena_new();
	struct words w = { .kb = kb, .d = d };
	const bool folded = fold_terms(&w, a);

	if (folded && cases == NULL)
		kb_texts_each(kb, lint_text, &w);
	else if (folded)
		kb_texts_each_case(cases, lint_text, &w);
	if (!folded || w.text.failed)
		diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
		    "programs and try again");
	sbuf_clear(&w.text);
	arena_free(a);
}

void
kb_lint_words(const struct kb *kb, struct diag *d)
{
	lint_words(kb, NULL, d);
}

void
kb_lint_words_cases(const struct kb *kb, const struct kb_cases *cases,
    struct diag *d)
{
	lint_words(kb, cases, d);
}
