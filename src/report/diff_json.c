/* SPDX-License-Identifier: MIT */
#include "report/diff.h"

#include <jansson.h>
#include <string.h>

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

	put(w, o, "dir", json_string(dir));
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
	put(w, o, "file", json_string(h->file));
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

/* ---- all ---- */

static int
take(const char *bytes, size_t len, void *out)
{
	sbuf_add(out, bytes, len);
	return ((struct sbuf *)out)->failed ? -1 : 0;
}

int
report_diff_json(const struct diff_report *r, struct sbuf *out)
{
	struct writer w = { r, false };
	json_t *o = json_object();
	int done = -1;

	put(&w, o, "format", json_string("bespreek-diff/1"));
	put(&w, o, "old", side(&w, r->was_dir, r->pairs->was));
	put(&w, o, "new", side(&w, r->now_dir, r->pairs->now));
	put(&w, o, "edits", edits(&w));
	if (o != NULL && !w.failed)
		done = json_dump_callback(o, take, out,
		    JSON_INDENT(1) | JSON_PRESERVE_ORDER);
	json_decref(o);
	sbuf_putc(out, '\n');
	return done == -1 || out->failed ? -1 : 0;
}
