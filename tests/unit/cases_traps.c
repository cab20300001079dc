/* SPDX-License-Identifier: MIT */
/*
 * Wrong encodings of the law that are easily made: each is put into the
 * knowledge in memory, and some case has to lead to something else than it
 * expects.  An edit whose place is no longer there fails: mend it here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "edits.h"

#define EDITS 3
#define IS(question, in) "<is question=\"" question "\" in=\"" in "\"/>"
#define FACT(id) "<fact ref=\"" id "\"/>"
#define WHEN(c) "<when>" c "</when>"
#define ANY(c) "<any>" c "</any>"
#define ALL(c) "<all>" c "</all>"
#define NONE(c) "<none not-applicable=\"ok\">" c "</none>"
#define ACT "<undecided because=\"act\"/>"
#define UNTRIED_ACT ALL(FACT("untried") ACT)

struct trap { const char *wrong; struct edit edits[EDITS]; };

static const struct trap traps[] = {
	{ "1: art. 353 on a feared offence", {
	    { "<ground id=\"be-353\"", WHEN(ALL(FACT("offence")
	    FACT("founded"))), WHEN(ANY(FACT("offence") FACT("threat"))) },
	    { "<ground id=\"be-353\"", IS("meeting", "yes"),
	    IS("meeting", "yes") FACT("threat") },
	    { "<ground id=\"be-353\"", IS("victim", "reachable"),
	    ANY(IS("victim", "reachable") FACT("threat")) } } },
	{ "2: art. 353 wants imminence for other minors too", {
	    { "<ground id=\"be-353\"", IS("others", "yes"),
	    IS("others", "yes") FACT("imminent") } } },
	{ "2: art. 353 counts imminent danger to any minor", {
	    { "<ground id=\"be-353\"", IS("victim", "reachable"),
	    FACT("minors") } } },
	{ "3: contact with the victim alone opens art. 353", {
	    { "<ground id=\"be-353\"", FACT("contact-third"),
	    FACT("contact-third") FACT("contact-victim") } } },
	{ "4: what was not tried counts as exhausted", {
	    { "<fact id=\"exhausted\"", UNTRIED_ACT, FACT("untried") } } },
	{ "4: what was not tried closes a ground", {
	    { "<fact id=\"exhausted\"", UNTRIED_ACT, "" } } },
	{ "4: the right to report waits until all was tried", {
	    { "<ground id=\"nl-meldrecht\"",
	    WHEN(IS("relation", "carer dependent household")),
	    WHEN(ALL(IS("relation", "carer dependent household")
	    FACT("exhausted"))) } } },
	{ "5: the norm is a duty", {
	    { "<ground id=\"nl-norm\"", "force=\"norm\"",
	    "force=\"duty\"" } } },
	{ "5: following the steps is reporting", {
	    { "<ground id=\"nl-steps\"", "act=\"follow-steps\"",
	    "act=\"report\"" } } },
	{ "5: helping is reporting", {
	    { "<ground id=\"be-299\"", "act=\"help\"", "act=\"report\"" } } },
	{ "5: the norm holds without the right", {
	    { "<ground id=\"nl-norm\"",
	    WHEN("<ground ref=\"nl-meldrecht\"/>"), WHEN("<true/>") } } },
	{ "5: the norm holds against a colleague", {
	    { "<ground id=\"nl-norm\"",
	    WHEN(NONE(FACT("own-organisation"))), WHEN("<true/>") } } },
	{ "6: the right to report covers viewing", {
	    { "<ground id=\"nl-meldrecht\"", "<wide>" ANY(FACT("abuse")
	    FACT("boundary") FACT("threat") FACT("crisis-at-home"))
	    "</wide>", "<wide>" FACT("image-offence") "</wide>" } } },
	{ "6: the right to report covers strangers", {
	    { "<ground id=\"nl-meldrecht\"",
	    WHEN(IS("relation", "carer dependent household")),
	    WHEN("<true/>") } } },
	{ "6: the right to report forgets the household", {
	    { "<ground id=\"nl-meldrecht\"",
	    WHEN(IS("relation", "carer dependent household")),
	    WHEN(IS("relation", "carer dependent")) } } },
	{ "7: whoever is bound is exempt from art. 160", {
	    { "<ground id=\"nl-160\"", NONE(FACT("privileged")),
	    NONE(FACT("bound")) } } },
	{ "7: whoever is bound is exempt from art. 136", {
	    { "<ground id=\"nl-136\"", NONE(FACT("privileged")),
	    NONE(FACT("bound")) } } },
	{ "8: not bound, so nothing to report (Netherlands)", {
	    { "<ground id=\"nl-notbound\"", WHEN(NONE(FACT("bound"))),
	    WHEN("<false/>") } } },
	{ "8: not bound, so nothing to report (Belgium)", {
	    { "<ground id=\"be-notbound\"", WHEN(NONE(FACT("bound"))),
	    WHEN("<false/>") } } },
	{ "8: a civil servant has no duty", {
	    { "<ground id=\"be-29\"", IS("civil", "yes"), "<false/>" } } },
	{ "9: conflict of duties beside the right to report", {
	    { "<ground id=\"nl-conflict\"",
	    NONE("<ground ref=\"nl-meldrecht\"/>"), "<true/>" } } },
	{ "9: the police as recipient of the right to report", {
	    { "<ground id=\"nl-meldrecht\"",
	    "<recipient contact=\"nl-veilig-thuis\"/>",
	    "<recipient contact=\"nl-veilig-thuis\"/>"
	    "<recipient contact=\"nl-politie\"/>" } } },
	{ "10: viewing is danger to others", {
	    { "<ground id=\"be-353\"", "<reading main=\"narrow\">",
	    "<reading main=\"wide\">" } } },
};
#define NTRAPS (sizeof(traps) / sizeof(traps[0]))

/* ---- deciding ---- */

static bool
differs(struct practice_program *program, const struct kb *kb,
    const struct kb_case *c, struct diag *d)
{
	struct expect_difference *at;
	struct arena *a = arena_new();
	const struct findings *f;
	struct exercise x;
	size_t n;

	assert_int_equal(exercise_read(&x, kb, c, a, d), 0);
	f = findings_new(practice_program(program, kb, x.day), x.answers,
	    x.day, a);
	at = arena_calloc(a, expect_most(&x.expect), sizeof(*at));
	assert_true(f != NULL && at != NULL);
	n = expect_compare(f, &x.expect, at);
	arena_free(a);
	return n > 0;
}

/* How many cases differ under a knowledge base; the first of them. */
static size_t
count_differing(const struct practice *p, const struct kb *kb,
    const char **first)
{
	struct practice_program program = { NULL, 0 };
	struct kb_cases *cases = kb_cases_load_buffers(kb, p->case_files.at,
	    p->case_files.n, p->diag);
	size_t i, n = 0;

	assert_non_null(cases);
	for (i = 0; i < cases->n; i++)
		if (differs(&program, kb, &cases->at[i], p->diag) &&
		    n++ == 0)
			*first = p->cases->at[i].head.id;
	kb_cases_free(cases);
	program_free(program.program);
	return n;
}

static void
each_trap_is_caught(void **state)
{
	const char *first = "";
	struct practice p;
	struct kb *kb;
	size_t i, n, slipped = 0;

	(void)state;
	practice_open(&p);
	assert_int_equal(count_differing(&p, p.kb, &first), 0);
	for (i = 0; i < NTRAPS; i++) {
		kb = edits_apply(&p, traps[i].wrong, traps[i].edits, EDITS);
		n = count_differing(&p, kb, &first);
		if (n == 0)
			print_message("no case catches %s\n",
			    traps[i].wrong);
		else
			print_message("%s: %zu, %s\n", traps[i].wrong, n,
			    first);
		slipped += n == 0;
		kb_free(kb);
	}
	practice_close(&p);
	assert_int_equal(slipped, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_trap_is_caught),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
