/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include "report/check.h"

/* What a check found, read back by the libraries that others read it with. */
static const char *const groups[] = { "form", "words", "schema", "cases",
    NULL };
static const char hostile[] = "a \"b\" <c> & 'd' ]]> \\ \xff; do \x01 this";

static struct diag *
found(void)
{
	struct diag *d = diag_new();

	diag_begin(d, "form");
	diag_begin(d, "words");
	diag_add(d, DIAG_FINDING, "a&b.xml", 12, "%s", hostile);
	diag_example(d, "{\"id\":\"<x>\",\"answers\":{\"q\":\"a\"}}");
	diag_add(d, DIAG_NOTE, NULL, 0, "only told");
	diag_begin(d, "cases");
	diag_add(d, DIAG_ERROR, NULL, 0, "one; two; three");
	diag_begin(d, "proofs");
	return d;
}

static json_t *
entry(json_t *o, size_t i)
{
	return json_array_get(json_object_get(o, "diagnostics"), i);
}

static const char *
field(json_t *entry, const char *key)
{
	return json_string_value(json_object_get(entry, key));
}

static void
json_tells_all(void **state)
{
	static const char *const results[] = { "passed", "found", "skipped",
	    "error", "passed" };
	struct diag *d = found();
	struct check_report r = { d, "dir", groups, 2 };
	struct sbuf out = SBUF_EMPTY;
	json_t *o, *g;
	size_t i;

	(void)state;
	assert_int_equal(check_json(&r, &out), 0);
	assert_ptr_equal(strchr(out.text, '\n'), out.text + out.len - 1);
	o = json_loads(out.text, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(o);
	assert_string_equal(field(o, "format"), "bespreek-check/1");
	assert_int_equal(json_integer_value(json_object_get(o, "status")), 2);
	g = json_object_get(o, "groups");
	assert_int_equal(json_array_size(g), 5);
	for (i = 0; i < 5; i++)
		assert_string_equal(field(json_array_get(g, i), "result"),
		    results[i]);
	assert_string_equal(field(json_array_get(g, 4), "kind"), "proofs");
	assert_string_equal(field(entry(o, 0), "kind"), "words");
	assert_string_equal(field(entry(o, 0), "level"), "finding");
	assert_string_equal(field(entry(o, 0), "file"), "a&b.xml");
	assert_string_equal(field(entry(o, 0), "what"),
	    "a \"b\" <c> & 'd' ]]> \\ ?");
	assert_string_equal(field(entry(o, 0), "remedy"), "do ? this");
	assert_string_equal(field(json_object_get(entry(o, 0), "example"),
	    "id"), "<x>");
	assert_true(json_is_null(json_object_get(entry(o, 1), "file")));
	assert_true(json_is_null(json_object_get(entry(o, 1), "remedy")));
	assert_string_equal(field(entry(o, 2), "what"), "one; two");
	json_decref(o);
	sbuf_clear(&out);
	diag_free(d);
}

static char *
xpath(xmlXPathContextPtr x, const char *path)
{
	xmlXPathObjectPtr o = xmlXPathEvalExpression((const xmlChar *)path, x);
	char *s = (char *)xmlXPathCastToString(o);

	xmlXPathFreeObject(o);
	return s;
}

static void
junit_tells_all(void **state)
{
	static const struct { const char *path, *value; } wanted[] = {
		{ "count(//testcase)", "5" },
		{ "string(//testsuite/@tests)", "5" },
		{ "string(//testsuite/@failures)", "1" },
		{ "string(//testsuite/@errors)", "1" },
		{ "string(//testsuite/@skipped)", "1" },
		{ "count(//testcase[not(*)])", "2" },
		{ "string(//testcase[skipped]/@name)", "schema" },
		{ "string(//testcase[failure]/@classname)", "check.words" },
		{ "string(//testcase[failure]/@name)", "a&b.xml:12" },
		{ "string(//testcase[failure]/@file)", "a&b.xml" },
		{ "string(//testcase[failure]/@line)", "12" },
		{ "string(//failure/@message)", "a \"b\" <c> & 'd' ]]> \\ ?" },
		{ "string(//failure)", "do ? this\n"
		    "{\"id\":\"<x>\",\"answers\":{\"q\":\"a\"}}" },
		{ "string(//error/@message)", "one; two" },
	};
	struct diag *d = found();
	struct check_report r = { d, "dir", groups, 2 };
	struct sbuf out = SBUF_EMPTY;
	xmlXPathContextPtr x;
	xmlDocPtr doc;
	char *value;
	size_t i;

	(void)state;
	assert_int_equal(check_junit(&r, &out), 0);
	doc = xmlReadMemory(out.text, (int)out.len, "junit", NULL, 0);
	assert_non_null(doc);
	x = xmlXPathNewContext(doc);
	for (i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		value = xpath(x, wanted[i].path);
		assert_string_equal(value, wanted[i].value);
		xmlFree(value);
	}
	xmlXPathFreeContext(x);
	xmlFreeDoc(doc);
	xmlCleanupParser();
	sbuf_clear(&out);
	diag_free(d);
}

/* What was found before any check began belongs to none of them. */
static void
what_no_check_found(void **state)
{
	static const char *const two[] = { "form", "words", NULL };
	struct diag *d = diag_new();
	struct check_report r = { d, "dir", two, 2 };
	struct sbuf out = SBUF_EMPTY;
	json_t *o;
	size_t n;

	(void)state;
	diag_add(d, DIAG_NOTE, NULL, 0, "only told");
	diag_add(d, DIAG_ERROR, "a.xml", 3, "cannot be read; look");
	diag_begin(d, "form");
	diag_add(d, DIAG_NOTE, NULL, 0, "told as well");
	diag_begin(d, "words");
	diag_add(d, DIAG_FINDING, "b.xml", 0, "wrong; mend it");
	assert_int_equal(check_result(&r, "form", &n), CHECK_PASSED);
	assert_int_equal(n, 1);
	assert_int_equal(check_junit(&r, &out), 0);
	assert_non_null(strstr(sbuf_text(&out), "tests=\"3\" failures=\"1\" "
	    "errors=\"1\" skipped=\"0\""));
	assert_non_null(strstr(sbuf_text(&out), "<testcase "
	    "classname=\"check.form\" name=\"form\"/>\n"
	    "<testcase classname=\"check.words\" name=\"b.xml\""));
	assert_non_null(strstr(sbuf_text(&out), "</testcase>\n"
	    "<testcase classname=\"check.check\" name=\"a.xml:3\""));
	assert_null(strstr(sbuf_text(&out), "told"));
	sbuf_reset(&out);
	assert_int_equal(check_json(&r, &out), 0);
	o = json_loads(sbuf_text(&out), 0, NULL);
	assert_true(json_is_null(json_object_get(entry(o, 1), "kind")));
	assert_string_equal(field(entry(o, 1), "what"), "cannot be read");
	json_decref(o);
	sbuf_clear(&out);
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_tells_all),
		cmocka_unit_test(junit_tells_all),
		cmocka_unit_test(what_no_check_found),
	};

	return cmocka_run_group_tests_name("check report", tests, NULL, NULL);
}
