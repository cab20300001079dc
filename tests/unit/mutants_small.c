/* SPDX-License-Identifier: MIT */
#include "mutants_small.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "kb/load.h"

static void
abort_with(const struct mutated *j, const char *text)
{
	fail_msg("%s: %s", text, diag_count(j->diag) == 0 ? "no reason" :
	    diag_at(j->diag, 0)->text);
}

void
mutated_open(struct mutated *j, const char *elements, const char *inner)
{
	char *body, *cases;
	struct kb_buffer docs[2] = {
		{ "small.xml", kb_small, strlen(kb_small) } }, doc;

	assert_true(asprintf(&body, "%s%s%s", KB_SMALL_OPEN, elements,
	    KB_SMALL_CLOSE) > 0);
	assert_true(asprintf(&cases, CASE("%s"), inner) > 0);
	docs[1] = (struct kb_buffer){ "more.xml", body, strlen(body) };
	doc = (struct kb_buffer){ "cases.xml", cases, strlen(cases) };
	j->diag = diag_new();
	j->arena = arena_new();
	j->kb = kb_load_buffers(docs, 2, j->diag);
	if (j->kb == NULL)
		abort_with(j, elements);
	j->cases = kb_cases_load_buffers(j->kb, &doc, 1, j->diag);
	if (j->cases == NULL)
		abort_with(j, inner);
	assert_int_equal(mutants_make(j->kb, j->arena, &j->mutants), 0);
	j->verdicts = arena_calloc(j->arena, j->mutants.n,
	    sizeof(*j->verdicts));
	if (mutants_judge(j->kb, j->cases, &j->mutants, j->verdicts, NULL,
	    j->diag) == -1)
		abort_with(j, inner);
	free(body);
	free(cases);
}

void
mutated_close(struct mutated *j)
{
	arena_free(j->arena);
	kb_cases_free(j->cases);
	kb_free(j->kb);
	diag_free(j->diag);
}

size_t
mutated_find(const struct mutated *j, const char *words)
{
	struct sbuf text = SBUF_EMPTY;
	bool found = false;
	size_t i;

	for (i = 0; i < j->mutants.n; i++) {
		sbuf_reset(&text);
		mutant_say(&text, j->kb, &j->mutants.at[i]);
		found = strcmp(sbuf_text(&text), words) == 0;
		if (found)
			break;
	}
	sbuf_clear(&text);
	return i;
}

enum notice
mutated_notice(const struct mutated *j, const char *mutant)
{
	size_t at = mutated_find(j, mutant);

	if (at == j->mutants.n)
		fail_msg("not made: %s", mutant);
	return j->verdicts[at].notice;
}

void
mutated_prove(struct mutated *j, const char *knowledge,
    int (*prove)(const struct kb *, long day, const struct mutants *,
    struct verdict *, struct progress *))
{
	int how;

	mutated_open(j, knowledge, DANGER("unknown") EXPECT("secrecy", "open"));
	how = prove(j->kb, civil_days(2026, 11, 20), &j->mutants,
	    j->verdicts, NULL);
	if (how == 1) {
		mutated_close(j);
		skip();
	}
	assert_int_equal(how, 0);
}
