/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/sbuf.h"
#include "kb/build.h"

/*
 * Facts, grounds and the ask-if of questions refer to each other.  They are
 * visited depth first; `height` is the longest chain below a visited one.
 */
enum { NEW = 0, OPEN = -1 };

struct walk {
	struct kb_build *b;
	int *height;			/* NEW, OPEN or 1 and up */
	size_t path[KB_CHAIN_MAX + 1];
	size_t depth;
	bool stopped;
};

/* Nodes are facts, then grounds, then questions. */
static size_t
node_of(const struct kb *kb, enum kb_op op, size_t ref)
{
	if (op == KB_FACT)
		return ref;
	return op == KB_GROUND ? kb->nfacts + ref :
	    kb->nfacts + kb->ngrounds + ref;
}

static const struct kb_head *
head_of(const struct kb *kb, size_t node)
{
	if (node < kb->nfacts)
		return &kb->facts[node].head;
	node -= kb->nfacts;
	return node < kb->ngrounds ? &kb->grounds[node].head :
	    &kb->questions[node - kb->ngrounds].head;
}

static size_t
rule_of(const struct kb *kb, size_t node)
{
	if (node < kb->nfacts)
		return kb->facts[node].rule;
	node -= kb->nfacts;
	return node < kb->ngrounds ? kb->grounds[node].rule :
	    kb->questions[node - kb->ngrounds].ask_if;
}

static void
refuse_circle(struct walk *w, size_t node)
{
	const struct kb *kb = w->b->kb;
	const struct kb_head *h = head_of(kb, node);
	struct sbuf path = SBUF_EMPTY;
	size_t i = w->depth;

	while (i > 0 && w->path[i - 1] != node)
		i--;
	for (i = i == 0 ? 0 : i - 1; i < w->depth; i++) {
		sbuf_puts(&path, head_of(kb, w->path[i])->id);
		sbuf_puts(&path, " -> ");
	}
	sbuf_puts(&path, h->id);
	kb_error(w->b, h->file, h->line, "goes round in a circle: %s; take "
	    "one of these references out", sbuf_text(&path));
	sbuf_clear(&path);
	w->stopped = true;
}

static void
refuse_chain(struct walk *w, size_t node)
{
	const struct kb_head *h = head_of(w->b->kb, node);

	kb_error(w->b, h->file, h->line, "\"%s\" leans on a chain of more "
	    "than %d others; make it shorter", h->id, KB_CHAIN_MAX);
	w->stopped = true;
}

static int visit(struct walk *, size_t node);

static int
visit_expr(struct walk *w, const struct kb_expr *e)
{
	int below = 0, h;
	size_t i;

	if (w->stopped)
		return 0;
	if (e->op == KB_FACT || e->op == KB_GROUND || e->op == KB_IS ||
	    e->op == KB_KNOWN)
		return visit(w, node_of(w->b->kb, e->op, e->ref));
	for (i = 0; i < e->nkids; i++) {
		h = visit_expr(w, e->kids[i]);
		if (h > below)
			below = h;
	}
	return below;
}

static int
visit(struct walk *w, size_t node)
{
	const struct kb *kb = w->b->kb;
	size_t rule = rule_of(kb, node);
	int below = 0;

	if (w->height[node] == OPEN) {
		refuse_circle(w, node);
		return 0;
	}
	if (w->height[node] != NEW)
		return w->height[node];
	if (w->depth == KB_CHAIN_MAX) {
		refuse_chain(w, node);
		return 0;
	}
	w->height[node] = OPEN;
	w->path[w->depth++] = node;
	if (rule != KB_ALWAYS)
		below = visit_expr(w, kb->rules[rule].expr);
	w->depth--;
	if (below >= KB_CHAIN_MAX && !w->stopped)
		refuse_chain(w, node);
	return w->height[node] = below + 1;
}

void
kb_link_check_order(struct kb_build *b)
{
	const struct kb *kb = b->kb;
	size_t i, n = kb->nfacts + kb->ngrounds + kb->nquestions;
	struct walk w;

	memset(&w, 0, sizeof(w));
	w.b = b;
	w.height = arena_calloc(b->scratch, n, sizeof(*w.height));
	for (i = 0; w.height != NULL && i < n && !w.stopped; i++)
		(void)visit(&w, i);
}
