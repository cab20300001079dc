/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "guarantee_breaks.h"
#include "sampling.h"

/*
 * The guarantees of the real knowledge: no set of answers that is tried may
 * break one, and each is shown able to fail.
 */
static long
day_of(const char *date)
{
	long day = 0;

	assert_true(civil_parse_date(date, &day));
	return day;
}

static int
open_practice(void **state)
{
	static struct practice p;

	practice_open(&p);
	*state = &p;
	return 0;
}

static int
close_practice(void **state)
{
	practice_close(*state);
	return 0;
}

/* A longer run: SAMPLES=5000000. */
static size_t
batches(size_t usual)
{
	const char *many = getenv("SAMPLES");

	return many == NULL ? usual : strtoul(many, NULL, 10) /
	    PROPERTY_LANES;
}

static const char *
cases_dir(void)
{
	static char path[4096];
	const char *dir = getenv("TEST_DIR");

	(void)snprintf(path, sizeof(path), "%s/cases",
	    dir == NULL ? "tests" : dir);
	return path;
}

static void
no_answers_break_one(void **state)
{
	static const char *const days[] = { "2026-11-20", "2026-08-31",
	    "2024-06-30" };
	const struct practice *w = *state;
	size_t i, d, broken = 0, empty = 0;
	struct sampling s;

	for (d = 0; d < sizeof(days) / sizeof(days[0]); d++) {
		sampling_open(&s, w->kb, day_of(days[d]));
		sampling_seed_cases(&s, w->cases);
		assert_true(sampling_seed_json(&s, cases_dir()) > 70);
		sampling_seeds(&s);
		for (i = 0; i < batches(d == 0 ? 800 : 100); i++)
			sampling_batch(&s, KB_ALWAYS);
		broken += sampling_tell(&s);
		for (i = 0; d == 0 && i < w->kb->nguarantees; i++)
			if (s.given[i] == 0) {
				print_message("%s is about nothing\n",
				    w->kb->guarantees[i].head.id);
				empty++;
			}
		sampling_close(&s);
	}
	assert_int_equal(broken, 0);
	assert_int_equal(empty, 0);
}

/* ---- each can fail ---- */

/* Until it breaks, within bounds. */
static bool
is_broken(struct sampling *s, size_t guarantee)
{
	size_t i;

	for (i = 0; i < 600 && s->broken[guarantee] == 0; i++)
		sampling_batch(s, guarantee);
	return s->broken[guarantee] > 0;
}

/* Marks those that broke; how many that should did not. */
static size_t
break_it(const struct practice *p, const struct guarantee_break *b,
    bool *shown)
{
	struct kb *kb = edits_apply(p, b->breaks, b->edits, BREAK_EDITS);
	char ids[256], *id, *rest = ids;
	size_t at, missed = 0;
	struct sampling s;

	sampling_open(&s, kb, day_of("2026-11-20"));
	sampling_seed_cases(&s, p->cases);
	sampling_seeds(&s);
	(void)snprintf(ids, sizeof(ids), "%s", b->breaks);
	while ((id = strtok_r(rest, " ", &rest)) != NULL) {
		at = sampling_find(&s, id);
		shown[at] = is_broken(&s, at);
		missed += !shown[at];
		if (!shown[at])
			print_message("%s: %s does not break %s\n",
			    b->edits[0].element, b->edits[0].to, id);
	}
	sampling_close(&s);
	kb_free(kb);
	return missed;
}

static void
each_can_be_broken(void **state)
{
	const struct practice *p = *state;
	bool shown[256] = { false };
	size_t i, missed = 0;

	assert_true(p->kb->nguarantees <= 256);
	for (i = 0; i < NGUARANTEE_BREAKS; i++)
		missed += break_it(p, &guarantee_breaks[i], shown);
	for (i = 0; i < p->kb->nguarantees; i++)
		if (!shown[i]) {
			print_message("nothing is shown to break %s\n",
			    p->kb->guarantees[i].head.id);
			missed++;
		}
	assert_int_equal(missed, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_answers_break_one),
		cmocka_unit_test(each_can_be_broken),
	};

	return cmocka_run_group_tests(tests, open_practice, close_practice);
}
