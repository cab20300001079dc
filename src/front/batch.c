/* SPDX-License-Identifier: MIT */
#include "front/batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "front/crew.h"

/* ---- in order ---- */

static void
stop(struct crew *c)
{
	c->stopped = true;
	(void)pthread_cond_broadcast(&c->turned);
}

static void
add_totals(struct batch_totals *to, struct batch_totals *from)
{
	if (from->notes != NULL)
		diag_add_all(to->notes, from->notes, BATCH_NOTES_MAX);
	diag_free(from->notes);
	to->cases += from->cases;
	to->wrong += from->wrong;
	to->fit += from->fit;
	to->differ += from->differ;
	to->ignored += from->ignored;
	to->nnotes += from->nnotes;
	*from = (struct batch_totals){ 0 };
}

bool
crew_write(struct job *j, bool last)
{
	struct crew *c = j->crew;
	bool going;

	(void)pthread_mutex_lock(&c->lock);
	while (c->turn != j->piece.place && !c->stopped)
		(void)pthread_cond_wait(&c->turned, &c->lock);
	if (j->out.failed || memory_lacks()) {
		c->failed = true;
		stop(c);
	}
	if (!c->stopped && output_add(c->batch->output, j->out.text,
	    j->out.len) == -1) {
		c->error = errno;
		stop(c);
	}
	if (!c->stopped) {
		add_totals(c->totals, &j->totals);
		progress_tell(c->batch->progress, c->batch->cases,
		    c->totals->cases, 0);
	}
	if (last) {
		c->turn++;
		(void)pthread_cond_broadcast(&c->turned);
	}
	going = !c->stopped;
	(void)pthread_mutex_unlock(&c->lock);
	sbuf_reset(&j->out);
	return going;
}

/* ---- the jobs ---- */

static void *
work(void *data)
{
	struct job *j = data;
	bool going = true;

	while (going && records_take(&j->crew->records, &j->piece)) {
		going = job_piece(j);
		records_done(&j->crew->records, &j->piece);
	}
	return NULL;
}

/* The first job is this thread; without more threads there are fewer. */
static void
run_jobs(struct crew *c, struct job *jobs, unsigned n)
{
	unsigned i, ready, started;

	for (ready = 0; ready < n; ready++)
		if (!job_begin(&jobs[ready], c))
			break;
	c->failed = ready == 0;
	for (started = 1; started < ready; started++)
		if (pthread_create(&jobs[started].thread, NULL, work,
		    &jobs[started]) != 0)
			break;
	if (ready > 0)
		(void)work(&jobs[0]);
	while (started-- > 1)
		(void)pthread_join(jobs[started].thread, NULL);
	for (i = 0; i < n; i++)
		job_end(&jobs[i]);
}

static void
run(struct crew *c)
{
	const struct batch *b = c->batch;
	struct job *jobs = memory_calloc(b->jobs, sizeof(*jobs));

	c->failed = jobs == NULL || c->program == NULL;
	if (!c->failed && output_add(b->output, b->format->begin,
	    strlen(b->format->begin)) == -1)
		c->error = errno;
	else if (!c->failed)
		run_jobs(c, jobs, b->jobs);
	free(jobs);
}

/* ---- the end ---- */

static void
write_end(struct crew *c)
{
	const struct batch_format *f = c->batch->format;
	struct sbuf last = SBUF_EMPTY;

	sbuf_puts(&last, f->end);
	if (f->count != NULL) {
		sbuf_puts(&last, f->count);
		sbuf_num(&last, c->totals->cases);
		sbuf_putc(&last, '\n');
	}
	if (last.failed)
		c->failed = true;
	else if (output_add(c->batch->output, sbuf_text(&last),
	    last.len) == -1)
		c->error = errno;
	sbuf_clear(&last);
}

static int
end(struct crew *c)
{
	const struct batch *b = c->batch;

	c->failed = c->failed || c->records.failed || memory_lacks();
	if (!c->failed && c->error == 0)
		write_end(c);
	if (c->failed) {
		diag_add(b->diag, DIAG_ERROR, NULL, 0,
		    "out of memory; close other programs and try again");
		return -1;
	}
	if (c->error == 0)
		return output_end(b->output, b->diag);
	if (b->output->regular)
		diag_add(b->diag, DIAG_ERROR, b->output->path, 0, "%s could "
		    "not be written: %s; nothing was kept", b->output->what,
		    strerror(c->error));
	else
		diag_add(b->diag, DIAG_ERROR, b->output->path, 0, "%s could "
		    "not be written: %s; of the cases after the first %lu "
		    "nothing is sure to be there", b->output->what,
		    strerror(c->error), c->totals->cases);
	return -1;
}

int
batch_run(const struct batch *b, struct batch_totals *totals)
{
	struct crew c = { .batch = b, .totals = totals };
	int status;

	c.day = civil_days(b->at.year, b->at.month, b->at.day);
	c.program = program_new(b->kb, c.day);
	records_init(&c.records, b->kb, b->names, b->nnames, b->diag);
	(void)pthread_mutex_init(&c.lock, NULL);
	(void)pthread_cond_init(&c.turned, NULL);
	run(&c);
	status = end(&c);
	records_clear(&c.records);
	(void)pthread_mutex_destroy(&c.lock);
	(void)pthread_cond_destroy(&c.turned);
	program_free((struct program *)c.program);
	return status;
}
