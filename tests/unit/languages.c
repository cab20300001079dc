/* SPDX-License-Identifier: MIT */
/* Page one says the same in both languages: in every case of tests/cases the
 * same steps, passages and lines, whichever language needs the more room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <jansson.h>

#include "advice.h"

#define REPLY_MAX 512

static void
answer_list(struct advice *a, const char *question, json_t *list)
{
	char reply[REPLY_MAX];
	json_t *option;
	int n = snprintf(reply, sizeof(reply), "%s=", question);
	size_t i;

	json_array_foreach(list, i, option)
		n += snprintf(reply + n, sizeof(reply) - (size_t)n, "%s%s",
		    i == 0 ? "" : ",", json_string_value(option));
	advice_answer(a, reply);
}

static void
answer_case(struct advice *a, json_t *answers)
{
	char reply[REPLY_MAX];
	const char *question;
	json_t *value;

	json_object_foreach(answers, question, value) {
		if (json_is_array(value)) {
			answer_list(a, question, value);
			continue;
		}
		(void)snprintf(reply, sizeof(reply), "%s=%s", question,
		    json_string_value(value));
		advice_answer(a, reply);
	}
}

static struct doc *
page_in(struct advice *a, enum kb_lang lang)
{
	struct doc *doc = doc_new();

	advice_find(a, lang);
	report_page_one(&a->c, doc);
	assert_false(doc_failed(doc));
	return doc;
}

static bool
same_block(const struct doc_block *x, const struct doc_block *y)
{
	const char *none = "";

	return x->kind == y->kind && x->number == y->number &&
	    strcmp(x->id == NULL ? none : x->id,
	    y->id == NULL ? none : y->id) == 0;
}

static bool
same_page(const struct doc *x, const struct doc *y)
{
	size_t i;

	if (doc_count(x) != doc_count(y))
		return false;
	for (i = 0; i < doc_count(x); i++)
		if (!same_block(doc_at(x, i), doc_at(y, i)))
			return false;
	return true;
}

static bool
is_same_in_both(struct advice *a)
{
	struct doc *page[KB_NLANG];
	bool same;

	page[KB_NL] = page_in(a, KB_NL);
	page[KB_EN] = page_in(a, KB_EN);
	same = same_page(page[KB_NL], page[KB_EN]);
	doc_free(page[KB_NL]);
	doc_free(page[KB_EN]);
	return same;
}

static bool
check_case(const char *dir, const char *name)
{
	char path[4096];
	struct advice a;
	json_t *c;
	bool same;

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	c = json_load_file(path, 0, NULL);
	assert_non_null(c);
	advice_open(&a, json_string_value(json_object_get(c, "at")));
	answer_case(&a, json_object_get(c, "answers"));
	same = is_same_in_both(&a);
	if (!same) {
		print_error("%s\n%s\n", name, advice_text(&a, 0, 80));
		advice_find(&a, KB_NL);
		print_error("%s\n", advice_text(&a, 0, 80));
	}
	advice_close(&a);
	json_decref(c);
	return same;
}

static void
test_cases(void **state)
{
	char dir[1000];
	const char *tests = getenv("TEST_DIR");
	struct dirent *e;
	size_t n = 0, differ = 0, len;
	DIR *d;

	(void)state;
	(void)snprintf(dir, sizeof(dir), "%s/cases",
	    tests == NULL ? "tests" : tests);
	d = opendir(dir);
	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		len = strlen(e->d_name);
		if (len < 5 || strcmp(e->d_name + len - 5, ".json") != 0)
			continue;
		differ += !check_case(dir, e->d_name);
		n++;
	}
	closedir(d);
	assert_true(n > 50);
	assert_int_equal(differ, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
