/* SPDX-License-Identifier: MIT */
#include "report/diff_parts.h"

#include <jansson.h>
#include <string.h>

#include "report/render.h"

/* As in json.c: a failed constructor gives NULL, and adding NULL fails. */
struct writer { const struct diff_report *r; bool failed; };

static void
put(struct writer *w, json_t *o, const char *key, json_t *value)
{
	if (json_object_set_new(o, key, value) == -1)
		w->failed = true;
}

static void
push(struct writer *w, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) == -1)
		w->failed = true;
}

static json_t *
text_or_null(const char *s)
{
	return s == NULL ? json_null() : json_string(s);
}

static json_t *
side(struct writer *w, const char *dir, const struct kb *kb)
{
	json_t *o = json_object();

	put(w, o, "dir", render_string(dir, strlen(dir)));
	put(w, o, "release", json_string(kb->release));
	put(w, o, "review", json_string(kb_word_name(kb_words_review,
	    (int)kb->review)));
	return o;
}

/* ---- edits ---- */

static json_t *
place(struct writer *w, const struct kb_head *h, unsigned line)
{
	json_t *o;

	if (h == NULL)
		return json_null();
	o = json_object();
	put(w, o, "id", json_string(h->id));
	put(w, o, "file", render_string(h->file, strlen(h->file)));
	put(w, o, "line", json_integer(line));
	return o;
}

static json_t *
both(struct writer *w, const struct kb_text *t)
{
	json_t *o;

	if (t == NULL)
		return json_null();
	o = json_object();
	put(w, o, "nl", json_string(t->in[KB_NL]));
	put(w, o, "en", json_string(t->in[KB_EN]));
	return o;
}

static const char *const edit_names[] = {
	[KB_EDIT_NEW] = "new", [KB_EDIT_GONE] = "gone",
	[KB_EDIT_RENAMED] = "renamed", [KB_EDIT_TEXT] = "text",
	[KB_EDIT_VALUE] = "value", [KB_EDIT_RULE] = "rule",
	[KB_EDIT_ORDER] = "order",
};

static const char *
untouched(const struct kb_edit *e)
{
	return kb_edit_only(e, KB_NL) ? "en" :
	    kb_edit_only(e, KB_EN) ? "nl" : NULL;
}

static json_t *
edit(struct writer *w, const struct kb_edit *e)
{
	json_t *o = json_object();
	bool text = e->what == KB_EDIT_TEXT;

	put(w, o, "what", json_string(edit_names[e->what]));
	put(w, o, "kind", json_string(kb_kind_name(e->kind)));
	put(w, o, "part", json_string(e->part));
	put(w, o, "old", place(w, e->was, e->was_line));
	put(w, o, "new", place(w, e->now, e->now_line));
	if (text || e->was_value != NULL || e->now_value != NULL) {
		put(w, o, "was", text ? both(w, e->was_text)
		    : text_or_null(e->was_value));
		put(w, o, "now", text ? both(w, e->now_text)
		    : text_or_null(e->now_value));
	}
	if (untouched(e) != NULL)
		put(w, o, "untouched", json_string(untouched(e)));
	return o;
}

static json_t *
edits(struct writer *w)
{
	const struct kb_edit *e;
	json_t *all = json_array();

	for (e = w->r->edits; e != NULL; e = e->next)
		push(w, all, edit(w, e));
	return all;
}

/* ---- conclusions ---- */

static const char *const what_names[] = {
	[DIFFER_ALARM] = "alarm", [DIFFER_URGENCY] = "urgency",
	[DIFFER_CEILING] = "ceiling", [DIFFER_OUTCOME] = "reporting",
	[DIFFER_SECRECY] = "secrecy", [DIFFER_GROUND] = "ground",
	[DIFFER_CONDITION] = "condition", [DIFFER_RECIPIENT] = "recipient",
	[DIFFER_STEP] = "step", [DIFFER_CONTACT] = "contact",
	[DIFFER_INDICATOR] = "indicator", [DIFFER_PASSAGE] = "passage",
	[DIFFER_ITEM] = "item",
};

static json_t *
readings(struct writer *w, unsigned value)
{
	json_t *o = json_object();

	put(w, o, "status", json_string(status_name((enum status)
	    (value % 3))));
	put(w, o, "wide", json_string(status_name((enum status)
	    (value / 3 % 3))));
	put(w, o, "narrow", json_string(status_name((enum status)
	    (value / 9))));
	return o;
}

static json_t *
value_of(struct writer *w, const struct differ_finding *f, unsigned value)
{
	static const char *const truths[] = { "false", "unknown", "true" };
	static const char *const secrecies[] = { "not-bound", "open",
	    "bound" };
	static const char *const steps[] = { "hidden", "possible",
	    "certain" };

	switch (f->what) {
	case DIFFER_URGENCY:
	case DIFFER_CEILING:
		return json_string(kb_level_name((enum kb_level)value));
	case DIFFER_ALARM:
	case DIFFER_CONDITION:
		return json_string(truths[value]);
	case DIFFER_OUTCOME:
		return json_string(outcome_name((enum outcome)value));
	case DIFFER_SECRECY:
		return json_string(secrecies[value]);
	case DIFFER_GROUND:
		return readings(w, value);
	case DIFFER_STEP:
		return json_string(steps[value]);
	default:
		return json_boolean(value != 0);
	}
}

static json_t *
side_value(struct writer *w, const struct differ_finding *f, bool now)
{
	const struct kb_pairs *p = w->r->pairs;
	size_t at = now ? f->now : f->was;
	json_t *o;

	if (at == KB_ALWAYS)
		return json_null();
	o = json_object();
	if (f->kind != KB_NO_KIND)
		put(w, o, "id", json_string(kb_kind_head(now ? p->now
		    : p->was, f->kind, at)->id));
	if (f->verdict == DIFFER_DIFFERS) {
		put(w, o, "value", value_of(w, f, now ? f->now_value
		    : f->was_value));
		put(w, o, "answers", render_answers(now ? f->now_answers
		    : f->was_answers));
	}
	return o;
}

static json_t *
home(struct writer *w, uint64_t who)
{
	const struct kb *kb = w->r->pairs->now;
	const struct kb_question *q = &kb->questions[kb->profession_question];
	json_t *all = json_array();
	size_t i;

	for (i = 0; i < q->noptions && i < DIFFER_PROFESSIONS; i++)
		if ((who >> i & 1) != 0)
			push(w, all, json_string(q->options[i].id));
	return all;
}

static json_t *
who(struct writer *w, const struct differ_finding *f)
{
	json_t *o = json_object();

	put(w, o, "be", home(w, f->who[DIFFER_BE]));
	put(w, o, "nl", home(w, f->who[DIFFER_NLD]));
	put(w, o, "no-country", json_boolean(f->anywhere));
	return o;
}

static json_t *
day(long days)
{
	struct sbuf b = SBUF_EMPTY;
	json_t *s;

	kb_written_day(days, &b);
	s = json_string(sbuf_text(&b));
	sbuf_clear(&b);
	return s;
}

static json_t *
conclusion(struct writer *w, const struct differ_finding *f)
{
	json_t *o = json_object();
	bool differs = f->verdict == DIFFER_DIFFERS;

	put(w, o, "what", json_string(what_names[f->what]));
	if (f->kind != KB_NO_KIND)
		put(w, o, "kind", json_string(kb_kind_name(f->kind)));
	if (f->was_part != KB_ALWAYS || f->now_part != KB_ALWAYS)
		put(w, o, "part", json_string(diff_part(w->r, f)));
	put(w, o, "verdict", json_string(differs ? "differs" : "undecided"));
	if (differs)
		put(w, o, "from", day(f->day));
	put(w, o, "old", side_value(w, f, false));
	put(w, o, "new", side_value(w, f, true));
	if (f->apart)
		put(w, o, "apart", json_true());
	if (differs)
		put(w, o, "who", who(w, f));
	return o;
}

static json_t *
conclusions(struct writer *w)
{
	const struct differ *d = w->r->differ;
	json_t *o = json_object(), *list = json_array();
	size_t i;

	put(w, o, "compared", json_integer((json_int_t)d->n));
	put(w, o, "same", json_integer((json_int_t)d->same));
	put(w, o, "differ", json_integer((json_int_t)d->differ));
	put(w, o, "undecided", json_integer((json_int_t)d->undecided));
	put(w, o, "solver", json_boolean(d->solver));
	put(w, o, "simulated", json_integer((json_int_t)d->simulated));
	for (i = 0; i < d->n; i++)
		if (d->findings[i].verdict != DIFFER_SAME)
			push(w, list, conclusion(w, &d->findings[i]));
	put(w, o, "list", list);
	return o;
}

/* ---- all ---- */

int
report_diff_json(const struct diff_report *r, struct sbuf *out)
{
	struct writer w = { r, false };
	json_t *o = json_object();

	put(&w, o, "format", json_string("bespreek-diff/1"));
	put(&w, o, "old", side(&w, r->was_dir, r->pairs->was));
	put(&w, o, "new", side(&w, r->now_dir, r->pairs->now));
	put(&w, o, "conclusions", conclusions(&w));
	put(&w, o, "edits", edits(&w));
	return render_value(o, w.failed, JSON_INDENT(1), out);
}
