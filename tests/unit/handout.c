/* SPDX-License-Identifier: MIT */
/* The sheet for the client: whoever reads it learns nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "consult/fill.h"
#include "kb/find.h"
#include "report/handout.h"
#include "report/training.h"

/* Nothing of reporting, secrecy, the law, urgency, signs or what was told. */
static const char *const forbidden[] = {
	"meld", "aangifte", "geheim", "politie", "parket", "justitie",
	"rechter", "risico", "indicator", "signaal", "signalen", "verdacht",
	"dader", "pleger", "misdrijf", "strafbaar", "spoed", "dringend",
	"urgent", "misbruik", "veilig thuis", "vertrouwenscentrum", "pedo",
	"slachtoffer", "plicht", "beroep", "dossier", "seksu", "bezorgd",
	"report", "secre", "confiden", "police", "prosecut", "court", "judge",
	"risk", "suspect", "offen", "crim", "abuse", "victim", "duty",
	"record", "sexual", "perpetrat", "worried", "unsafe", "onveilig",
};

static void
check_words(const char *text)
{
	struct sbuf folded = SBUF_EMPTY;
	size_t i;

	for (i = 0; text[i] != '\0'; i++)
		sbuf_putc(&folded, text[i] >= 'A' && text[i] <= 'Z' ?
		    (char)(text[i] - 'A' + 'a') : text[i]);
	for (i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
		if (strstr(sbuf_text(&folded), forbidden[i]) != NULL)
			fail_msg("\"%s\" in: %s", forbidden[i], text);
	sbuf_clear(&folded);
}

static bool
is_marked_passage(const struct advice *a, const char *text)
{
	const struct kb_passage *p;
	struct sbuf filled = SBUF_EMPTY;
	bool found = false;
	size_t i;

	for (i = 0; i < a->kb->npassages && !found; i++) {
		p = &a->kb->passages[i];
		if (p->place < KB_HANDOUT_TITLE || p->place > KB_HANDOUT_FILL)
			continue;
		sbuf_reset(&filled);
		report_text(&a->c, &p->text, &filled);
		found = strcmp(sbuf_text(&filled), text) == 0;
	}
	sbuf_clear(&filled);
	return found;
}

/* Not as a part of another number or of an address: "0800-0113", "113.nl". */
static size_t
count_number(const char *text, const char *number)
{
	static const char of_number[] = "-0123456789";
	size_t n = 0, len = strlen(number);
	const char *at;

	for (at = text; (at = strstr(at, number)) != NULL; at += len)
		n += (at == text || strchr(of_number, at[-1]) == NULL) &&
		    strspn(at + len, of_number) == 0 &&
		    (at[len] != '.' || at[len + 1] == ' ');
	return n;
}

/* "Noodnummer 112: 112" would say it twice. */
static void
check_numbers(const struct kb_contact *c, const struct doc_block *b)
{
	const char *number;
	size_t i;

	for (i = 0; i < c->nchannels; i++) {
		number = c->channels[i].value;
		if (c->channels[i].kind == KB_PHONE &&
		    count_number(b->label, number) +
		    count_number(b->text, number) != 1)
			fail_msg("%s: %s", b->label, b->text);
	}
}

static void
check_block(const struct advice *a, const struct doc_block *b)
{
	size_t contact;

	if (b->kind == DOC_BLANK)
		return;
	check_words(b->text);
	check_words(b->label);
	if (b->kind != DOC_CONTACT) {
		assert_true(is_marked_passage(a, b->text));
		return;
	}
	contact = kb_find_contact(a->kb, b->id);
	assert_true(contact != KB_ALWAYS);
	assert_int_not_equal(a->kb->contacts[contact].handout, 0);
	check_numbers(&a->kb->contacts[contact], b);
}

static struct doc *
sheet(const struct advice *a)
{
	struct doc *doc = doc_new();

	report_handout(&a->c, doc);
	assert_false(doc_failed(doc));
	return doc;
}

/* How many blocks of a kind. */
static size_t
count(const struct advice *a, enum doc_kind kind)
{
	struct doc *doc = sheet(a);
	size_t i, n = 0;

	for (i = 0; i < doc_count(doc); i++) {
		check_block(a, doc_at(doc, i));
		n += doc_at(doc, i)->kind == kind;
	}
	doc_free(doc);
	return n;
}

static bool
names(const struct advice *a, const char *id)
{
	struct doc *doc = sheet(a);
	bool found = false;
	size_t i;

	for (i = 0; i < doc_count(doc); i++)
		found = found || (doc_at(doc, i)->id != NULL &&
		    strcmp(doc_at(doc, i)->id, id) == 0);
	doc_free(doc);
	return found;
}

static size_t
notes(const struct advice *a)
{
	struct doc *doc = doc_new();
	size_t n;

	report_handout_notes(&a->c, doc);
	n = doc_count(doc);
	doc_free(doc);
	return n;
}

#define ROUNDS 600

static void
test_random(void **state)
{
	uint32_t seed = 20261120;
	size_t round, sheets = 0;
	struct advice a;

	(void)state;
	advice_open(&a, "2026-11-20T17:40");
	for (round = 0; round < ROUNDS; round++) {
		advice_reset(&a);
		advice_answer_random(&a, &seed);
		if (round % 3 == 0) {
			advice_answer(&a, "concern=client");
			advice_answer(&a, "where=here");
			advice_answer(&a, "age=adult");
		}
		advice_find(&a, round % 2 == 0 ? KB_NL : KB_EN);
		sheets += count(&a, DOC_TITLE);
	}
	assert_true(sheets > ROUNDS / 4 && sheets < ROUNDS);
	advice_close(&a);
}

struct situation {
	const char *replies[12];
	size_t titles, ticks, fills;
	const char *on, *off;		/* ids, or NULL */
};

static void
check(struct advice *a, const struct situation *s)
{
	int lang;

	for (lang = KB_NL; lang < KB_NLANG; lang++) {
		advice_reset(a);
		advice_answer_all(a, s->replies);
		advice_find(a, (enum kb_lang)lang);
		assert_int_equal(count(a, DOC_TITLE), s->titles);
		assert_int_equal(count(a, DOC_CHECK), s->ticks);
		assert_int_equal(count(a, DOC_FILL), s->fills);
		assert_true(notes(a) > 0);
		if (s->on != NULL)
			assert_true(names(a, s->on));
		if (s->off != NULL)
			assert_false(names(a, s->off));
	}
}

/* Written from what a clinician would hand over. */
static void
test_situations(void **state)
{
	static const struct situation all[] = {
		{ { "country=nl", "concern=client", "where=here", "age=adult",
		    "danger=no", "suicide=no", "conduct=no", "images=stopped",
		    "urge=no", "next-contact=never" }, 1, 2, 11,
		    "handout-self-help-nl", "nl-kindertelefoon" },
		{ { "country=be", "concern=client", "where=here", "age=adult",
		    "danger=no", "suicide=thoughts", "images=viewing",
		    "urge=no", "next-contact=never" }, 1, 2, 11,
		    "be-zelfmoordlijn-1813", "handout-self-help-be" },
		{ { "country=nl", "concern=client", "where=here", "age=adult",
		    "danger=now", "suicide=no" }, 1, 0, 2, "nl-stop-it-now",
		    "handout-agree" },
		{ { "country=nl", "concern=client", "where=here", "age=adult",
		    "danger=no", "suicide=acute", "urge=no" }, 1, 0, 2,
		    "nl-113", "handout-plan-heading" },
		{ { "country=be", "concern=client", "where=here",
		    "age=unknown", "danger=no" }, 0, 0, 0, NULL, NULL },
		{ { "country=be", "concern=client", "where=here", "age=teen",
		    "danger=no", "suicide=no", "images=viewing" }, 1, 0, 2,
		    "be-awel", "be-stop-it-now-vlaanderen" },
		{ { "country=nl", "concern=relation", "danger=now" }, 1, 0, 2,
		    "nl-stop-it-now", "handout-agree" },
		{ { "country=nl", "concern=child-tells" }, 0, 0, 0, NULL,
		    "nl-112" },
		{ { "country=nl", "concern=colleague", "where=here",
		    "age=adult" }, 0, 0, 0, NULL, NULL },
		{ { "country=nl", "concern=client", "where=apart",
		    "age=adult" }, 0, 0, 0, NULL, NULL },
		{ { "danger=no" }, 0, 0, 0, NULL, NULL },
	};
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, "2026-11-20T17:40");
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		check(&a, &all[i]);
	advice_close(&a);
}

/* An answer is told, or after a lack of memory not at all. */
static void
test_answer_told(void **state)
{
	struct sbuf out = SBUF_EMPTY;
	struct advice a;
	size_t danger;

	(void)state;
	advice_open(&a, "2026-11-20T17:40");
	danger = kb_find_question(a.kb, "danger", 6);
	advice_answer(&a, "danger=no");
	training_answer(KB_NL, a.answers, danger, &out);
	assert_string_equal(sbuf_text(&out), "nee");
	sbuf_clear(&out);
	out.failed = true;
	training_answer(KB_NL, a.answers, danger, &out);
	assert_int_equal(out.len, 0);
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_situations),
		cmocka_unit_test(test_answer_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
