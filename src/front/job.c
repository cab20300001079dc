/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "consult/case_json.h"
#include "consult/fill.h"
#include "front/crew.h"
#include "kb/find.h"

/* Written when there is so much, before a piece is done. */
#define OUT_MAX ((size_t)512 * 1024)

/* ---- what is told of a case ---- */

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
	size_t question = KB_ALWAYS;

	if (c->whole != NULL) {		/* it names them itself */
		j->totals.ignored += c->whole->findings->nignored > 0;
		return;
	}
	if (!brief_ignores(j->brief, c->lane))
		return;
	j->totals.ignored++;
	while ((question = brief_ignored(j->lanes, c->lane,
	    question + 1)) != KB_ALWAYS)
		note_ignored(j, c, question);
}

static void
count(struct job *j, const struct batch_case *c)
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

static void
put(struct job *j, const struct batch_case *c)
{
	count(j, c);
	j->crew->batch->format->put(c, &j->out);
	if (j->out.len > OUT_MAX)
		(void)crew_write(j, false);
}

/* ---- many at once ---- */

/* What was read of the cases before. */
static void
forget(struct job *j)
{
	arena_free(j->read.arena);
	j->read.arena = arena_new();
	if (j->read.arena == NULL)
		j->out.failed = true;
}

static void
put_gathered(struct job *j)
{
	unsigned i;

	if (j->nlanes > 0) {
		lanes_run(j->lanes);
		brief_read(j->brief, j->lanes);
	}
	for (i = 0; i < j->ncases; i++)
		put(j, &j->cases[i]);
	if (j->nlanes > 0)
		lanes_reset(j->lanes);
	j->ncases = j->nlanes = 0;
	forget(j);
}

static void
gather(struct job *j, struct batch_case *c)
{
	c->brief = j->brief;
	if (c->wrong == NULL) {
		c->lane = j->nlanes++;
		lanes_set(j->lanes, c->lane, j->read.answers, END_CLOSED);
	}
	if (++j->ncases == ENGINE_LANES)
		put_gathered(j);
}

/* ---- one by one ---- */

static const char *
keep(struct job *j, const struct sbuf *text)
{
	j->out.failed = j->out.failed || text->failed;
	return text->len == 0 ? NULL
	    : arena_strdup(j->read.arena, sbuf_text(text));
}

/* What differs from what was expected; NULL: nothing. */
static const char *
differences(struct job *j, const struct findings *f)
{
	const struct expect *e = &j->read.expect;
	struct expect_difference *at = arena_calloc(j->read.arena,
	    expect_most(e), sizeof(*at));
	struct sbuf text = SBUF_EMPTY;
	const char *kept;
	size_t i, n;

	if (at == NULL)
		return NULL;
	n = expect_compare(f, e, at);
	for (i = 0; i < n; i++)
		case_tell_difference(&j->read, &at[i], &text);
	kept = keep(j, &text);
	sbuf_clear(&text);
	return kept;
}

/* Of a whole result nothing is kept. */
static void
put_whole(struct job *j, struct batch_case *c, const struct findings *f)
{
	const struct batch *b = j->crew->batch;
	struct report_context whole = { .kb = b->kb, .findings = f,
	    .lang = b->lang, .at = b->at };

	c->whole = &whole;
	put(j, c);
}

static void
decide_alone(struct job *j, struct batch_case *c)
{
	struct arena *arena = arena_new();
	const struct findings *f = findings_new(j->crew->program,
	    j->read.answers, j->crew->day, arena);

	if (f == NULL)
		j->out.failed = true;
	else {
		if (c->expects)
			c->differs = differences(j, f);
		if (j->crew->batch->format->whole)
			put_whole(j, c, f);
	}
	arena_free(arena);
}

static void
take_case(struct job *j, unsigned long number)
{
	struct batch_case *c = &j->cases[j->ncases];
	bool whole = j->crew->batch->format->whole;

	case_fill(&j->read);
	*c = (struct batch_case){ .id = j->read.id, .idlen = j->read.idlen,
	    .line = number, .wrong = keep(j, &j->read.why),
	    .expects = j->read.expects, .kb = j->crew->batch->kb };
	if (c->wrong == NULL && (whole || c->expects))
		decide_alone(j, c);
	else if (whole)
		put(j, c);
	if (!whole)
		gather(j, c);
	else
		forget(j);
	if (arena_failed(j->read.arena))
		j->out.failed = true;
}

/* ---- one piece ---- */

static bool
is_blank(const char *s, size_t len)
{
	return (*s <= ' ' || *s == ';' || *s == ',') &&
	    case_table_blank(s, len);
}

static size_t
without_end(const char *s, size_t len)
{
	while (len > 0 && (s[len - 1] == '\n' || s[len - 1] == '\r'))
		len--;
	return len;
}

static void
do_records(struct job *j)
{
	struct piece *p = &j->piece;
	const char *s;
	size_t len;

	for (; (len = piece_record(p)) > 0 && !j->out.failed; p->number++) {
		s = p->text + p->begin;
		p->begin += len;
		if (is_blank(s, len))
			continue;
		if (p->file->kind == RECORDS_TABLE)
			case_table_read(p->file->table, &j->read, s, len);
		else
			case_json_read(&j->read, s, without_end(s, len));
		take_case(j, p->number);
	}
}

bool
job_piece(struct job *j)
{
	if (j->piece.too_long) {
		case_too_long(&j->read);
		take_case(j, j->piece.number);
	} else
		do_records(j);
	put_gathered(j);
	return crew_write(j, true);
}

bool
job_begin(struct job *j, struct crew *c)
{
	j->crew = c;
	j->read.kb = c->batch->kb;
	j->read.lang = c->batch->lang;
	j->read.country = c->batch->country;
	j->arena = arena_new();
	j->lanes = lanes_new(c->program);
	j->brief = j->arena == NULL ? NULL : brief_new(c->program, j->arena);
	if (j->lanes == NULL || j->brief == NULL ||
	    !case_begin(&j->read, j->arena))
		return false;
	lanes_reset(j->lanes);
	j->read.arena = arena_new();
	return j->read.arena != NULL;
}

void
job_end(struct job *j)
{
	case_end(&j->read);
	arena_free(j->read.arena);
	arena_free(j->arena);
	lanes_free(j->lanes);
	sbuf_clear(&j->out);
	diag_free(j->totals.notes);
	piece_clear(&j->piece);
}
