/* SPDX-License-Identifier: MIT */
#include "kb/lint.h"

#include <string.h>

#include "base/arena.h"
#include "kb/find.h"
#include "kb/format.h"
#include "kb/lint_parts.h"

/* What exists to be referred to, and how one says that nothing does.  All
 * other kinds are reached by themselves: by their own condition, or by
 * looking them up. */
static const struct { enum kb_kind kind; const char *nothing; } kinds[] = {
	{ KB_KIND_SOURCE, "nothing cites" },
	{ KB_KIND_QUESTION, "no condition names" },
	{ KB_KIND_FACT, "no condition names" },
	{ KB_KIND_ROLE, "no ground names" },
	{ KB_KIND_MESSAGE, "the program never asks for" },
};

struct uses {
	const struct kb *kb;
	bool *of[KB_NKINDS];		/* by place in the array of a kind */
};

static void
mark(struct uses *u, enum kb_kind kind, size_t at)
{
	if (at != KB_ALWAYS)
		u->of[kind][at] = true;
}

static void
mark_object(struct uses *u, const struct kb_el *el, const char *object)
{
	const char *array;
	size_t i, k, at, n;

	for (i = 0; i < el->natts; i++)
		if (el->atts[i].value == KB_V_REF) {
			memcpy(&at, object + el->atts[i].slot, sizeof(at));
			mark(u, el->atts[i].kind, at);
		}
	for (i = 0; i < el->nkids; i++) {
		if (el->kids[i].store != KB_S_OBJECTS)
			continue;
		memcpy(&array, object + el->kids[i].at, sizeof(array));
		memcpy(&n, object + el->kids[i].count, sizeof(n));
		for (k = 0; k < n; k++)
			mark_object(u, el->kids[i].el,
			    array + k * el->kids[i].el->size);
	}
}

static void
mark_elements(struct uses *u)
{
	const struct kb_el *el;
	size_t i, k, n;

	for (k = 0; k < kb_el_root.nkids; k++) {
		el = kb_el_root.kids[k].el;
		n = kb_kind_count(u->kb, el->kind);
		for (i = 0; i < n; i++)
			mark_object(u, el, (const char *)
			    kb_kind_head(u->kb, el->kind, i));
	}
}

static void
mark_condition(struct uses *u, const struct kb_expr *e)
{
	size_t i;

	if (e->op == KB_IS || e->op == KB_KNOWN)
		mark(u, KB_KIND_QUESTION, e->ref);
	else if (e->op == KB_FACT)
		mark(u, KB_KIND_FACT, e->ref);
	for (i = 0; i < e->nkids; i++)
		mark_condition(u, e->kids[i]);
}

/* A fact may be there only to say what must hold; a question is asked of
 * people, so it has to lead to something. */
static void
mark_proved(struct uses *u, const struct kb_expr *e)
{
	size_t i;

	if (e != NULL && e->op == KB_FACT)
		mark(u, KB_KIND_FACT, e->ref);
	for (i = 0; e != NULL && i < e->nkids; i++)
		mark_proved(u, e->kids[i]);
}

static void
mark_asked(struct uses *u)
{
	const struct kb_asked *a;
	size_t i;

	for (i = 0; (a = kb_asked_at(i)) != NULL; i++)
		mark(u, a->kind, kb_find(u->kb, a->kind, a->id,
		    strlen(a->id)));
	mark(u, KB_KIND_FACT, u->kb->secrecy_fact);
}

/* The form in words of a message that is there without. */
static void
mark_forms(struct uses *u)
{
	static const char form[] = "-words";
	const size_t n = sizeof(form) - 1;
	const char *id;
	size_t i, len;

	for (i = 0; i < u->kb->nmessages; i++) {
		id = u->kb->messages[i].head.id;
		len = strlen(id);
		if (len > n && strcmp(id + len - n, form) == 0 &&
		    kb_find(u->kb, KB_KIND_MESSAGE, id, len - n) != KB_ALWAYS)
			mark(u, KB_KIND_MESSAGE, i);
	}
}

static void
mark_places(struct uses *u, const char *area)
{
	size_t len;

	for (; *area != '\0'; area += len) {
		area += strspn(area, ", ");
		len = strcspn(area, ",");
		mark(u, KB_KIND_MESSAGE, kb_find_place(u->kb, area, len));
	}
}

static void
mark_all(struct uses *u)
{
	size_t i;

	mark_elements(u);
	for (i = 0; i < u->kb->nrules; i++)
		mark_condition(u, u->kb->rules[i].expr);
	for (i = 0; i < u->kb->nguarantees; i++) {
		mark_proved(u, u->kb->guarantees[i].given);
		mark_proved(u, u->kb->guarantees[i].always);
	}
	mark_asked(u);
	mark_forms(u);
	for (i = 0; i < u->kb->ncontacts; i++)
		if (u->kb->contacts[i].area != NULL)
			mark_places(u, u->kb->contacts[i].area);
}

static void
say_unused(const struct uses *u, struct diag *d)
{
	const struct kb_head *h;
	size_t i, k;

	for (k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		for (i = 0; i < kb_kind_count(u->kb, kinds[k].kind); i++) {
			h = kb_kind_head(u->kb, kinds[k].kind, i);
			if (!u->of[kinds[k].kind][i])
				diag_add(d, DIAG_FINDING, h->file, h->line,
				    "%s %s \"%s\"; use it or remove it",
				    kinds[k].nothing,
				    kb_kind_name(kinds[k].kind), h->id);
		}
}

void
kb_lint_used(const struct kb *kb, struct diag *d)
{
	struct arena *a = arena_new();
	struct uses u = { .kb = kb };
	int k;

	for (k = 0; k < KB_NKINDS; k++)
		u.of[k] = arena_calloc(a, kb_kind_count(kb, (enum kb_kind)k),
		    sizeof(bool));
	if (arena_failed(a)) {
		diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
		    "programs and try again");
	} else {
		mark_all(&u);
		say_unused(&u, d);
	}
	arena_free(a);
}

void
kb_lint_asked(const struct kb *kb, struct diag *d)
{
	const struct kb_asked *a;
	size_t i;

	for (i = 0; (a = kb_asked_at(i)) != NULL; i++)
		if (kb_find(kb, a->kind, a->id, strlen(a->id)) == KB_ALWAYS)
			diag_add(d, DIAG_FINDING, NULL, 0, "the program asks "
			    "for %s \"%s\"; add it", kb_kind_name(a->kind),
			    a->id);
}
