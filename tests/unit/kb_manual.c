/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kb/cases.h"
#include "kb/format.h"
#include "kb/load.h"
#include "kb_small.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/*
 * bespreek-knowledge(5) against the tables of the format: every element,
 * attribute and word is in it, and its examples keep to the format.
 */
struct page {
	char *text;
	size_t missing;
	const struct kb_el *seen[128];
	size_t nseen;
};

static int
read_page(void **state)
{
	static struct page p;
	const char *dir = getenv("TEST_DIR");
	char path[4096];
	size_t n;
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/../man/bespreek-knowledge.5",
	    dir == NULL ? "tests" : dir);
	f = fopen(path, "r");
	if (f == NULL)
		return -1;
	p.text = malloc(256 * 1024);
	if (p.text == NULL)
		return -1;
	n = fread(p.text, 1, 256 * 1024 - 1, f);
	p.text[n] = '\0';
	*state = &p;
	return fclose(f);
}

static int
free_page(void **state)
{
	free(((struct page *)*state)->text);
	return 0;
}

static bool
line_has(const char *line, size_t len, const char *word)
{
	size_t n = strlen(word), i;

	for (i = 0; i + n <= len; i++)
		if (strncmp(line + i, word, n) == 0 &&
		    (i == 0 || line[i - 1] == ' ') &&
		    (i + n == len || line[i + n] == ' '))
			return true;
	return false;
}

/* Whether a word stands on a line of this macro, alone or after .It. */
static bool
page_has(const struct page *p, const char *macro, const char *word)
{
	const char *line = p->text, *end;
	char item[16];

	(void)snprintf(item, sizeof(item), ".It %s ", macro + 1);
	for (; (end = strchr(line, '\n')) != NULL; line = end + 1)
		if ((strncmp(line, macro, strlen(macro)) == 0 ||
		    strncmp(line, item, strlen(item)) == 0) &&
		    line_has(line, (size_t)(end - line), word))
			return true;
	return false;
}

static void
want(struct page *p, const char *macro, const char *word, const char *in)
{
	if (page_has(p, macro, word))
		return;
	print_message("%s %s of %s is not in the manual\n", macro, word, in);
	p->missing++;
}

/* Whether an attribute stands in the list under its element; an element may
 * have several entries.  A bare reference is told in a sentence. */
static bool
entry_has(const struct page *p, const struct kb_el *el, const char *att)
{
	const char *at = p->text, *end, *stop, *next;

	for (; (at = strstr(at, "\n.It Ic ")) != NULL; at = end) {
		end = strchr(at + 1, '\n');
		if (!line_has(at + 1, (size_t)(end - at - 1), el->name))
			continue;
		stop = strstr(end, "\n.El");
		for (next = end; (next = strstr(next, "\n.It Cm ")) != NULL &&
		    next < stop; next++)
			if (line_has(next + 1, strcspn(next + 1, "\n"), att))
				return true;
	}
	return strcmp(att, "ref") == 0;
}

static void
want_attributes(struct page *p, const struct kb_el *el)
{
	const struct kb_word *w;
	size_t i;

	for (i = 0; i < el->natts; i++) {
		want(p, ".Cm", el->atts[i].name, el->name);
		if (!entry_has(p, el, el->atts[i].name)) {
			print_message("%s is not under %s\n",
			    el->atts[i].name, el->name);
			p->missing++;
		}
		for (w = el->atts[i].words; w != NULL && w->name != NULL; w++)
			want(p, ".Cm", w->name, el->name);
	}
}

static void
want_element(struct page *p, const struct kb_el *el)
{
	const struct kb_kid *kid;
	const struct kb_el *child;
	const char *name;
	size_t i;

	for (i = 0; i < p->nseen; i++)
		if (p->seen[i] == el)
			return;
	assert_true(p->nseen < 128);
	p->seen[p->nseen++] = el;
	want_attributes(p, el);
	for (i = 0; (name = kb_format_child_name(el, i)) != NULL; i++) {
		want(p, ".Ic", name, el->name);
		child = kb_format_child(el, name, &kid);
		assert_non_null(child);
		want_element(p, child);
	}
}

static void
everything_is_in_the_manual(void **state)
{
	struct page *p = *state;

	want_element(p, &kb_el_root);
	want_element(p, &kb_el_cases);
	assert_true(p->nseen > 40);
	assert_int_equal(p->missing, 0);
	assert_false(page_has(p, ".Cm", "xyzzy"));
}

static const struct {
	const char *begin, *open, *close;
	bool (*fits)(const struct kb_buffer *, struct diag *);
} examples[] = {
	{ "<step ", KB_SMALL_OPEN, KB_SMALL_CLOSE, kb_load_structure },
	{ "<fact ", KB_SMALL_OPEN, KB_SMALL_CLOSE, kb_load_structure },
	{ "<contact ", KB_SMALL_OPEN, KB_SMALL_CLOSE, kb_load_structure },
	{ "<guarantee ", KB_SMALL_OPEN, KB_SMALL_CLOSE, kb_load_structure },
	{ "<case ", "<cases xmlns=\"urn:bespreek:case:1\">", "</cases>",
	    kb_cases_structure },
};

static void
check_example(size_t kind, const char *text, size_t len)
{
	static char doc[8192];
	struct kb_buffer b = { "example", doc, 0 };
	struct diag *d = diag_new();

	b.len = (size_t)snprintf(doc, sizeof(doc), "%s%.*s%s",
	    examples[kind].open, (int)len, text, examples[kind].close);
	if (!examples[kind].fits(&b, d))
		print_message("%u: %s\n", diag_at(d, 0)->line,
		    diag_at(d, 0)->text);
	assert_int_equal(diag_count(d), 0);
	diag_free(d);
}

static void
examples_keep_to_the_format(void **state)
{
	const struct page *p = *state;
	const char *at = p->text, *end;
	size_t i, n = 0;

	while ((at = strstr(at, "\n.Bd -literal")) != NULL) {
		at = strchr(at + 1, '\n') + 1;
		end = strstr(at, "\n.Ed");
		assert_non_null(end);
		for (i = 0; i < COUNT(examples); i++)
			if (strncmp(at, examples[i].begin,
			    strlen(examples[i].begin)) == 0) {
				check_example(i, at, (size_t)(end - at));
				n++;
			}
	}
	assert_int_equal(n, COUNT(examples));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_in_the_manual),
		cmocka_unit_test(examples_keep_to_the_format),
	};

	return cmocka_run_group_tests(tests, read_page, free_page);
}
