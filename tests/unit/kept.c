/* SPDX-License-Identifier: MIT */
/* Whether a guarantee is kept around one set of answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/kept.h"
#include "kworld.h"

enum { MANY = 600 };	/* options: more than one block has lanes */

struct fixture {
	struct kworld w;
	struct kb_guarantee guarantee;
	size_t small, large;
};

static int
open_fixture(void **state)
{
	static struct fixture f;
	struct kbuild *b = kbuild_new(16);

	memset(&f, 0, sizeof(f));
	f.small = kbuild_question(b, "small", 2, false);
	f.large = kbuild_question(b, "large", MANY, false);
	b->kb.guarantees = &f.guarantee;
	b->kb.nguarantees = 1;
	kworld_open(&f.w, b);
	answers_set_one(f.w.answers, f.small, 0);
	answers_set_one(f.w.answers, f.large, 0);
	*state = &f;
	return 0;
}

static int
close_fixture(void **state)
{
	kworld_close(&((struct fixture *)*state)->w);
	return 0;
}

/* Never this option of that question, whatever changes so. */
static enum kept
never(struct fixture *f, enum kb_change_kind change, size_t question,
    size_t option)
{
	const struct kb_expr is = { .op = KB_IS, .ref = question,
	    .options = &option, .noptions = 1 };

	f->guarantee = (struct kb_guarantee){ .change = change,
	    .always = kx_not(f->w.build, &is) };
	return findings_kept(kworld_find(&f->w, f->w.answers), 0);
}

static void
only_what_may_change_breaks_it(void **state)
{
	static const struct { enum kb_change_kind change; size_t small;
	    enum kept kept; } rows[] = {
		{ KB_UNCHANGED, 0, KEPT_NOT }, { KB_UNCHANGED, 1, KEPT },
		{ KB_TO_ANY, 1, KEPT_NOT },
	};
	struct fixture *f = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(never(f, rows[i].change, f->small,
		    rows[i].small), rows[i].kept);
}

static void
each_option_is_tried(void **state)
{
	static const size_t options[] = { 1, 511, 512, MANY - 1 };
	struct fixture *f = *state;
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		assert_int_equal(never(f, KB_TO_ANY, f->large, options[i]),
		    KEPT_NOT);
		assert_int_equal(never(f, KB_UNCHANGED, f->large,
		    options[i]), KEPT);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_may_change_breaks_it),
		cmocka_unit_test(each_option_is_tried),
	};

	return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
