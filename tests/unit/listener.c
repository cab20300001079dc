/* SPDX-License-Identifier: MIT */
/*
 * Who speaks to whom, over random answers: the heading of section 3 names who
 * listens, and "your patient" is nowhere said of a child who tells, a
 * colleague or someone known privately.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "kb/find.h"

#define AT "2026-11-20T17:40"
#define ROUNDS 250
#define WIDE 1000	/* so that no line is folded within what is looked for */

/* A concern, the listeners its heading may name, and whether the patient of
 * the professional is one of the people in it. */
struct listener {
	const char *concern, *heading[3], *english[3];
	bool patient;
};

static const struct listener listeners[] = {
	{ "concern=client", { "tegen je patiënt kunt" },
	    { "to your patient" }, true },
	{ "concern=relation", { "tegen je patiënt kunt" },
	    { "to your patient" }, true },
	{ "concern=child-tells", { "tegen het kind kunt" },
	    { "to the child" }, false },
	{ "concern=colleague", { "tegen je leiding kunt",
	    "tegen je collega kunt zeggen, en daarna tegen je leiding" },
	    { "to your management", "to your colleague, and then to your "
	    "management" }, false },
	{ "concern=private", { "tegen die persoon kunt" },
	    { "to that person" }, false },
	{ "concern=self", { "tegen een collega kunt",
	    "tegen wie aan zelfdoding denkt kunt zeggen, en tegen een "
	    "collega" },
	    { "to a colleague", "to whoever thinks of suicide, and to a "
	    "colleague" }, true },
};
#define NLISTENERS (sizeof(listeners) / sizeof(listeners[0]))

static void
draw(struct advice *a, uint32_t *seed, const char *concern,
    enum kb_lang lang)
{
	const char *given[] = { concern, "profession=gp", NULL };

	advice_reset(a);
	advice_answer_random(a, seed);
	advice_answer_all(a, given);
	advice_find(a, lang);
}

/* Which of the listeners it may have the heading names; 3: there is none. */
static size_t
heading(struct advice *a, const char *const *may)
{
	const char *text = advice_text(a, 3, WIDE), *end = strchr(text, '\n');
	char line[300];
	size_t i;

	if (end == NULL || strstr(text, kb_message(a->kb, a->c.lang,
	    "rep-section-empty")) != NULL)
		return 3;
	(void)snprintf(line, sizeof(line), "%.*s", (int)(end - text), text);
	for (i = 3; i-- > 0;)	/* the longest first */
		if (may[i] != NULL && strstr(line, may[i]) != NULL)
			return i;
	fail_msg("a wrong listener: %s", line);
	return 3;
}

/* Only the directory of section 5 speaks in general. */
static void
assert_no_patient(struct advice *a, const char *concern, enum kb_lang lang)
{
	static const char *const words[] = { "je patiënt", "your patient" };
	static const int sections[] = { 0, 1, 2, 3, 4, 6, 8 };
	const char *text;
	size_t i;

	for (i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
		text = advice_text(a, sections[i], WIDE);
		if (strstr(text, words[lang]) != NULL)
			fail_msg("%s: section %d says \"%s\":\n%s", concern,
			    sections[i], words[lang], text);
	}
}

static void
test_who_listens(void **state)
{
	const struct listener *l;
	uint32_t seed = 20261121;
	size_t i, k, seen[NLISTENERS][KB_NLANG][4] = { 0 };
	struct advice a;
	enum kb_lang lang;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < NLISTENERS * ROUNDS; i++) {
		l = &listeners[i % NLISTENERS];
		lang = i / NLISTENERS % 2 == 0 ? KB_NL : KB_EN;
		draw(&a, &seed, l->concern, lang);
		k = heading(&a, lang == KB_NL ? l->heading : l->english);
		seen[i % NLISTENERS][lang][k]++;
		if (!l->patient)
			assert_no_patient(&a, l->concern, lang);
	}
	advice_close(&a);
	for (i = 0; i < NLISTENERS; i++)
		for (k = 0; k < 3 && listeners[i].heading[k] != NULL; k++)
			if (seen[i][KB_NL][k] == 0 || seen[i][KB_EN][k] == 0)
				fail_msg("%s: never \"%s\"",
				    listeners[i].concern,
				    listeners[i].heading[k]);
}

/* What must be said, on which answers, and where. */
struct said {
	const char *replies[9], *text;
	int section;
};

static const struct said sayings[] = {
	/* Whether a child is in danger is not known: the card still is on
	 * the child, and says that a report is meant. */
	{ { "country=nl", "profession=gp", "concern=child-tells",
	    "conduct=hands", "basis=child", "danger=unknown", "age=adult",
	    NULL },
	    "Het kind vertelde", 2 },
	/* A relative and a child are not asked where they are. */
	{ { "country=be", "profession=gp", "concern=relation", "danger=now",
	    NULL }, "Laat je patiënt het kind nu ophalen", 0 },
	{ { "country=nl", "profession=teacher", "concern=child-tells",
	    "danger=now", NULL }, "Is het kind bij jou?", 0 },
	{ { "country=nl", "profession=teacher", "concern=child-tells",
	    "suicide=acute", NULL }, "Ik blijf bij je.", 3 },
	/* A colleague who tells hears it before the management. */
	{ { "country=nl", "profession=teacher", "concern=colleague",
	    "basis=told", NULL }, "zeggen, en daarna tegen je leiding\n"
	    " \"Ik luister naar je.", 3 },
	/* A coach is not of one's own organisation, and still steps back. */
	{ { "country=nl", "profession=psyreg", "concern=client", "age=adult",
	    "conduct=online", "victim=reachable", "relation=dependent",
	    NULL }, "Werk, sport of vrijwilligerswerk", 4 },
	/* The record of a client is not the professional's own. */
	{ { "country=be", "profession=gp", "concern=self", "suicide=thoughts",
	    "danger=no", NULL }, "laat weg wat over jou gaat", 6 },
};
#define NSAYINGS (sizeof(sayings) / sizeof(sayings[0]))

static void
test_what_is_said(void **state)
{
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < NSAYINGS; i++) {
		advice_reset(&a);
		advice_answer_all(&a, sayings[i].replies);
		advice_find(&a, KB_NL);
		if (strstr(advice_text(&a, sayings[i].section, 200),
		    sayings[i].text) == NULL)
			fail_msg("%zu: \"%s\" is not said:\n%s", i,
			    sayings[i].text, sbuf_text(&a.out));
	}
	advice_close(&a);
}

/* What to try before speaking fits the case: no talk with a person who told
 * it, nor with a colleague, which is for the management. */
static void
test_try_first(void **state)
{
	static const struct { bool may; const char *replies[6]; } given[] = {
		{ false, { "country=be", "profession=gp", "concern=client",
		    "basis=told", NULL } },
		{ false, { "country=nl", "profession=psyreg",
		    "concern=client", "done=talked", NULL } },
		{ false, { "country=nl", "profession=psyreg",
		    "concern=colleague", NULL } },
		{ false, { "country=be", "profession=gp", "concern=relation",
		    NULL } },
		{ true, { "country=be", "profession=gp", "concern=client",
		    "basis=seen", "done=", NULL } },
	};
	uint32_t seed = 7;
	struct advice a;
	size_t i, said = 0;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < 200; i++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		/* So that there is something left to try. */
		advice_answer_all(&a, (const char *const []){ "danger=days",
		    "conduct=hands", "supervisor=unknown", "accepts=unknown",
		    "timely-help=unknown", "peers=unequal", NULL });
		advice_answer_all(&a, given[i % 5].replies);
		advice_find(&a, KB_NL);
		if (strstr(advice_text(&a, 1, WIDE), "eerst: praat met") ==
		    NULL)
			continue;
		said++;
		if (!given[i % 5].may)
			fail_msg("%s: %s", given[i % 5].replies[2],
			    sbuf_text(&a.out));
	}
	advice_close(&a);
	assert_true(said > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who_listens),
		cmocka_unit_test(test_what_is_said),
		cmocka_unit_test(test_try_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
