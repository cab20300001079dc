/* SPDX-License-Identifier: MIT */
#include "report/render.h"

#include <jansson.h>

#include "base/json.h"
#include "base/utf8.h"
#include "kb/find.h"

/*
 * Jansson is sticky enough: a failed constructor gives NULL, and adding NULL
 * or adding to NULL fails.  So failures are gathered in one flag.
 */
struct writer {
	const struct findings *f;
	const struct kb *kb;
	bool failed;
};

static void
put(struct writer *w, json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) == -1)
		w->failed = true;
}

static void
put_text(struct writer *w, json_t *object, const char *key, const char *s)
{
	put(w, object, key, json_string(s));
}

static void
push(struct writer *w, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) == -1)
		w->failed = true;
}

static void
push_text(struct writer *w, json_t *array, const char *s)
{
	push(w, array, json_string(s));
}

static const char *
tri_name(enum tri value)
{
	static const char *const names[] = { "false", "unknown", "true" };

	return names[value - TRI_FALSE];
}

static const char *
kind_name(enum kb_condition_kind kind)
{
	static const char *const names[] = { [KB_ASKED] = "asked",
	    [KB_HOLDS] = "holds", [KB_SELF] = "self" };

	return names[kind];
}

/* Of several reasons the one a user can do most about. */
static const char *
because_name(unsigned because)
{
	if (because & BECAUSE_FACT)
		return "fact";
	return because & BECAUSE_ACT ? "act" : "law";
}

static void
put_digits(struct sbuf *b, int value, int digits)
{
	int scale = 1, i;

	for (i = 1; i < digits; i++)
		scale *= 10;
	for (; scale > 0; scale /= 10)
		sbuf_putc(b, (char)('0' + value / scale % 10));
}

void
render_at(struct sbuf *b, const struct civil *at, bool seconds)
{
	static const char marks[] = { '-', '-', 'T', ':', '+', ':', '\0' };
	const int values[] = { at->year, at->month, at->day, at->hour,
	    at->minute, at->offset / 60, at->offset % 60 };
	size_t i;

	for (i = 0; i < sizeof(marks); i++) {
		put_digits(b, values[i], i == 0 ? 4 : 2);
		if (seconds && marks[i] == '+')
			sbuf_puts(b, ":00");
		if (marks[i] != '\0')
			sbuf_putc(b, marks[i]);
	}
}

static void
put_at(struct writer *w, json_t *o, const struct civil *at)
{
	struct sbuf b = SBUF_EMPTY;

	render_at(&b, at, false);
	put_text(w, o, "at", sbuf_text(&b));
	w->failed = w->failed || b.failed;
	sbuf_clear(&b);
}

static json_t *
condition(struct writer *w, const struct kb_condition *c,
    const struct finding_condition *found)
{
	json_t *o = json_object();

	put_text(w, o, "id", c->head.id);
	put_text(w, o, "kind", kind_name(c->kind));
	put_text(w, o, "status", tri_name(found->value));
	if (found->value == TRI_UNKNOWN)
		put_text(w, o, "because", because_name(found->because));
	return o;
}

static json_t *
ground(struct writer *w, const struct finding_ground *found)
{
	const struct kb_ground *g = &w->kb->grounds[found->ground];
	json_t *o = json_object(), *to = json_array();
	json_t *conditions = json_array();
	size_t i;

	put_text(w, o, "id", g->head.id);
	put_text(w, o, "act", kb_act_name(g->act));
	put_text(w, o, "force", kb_force_name(g->force));
	put_text(w, o, "status", status_name(found->status));
	put(w, o, "contested", json_boolean(found->contested));
	put_text(w, o, "wide", status_name(found->wide));
	put_text(w, o, "narrow", status_name(found->narrow));
	for (i = 0; i < g->nrecipients; i++)
		if (found->recipients[i])
			push_text(w, to, g->recipients[i].id);
	put(w, o, "to", to);
	for (i = 0; i < g->nconditions; i++)
		push(w, conditions, condition(w, &g->conditions[i],
		    &found->conditions[i]));
	put(w, o, "conditions", conditions);
	return o;
}

static json_t *
reporting(struct writer *w)
{
	json_t *o = json_object(), *stronger = json_array();
	json_t *grounds = json_array();
	size_t i;

	put_text(w, o, "outcome", outcome_name(w->f->outcome));
	for (i = 0; i < w->f->nstronger_open; i++)
		push_text(w, stronger,
		    w->kb->grounds[w->f->stronger_open[i]].head.id);
	put(w, o, "stronger_open", stronger);
	for (i = 0; i < w->f->ngrounds; i++)
		push(w, grounds, ground(w, &w->f->grounds[i]));
	put(w, o, "grounds", grounds);
	return o;
}

static json_t *
indicators(struct writer *w)
{
	const struct kb_indicator *indicator;
	json_t *all = json_array(), *o;
	size_t i;

	for (i = 0; i < w->f->nindicators; i++) {
		indicator = &w->kb->indicators[w->f->indicators[i]];
		o = json_object();
		put_text(w, o, "id", indicator->head.id);
		put_text(w, o, "direction",
		    kb_direction_name(indicator->direction));
		push(w, all, o);
	}
	return all;
}

static json_t *
safety(struct writer *w)
{
	json_t *o = json_object(), *alarms = json_array();
	json_t *because = json_array();
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		if (w->f->alarm[i])
			push_text(w, alarms,
			    kb_alarm_name((enum kb_alarm_id)i));
	put(w, o, "alarms", alarms);
	put_text(w, o, "urgency", kb_level_name(w->f->urgency));
	put_text(w, o, "ceiling", kb_level_name(w->f->ceiling));
	for (i = 0; i < w->f->nbecause; i++)
		push_text(w, because,
		    w->kb->facts[w->f->because[i]].head.id);
	put(w, o, "because", because);
	put(w, o, "indicators", indicators(w));
	return o;
}

/* A step may name services of both countries. */
static json_t *
contact_ids(struct writer *w, const size_t *contacts, size_t n)
{
	json_t *all = json_array();
	const struct kb_contact *c;
	size_t i;

	for (i = 0; i < n; i++) {
		c = &w->kb->contacts[contacts[i]];
		if (c->country == KB_INT || c->country == w->f->country ||
		    w->f->country == KB_NO_COUNTRY)
			push_text(w, all, c->head.id);
	}
	return all;
}

static json_t *
steps(struct writer *w)
{
	json_t *all = json_array(), *o;
	const struct kb_step *step;
	size_t i;

	for (i = 0; i < w->f->nsteps; i++) {
		step = &w->kb->steps[w->f->steps[i].step];
		o = json_object();
		put_text(w, o, "id", step->head.id);
		put_text(w, o, "when", kb_level_name(step->time));
		put_text(w, o, "status", w->f->steps[i].possible ?
		    "possible" : "certain");
		put(w, o, "contacts", contact_ids(w, step->contacts,
		    step->ncontacts));
		push(w, all, o);
	}
	return all;
}

static json_t *
open_questions(struct writer *w)
{
	json_t *all = json_array(), *o, *changes;
	const struct finding_open *open;
	size_t i, j;

	for (i = 0; i < w->f->nopen; i++) {
		open = &w->f->open[i];
		o = json_object();
		changes = json_array();
		put_text(w, o, "question",
		    w->kb->questions[open->question].head.id);
		for (j = 0; j < open->nchanges; j++)
			push_text(w, changes, open->changes[j]);
		put(w, o, "changes", changes);
		push(w, all, o);
	}
	return all;
}

/* Ticked options; "unknown" when others are left unknown. */
static json_t *
ticked(struct writer *w, const struct answers *a, const struct kb_question *q)
{
	const signed char *tick = a->tick + q->first_option;
	json_t *all = json_array();
	bool rest_unknown = false;
	size_t i;

	for (i = 0; i < q->noptions; i++)
		if (tick[i] == TRI_TRUE)
			push_text(w, all, q->options[i].id);
		else if (tick[i] == TRI_UNKNOWN)
			rest_unknown = true;
	if (rest_unknown)
		push_text(w, all, "unknown");
	return all;
}

static json_t *
answers(struct writer *w, const struct answers *a)
{
	const struct kb_question *q;
	json_t *all = json_object();
	size_t i, option;

	for (i = 0; i < w->kb->nquestions; i++) {
		q = &w->kb->questions[i];
		if (a->state[i] == ANSWER_NONE)
			continue;
		option = answers_option(a, i);
		if (a->state[i] == ANSWER_UNKNOWN)
			put_text(w, all, q->head.id, "unknown");
		else if (q->many)
			put(w, all, q->head.id, ticked(w, a, q));
		else if (option != KB_ALWAYS)
			put_text(w, all, q->head.id, q->options[option].id);
	}
	return all;
}

static json_t *
ignored(struct writer *w)
{
	json_t *all = json_array();
	size_t i;

	for (i = 0; i < w->f->nignored; i++)
		push_text(w, all, w->kb->questions[w->f->ignored[i]].head.id);
	return all;
}

static json_t *
stale(struct writer *w)
{
	json_t *all = json_array();
	size_t i;

	for (i = 0; i < w->f->nstale; i++)
		push_text(w, all, w->kb->sources[w->f->stale[i]].head.id);
	return all;
}

static json_t *
country(enum kb_country c)
{
	return c == KB_NO_COUNTRY ? json_null() :
	    json_string(kb_country_name(c));
}

static json_t *
result(struct writer *w, const struct civil *at)
{
	json_t *o = json_object();

	put_text(w, o, "format", "bespreek-result/1");
	put_text(w, o, "release", w->kb->release);
	put_at(w, o, at);
	put(w, o, "country", country(w->f->country));
	put_text(w, o, "secrecy", secrecy_name(w->f->secrecy));
	put(w, o, "reporting", reporting(w));
	put(w, o, "safety", safety(w));
	put(w, o, "steps", steps(w));
	put(w, o, "contacts", contact_ids(w, w->f->contacts,
	    w->f->ncontacts));
	put(w, o, "open", open_questions(w));
	put(w, o, "answers", answers(w, w->f->answers));
	put(w, o, "ignored", ignored(w));
	put(w, o, "stale", stale(w));
	return o;
}

static int
take(const char *bytes, size_t len, void *out)
{
	json_add_safe(out, bytes, len);
	return ((struct sbuf *)out)->failed ? -1 : 0;
}

int
render_value(struct json_t *o, bool failed, size_t flags, struct sbuf *out)
{
	int done = -1;

	if (o != NULL && !failed)
		done = json_dump_callback(o, take, out,
		    flags | JSON_PRESERVE_ORDER);
	json_decref(o);
	sbuf_putc(out, '\n');
	return done == -1 || out->failed ? -1 : 0;
}

struct json_t *
render_string(const char *s, size_t len)
{
	struct sbuf safe = SBUF_EMPTY;
	json_t *o;

	utf8_add_safe(&safe, s, len);
	o = safe.failed ? NULL : json_string(sbuf_text(&safe));
	sbuf_clear(&safe);
	return o;
}

struct json_t *
render_answers(const struct answers *a)
{
	struct writer w = { NULL, a->kb, false };
	json_t *o = answers(&w, a);

	if (!w.failed)
		return o;
	json_decref(o);
	return NULL;
}

int
render_json(const struct report_context *c, struct sbuf *out)
{
	struct writer w = { c->findings, c->kb, false };
	json_t *o = result(&w, &c->at);

	return render_value(o, w.failed, JSON_COMPACT, out);
}

int
render_saved(const struct answers *a, const struct civil *at,
    struct sbuf *out)
{
	struct writer w = { NULL, a->kb, false };
	json_t *o = json_object();

	put_text(&w, o, "format", "bespreek-saved/1");
	put_text(&w, o, "release", a->kb->release);
	put_at(&w, o, at);
	put(&w, o, "country", country(answers_country(a)));
	put(&w, o, "answers", answers(&w, a));
	return render_value(o, w.failed, JSON_INDENT(1), out);
}
