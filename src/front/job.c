/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "consult/case_json.h"
#include "front/crew.h"

/* Written when there is so much, before a piece is done. */
#define OUT_MAX ((size_t)512 * 1024)

static void
put(struct job *j, const struct batch_case *c)
{
	job_count(j, c);
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
	if (c->wrong == NULL) {
		c->lane = j->nlanes++;
		if (!j->read.in_lane)
			lanes_set(j->lanes, c->lane, j->read.answers,
			    END_CLOSED);
		lanes_open(j->lanes, c->lane);
	} else if (j->read.in_lane)
		lanes_unset(j->lanes, j->nlanes);
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

static const struct findings *
find(struct job *j, struct batch_case *c, struct arena *arena)
{
	const struct findings *f = findings_new(j->program, j->read.answers,
	    j->day, arena);

	if (f == NULL)
		j->out.failed = true;
	else if (c->expects)
		c->differs = differences(j, f);
	return f;
}

static struct batch_case *
new_case(struct job *j, unsigned long line)
{
	struct batch_case *c = &j->cases[j->ncases];

	case_fill(&j->read);
	*c = (struct batch_case){ .id = j->read.id, .idlen = j->read.idlen,
	    .line = line, .wrong = keep(j, &j->read.why),
	    .expects = j->read.expects, .brief = j->brief,
	    .steps = j->steps };
	if (arena_failed(j->read.arena))
		j->out.failed = true;
	return c;
}

/* Nothing is kept. */
void
job_take_alone(struct job *j, unsigned long line)
{
	const struct batch *b = j->crew->batch;
	struct batch_case *c = new_case(j, line);
	struct report_context whole = { .kb = b->kb, .lang = b->lang,
	    .at = j->at };
	struct arena *arena = arena_new();

	if (c->wrong == NULL) {
		whole.findings = find(j, c, arena);
		c->whole = &whole;
	}
	if (whole.findings != NULL)
		brief_set(j->brief, c->lane, whole.findings);
	if (c->wrong != NULL || whole.findings != NULL)
		put(j, c);
	arena_free(arena);
	forget(j);
}

static void
take(struct job *j, unsigned long line)
{
	struct batch_case *c;
	struct arena *arena;

	if (j->crew->batch->format->whole) {
		job_take_alone(j, line);
		return;
	}
	c = new_case(j, line);
	if (c->wrong == NULL && c->expects) {
		arena = arena_new();
		(void)find(j, c, arena);
		arena_free(arena);
	}
	gather(j, c);
}

/* ---- one piece ---- */

/* Nothing else needs the answers. */
static bool
goes_to_lanes(const struct job *j)
{
	const struct records_file *f = j->piece.file;

	return !j->crew->batch->format->whole &&
	    (f->kind == RECORDS_JSON || !case_table_expects(f->table));
}

static void
do_records(struct job *j)
{
	struct piece *p = &j->piece;
	const char *s;
	size_t len;

	j->read.lanes = goes_to_lanes(j) ? j->lanes : NULL;
	for (; (len = piece_record(p)) > 0 && !j->out.failed; p->number++) {
		s = p->text + p->begin;
		p->begin += len;
		if (piece_is_blank(p, s, len))
			continue;
		j->read.lane = j->nlanes;
		if (p->file->kind == RECORDS_TABLE)
			case_table_read(p->file->table, &j->read, s, len);
		else
			case_json_read(&j->read, s, record_text(s, len));
		take(j, p->number);
	}
}

bool
job_piece(struct job *j)
{
	j->read.lanes = NULL;
	if (j->piece.too_long) {
		case_too_long(&j->read);
		take(j, j->piece.number);
	} else if (j->piece.file->kind == RECORDS_XML)
		job_cases(j);
	else
		do_records(j);
	put_gathered(j);
	return crew_write(j, true);
}

bool
job_begin(struct job *j, struct crew *c)
{
	j->crew = c;
	j->program = c->program;
	j->day = c->day;
	j->at = c->batch->at;
	j->read.kb = c->batch->kb;
	j->read.lang = c->batch->lang;
	j->read.country = c->batch->country;
	j->arena = arena_new();
	j->lanes = lanes_new(c->program);
	j->brief = j->arena == NULL ? NULL : brief_new(c->program, j->arena);
	if (j->brief != NULL)
		j->steps = batch_steps_new(c->batch->format, c->batch->kb,
		    j->brief, j->arena);
	if (j->lanes == NULL || j->steps == NULL ||
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
