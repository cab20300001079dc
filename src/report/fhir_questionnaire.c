/* SPDX-License-Identifier: MIT */
#include "report/fhir.h"

#include <jansson.h>

#include "kb/find.h"
#include "report/fhir_parts.h"
#include "report/render.h"

static json_t *
number(unsigned n)
{
	struct sbuf b = SBUF_EMPTY;
	json_t *o;

	sbuf_num(&b, n);
	o = b.failed ? NULL : json_string(sbuf_text(&b));
	sbuf_clear(&b);
	return o;
}

static json_t *
one(struct fhir *f, json_t *value)
{
	json_t *all = json_array();

	fhir_push(f, all, value);
	return all;
}

static json_t *
concept(struct fhir *f, const char *system, const char *code)
{
	json_t *o = json_object(), *coding = json_object();

	fhir_put(f, coding, "system", json_string(system));
	fhir_put(f, coding, "code", json_string(code));
	fhir_put(f, o, "coding", one(f, coding));
	return o;
}

/* ---- what is said with a question ---- */

/* How words that are no question are shown: beside it, or on request. */
static const struct note {
	const char *url, *system, *code;
} instructions = { FHIR_STANDARD "questionnaire-displayCategory",
    "http://hl7.org/fhir/questionnaire-display-category", "instructions" },
    help = { FHIR_STANDARD "questionnaire-itemControl",
    "http://hl7.org/fhir/questionnaire-item-control", "help" };

static json_t *
note(struct fhir *f, const char *link, const struct note *how,
    const struct kb_text *t)
{
	json_t *o = json_object();

	if (how != NULL)
		fhir_put(f, o, "extension", one(f, fhir_extension(f, how->url,
		    "valueCodeableConcept", concept(f, how->system,
		    how->code))));
	fhir_put(f, o, "linkId", json_string(link));
	fhir_put_both(f, o, "text", t);
	fhir_put(f, o, "type", json_string("display"));
	return o;
}

/* Its link is the id of the question, which holds no full stop, and a
 * number. */
static void
add_note(struct fhir *f, json_t *all, const struct kb_question *q,
    const struct note *how, const struct kb_text *t)
{
	struct sbuf link = SBUF_EMPTY;

	if (t->in[f->lang] == NULL)
		return;
	sbuf_puts(&link, q->head.id);
	sbuf_putc(&link, '.');
	sbuf_num(&link, json_array_size(all) + 1);
	fhir_push(f, all, note(f, sbuf_text(&link), how, t));
	f->failed = f->failed || link.failed;
	sbuf_clear(&link);
}

static json_t *
notes(struct fhir *f, const struct kb_question *q)
{
	json_t *all = json_array();
	size_t i;

	add_note(f, all, q, &instructions, &q->hint);
	for (i = 0; i < q->definitions.n; i++)
		add_note(f, all, q, &help, &q->definitions.at[i]);
	add_note(f, all, q, &help, &q->why);
	return all;
}

/* ---- what can be answered ---- */

/* Numbered as in the interview, which its hints rely on. */
static json_t *
option(struct fhir *f, const struct kb_question *q, unsigned at,
    const char *code, const struct kb_text *t)
{
	json_t *o = json_object(), *about = json_array();
	json_t *coding = fhir_coding(f, q, code);

	fhir_push(f, about, fhir_extension(f, FHIR_STANDARD
	    "questionnaire-optionPrefix", "valueString", number(at)));
	if (t == &q->none)
		fhir_push(f, about, fhir_extension(f, FHIR_STANDARD
		    "questionnaire-optionExclusive", "valueBoolean",
		    json_true()));
	fhir_put(f, o, "extension", about);
	fhir_put_both(f, coding, "display", t);
	fhir_put(f, o, "valueCoding", coding);
	return o;
}

static json_t *
options(struct fhir *f, const struct kb_question *q)
{
	json_t *all = json_array();
	unsigned i;

	for (i = 0; i < q->noptions; i++)
		fhir_push(f, all, option(f, q, i + 1, q->options[i].id,
		    &q->options[i].text));
	if (q->many)
		fhir_push(f, all, option(f, q, i + 1, FHIR_NONE, &q->none));
	if (q->unknown.in[f->lang] != NULL)
		fhir_push(f, all, option(f, q, 0, FHIR_UNKNOWN, &q->unknown));
	return all;
}

/* ---- when it is asked ---- */

static json_t *
test(struct fhir *f, const struct kb_question *q, const char *code)
{
	json_t *o = json_object();

	fhir_put(f, o, "question", json_string(q->head.id));
	if (code == NULL) {
		fhir_put(f, o, "operator", json_string("exists"));
		fhir_put(f, o, "answerBoolean", json_false());
	} else {
		fhir_put(f, o, "operator", json_string("="));
		fhir_put(f, o, "answerCoding", fhir_coding(f, q, code));
	}
	return o;
}

static void
add_tests(struct fhir *f, const struct fhir_enable *e, size_t question,
    json_t *all)
{
	const struct kb_question *q = &f->kb->questions[question];
	size_t i;

	for (i = 0; i < q->noptions; i++)
		if (e->option[q->first_option + i])
			fhir_push(f, all, test(f, q, q->options[i].id));
	if (q->unknown.in[f->lang] != NULL)
		fhir_push(f, all, test(f, q, FHIR_UNKNOWN));
	fhir_push(f, all, test(f, q, NULL));
}

static void
put_enable(struct fhir *f, struct fhir_enable *e, size_t question, json_t *o)
{
	json_t *all;
	size_t i;

	if (!fhir_enable_find(e, question))
		return;
	all = json_array();
	for (i = 0; i < f->kb->nquestions; i++)
		if (e->question[i])
			add_tests(f, e, i, all);
	fhir_put(f, o, "enableWhen", all);
	fhir_put(f, o, "enableBehavior", json_string("any"));
}

/* ---- the whole ---- */

static json_t *
item(struct fhir *f, struct fhir_enable *e, size_t question)
{
	const struct kb_question *q = &f->kb->questions[question];
	json_t *o = json_object();

	fhir_put(f, o, "linkId", json_string(q->head.id));
	fhir_put(f, o, "prefix", number(q->number));
	fhir_put_both(f, o, "text", &q->text);
	fhir_put(f, o, "type", json_string("choice"));
	put_enable(f, e, question, o);
	fhir_put(f, o, "repeats", json_boolean(q->many));
	fhir_put(f, o, "answerOption", options(f, q));
	fhir_put_list(f, o, "item", notes(f, q));
	return o;
}

static struct kb_text
message(const struct kb *kb, const char *id)
{
	return (struct kb_text){ .in = { [KB_NL] = kb_message(kb, KB_NL, id),
	    [KB_EN] = kb_message(kb, KB_EN, id) } };
}

static json_t *
countries(struct fhir *f)
{
	json_t *all = json_array();

	fhir_push(f, all, concept(f, "urn:iso:std:iso:3166", "NL"));
	fhir_push(f, all, concept(f, "urn:iso:std:iso:3166", "BE"));
	return all;
}

static json_t *
items(struct fhir *f, struct fhir_enable *e, const struct kb_text *about)
{
	json_t *all = json_array();
	size_t i;

	fhir_push(f, all, note(f, "form.about", NULL, about));
	for (i = 0; i < f->kb->nquestions; i++)
		fhir_push(f, all, item(f, e, i));
	return all;
}

/* What nobody has checked as a whole stays a draft. */
static const char *
status(const struct kb *kb)
{
	return kb->review == KB_REVIEW_FULL ? "active" : "draft";
}

static json_t *
questionnaire(struct fhir *f, struct fhir_enable *e)
{
	const struct kb_text title = message(f->kb, "fhir-title");
	const struct kb_text about = message(f->kb, "fhir-about");
	json_t *o = json_object();

	fhir_put(f, o, "resourceType", json_string("Questionnaire"));
	fhir_put(f, o, "language", json_string(fhir_language(f->lang)));
	fhir_put(f, o, "url", json_string(FHIR_URL));
	fhir_put(f, o, "version", json_string(f->kb->release));
	fhir_put(f, o, "name", json_string("Bespreek"));
	fhir_put_both(f, o, "title", &title);
	fhir_put(f, o, "status", json_string(status(f->kb)));
	fhir_put(f, o, "date", json_string(f->kb->release));
	fhir_put(f, o, "publisher", json_string("bespreek"));
	fhir_put_both(f, o, "description", &about);
	fhir_put(f, o, "jurisdiction", countries(f));
	fhir_put(f, o, "item", items(f, e, &about));
	return o;
}

int
fhir_questionnaire(const struct kb *kb, enum kb_lang lang, struct sbuf *out)
{
	struct arena *arena = arena_new();
	struct fhir_enable e;
	struct fhir f;
	json_t *o;
	int done = -1;

	if (arena == NULL)
		return -1;
	f = fhir_begin(kb, lang, arena);
	if (!f.failed && fhir_enable_init(&e, kb, arena)) {
		o = questionnaire(&f, &e);
		done = render_value(o, f.failed, JSON_INDENT(1), out);
	}
	arena_free(arena);
	return done;
}
