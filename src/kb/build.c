/* SPDX-License-Identifier: MIT */
#include "kb/build.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

void
kb_build_init(struct kb_build *b, struct kb *kb, struct arena *keep,
    struct arena *scratch, struct diag *d)
{
	memset(b, 0, sizeof(*b));
	b->kb = kb;
	b->root = &kb_el_root;
	b->space = KB_NAMESPACE;
	b->keep = keep;
	b->scratch = scratch;
	b->diag = d;
	b->rules.size = sizeof(struct kb_rule);
	b->refs.size = sizeof(struct kb_ref);
}

static bool
lacks_memory(const struct kb_build *b)
{
	return arena_failed(b->keep) || arena_failed(b->scratch) ||
	    b->text_failed || memory_lacks();
}

void
kb_error(struct kb_build *b, const char *file, unsigned line,
    const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	b->errors++;
	if (lacks_memory(b))
		return;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	diag_add(b->diag, DIAG_ERROR, file, line, "%s", text);
}

void
kb_build_say_memory(struct kb_build *b)
{
	if (!lacks_memory(b))
		return;
	b->errors++;
	diag_add(b->diag, DIAG_ERROR, NULL, 0, "out of memory; close other "
	    "programs and try again");
}

void *
kb_list_push(struct kb_build *b, struct kb_list *l)
{
	struct kb_block *k = l->last;

	if (k == NULL || k->n == KB_BLOCK) {
		k = arena_alloc(b->scratch, sizeof(*k) + KB_BLOCK * l->size);
		if (k == NULL)
			return NULL;
		if (l->last == NULL)
			l->first = k;
		else
			l->last->next = k;
		l->last = k;
	}
	l->n++;
	return k->at + k->n++ * l->size;
}

bool
kb_list_flatten(struct kb_build *b, struct kb_list *l, size_t more)
{
	const struct kb_block *k;
	char *to = arena_calloc(b->keep, l->n + more, l->size);

	l->flat = to;
	for (k = l->first; to != NULL && k != NULL; k = k->next) {
		memcpy(to, k->at, k->n * l->size);
		to += k->n * l->size;
	}
	return l->flat != NULL;
}

size_t
kb_build_rule(struct kb_build *b, enum kb_rule_kind kind,
    const struct kb_expr *e)
{
	struct kb_rule *r = kb_list_push(b, &b->rules);

	if (r == NULL)
		return KB_ALWAYS;
	r->kind = kind;
	r->expr = e;
	r->owner = b->owner;
	return b->rules.n - 1;
}

struct kb_ref *
kb_build_ref(struct kb_build *b, enum kb_kind kind, const char *id,
    size_t *slot, unsigned line)
{
	struct kb_ref *r = kb_list_push(b, &b->refs);

	if (r == NULL)
		return NULL;
	r->slot = slot;
	r->kind = kind;
	r->id = id;
	r->file = b->file;
	r->line = line;
	return r;
}

static void
put(void *object, size_t at, const void *value, size_t size)
{
	memcpy((char *)object + at, value, size);
}

static void
put_index(void *object, size_t at, size_t value)
{
	put(object, at, &value, sizeof(value));
}

static void
put_number(void *object, const struct kb_att *a, long value)
{
	bool yes = value != 0;
	int number = (int)value;

	if (a->size == sizeof(yes))
		put(object, a->at, &yes, sizeof(yes));
	else if (a->size == sizeof(number))
		put(object, a->at, &number, sizeof(number));
	else
		put(object, a->at, &value, sizeof(value));
}

static bool
is_numeric(enum kb_value v)
{
	return v == KB_V_WORD || v == KB_V_FLAGS || v == KB_V_NUMBER ||
	    v == KB_V_TIME || v == KB_V_DAY;
}

static size_t
next_id(const char **s)
{
	size_t len;

	*s += strspn(*s, " ");
	len = strcspn(*s, " ");
	return len;
}

/* Ids with spaces between them; an id twice counts twice. */
static void
put_refs(struct kb_build *b, const struct kb_node *n, size_t i, void *object)
{
	const struct kb_att *a = &n->el->atts[i];
	struct kb_refs refs = { NULL, 0 };
	const char *s, *id;
	size_t *at, len;

	if (n->vals[i].s == NULL)
		return;	/* no memory */
	for (s = n->vals[i].s; (len = next_id(&s)) > 0; s += len)
		refs.n++;
	refs.at = at = arena_calloc(b->keep, refs.n, sizeof(*at));
	for (s = n->vals[i].s; at != NULL && (len = next_id(&s)) > 0;
	    s += len) {
		*at = KB_ALWAYS;
		id = arena_strndup(b->keep, s, len);
		if (id != NULL)
			(void)kb_build_ref(b, a->kind, id, at++, n->line);
	}
	put(object, a->at, &refs, sizeof(refs));
}

static void
put_att(struct kb_build *b, const struct kb_node *n, size_t i, void *object)
{
	static const char *const none = "";
	const struct kb_att *a = &n->el->atts[i];
	bool has = kb_node_has(n, i);

	if (a->value == KB_V_REF && a->slot != KB_NOWHERE) {
		put_index(object, a->slot, KB_ALWAYS);
		if (has)
			(void)kb_build_ref(b, a->kind, n->vals[i].s,
			    (void *)((char *)object + a->slot), n->line);
	}
	if (a->value == KB_V_REFS && has)
		put_refs(b, n, i, object);
	if (a->at == KB_NOWHERE || a->value == KB_V_REFS)
		return;
	if (!is_numeric(a->value)) {
		if (has || a->value == KB_V_ID)
			put(object, a->at, has ? &n->vals[i].s : &none,
			    sizeof(char *));
	} else if (has) {
		put_number(object, a, n->vals[i].n);
	} else {
		put_number(object, a,
		    a->value == KB_V_DAY ? KB_NO_DAY : a->absent);
	}
}

/* Arrays of the children being filled, per row of el->kids. */
struct filling {
	struct { size_t n, used; char *array; } of[KB_KIDS_MAX];
};

static size_t
kid_index(const struct kb_node *parent, const struct kb_node *child)
{
	return (size_t)(child->kid - parent->el->kids);
}

static size_t
kid_size(const struct kb_kid *k)
{
	if (k->store == KB_S_TEXTS)
		return sizeof(struct kb_text);
	return k->store == KB_S_OBJECTS ? k->el->size : 0;
}

static void
filling_init(struct kb_build *b, const struct kb_node *n, struct filling *f)
{
	const struct kb_node *c;
	size_t i, size;

	memset(f->of, 0, n->el->nkids * sizeof(f->of[0]));
	for (c = n->first; c != NULL; c = c->next)
		f->of[kid_index(n, c)].n++;
	for (i = 0; i < n->el->nkids; i++) {
		size = kid_size(&n->el->kids[i]);
		if (size != 0 && f->of[i].n != 0)
			f->of[i].array = arena_calloc(b->keep, f->of[i].n, size);
	}
}

static void
fill_text(struct kb_text *t, const struct kb_node *c)
{
	t->in[c->lang] = c->text;
	if (t->line == 0)
		t->line = c->line;
}

/* Every language begins with nl; kb_children_check() sees to it. */
static void
fill_texts(struct filling *f, size_t i, const struct kb_node *c)
{
	if (f->of[i].array == NULL)
		return;
	if (c->lang == KB_NL || f->of[i].used == 0)
		f->of[i].used++;
	fill_text((struct kb_text *)(void *)f->of[i].array + f->of[i].used - 1, c);
}

static void
fill_object(struct kb_build *b, struct filling *f, size_t i,
    const struct kb_node *c)
{
	if (f->of[i].array != NULL)
		kb_build_object(b, c, f->of[i].array + f->of[i].used++ *
		    c->kid->el->size);
}

static void
fill_rule(struct kb_build *b, const struct kb_node *parent,
    const struct kb_node *c, void *object)
{
	if (kb_children_check(b, c) && c->first != NULL)
		put_index(object, c->kid->at, kb_build_rule(b,
		    parent->el->rule, kb_build_expr(b, c->first)));
}

static void
fill_expr(struct kb_build *b, const struct kb_node *c, void *object)
{
	const struct kb_expr *e;

	if (!kb_children_check(b, c) || c->first == NULL)
		return;
	e = kb_build_expr(b, c->first);
	put(object, c->kid->at, &e, sizeof(e));
}

static void
fill_child(struct kb_build *b, const struct kb_node *n, struct filling *f,
    const struct kb_node *c, void *object)
{
	const struct kb_kid *k = c->kid;
	const bool yes = true;
	size_t i = kid_index(n, c);

	if (k->store == KB_S_TEXT)
		fill_text((void *)((char *)object + k->at), c);
	else if (k->store == KB_S_TEXTS)
		fill_texts(f, i, c);
	else if (k->store == KB_S_OBJECTS)
		fill_object(b, f, i, c);
	else if (k->store == KB_S_RULE)
		fill_rule(b, n, c, object);
	else if (k->store == KB_S_EXPR)
		fill_expr(b, c, object);
	else if (k->store == KB_S_FLAG)
		put(object, k->at, &yes, sizeof(yes));
	else
		put(object, k->at, &c->text, sizeof(c->text));
}

static void
put_arrays(const struct kb_el *el, const struct filling *f, void *object)
{
	const struct kb_kid *k;
	struct kb_texts texts;
	size_t i;

	for (i = 0; i < el->nkids; i++) {
		k = &el->kids[i];
		if (k->store == KB_S_TEXTS) {
			texts.at = (const void *)f->of[i].array;
			texts.n = f->of[i].used;
			put(object, k->at, &texts, sizeof(texts));
		} else if (k->store == KB_S_OBJECTS) {
			put(object, k->at, &f->of[i].array, sizeof(char *));
			put_index(object, k->count, f->of[i].used);
		}
	}
}

static void
put_place(struct kb_build *b, const struct kb_node *n, void *object)
{
	struct kb_head *h = object;

	if (n->el->line != KB_NOWHERE)
		put(object, n->el->line, &n->line, sizeof(n->line));
	if (n->el->has_head)
		h->file = b->file;
}

void
kb_build_object(struct kb_build *b, const struct kb_node *n, void *object)
{
	const struct kb_el *el = n->el;
	const struct kb_node *c;
	struct filling f;
	size_t i;

	put_place(b, n, object);
	for (i = 0; i < el->natts; i++)
		put_att(b, n, i, object);
	for (i = 0; i < el->nkids; i++)
		if (el->kids[i].store == KB_S_RULE)
			put_index(object, el->kids[i].at, KB_ALWAYS);
	(void)kb_children_check(b, n);
	filling_init(b, n, &f);
	for (c = n->first; c != NULL; c = c->next)
		fill_child(b, n, &f, c, object);
	put_arrays(el, &f, object);
	if (el->check != NULL)
		el->check(b, n, object);
}

void
kb_build_element(struct kb_build *b, const struct kb_node *n)
{
	struct kb_list *l = &b->kinds[n->el->kind];
	void *object;

	l->size = n->el->size;
	b->owner = l->n;
	object = kb_list_push(b, l);
	if (object != NULL)
		kb_build_object(b, n, object);
}
