/* SPDX-License-Identifier: MIT */
#include "report/training.h"

#include <jansson.h>

#include "kb/find.h"
#include "report/render.h"

/* As in json.c: a failed constructor gives NULL, and adding NULL fails. */
struct writer { const struct training *t; bool failed; };

static void
put(struct writer *w, json_t *o, const char *key, json_t *value)
{
	if (json_object_set_new(o, key, value) == -1)
		w->failed = true;
}

static void
put_text(struct writer *w, json_t *o, const char *key, const char *s)
{
	put(w, o, key, json_string(s));
}

static void
push(struct writer *w, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) == -1)
		w->failed = true;
}

static json_t *
recipients(struct writer *w, const struct judgement *j)
{
	const struct choices *c = w->t->choices;
	json_t *all;
	size_t i;

	if (j->to_unknown)
		return json_string("unknown");
	all = json_array();
	for (i = 0; i < c->nto; i++)
		if (j->to[i])
			push(w, all, json_string(c->to[i].id));
	return all;
}

static json_t *
steps(struct writer *w, const struct judgement *j)
{
	json_t *all;
	size_t i;

	if (j->steps_unknown)
		return json_string("unknown");
	all = json_array();
	for (i = 0; i < j->nsteps; i++)
		push(w, all, json_string(
		    w->t->kb->steps[j->step[i]].head.id));
	return all;
}

static json_t *
judgement(struct writer *w, const struct judgement *j)
{
	json_t *o = json_object();
	int about;

	for (about = 0; about < NJUDGED; about++)
		put_text(w, o, judged_name((enum judged)about),
		    judged_value_name((enum judged)about, j->is[about]));
	put(w, o, "to", recipients(w, j));
	put(w, o, "steps", steps(w, j));
	return o;
}

static const char *
gap_name(enum gap gap)
{
	static const char *const names[] = { [GAP_NONE] = "none",
	    [GAP_OPEN] = "open", [GAP_OVER] = "over",
	    [GAP_MISSED] = "missed" };

	return names[gap];
}

/* `step` is NULL unless it is about one. */
static void
push_gap(struct writer *w, json_t *all, const char *about, const char *step,
    enum gap gap)
{
	json_t *o;

	if (gap == GAP_NONE)
		return;
	o = json_object();
	put_text(w, o, "about", about);
	if (step != NULL)
		put_text(w, o, "step", step);
	put_text(w, o, "gap", gap_name(gap));
	push(w, all, o);
}

static void
push_steps(struct writer *w, json_t *all, const struct judgement *of)
{
	const struct training *t = w->t;
	size_t i, step;

	for (i = 0; i < of->nsteps; i++) {
		step = of->step[i];
		push_gap(w, all, "steps", t->kb->steps[step].head.id,
		    judgement_gap_step(t->model, t->mine, &t->answer, step));
	}
}

static json_t *
gaps(struct writer *w)
{
	const struct training *t = w->t;
	json_t *all = json_array();
	int about;

	for (about = 0; about < NJUDGED; about++)
		push_gap(w, all, judged_name((enum judged)about), NULL,
		    judgement_gap((enum judged)about, t->mine, &t->answer));
	push_gap(w, all, "to", NULL, judgement_gap_to(t->mine, &t->answer));
	push_steps(w, all, &t->answer);
	push_steps(w, all, t->mine);
	return all;
}

static const char *
effect_name(const struct misread *m)
{
	static const char *const names[] = { [MISREAD_NOTHING] = "nothing",
	    [MISREAD_STEPS] = "steps", [MISREAD_SECRECY] = "secrecy",
	    [MISREAD_REPORTING] = "reporting", [MISREAD_URGENCY] = "urgency",
	    [MISREAD_LIFE] = "life", [MISREAD_CHILD] = "child" };

	return names[m->what];
}

static json_t *
misreads(struct writer *w)
{
	const struct misreads *m = &w->t->misreads;
	json_t *all = json_array(), *o;
	size_t i;

	for (i = 0; i < m->n; i++) {
		o = json_object();
		put_text(w, o, "question",
		    w->t->kb->questions[m->at[i].question].head.id);
		put_text(w, o, "gap", gap_name(m->at[i].gap));
		put_text(w, o, "changes", effect_name(&m->at[i]));
		push(w, all, o);
	}
	return all;
}

static json_t *
result(struct writer *w)
{
	const struct training *t = w->t;
	json_t *o = json_object(), *model = judgement(w, &t->answer);

	put_text(w, o, "format", "bespreek-training/1");
	put_text(w, o, "case", t->of->head.id);
	put_text(w, o, "release", t->kb->release);
	put(w, o, "answers", render_answers(t->own->answers));
	put(w, o, "judgement", judgement(w, t->mine));
	put(w, model, "answers", render_answers(t->model->answers));
	put(w, o, "model", model);
	put(w, o, "gaps", gaps(w));
	put(w, o, "misread", misreads(w));
	return o;
}

int
training_json(const struct training *t, struct sbuf *out)
{
	struct writer w = { t, false };
	json_t *o = result(&w);

	return render_value(o, w.failed, JSON_COMPACT, out);
}
