/* SPDX-License-Identifier: MIT */
/*
 * Every text of the knowledge and its cases in one language, one a line, for the scripts
 * that look at words: where it stands, what it is, and the text, with tabs
 * between.  What it is decides how long it may be.
 */
#include <stdio.h>
#include <string.h>

#include "kb/load.h"
#include "kb/texts.h"

static const char *
sort_in_question(const struct kb_place_of *p, const struct kb_text *t)
{
	const struct kb_question *q = (const struct kb_question *)p->head;

	if (strcmp(p->name, "text") == 0)
		return t->in[KB_NL] == q->text.in[KB_NL] ? "question" :
		    "option";
	if (strcmp(p->name, "unknown") == 0 || strcmp(p->name, "none") == 0)
		return "option";
	return "advice";
}

static const char *
sort_of(const struct kb_place_of *p, const struct kb_text *t)
{
	if (strcmp(p->name, "keywords") == 0)
		return "keywords";
	switch (p->kind) {
	case KB_KIND_MESSAGE:
		return "message";
	case KB_KIND_SOURCE:
		return "note";
	case KB_KIND_QUESTION:
		return sort_in_question(p, t);
	default:
		return "advice";
	}
}

static void
print_text(void *data, const struct kb_place_of *p, const struct kb_text *t)
{
	const enum kb_lang *lang = data;

	printf("%s:%u\t%s\t%s\n", p->head->file, t->line, sort_of(p, t),
	    t->in[*lang]);
}

static bool
print_cases(const struct kb *kb, const char *dir, enum kb_lang *lang,
    struct diag *d)
{
	struct kb_cases *cases = kb_cases_load(kb, dir, d);

	if (cases != NULL)
		kb_texts_each_case(cases, print_text, lang);
	kb_cases_free(cases);
	return cases != NULL;
}

static void
print_diag(const struct diag *d)
{
	const struct diag_entry *e;
	size_t i;

	for (i = 0; i < diag_count(d); i++) {
		e = diag_at(d, i);
		fprintf(stderr, "%s:%u: %s\n", e->file == NULL ? "-" :
		    e->file, e->line, e->text);
	}
}

int
main(int argc, char **argv)
{
	enum kb_lang lang = KB_NL;
	struct diag *d = diag_new();
	struct kb *kb;
	bool done = false;

	if (argc != 3 || d == NULL) {
		fprintf(stderr, "usage: texts directory nl|en\n");
		diag_free(d);
		return 2;
	}
	if (strcmp(argv[2], "en") == 0)
		lang = KB_EN;
	kb = kb_load(argv[1], d);
	if (kb != NULL) {
		kb_texts_each(kb, print_text, &lang);
		done = print_cases(kb, argv[1], &lang, d);
	}
	print_diag(d);
	diag_free(d);
	kb_free(kb);
	if (!done)
		return 2;
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
