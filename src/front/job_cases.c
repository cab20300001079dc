/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "engine/exercise.h"
#include "front/crew.h"

/* ---- what is wrong ---- */

/* A fault of the file stands for a case. */
static void
tell_faults(struct job *j, const struct diag *d)
{
	size_t i;

	for (i = 0; i < diag_count(d); i++) {
		case_reset(&j->read);
		case_complain(&j->read, diag_at(d, i)->text);
		job_take_alone(j, diag_at(d, i)->line);
	}
}

/* ---- one case ---- */

static bool
use_moment(struct job *j, const struct exercise *x, struct program **own)
{
	const struct batch *b = j->crew->batch;

	if (b->at_asked)
		return true;
	if (*own == NULL || x->day != j->day) {
		program_free(*own);
		*own = program_new(b->kb, x->day);
	}
	j->program = *own;
	j->day = x->day;
	j->at = x->of->moment;
	return *own != NULL;
}

static void
take(struct job *j, const struct kb_case *one, struct program **own)
{
	struct exercise x;

	case_reset(&j->read);
	j->read.id = one->head.id;
	j->read.idlen = strlen(one->head.id);
	if (exercise_read(&x, j->read.kb, one, j->read.arena,
	    j->read.diag) == 0) {
		answers_copy(j->read.answers, x.answers);
		j->read.expect = x.expect;
		j->read.expects = one->nexpects > 0;
		if (!use_moment(j, &x, own))
			j->out.failed = true;
	}
	case_take_diag(&j->read);
	if (!j->out.failed)
		job_take_alone(j, one->head.line);
}

/* ---- one file ---- */

static void
take_all(struct job *j, const struct kb_cases *cases)
{
	struct program *own = NULL;
	size_t i;

	for (i = 0; i < cases->n && !j->out.failed; i++)
		take(j, &cases->at[i], &own);
	j->program = j->crew->program;
	j->day = j->crew->day;
	j->at = j->crew->batch->at;
	program_free(own);
}

void
job_cases(struct job *j)
{
	const struct piece *p = &j->piece;
	const struct kb_buffer file = { p->file->name, p->text + p->begin,
	    p->end - p->begin };
	struct diag *d = diag_new();
	struct kb_cases *cases = NULL;

	if (d != NULL)
		cases = kb_cases_load_buffers(j->read.kb, &file, 1, d);
	if (cases != NULL)
		take_all(j, cases);
	else if (d != NULL)
		tell_faults(j, d);
	else
		j->out.failed = true;
	kb_cases_free(cases);
	diag_free(d);
}
