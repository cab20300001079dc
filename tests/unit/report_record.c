/* SPDX-License-Identifier: MIT */
/* The text for the record is safe by construction: the moment, and whole
 * sentences of the knowledge.  Nothing that was typed gets into it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <jansson.h>

#include "advice.h"
#include "kb/find.h"
#include "talk.h"

#define AT "2026-11-20T17:40"
#define RECORD 6

static const char *const moments[KB_NLANG] = {
	"20 november 2026, 17.40 uur.", "20 November 2026, 5.40 pm." };

/* The longest sentence of the record that the text starts with; 0: none. */
static size_t
sentence(const struct kb *kb, enum kb_lang lang, const char *text)
{
	size_t i, len, longest = 0;

	for (i = 0; i < kb->npassages; i++) {
		const struct kb_passage *p = &kb->passages[i];
		const char *s = p->text.in[lang];

		if (p->place != KB_RECORD && p->place != KB_RECORD_ADD)
			continue;
		assert_null(strchr(s, '{'));
		len = strlen(s);
		if (strncmp(text, s, len) != 0)
			continue;
		len += strchr(".?!:", s[len - 1]) == NULL && text[len] == '.';
		longest = len > longest ? len : longest;
	}
	return longest;
}

static void
check_sentences(const struct kb *kb, enum kb_lang lang, const char *text)
{
	size_t len;

	for (; *text != '\0'; text += len) {
		text += *text == ' ';
		len = sentence(kb, lang, text);
		if (len == 0)
			fail_msg("no sentence of the knowledge: %s", text);
	}
}

/* The number of paragraphs. */
static size_t
check_record(const struct report_context *c)
{
	const char *moment = moments[c->lang], *text;
	struct doc *doc = doc_new();
	size_t i, n;

	report_section(c, RECORD, doc);
	n = doc_count(doc);
	assert_true(n >= 2);
	assert_int_equal(doc_at(doc, 0)->kind, DOC_HEADING);
	for (i = 1; i < n; i++) {
		assert_int_equal(doc_at(doc, i)->kind, DOC_PARA);
		text = doc_at(doc, i)->text;
		if (strcmp(text, kb_message(c->kb, c->lang,
		    "rep-section-empty")) == 0)
			continue;
		if (i == 1) {
			assert_memory_equal(text, moment, strlen(moment));
			text += strlen(moment);
		}
		check_sentences(c->kb, c->lang, text);
	}
	doc_free(doc);
	return n;
}

static void
answer_case(struct advice *a, const json_t *answers)
{
	const char *question;
	json_t *value, *option;
	char reply[512];
	size_t i;
	int n;

	advice_reset(a);
	json_object_foreach((json_t *)(uintptr_t)answers, question, value) {
		n = snprintf(reply, sizeof(reply), "%s=%s", question,
		    json_is_string(value) ? json_string_value(value) : "");
		json_array_foreach(value, i, option)
			n += snprintf(reply + n, sizeof(reply) - (size_t)n,
			    "%s%s", i == 0 ? "" : ",",
			    json_string_value(option));
		if (reply[n - 1] != '=')
			advice_answer(a, reply);
	}
}

static void
in_every_case(void **state)
{
	char dir[4000], path[4400];
	struct dirent *entry;
	size_t cases = 0, told = 0;
	struct advice a;
	json_t *c;
	int lang;
	DIR *d;

	(void)state;
	advice_open(&a, AT);
	(void)snprintf(dir, sizeof(dir), "%s/cases", getenv("TEST_DIR"));
	d = opendir(dir);
	assert_non_null(d);
	while ((entry = readdir(d)) != NULL) {
		if (strstr(entry->d_name, ".json") == NULL)
			continue;
		(void)snprintf(path, sizeof(path), "%s/%s", dir,
		    entry->d_name);
		c = json_load_file(path, 0, NULL);
		assert_non_null(c);
		answer_case(&a, json_object_get(c, "answers"));
		for (lang = 0; lang < KB_NLANG; lang++) {
			advice_find(&a, (enum kb_lang)lang);
			told += check_record(&a.c) > 2;
		}
		json_decref(c);
		cases++;
	}
	(void)closedir(d);
	advice_close(&a);
	assert_true(cases >= 25);
	assert_int_equal(told, cases * KB_NLANG);
}

static void
on_any_answers(void **state)
{
	struct advice a;
	uint32_t seed = 20261120;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < 500; i++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		advice_find(&a, (enum kb_lang)(i % KB_NLANG));
		(void)check_record(&a.c);
	}
	advice_close(&a);
}

/* Names, markup and sequences for a terminal, refused or taken as the start
 * of an option's words. */
static void
whatever_was_typed(void **state)
{
	static const char *const typed[] = { "Zqxjkv Wvrbzj", "zqxjkv",
		"danger=now Zqxjkv", "danger=NoW", "/Zqxjkv", "zoek Zqxjkv",
		"basis=told,Zqxjkv", "basis=TOLD", "beroep=hUISARTs",
		"{client}", "profession={client} Zqxjkv",
		"\033]0;Zqxjkv\007", "5; 3; Zqxjkv", "concern=CLIENT",
		"suicide=Zqxjkv", "wie=je PATIËNT", "<passage>Zqxjkv", "1 Zqxjkv",
		"save Zqxjkv", "=Zqxjkv", "Zqxjkv=1", "." };
	struct talk *t = talk_new_real();
	struct report_context c = { .lang = KB_NL };
	struct sbuf out = SBUF_EMPTY;
	size_t i;

	(void)state;
	assert_non_null(t);
	assert_true(civil_parse(AT, &c.at));
	assert_true(talk_begin(t, KB_NL, true, "be", NULL));
	for (i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		(void)talk_feed(t, typed[i]);
	assert_string_equal(talk_answer(t, "danger", &out), "now");
	assert_string_equal(talk_answer(t, "basis", &out), "told");
	assert_string_equal(talk_answer(t, "profession", &out), "gp");
	c.kb = t->kb;
	c.findings = session_findings(t->session);
	assert_true(check_record(&c) > 2);
	sbuf_clear(&out);
	talk_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_every_case),
		cmocka_unit_test(on_any_answers),
		cmocka_unit_test(whatever_was_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
