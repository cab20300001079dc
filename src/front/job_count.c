/* SPDX-License-Identifier: MIT */
#include "consult/fill.h"
#include "front/crew.h"
#include "kb/find.h"

static void
note(struct job *j, const struct batch_case *c, enum diag_level level,
    const char *text)
{
	struct batch_totals *t = &j->totals;

	if (t->nnotes++ >= BATCH_NOTES_MAX)
		return;
	if (t->notes == NULL)
		t->notes = diag_new();
	if (t->notes == NULL)
		j->out.failed = true;
	else
		diag_add(t->notes, level, j->piece.file->name,
		    (unsigned)c->line, "%s", text);
}

/* A message of the knowledge about a case. */
static void
note_filled(struct job *j, const struct batch_case *c, enum diag_level level,
    const char *message, const char *const *pairs)
{
	const struct batch *b = j->crew->batch;
	struct sbuf text = SBUF_EMPTY;

	fill_text(j->read.answers, b->lang, kb_message(b->kb, b->lang,
	    message), pairs, &text);
	note(j, c, level, sbuf_text(&text));
	j->out.failed = j->out.failed || text.failed;
	sbuf_clear(&text);
}

static void
note_ignored(struct job *j, const struct batch_case *c, size_t question)
{
	const struct batch *b = j->crew->batch;
	const char *const pairs[] = { "question",
	    b->kb->questions[question].head.id, NULL };

	note_filled(j, c, DIAG_NOTE, "batch-ignored", pairs);
}

static void
count_ignored(struct job *j, const struct batch_case *c)
{
	size_t question = KB_ALWAYS, i;

	if (!brief_ignores(j->brief, c->lane))
		return;
	j->totals.ignored++;
	if (j->crew->batch->format->whole)	/* it names them itself */
		return;
	for (i = 0; c->whole != NULL && i < c->whole->findings->nignored; i++)
		note_ignored(j, c, c->whole->findings->ignored[i]);
	while (c->whole == NULL && (question = brief_ignored(j->lanes, c->lane,
	    question + 1)) != KB_ALWAYS)
		note_ignored(j, c, question);
}

void
job_count(struct job *j, const struct batch_case *c)
{
	j->totals.cases++;
	if (c->wrong != NULL) {
		j->totals.wrong++;
		note(j, c, DIAG_ERROR, c->wrong);
		return;
	}
	count_ignored(j, c);
	if (!c->expects)
		return;
	if (c->differs == NULL)
		j->totals.fit++;
	else {
		j->totals.differ++;
		note(j, c, DIAG_FINDING, c->differs);
	}
}
