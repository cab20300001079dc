/* SPDX-License-Identifier: MIT */
#include "cmd/check_cases.h"

#include "cmd/check_schema.h"
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
check_case(struct checking *c, const struct kb_case *one)
{
	struct arena *arena = arena_new();
	struct exercise x;

	if (exercise_read(&x, c->kb, one, arena, c->d) == 0 &&
	    (!use_day(c, x.day) ||
	    exercise_check(&x, c->program, c->d) == -1))
		diag_add(c->d, DIAG_ERROR, NULL, 0,
		    "out of memory; close other programs and try again");
	arena_free(arena);
}

static void
check_all(const struct kb *kb, const struct kb_cases *cases, struct diag *d)
{
	struct checking c = { .kb = kb, .d = d };
	size_t i;

	for (i = 0; i < cases->n; i++)
		check_case(&c, &cases->at[i]);
	program_free(c.program);
}

void
check_cases(struct context *c, const struct kb *kb, const char *dir)
{
	struct kb_cases *cases;
	struct kb_files files;

	if (kb_cases_read(dir, &files, c->diag) == -1)
		return;
	cases = kb_cases_load_buffers(kb, files.at, files.n, c->diag);
	if (cases != NULL) {
		kb_lint_cases(kb, cases, c->diag);
		check_all(kb, cases, c->diag);
		if (files.n > 0)
			check_schema(c, "case.rng", &files);
	}
	kb_cases_free(cases);
	kb_files_clear(&files);
}
