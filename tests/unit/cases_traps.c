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

#include "practice.h"

#define EDITS 3
#define IS(question, in) "<is question=\"" question "\" in=\"" in "\"/>"
#define FACT(id) "<fact ref=\"" id "\"/>"
#define WHEN(c) "<when>" c "</when>"
#define ANY(c) "<any>" c "</any>"
#define ALL(c) "<all>" c "</all>"
#define NONE(c) "<none not-applicable=\"ok\">" c "</none>"
#define ACT "<undecided because=\"act\"/>"
#define UNTRIED_ACT ALL(FACT("untried") ACT)

/* In the element that starts like this, `from` stands once; spaces between
 * tags do not count. */
struct edit { const char *element, *from, *to; };
struct trap { const char *wrong; struct edit edits[EDITS]; };

static const struct trap traps[] = {
	{ "1: art. 353 on a feared offence", {
	    { "<ground id=\"be-353\"", WHEN(FACT("offence")),
	    WHEN(ANY(FACT("offence") FACT("threat"))) },
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

/* ---- editing ---- */

/* Without the space around tags, so that layout does not matter. */
static void
add_compact(struct sbuf *out, const char *s, const char *end)
{
	const char *p;

	for (; s < end; s++) {
		if (strchr(" \t\n", *s) == NULL) {
			sbuf_putc(out, *s);
			continue;
		}
		for (p = s; p < end && strchr(" \t\n", *p) != NULL; p++)
			continue;
		if (s[-1] != '>' && *p != '<')
			sbuf_putc(out, ' ');
		s = p - 1;
	}
}

/* Takes over what it changes. */
static bool
edit_text(const struct edit *e, char **text)
{
	const char *start = strstr(*text, e->element), *end, *at;
	struct sbuf inside = SBUF_EMPTY, whole = SBUF_EMPTY;
	char close[32];

	if (start == NULL)
		return false;
	(void)snprintf(close, sizeof(close), "</%.*s>",
	    (int)strcspn(e->element + 1, " "), e->element + 1);
	end = strstr(start, close);
	assert_non_null(end);
	add_compact(&inside, start, end);
	at = strstr(sbuf_text(&inside), e->from);
	if (at == NULL || strstr(at + 1, e->from) != NULL)
		fail_msg("%s> holds not once %s", e->element, e->from);
	sbuf_add(&whole, *text, (size_t)(start - *text));
	sbuf_add(&whole, sbuf_text(&inside),
	    (size_t)(at - sbuf_text(&inside)));
	sbuf_puts(&whole, e->to);
	sbuf_puts(&whole, at + strlen(e->from));
	sbuf_puts(&whole, end);
	free(*text);
	*text = strdup(sbuf_text(&whole));
	assert_non_null(*text);
	sbuf_clear(&inside);
	sbuf_clear(&whole);
	return true;
}

static void
edit_files(const struct edit *e, char **texts, size_t n)
{
	size_t i, places = 0;

	for (i = 0; i < n; i++)
		places += edit_text(e, &texts[i]);
	if (places != 1)
		fail_msg("%s> stands in %zu files", e->element, places);
}

static struct kb *
mutant(const struct practice *p, const struct trap *t)
{
	struct kb_buffer docs[KB_FILES_MAX];
	char *texts[KB_FILES_MAX];
	struct diag *d = diag_new();
	struct kb *kb;
	size_t i;

	for (i = 0; i < p->files.n; i++) {
		texts[i] = strndup(p->files.at[i].bytes, p->files.at[i].len);
		assert_non_null(texts[i]);
	}
	for (i = 0; i < EDITS && t->edits[i].element != NULL; i++)
		edit_files(&t->edits[i], texts, p->files.n);
	for (i = 0; i < p->files.n; i++)
		docs[i] = (struct kb_buffer){ p->files.at[i].name, texts[i],
		    strlen(texts[i]) };
	kb = kb_load_buffers(docs, p->files.n, d);
	if (kb == NULL)
		fail_msg("%s: %s", t->wrong, diag_at(d, 0)->text);
	for (i = 0; i < p->files.n; i++)
		free(texts[i]);
	diag_free(d);
	return kb;
}

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
		kb = mutant(&p, &traps[i]);
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
