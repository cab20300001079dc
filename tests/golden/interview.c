/* SPDX-License-Identifier: MIT */
/*
 * Every case as an interview: only what the program asks is answered.  The
 * conclusions of the first round must be those of the whole set of answers
 * (a question left unasked could not have changed them), and the number of
 * answers to page one keeps its bar.
 */
#include <dirent.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "consult/session.h"
#include "engine/expect.h"
#include "kb/find.h"
#include "kb/load.h"

#define MEDIAN_MAX 13
#define ANSWERS_MAX 18
#define VIGNETTE_MAX 15
#define CASES_MAX 200

static int test_number;

static void
verdict(bool ok, const char *id, const char *what)
{
	printf("%sok %d - %s: %s\n", ok ? "" : "not ", ++test_number, id,
	    what);
}

/* "question=option,option", or "=unknown" when the case says nothing. */
static void
named_reply(const json_t *answers, const char *question, char *line,
    size_t size)
{
	json_t *value = json_object_get(answers, question), *option;
	size_t i;
	int n = snprintf(line, size, "%s=", question);

	if (value == NULL)
		value = json_string("unknown");
	else
		json_incref(value);
	if (json_is_string(value))
		(void)snprintf(line + n, size - (size_t)n, "%s",
		    json_string_value(value));
	else if (json_array_size(value) == 0)
		(void)snprintf(line + n, size - (size_t)n, "none");
	json_array_foreach(value, i, option)
		n += snprintf(line + n, size - (size_t)n, "%s%s",
		    i == 0 ? "" : ",", json_string_value(option));
	json_decref(value);
}

struct world {
	const struct kb *kb;
	struct program *program;
	long day;
	struct diag *diag;
	struct arena *arena;
};

/* Answers until page one; the number of answers, -1 when it never comes. */
static int
interview(struct session *s, const struct kb *kb, const json_t *answers)
{
	char line[512];
	size_t q;
	int asked = 0, guard;

	for (guard = 0; guard < 200; guard++) {
		session_heard(s);
		if (session_want(s) == SESSION_PAGE_ONE)
			return asked;
		if (session_want(s) != SESSION_REPLY)
			return -1;
		q = session_question(s);
		if (q == KB_ALWAYS) {
			if (session_feed(s, "", 0) == -1)
				return -1;
			continue;
		}
		named_reply(answers, kb->questions[q].head.id, line,
		    sizeof(line));
		if (session_feed(s, line, strlen(line)) == -1) {
			printf("# refused: %s\n", line);
			return -1;
		}
		asked++;
	}
	return -1;
}

static struct session *
start(const struct world *w, const json_t *answers, bool full)
{
	struct session_options o = { .lang = KB_NL, .day = w->day,
	    .depth = DEPTH_NORMAL, .terminal = !full,
	    .country = json_string_value(json_object_get(answers, "country")),
	    .role = json_string_value(json_object_get(answers,
	    "profession")) };

	return session_new(w->kb, w->program, &o, w->diag);
}

/* The findings when every answer of the case is given. */
static const struct findings *
all_given(const struct world *w, const json_t *answers)
{
	struct answers *a = answers_new(w->kb, w->arena);
	json_t *value, *option;
	const char *key, *id;
	size_t q, i, o;

	json_object_foreach((json_t *)answers, key, value) {
		bool ticked[64] = { false };

		q = kb_find_question(w->kb, key, strlen(key));
		if (q == KB_ALWAYS)
			return NULL;
		if (json_is_string(value)) {
			id = json_string_value(value);
			o = kb_find_option(&w->kb->questions[q], id,
			    strlen(id));
			if (o == KB_ALWAYS)
				answers_set_unknown(a, q);
			else
				answers_set_one(a, q, o);
			continue;
		}
		json_array_foreach(value, i, option) {
			id = json_string_value(option);
			ticked[kb_find_option(&w->kb->questions[q], id,
			    strlen(id))] = true;
		}
		answers_set_many(a, q, ticked, false);
	}
	return findings_new(w->program, a, w->day, w->arena);
}

/* Not asked about in the first round: a stronger ground is met already. */
static bool
outweighed(const struct findings *f, const struct finding_ground *g)
{
	const struct kb_ground *ground = &f->kb->grounds[g->ground];
	static const enum outcome with[] = { [KB_PERMISSION] = OUTCOME_NONE,
	    [KB_RIGHT] = OUTCOME_RIGHT, [KB_NORM] = OUTCOME_NORM,
	    [KB_DUTY] = OUTCOME_DUTY };

	return ground->act == KB_REPORT && f->outcome > with[ground->force];
}

static bool
same_grounds(const struct findings *a, const struct findings *b)
{
	size_t i;

	if (a->ngrounds != b->ngrounds)
		return false;
	for (i = 0; i < a->ngrounds; i++) {
		if (!a->kb->grounds[a->grounds[i].ground].first_round)
			continue;
		if (a->grounds[i].status == b->grounds[i].status ||
		    outweighed(a, &a->grounds[i]))
			continue;
		printf("# %s: %s asked, %s given\n",
		    a->kb->grounds[a->grounds[i].ground].head.id,
		    status_name(a->grounds[i].status),
		    status_name(b->grounds[i].status));
		return false;
	}
	return true;
}

/* What a case expects is something, by names that the knowledge knows: what
 * it refuses might otherwise be refused for ever. */
static bool
expects_what_is_known(const struct world *w, const json_t *c)
{
	json_t *expected = json_object_get(c, "expect"), *value, *word;
	struct sbuf why = SBUF_EMPTY;
	struct expect e;
	const char *key;
	bool known = json_object_size(expected) > 0;
	size_t i;

	expect_init(&e, w->kb, w->arena);
	json_object_foreach(expected, key, value) {
		enum expect_key k = expect_key(key, strlen(key));

		if (k == NEXPECT_KEYS) {
			printf("# nothing is expected of %s\n", key);
			known = false;
			continue;
		}
		if (json_is_string(value))
			known &= expect_add(&e, k, json_string_value(value),
			    json_string_length(value), 0, &why);
		json_array_foreach(value, i, word)
			known &= expect_add(&e, k, json_string_value(word),
			    json_string_length(word), 0, &why);
	}
	if (why.len > 0)
		printf("# %s\n", sbuf_text(&why));
	sbuf_clear(&why);
	return known;
}

static int
check_case(const struct world *w, const json_t *c)
{
	const char *id = json_string_value(json_object_get(c, "id"));
	const json_t *answers = json_object_get(c, "answers");
	struct session *s = start(w, answers, false);
	const struct findings *asked, *given = all_given(w, answers);
	int n;

	if (s == NULL || given == NULL) {
		verdict(false, id, "can be answered");
		return -1;
	}
	verdict(expects_what_is_known(w, c), id, "expects what is known");
	n = interview(s, w->kb, answers);
	printf("# %s: %d answers to page one\n", id, n);
	verdict(n >= 0 && n <= ANSWERS_MAX, id, "answers to page one");
	asked = session_findings(s);
	verdict(asked->urgency == given->urgency, id, "same urgency");
	verdict(asked->secrecy == given->secrecy, id, "same secrecy");
	verdict(asked->outcome == given->outcome, id, "same outcome");
	verdict(memcmp(asked->alarm, given->alarm, sizeof(given->alarm)) == 0,
	    id, "same alarms");
	verdict(same_grounds(asked, given), id, "same grounds");
	session_free(s);
	return n;
}

static int
compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static int
is_case(const struct dirent *e)
{
	const char *dot = strrchr(e->d_name, '.');

	return dot != NULL && strcmp(dot, ".json") == 0;
}

static int
check_file(struct world *w, const char *path)
{
	json_t *c = json_load_file(path, 0, NULL);
	const char *at = json_string_value(json_object_get(c, "at"));
	struct civil civil;
	int n = -1;

	if (at != NULL && civil_parse(at, &civil)) {
		w->day = civil_days(civil.year, civil.month, civil.day);
		w->program = program_new(w->kb, w->day);
		w->arena = arena_new();
		n = check_case(w, c);
		arena_free(w->arena);
		program_free(w->program);
	} else
		verdict(false, path, "can be read");
	json_decref(c);
	return n;
}

int
main(void)
{
	struct world w = { .diag = diag_new() };
	struct kb *kb = kb_load(getenv("KNOWLEDGE_DIR"), w.diag);
	struct dirent **names;
	char dir[4000], path[4400];
	int counts[CASES_MAX], count, i, n, vignettes = 0;

	(void)snprintf(dir, sizeof(dir), "%s/cases", getenv("TEST_DIR"));
	n = scandir(dir, &names, is_case, alphasort);
	verdict(kb != NULL && n >= 25 && n <= CASES_MAX, dir,
	    "knowledge and cases");
	w.kb = kb;
	for (i = 0; i < n && kb != NULL; i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir,
		    names[i]->d_name);
		count = check_file(&w, path);
		if (names[i]->d_name[0] == 'v')
			counts[vignettes++] = count;
		free(names[i]);
	}
	if (vignettes > 0) {
		qsort(counts, (size_t)vignettes, sizeof(counts[0]), compare);
		printf("# median %d, most %d answers\n",
		    counts[vignettes / 2], counts[vignettes - 1]);
		verdict(counts[vignettes / 2] <= MEDIAN_MAX, "vignettes",
		    "median of answers to page one");
		verdict(counts[vignettes - 1] <= VIGNETTE_MAX, "vignettes",
		    "most answers to page one");
	}
	if (n >= 0)
		free(names);
	kb_free(kb);
	diag_free(w.diag);
	printf("1..%d\n", test_number);
	return 0;
}
