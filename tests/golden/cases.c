/* SPDX-License-Identifier: MIT */
/*
 * Every case in tests/cases through the real program: the answers are given
 * by name, the result must be as the dossier says, and the advice must keep
 * the bars of length at every width in both languages.  A case with "saved"
 * is resumed from that; the same replies typed afresh must give the same
 * result.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "consult.h"

#define PAGE_LINES 24
#define PAGE_WORDS 230
#define ALL_LINES 120

static const struct consult_style as_json = { "nl", "80", "json" },
    in_english = { "en", "80", "text" };
static int test_number;

static void
verdict(bool ok, const char *id, const char *what, const char *detail)
{
	printf("%sok %d - %s: %s\n", ok ? "" : "not ", ++test_number, id, what);
	if (!ok && detail != NULL)
		printf("# %s\n", detail);
}

static bool
in_list(const json_t *list, const char *id)
{
	json_t *item;
	size_t i;

	json_array_foreach((json_t *)list, i, item) {
		if (json_is_object(item))
			item = json_object_get(item, "id");
		if (id != NULL && json_is_string(item) &&
		    strcmp(json_string_value(item), id) == 0)
			return true;
	}
	return false;
}

static const json_t *
ground(const json_t *result, const char *id)
{
	json_t *item;
	size_t i;

	json_array_foreach(json_object_get(json_object_get(result,
	    "reporting"), "grounds"), i, item)
		if (strcmp(json_string_value(json_object_get(item, "id")),
		    id) == 0)
			return item;
	return NULL;
}

static bool
has_status(const json_t *result, const char *id, const char *status)
{
	const json_t *g = ground(result, id);

	return g != NULL && strcmp(json_string_value(json_object_get(g,
	    "status")), status) == 0;
}

static bool
contested(const json_t *result, const char *id)
{
	const json_t *g = ground(result, id);

	return g != NULL && json_is_true(json_object_get(g, "contested"));
}

/* One row a key of "expect": how an id of its list must stand. */
struct list_row {
	const char *key;
	bool wanted;
	bool (*holds)(const json_t *result, const char *id);
};

static bool
is_met(const json_t *r, const char *id)
{
	return has_status(r, id, "met");
}

static bool
is_open(const json_t *r, const char *id)
{
	return has_status(r, id, "open");
}

static bool
has_contact(const json_t *r, const char *id)
{
	return in_list(json_object_get(r, "contacts"), id);
}

static bool
has_step(const json_t *r, const char *id)
{
	return in_list(json_object_get(r, "steps"), id);
}

static bool
has_alarm(const json_t *r, const char *id)
{
	return in_list(json_object_get(json_object_get(r, "safety"),
	    "alarms"), id);
}

static bool
has_indicator(const json_t *r, const char *id)
{
	return in_list(json_object_get(json_object_get(r, "safety"),
	    "indicators"), id);
}

static const struct list_row rows[] = {
	{ "met", true, is_met }, { "not_met", false, is_met },
	{ "open", true, is_open }, { "contested", true, contested },
	{ "contacts", true, has_contact },
	{ "not_contacts", false, has_contact },
	{ "steps", true, has_step }, { "not_steps", false, has_step },
	{ "alarms", true, has_alarm }, { "indicators", true, has_indicator },
};

static void
check_lists(const char *id, const json_t *expect, const json_t *result)
{
	char what[200];
	json_t *item;
	size_t i, j;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		json_array_foreach(json_object_get(expect, rows[i].key), j,
		    item) {
			const char *name = json_string_value(item);

			(void)snprintf(what, sizeof(what), "%s %s",
			    rows[i].key, name);
			verdict(rows[i].holds(result, name) ==
			    rows[i].wanted, id, what, NULL);
		}
}

/* Nobody of the other country, whoever names them; an id begins with the
 * country. */
static void
check_country(const char *id, const json_t *c, const json_t *list)
{
	const char *here = json_string_value(json_object_get(json_object_get(c,
	    "answers"), "country")), *who;
	json_t *item;
	size_t i;

	json_array_foreach((json_t *)list, i, item) {
		if (json_is_object(item)) {
			check_country(id, c, json_object_get(item, "contacts"));
			continue;
		}
		who = json_string_value(item);
		if (strncmp(who, "int-", 4) != 0 && (here == NULL ||
		    strncmp(who, here, strlen(here)) != 0))
			verdict(false, id, "contact of the country", who);
	}
}

static void
check_word(const char *id, const json_t *want, const json_t *got,
    const char *what)
{
	const char *is = json_string_value(got);
	bool ok = is != NULL && (in_list(want, is) ||
	    (json_is_string(want) && strcmp(json_string_value(want),
	    is) == 0));

	if (want != NULL)
		verdict(ok, id, what, is == NULL ? "missing" : is);
}

static void
check_result(const char *id, const json_t *c, char *buf)
{
	const json_t *expect = json_object_get(c, "expect");
	const json_t *alarms = json_object_get(expect, "alarms");
	const json_t *safety;
	json_t *result;

	verdict(consult_run(c, &as_json, buf) == 0, id, "status", NULL);
	result = json_loads(buf, 0, NULL);
	verdict(result != NULL, id, "result is JSON", NULL);
	if (result == NULL)
		return;
	safety = json_object_get(result, "safety");
	check_word(id, json_object_get(expect, "urgency"),
	    json_object_get(safety, "urgency"), "urgency");
	check_word(id, json_object_get(expect, "secrecy"),
	    json_object_get(result, "secrecy"), "secrecy");
	check_word(id, json_object_get(expect, "reporting"),
	    json_object_get(json_object_get(result, "reporting"), "outcome"),
	    "reporting");
	if (alarms != NULL)
		verdict(json_array_size(alarms) == json_array_size(
		    json_object_get(safety, "alarms")), id, "alarms", NULL);
	check_lists(id, expect, result);
	check_country(id, c, json_object_get(result, "contacts"));
	check_country(id, c, json_object_get(result, "steps"));
	json_decref(result);
}

static void
check_afresh(const char *id, const json_t *c, char *buf)
{
	char *resumed;

	if (json_object_get(c, "saved") == NULL)
		return;
	(void)consult_run(c, &as_json, buf);
	resumed = strdup(buf);
	(void)consult_afresh(c, &as_json, buf);
	verdict(resumed != NULL && strcmp(resumed, buf) == 0, id,
	    "typed afresh, the same result", NULL);
	free(resumed);
	(void)consult_run(c, &in_english, buf);
	verdict(strstr(buf, "Follow-up to the conversation of ") != NULL,
	    id, "says what it follows", NULL);
}

static size_t
columns(const char *s, size_t len)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xc0) != 0x80;
	return n;
}

struct size { size_t lines, page_lines, page_words, widest; };

/* Page one ends before the heading of section 1. */
static struct size
measure(const char *s)
{
	struct size size = { 0 };
	bool page = true, word = false;
	const char *end;

	for (; *s != '\0'; s = end + (*end == '\n')) {
		end = strchrnul(s, '\n');
		if (s[0] >= '1' && s[0] <= '9' && s[1] == '.' && s[2] == ' ')
			page = false;
		size.lines++;
		if (columns(s, (size_t)(end - s)) > size.widest)
			size.widest = columns(s, (size_t)(end - s));
		if (!page)
			continue;
		if (end > s)
			size.page_lines = size.lines;
		for (; s < end; s++) {
			size.page_words += *s != ' ' && !word;
			word = *s != ' ';
		}
		word = false;
	}
	return size;
}

static void
check_size(const char *id, const json_t *c, const char *lang, int width,
    char *buf)
{
	char number[8], detail[120], what[60];
	const struct consult_style style = { lang, number, "text" };
	struct size size;
	bool ok;

	(void)snprintf(number, sizeof(number), "%d", width);
	(void)snprintf(what, sizeof(what), "advice in %s at %d columns", lang,
	    width);
	ok = consult_run(c, &style, buf) == 0 && *buf != '\0';
	size = measure(buf);
	(void)snprintf(detail, sizeof(detail), "lines %zu, page one %zu lines "
	    "%zu words, widest %zu", size.lines, size.page_lines,
	    size.page_words, size.widest);
	ok = ok && size.widest <= (size_t)width;
	if (width == 80)
		ok = ok && size.page_lines <= PAGE_LINES &&
		    size.page_words <= PAGE_WORDS && size.lines <= ALL_LINES;
	verdict(ok, id, what, detail);
}

static void
check_case(const char *path, char *buf)
{
	json_error_t e;
	json_t *c = json_load_file(path, JSON_REJECT_DUPLICATES, &e);
	const char *id = json_string_value(json_object_get(c, "id"));
	static const char *const langs[] = { "nl", "en" };
	static const int widths[] = { 60, 80, 120 };
	size_t i, j;

	if (id == NULL) {
		verdict(false, path, "case can be read", e.text);
		json_decref(c);
		return;
	}
	check_result(id, c, buf);
	check_afresh(id, c, buf);
	for (i = 0; i < 2; i++)
		for (j = 0; j < 3; j++)
			check_size(id, c, langs[i], widths[j], buf);
	json_decref(c);
}

int
main(void)
{
	char *buf = malloc(CONSULT_MAX);

	if (buf == NULL)
		return 99;
	verdict(consult_each(check_case, buf) >= 25, "cases",
	    "there are cases", NULL);
	free(buf);
	printf("1..%d\n", test_number);
	return 0;
}
