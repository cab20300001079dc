/* SPDX-License-Identifier: MIT */
#include "report/build.h"

/* Section 7: what is most worth finding out, what holds whatever comes out,
 * and which single answer would change this advice, to what. */

/* ---- what one answer would bring ---- */

#define CLAUSES_MAX 3

static void
add_alarms(struct build *b, const struct alternative *a, struct list *l)
{
	static const char *const words[KB_NALARMS] = {
		[KB_ALARM_CHILD] = "rep-then-child",
		[KB_ALARM_LIFE] = "rep-then-life" };
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		if (a->alarm[i] && !b->f->alarm[i])
			list_add(l, build_say(b, words[i], NULL));
}

/* An alarm says by itself that it is urgent. */
static void
add_urgency(struct build *b, const struct alternative *a, struct list *l)
{
	static const char *const words[KB_NLEVELS] = {
		[KB_PLANNED] = "rep-then-planned", [KB_WEEK] = "rep-then-week",
		[KB_TODAY] = "rep-then-today", [KB_NOW] = "rep-then-now" };

	if (a->urgency != b->f->urgency && l->n == 0)
		list_add(l, build_say(b, words[a->urgency], NULL));
}

static void
add_reporting(struct build *b, const struct alternative *a, struct list *l)
{
	static const char *const words[] = {
		[OUTCOME_NONE] = "rep-then-none",
		[OUTCOME_OPEN] = "rep-then-open",
		[OUTCOME_RIGHT] = "rep-then-right",
		[OUTCOME_NORM] = "rep-then-norm",
		[OUTCOME_DUTY] = "rep-then-duty" };

	if (a->outcome != b->f->outcome)
		list_add(l, build_say(b, words[a->outcome], NULL));
}

static void
add_secrecy(struct build *b, const struct alternative *a, struct list *l)
{
	static const char *const words[] = { "rep-then-free",
		"rep-then-secrecy-open", "rep-then-bound" };

	if (a->secrecy != b->f->secrecy)
		list_add(l, build_say(b, words[a->secrecy - TRI_FALSE],
		    NULL));
}

/* A ground to report that moves nothing else is no news. */
static void
add_ground(struct build *b, const struct alternative *a, struct list *l)
{
	const struct kb_ground *g;

	if (a->ground == KB_ALWAYS)
		return;
	g = &b->kb->grounds[a->ground];
	if (g->force > KB_PERMISSION && (g->act != KB_REPORT || l->n == 0))
		list_add(l, build_say(b, "rep-then-ground", "name",
		    build_lower(b, build_text(b, &g->name)), NULL));
}

static const char *
step_words(struct build *b, size_t step)
{
	return build_lower(b, build_bare(b, build_first(b, build_text(b,
	    &b->kb->steps[step].text))));
}

static void
add_step(struct build *b, const struct alternative *a, struct list *l)
{
	size_t step = a->step != KB_ALWAYS ? a->step : a->gone;

	if (l->n == 0 && step != KB_ALWAYS)
		list_add(l, build_say(b, a->step != KB_ALWAYS ?
		    "rep-then-step" : "rep-then-gone", "step",
		    step_words(b, step), NULL));
}

/* "loopt een kind nu gevaar en mag je melden"; empty when there is nothing
 * to tell. */
static const char *
effect(struct build *b, const struct alternative *a)
{
	struct list l = { { NULL }, 0 };

	add_alarms(b, a, &l);
	add_urgency(b, a, &l);
	add_reporting(b, a, &l);
	add_secrecy(b, a, &l);
	add_ground(b, a, &l);
	add_step(b, a, &l);
	return list_join(b, &l, CLAUSES_MAX, ", ",
	    build_between(b, "rep-and"));
}

static const char *
answer_words(struct build *b, const struct alternative *a)
{
	const struct kb_question *q = &b->kb->questions[a->question];
	const struct kb_text *t = a->option == KB_ALWAYS ? &q->none :
	    q->options[a->option].brief.in[b->lang] != NULL ?
	    &q->options[a->option].brief : &q->options[a->option].text;

	return build_lower(b, build_bare(b, build_text(b, t)));
}

static bool
same_effect(const struct alternative *x, const struct alternative *y)
{
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		if (x->alarm[i] != y->alarm[i])
			return false;
	return x->urgency == y->urgency && x->outcome == y->outcome &&
	    x->secrecy == y->secrecy && x->ground == y->ground &&
	    x->step == y->step && x->gone == y->gone;
}

#define ANSWERS_MAX 2

/* 'Is het "ja" of "vermoeden"? Dan mag je melden.' */
static const char *
if_then(struct build *b, const struct alternative *a, bool unknown)
{
	const char *between = build_say(b, "rep-quotes-or", NULL);
	const char *what = effect(b, a);
	struct list l = { { NULL }, 0 };
	size_t i;

	if (what[0] == '\0')
		return "";
	for (i = 0; i < b->alternatives->n; i++)
		if (b->alternatives->at[i].question == a->question &&
		    same_effect(&b->alternatives->at[i], a))
			list_add(&l, answer_words(b, &b->alternatives->at[i]));
	return build_say(b, unknown ? "rep-then" : "rep-then-after", "answer",
	    list_join(b, &l, ANSWERS_MAX, between, between), "what", what,
	    NULL);
}

/* The weightiest answer to a question; of those that raise something, when
 * only they count. */
static const struct alternative *
weightiest(const struct build *b, size_t question, bool raising)
{
	const struct alternative *best = NULL, *a;
	size_t i;

	for (i = 0; i < b->alternatives->n; i++) {
		a = &b->alternatives->at[i];
		if (a->question == question &&
		    (!raising || alternative_raises(b->f, a)) &&
		    (best == NULL || alternative_weight(b->f, a) >
		    alternative_weight(b->f, best)))
			best = a;
	}
	return best;
}

static bool
add_question(struct build *b, size_t question, const char *message,
    bool unknown)
{
	const struct alternative *a = weightiest(b, question, !unknown);
	const char *text = a == NULL ? "" : if_then(b, a, unknown);

	if (text[0] == '\0')
		return false;
	build_add(b, DOC_LINE, NULL, build_join(b, build_say(b, message,
	    "question", build_question(b, question), NULL), " ", text),
	    b->kb->questions[question].head.id);
	return true;
}

/* ---- what holds whatever the unknown answers are ---- */

static void
hold_secrecy(struct build *b, struct list *l)
{
	const struct completion_range *r = &b->completions->secrecy;

	if (completion_settled(r) && r->low != TRI_UNKNOWN)
		list_add(l, build_say(b, r->low == TRI_TRUE ?
		    "rep-holds-bound" : "rep-holds-free", NULL));
}

/* Read in another way, a ground to report may come out otherwise. */
static bool
is_contested(const struct build *b)
{
	size_t i;

	for (i = 0; i < b->f->ngrounds; i++)
		if (b->f->grounds[i].contested &&
		    b->kb->grounds[b->f->grounds[i].ground].act == KB_REPORT)
			return true;
	return false;
}

/* The least that can come out.  That it is no duty is not said: what the law
 * leaves undecided no answer settles. */
static void
hold_reporting(struct build *b, struct list *l)
{
	static const char *const words[] = {
		[OUTCOME_NONE] = "rep-holds-none",
		[OUTCOME_OPEN] = "rep-holds-open",
		[OUTCOME_RIGHT] = "rep-holds-right",
		[OUTCOME_NORM] = "rep-holds-norm",
		[OUTCOME_DUTY] = "rep-holds-duty" };
	const struct completion_range *r = &b->completions->outcome;
	const char *what;

	if (!completion_settled(r) && r->low < (int)OUTCOME_RIGHT)
		return;
	what = build_say(b, words[r->low], NULL);
	list_add(l, is_contested(b) && r->low != (int)OUTCOME_OPEN ?
	    build_say(b, "rep-holds-contested", "what", what, NULL) : what);
}

static void
hold_urgency(struct build *b, struct list *l)
{
	static const char *const same[] = {
		[KB_PLANNED] = "rep-holds-planned",
		[KB_WEEK] = "rep-holds-week", [KB_TODAY] = "rep-holds-today",
		[KB_NOW] = "rep-holds-now" };
	static const char *const least[] = {
		[KB_WEEK] = "rep-holds-week-least",
		[KB_TODAY] = "rep-holds-today-least" };
	const struct completion_range *r = &b->completions->urgency;

	if (completion_settled(r))
		list_add(l, build_say(b, same[r->low], NULL));
	else if (r->low > (int)KB_PLANNED)
		list_add(l, build_say(b, least[r->low], NULL));
}

static const char *
ground_name(struct build *b, size_t found)
{
	return build_lower(b, build_text(b,
	    &b->kb->grounds[b->f->grounds[found].ground].name));
}

/* Open on its conditions, yet the same in every case. */
static void
hold_grounds(struct build *b, struct list *l)
{
	static const enum tri values[] = { TRI_TRUE, TRI_FALSE };
	static const char *const words[] = { "rep-holds-ground",
		"rep-fails-ground" };
	const struct completion_range *r;
	struct list names;
	size_t i, k;

	for (k = 0; k < 2; k++) {
		names.n = 0;
		for (i = 0; i < b->f->ngrounds; i++) {
			r = &b->completions->grounds[i];
			if (b->f->grounds[i].status == STATUS_OPEN &&
			    completion_settled(r) && r->low == (int)values[k])
				list_add(&names, ground_name(b, i));
		}
		if (names.n > 0)
			list_add(l, build_say(b, words[k], "names",
			    list_join(b, &names, 2, ", ",
			    build_between(b, "rep-and")), NULL));
	}
}

static void
hold_steps(struct build *b, struct list *l)
{
	size_t i;

	for (i = 0; i < b->f->nsteps; i++)
		if (b->f->steps[i].possible &&
		    b->completions->steps[i].low == TRI_TRUE) {
			list_add(l, build_say(b, "rep-holds-step", "step",
			    step_words(b, b->f->steps[i].step), NULL));
			return;
		}
}

/* Whether one of the three answers may hold in all cases without its having
 * been found. */
static bool
is_cut_short(const struct completions *c)
{
	return !c->outcome.exact || !c->urgency.exact || !c->secrecy.exact ||
	    !c->alarm[KB_ALARM_CHILD].exact || !c->alarm[KB_ALARM_LIFE].exact;
}

static void
add_whatever(struct build *b)
{
	struct list l = { { NULL }, 0 };

	if (b->completions == NULL || b->f->nopen == 0)
		return;
	hold_secrecy(b, &l);
	hold_reporting(b, &l);
	hold_urgency(b, &l);
	hold_grounds(b, &l);
	hold_steps(b, &l);
	if (l.n > 0)
		build_add(b, DOC_LINE, NULL, build_say(b, "rep-whatever",
		    "what", list_join(b, &l, CLAUSES_MAX, ", ",
		    build_between(b, "rep-and")), NULL), NULL);
	if (is_cut_short(b->completions))
		build_add(b, DOC_LINE, NULL, build_say(b, "rep-too-many",
		    NULL), NULL);
}

/* ---- the section ---- */

#define ALONE_UNKNOWN 6
#define ALONE_ANSWERED 4

/* The one most worth finding out, and the rest of the unknown questions. */
static void
add_unknown(struct build *b)
{
	size_t *order = arena_calloc(b->arena, b->f->nopen + 1,
	    sizeof(*order));
	size_t left = b->alone ? ALONE_UNKNOWN : b->caps->open_questions;
	size_t i, n;
	bool first = true;

	if (order == NULL) {
		b->failed = true;
		return;
	}
	n = alternatives_order(b->f, b->alternatives, order);
	for (i = 0; i < n && left > 0; i++) {
		if (!add_question(b, b->f->open[order[i]].question, first ?
		    "rep-worth" : "rep-question-line", true))
			continue;
		if (first)
			add_whatever(b);
		first = false;
		left--;
	}
	if (first)
		add_whatever(b);
}

/* What an answer that was given would ask for when it turned out worse. */
static void
add_answered(struct build *b)
{
	size_t i, left = b->alone ? ALONE_ANSWERED : 0;

	for (i = 0; i < b->kb->nquestions && left > 0; i++)
		if (answers_definite(b->f->answers, i) &&
		    add_question(b, i, "rep-question-line", false))
			left--;
}

void
change_build(struct build *b)
{
	struct list l = { { NULL }, 0 };
	size_t i;

	build_heading(b, 7, build_say(b, "rep-s7", NULL));
	add_unknown(b);
	build_passages(b, KB_CHANGE, &l);
	for (i = 0; i < l.n && i < b->caps->change; i++)
		build_add(b, DOC_LINE, NULL, l.at[i], NULL);
	add_answered(b);
}
