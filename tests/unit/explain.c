/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/sbuf.h"
#include "kb/find.h"
#include "kb/load.h"
#include "kb_documents.h"
#include "report/explain.h"

/* Every element of the real knowledge, explained in both languages: its
 * rule, all of its sources with what is known of them, and its place. */

static int
load(void **state)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct diag *d = diag_new();

	*state = kb_load(dir == NULL ? "knowledge" : dir, d);
	diag_free(d);
	return *state == NULL ? -1 : 0;
}

static int
unload(void **state)
{
	kb_free(*state);
	return 0;
}

static bool
says(const struct doc *doc, enum doc_kind kind, const char *words)
{
	size_t i;

	for (i = 0; i < doc_count(doc); i++)
		if (doc_at(doc, i)->kind == kind &&
		    strstr(doc_at(doc, i)->text, words) != NULL)
			return true;
	return false;
}

/* The line of a source: all that a reader needs to find and to judge it. */
static bool
says_source(const struct kb *kb, enum kb_lang lang, const struct doc *doc,
    const struct kb_cite *c)
{
	static const char *const certainty[] = {
		[KB_UNCERTAIN] = "word-uncertain", [KB_SINGLE] = "word-single",
		[KB_CONFIRMED] = "word-confirmed" };
	const struct kb_source *s = &kb->sources[c->source];
	const char *const parts[] = { s->publisher, s->title, s->checked,
	    c->place == NULL ? "" : c->place,
	    s->date != NULL ? s->date : kb_message(kb, lang, "word-undated"),
	    kb_message(kb, lang, certainty[s->certainty]) };
	const struct doc_block *l;
	size_t i, k;

	for (i = 0; i < doc_count(doc); i++) {
		l = doc_at(doc, i);
		for (k = 0; k < 6 && strstr(l->text, parts[k]) != NULL; k++)
			continue;
		if (k == 6 && (s->link == NULL ||
		    says(doc, DOC_LINE, s->link)))
			return true;
	}
	return false;
}

static size_t
count_unsaid(const struct kb *kb, enum kb_lang lang, const struct doc *doc,
    const struct kb_head *h)
{
	size_t i, n = 0;

	for (i = 0; i < h->ncites; i++)
		if (!says_source(kb, lang, doc, &h->cites[i])) {
			print_message("%s: %s\n", h->id, h->cites[i].source_id);
			n++;
		}
	return n;
}

static size_t
count_gaps(const struct kb *kb, enum kb_lang lang,
    const struct explain_entry *e)
{
	struct doc *doc = doc_new();
	const struct kb_ground *g;
	char place[256];
	size_t i, n;

	explain_one(kb, lang, e, doc);
	n = doc_at(doc, 0)->kind != DOC_TITLE || *doc_at(doc, 0)->text == '\0';
	(void)snprintf(place, sizeof(place), "%s:%u", e->head->file,
	    e->head->line);
	n += count_unsaid(kb, lang, doc, e->head);
	n += !says(doc, DOC_NOTE, place);
	n += e->rule != KB_ALWAYS && !says(doc, DOC_ROW, "");
	if (strcmp(e->kind, "kind-ground") == 0) {
		g = &kb->grounds[e->index];
		for (i = 0; i < g->nconditions; i++)
			n += count_unsaid(kb, lang, doc,
			    &g->conditions[i].head);
	}
	doc_free(doc);
	return n;
}

static void
each_element_is_explained(void **state)
{
	const struct kb *kb = *state;
	struct explain_entry e;
	size_t i, gaps = 0;

	for (i = 0; explain_entry(kb, i, &e) == 0; i++)
		gaps += count_gaps(kb, KB_NL, &e) + count_gaps(kb, KB_EN, &e);
	assert_true(i > 800);
	assert_int_equal(gaps, 0);
}

static bool
has_entry(const struct kb *kb, const struct kb_head *h)
{
	struct explain_entry e;
	size_t i;

	for (i = 0; explain_entry(kb, i, &e) == 0; i++)
		if (e.head == h)
			return true;
	return false;
}

/* All but the release and the words of the screen. */
static void
each_kind_is_explained(void **state)
{
	const struct kb *kb = *state;
	size_t kinds = 0;
	int k;

	for (k = 0; k < KB_NKINDS; k++) {
		if (k == KB_KIND_MESSAGE ||
		    kb_kind_count(kb, (enum kb_kind)k) == 0)
			continue;
		kinds++;
		assert_true(has_entry(kb, kb_kind_head(kb, (enum kb_kind)k,
		    kb_kind_count(kb, (enum kb_kind)k) - 1)));
	}
	assert_int_equal(kinds, 20);
}

/* From when and until when, and what only conditions cite: once each. */
static void
days_and_sources(void **state)
{
	static const char cites[] = "</text>\n</condition>\n";
	const char *at = strstr(kb_full, "You are safe yourself.</text>");
	struct diag *d = diag_new();
	struct sbuf text = SBUF_EMPTY;
	struct kb_buffer docs[] = {
		{ "a.xml", kb_small, sizeof(kb_small) - 1 },
		{ "b.xml", NULL, 0 },
	};
	struct explain_entry e;
	struct kb *kb;
	struct doc *doc = doc_new();
	size_t i, places = 0;

	(void)state;
	assert_non_null(at);
	at = strstr(at, cites);
	assert_non_null(at);
	sbuf_add(&text, kb_full, (size_t)(at - kb_full));
	/* Twice by this one, and by one before it; with and without place. */
	sbuf_puts(&text, "</text>\n<cite source=\"book\" place=\"p. 7\"/>"
	    "<cite source=\"book\" place=\"p. 7\"/><cite source=\"book\"/>"
	    "<cite source=\"law-one\" place=\"art. 1\"/></condition>\n");
	sbuf_puts(&text, at + strlen(cites));
	docs[1].bytes = sbuf_text(&text);
	docs[1].len = text.len;
	kb = kb_load_buffers(docs, 2, d);
	if (kb == NULL)
		fail_msg("%s", diag_at(d, 0)->text);
	for (i = 0; explain_entry(kb, i, &e) == 0; i++)
		if (strcmp(e.head->id, "be-talk") == 0)
			explain_one(kb, KB_EN, &e, doc);
	assert_true(says(doc, DOC_LINE, " 2026-09-01."));
	assert_true(says(doc, DOC_LINE, " 2027-12-31."));
	for (i = 0; i < doc_count(doc); i++)
		places += strstr(doc_at(doc, i)->text, "Boek, p. 7.") != NULL;
	assert_int_equal(places, 1);
	doc_free(doc);
	kb_free(kb);
	sbuf_clear(&text);
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_element_is_explained),
		cmocka_unit_test(each_kind_is_explained),
		cmocka_unit_test(days_and_sources),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
