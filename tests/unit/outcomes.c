/* SPDX-License-Identifier: MIT */
/*
 * What every outcome of the real knowledge owes, over random answers: someone
 * to call in one's own country, a date to come back to it, and in an emergency
 * the step that ends it, whatever else was answered.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "kb/find.h"

#define AT "2026-11-20T17:40"
#define ROUNDS 1500
#define PAGES 60

/* One country: what is said there, and never in the other. */
struct land {
	const char *answer;
	enum kb_country country;
	const char *call_now, *life_line, *line, *number, *foreign[4];
};

static const struct land lands[] = {
	{ "country=be", KB_BE, "call-now-be", "life-line-be",
	    "be-zelfmoordlijn-1813", "1813", { "0800-2000", "0800 266 64 36",
	    "0900-8844", "0800-0432" } },
	{ "country=nl", KB_NLD, "call-now-nl", "life-line-nl", "nl-113",
	    "113", { "1813", "0800 200 50", "116 000", "1712" } },
};
#define NLANDS (sizeof(lands) / sizeof(lands[0]))

/* Answers at random, then what is given. */
static void
draw(struct advice *a, uint32_t *seed, const char *const *given)
{
	advice_reset(a);
	advice_answer_random(a, seed);
	advice_answer_all(a, given);
	advice_find(a, KB_NL);
}

static bool
certain_step(const struct advice *a, const char *id)
{
	const struct findings *f = a->c.findings;
	size_t i;

	for (i = 0; i < f->nsteps; i++)
		if (strcmp(a->kb->steps[f->steps[i].step].head.id, id) == 0)
			return !f->steps[i].possible;
	return false;
}

static bool
has_contact(const struct advice *a, const char *id)
{
	const struct findings *f = a->c.findings;
	size_t i;

	for (i = 0; i < f->ncontacts; i++)
		if (strcmp(a->kb->contacts[f->contacts[i]].head.id, id) == 0)
			return true;
	return false;
}

/* By a step, not only by a rule: consulting is always allowed, so its
 * recipients would hide that no step names anyone. */
static bool
someone_to_call(const struct advice *a, enum kb_country country)
{
	const struct findings *f = a->c.findings;
	const struct kb_step *s;
	size_t i, j;

	for (i = 0; i < f->nsteps; i++) {
		s = &a->kb->steps[f->steps[i].step];
		for (j = 0; j < s->ncontacts && !f->steps[i].possible; j++)
			if (a->kb->contacts[s->contacts[j]].country == country)
				return true;
	}
	return false;
}

static bool
has_follow_up(const struct advice *a)
{
	const struct kb_passage *p;
	size_t i;

	for (i = 0; i < a->kb->npassages; i++) {
		p = &a->kb->passages[i];
		if (p->place == KB_FOLLOW_UP && findings_rule(a->c.findings,
		    p->rule) == TRI_TRUE)
			return true;
	}
	return false;
}

static bool
no_foreign_contact(const struct advice *a, enum kb_country country)
{
	const struct findings *f = a->c.findings;
	enum kb_country of;
	size_t i;

	for (i = 0; i < f->ncontacts; i++) {
		of = a->kb->contacts[f->contacts[i]].country;
		if (of != country && of != KB_INT)
			return false;
	}
	return true;
}

#define NFOREIGN (sizeof(lands[0].foreign) / sizeof(lands[0].foreign[0]))

/* Counts which numbers of the other country the text has. */
static void
count_foreign(const struct land *l, const char *text, size_t seen[NFOREIGN])
{
	size_t i;

	for (i = 0; i < NFOREIGN; i++)
		seen[i] += strstr(text, l->foreign[i]) != NULL;
}

static void
every_outcome_ends_well(void **state)
{
	uint32_t seed = 20261120;
	struct advice a;
	size_t i;
	int round;

	(void)state;
	advice_open(&a, AT);
	for (round = 0; round < ROUNDS; round++)
		for (i = 0; i < NLANDS; i++) {
			const char *given[] = { lands[i].answer, NULL };

			draw(&a, &seed, given);
			assert_true(someone_to_call(&a, lands[i].country));
			assert_true(has_follow_up(&a));
			assert_true(no_foreign_contact(&a,
			    lands[i].country));
		}
	advice_close(&a);
}

/* Rendered text costs more, so fewer rounds.  Each of the numbers is there
 * for someone in its own country. */
static void
nobody_gets_a_foreign_number(void **state)
{
	size_t i, k, of, seen[NLANDS][NLANDS][NFOREIGN] = { 0 };
	uint32_t seed = 7;
	struct advice a;
	int round;

	(void)state;
	advice_open(&a, AT);
	for (round = 0; round < PAGES; round++)
		for (i = 0; i < NLANDS; i++) {
			const char *given[] = { lands[i].answer, NULL };

			draw(&a, &seed, given);
			for (of = 0; of < NLANDS; of++) {
				count_foreign(&lands[of], advice_text(&a, 0,
				    80), seen[i][of]);
				count_foreign(&lands[of], advice_text(&a, 5,
				    80), seen[i][of]);
			}
		}
	advice_close(&a);
	for (i = 0; i < NLANDS; i++)
		for (k = 0; k < NFOREIGN; k++) {
			if (seen[i][i][k] > 0)
				fail_msg("%s in %s", lands[i].foreign[k],
				    lands[i].answer);
			if (seen[1 - i][i][k] == 0)
				fail_msg("%s nowhere", lands[i].foreign[k]);
		}
}

static void
emergencies(const char *danger, const char *suicide, bool child, bool life)
{
	uint32_t seed = 1813;
	struct advice a;
	size_t i;
	int round;

	advice_open(&a, AT);
	for (round = 0; round < ROUNDS; round++)
		for (i = 0; i < NLANDS; i++) {
			const char *given[] = { lands[i].answer, danger,
			    suicide, NULL };

			draw(&a, &seed, given);
			if (child)
				assert_true(certain_step(&a,
				    lands[i].call_now));
			if (life)
				assert_true(certain_step(&a,
				    lands[i].life_line));
		}
	advice_close(&a);
}

static void
danger_now_calls(void **state)
{
	(void)state;
	emergencies("danger=now", "suicide=unknown", true, false);
	emergencies("danger=now", "suicide=no", true, false);
}

static void
a_plan_to_die_calls(void **state)
{
	(void)state;
	emergencies("danger=unknown", "suicide=acute", false, true);
	emergencies("danger=no", "suicide=acute", false, true);
}

/* The first words of a step, up to a placeholder, stand on page one. */
static bool
on_page_one(struct advice *a, enum kb_lang lang, const char *step)
{
	size_t i = kb_find_step(a->kb, step);
	const char *text;
	char start[24];

	assert_true(i != KB_ALWAYS);
	text = a->kb->steps[i].text.in[lang];
	(void)snprintf(start, sizeof(start), "%.*s",
	    (int)strcspn(text, "{("), text);
	assert_true(strlen(start) > 5);
	return strstr(advice_text(a, 0, 80), start) != NULL;
}

static void
both_emergencies_stand_on_page_one(void **state)
{
	uint32_t seed = 112;
	struct advice a;
	size_t i;
	int round, lang;

	(void)state;
	advice_open(&a, AT);
	emergencies("danger=now", "suicide=acute", true, true);
	for (round = 0; round < PAGES; round++)
		for (i = 0; i < NLANDS; i++) {
			const char *given[] = { lands[i].answer, "danger=now",
			    "suicide=acute", "profession=gp", NULL };

			draw(&a, &seed, given);
			for (lang = 0; lang < KB_NLANG; lang++) {
				advice_find(&a, (enum kb_lang)lang);
				assert_true(on_page_one(&a,
				    (enum kb_lang)lang, lands[i].call_now));
				assert_true(on_page_one(&a,
				    (enum kb_lang)lang, lands[i].life_line));
			}
		}
	advice_close(&a);
}

/* As long as suicide was not asked about and denied; in the short list of
 * section 5 too. */

static void
the_line_is_always_there(void **state)
{
	static const char *const answers[] = { "suicide=acute",
	    "suicide=thoughts", "suicide=unknown" };
	uint32_t seed = 113;
	struct advice a;
	size_t i, j;
	int round;

	(void)state;
	advice_open(&a, AT);
	for (round = 0; round < ROUNDS / 3; round++)
		for (i = 0; i < NLANDS; i++)
			for (j = 0; j < 3; j++) {
				const char *given[] = { lands[i].answer,
				    answers[j], NULL };

				draw(&a, &seed, given);
				assert_true(has_contact(&a, lands[i].line));
				if (round < PAGES)
					assert_non_null(strstr(advice_text(&a,
					    5, 80), lands[i].number));
			}
	advice_close(&a);
}

static const char *const adult_steps[] = { "self-help-be", "self-help-nl",
    "specialised-care-be", "specialised-care-nl", "offer-care",
    "name-unlawful", "stop-online", "no-meeting" };
static const char *const adult_words[] = { "say-images-law",
    "say-images-stopped", "say-made-stop", "say-made-child", "say-act-harm",
    "say-online-stop" };
#define NSTEPS (sizeof(adult_steps) / sizeof(adult_steps[0]))
#define NWORDS (sizeof(adult_words) / sizeof(adult_words[0]))

static bool
shows_step(const struct advice *a, const char *id)
{
	const struct findings *f = a->c.findings;
	size_t i;

	assert_true(kb_find_step(a->kb, id) != KB_ALWAYS);
	for (i = 0; i < f->nsteps; i++)
		if (strcmp(a->kb->steps[f->steps[i].step].head.id, id) == 0)
			return true;
	return false;
}

static bool
may_say(const struct advice *a, const char *id)
{
	size_t i;

	for (i = 0; i < a->kb->npassages; i++)
		if (strcmp(a->kb->passages[i].head.id, id) == 0)
			return findings_rule(a->c.findings,
			    a->kb->passages[i].rule) == TRI_TRUE;
	fail_msg("no passage %s", id);
	return false;
}

static void
a_minor_is_no_adult(void **state)
{
	static const char *const ages[] = { "age=under-12", "age=teen" };
	uint32_t seed = 17;
	struct advice a;
	size_t i, j;
	int round;

	(void)state;
	advice_open(&a, AT);
	for (round = 0; round < ROUNDS; round++)
		for (i = 0; i < 2; i++) {
			const char *given[] = { lands[round % 2].answer,
			    ages[i], NULL };

			draw(&a, &seed, given);
			for (j = 0; j < NSTEPS; j++)
				assert_false(shows_step(&a, adult_steps[j]));
			for (j = 0; j < NWORDS; j++)
				assert_false(may_say(&a, adult_words[j]));
		}
	advice_close(&a);
}

static bool
has_youth_path(const struct advice *a)
{
	return shows_step(a, "peers-talk") || shows_step(a,
	    a->c.findings->country == KB_BE ? "youth-care-be" : "youth-care-nl");
}

static void
a_minor_keeps_the_youth_path(void **state)
{
	static const char *const danger[] = { "danger=unknown", "danger=no",
	    "danger=later", "danger=anyday", "danger=days" };
	uint32_t seed = 23;
	struct advice a;
	size_t i;
	int round;

	(void)state;
	advice_open(&a, AT);
	for (round = 0; round < ROUNDS / 3; round++)
		for (i = 0; i < sizeof(danger) / sizeof(danger[0]); i++) {
			const char *given[] = { lands[round % 2].answer,
			    "concern=client", round % 3 == 0 ? "age=teen" :
			    "age=under-12", danger[i], round % 5 < 3 ?
			    "peers=unknown" : "conduct=boundary", NULL };

			draw(&a, &seed, given);
			if (!has_youth_path(&a))
				fail_msg("%s, %s, %s: no youth path", given[0],
				    given[2], given[3]);
		}
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_outcome_ends_well),
		cmocka_unit_test(nobody_gets_a_foreign_number),
		cmocka_unit_test(danger_now_calls),
		cmocka_unit_test(a_plan_to_die_calls),
		cmocka_unit_test(both_emergencies_stand_on_page_one),
		cmocka_unit_test(the_line_is_always_there),
		cmocka_unit_test(a_minor_is_no_adult),
		cmocka_unit_test(a_minor_keeps_the_youth_path),
	};

	return cmocka_run_group_tests_name("outcomes", tests, NULL, NULL);
}
