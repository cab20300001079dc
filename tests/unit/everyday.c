/* SPDX-License-Identifier: MIT */
/*
 * The words people use, searched for in the real knowledge: of each language
 * at least nine in ten must find the right question, service, what-if or
 * background first.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "consult/state.h"
#include "talk.h"

#define WORDS 80
#define RIGHT_MIN 72

struct word { const char *typed, *wanted, *or; };

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
	NULL }, { "stress", "function", NULL }, { "gamen", "function",
	"topic-online-contact" },
	{ "spijt", "motivation", NULL }, { "vanavond", "danger", NULL },
	{ "boos", "if-anger", NULL },
	{ "huilt", "if-crying", NULL },
	{ "ontkent", "if-denial", "motivation" },
	{ "zwijgt", "if-blocking", NULL },
	{ "herval", "if-relapse", NULL },
	{ "terugval", "if-relapse", NULL },
	{ "verspreid", "if-images-spread", "be-child-focus" },
	{ "112", "be-112", NULL },
	{ "1813", "be-zelfmoordlijn-1813", NULL },
	{ "ambulance", "be-112", NULL },
	{ "awel", "be-awel", NULL },
	{ "sensoa", "be-sensoa", NULL },
	{ "naasten", "topic-relatives", "be-naasten-stop-it-now" },
	{ "anoniem", "topic-q-anonymous", NULL },
	{ "stigma", "topic-stigma", NULL },
	{ "beroepsgeheim", "topic-secrecy-be", NULL },
	{ "zelfhulp", "topic-self-help", "be-stoppen-is-mogelijk" },
	{ "vertrouwenscentrum", "be-vertrouwenscentrum", NULL },
	{ "kinderporno", "be-stopchildporno", "topic-images" },
	{ "downloader", "topic-images",
	"be-stop-it-now-vlaanderen" },
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
	"topic-online-contact" }, { "motivation", "motivation", NULL }, { "tonight", "danger",
	NULL }, { "neighbour", "concern", NULL }, { "nephew", "concern",
	"relation" },
	{ "angry", "if-anger", NULL },
	{ "crying", "if-crying", NULL },
	{ "denies", "if-denial", "motivation" },
	{ "silent", "if-blocking", NULL },
	{ "relapse", "if-relapse", NULL },
	{ "minimises", "if-minimising", "motivation" },
	{ "spread", "if-images-spread", "be-child-focus" },
	{ "1813", "be-zelfmoordlijn-1813", NULL },
	{ "ambulance", "be-112", NULL },
	{ "awel", "be-awel", NULL },
	{ "sensoa", "be-sensoa", NULL },
	{ "relatives", "topic-relatives", "be-naasten-stop-it-now" },
	{ "anonymous", "topic-q-anonymous", NULL },
	{ "stigma", "topic-stigma", NULL },
	{ "secrecy", "topic-secrecy-be", NULL },
	{ "self-help", "topic-self-help", "be-stoppen-is-mogelijk" },
	{ "emergency", "be-112", "danger" },
	{ "waiting", "topic-waiting", "treatment" },
	{ "downloader", "topic-images",
	"be-stop-it-now-vlaanderen" },
	{ "chatbot", "topic-chatbot", NULL },
};

/* What opened, or the first that was listed, by its id. */
static const char *
first_found(struct talk *t)
{
	struct found_item first = t->session->nlisted > 0
	    ? t->session->listed[0] : (struct found_item){ KB_NO_KIND, 0 };

	if (t->session->word.len > 0)
		return talk_question(t);
	if (t->session->opened.kind != KB_NO_KIND)
		first = t->session->opened;
	return first.kind == KB_NO_KIND ? ""
	    : kb_kind_head(t->kb, first.kind, first.index)->id;
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
		if (strcmp(found, words[i].wanted) == 0 ||
		    (words[i].or != NULL && strcmp(found, words[i].or) == 0))
			right++;
		else
			print_message("%s finds \"%s\"\n", words[i].typed, found);
	}
	print_message("%d of %d right\n", right, WORDS);
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
