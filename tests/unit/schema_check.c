/* SPDX-License-Identifier: MIT */
/* What can be no schema, and what a schema cannot be asked about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "kb/load.h"
#include "kb/load_schema.h"
#include "kb_small.h"

static struct kb_buffer docs[] = {
	{ "good.xml", kb_small, sizeof(kb_small) - 1 },
	{ "cut.xml", kb_small, sizeof(kb_small) / 2 },
	{ "other.xml", KB_SMALL_OPEN "<x/>" KB_SMALL_CLOSE,
	    sizeof(KB_SMALL_OPEN "<x/>" KB_SMALL_CLOSE) - 1 },
};

/* Of a schema that cannot be used, what is wrong with the file, if any can
 * be told, and that. */
static void
check_unusable(const char *schema, const char *says)
{
	const struct kb_files files = { docs, 1 };
	struct diag *d = diag_new();
	size_t n = says == NULL ? 1 : 2;

	assert_int_equal(kb_schema_check(schema, &files, d), -1);
	assert_int_equal(diag_count(d), n);
	if (says != NULL)
		assert_non_null(strstr(diag_at(d, 0)->text, says));
	assert_non_null(strstr(diag_at(d, n - 1)->text,
	    "the schema cannot be used"));
	assert_string_equal(diag_at(d, n - 1)->file, schema);
	assert_int_equal(diag_worst(d), DIAG_ERROR);
	diag_free(d);
}

static void
unusable_schemas_are_told(void **state)
{
	static const struct { const char *text, *says; } rows[] = {
		{ "<!DOCTYPE grammar>\n<grammar/>", "holds a DOCTYPE" },
		{ "<grammar \xff/>", "no UTF-8" },
		{ "<grammar", NULL },
		{ "<x/>", NULL },
		{ "", NULL },
	};
	char path[] = "/tmp/schema-check-XXXXXX";
	size_t i, len;
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd != -1);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		len = strlen(rows[i].text);
		assert_int_equal(ftruncate(fd, 0), 0);
		assert_int_equal(pwrite(fd, rows[i].text, len, 0), len);
		check_unusable(path, rows[i].says);
	}
	assert_int_equal(close(fd), 0);
	assert_int_equal(unlink(path), 0);
	check_unusable(path, "cannot be opened");
}

/* One finding for each file that does not fit, at that file. */
static void
files_that_do_not_fit_are_told(void **state)
{
	const struct kb_files files = { docs, sizeof(docs) / sizeof(docs[0]) };
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct diag *d = diag_new();
	char path[4096];
	size_t i;

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/knowledge.rng",
	    dir == NULL ? "knowledge" : dir);
	assert_int_equal(kb_schema_check(path, &files, d), -1);
	assert_int_equal(diag_count(d), 2);
	for (i = 0; i < 2; i++) {
		assert_string_equal(diag_at(d, i)->file, docs[i + 1].name);
		assert_non_null(strstr(diag_at(d, i)->text,
		    "does not fit the schema"));
	}
	assert_int_equal(diag_worst(d), DIAG_FINDING);
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unusable_schemas_are_told),
		cmocka_unit_test(files_that_do_not_fit_are_told),
	};

	kb_load_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
