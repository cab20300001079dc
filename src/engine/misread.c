/* SPDX-License-Identifier: MIT */
#include "engine/misread.h"

#include <string.h>

static bool
is_known(const struct answers *a, size_t question)
{
	return a->state[question] == ANSWER_GIVEN;
}

static bool
same_answer(const struct answers *a, const struct answers *b, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];

	if (is_known(a, question) != is_known(b, question))
		return false;
	return !is_known(a, question) || memcmp(a->tick + q->first_option,
	    b->tick + q->first_option, q->noptions) == 0;
}

static void
copy_answer(struct answers *to, const struct answers *from, size_t question)
{
	const struct kb_question *q = &to->kb->questions[question];

	to->state[question] = from->state[question];
	memcpy(to->tick + q->first_option, from->tick + q->first_option,
	    q->noptions);
}

/* The first certain step of one that is none of the other; KB_ALWAYS. */
static size_t
lost_step(const struct findings *of, const struct findings *other)
{
	size_t i;

	for (i = 0; i < of->nsteps; i++)
		if (!of->steps[i].possible &&
		    !findings_step_certain(other, of->steps[i].step))
			return of->steps[i].step;
	return KB_ALWAYS;
}

static void
follows(struct misread *m, int what, bool missed, size_t value)
{
	m->what = what;
	m->weight = (unsigned)what;
	m->gap = missed ? GAP_MISSED : GAP_OVER;
	m->value = value;
}

/* The weightiest of what differs: an alarm, then haste, then the law. */
static void
weigh(const struct findings *model, const struct findings *f,
    struct misread *m)
{
	size_t lost = lost_step(model, f), gained = lost_step(f, model);

	if (f->alarm[KB_ALARM_CHILD] != model->alarm[KB_ALARM_CHILD])
		follows(m, MISREAD_CHILD, model->alarm[KB_ALARM_CHILD],
		    f->alarm[KB_ALARM_CHILD]);
	else if (f->alarm[KB_ALARM_LIFE] != model->alarm[KB_ALARM_LIFE])
		follows(m, MISREAD_LIFE, model->alarm[KB_ALARM_LIFE],
		    f->alarm[KB_ALARM_LIFE]);
	else if (f->urgency != model->urgency)
		follows(m, MISREAD_URGENCY, f->urgency < model->urgency,
		    (size_t)f->urgency);
	else if (f->outcome != model->outcome)
		follows(m, MISREAD_REPORTING, f->outcome < model->outcome,
		    (size_t)f->outcome);
	else if (f->secrecy != model->secrecy)
		follows(m, MISREAD_SECRECY, f->secrecy < model->secrecy,
		    (size_t)((int)f->secrecy + 1));
	else if (lost != KB_ALWAYS || gained != KB_ALWAYS)
		follows(m, MISREAD_STEPS, lost != KB_ALWAYS,
		    lost != KB_ALWAYS ? lost : gained);
}

/* With this one answer instead of the case's. */
static int
try_answer(const struct findings *model, const struct answers *mine,
    struct misread *m)
{
	struct arena *arena = arena_new();
	struct answers *a = arena == NULL ? NULL : answers_new(model->kb,
	    arena);
	const struct findings *f = NULL;

	if (a != NULL) {
		answers_copy(a, model->answers);
		copy_answer(a, mine, m->question);
		f = findings_new(model->program, a, model->day, arena);
	}
	if (f != NULL)
		weigh(model, f, m);
	if (arena != NULL)
		arena_wipe(arena);
	return f == NULL ? -1 : 0;
}

static bool
comes_before(const struct misread *a, const struct misread *b)
{
	if ((a->gap == GAP_MISSED) != (b->gap == GAP_MISSED))
		return a->gap == GAP_MISSED;
	return a->weight > b->weight;
}

static void
insert(struct misreads *all, const struct misread *m)
{
	size_t i;

	for (i = all->n++; i > 0 && comes_before(m, &all->at[i - 1]); i--)
		all->at[i] = all->at[i - 1];
	all->at[i] = *m;
}

int
misreads_of(const struct findings *model, const struct answers *mine,
    struct arena *arena, struct misreads *all)
{
	size_t i;

	all->n = 0;
	all->at = arena_calloc(arena, model->kb->nquestions + 1,
	    sizeof(*all->at));
	if (all->at == NULL)
		return -1;
	for (i = 0; i < model->kb->nquestions; i++) {
		struct misread m = { .question = i,
		    .untold = !is_known(model->answers, i) };

		if (mine->state[i] == ANSWER_NONE ||
		    same_answer(mine, model->answers, i))
			continue;
		if (try_answer(model, mine, &m) == -1)
			return -1;
		insert(all, &m);
	}
	return 0;
}
