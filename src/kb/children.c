/* SPDX-License-Identifier: MIT */
#include "kb/build.h"

#include <string.h>

/* What was seen of each row of el->kids. */
struct tally {
	unsigned n;			/* elements, or pairs begun */
	bool waiting;			/* Dutch came, English did not yet */
	bool said;			/* no second complaint */
	const struct kb_node *last;
};

const char *
kb_node_name(const struct kb_node *n)
{
	return n->kid != NULL && n->kid->name != NULL ? n->kid->name :
	    n->el->name;
}

static bool
is_bilingual(const struct kb_kid *k)
{
	return k->store == KB_S_TEXT || k->store == KB_S_TEXTS;
}

static void
no_english(struct kb_build *b, struct tally *t)
{
	const char *name = kb_node_name(t->last);

	KB_ERROR(b, t->last->line, "<%s> has no English; add "
	    "<%s xml:lang=\"en\"> after it", name, name);
	t->said = true;
}

static void
no_dutch(struct kb_build *b, struct tally *t)
{
	const char *name = kb_node_name(t->last);

	KB_ERROR(b, t->last->line, "<%s xml:lang=\"en\"> has no Dutch before "
	    "it; put <%s xml:lang=\"nl\"> first", name, name);
	t->said = true;
}

static void
count_text(struct kb_build *b, struct tally *t, const struct kb_node *c)
{
	if (c->broken)
		t->said = true;
	if (c->lang == KB_NL) {
		if (t->waiting && !t->said)
			no_english(b, t);
		t->waiting = true;
		t->n++;
		t->last = c;
		return;
	}
	t->last = c;
	if (!t->waiting && !t->said)
		no_dutch(b, t);
	t->waiting = false;
}

static void
count_child(struct kb_build *b, struct tally *t, const struct kb_node *c)
{
	const struct kb_kid *k = c->kid;

	if (is_bilingual(k))
		count_text(b, t, c);
	else
		t->n++;
	if (k->max != 0 && t->n > k->max && !t->said) {
		KB_ERROR(b, c->line, "<%s> comes twice where one may stand; "
		    "remove one", kb_node_name(c));
		t->said = true;
	}
}

static void
check_kid(struct kb_build *b, const struct kb_node *n,
    const struct kb_kid *k, struct tally *t)
{
	if (t->said)
		return;
	if (t->waiting)
		no_english(b, t);
	else if (t->n < k->min)
		KB_ERROR(b, n->line, is_bilingual(k) ?
		    "<%s> has no <%s>; add one in Dutch and one in English" :
		    "<%s> has no <%s>; add one", kb_node_name(n), k->name);
}

static void
check_conditions(struct kb_build *b, const struct kb_node *n,
    unsigned count)
{
	if (n->el->conditions == 0 || n->broken)
		return;
	if (count == 0)
		KB_ERROR(b, n->line, "<%s> holds no condition; add one, such "
		    "as <fact ref=\"...\"/>", kb_node_name(n));
	else if (n->el->conditions == 1 && count > 1)
		KB_ERROR(b, n->line, "<%s> holds %u conditions; put them "
		    "together in one <all> or <any>", kb_node_name(n), count);
}

bool
kb_children_check(struct kb_build *b, const struct kb_node *n)
{
	struct tally t[KB_KIDS_MAX];
	const size_t before = b->errors;
	const struct kb_node *c;
	unsigned conditions = 0;
	size_t i;

	memset(t, 0, n->el->nkids * sizeof(t[0]));
	for (c = n->first; c != NULL; c = c->next)
		if (c->kid == NULL)
			conditions++;
		else
			count_child(b, &t[c->kid - n->el->kids], c);
	for (i = 0; i < n->el->nkids; i++)
		check_kid(b, n, &n->el->kids[i], &t[i]);
	check_conditions(b, n, conditions);
	return b->errors == before;
}
