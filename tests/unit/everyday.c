/* SPDX-License-Identifier: MIT */
/*
 * The words people use, searched for in the real knowledge: of 60 in each
 * language at least 54 must find the right question first.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "talk.h"

#define WORDS 60
#define RIGHT_MIN 54

struct word { const char *typed, *question, *or; };

static const struct word dutch[WORDS] = {
	{ "kamp", "next-contact", NULL }, { "logeren", "next-contact", NULL },
	{ "oppas", "next-contact", NULL }, { "vakantie", "next-contact",
	NULL }, { "zwembad", "next-contact", NULL }, { "oma", "supervisor",
	NULL }, { "opa", "supervisor", NULL }, { "drank", "substances", NULL },
	{ "alcohol", "substances", NULL }, { "drugs", "substances", NULL },
	{ "wiet", "substances", NULL }, { "bier", "substances", NULL },
	{ "trainer", "own-org", "next-contact" }, { "zelfmoord", "suicide",
	NULL }, { "dood", "suicide", "victim" }, { "porno", "images", NULL },
	{ "foto", "images", NULL }, { "filmpje", "images", NULL },
	{ "chatten", "conduct", "meeting" }, { "whatsapp", "conduct",
	"meeting" }, { "snapchat", "conduct", "meeting" }, { "aanraken",
	"conduct", NULL }, { "politie", "justice", "setting" }, { "rechter",
	"setting", "justice" }, { "advocaat", "justice", NULL },
	{ "scheiding", "crisis", NULL }, { "ontslag", "crisis", NULL },
	{ "krant", "crisis", NULL }, { "partner", "support", NULL },
	{ "vrouw", "concern", "support" }, { "moeder", "relation",
	"concern" }, { "broer", "concern", NULL }, { "collega", "concern",
	"done" }, { "school", "own-org", NULL }, { "leraar", "profession",
	NULL }, { "dokter", "profession", NULL }, { "huisarts", "profession",
	NULL }, { "psychiater", "treatment", NULL }, { "therapie",
	"treatment", NULL }, { "wachtlijst", "treatment", NULL },
	{ "leeftijd", "age", NULL }, { "puber", "age", NULL }, { "tiener",
	"age", NULL }, { "vriendje", "peers", NULL }, { "verliefd", "peers",
	NULL }, { "belofte", "accepts", NULL }, { "weigert", "accepts",
	NULL }, { "toestemming", "consent", NULL }, { "vrijwilliger",
	"own-org", NULL }, { "ambtenaar", "civil", NULL }, { "stiefkind",
	"relation", NULL }, { "dochter", "concern", "relation" },
	{ "slachtoffer", "victim", NULL }, { "verhuisd", "victim", NULL },
	{ "eenzaam", "support", "function" }, { "verveling", "function",
	NULL }, { "stress", "function", NULL }, { "gamen", "function", NULL },
	{ "spijt", "motivation", NULL }, { "vanavond", "danger", NULL },
};

static const struct word english[WORDS] = {
	{ "camp", "next-contact", NULL }, { "sleepover", "next-contact",
	NULL }, { "babysitter", "next-contact", NULL }, { "holiday",
	"next-contact", NULL }, { "pool", "next-contact", NULL }, { "grandma",
	"supervisor", NULL }, { "grandpa", "supervisor", NULL }, { "drink",
	"substances", NULL }, { "alcohol", "substances", NULL }, { "drugs",
	"substances", NULL }, { "weed", "substances", NULL }, { "beer",
	"substances", NULL }, { "coach", "own-org", "next-contact" },
	{ "suicide", "suicide", NULL }, { "dead", "suicide", "victim" },
	{ "porn", "images", NULL }, { "photo", "images", NULL }, { "video",
	"images", NULL }, { "chat", "conduct", "meeting" }, { "whatsapp",
	"conduct", "meeting" }, { "snapchat", "conduct", "meeting" },
	{ "touched", "conduct", NULL }, { "police", "justice", "setting" },
	{ "judge", "setting", "justice" }, { "lawyer", "justice", NULL },
	{ "divorce", "crisis", NULL }, { "fired", "crisis", NULL },
	{ "newspaper", "crisis", NULL }, { "partner", "support", NULL },
	{ "wife", "concern", "support" }, { "mother", "relation",
	"concern" }, { "brother", "concern", NULL }, { "colleague",
	"concern", "done" }, { "school", "own-org", NULL }, { "teacher",
	"profession", NULL }, { "doctor", "profession", NULL },
	{ "psychiatrist", "treatment", NULL }, { "therapy", "treatment",
	NULL }, { "medication", "treatment", "substances" }, { "age", "age",
	NULL }, { "teenager", "age", NULL }, { "boyfriend", "concern",
	"peers" }, { "in love", "peers", NULL }, { "promise", "accepts",
	NULL }, { "refuses", "accepts", NULL }, { "consent", "consent",
	NULL }, { "volunteer", "own-org", NULL }, { "civil servant", "civil",
	NULL }, { "stepchild", "relation", NULL }, { "daughter", "concern",
	"relation" }, { "victim", "victim", NULL }, { "moved", "victim",
	NULL }, { "lonely", "support", "function" }, { "bored", "function",
	NULL }, { "stress", "function", NULL }, { "gaming", "function",
	NULL }, { "motivation", "motivation", NULL }, { "tonight", "danger",
	NULL }, { "neighbour", "concern", NULL }, { "nephew", "concern",
	"relation" },
};

/* The question that opened, or the first that was listed. */
static const char *
first_found(struct talk *t)
{
	unsigned number = 0;
	size_t i;

	if (strstr(sbuf_text(&t->said), "gevonden:") != NULL ||
	    strstr(sbuf_text(&t->said), "found:") != NULL)
		return talk_question(t);
	(void)sscanf(sbuf_text(&t->said), "%u ", &number);
	for (i = 0; i < t->kb->nquestions; i++)
		if (t->kb->questions[i].number == number)
			return t->kb->questions[i].head.id;
	return "";
}

static void
find_all(const struct word *words, enum kb_lang lang)
{
	struct talk *t = talk_new_real();
	const char *found;
	char line[64];
	int i, right = 0;

	assert_non_null(t);
	for (i = 0; i < WORDS; i++) {
		assert_true(talk_begin(t, lang, true, "be", NULL));
		(void)snprintf(line, sizeof(line), "/%s", words[i].typed);
		(void)talk_feed(t, line);
		found = first_found(t);
		if (strcmp(found, words[i].question) == 0 ||
		    (words[i].or != NULL && strcmp(found, words[i].or) == 0))
			right++;
		else
			printf("# %s finds \"%s\"\n", words[i].typed, found);
	}
	printf("# %d of %d right\n", right, WORDS);
	assert_true(right >= RIGHT_MIN);
	talk_free(t);
}

static void
dutch_words(void **state)
{
	(void)state;
	find_all(dutch, KB_NL);
}

static void
english_words(void **state)
{
	(void)state;
	find_all(english, KB_EN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dutch_words),
		cmocka_unit_test(english_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
