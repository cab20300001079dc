/* SPDX-License-Identifier: MIT */
#include "kb/build.h"

static size_t
children(const struct kb_node *n)
{
	const struct kb_node *c;
	size_t count = 0;

	for (c = n->first; c != NULL; c = c->next)
		count++;
	return count;
}

static const struct kb_node *
half(const struct kb_node *n, size_t kid)
{
	const struct kb_node *c;

	for (c = n->first; c != NULL; c = c->next)
		if (c->kid == &n->el->kids[kid])
			return c;
	return NULL;
}

/* <wide> and <narrow> may come in either order; wide is kept first. */
static void
build_reading(struct kb_build *b, const struct kb_node *n,
    struct kb_expr *e)
{
	const struct kb_node *c;
	size_t i;

	e->main_is_wide = n->vals[0].n != 0;
	e->kids = arena_calloc(b->keep, 2, sizeof(struct kb_expr *));
	for (i = 0; e->kids != NULL && i < 2; i++) {
		c = half(n, i);
		if (c == NULL || !kb_children_check(b, c))
			return;
		e->kids[e->nkids++] = kb_build_expr(b, c->first);
	}
}

static void
build_kids(struct kb_build *b, const struct kb_node *n, struct kb_expr *e)
{
	const struct kb_node *c;

	e->kids = arena_calloc(b->keep, children(n),
	    sizeof(struct kb_expr *));
	for (c = n->first; e->kids != NULL && c != NULL; c = c->next)
		e->kids[e->nkids++] = kb_build_expr(b, c);
}

static void
build_ref(struct kb_build *b, const struct kb_node *n, struct kb_expr *e)
{
	struct kb_ref *r;

	if (!kb_node_has(n, 0))
		return;
	e->ref_id = n->vals[0].s;
	e->ref = KB_ALWAYS;
	r = kb_build_ref(b, n->el->atts[0].kind, e->ref_id, &e->ref, n->line);
	if (r == NULL || e->op != KB_IS || !kb_node_has(n, 1))
		return;
	r->is = e;
	r->options = n->vals[1].s;
}

static void
build_claim(struct kb_build *b, const struct kb_node *n, struct kb_expr *e)
{
	struct kb_claim *claim = arena_alloc(b->keep, sizeof(*claim));

	if (claim == NULL)
		return;
	claim->about = n->el->about;
	kb_build_object(b, n, claim);
	e->claim = claim;
}

const struct kb_expr *
kb_build_expr(struct kb_build *b, const struct kb_node *n)
{
	struct kb_expr *e = arena_alloc(b->keep, sizeof(*e));

	if (e == NULL || !kb_children_check(b, n))
		return e;
	e->op = n->el->op;
	e->line = n->line;
	e->file = b->file;
	if (e->op == KB_CLAIM) {
		build_claim(b, n, e);
		return e;
	}
	if (n->el->check != NULL)
		n->el->check(b, n, e);
	if (e->op == KB_UNDECIDED_LAW)
		e->op = (enum kb_op)n->vals[0].n;
	else if (e->op == KB_AT_LEAST)
		e->threshold = (unsigned)n->vals[0].n;
	else if (e->op == KB_NONE)
		e->not_applicable_ok = kb_node_has(n, 0);
	if (e->op == KB_READING)
		build_reading(b, n, e);
	else if (n->first != NULL)
		build_kids(b, n, e);
	else if (n->el->natts > 0 && n->el->atts[0].value == KB_V_REF)
		build_ref(b, n, e);
	return e;
}
