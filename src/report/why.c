/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include "engine/because.h"
#include "report/grounds.h"

/* Section 1: the grounds, condition by condition. */

static void
add_status(struct build *b, const char *message, const char *text,
    const char *id)
{
	build_add(b, DOC_STATUS, build_say(b, message, NULL), text, id);
}

#define ANSWERS_MAX 2

/* The ticked options of a question, as the user would name them. */
static void
list_answers(struct build *b, size_t question, struct list *l)
{
	const struct kb_question *q = &b->kb->questions[question];
	const signed char *tick = b->f->answers->tick + q->first_option;
	const struct kb_option *o;
	size_t i;

	for (i = 0; i < q->noptions; i++) {
		o = &q->options[i];
		if (tick[i] != TRI_TRUE)
			continue;
		list_add(l, build_lower(b, build_text(b,
		    o->brief.in[b->lang] != NULL ? &o->brief : &o->text)));
	}
}

/* 'Jij antwoordde "nu".' */
static const char *
said(struct build *b, const struct reasons *r, size_t max)
{
	const char *between = build_say(b, "rep-quotes", NULL);
	struct list l = { { NULL }, 0 };
	size_t i;

	for (i = 0; i < r->n && l.n < max; i++)
		if (r->question[i] != b->kb->country_question &&
		    r->question[i] != b->kb->profession_question)
			list_answers(b, r->question[i], &l);
	if (l.n == 0)
		return "";
	return build_say(b, "rep-you-said", "answers", list_join(b, &l,
	    max, between, between), NULL);
}

/* The first that is not out of place here: done, or not for this case. */
static const char *
first_step(struct build *b, const struct kb_ground *g)
{
	const struct kb_step *step;
	size_t i;

	for (i = 0; i < g->nfirst_steps; i++) {
		step = &b->kb->steps[g->first_steps[i]];
		if (findings_rule(b->f, step->rule) == TRI_FALSE)
			continue;
		return build_say(b, "rep-try-first", "step", build_lower(b,
		    build_text(b, &step->text)), NULL);
	}
	return build_say(b, "rep-try-lighter", NULL);
}

static const char *
open_questions(struct build *b, const struct reasons *r)
{
	struct list l = { { NULL }, 0 };
	size_t i;

	for (i = 0; i < r->n; i++)
		list_add(&l, build_question(b, r->question[i]));
	if (l.n == 0)
		return "";
	return build_say(b, "rep-depends", "what", list_join(b, &l, LIST_MAX,
	    ", ", build_between(b, "rep-and")), NULL);
}

/* What keeps a condition open: questions, something to try, or the law. */
static const char *
why_open(struct build *b, const struct kb_ground *g, unsigned because,
    const struct reasons *r)
{
	const char *text = "";

	if (because & BECAUSE_FACT)
		text = open_questions(b, r);
	if (because & BECAUSE_ACT)
		text = build_join(b, text, " ", first_step(b, g));
	if (because & BECAUSE_LAW)
		text = build_join(b, text, " ",
		    build_say(b, "rep-law-unsettled", NULL));
	return text;
}

static const char *
why_failed(struct build *b, const struct reasons *r)
{
	const char *text = said(b, r, ANSWERS_MAX);
	struct list l = { { NULL }, 0 };
	size_t i;

	for (i = 0; i < r->n; i++)
		list_add(&l, build_number(b,
		    b->kb->questions[r->question[i]].number));
	if (l.n == 0 || text[0] == '\0')
		return text;
	return build_join(b, text, " ", build_say(b, "rep-change-answer",
	    "n", list_join(b, &l, ANSWERS_MAX, build_between(b, "rep-or"),
	    build_between(b, "rep-or")), NULL));
}

static void
add_asked(struct build *b, const struct kb_ground *g,
    const struct kb_condition *c, const struct finding_condition *found)
{
	static const char *const words[] = { "rep-failed", "rep-still-open",
	    "rep-met" };
	struct reasons r = { { 0 }, 0 };
	const char *why;

	if (c->rule != KB_ALWAYS)
		because_find(b->f, b->kb->rules[c->rule].expr, &r);
	if (found->value == TRI_TRUE)
		why = said(b, &r, b->caps->answers);
	else if (found->value == TRI_FALSE)
		why = why_failed(b, &r);
	else
		why = why_open(b, g, found->because, &r);
	add_status(b, words[found->value - TRI_FALSE], build_join(b,
	    build_stop(b, build_text(b, &c->text)), " ", why), c->head.id);
}

/* A doubt about a reading matters when the readings differ here; another
 * one matters most while the condition is open. */
static bool
doubt_matters(const struct build *b, const struct kb_condition *c,
    const struct finding_condition *found, size_t *left)
{
	const struct kb_expr *e = c->rule == KB_ALWAYS ? NULL :
	    b->kb->rules[c->rule].expr;

	if (c->doubt.in[b->lang] == NULL || found->value == TRI_FALSE)
		return false;
	if (e != NULL && because_has_readings(b->kb, e))
		return because_value(b->f, e, READING_WIDE) !=
		    because_value(b->f, e, READING_NARROW);
	if (found->value == TRI_UNKNOWN)
		return true;
	if (*left == 0)
		return false;
	(*left)--;
	return true;
}

static void
add_condition(struct build *b, const struct kb_ground *g,
    const struct kb_condition *c, const struct finding_condition *found,
    size_t *doubts)
{
	if (c->kind == KB_ASKED)
		add_asked(b, g, c, found);
	else
		add_status(b, c->kind == KB_SELF ? "rep-self" : "rep-met",
		    build_text(b, &c->text), c->head.id);
	build_use(b, &c->head);
	if (doubt_matters(b, c, found, doubts))
		add_status(b, "rep-uncertain", build_join(b,
		    build_bare(b, build_text(b, &c->doubt)), "",
		    build_join(b, build_cites(b, &c->head, 1), "", ".")),
		    NULL);
}

static const char *
outcome_words(struct build *b, const struct finding_ground *found)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];

	if (found->status == STATUS_MET)
		return build_lower(b, ground_force(b, g));
	return build_say(b, found->status == STATUS_OPEN ? "rep-outcome-open" :
	    "rep-outcome-failed", NULL);
}

static void
add_ground_heading(struct build *b, const struct finding_ground *found)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	const char *basis = build_bare(b, build_text(b, &g->basis));

	basis = build_join(b, basis, "",
	    build_cites(b, &g->head, b->caps->cites));
	build_add(b, DOC_SUBHEADING, NULL, build_say(b, "rep-ground", "name",
	    build_text(b, &g->name), "basis", basis, "outcome",
	    outcome_words(b, found), NULL), g->head.id);
}

/* Open and failed grounds show only what stands in the way; of what fails
 * the first is enough, for the rest hangs on the same answers. */
static void
add_conditions(struct build *b, const struct finding_ground *found)
{
	static const enum tri shown[] = { [STATUS_FAILED] = TRI_FALSE,
	    [STATUS_OPEN] = TRI_UNKNOWN, [STATUS_MET] = TRI_TRUE };
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	size_t i, doubts = b->caps->doubts;
	size_t fulfilled = g->act == KB_REPORT ? g->nconditions :
	    b->caps->fulfilled;

	for (i = 0; i < g->nconditions; i++) {
		if (found->conditions[i].value > shown[found->status])
			continue;
		if (found->conditions[i].value == TRI_TRUE &&
		    g->conditions[i].kind != KB_SELF && fulfilled-- == 0) {
			fulfilled = 0;
			continue;
		}
		add_condition(b, g, &g->conditions[i],
		    &found->conditions[i], &doubts);
		if (found->status == STATUS_FAILED)
			return;
	}
}

static void
add_ground(struct build *b, const struct finding_ground *found)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	size_t i;

	add_ground_heading(b, found);
	add_conditions(b, found);
	if (found->contested)
		add_status(b, "rep-contested-label",
		    ground_readings(b, found, false), NULL);
	for (i = 0; found->status == STATUS_MET && i < g->caveats.n &&
	    i < b->caps->caveats; i++)
		add_status(b, "rep-mind", build_text(b, &g->caveats.at[i]),
		    NULL);
}

/* Which grounds get lines of their own, in this order. */
enum rank { RANK_REPORT, RANK_MUST, RANK_OPEN, RANK_NEAR, RANK_REST,
    NRANKS };

#define NEAR_MAX 2

/* Few answers stand in the way, and they may still change: another
 * profession or country will not. */
static bool
is_near(const struct build *b, const struct finding_ground *found)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	struct reasons r = { { 0 }, 0 };
	size_t i;

	for (i = 0; i < g->nconditions; i++)
		if (found->conditions[i].value == TRI_FALSE &&
		    g->conditions[i].rule != KB_ALWAYS)
			because_find(b->f, b->kb->rules[
			    g->conditions[i].rule].expr, &r);
	for (i = 0; i < r.n; i++)
		if (r.question[i] == b->kb->profession_question ||
		    r.question[i] == b->kb->country_question)
			return false;
	return r.n > 0 && r.n <= NEAR_MAX;
}

/* What somebody asked of you, and you may not. */
static bool
is_refused(const struct build *b, const struct finding_ground *found)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	size_t i;

	for (i = 0; g->act == KB_ANSWER && i < g->nconditions; i++)
		if (found->conditions[i].value == TRI_TRUE)
			return true;
	return false;
}

static enum rank
rank_of(const struct build *b, const struct finding_ground *found)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	bool report = g->act == KB_REPORT;

	if (found->status == STATUS_MET)
		return report ? RANK_REPORT :
		    g->force == KB_DUTY || g->act == KB_WARN ? RANK_MUST :
		    RANK_REST;
	if (found->status == STATUS_OPEN)
		return report || g->force == KB_DUTY ? RANK_OPEN : RANK_REST;
	if (is_refused(b, found))
		return RANK_NEAR;
	/* A norm follows the right under it: it has no reason of its own. */
	return report && (found->contested || (g->force != KB_NORM &&
	    is_near(b, found))) ? RANK_NEAR : RANK_REST;
}

static size_t
rank_cap(const struct build *b, enum rank rank)
{
	const struct caps *c = b->caps;
	const size_t caps[NRANKS] = { c->full_reports, c->full_duties,
	    c->open_grounds, c->near_grounds, 0 };

	/* The heading asks why it is open. */
	if (rank == RANK_OPEN && b->f->outcome == OUTCOME_OPEN &&
	    caps[rank] == 0)
		return 1;
	return caps[rank];
}

static bool
hangs_on_answer(const struct build *b, const struct finding_ground *found)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	size_t i;

	for (i = 0; i < g->nconditions; i++)
		if (found->conditions[i].value == TRI_UNKNOWN &&
		    (found->conditions[i].because & BECAUSE_FACT))
			return true;
	return false;
}

#define TURNS 3

/* A duty to report comes before a right to, unless an answer may still rule
 * it out; what may save somebody before other duties.  Where reporting is
 * open, what else is open comes last, and a norm after the right it follows.
 * Of what fails, first what is in dispute or was asked for. */
static int
turn_of(const struct build *b, const struct finding_ground *found,
    enum rank rank)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];

	if (rank == RANK_NEAR)
		return found->contested || is_refused(b, found) ? 0 : 1;
	if (g->act == KB_WARN || (g->act == KB_REPORT &&
	    g->force == KB_DUTY && !hangs_on_answer(b, found)))
		return 0;
	return b->f->outcome == OUTCOME_OPEN && (g->act != KB_REPORT ||
	    g->force == KB_NORM) ? 2 : 1;
}

struct room { size_t full, headings; };

static bool
add_within(struct build *b, const struct finding_ground *found,
    struct room *room)
{
	if (room->full > 0) {
		add_ground(b, found);
		room->full--;
	} else if (room->headings > 0) {
		add_ground_heading(b, found);
		room->headings--;
	} else
		return false;
	return true;
}

/* The grounds of one rank; the rest of them are named in one line. */
static void
add_rank(struct build *b, enum rank rank, bool *done)
{
	struct room room = { rank_cap(b, rank),
	    rank <= RANK_MUST ? b->caps->headings : 0 };
	const struct finding_ground *found;
	size_t i;
	int turn;

	for (turn = 0; turn < TURNS; turn++)
		for (i = 0; i < b->f->ngrounds; i++) {
			found = &b->f->grounds[i];
			if (rank_of(b, found) == rank &&
			    turn_of(b, found, rank) == turn)
				done[i] = add_within(b, found, &room);
		}
}

/* What fails in the main reading but not in every one is at issue; of what is
 * no report page one does not speak. */
static void
add_contested(struct build *b, bool *done)
{
	struct list l = { { NULL }, 0 };
	const struct finding_ground *found;
	size_t i;

	for (i = 0; i < b->f->ngrounds; i++) {
		found = &b->f->grounds[i];
		if (done[i] || found->status != STATUS_FAILED ||
		    !found->contested || b->kb->grounds[
		    found->ground].act != KB_REPORT)
			continue;
		list_add(&l, build_lower(b, build_text(b,
		    &b->kb->grounds[found->ground].name)));
		done[i] = true;
	}
	build_line(b, "rep-also-contested", &l, b->f->ngrounds);
}

/* The other grounds of a status and of at least a force, by name. */
static void
add_names(struct build *b, enum status status, enum kb_force force,
    const char *message, bool *done)
{
	struct list l = { { NULL }, 0 };
	const struct kb_ground *g;
	size_t i;

	for (i = 0; i < b->f->ngrounds; i++) {
		g = &b->kb->grounds[b->f->grounds[i].ground];
		if (done[i] || b->f->grounds[i].status != status ||
		    g->force < force)
			continue;
		list_add(&l, build_lower(b, build_text(b, &g->name)));
		done[i] = true;
	}
	build_line(b, message, &l, b->caps->names);
}

void
why_build(struct build *b)
{
	static const char *const headings[] = { [OUTCOME_NONE] = "rep-s1-none",
	    [OUTCOME_OPEN] = "rep-s1-open", [OUTCOME_RIGHT] = "rep-s1-right",
	    [OUTCOME_NORM] = "rep-s1-norm", [OUTCOME_DUTY] = "rep-s1-duty" };
	bool *done;
	int rank;

	if (b->f->ngrounds == 0)
		return;
	done = arena_calloc(b->arena, b->f->ngrounds, sizeof(*done));
	if (done == NULL) {
		b->failed = true;
		return;
	}
	build_heading(b, 1, build_say(b, headings[b->f->outcome], NULL));
	if (b->f->outcome == OUTCOME_OPEN)
		add_rank(b, RANK_OPEN, done);
	for (rank = RANK_REPORT; rank < RANK_REST; rank++)
		if (rank != RANK_OPEN || b->f->outcome != OUTCOME_OPEN)
			add_rank(b, (enum rank)rank, done);
	add_names(b, STATUS_MET, KB_DUTY, "rep-also-duty", done);
	add_names(b, STATUS_MET, KB_NORM, "rep-also-norm", done);
	add_names(b, STATUS_MET, KB_PERMISSION, "rep-also-may", done);
	add_names(b, STATUS_OPEN, KB_PERMISSION, "rep-also-open", done);
	add_contested(b, done);
	add_names(b, STATUS_FAILED, KB_PERMISSION, "rep-not-here", done);
}
