/* SPDX-License-Identifier: MIT */
#include "small_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "kb/find.h"
#include "kb/load.h"
#include "report_small.h"

struct kb *
small_kb(struct diag *d)
{
	const struct kb_buffer docs[] = {
		{ "a.xml", kb_small, strlen(kb_small) },
		{ "b.xml", small_elements, strlen(small_elements) }
	};
	struct kb *kb = kb_load_buffers(docs, 2, d);

	assert_non_null(kb);
	assert_int_equal(diag_count(d), 0);
	return kb;
}

void
small_answer(struct answers *a, const char *question, const char *option)
{
	size_t q = kb_find_question(a->kb, question, strlen(question));

	answers_set_one(a, q, kb_find_option(&a->kb->questions[q], option,
	    strlen(option)));
}

void
small_open(struct small_case *s)
{
	long day = civil_days(2026, 11, 20);

	s->diag = diag_new();
	s->kb = small_kb(s->diag);
	s->program = program_new(s->kb, day);
	s->arena = arena_new();
	s->answers = answers_new(s->kb, s->arena);
	assert_non_null(s->answers);
	small_answer(s->answers, "country", "be");
	small_answer(s->answers, "danger", "now");
	small_answer(s->answers, "accepts", "no");
	small_answer(s->answers, "profession", "gp");
	s->f = findings_new(s->program, s->answers, day, s->arena);
	assert_non_null(s->f);
}

void
small_close(struct small_case *s)
{
	program_free(s->program);
	arena_free(s->arena);
	kb_free(s->kb);
	diag_free(s->diag);
}
