/* SPDX-License-Identifier: MIT */
#include "kb/compare.h"

#include <string.h>

#include "base/arena.h"
#include "kb/written.h"

struct compare {
	const struct kb_pairs *p;
	struct arena *arena;
	struct kb_edit *first, **end;
	struct kb_edit of;	/* what all edits of an element share */
};

/* A part of an element, in both. */
struct side {
	const char *was, *now;
	const char *part;	/* what it is called; "": the element */
	unsigned was_line, now_line;
};

static struct kb_edit *
add(struct compare *c, enum kb_edit_kind what, const struct side *s)
{
	struct kb_edit *e = arena_alloc(c->arena, sizeof(*e));

	if (e == NULL)
		return &c->of;
	*e = c->of;
	e->what = what;
	e->part = s->part;
	e->was_line = s->was_line;
	e->now_line = s->now_line;
	*c->end = e;
	c->end = &e->next;
	return e;
}

static const char *
keep(struct compare *c, struct sbuf *b)
{
	const char *s = arena_strdup(c->arena, sbuf_text(b));

	sbuf_clear(b);
	return s == NULL ? "" : s;
}

/* "option days" and "hint" make "option days, hint". */
static const char *
inside(struct compare *c, const char *part, const char *name,
    const char *which)
{
	struct sbuf b = SBUF_EMPTY;

	sbuf_puts(&b, part);
	if (part[0] != '\0')
		sbuf_puts(&b, ", ");
	sbuf_puts(&b, name);
	if (which[0] != '\0') {
		sbuf_putc(&b, ' ');
		sbuf_puts(&b, which);
	}
	return keep(c, &b);
}

static struct side
side_in(struct compare *c, const struct side *s, const char *name)
{
	struct side in = *s;

	in.part = inside(c, s->part, name, "");
	return in;
}

static unsigned
line_of(const struct kb_el *el, const char *part, unsigned otherwise)
{
	unsigned line;

	if (el->line == KB_NOWHERE || part == NULL)
		return otherwise;
	memcpy(&line, part + el->line, sizeof(line));
	return line;
}

/* ---- values and rules ---- */

static const char *
att_value(struct compare *c, const struct kb *kb, const struct kb_att *a,
    const char *object)
{
	struct sbuf b = SBUF_EMPTY;

	kb_written_att(kb, a, object, &b);
	if (b.len > 0)
		return keep(c, &b);
	sbuf_clear(&b);
	return NULL;
}

static void
add_value(struct compare *c, const struct side *s, const char *name,
    const char *was, const char *now)
{
	struct side in = side_in(c, s, name);
	struct kb_edit *e = add(c, KB_EDIT_VALUE, &in);

	e->was_value = was;
	e->now_value = now;
}

static void
compare_atts(struct compare *c, const struct kb_el *el, const struct side *s)
{
	const struct kb_att *a;
	size_t i;

	for (i = 0; i < el->natts; i++) {
		a = &el->atts[i];
		if (a->value != KB_V_ID &&
		    !kb_pairs_same_att(c->p, a, s->was, s->now))
			add_value(c, s, a->name,
			    att_value(c, c->p->was, a, s->was),
			    att_value(c, c->p->now, a, s->now));
	}
}

static const struct kb_expr *
expr_in(const struct kb *kb, const struct kb_kid *k, const char *object)
{
	size_t rule;

	if (k->store == KB_S_EXPR)
		return kb_object_expr(object, k->at);
	rule = kb_object_index(object, k->at);
	return rule == KB_ALWAYS ? NULL : kb->rules[rule].expr;
}

static void
compare_rule(struct compare *c, const struct kb_kid *k, const struct side *s)
{
	struct side in = side_in(c, s, k->name);
	struct kb_edit *e = add(c, KB_EDIT_RULE, &in);

	e->was_rule = expr_in(c->p->was, k, s->was);
	e->now_rule = expr_in(c->p->now, k, s->now);
	if (e->was_rule != NULL)
		e->was_line = e->was_rule->line;
	if (e->now_rule != NULL)
		e->now_line = e->now_rule->line;
}

/* ---- texts ---- */

/* Whether those that have a partner changed places. */
static bool
is_moved(const size_t *to, size_t n)
{
	size_t i, last = 0;

	for (i = 0; i < n; i++) {
		if (to[i] == KB_ALWAYS)
			continue;
		if (to[i] < last)
			return true;
		last = to[i];
	}
	return false;
}

static const struct kb_text *
there(const struct kb_text *t)
{
	return t == NULL || t->in[KB_NL] == NULL ? NULL : t;
}

static void
add_text(struct compare *c, const struct side *s, const char *name,
    const struct kb_text *was, const struct kb_text *now)
{
	struct side in = side_in(c, s, name);
	struct kb_edit *e = add(c, KB_EDIT_TEXT, &in);

	e->was_text = there(was);
	e->now_text = there(now);
	if (e->was_text != NULL)
		e->was_line = was->line;
	if (e->now_text != NULL)
		e->now_line = now->line;
}

static bool
half_same(const struct kb_text *a, const struct kb_text *b)
{
	return strcmp(a->in[KB_NL], b->in[KB_NL]) == 0 ||
	    strcmp(a->in[KB_EN], b->in[KB_EN]) == 0;
}

/* How well two paragraphs fit: the same, half, or what is left in order. */
enum fit { FIT_SAME, FIT_HALF, FIT_ANY, NFITS };

static bool
fits(enum fit fit, const struct kb_text *a, const struct kb_text *b)
{
	return fit == FIT_ANY || (fit == FIT_HALF ? half_same(a, b)
	    : kb_pairs_same_text(a, b));
}

static void
pair_texts(const struct kb_texts *was, const struct kb_texts *now,
    size_t *to, bool *taken)
{
	size_t i, k;
	int fit;

	for (i = 0; i < was->n; i++)
		to[i] = KB_ALWAYS;
	for (fit = 0; fit < NFITS; fit++)
		for (i = 0; i < was->n; i++)
			for (k = 0; k < now->n && to[i] == KB_ALWAYS; k++)
				if (!taken[k] && fits((enum fit)fit,
				    &was->at[i], &now->at[k])) {
					to[i] = k;
					taken[k] = true;
				}
}

static void
compare_texts(struct compare *c, const struct kb_kid *k, const struct side *s)
{
	const struct kb_texts *was = kb_object_texts(s->was, k->at);
	const struct kb_texts *now = kb_object_texts(s->now, k->at);
	size_t *to = arena_calloc(c->arena, was->n + 1, sizeof(*to));
	bool *taken = arena_calloc(c->arena, now->n + 1, sizeof(*taken));
	size_t i;

	if (to == NULL || taken == NULL)
		return;
	pair_texts(was, now, to, taken);
	for (i = 0; i < was->n; i++)
		if (to[i] == KB_ALWAYS)
			add_text(c, s, k->name, &was->at[i], NULL);
		else if (!kb_pairs_same_text(&was->at[i], &now->at[to[i]]))
			add_text(c, s, k->name, &was->at[i], &now->at[to[i]]);
	for (i = 0; i < now->n; i++)
		if (!taken[i])
			add_text(c, s, k->name, NULL, &now->at[i]);
	if (is_moved(to, was->n))
		(void)add(c, KB_EDIT_ORDER, &(struct side){ .part =
		    inside(c, s->part, k->name, ""),
		    .was_line = s->was_line, .now_line = s->now_line });
}

/* ---- parts ---- */

static void compare_part(struct compare *, const struct kb_el *,
    const struct side *);

/* By its id, else by its first attribute. */
static const char *
which(struct compare *c, const struct kb *kb, const struct kb_el *el,
    const char *part)
{
	const char *id = kb_pairs_id(el, part);

	if (id != NULL)
		return id;
	id = el->natts == 0 ? NULL : att_value(c, kb, &el->atts[0], part);
	return id == NULL ? "" : id;
}

static const char *
whole_part(struct compare *c, const struct kb *kb, const struct kb_el *el,
    const char *part)
{
	struct sbuf b = SBUF_EMPTY;

	kb_written_part(kb, el, part, &b);
	return keep(c, &b);
}

static void
add_part(struct compare *c, const struct kb_kid *k, const struct side *s,
    const char *was, const char *now)
{
	const struct kb *kb = was != NULL ? c->p->was : c->p->now;
	const char *part = was != NULL ? was : now;
	bool named = kb_pairs_id(k->el, part) != NULL;
	struct side in = { .part = inside(c, s->part, k->name,
	    named ? which(c, kb, k->el, part) : ""),
	    .was_line = line_of(k->el, was, s->was_line),
	    .now_line = line_of(k->el, now, s->now_line) };
	struct kb_edit *e = add(c, !named ? KB_EDIT_VALUE : was != NULL
	    ? KB_EDIT_GONE : KB_EDIT_NEW, &in);

	if (was != NULL)
		e->was_value = whole_part(c, kb, k->el, was);
	else
		e->now_value = whole_part(c, kb, k->el, now);
}

static void
compare_pair(struct compare *c, const struct kb_kid *k, const struct side *s,
    const char *was, const char *now)
{
	const char *old = kb_pairs_id(k->el, was);
	const char *new = kb_pairs_id(k->el, now);
	struct side in = { was, now, s->part,
	    line_of(k->el, was, s->was_line),
	    line_of(k->el, now, s->now_line) };
	struct kb_edit *e;

	if (kb_pairs_same(c->p, k->el, was, now))
		return;
	in.part = inside(c, s->part, k->name, which(c, c->p->now, k->el,
	    now));
	if (old != NULL && strcmp(old, new) != 0) {
		e = add(c, KB_EDIT_RENAMED, &in);
		e->was_value = old;
		e->now_value = new;
	}
	compare_part(c, k->el, &in);
}

static bool
has(const size_t *to, size_t n, size_t now)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (to[i] == now)
			return true;
	return false;
}

static void
compare_list(struct compare *c, const struct kb_kid *k, const struct side *s)
{
	struct kb_parts was = kb_object_parts(s->was, k);
	struct kb_parts now = kb_object_parts(s->now, k);
	size_t *to = arena_calloc(c->arena, was.n + 1, sizeof(*to));
	const size_t size = k->el->size;
	struct side in;
	size_t i;

	if (to == NULL)
		return;
	kb_pairs_list(c->p, k->el, was, now, to);
	for (i = 0; i < was.n; i++)
		if (to[i] == KB_ALWAYS)
			add_part(c, k, s, was.at + i * size, NULL);
		else
			compare_pair(c, k, s, was.at + i * size,
			    now.at + to[i] * size);
	for (i = 0; i < now.n; i++)
		if (!has(to, was.n, i))
			add_part(c, k, s, NULL, now.at + i * size);
	if (is_moved(to, was.n)) {
		in = side_in(c, s, k->name);
		(void)add(c, KB_EDIT_ORDER, &in);
	}
}

static void
compare_kid(struct compare *c, const struct kb_kid *k, const struct side *s)
{
	if (k->store == KB_S_TEXT)
		add_text(c, s, k->name, kb_object_text(s->was, k->at),
		    kb_object_text(s->now, k->at));
	else if (k->store == KB_S_TEXTS)
		compare_texts(c, k, s);
	else if (k->store == KB_S_RULE || k->store == KB_S_EXPR)
		compare_rule(c, k, s);
	else if (k->store == KB_S_OBJECTS)
		compare_list(c, k, s);
	else if (k->store == KB_S_FLAG)
		add_value(c, s, k->name,
		    kb_object_flag(s->was, k->at) ? "yes" : NULL,
		    kb_object_flag(s->now, k->at) ? "yes" : NULL);
	else
		add_value(c, s, k->name, kb_object_string(s->was, k->at),
		    kb_object_string(s->now, k->at));
}

static void
compare_part(struct compare *c, const struct kb_el *el, const struct side *s)
{
	size_t i;

	compare_atts(c, el, s);
	for (i = 0; i < el->nkids; i++)
		if (!kb_pairs_same_kid(c->p, &el->kids[i], s->was, s->now))
			compare_kid(c, &el->kids[i], s);
}

/* ---- elements ---- */

static void
compare_heads(struct compare *c, const struct kb_el *el,
    const struct kb_head *was, const struct kb_head *now)
{
	struct side s = { (const void *)was, (const void *)now, "",
	    was == NULL ? 0 : was->line, now == NULL ? 0 : now->line };

	c->of = (struct kb_edit){ .kind = el->kind, .was = was, .now = now };
	if (was == NULL || now == NULL) {
		(void)add(c, was == NULL ? KB_EDIT_NEW : KB_EDIT_GONE, &s);
		return;
	}
	if (strcmp(was->id, now->id) != 0)
		(void)add(c, KB_EDIT_RENAMED, &s);
	compare_part(c, el, &s);
}

static const struct kb_head *
head_at(const struct kb_el *el, struct kb_parts parts, size_t i)
{
	return (const void *)(parts.at + i * el->size);
}

static size_t
partner_of(const size_t *to, size_t n, size_t now)
{
	size_t i;

	for (i = 0; i < n && to[i] != now; i++)
		continue;
	return i;
}

static void
compare_all(struct compare *c, const struct kb_el *el, struct kb_parts was,
    struct kb_parts now, const size_t *to)
{
	size_t i, k;

	for (i = 0; i < now.n; i++) {
		k = partner_of(to, was.n, i);
		compare_heads(c, el, k == was.n ? NULL : head_at(el, was, k),
		    head_at(el, now, i));
	}
	for (i = 0; i < was.n; i++)
		if (to[i] == KB_ALWAYS)
			compare_heads(c, el, head_at(el, was, i), NULL);
	for (i = k = 0; i < was.n; i++) {
		if (to[i] == KB_ALWAYS)
			continue;
		if (to[i] < to[k] && to[k] != KB_ALWAYS) {
			c->of = (struct kb_edit){ .kind = el->kind,
			    .was = head_at(el, was, k),
			    .now = head_at(el, now, to[i]) };
			(void)add(c, KB_EDIT_ORDER, &(struct side){
			    .part = "", .was_line = c->of.was->line,
			    .now_line = c->of.now->line });
			return;
		}
		k = i;
	}
}

static struct kb_parts
elements(const struct kb *kb, enum kb_kind kind)
{
	struct kb_parts parts = { NULL, kb_kind_count(kb, kind) };

	if (parts.n > 0)
		parts.at = (const void *)kb_kind_head(kb, kind, 0);
	return parts;
}

static void
compare_cases(struct compare *c, const struct kb_cases *was,
    const struct kb_cases *now)
{
	const struct kb_el *el = kb_el_cases.kids[0].el;
	struct kb_parts a = { (const void *)was->at, was->n };
	struct kb_parts b = { (const void *)now->at, now->n };
	size_t *to = arena_calloc(c->arena, a.n + 1, sizeof(*to));

	if (to == NULL)
		return;
	kb_pairs_list(c->p, el, a, b, to);
	compare_all(c, el, a, b, to);
}

const struct kb_edit *
kb_compare(const struct kb_pairs *p, const struct kb_cases *was,
    const struct kb_cases *now)
{
	struct compare c = { .p = p, .arena = p->arena };
	const struct kb_el *el;
	size_t i;

	c.end = &c.first;
	for (i = 0; i < kb_el_root.nkids; i++) {
		el = kb_el_root.kids[i].el;
		compare_all(&c, el, elements(p->was, el->kind),
		    elements(p->now, el->kind), p->to[el->kind]);
	}
	if (was != NULL && now != NULL)
		compare_cases(&c, was, now);
	return c.first;
}

const struct kb_text *
kb_edit_name(enum kb_kind kind, const struct kb_head *head)
{
	const struct kb_el *el = kb_format_of(kind);
	const char *object = (const void *)head;
	size_t i;

	for (i = 0; i < el->nkids; i++)
		if (el->kids[i].store == KB_S_TEXT)
			return there(kb_object_text(object, el->kids[i].at));
	return NULL;
}

bool
kb_edit_only(const struct kb_edit *e, enum kb_lang lang)
{
	const enum kb_lang other = lang == KB_NL ? KB_EN : KB_NL;

	return e->what == KB_EDIT_TEXT && e->was_text != NULL &&
	    e->now_text != NULL && strcmp(e->was_text->in[lang],
	    e->now_text->in[lang]) != 0 && strcmp(e->was_text->in[other],
	    e->now_text->in[other]) == 0;
}
