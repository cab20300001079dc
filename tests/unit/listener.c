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

/* A heading folds at the width, so look at a wide one. */
static void
assert_heading(struct advice *a, const char *const *may)
{
	const char *text = advice_text(a, 3, 200), *end = strchr(text, '\n');
	char line[300];
	size_t i;

	if (end == NULL || strstr(text, kb_message(a->kb, a->c.lang,
	    "rep-section-empty")) != NULL)
		return;
	(void)snprintf(line, sizeof(line), "%.*s", (int)(end - text), text);
	for (i = 0; i < 3 && may[i] != NULL; i++)
		if (strstr(line, may[i]) != NULL)
			return;
	fail_msg("a wrong listener: %s", line);
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
		text = advice_text(a, sections[i], 200);
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
	struct advice a;
	enum kb_lang lang;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < NLISTENERS * ROUNDS; i++) {
		l = &listeners[i % NLISTENERS];
		lang = i / NLISTENERS % 2 == 0 ? KB_NL : KB_EN;
		draw(&a, &seed, l->concern, lang);
		assert_heading(&a, lang == KB_NL ? l->heading : l->english);
		if (!l->patient)
			assert_no_patient(&a, l->concern, lang);
	}
	advice_close(&a);
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
	static const char *const given[][6] = {
		{ "country=be", "profession=gp", "concern=client",
		    "basis=told", NULL },
		{ "country=nl", "profession=psyreg", "concern=client",
		    "done=talked", NULL },
		{ "country=nl", "profession=psyreg", "concern=colleague",
		    NULL },
		{ "country=be", "profession=gp", "concern=relation", NULL },
	};
	uint32_t seed = 7;
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < 200; i++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		/* So that there is something left to try. */
		advice_answer_all(&a, (const char *const []){ "danger=days",
		    "conduct=hands", "supervisor=unknown", "accepts=unknown",
		    "timely-help=unknown", "peers=unequal", NULL });
		advice_answer_all(&a, given[i % 4]);
		advice_find(&a, KB_NL);
		if (strstr(advice_text(&a, 1, 200), "eerst: praat met") !=
		    NULL)
			fail_msg("%s: %s", given[i % 4][2],
			    sbuf_text(&a.out));
	}
	advice_close(&a);
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
