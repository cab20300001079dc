/* SPDX-License-Identifier: MIT */
#include "consult/saved_json.h"

#include <jansson.h>
#include <string.h>

#include "consult/answers_json.h"
#include "kb/find.h"
#include "kb/near.h"

struct reading {
	struct answers_json r;
	struct saved *saved;
	struct saved_lost *last;
};

static void
lose(void *data, const char *what, const char *near)
{
	struct reading *reading = data;
	struct saved *s = reading->saved;
	struct saved_lost *lost = arena_alloc(s->arena, sizeof(*lost));

	if (lost == NULL)
		return;		/* the arena remembers */
	lost->what = arena_strdup(s->arena, what);
	lost->near = near;	/* of the knowledge */
	if (reading->last == NULL)
		s->lost = lost;
	else
		reading->last->next = lost;
	reading->last = lost;
}

static const char *const keys[] = { "format", "release", "at", "country",
    "answers", NULL };

/* Nothing but these keys, and all of them. */
static int
check_keys(const struct answers_json *r, json_t *o)
{
	const char *key;
	struct kb_near near;
	json_t *value;
	size_t i;
	int result = 0;

	json_object_foreach(o, key, value) {
		kb_near_init(&near, key, strlen(key));
		for (i = 0; keys[i] != NULL && strcmp(keys[i], key) != 0; i++)
			kb_near_offer(&near, keys[i]);
		if (keys[i] != NULL)
			continue;
		answers_json_complain(r, key, "%.60s: a saved consultation "
		    "has no such key%s%s", key, near.best == NULL ? "" :
		    "; did you mean ", near.best == NULL ? "" : near.best);
		result = -1;
	}
	for (i = 0; keys[i] != NULL; i++)
		if (json_object_get(o, keys[i]) == NULL) {
			answers_json_complain(r, "", "%s is missing; restore "
			    "the file", keys[i]);
			result = -1;
		}
	return result;
}

static int
check_format(const struct answers_json *r, const json_t *o)
{
	const char *format = json_string_value(json_object_get(o, "format"));

	if (format != NULL && strcmp(format, "bespreek-saved/1") == 0)
		return 0;
	answers_json_complain(r, "format", "is no saved consultation: its "
	    "format must be \"bespreek-saved/1\"");
	return -1;
}

static int
check_dates(const struct answers_json *r, const json_t *o, struct civil *at)
{
	const char *when = json_string_value(json_object_get(o, "at"));
	const char *release = json_string_value(json_object_get(o,
	    "release"));
	long day;
	int result = 0;

	if (when == NULL || !civil_parse(when, at)) {
		answers_json_complain(r, "at", "at must be a time such as "
		    "\"2026-11-20T17:40+01:00\"");
		result = -1;
	}
	if (release == NULL || !civil_parse_date(release, &day)) {
		answers_json_complain(r, "release", "release must be a date "
		    "such as \"2026-11-20\"");
		result = -1;
	}
	return result;
}

/* It is written beside the answers for people; they must agree. */
static int
check_country(const struct answers_json *r, const json_t *o,
    const struct answers *a)
{
	const json_t *country = json_object_get(o, "country");
	const char *said = json_string_value(country);
	const char *answered = kb_country_name(answers_country(a));

	if (json_is_null(country) ? *answered == '\0' :
	    said != NULL && strcmp(said, answered) == 0)
		return 0;
	answers_json_complain(r, "country", "country is not what the answers "
	    "say%s%s; mend one of them", *answered == '\0' ? "" : ": ",
	    answered);
	return -1;
}

static int
read_document(struct reading *reading, json_t *o)
{
	const struct answers_json *r = &reading->r;
	struct saved *s = reading->saved;

	if (!json_is_object(o)) {
		answers_json_complain(r, "", "is no saved consultation: it "
		    "must be an object");
		return -1;
	}
	if (check_format(r, o) == -1 || check_keys(r, o) == -1)
		return -1;
	if (check_dates(r, o, &s->at) == -1)
		return -1;
	if (answers_json_read(r, json_object_get(o, "answers"),
	    s->answers) == -1)
		return -1;
	return check_country(r, o, s->answers);
}

static struct saved *
saved_new(const struct kb *kb)
{
	struct arena *arena = arena_new();
	struct saved *s = arena == NULL ? NULL : arena_alloc(arena,
	    sizeof(*s));

	if (s != NULL) {
		s->arena = arena;
		s->answers = answers_new(kb, arena);
	}
	if (s != NULL && s->answers != NULL)
		return s;
	arena_free(arena);
	return NULL;
}

static void
out_of_memory(struct diag *d)
{
	diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
	    "programs and try again");
}

struct saved *
saved_read(const struct kb *kb, const char *file, const char *bytes,
    size_t len, struct diag *d)
{
	struct reading reading = { .r = { .kb = kb, .diag = d, .file = file,
	    .unknown = lose } };
	json_t *o;
	int result = -1;

	reading.r.data = &reading;
	reading.saved = saved_new(kb);
	if (reading.saved == NULL) {
		out_of_memory(d);
		return NULL;
	}
	o = answers_json_parse(&reading.r, bytes, len);
	reading.r.text = arena_strndup(reading.saved->arena, bytes, len);
	reading.r.line = 1;
	if (o != NULL)
		result = read_document(&reading, o);
	answers_json_free(o);
	if (arena_failed(reading.saved->arena)) {
		out_of_memory(d);
		result = -1;
	}
	if (result == 0)
		return reading.saved;
	saved_free(reading.saved);
	return NULL;
}

void
saved_free(struct saved *s)
{
	if (s != NULL)
		arena_wipe(s->arena);
}
