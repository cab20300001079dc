/* SPDX-License-Identifier: MIT */
/*
 * What guarantees claim to show, and what cases expect to be told, stands
 * where it is read: page one has the emergency steps and says the passages
 * that are claimed, whatever else asks for room.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/told.h"
#include "kb/find.h"
#include "practice.h"
#include "report/report.h"
#include "sampling.h"

#define DAY 20777L	/* 2026-11-20 */
#define BATCHES 2

struct page {
	size_t *missing;
	const struct kb *kb;
	const struct findings *f;
	const struct doc *doc;
};

static bool
has(const struct page *p, const char *id)
{
	size_t i;

	for (i = 0; i < doc_count(p->doc); i++)
		if (doc_at(p->doc, i)->id != NULL &&
		    strcmp(doc_at(p->doc, i)->id, id) == 0)
			return true;
	return false;
}

static bool
is(const struct page *p, const char *question, const char *option)
{
	const size_t q = kb_find_question(p->kb, question, strlen(question));

	return answers_option(p->f->answers, q) == kb_find_option(
	    &p->kb->questions[q], option, strlen(option));
}

static void
want(const struct page *p, const char *id)
{
	size_t i;

	if (has(p, id) || (*p->missing)++ > 2)
		return;
	print_message("page one has no %s\n", id);
	for (i = 0; i < doc_count(p->doc); i++)
		print_message("%s | %s\n", doc_at(p->doc, i)->id == NULL ?
		    "-" : doc_at(p->doc, i)->id, doc_at(p->doc, i)->text);
}

static void
check_emergency(const struct page *p)
{
	const char *country = kb_country_name(p->f->country);
	char id[64];

	/* With both alarms the alarm lines and the phone card have it. */
	if (p->f->alarm[KB_ALARM_LIFE] && !p->f->alarm[KB_ALARM_CHILD] &&
	    is(p, "next-contact", "home"))
		want(p, "children-now");
	if (p->f->country == KB_NO_COUNTRY)
		return;
	if (p->f->alarm[KB_ALARM_CHILD]) {
		(void)snprintf(id, sizeof(id), "call-now-%s", country);
		want(p, id);
	}
	if (p->f->alarm[KB_ALARM_LIFE]) {
		(void)snprintf(id, sizeof(id), "life-line-%s", country);
		want(p, id);
	}
}

/* Of places on page one with room for one passage. */
static void
check_said(const struct page *p, const struct property *claims,
    unsigned lane)
{
	static const enum kb_place places[] = { KB_HEADLINE,
	    KB_SECRECY_BOUND, KB_SECRECY_FREE, KB_SECRECY_OPEN,
	    KB_REPORT_NONE, KB_REPORT_OPEN, KB_FOLLOW_UP };
	size_t i, k;

	for (i = 0; i < p->kb->npassages; i++)
		for (k = 0; k < sizeof(places) / sizeof(places[0]); k++) {
			const struct kb_claim c = {
			    .about = KB_ABOUT_PASSAGE, .items = { &i, 1 },
			    .place = (int)places[k] };
			const struct kb_expr e = { .op = KB_CLAIM,
			    .claim = &c };

			if (p->kb->passages[i].place != places[k])
				continue;
			assert_int_equal(property_value(claims, NULL, &e,
			    lane / 64).certain >> lane % 64 & 1,
			    has(p, p->kb->passages[i].head.id));
			assert_int_equal(told_holds(p->f, i),
			    has(p, p->kb->passages[i].head.id));
		}
}

static void
page_one_keeps_its_word(void **state)
{
	struct report_context c = { .lang = KB_NL, .at = { .year = 2026,
	    .month = 11, .day = 20, .hour = 17, .minute = 40 } };
	struct practice k;
	struct sampling s;
	size_t missing = 0, i;
	unsigned lane;

	(void)state;
	practice_open(&k);
	assert_true(civil_parse("2026-11-20T17:40", &c.at));
	sampling_open(&s, k.kb, DAY);
	sampling_seed_cases(&s, k.cases);
	c.kb = k.kb;
	for (i = 0; i < BATCHES; i++) {
		sampling_batch(&s, 0);
		for (lane = 0; lane < PROPERTY_LANES; lane++) {
			struct arena *a = arena_new();
			struct doc *doc = doc_new();
			struct page p = { &missing, k.kb, findings_new(s.program,
			    s.at[lane], DAY, a), doc };

			assert_non_null(p.f);
			c.findings = p.f;
			report_page_one(&c, doc);
			assert_false(doc_failed(doc));
			check_emergency(&p);
			check_said(&p, s.now, lane);
			doc_free(doc);
			arena_free(a);
		}
	}
	sampling_close(&s);
	practice_close(&k);
	assert_int_equal(missing, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(page_one_keeps_its_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
