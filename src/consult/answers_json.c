/* SPDX-License-Identifier: MIT */
#include "consult/answers_json.h"

#include <jansson.h>
#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"
#include "kb/find.h"
#include "kb/near.h"

#define SHOWN_MAX 60

/* Jansson knows no lines after parsing: the first place where the text
 * stands in quotes. */
static unsigned
line_of(const struct answers_json *r, const char *about)
{
	size_t len = strlen(about);
	const char *at = r->text, *found;
	unsigned line = 1;

	if (at == NULL || len == 0)
		return r->line;
	for (found = at; (found = strstr(found, about)) != NULL; found++)
		if (found > at && found[-1] == '"' && found[len] == '"')
			break;
	if (found == NULL)
		return r->line;
	for (; (at = strchr(at, '\n')) != NULL && at < found; at++)
		line++;
	return line;
}

void
answers_json_complain(const struct answers_json *r, const char *about,
    const char *fmt, ...)
{
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	diag_add(r->diag, DIAG_ERROR, r->file, line_of(r, about), "%s", text);
}

/* Its own text would quote what was read. */
static const char *
reason(enum json_error_code code)
{
	switch (code) {
	case json_error_out_of_memory:
		return "out of memory; close other programs and try again";
	case json_error_premature_end_of_input:
		return "ends too early; it was cut off";
	case json_error_duplicate_key:
		return "a key stands there twice; remove one";
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return "holds a NUL character; remove it";
	case json_error_invalid_utf8:
		return "is not UTF-8; save it as UTF-8";
	case json_error_stack_overflow:
		return "is nested too deeply; answers are one object";
	default:
		return "is no valid JSON here; mend or restore the file";
	}
}

struct json_t *
answers_json_parse(const struct answers_json *r, const char *bytes,
    size_t len)
{
	json_error_t e;
	json_t *o;

	if (len > ANSWERS_JSON_MAX) {
		diag_add(r->diag, DIAG_ERROR, r->file, r->line, "is larger "
		    "than 1 MiB; answers never are");
		return NULL;
	}
	if (len > 0 && memchr(bytes, '\0', len) != NULL) {
		diag_add(r->diag, DIAG_ERROR, r->file, r->line, "%s",
		    reason(json_error_null_character));
		return NULL;
	}
	o = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &e);
	if (o == NULL)
		diag_add(r->diag, DIAG_ERROR, r->file, r->line != 0 ? r->line
		    : e.line > 0 ? (unsigned)e.line : 1, "%s",
		    reason(json_error_code(&e)));
	return o;
}

void
answers_json_free(struct json_t *o)
{
	json_decref(o);
}

/* What is not known: dropped, or an error. */
static int
not_known(const struct answers_json *r, const char *about,
    const struct sbuf *what, const char *kind, const char *near)
{
	if (r->unknown != NULL) {
		r->unknown(r->data, sbuf_text(what), near);
		return 0;
	}
	if (near == NULL)
		answers_json_complain(r, about, "%s: there is no such %s",
		    sbuf_text(what), kind);
	else
		answers_json_complain(r, about, "%s: there is no such %s; "
		    "did you mean %s?", sbuf_text(what), kind, near);
	return -1;
}

static int
no_question(const struct answers_json *r, const char *id)
{
	struct sbuf what = SBUF_EMPTY;
	int result;

	utf8_add_short(&what, id, strlen(id), SHOWN_MAX);
	result = not_known(r, id, &what, "question", kb_near_question(r->kb,
	    id, strlen(id)));
	sbuf_clear(&what);
	return result;
}

static int
no_option(const struct answers_json *r, const struct kb_question *q,
    const char *id)
{
	struct sbuf what = SBUF_EMPTY;
	int result;

	sbuf_puts(&what, q->head.id);
	sbuf_putc(&what, '=');
	utf8_add_short(&what, id, strlen(id), SHOWN_MAX);
	result = not_known(r, id, &what, "answer", kb_near_option(q, id,
	    strlen(id)));
	sbuf_clear(&what);
	return result;
}

static int
read_one(const struct answers_json *r, size_t question, const char *id,
    struct answers *a)
{
	const struct kb_question *q = &r->kb->questions[question];
	size_t option = kb_find_option(q, id, strlen(id));

	if (strcmp(id, "unknown") == 0)
		answers_set_unknown(a, question);
	else if (q->many) {
		answers_json_complain(r, q->head.id, "%s takes a list, such "
		    "as [\"%s\"]", q->head.id, q->options[0].id);
		return -1;
	} else if (option == KB_ALWAYS)
		return no_option(r, q, id);
	else
		answers_set_one(a, question, option);
	return 0;
}

/* Ticks one option of a list that denied all at first. */
static int
tick(const struct answers_json *r, size_t question, const json_t *item,
    struct answers *a, bool *rest_unknown)
{
	const struct kb_question *q = &r->kb->questions[question];
	const char *id = json_string_value(item);
	bool unknown = id != NULL && strcmp(id, "unknown") == 0;
	size_t option;

	if (id == NULL) {
		answers_json_complain(r, q->head.id, "%s: its list may hold "
		    "only names of answers", q->head.id);
		return -1;
	}
	option = kb_find_option(q, id, strlen(id));
	if (option == KB_ALWAYS && !unknown) {
		*rest_unknown = true;	/* it may be one of the others */
		return no_option(r, q, id);
	}
	if (unknown ? *rest_unknown : !answers_tick(a, question, option)) {
		answers_json_complain(r, q->head.id, "%s: %s stands there "
		    "twice; remove one", q->head.id, id);
		return -1;
	}
	*rest_unknown = *rest_unknown || unknown;
	return 0;
}

static int
read_many(const struct answers_json *r, size_t question, const json_t *list,
    struct answers *a)
{
	const struct kb_question *q = &r->kb->questions[question];
	bool rest_unknown = false;
	int result = 0;
	size_t i;

	if (!q->many) {
		answers_json_complain(r, q->head.id, "%s takes one answer, "
		    "no list", q->head.id);
		return -1;
	}
	answers_deny(a, question);
	for (i = 0; i < json_array_size(list); i++)
		if (tick(r, question, json_array_get(list, i), a,
		    &rest_unknown) == -1)
			result = -1;
	answers_end(a, question, rest_unknown);
	return result;
}

int
answers_json_read_one(const struct answers_json *r, const char *id,
    const struct json_t *value, struct answers *a)
{
	size_t question = kb_find_question(r->kb, id, strlen(id));

	if (question == KB_ALWAYS)
		return no_question(r, id);
	if (json_is_array(value))
		return read_many(r, question, value, a);
	if (json_is_string(value))
		return read_one(r, question, json_string_value(value), a);
	answers_json_complain(r, id, "%s: an answer is the name of an option "
	    "in quotes, or a list of them", id);
	return -1;
}

int
answers_json_read(const struct answers_json *r, const struct json_t *object,
    struct answers *a)
{
	json_t *o = (json_t *)object, *value;
	const char *id;
	int result = 0;

	if (!json_is_object(o)) {
		answers_json_complain(r, "answers", "answers must be an "
		    "object: {\"question\":\"answer\"}");
		return -1;
	}
	json_object_foreach(o, id, value)
		if (answers_json_read_one(r, id, value, a) == -1)
			result = -1;
	return result;
}
