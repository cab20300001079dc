/* SPDX-License-Identifier: MIT */
#include "report/fhir_parts.h"

#include <jansson.h>

#include "consult/fill.h"

struct fhir
fhir_begin(const struct kb *kb, enum kb_lang lang, struct arena *arena)
{
	struct fhir f = { kb, answers_new(kb, arena), lang, false };

	f.failed = f.anyone == NULL;
	return f;
}

const char *
fhir_language(enum kb_lang lang)
{
	static const char *const names[KB_NLANG] = { [KB_NL] = "nl",
	    [KB_EN] = "en" };

	return names[lang];
}

void
fhir_put(struct fhir *f, json_t *o, const char *key, json_t *value)
{
	if (json_object_set_new(o, key, value) == -1)
		f->failed = true;
}

void
fhir_push(struct fhir *f, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) == -1)
		f->failed = true;
}

void
fhir_put_list(struct fhir *f, json_t *o, const char *key, json_t *array)
{
	if (array != NULL && json_array_size(array) == 0)
		json_decref(array);
	else
		fhir_put(f, o, key, array);
}

json_t *
fhir_words(struct fhir *f, enum kb_lang lang, const char *words)
{
	struct sbuf text = SBUF_EMPTY;
	json_t *o = NULL;

	if (f->failed)
		return NULL;
	fill_text(f->anyone, lang, words, NULL, &text);
	if (!text.failed)
		o = json_string(sbuf_text(&text));
	sbuf_clear(&text);
	return o;
}

void
fhir_put_words(struct fhir *f, json_t *o, const char *key, const char *words)
{
	fhir_put(f, o, key, fhir_words(f, f->lang, words));
}

json_t *
fhir_extension(struct fhir *f, const char *url, const char *key,
    json_t *value)
{
	json_t *o = json_object();

	fhir_put(f, o, "url", json_string(url));
	fhir_put(f, o, key, value);
	return o;
}

static json_t *
translation(struct fhir *f, enum kb_lang lang, const char *words)
{
	json_t *o = json_object(), *parts = json_array();

	fhir_push(f, parts, fhir_extension(f, "lang", "valueCode",
	    json_string(fhir_language(lang))));
	fhir_push(f, parts, fhir_extension(f, "content", "valueString",
	    fhir_words(f, lang, words)));
	fhir_put(f, o, "extension", parts);
	fhir_put(f, o, "url", json_string(FHIR_STANDARD "translation"));
	return o;
}

void
fhir_put_both(struct fhir *f, json_t *o, const char *key,
    const struct kb_text *t)
{
	enum kb_lang other = f->lang == KB_NL ? KB_EN : KB_NL;
	json_t *beside = json_object(), *all = json_array();
	struct sbuf name = SBUF_EMPTY;

	fhir_put_words(f, o, key, t->in[f->lang]);
	fhir_push(f, all, translation(f, other, t->in[other]));
	fhir_put(f, beside, "extension", all);
	sbuf_putc(&name, '_');
	sbuf_puts(&name, key);
	fhir_put(f, o, sbuf_text(&name), beside);
	f->failed = f->failed || name.failed;
	sbuf_clear(&name);
}

json_t *
fhir_coding(struct fhir *f, const struct kb_question *q, const char *code)
{
	struct sbuf system = SBUF_EMPTY;
	json_t *o = json_object();

	sbuf_puts(&system, "urn:bespreek:question:");
	sbuf_puts(&system, q->head.id);
	fhir_put(f, o, "system", json_string(sbuf_text(&system)));
	fhir_put(f, o, "code", json_string(code));
	f->failed = f->failed || system.failed;
	sbuf_clear(&system);
	return o;
}
