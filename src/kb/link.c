/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/build.h"
#include "kb/find.h"
#include "kb/near.h"

/* Room for the rules of the grounds is left at the end. */
static bool
keep_lists(struct kb_build *b)
{
	struct kb_list *l;
	int k;

	for (k = 0; k < KB_NKINDS; k++) {
		l = &b->kinds[k];
		if (l->n > 0 && !kb_list_flatten(b, l, 0))
			return false;
		kb_kind_set(b->kb, (enum kb_kind)k, l->flat, l->n);
	}
	if (!kb_list_flatten(b, &b->rules, b->kinds[KB_KIND_GROUND].n))
		return false;
	b->kb->rules = (const void *)b->rules.flat;
	b->kb->nrules = b->rules.n;
	return true;
}

static void
twice(struct kb_build *b, const struct kb_head *h,
    const struct kb_head *other, const char *what)
{
	kb_error(b, h->file, h->line, "%s \"%s\" stands at %s:%u already; "
	    "remove one or choose another", what, h->id, other->file,
	    other->line);
}

static struct kb_rule *
rule(struct kb_build *b, size_t i)
{
	return i == KB_ALWAYS ? NULL :
	    (struct kb_rule *)(void *)b->rules.flat + i;
}

static void
own(struct kb_build *b, size_t i, size_t owner)
{
	struct kb_rule *r = rule(b, i);

	if (r != NULL)
		r->owner = owner;
}

static void
place_alarms(struct kb_build *b)
{
	const struct kb_list *l = &b->kinds[KB_KIND_ALARM];
	const struct kb_alarm *a = (const void *)l->flat;
	struct kb_alarm *to;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (a[i].head.id == NULL)
			continue;
		to = &b->kb->alarms[kb_word_find(kb_words_alarm,
		    a[i].head.id, strlen(a[i].head.id))->value];
		if (to->head.id != NULL)
			twice(b, &a[i].head, &to->head, "alarm");
		*to = a[i];
		own(b, to->rule, (size_t)(to - b->kb->alarms));
	}
}

static void
place_urgency(struct kb_build *b)
{
	const struct kb_list *l = &b->kinds[KB_KIND_URGENCY];
	const struct kb_urgency *u = (const void *)l->flat;
	struct kb_urgency *to;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (u[i].head.id == NULL)
			continue;
		to = &b->kb->urgency[kb_word_find(kb_words_level,
		    u[i].head.id, strlen(u[i].head.id))->value];
		if (to->head.id != NULL)
			twice(b, &u[i].head, &to->head, "urgency");
		*to = u[i];
		own(b, to->rule, (size_t)(to - b->kb->urgency));
	}
}

static void
place_release(struct kb_build *b)
{
	const struct kb_list *l = &b->kinds[KB_KIND_RELEASE];
	const struct kb_release *r = (const void *)l->flat;
	size_t i;

	for (i = 1; i < l->n; i++)
		kb_error(b, r[i].head.file, r[i].head.line, "the release "
		    "stands at %s:%u already; keep one", r[0].head.file,
		    r[0].head.line);
	if (l->n == 0)
		return;
	b->kb->release = r[0].date;
	b->kb->review = r[0].review;
}

static int
by_number(const void *a, const void *b)
{
	const struct kb_question *p = a, *q = b;

	if (p->number != q->number)
		return p->number < q->number ? -1 : 1;
	return p->first_option < q->first_option ? -1 : 1;
}

static void
number_questions(struct kb_build *b)
{
	const struct kb_list *l = &b->kinds[KB_KIND_QUESTION];
	struct kb_question *q = (void *)l->flat;
	size_t i;

	for (i = 0; i < l->n; i++)
		q[i].first_option = i;	/* equal numbers: as read */
	if (l->n > 1)
		qsort(q, l->n, sizeof(*q), by_number);
	for (i = 0; i < l->n; i++) {
		q[i].first_option = b->kb->noptions;
		b->kb->noptions += q[i].noptions;
		own(b, q[i].ask_if, i);
		own(b, q[i].worth_if, i);
		if (i > 0 && q[i].number != 0 &&
		    q[i].number == q[i - 1].number)
			kb_error(b, q[i].head.file, q[i].head.line,
			    "number %u is that of question \"%s\" at %s:%u; "
			    "choose another", q[i].number, q[i - 1].head.id,
			    q[i - 1].head.file, q[i - 1].head.line);
	}
}

static void
index_kind(struct kb_build *b, struct kb_index *ix, enum kb_kind k)
{
	const struct kb_head *h;
	const struct kb_id *other;
	size_t i, n = kb_kind_count(b->kb, k);

	for (i = 0; i < n; i++) {
		h = kb_kind_head(b->kb, k, i);
		if (h->id == NULL || h->id[0] == '\0')
			continue;
		other = kb_index_add(ix, h->id, k, i);
		if (other != NULL)
			twice(b, h, kb_kind_head(b->kb, other->kind,
			    other->at), "id");
	}
}

static struct kb_index *
index_ids(struct kb_build *b)
{
	struct kb_index *ix;
	size_t n = 0;
	int k;

	for (k = 0; k < KB_NKINDS; k++)
		n += kb_kind_count(b->kb, (enum kb_kind)k);
	ix = kb_index_new(b->keep, n);
	for (k = 0; ix != NULL && k < KB_NKINDS; k++)
		if (k != KB_KIND_URGENCY)
			index_kind(b, ix, (enum kb_kind)k);
	b->kb->index = ix;
	return ix;
}

/* An id that is of another kind, or of none; told once, however often it
 * is named. */
struct gap {
	const struct kb_ref *first;
	size_t more;
};

struct gaps {
	struct gap at[DIAG_MAX];
	size_t n;
};

static void
note_gap(struct kb_build *b, struct gaps *gaps, const struct kb_ref *r)
{
	struct gap *g;

	for (g = gaps->at; g < gaps->at + gaps->n; g++)
		if (g->first->kind == r->kind &&
		    strcmp(g->first->id, r->id) == 0) {
			g->more++;
			return;
		}
	if (gaps->n < DIAG_MAX)
		gaps->at[gaps->n++] = (struct gap){ r, 0 };
	else
		kb_error(b, r->file, r->line, "there is no %s \"%s\"",
		    kb_kind_name(r->kind), r->id);
}

static void
say_other_kind(struct kb_build *b, const struct kb_ref *r,
    const struct kb_id *other)
{
	const struct kb_head *h = kb_kind_head(b->kb, other->kind, other->at);

	kb_error(b, r->file, r->line, "\"%s\" is a %s (%s:%u), not a %s; "
	    "name a %s", r->id, kb_kind_name(other->kind), h->file, h->line,
	    kb_kind_name(r->kind), kb_kind_name(r->kind));
}

static void
say_gap(struct kb_build *b, const struct gap *g)
{
	const struct kb_ref *r = g->first;
	const struct kb_id *other = kb_index_get(b->kb->index, r->id,
	    strlen(r->id));
	const struct kb_head *h;
	struct kb_near near;
	char often[48] = "";
	size_t i;

	if (other != NULL) {
		say_other_kind(b, r, other);
		return;
	}
	kb_near_init(&near, r->id, strlen(r->id));
	for (i = 0; i < kb_kind_count(b->kb, r->kind); i++) {
		h = kb_kind_head(b->kb, r->kind, i);
		if (h->id != NULL)
			kb_near_offer(&near, h->id);
	}
	if (g->more > 0)
		(void)snprintf(often, sizeof(often), " (named %zu times)",
		    g->more + 1);
	kb_error(b, r->file, r->line, near.best == NULL ?
	    "there is no %s \"%s\"%s; add it or correct the name" :
	    "there is no %s \"%s\"%s; did you mean \"%s\"?",
	    kb_kind_name(r->kind), r->id, often, near.best);
}

static void
refuse_option(struct kb_build *b, const struct kb_ref *r,
    const struct kb_question *q, const char *id, size_t len)
{
	struct kb_near near;
	size_t i;

	kb_near_init(&near, id, len);
	for (i = 0; i < q->noptions; i++)
		if (q->options[i].id[0] != '\0')
			kb_near_offer(&near, q->options[i].id);
	kb_error(b, r->file, r->line, near.best == NULL ?
	    "question \"%s\" has no option \"%.*s\"; see %s:%u" :
	    "question \"%s\" has no option \"%.*s\" (%s:%u); did you mean "
	    "\"%s\"?", q->head.id, (int)len, id, q->head.file, q->head.line,
	    near.best);
}

static void
resolve_options(struct kb_build *b, const struct kb_ref *r)
{
	const struct kb_question *q = &b->kb->questions[r->is->ref];
	size_t *found = arena_calloc(b->keep, q->noptions, sizeof(*found));
	const char *p = r->options;
	size_t i, k, len, n = 0;

	for (; found != NULL && *p != '\0'; p += len) {
		p += strspn(p, " ");
		len = strcspn(p, " ");
		if (len == 0)
			break;
		i = kb_find_option(q, p, len);
		for (k = 0; k < n && found[k] != i; k++)
			continue;
		if (i == KB_ALWAYS)
			refuse_option(b, r, q, p, len);
		else if (k < n)
			kb_error(b, r->file, r->line, "option \"%.*s\" is "
			    "named twice; remove one", (int)len, p);
		else
			found[n++] = i;
	}
	r->is->options = found;
	r->is->noptions = n;
}

static void
resolve_ref(struct kb_build *b, const struct kb_ref *r, struct gaps *gaps)
{
	const struct kb_id *e = kb_index_get(b->kb->index, r->id,
	    strlen(r->id));

	if (e == NULL || e->kind != r->kind) {
		note_gap(b, gaps, r);
		return;
	}
	*r->slot = e->at;
	if (r->is != NULL)
		resolve_options(b, r);
}

void
kb_link_refs(struct kb_build *b)
{
	struct gaps *gaps = arena_alloc(b->scratch, sizeof(*gaps));
	const struct kb_block *k;
	size_t i;

	if (gaps == NULL)
		return;
	for (k = b->refs.first; k != NULL; k = k->next)
		for (i = 0; i < k->n; i++)
			resolve_ref(b, (const struct kb_ref *)
			    (const void *)k->at + i, gaps);
	for (i = 0; i < gaps->n; i++)
		say_gap(b, &gaps->at[i]);
}

/* The references of an element itself were noted before it was moved to its
 * row. */
static void
place_contacts(struct kb_build *b)
{
	const struct kb_list *l = &b->kinds[KB_KIND_CONTACT];
	struct kb_contact *c = (void *)l->flat;
	const struct kb_id *e;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (c[i].of_id == NULL)
			continue;
		e = kb_index_get(b->kb->index, c[i].of_id,
		    strlen(c[i].of_id));
		if (e != NULL && e->kind == KB_KIND_CONTACT)
			c[i].of = e->at;
	}
}

void
kb_link(struct kb_build *b)
{
	if (arena_failed(b->scratch) || !keep_lists(b))
		return;
	number_questions(b);
	place_release(b);
	place_alarms(b);
	place_urgency(b);
	if (index_ids(b) == NULL)
		return;
	kb_link_refs(b);
	place_contacts(b);
	if (b->errors == 0) {
		kb_link_tallies(b);
		kb_link_guarantees(b);
	}
	kb_link_complete(b);
	if (b->errors == 0)
		kb_link_grounds(b);
	if (b->errors == 0 && !arena_failed(b->scratch) &&
	    !arena_failed(b->keep))
		kb_link_check_order(b);
}
