/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "front/batch.h"
#include "front/progress_line.h"
#include "front/term.h"
#include "kb/find.h"
#include "report/phrase.h"

/* ---- what is asked ---- */

/* -1: no number from 1 to BATCH_JOBS_MAX. */
static int
jobs_of(const char *option, unsigned *jobs)
{
	unsigned long n;
	char *rest;

	*jobs = 1;
	if (option == NULL)
		return 0;
	n = strtoul(option, &rest, 10);
	*jobs = n > BATCH_JOBS_MAX ? 0 : (unsigned)n;
	return *option >= '0' && *option <= '9' && *rest == '\0' &&
	    *jobs > 0 ? 0 : -1;
}

static size_t
country_of(const struct context *c)
{
	const struct kb *kb = c->kb;

	if (c->country == NULL || kb->country_question == KB_ALWAYS)
		return KB_ALWAYS;
	return kb_find_option(&kb->questions[kb->country_question],
	    c->country, strlen(c->country));
}

/* ---- the summary ---- */

struct count { const char *message; unsigned long n; };

static void
tell(const struct context *c, const struct count *count)
{
	struct sbuf n = SBUF_EMPTY, line = SBUF_EMPTY;

	sbuf_num(&n, count->n);
	phrase_add(c->kb, c->lang, &line, count->message, "count",
	    sbuf_text(&n), NULL);
	diag_add(c->diag, DIAG_NOTE, NULL, 0, "%s", sbuf_text(&line));
	sbuf_clear(&n);
	sbuf_clear(&line);
}

static void
summarise(const struct context *c, const struct batch_totals *t)
{
	const struct count counts[] = {
		{ "batch-more", t->nnotes - diag_count(t->notes) },
		{ "batch-decided", t->cases - t->wrong },
		{ "batch-wrong", t->wrong },
		{ "batch-fit", t->fit },
		{ "batch-differ", t->differ },
		{ "batch-ignoring", t->ignored },
	};
	size_t i;

	diag_add_all(c->diag, t->notes, SIZE_MAX);
	for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		if (counts[i].n > 0 || i == 1)
			tell(c, &counts[i]);
}

/* ---- all together ---- */

/* On a terminal the results themselves tell how far it is; and who types the
 * cases knows. */
static bool
tells_progress(const struct context *c)
{
	return !c->screen.plain && c->to_file && (c->options->nwords > 0 ||
	    !term_is(STDIN_FILENO));
}

static int
run_and_tell(const struct context *c, const struct batch *b,
    struct batch_totals *totals)
{
	struct progress_line line;
	struct batch told = *b;
	int status;

	progress_line_begin(&line, tells_progress(c) ? STDERR_FILENO : -1,
	    PROGRESS_AFTER);
	told.progress = &line.progress;
	told.cases = kb_message(c->kb, c->lang, "word-cases-decided");
	status = batch_run(&told, totals);
	progress_line_end(&line);
	return status;
}

static int
run(const struct context *c, const struct batch *b)
{
	struct batch_totals totals = { .notes = diag_new() };
	int status = 2;

	if (totals.notes != NULL) {
		status = run_and_tell(c, b, &totals) == -1 ? 2 : 0;
		summarise(c, &totals);
	}
	diag_free(totals.notes);
	if (status == 2 || totals.wrong > 0)
		return 2;
	return totals.differ > 0 ? 1 : 0;
}

int
command_batch(struct context *c)
{
	static const char *const input = "-";
	const struct options *o = c->options;
	struct batch b = { .kb = c->kb, .lang = c->lang, .at = c->at,
	    .at_asked = o->value[OPT_AT] != NULL,
	    .country = country_of(c), .format = batch_format(
	    o->value[OPT_FORMAT], o->value[OPT_BRIEF] != NULL),
	    .names = &input, .nnames = 1, .output = c->output,
	    .diag = c->diag };

	if (jobs_of(o->value[OPT_JOBS], &b.jobs) == -1)
		return command_fail(c, "usage-jobs", o->value[OPT_JOBS]);
	if (o->nwords > 0) {
		b.names = (const char *const *)o->words;
		b.nnames = (size_t)o->nwords;
	}
	return run(c, &b);
}
