/* SPDX-License-Identifier: MIT */
#include "cmd/check.h"

#include "engine/exercise.h"
#include "kb/lint.h"

/* The program of the day of the last case: most have the same. */
struct checking {
	const struct kb *kb;
	struct program *program;
	long day;
	struct diag *d;
};

static bool
use_day(struct checking *c, long day)
{
	if (c->program != NULL && c->day == day)
		return true;
	program_free(c->program);
	c->program = program_new(c->kb, day);
	c->day = day;
	return c->program != NULL;
}

static void
check_variant(struct checking *c, const struct kb_case *one,
    const struct kb_case_variant *v)
{
	struct arena *arena = arena_new();
	struct exercise x;

	if (exercise_read_variant(&x, c->kb, one, v, arena, c->d) == 0 &&
	    (!use_day(c, x.day) ||
	    exercise_check(&x, c->program, c->d) == -1))
		diag_add(c->d, DIAG_ERROR, NULL, 0,
		    "out of memory; close other programs and try again");
	arena_free(arena);
}

static void
check_case(struct checking *c, const struct kb_case *one)
{
	size_t i;

	check_variant(c, one, NULL);
	for (i = 0; i < one->nvariants; i++)
		check_variant(c, one, &one->variants[i]);
}

static void
check_all(const struct check *k, const struct kb *kb,
    const struct kb_cases *cases)
{
	struct checking c = { .kb = kb, .d = k->found };
	size_t i;

	for (i = 0; i < cases->n; i++) {
		progress_tell(k->progress, "cases", i, cases->n);
		check_case(&c, &cases->at[i]);
	}
	program_free(c.program);
}

void
check_cases(const struct check *k, const struct kb *kb)
{
	struct kb_cases *cases;
	struct kb_files files;

	if (kb_cases_read(k->dir, &files, k->found) == -1)
		return;
	cases = kb_cases_load_buffers(kb, files.at, files.n, k->found);
	if (cases != NULL) {
		kb_lint_cases(kb, cases, k->found);
		check_all(k, kb, cases);
		if (files.n > 0)
			check_schema(k, "case.rng", &files);
	}
	kb_cases_free(cases);
	kb_files_clear(&files);
}
