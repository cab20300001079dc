/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "advice.h"
#include "kb/find.h"
#include "report_small.h"

#define AT "2026-11-20T14:30"

static void
open_small(struct advice *a)
{
	const char *parts[] = { kb_small, small_elements };

	advice_open_parts(a, parts, 2, AT);
}

/* The whole line, so that order and names are held. */
static void
test_line(void **state)
{
	static const char *const replies[] = { "country=be", "danger=now",
	    "suicide=unknown", "profession=gp", "accepts=no",
	    "support=friend,unknown", NULL };
	static const char *const wanted[] = {
		"{\"format\":\"bespreek-result/1\",\"release\":\"2026-11-20\","
		"\"at\":\"2026-11-20T14:30+01:00\",\"country\":\"be\","
		"\"secrecy\":\"bound\",\"reporting\":{\"outcome\":\"right\","
		"\"stronger_open\":[\"be-duty\"],\"grounds\":[{"
		"\"id\":\"be-need\",\"act\":\"report\",\"force\":\"right\","
		"\"status\":\"met\",\"contested\":false,\"wide\":\"met\","
		"\"narrow\":\"met\",\"to\":[\"be-police\"],\"conditions\":["
		"{\"id\":\"weight\",\"kind\":\"holds\",\"status\":\"true\"},"
		"{\"id\":\"near\",\"kind\":\"asked\",\"status\":\"true\"},"
		"{\"id\":\"only\",\"kind\":\"asked\",\"status\":\"true\"},"
		"{\"id\":\"clean\",\"kind\":\"self\",\"status\":\"true\"}]},",
		"\"id\":\"law\",\"kind\":\"asked\",\"status\":\"unknown\","
		"\"because\":\"fact\"}]}",
		"{\"id\":\"be-read\",\"act\":\"share-care\","
		"\"force\":\"permission\",\"status\":\"failed\","
		"\"contested\":true,\"wide\":\"met\",\"narrow\":\"failed\","
		"\"to\":[],",
		"\"safety\":{\"alarms\":[\"child\"],\"urgency\":\"now\","
		"\"ceiling\":\"now\",\"because\":[",
		"\"indicators\":[{\"id\":\"ind-no\",\"direction\":\"risk\"},"
		"{\"id\":\"ind-yes\",\"direction\":\"protective\"}]},"
		"\"steps\":[{\"id\":\"call\",\"when\":\"now\","
		"\"status\":\"certain\",\"contacts\":[\"be-police\"]},"
		"{\"id\":\"ask\",\"when\":\"now\",\"status\":\"possible\","
		"\"contacts\":[]},{\"id\":\"later\",\"when\":\"week\","
		"\"status\":\"certain\",\"contacts\":[]}],"
		"\"contacts\":[\"be-police\"],\"open\":[{",
		"\"answers\":{\"country\":\"be\",\"danger\":\"now\","
		"\"suicide\":\"unknown\",\"profession\":\"gp\","
		"\"accepts\":\"no\",\"support\":[\"friend\",\"unknown\"]},"
		"\"ignored\":[],\"stale\":[\"code\"]}\n",
	};
	const char *text, *at;
	struct advice a;
	size_t i;

	(void)state;
	open_small(&a);
	advice_answer_all(&a, replies);
	advice_find(&a, KB_NL);
	text = advice_json(&a);
	assert_int_equal(strcspn(text, "\n") + 1, strlen(text));
	for (at = text, i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		at = strstr(at, wanted[i]);
		if (at == NULL)
			print_error("%zu not in %s", i, text);
		assert_non_null(at);
		at += strlen(wanted[i]);
	}
	advice_close(&a);
}

/* No country, none of these, unknown `many`, summer time. */
static void
test_edges(void **state)
{
	const char *text;
	struct advice a;

	(void)state;
	open_small(&a);
	assert_true(civil_parse("2026-07-01T00:05", &a.c.at));
	advice_answer(&a, "support=");
	advice_find(&a, KB_EN);
	text = advice_json(&a);
	assert_non_null(strstr(text, "\"at\":\"2026-07-01T00:05+02:00\","
	    "\"country\":null,\"secrecy\":\"open\""));
	assert_non_null(strstr(text, "\"answers\":{\"support\":[]}"));
	advice_answer(&a, "support=unknown");
	advice_answer(&a, "profession=other");
	advice_find(&a, KB_EN);
	text = advice_json(&a);
	assert_non_null(strstr(text, "\"secrecy\":\"not-bound\""));
	assert_non_null(strstr(text,
	    "\"answers\":{\"profession\":\"other\",\"support\":\"unknown\"}"));
	advice_close(&a);
}

/* Parsed back and held against the findings. */

static const char *
text_of(const json_t *o, const char *key)
{
	const json_t *value = json_object_get(o, key);

	assert_true(json_is_string(value));
	return json_string_value(value);
}

static const json_t *
list_of(const json_t *o, const char *key, size_t n)
{
	const json_t *value = json_object_get(o, key);

	assert_true(json_is_array(value));
	assert_int_equal(json_array_size(value), n);
	return value;
}

static const char *
text_at(const json_t *list, size_t i)
{
	return json_string_value(json_array_get(list, i));
}

/* The keys of an object in order. */
static void
check_keys(json_t *o, const char *keys)
{
	void *at = json_object_iter(o);
	const char *key;
	size_t len;

	for (; at != NULL; at = json_object_iter_next(o, at)) {
		len = strcspn(keys, " ");
		key = json_object_iter_key(at);
		assert_int_equal(strlen(key), len);
		assert_memory_equal(key, keys, len);
		keys += len + (keys[len] == ' ');
	}
	assert_string_equal(keys, "");
}

static void
check_condition(json_t *o, const struct kb_condition *c,
    const struct finding_condition *found)
{
	static const char *const values[] = { "false", "unknown", "true" };
	static const char *const kinds[] = { "asked", "holds", "self" };
	const char *because;

	check_keys(o, found->value == TRI_UNKNOWN ?
	    "id kind status because" : "id kind status");
	assert_string_equal(text_of(o, "id"), c->head.id);
	assert_string_equal(text_of(o, "kind"), kinds[c->kind]);
	assert_string_equal(text_of(o, "status"), values[found->value + 1]);
	if (found->value != TRI_UNKNOWN)
		return;
	because = text_of(o, "because");
	if (strcmp(because, "fact") == 0)
		assert_true(found->because & BECAUSE_FACT);
	else if (strcmp(because, "act") == 0)
		assert_true(found->because & BECAUSE_ACT);
	else {
		assert_string_equal(because, "law");
		assert_true(found->because == BECAUSE_LAW);
	}
}

static void
check_ground(json_t *o, const struct advice *a,
    const struct finding_ground *found)
{
	const struct kb_ground *g = &a->kb->grounds[found->ground];
	const json_t *list;
	size_t i, n = 0;

	check_keys(o, "id act force status contested wide narrow to "
	    "conditions");
	assert_string_equal(text_of(o, "id"), g->head.id);
	assert_string_equal(text_of(o, "act"), kb_act_name(g->act));
	assert_string_equal(text_of(o, "force"), kb_force_name(g->force));
	assert_string_equal(text_of(o, "status"), status_name(found->status));
	assert_string_equal(text_of(o, "wide"), status_name(found->wide));
	assert_string_equal(text_of(o, "narrow"), status_name(found->narrow));
	assert_int_equal(json_is_true(json_object_get(o, "contested")),
	    found->contested);
	for (i = 0; i < g->nrecipients; i++)
		n += found->recipients[i];
	list = list_of(o, "to", n);
	for (i = n = 0; i < g->nrecipients; i++)
		if (found->recipients[i])
			assert_string_equal(text_at(list, n++),
			    g->recipients[i].id);
	list = list_of(o, "conditions", g->nconditions);
	for (i = 0; i < g->nconditions; i++)
		check_condition(json_array_get(list, i), &g->conditions[i],
		    &found->conditions[i]);
}

static void
check_reporting(json_t *o, const struct advice *a)
{
	const struct findings *f = a->c.findings;
	const json_t *list;
	size_t i;

	check_keys(o, "outcome stronger_open grounds");
	assert_string_equal(text_of(o, "outcome"), outcome_name(f->outcome));
	list = list_of(o, "stronger_open", f->nstronger_open);
	for (i = 0; i < f->nstronger_open; i++)
		assert_string_equal(text_at(list, i),
		    a->kb->grounds[f->stronger_open[i]].head.id);
	list = list_of(o, "grounds", f->ngrounds);
	for (i = 0; i < f->ngrounds; i++)
		check_ground(json_array_get(list, i), a, &f->grounds[i]);
}

static void
check_safety(json_t *o, const struct advice *a)
{
	const struct findings *f = a->c.findings;
	const struct kb_indicator *indicator;
	const json_t *list;
	json_t *item;
	size_t i, n = 0;

	check_keys(o, "alarms urgency ceiling because indicators");
	assert_string_equal(text_of(o, "urgency"), kb_level_name(f->urgency));
	assert_string_equal(text_of(o, "ceiling"), kb_level_name(f->ceiling));
	list = list_of(o, "alarms", (size_t)f->alarm[KB_ALARM_CHILD] +
	    f->alarm[KB_ALARM_LIFE]);
	for (i = 0; i < KB_NALARMS; i++)
		if (f->alarm[i])
			assert_string_equal(text_at(list, n++),
			    kb_alarm_name((enum kb_alarm_id)i));
	list = list_of(o, "because", f->nbecause);
	for (i = 0; i < f->nbecause; i++)
		assert_string_equal(text_at(list, i),
		    a->kb->facts[f->because[i]].head.id);
	list = list_of(o, "indicators", f->nindicators);
	for (i = 0; i < f->nindicators; i++) {
		indicator = &a->kb->indicators[f->indicators[i]];
		item = json_array_get(list, i);
		check_keys(item, "id direction");
		assert_string_equal(text_of(item, "id"), indicator->head.id);
		assert_string_equal(text_of(item, "direction"),
		    kb_direction_name(indicator->direction));
	}
}

static void
check_steps(const json_t *o, const struct advice *a)
{
	const struct findings *f = a->c.findings;
	const json_t *list = list_of(o, "steps", f->nsteps), *contacts;
	const struct kb_step *step;
	json_t *item;
	const struct kb_contact *who;
	size_t i, j, n;

	for (i = 0; i < f->nsteps; i++) {
		step = &a->kb->steps[f->steps[i].step];
		item = json_array_get(list, i);
		check_keys(item, "id when status contacts");
		assert_string_equal(text_of(item, "id"), step->head.id);
		assert_string_equal(text_of(item, "when"),
		    kb_level_name(step->time));
		assert_string_equal(text_of(item, "status"),
		    f->steps[i].possible ? "possible" : "certain");
		contacts = json_object_get(item, "contacts");
		for (j = 0, n = 0; j < step->ncontacts; j++) {
			who = &a->kb->contacts[step->contacts[j]];
			if (f->country == KB_NO_COUNTRY ||
			    who->country == f->country ||
			    who->country == KB_INT)
				assert_string_equal(text_at(contacts, n++),
				    who->head.id);
		}
		(void)list_of(item, "contacts", n);
	}
}

static void
check_many(const json_t *list, const struct kb_question *q,
    const signed char *tick)
{
	size_t i, n = 0;
	bool rest = false;

	assert_true(json_is_array(list));
	for (i = 0; i < q->noptions; i++) {
		if (tick[i] == TRI_TRUE)
			assert_string_equal(text_at(list, n++),
			    q->options[i].id);
		rest = rest || tick[i] == TRI_UNKNOWN;
	}
	if (rest)
		assert_string_equal(text_at(list, n++), "unknown");
	assert_int_equal(json_array_size(list), n);
}

static void
check_answers(const json_t *o, const struct advice *a)
{
	const struct kb_question *q;
	const json_t *value;
	size_t i, n = 0;

	for (i = 0; i < a->kb->nquestions; i++) {
		q = &a->kb->questions[i];
		value = json_object_get(o, q->head.id);
		if (a->answers->state[i] == ANSWER_NONE) {
			assert_null(value);
			continue;
		}
		n++;
		if (a->answers->state[i] == ANSWER_UNKNOWN)
			assert_string_equal(json_string_value(value),
			    "unknown");
		else if (q->many)
			check_many(value, q,
			    a->answers->tick + q->first_option);
		else
			assert_string_equal(json_string_value(value),
			    q->options[answers_option(a->answers, i)].id);
	}
	assert_int_equal(json_object_size(o), n);
}

static void
check_lists(const json_t *o, const struct advice *a)
{
	const struct findings *f = a->c.findings;
	const json_t *list, *changes;
	json_t *item;
	size_t i, j;

	list = list_of(o, "contacts", f->ncontacts);
	for (i = 0; i < f->ncontacts; i++)
		assert_string_equal(text_at(list, i),
		    a->kb->contacts[f->contacts[i]].head.id);
	list = list_of(o, "ignored", f->nignored);
	for (i = 0; i < f->nignored; i++)
		assert_string_equal(text_at(list, i),
		    a->kb->questions[f->ignored[i]].head.id);
	list = list_of(o, "stale", f->nstale);
	for (i = 0; i < f->nstale; i++)
		assert_string_equal(text_at(list, i),
		    a->kb->sources[f->stale[i]].head.id);
	list = list_of(o, "open", f->nopen);
	for (i = 0; i < f->nopen; i++) {
		item = json_array_get(list, i);
		check_keys(item, "question changes");
		assert_string_equal(text_of(item, "question"),
		    a->kb->questions[f->open[i].question].head.id);
		changes = list_of(item, "changes", f->open[i].nchanges);
		for (j = 0; j < f->open[i].nchanges; j++)
			assert_string_equal(text_at(changes, j),
			    f->open[i].changes[j]);
	}
}

static void
check_result(struct advice *a)
{
	static const char *const secrecy[] = { "not-bound", "open", "bound" };
	const struct findings *f = a->c.findings;
	json_error_t error;
	json_t *o;

	o = json_loads(advice_json(a), JSON_REJECT_DUPLICATES, &error);
	assert_non_null(o);
	check_keys(o, "format release at country secrecy reporting safety "
	    "steps contacts open answers ignored stale");
	assert_string_equal(text_of(o, "format"), "bespreek-result/1");
	assert_string_equal(text_of(o, "release"), a->kb->release);
	assert_string_equal(text_of(o, "at"), AT "+01:00");
	assert_string_equal(text_of(o, "secrecy"), secrecy[f->secrecy + 1]);
	if (f->country == KB_NO_COUNTRY)
		assert_true(json_is_null(json_object_get(o, "country")));
	else
		assert_string_equal(text_of(o, "country"),
		    kb_country_name(f->country));
	check_reporting(json_object_get(o, "reporting"), a);
	check_safety(json_object_get(o, "safety"), a);
	check_steps(o, a);
	check_answers(json_object_get(o, "answers"), a);
	check_lists(o, a);
	json_decref(o);
}

static void
test_random(void **state)
{
	uint32_t seed = 1813;
	struct advice a;
	int round;

	(void)state;
	advice_open(&a, AT);
	for (round = 0; round < 60; round++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		advice_find(&a, KB_NL);
		check_result(&a);
	}
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
