/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "kb/files.h"
#include "kb/load.h"
#include "kb_cases.h"
#include "kb_documents.h"

/*
 * knowledge.rng and the loader must judge the structure of every document
 * alike: over the cases, the real knowledge, and thousands of documents one
 * slip away from kb_full; with SLIPS in the environment each kind of slip on
 * each line.
 */
struct schema {
	xmlRelaxNGPtr rng;
	size_t accepted, refused, differ;
};

static void
quiet(void *data, xmlErrorPtr e)
{
	(void)data;
	(void)e;
}

static bool
schema_accepts(const struct schema *s, const char *text, size_t len)
{
	xmlRelaxNGValidCtxtPtr v;
	xmlDocPtr doc;
	int done;

	doc = xmlReadMemory(text, (int)len, "doc.xml", NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc == NULL)
		return false;
	v = xmlRelaxNGNewValidCtxt(s->rng);
	assert_non_null(v);
	xmlRelaxNGSetValidStructuredErrors(v, quiet, NULL);
	done = xmlRelaxNGValidateDoc(v, doc);
	xmlRelaxNGFreeValidCtxt(v);
	xmlFreeDoc(doc);
	assert_true(done >= 0);
	return done == 0;
}

static bool
loader_accepts(const char *text, size_t len)
{
	const struct kb_buffer doc = { "doc.xml", text, len };
	struct diag *d = diag_new();
	bool yes = kb_load_structure(&doc, d);

	assert_int_equal(yes, diag_count(d) == 0);
	diag_free(d);
	return yes;
}

static void
compare(struct schema *s, const char *text, size_t len, const char *what)
{
	bool schema = schema_accepts(s, text, len);
	bool loader = loader_accepts(text, len);

	s->accepted += schema && loader;
	s->refused += !schema && !loader;
	if (schema == loader)
		return;
	if (s->differ++ < 10)
		print_message("%s: schema %s, loader %s\n", what,
		    schema ? "accepts" : "refuses",
		    loader ? "accepts" : "refuses");
}

static const char *
knowledge_dir(void)
{
	const char *dir = getenv("KNOWLEDGE_DIR");

	return dir == NULL ? "knowledge" : dir;
}

static int
open_schema(void **state)
{
	static struct schema s;
	xmlRelaxNGParserCtxtPtr p;
	char path[4096];

	(void)snprintf(path, sizeof(path), "%s/knowledge.rng",
	    knowledge_dir());
	memset(&s, 0, sizeof(s));
	p = xmlRelaxNGNewParserCtxt(path);
	s.rng = xmlRelaxNGParse(p);
	xmlRelaxNGFreeParserCtxt(p);
	*state = &s;
	return s.rng == NULL ? -1 : 0;
}

static int
close_schema(void **state)
{
	xmlRelaxNGFree(((struct schema *)*state)->rng);
	xmlRelaxNGCleanupTypes();
	xmlCleanupParser();
	return 0;
}

static void
cases_are_judged_alike(void **state)
{
	const struct schema *s = *state;
	static char text[8192];
	size_t i, len, wrong = 0;
	bool want;

	for (i = 0; i < KB_NCASES; i++) {
		len = (size_t)snprintf(text, sizeof(text), "%s%s%s",
		    KB_SMALL_OPEN, kb_cases[i].body, KB_SMALL_CLOSE);
		want = kb_cases[i].fault != FAULT_STRUCTURE;
		if (schema_accepts(s, text, len) == want)
			continue;
		wrong++;
		print_message("case %zu: schema %s\n%s\n", i,
		    want ? "refuses" : "accepts", kb_cases[i].body);
	}
	assert_int_equal(wrong, 0);
}

static void
good_documents_are_accepted(void **state)
{
	const struct schema *s = *state;

	assert_true(schema_accepts(s, kb_small, strlen(kb_small)));
	assert_true(schema_accepts(s, kb_full, strlen(kb_full)));
	assert_true(loader_accepts(kb_full, strlen(kb_full)));
	assert_false(schema_accepts(s, "<knowledge/>", 12));
	assert_false(loader_accepts("<knowledge/>", 12));
}

static void
real_knowledge_is_judged_alike(void **state)
{
	struct schema *s = *state;
	struct diag *d = diag_new();
	struct kb_files f;
	size_t i;

	assert_int_equal(kb_files_read(knowledge_dir(), &f, d), 0);
	for (i = 0; i < f.n; i++)
		compare(s, f.at[i].bytes, f.at[i].len, f.at[i].name);
	assert_int_equal(s->differ, 0);
	assert_int_equal(s->accepted, f.n);
	kb_files_clear(&f);
	diag_free(d);
}

/* Replaces kb_full from `at`, `cut` bytes long, by `with`; compares. */
static void
slip(struct schema *s, size_t at, size_t cut, const char *with,
    const char *what)
{
	static char text[sizeof(kb_full) + 1024];
	size_t len = sizeof(kb_full) - 1, add = strlen(with);
	char where[128];
	unsigned line = 1;
	size_t i;

	for (i = 0; i < at; i++)
		line += kb_full[i] == '\n';
	memcpy(text, kb_full, at);
	memcpy(text + at, with, add);
	memcpy(text + at + add, kb_full + at + cut, len - at - cut);
	(void)snprintf(where, sizeof(where), "line %u, %s", line, what);
	compare(s, text, len - cut + add, where);
}

static void
slips_in_attributes(void **state)
{
	struct schema *s = *state;
	const char *p = strstr(kb_full, "\n"), *eq, *end;
	size_t at, value;

	memset(&s->accepted, 0, 3 * sizeof(size_t));
	for (; (eq = strstr(p, "=\"")) != NULL; p = end + 1) {
		end = strchr(eq + 2, '"');
		for (p = eq; p[-1] != ' ' && p[-1] != '\n'; p--)
			continue;
		at = (size_t)(p - kb_full);
		value = (size_t)(eq + 2 - kb_full);
		slip(s, at, (size_t)(end + 1 - p), "", "attribute removed");
		slip(s, at, 0, "x", "attribute renamed");
		slip(s, value, (size_t)(end - eq - 2), "zz-9", "other value");
		slip(s, value, (size_t)(end - eq - 2), "1", "number");
		slip(s, value, (size_t)(end - eq - 2), "", "empty value");
		slip(s, value, 0, "yes ", "value in two");
	}
	assert_int_equal(s->differ, 0);
	assert_true(s->accepted > 100);
	assert_true(s->refused > 500);
	print_message("%zu accepted, %zu refused by both\n", s->accepted,
	    s->refused);
}

static void
slips_in_lines(void **state)
{
	static const char *const extra[] = { "stray", "<true/>", "<when/>",
	    "<when><true/></when>", "<cite source=\"book\"/>", "<x/>",
	    "<!-- c -->", "<recipient role=\"r\"/>", "<always/>",
	    "<contact ref=\"be-line\"/>", "<option id=\"o\">"
	    KB_SMALL_T("text", "a", "b") "</option>", "<none><true/></none>",
	    KB_SMALL_T("text", "a", "b"), KB_SMALL_T("definition", "a", "b"),
	    KB_SMALL_T("none", "a", "b"), KB_SMALL_T("doubt", "a", "b"),
	    KB_SMALL_T("if", "a", "b"), "<text xml:lang=\"en\">a</text>",
	    "<message id=\"m\">" KB_SMALL_T("text", "a", "b") "</message>" };
	struct schema *s = *state;
	const size_t step = getenv("SLIPS") != NULL ? 1 : 4;
	const char *p, *end, *next;
	char both[1024];
	size_t at, len, i, line = 0;

	memset(&s->accepted, 0, 3 * sizeof(size_t));
	for (p = kb_full; (end = strchr(p, '\n')) != NULL;
	    p = end + 1, line++) {
		at = (size_t)(p - kb_full);
		len = (size_t)(end + 1 - p);
		slip(s, at, len, "", "line removed");
		(void)snprintf(both, sizeof(both), "%.*s%.*s", (int)len, p,
		    (int)len, p);
		if (strstr(both, "<hours") == NULL)
			slip(s, at, len, both, "line twice");
		next = strchr(end + 1, '\n');
		if (next != NULL) {
			(void)snprintf(both, sizeof(both), "%.*s%.*s",
			    (int)(next - end), end + 1, (int)len, p);
			slip(s, at, (size_t)(next + 1 - p), both, "swapped");
		}
		for (i = line % step; i < sizeof(extra) / sizeof(extra[0]);
		    i += step)
			slip(s, at + len, 0, extra[i], extra[i]);
	}
	assert_int_equal(s->differ, 0);
	assert_true(s->accepted > 200);
	assert_true(s->refused > 2000);
	print_message("%zu accepted, %zu refused by both\n", s->accepted,
	    s->refused);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_documents_are_accepted),
		cmocka_unit_test(cases_are_judged_alike),
		cmocka_unit_test(real_knowledge_is_judged_alike),
		cmocka_unit_test(slips_in_attributes),
		cmocka_unit_test(slips_in_lines),
	};

	return cmocka_run_group_tests(tests, open_schema, close_schema);
}
