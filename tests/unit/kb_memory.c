/* SPDX-License-Identifier: MIT */
/* Without memory the loader says that, and nothing that follows from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "kb/cases.h"
#include "kb/load.h"
#include "kb_documents.h"

static const struct kb_buffer both[2] = {
	{ "small.xml", kb_small, sizeof(kb_small) - 1 },
	{ "full.xml", kb_full, sizeof(kb_full) - 1 }
};

static const char cases_text[] =
    "<cases xmlns=\"urn:bespreek:case:1\">\n"
    "<case id=\"one\" country=\"be\" theme=\"images\" difficulty=\"2\""
    " at=\"2026-11-20T14:30\">\n"
    KB_SMALL_T("title", "Een titel", "A title") "\n"
    KB_SMALL_T("story", "Ik twijfel.", "I am in doubt.") "\n"
    "<answer question=\"danger\" is=\"now\"/>\n"
    "<expect what=\"urgency\" is=\"now\"/>\n"
    "<learn>" KB_SMALL_T("text", "Vraag het.", "Ask it.")
    "<cite source=\"bespreek-design\" place=\"p. 1\"/></learn>\n"
    "</case>\n</cases>\n";

/* An arena that ends somewhere in its last 32 KiB, `taken` of them gone. */
static struct arena *
arena_of(long chunks, size_t taken)
{
	struct arena *a = arena_new_fused(chunks);

	(void)arena_alloc(a, (size_t)32 * 1024);
	(void)arena_alloc(a, taken);
	return a;
}

/* One entry, whatever it was that could not be kept. */
static void
check_told(const struct diag *d, bool done)
{
	if (!done && diag_count(d) > 1)
		print_message("also: %s\n", diag_at(d, 0)->text);
	assert_int_equal(diag_has_errors(d), !done);
	assert_int_equal(diag_count(d), done ? 0 : 1);
	if (!done)
		assert_non_null(strstr(diag_at(d, 0)->text, "out of memory"));
}

static bool
kb_loads(const struct kb *none, struct arena *keep, struct arena *scratch)
{
	struct diag *d = diag_new();
	struct kb *kb = kb_load_arenas(both, 2, d, keep, scratch);
	const bool done = kb != NULL;

	(void)none;
	check_told(d, done);
	kb_free(kb);
	diag_free(d);
	return done;
}

static bool
cases_load(const struct kb *kb, struct arena *keep, struct arena *scratch)
{
	const struct kb_buffer doc = { "c.xml", cases_text,
	    sizeof(cases_text) - 1 };
	struct diag *d = diag_new();
	struct kb_cases *cases = kb_cases_load_arenas(kb, &doc, 1, d, keep,
	    scratch);
	const bool done = cases != NULL;

	check_told(d, done);
	if (done) {
		assert_int_equal(cases->n, 1);
		assert_string_equal(cases->at[0].at, "2026-11-20T14:30");
	}
	kb_cases_free(cases);
	diag_free(d);
	return done;
}

typedef bool load_fn(const struct kb *, struct arena *keep,
    struct arena *scratch);

/* Whatever the allocation that fails first. */
static void
check_all(load_fn *load, const struct kb *kb, size_t step)
{
	size_t taken, failed = 0, done = 0;
	long i;
	int k;

	for (k = 0; k < 2; k++) {
		for (i = 0; !load(kb, k == 0 ? arena_new_fused(i) :
		    arena_new(), k == 1 ? arena_new_fused(i) : arena_new());
		    i++)
			assert_true(i < 10000);
		assert_true(i > 1);
		for (i = 2; i < 6; i++)
			for (taken = 16; taken <= (size_t)32 * 1024;
			    taken += step)
				if (load(kb, k == 0 ? arena_of(i, taken) :
				    arena_new(), k == 1 ? arena_of(i, taken) :
				    arena_new()))
					done++;
				else
					failed++;
	}
	assert_true(failed > 0);
	assert_true(done + failed > 100);
}

static void
knowledge_or_memory(void **state)
{
	(void)state;
	check_all(kb_loads, NULL, 96);
}

static void
cases_or_memory(void **state)
{
	struct diag *d = diag_new();
	struct kb *kb = kb_load_buffers(both, 2, d);

	(void)state;
	assert_non_null(kb);
	check_all(cases_load, kb, 48);
	kb_free(kb);
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knowledge_or_memory),
		cmocka_unit_test(cases_or_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
