/* SPDX-License-Identifier: MIT */
#include "consult/case_json.h"

#include <jansson.h>
#include <string.h>

#include "consult/answers_json.h"
#include "kb/find.h"
#include "kb/near.h"

/* What a case holds, and how each is read; -1 with a diagnostic. */
struct key {
	const char *name;
	int (*read)(struct case_read *, const struct answers_json *,
	    const json_t *);
};

static int
read_id(struct case_read *c, const struct answers_json *r, const json_t *o)
{
	const char *id = json_string_value(o);

	if (id == NULL) {
		answers_json_complain(r, "id", "id must be text in quotes");
		return -1;
	}
	c->idlen = json_string_length(o);
	c->id = arena_strndup(c->arena, id, c->idlen);
	return 0;
}

/* Most cases answer in order: the next question is looked at first. */
static size_t
find_question(const struct kb *kb, const char *id, size_t guess)
{
	if (guess < kb->nquestions &&
	    strcmp(kb->questions[guess].head.id, id) == 0)
		return guess;
	return kb_find_question(kb, id, strlen(id));
}

/* The option that is named for a question that takes one. */
static size_t
find_option(const struct kb *kb, size_t question, const json_t *value)
{
	if (question == KB_ALWAYS || kb->questions[question].many ||
	    !json_is_string(value))
		return KB_ALWAYS;
	return kb_find_option(&kb->questions[question],
	    json_string_value(value), json_string_length(value));
}

static int
read_answers(struct case_read *c, const struct answers_json *r,
    const json_t *object)
{
	json_t *o = (json_t *)object, *value;
	size_t question = KB_ALWAYS, option;
	const char *id;

	if (!json_is_object(o))
		return answers_json_read(r, o, c->answers);
	json_object_foreach(o, id, value) {
		question = find_question(c->kb, id, question + 1);
		option = find_option(c->kb, question, value);
		if (option != KB_ALWAYS)
			case_choose(c, question, option);
		else if (answers_json_read_one(r, id, value,
		    c->answers) == 0)
			case_answer(c, question);
	}
	return 0;
}

/* One word, or a list of words that may be empty. */
static int
read_expected(struct case_read *c, const struct answers_json *r,
    const char *name, enum expect_key key, const json_t *o)
{
	const json_t *word = json_is_array(o) ? NULL : o;
	size_t i, n = json_is_array(o) ? json_array_size(o) : 1;

	if (json_is_array(o) && n == 0)
		case_expect(c, key, "", 0);
	for (i = 0; i < n; i++) {
		if (json_is_array(o))
			word = json_array_get(o, i);
		if (!json_is_string(word)) {
			answers_json_complain(r, name, "expect.%s must be a "
			    "word in quotes or a list of them", name);
			return -1;
		}
		case_expect(c, key, json_string_value(word),
		    json_string_length(word));
	}
	return 0;
}

static void
no_such_expectation(const struct answers_json *r, const char *name)
{
	const char *near = expect_key_near(name, strlen(name));

	answers_json_complain(r, name, "expect.%.60s: nothing can be expected "
	    "of that%s%s%s", name, near == NULL ? "" : "; did you mean ",
	    near == NULL ? "" : near, near == NULL ? "" : "?");
}

static int
read_expect(struct case_read *c, const struct answers_json *r,
    const json_t *object)
{
	json_t *o = (json_t *)object, *value;
	enum expect_key key;
	const char *name;

	if (!json_is_object(o)) {
		answers_json_complain(r, "expect", "expect must be an object: "
		    "{\"urgency\":\"today\"}");
		return -1;
	}
	json_object_foreach(o, name, value) {
		key = expect_key(name, strlen(name));
		if (key == NEXPECT_KEYS)
			no_such_expectation(r, name);
		else
			(void)read_expected(c, r, name, key, value);
	}
	return 0;
}

static const struct key keys[] = {
	{ "id", read_id },
	{ "answers", read_answers },
	{ "expect", read_expect },
};
#define NKEYS (sizeof(keys) / sizeof(keys[0]))

static void
no_such_key(const struct answers_json *r, const char *name)
{
	struct kb_near near;
	size_t i;

	kb_near_init(&near, name, strlen(name));
	for (i = 0; i < NKEYS; i++)
		kb_near_offer(&near, keys[i].name);
	answers_json_complain(r, name, "%.60s: a case has no such key%s%s%s",
	    name, near.best == NULL ? "" : "; did you mean ",
	    near.best == NULL ? "" : near.best, near.best == NULL ? "" : "?");
}

static void
read_keys(struct case_read *c, const struct answers_json *r, json_t *o)
{
	const char *name;
	json_t *value;
	size_t i;

	if (json_object_get(o, "expect") != NULL)
		c->in_lane = false;	/* findings need the answers */
	json_object_foreach(o, name, value) {
		for (i = 0; i < NKEYS && strcmp(keys[i].name, name) != 0; i++)
			continue;
		if (i == NKEYS)
			no_such_key(r, name);
		else
			(void)keys[i].read(c, r, value);
	}
	if (json_object_get(o, "answers") == NULL)
		answers_json_complain(r, "", "answers is missing; add "
		    "\"answers\":{}");
}

void
case_json_read(struct case_read *c, const char *line, size_t len)
{
	struct answers_json r = { .kb = c->kb, .diag = c->diag };
	json_t *o;

	case_reset(c);
	pool_json_use(&c->pool);
	o = answers_json_parse(&r, line, len);
	if (json_is_object(o))
		read_keys(c, &r, o);
	else if (o != NULL)
		answers_json_complain(&r, "", "a case is an object: "
		    "{\"id\":\"…\",\"answers\":{…}}");
	answers_json_free(o);
	pool_json_use(NULL);
	case_take_diag(c);
}
