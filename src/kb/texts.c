/* SPDX-License-Identifier: MIT */
#include "kb/texts.h"

#include <string.h>

#include "kb/format.h"

struct walk {
	kb_text_fn *fn;
	void *data;
	struct kb_place_of place;
};

static void
each_pair(const struct walk *w, const struct kb_text *t, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (t[i].in[KB_NL] != NULL)
			w->fn(w->data, &w->place, &t[i]);
}

static void each_part(struct walk *, const struct kb_el *, const char *);

static void
each_object(struct walk *w, const struct kb_kid *k, const char *object)
{
	const char *array;
	size_t i, n;

	memcpy(&array, object + k->at, sizeof(array));
	memcpy(&n, object + k->count, sizeof(n));
	for (i = 0; i < n; i++)
		each_part(w, k->el, array + i * k->el->size);
}

static void
each_part(struct walk *w, const struct kb_el *el, const char *object)
{
	const struct kb_kid *k;
	struct kb_texts texts;
	struct kb_text text;
	size_t i;

	for (i = 0; i < el->nkids; i++) {
		k = &el->kids[i];
		w->place.name = k->name;
		if (k->store == KB_S_TEXT) {
			memcpy(&text, object + k->at, sizeof(text));
			each_pair(w, &text, 1);
		} else if (k->store == KB_S_TEXTS) {
			memcpy(&texts, object + k->at, sizeof(texts));
			each_pair(w, texts.at, texts.n);
		} else if (k->store == KB_S_OBJECTS) {
			each_object(w, k, object);
		}
	}
}

void
kb_texts_each(const struct kb *kb, kb_text_fn *fn, void *data)
{
	struct walk w = { .fn = fn, .data = data };
	const struct kb_el *el;
	size_t i, k, n;

	for (k = 0; k < kb_el_root.nkids; k++) {
		el = kb_el_root.kids[k].el;
		w.place.kind = el->kind;
		n = kb_kind_count(kb, el->kind);
		for (i = 0; i < n; i++) {
			w.place.head = kb_kind_head(kb, el->kind, i);
			each_part(&w, el, (const char *)w.place.head);
		}
	}
}

void
kb_texts_each_case(const struct kb_cases *cases, kb_text_fn *fn, void *data)
{
	const struct kb_el *el = kb_el_cases.kids[0].el;
	struct walk w = { .fn = fn, .data = data };
	size_t i;

	w.place.kind = el->kind;
	for (i = 0; i < cases->n; i++) {
		w.place.head = &cases->at[i].head;
		each_part(&w, el, (const char *)w.place.head);
	}
}
