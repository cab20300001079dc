/* SPDX-License-Identifier: MIT */
/* Whoever listens is told how many cases were decided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "front/batch.h"
#include "kb/load.h"

struct listener {
	struct progress progress;
	size_t times, done;
};

static void
listen_to(struct progress *p, const char *what, size_t done, size_t total)
{
	struct listener *l = (struct listener *)p;

	assert_string_equal(what, "cases decided");
	assert_int_equal(total, 0);	/* a pipe has no known end */
	assert_true(done >= l->done);
	l->done = done;
	l->times++;
}

static void
write_cases(const char *file, int n)
{
	FILE *f = fopen(file, "w");
	int i;

	assert_non_null(f);
	for (i = 0; i < n; i++)
		(void)fprintf(f, "{\"id\":\"c%d\",\"answers\":{\"country\":"
		    "\"be\"}}\n", i);
	assert_int_equal(fclose(f), 0);
}

static void
every_case_is_told(void **state)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct listener l = { .progress = { listen_to } };
	struct batch_totals totals = { .notes = diag_new() };
	struct output output = OUTPUT_NONE;
	char file[] = "/tmp/bespreek-XXXXXX";
	const char *names[] = { file };
	struct diag *diag = diag_new();
	struct batch b = { .kb = kb_load(dir == NULL ? "knowledge" : dir,
	    diag), .lang = KB_EN, .country = KB_ALWAYS,
	    .format = batch_format("tsv", false), .names = names,
	    .nnames = 1, .output = &output, .progress = &l.progress,
	    .cases = "cases decided", .diag = diag };

	(void)state;
	assert_int_not_equal(close(mkstemp(file)), -1);
	write_cases(file, 5000);
	for (b.jobs = 1; b.jobs <= 3; b.jobs += 2) {
		l.times = l.done = 0;
		totals.cases = 0;
		assert_int_equal(output_open(&output, "/dev/null", true,
		    diag), 0);
		assert_int_equal(batch_run(&b, &totals), 0);
		assert_int_equal(totals.cases, 5000);
		assert_int_equal(l.done, 5000);
		assert_true(l.times > 1);
	}
	(void)unlink(file);
	kb_free((struct kb *)(uintptr_t)b.kb);
	diag_free(totals.notes);
	diag_free(diag);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
