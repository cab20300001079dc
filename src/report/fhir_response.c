/* SPDX-License-Identifier: MIT */
#include "report/fhir.h"

#include <jansson.h>

#include "kb/find.h"
#include "report/fhir_parts.h"
#include "report/render.h"

struct response {
	struct fhir fhir;
	const struct answers *answers;
	json_t *answer;		/* of the question at hand */
};

static void
add(struct response *r, const struct kb_question *q, const char *code,
    const struct kb_text *t)
{
	json_t *coding = fhir_coding(&r->fhir, q, code), *o = json_object();

	fhir_put_words(&r->fhir, coding, "display", t->in[r->fhir.lang]);
	fhir_put(&r->fhir, o, "valueCoding", coding);
	fhir_push(&r->fhir, r->answer, o);
}

static void
add_unknown(struct response *r, const struct kb_question *q)
{
	if (q->unknown.in[r->fhir.lang] != NULL)
		add(r, q, FHIR_UNKNOWN, &q->unknown);
}

static void
add_given(struct response *r, const struct kb_question *q)
{
	const signed char *tick = r->answers->tick + q->first_option;
	bool ticked = false, rest_unknown = false;
	size_t i;

	for (i = 0; i < q->noptions; i++)
		if (tick[i] == TRI_TRUE) {
			ticked = true;
			add(r, q, q->options[i].id, &q->options[i].text);
		} else if (tick[i] == TRI_UNKNOWN)
			rest_unknown = true;
	if (rest_unknown)
		add_unknown(r, q);
	else if (!ticked)
		add(r, q, FHIR_NONE, &q->none);
}

/* NULL: it was not answered, or no answer that can be said. */
static json_t *
item(struct response *r, size_t question)
{
	const struct kb_question *q = &r->answers->kb->questions[question];
	json_t *o;

	r->answer = json_array();
	if (r->answers->state[question] == ANSWER_UNKNOWN)
		add_unknown(r, q);
	else
		add_given(r, q);
	if (json_array_size(r->answer) == 0) {
		json_decref(r->answer);
		return NULL;
	}
	o = json_object();
	fhir_put(&r->fhir, o, "linkId", json_string(q->head.id));
	fhir_put_words(&r->fhir, o, "text", q->text.in[r->fhir.lang]);
	fhir_put(&r->fhir, o, "answer", r->answer);
	return o;
}

static bool
is_ignored(const struct findings *f, size_t question)
{
	const struct kb_refs ignored = { f->ignored, f->nignored };

	return kb_refs_has(&ignored, question);
}

static json_t *
items(struct response *r, const struct findings *found)
{
	json_t *all = json_array(), *o;
	size_t i;

	for (i = 0; i < r->answers->kb->nquestions; i++) {
		if (r->answers->state[i] == ANSWER_NONE ||
		    is_ignored(found, i))
			continue;
		o = item(r, i);
		if (o != NULL)
			fhir_push(&r->fhir, all, o);
	}
	return all;
}

static void
put_joined(struct fhir *f, json_t *o, const char *key, const char *first,
    const char *second)
{
	struct sbuf b = SBUF_EMPTY;

	sbuf_puts(&b, first);
	sbuf_puts(&b, second);
	fhir_put(f, o, key, json_string(sbuf_text(&b)));
	f->failed = f->failed || b.failed;
	sbuf_clear(&b);
}

static void
put_authored(struct fhir *f, json_t *o, const struct civil *at)
{
	struct sbuf b = SBUF_EMPTY;

	render_at(&b, at, true);
	fhir_put(f, o, "authored", json_string(sbuf_text(&b)));
	f->failed = f->failed || b.failed;
	sbuf_clear(&b);
}

static json_t *
response(struct response *r, const struct report_context *c)
{
	struct fhir *f = &r->fhir;
	json_t *o = json_object();

	fhir_put(f, o, "resourceType", json_string("QuestionnaireResponse"));
	fhir_put(f, o, "language", json_string(fhir_language(f->lang)));
	put_joined(f, o, "questionnaire", FHIR_URL "|", f->kb->release);
	fhir_put(f, o, "status", json_string(c->finished ? "completed"
	    : "in-progress"));
	put_authored(f, o, &c->at);
	fhir_put_list(f, o, "item", items(r, c->findings));
	return o;
}

int
fhir_response(const struct report_context *c, struct sbuf *out)
{
	struct arena *arena = arena_new();
	struct response r = { .answers = c->findings->answers };
	json_t *o;
	int done = -1;

	if (arena == NULL)
		return -1;
	r.fhir = fhir_begin(c->kb, c->lang, arena);
	if (!r.fhir.failed) {
		o = response(&r, c);
		done = render_value(o, r.fhir.failed, JSON_INDENT(1), out);
	}
	arena_free(arena);
	return done;
}
