/* SPDX-License-Identifier: MIT */
#include "practice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void
abort_with(const struct diag *d)
{
	const struct diag_entry *e = diag_at(d, 0);

	fail_msg("%s:%u: %s", e->file == NULL ? "-" : e->file, e->line,
	    e->text);
}

void
practice_open(struct practice *p)
{
	const char *dir = getenv("KNOWLEDGE_DIR");

	if (dir == NULL)
		dir = "knowledge";
	p->kb = NULL;
	p->cases = NULL;
	p->diag = diag_new();
	if (kb_files_read(dir, &p->files, p->diag) == -1 ||
	    kb_cases_read(dir, &p->case_files, p->diag) == -1)
		abort_with(p->diag);
	p->kb = kb_load_buffers(p->files.at, p->files.n, p->diag);
	if (p->kb != NULL)
		p->cases = kb_cases_load_buffers(p->kb, p->case_files.at,
		    p->case_files.n, p->diag);
	if (p->cases == NULL)
		abort_with(p->diag);
}

void
practice_close(struct practice *p)
{
	kb_cases_free(p->cases);
	kb_free(p->kb);
	kb_files_clear(&p->case_files);
	kb_files_clear(&p->files);
	diag_free(p->diag);
}

const struct program *
practice_program(struct practice_program *p, const struct kb *kb, long day)
{
	if (p->program != NULL && p->day == day)
		return p->program;
	program_free(p->program);
	p->program = program_new(kb, day);
	p->day = day;
	assert_non_null(p->program);
	return p->program;
}
