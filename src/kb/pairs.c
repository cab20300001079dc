/* SPDX-License-Identifier: MIT */
#include "kb/pairs.h"

#include <string.h>

#include "base/arena.h"
#include "kb/format_table.h"

static bool
same_string(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

bool
kb_pairs_same_text(const struct kb_text *a, const struct kb_text *b)
{
	return same_string(a->in[KB_NL], b->in[KB_NL]) &&
	    same_string(a->in[KB_EN], b->in[KB_EN]);
}

static bool
same_texts(const struct kb_texts *a, const struct kb_texts *b)
{
	size_t i;

	for (i = 0; a->n == b->n && i < a->n; i++)
		if (!kb_pairs_same_text(&a->at[i], &b->at[i]))
			return false;
	return a->n == b->n;
}

/* ---- conditions ---- */

static enum kb_kind
kind_of_op(enum kb_op op)
{
	switch (op) {
	case KB_IS:
	case KB_KNOWN:
		return KB_KIND_QUESTION;
	case KB_FACT:
		return KB_KIND_FACT;
	case KB_GROUND:
		return KB_KIND_GROUND;
	default:
		return KB_NO_KIND;
	}
}

static const struct kb_el *
claim_el(enum kb_claim_about about)
{
	const struct kb_el *el;
	size_t i;

	for (i = 0; (el = kb_format_proved(i)) != NULL; i++)
		if (el->op == KB_CLAIM && el->about == about)
			return el;
	return NULL;
}

static bool
same_claim(const struct kb_pairs *p, const struct kb_claim *a,
    const struct kb_claim *b)
{
	if (a == NULL)	/* then neither is a claim */
		return true;
	return a->about == b->about && kb_pairs_same(p, claim_el(a->about),
	    (const void *)a, (const void *)b);
}

static bool
same_options(const struct kb_pairs *p, const struct kb_expr *a,
    const struct kb_expr *b)
{
	size_t i, first;

	if (a->op != KB_IS)
		return true;
	first = p->was->questions[a->ref].first_option;
	for (i = 0; i < a->noptions; i++)
		if (!kb_expr_has_option(b, p->option_to[first + a->options[i]]))
			return false;
	return a->noptions == b->noptions;
}

bool
kb_pairs_same_expr(const struct kb_pairs *p, const struct kb_expr *a,
    const struct kb_expr *b)
{
	enum kb_kind kind = kind_of_op(a->op);
	size_t i;

	if (a->op != b->op || a->nkids != b->nkids ||
	    a->threshold != b->threshold ||
	    a->main_is_wide != b->main_is_wide)
		return false;
	if (kind != KB_NO_KIND && p->to[kind][a->ref] != b->ref)
		return false;
	for (i = 0; i < a->nkids; i++)
		if (!kb_pairs_same_expr(p, a->kids[i], b->kids[i]))
			return false;
	return same_options(p, a, b) && same_claim(p, a->claim, b->claim);
}

bool
kb_pairs_same_rule(const struct kb_pairs *p, size_t was, size_t now)
{
	if (was == KB_ALWAYS || now == KB_ALWAYS)
		return was == now;
	return kb_pairs_same_expr(p, p->was->rules[was].expr,
	    p->now->rules[now].expr);
}

/* ---- parts ---- */

static bool
same_ref(const struct kb_pairs *p, const struct kb_att *a, const char *was,
    const char *now)
{
	size_t x = kb_object_index(was, a->slot);
	size_t y = kb_object_index(now, a->slot);

	if (x == KB_ALWAYS || y == KB_ALWAYS)
		return x == y;
	return p->to[a->kind][x] == y;
}

static bool
same_refs(const struct kb_pairs *p, const struct kb_att *a, const char *was,
    const char *now)
{
	struct kb_refs x = kb_object_refs(was, a->at);
	struct kb_refs y = kb_object_refs(now, a->at);
	size_t i;

	for (i = 0; x.n == y.n && i < x.n; i++)
		if (p->to[a->kind][x.at[i]] != y.at[i])
			return false;
	return x.n == y.n;
}

bool
kb_pairs_same_att(const struct kb_pairs *p, const struct kb_att *a,
    const char *was, const char *now)
{
	if (a->value == KB_V_REFS)
		return same_refs(p, a, was, now);
	if (a->value == KB_V_REF && a->slot != KB_NOWHERE)
		return same_ref(p, a, was, now);
	if (a->at == KB_NOWHERE)
		return true;
	if (kb_value_is_numeric(a->value))
		return kb_object_number(was, a) == kb_object_number(now, a);
	return same_string(kb_object_string(was, a->at),
	    kb_object_string(now, a->at));
}

static bool
same_parts(const struct kb_pairs *p, const struct kb_kid *k,
    struct kb_parts was, struct kb_parts now)
{
	size_t i;

	for (i = 0; was.n == now.n && i < was.n; i++)
		if (!kb_pairs_same(p, k->el, was.at + i * k->el->size,
		    now.at + i * k->el->size))
			return false;
	return was.n == now.n;
}

static bool
same_expr_or_none(const struct kb_pairs *p, const struct kb_expr *a,
    const struct kb_expr *b)
{
	return a == NULL || b == NULL ? a == b : kb_pairs_same_expr(p, a, b);
}

bool
kb_pairs_same_kid(const struct kb_pairs *p, const struct kb_kid *k,
    const char *was, const char *now)
{
	switch (k->store) {
	case KB_S_TEXT:
		return kb_pairs_same_text(kb_object_text(was, k->at),
		    kb_object_text(now, k->at));
	case KB_S_TEXTS:
		return same_texts(kb_object_texts(was, k->at),
		    kb_object_texts(now, k->at));
	case KB_S_STRING:
	case KB_S_LINK:
		return same_string(kb_object_string(was, k->at),
		    kb_object_string(now, k->at));
	case KB_S_FLAG:
		return kb_object_flag(was, k->at) ==
		    kb_object_flag(now, k->at);
	case KB_S_RULE:
		return kb_pairs_same_rule(p, kb_object_index(was, k->at),
		    kb_object_index(now, k->at));
	case KB_S_EXPR:
		return same_expr_or_none(p, kb_object_expr(was, k->at),
		    kb_object_expr(now, k->at));
	case KB_S_OBJECTS:
		return same_parts(p, k, kb_object_parts(was, k),
		    kb_object_parts(now, k));
	default:
		return true;
	}
}

static bool
same_kids(const struct kb_pairs *p, const struct kb_el *el, const char *was,
    const char *now, bool cites)
{
	size_t i;

	for (i = 0; i < el->nkids; i++)
		if ((cites || strcmp(el->kids[i].name, "cite") != 0) &&
		    !kb_pairs_same_kid(p, &el->kids[i], was, now))
			return false;
	return true;
}

bool
kb_pairs_same(const struct kb_pairs *p, const struct kb_el *el,
    const char *was, const char *now)
{
	size_t i;

	for (i = 0; i < el->natts; i++)
		if (!kb_pairs_same_att(p, &el->atts[i], was, now))
			return false;
	return same_kids(p, el, was, now, true);
}

/* ---- lists ---- */

static const struct kb_att *
id_att(const struct kb_el *el)
{
	size_t i;

	for (i = 0; i < el->natts; i++)
		if (el->atts[i].value == KB_V_ID)
			return &el->atts[i];
	return NULL;
}

const char *
kb_pairs_id(const struct kb_el *el, const char *part)
{
	const struct kb_att *a = id_att(el);

	if (a != NULL)
		return kb_object_string(part, a->at);
	return el->has_head ? ((const struct kb_head *)(const void *)
	    part)->id : NULL;
}

struct lists {
	const struct kb_pairs *p;
	const struct kb_el *el;
	struct kb_parts was, now;
	size_t *to;
};

typedef bool match_fn(const struct lists *, const char *, const char *);

static bool
match_id(const struct lists *l, const char *was, const char *now)
{
	const char *a = kb_pairs_id(l->el, was), *b = kb_pairs_id(l->el, now);

	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool
match_all(const struct lists *l, const char *was, const char *now)
{
	return kb_pairs_same(l->p, l->el, was, now);
}

/* Under another id. */
static bool
match_said(const struct lists *l, const char *was, const char *now)
{
	return l->el->nkids > 0 && same_kids(l->p, l->el, was, now, false);
}

/* A telephone that has another number, a source cited at another place. */
static bool
match_first(const struct lists *l, const char *was, const char *now)
{
	return l->el->natts == 0 || kb_pairs_same_att(l->p, &l->el->atts[0],
	    was, now);
}

static bool
is_taken(const struct lists *l, size_t now)
{
	size_t i;

	for (i = 0; i < l->was.n; i++)
		if (l->to[i] == now)
			return true;
	return false;
}

static size_t
partner(const struct lists *l, size_t was, size_t guess, match_fn *match)
{
	const size_t size = l->el->size;
	size_t i, k;

	for (i = 0; i < l->now.n; i++) {
		k = (guess + i) % l->now.n;
		if (match(l, l->was.at + was * size, l->now.at + k * size) &&
		    !is_taken(l, k))
			return k;
	}
	return KB_ALWAYS;
}

/* Whether any were found. */
static bool
pair_by(const struct lists *l, match_fn *match)
{
	size_t i, guess = 0;
	bool found = false;

	for (i = 0; i < l->was.n; i++) {
		if (l->to[i] == KB_ALWAYS) {
			l->to[i] = partner(l, i, guess, match);
			found = found || l->to[i] != KB_ALWAYS;
		}
		if (l->to[i] != KB_ALWAYS)
			guess = l->to[i] + 1;
	}
	return found;
}

static void
clear(size_t *to, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		to[i] = KB_ALWAYS;
}

void
kb_pairs_list(const struct kb_pairs *p, const struct kb_el *el,
    struct kb_parts was, struct kb_parts now, size_t *to)
{
	const struct lists l = { p, el, was, now, to };

	clear(to, was.n);
	if (was.n == 0 || now.n == 0)
		return;
	if (kb_pairs_id(el, was.at) != NULL) {
		(void)pair_by(&l, match_id);
		(void)pair_by(&l, match_said);
		return;
	}
	(void)pair_by(&l, match_all);
	(void)pair_by(&l, match_first);
}

/* ---- all ---- */

static void
pair_options(const struct kb_pairs *p, const struct kb_el *question)
{
	const struct kb_el *option = NULL;
	const struct kb_question *a, *b;
	size_t i, to;

	for (i = 0; i < question->nkids; i++)
		if (strcmp(question->kids[i].name, "option") == 0)
			option = question->kids[i].el;
	for (i = 0; i < p->was->nquestions; i++) {
		a = &p->was->questions[i];
		to = p->to[KB_KIND_QUESTION][i];
		if (to == KB_ALWAYS)
			continue;
		b = &p->now->questions[to];
		kb_pairs_list(p, option, (struct kb_parts){ (const void *)
		    a->options, a->noptions }, (struct kb_parts){
		    (const void *)b->options, b->noptions },
		    p->option_to + a->first_option);
	}
}

static struct lists
lists_of(const struct kb_pairs *p, const struct kb_el *el)
{
	struct lists l = { p, el, { NULL, kb_kind_count(p->was, el->kind) },
	    { NULL, kb_kind_count(p->now, el->kind) }, p->to[el->kind] };

	if (l.was.n > 0)
		l.was.at = (const void *)kb_kind_head(p->was, el->kind, 0);
	if (l.now.n > 0)
		l.now.at = (const void *)kb_kind_head(p->now, el->kind, 0);
	return l;
}

/* Whether any were found. */
static bool
pair_kinds(const struct kb_pairs *p, match_fn *match)
{
	const struct kb_el *el;
	struct lists l;
	bool found = false;
	size_t i;

	for (i = 0; i < kb_el_root.nkids; i++) {
		el = kb_el_root.kids[i].el;
		l = lists_of(p, el);
		if (l.was.n > 0 && l.now.n > 0 && pair_by(&l, match)) {
			found = true;
			if (el->kind == KB_KIND_QUESTION)
				pair_options(p, el);
		}
	}
	return found;
}

const struct kb_pairs *
kb_pairs_new(const struct kb *was, const struct kb *now, struct arena *arena)
{
	struct kb_pairs *p = arena_alloc(arena, sizeof(*p));
	size_t i, n;

	if (p == NULL)
		return NULL;
	*p = (struct kb_pairs){ .was = was, .now = now, .arena = arena };
	for (i = 0; i < KB_NKINDS; i++) {
		n = kb_kind_count(was, (enum kb_kind)i);
		p->to[i] = arena_calloc(arena, n + 1, sizeof(size_t));
		if (p->to[i] != NULL)
			clear(p->to[i], n);
	}
	p->option_to = arena_calloc(arena, was->noptions + 1, sizeof(size_t));
	if (arena_failed(arena))
		return NULL;
	clear(p->option_to, was->noptions);
	(void)pair_kinds(p, match_id);
	while (pair_kinds(p, match_said))
		continue;
	return p;
}
