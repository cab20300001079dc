/* SPDX-License-Identifier: MIT */
/*
 * What is looked up outside a consultation, over the whole knowledge: every
 * element by its id, every topic by its keywords, the parts of the guide, the
 * directory.  No placeholder reaches the reader.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/command.h"
#include "report/explain.h"
#include "talk.h"

static struct talk *talk;

/* Runs a command as it would be typed; what it wrote is in c->out. */
static int
run(struct context *c, const struct options *o,
    int (*command)(struct context *))
{
	int status;

	sbuf_reset(&c->out);
	c->options = o;
	c->kb = talk->kb;
	c->page.width = 80;
	c->page.lang = c->lang;
	assert_true(civil_parse("2026-11-20T17:40", &c->at));
	status = command(c);
	sbuf_clear(&c->about);
	return status;
}

static int
run_word(struct context *c, char *word, int (*command)(struct context *))
{
	struct options o = { .words = &word, .nwords = word == NULL ? 0 : 1 };

	return run(c, &o, command);
}

static void
expect_filled(const struct context *c, int status, const char *what)
{
	if (status != 0 || strpbrk(sbuf_text(&c->out), "{}") != NULL)
		fail_msg("%s: status %d\n%s", what, status,
		    sbuf_text(&c->out));
}

static void
each_id(struct context *c)
{
	struct explain_entry e;
	char id[128];
	size_t i;

	for (i = 0; explain_entry(talk->kb, i, &e) == 0; i++) {
		(void)snprintf(id, sizeof(id), "%s", e.head->id);
		expect_filled(c, run_word(c, id, command_explain), id);
	}
	assert_true(i > 500);
}

static void
each_topic(struct context *c)
{
	char id[128];
	size_t i;

	for (i = 0; i < talk->kb->ntopics; i++) {
		(void)snprintf(id, sizeof(id), "%s",
		    talk->kb->topics[i].head.id);
		expect_filled(c, run_word(c, id, command_guide), id);
	}
	for (i = 0; i < talk->kb->nwhat_ifs; i++) {
		(void)snprintf(id, sizeof(id), "%s",
		    talk->kb->what_ifs[i].head.id);
		expect_filled(c, run_word(c, id, command_guide), id);
	}
	for (i = 0; i < talk->kb->ncontacts; i++) {
		(void)snprintf(id, sizeof(id), "%s",
		    talk->kb->contacts[i].head.id);
		expect_filled(c, run_word(c, id, command_contacts), id);
	}
}

static void
each_part(struct context *c)
{
	static const char *const parts[KB_NLANG][14] = {
		{ "wat als", "plan", "hulp", "woorden", "stellingen",
		    "onderwerpen", "fasen", "1", "2", "3", "4", "5", "6",
		    "boos" },
		{ "what if", "plan", "care", "words", "statements", "topics",
		    "phases", "1", "2", "3", "4", "5", "6", "angry" },
	};
	char part[32];
	size_t i;

	for (i = 0; i < 14; i++) {
		(void)snprintf(part, sizeof(part), "%s", parts[c->lang][i]);
		expect_filled(c, run_word(c, part, command_guide), part);
	}
	expect_filled(c, run_word(c, NULL, command_guide), "guide");
	expect_filled(c, run_word(c, NULL, command_contacts), "contacts");
}

static void
nothing_is_left_open(void **state)
{
	static const char *const roles[] = { NULL, "gp" };
	size_t i;
	int lang;

	(void)state;
	for (lang = 0; lang < KB_NLANG; lang++)
		for (i = 0; i < 2; i++) {
			struct context c = { .lang = (enum kb_lang)lang,
			    .role = roles[i] };

			each_id(&c);
			each_topic(&c);
			each_part(&c);
			sbuf_clear(&c.out);
		}
}

static bool
says(const struct context *c, const char *words)
{
	return strstr(sbuf_text(&c->out), words) != NULL;
}

static void
the_words_follow_the_role(void **state)
{
	struct context c = { .lang = KB_NL };
	char id[] = "topic-why-talk";

	(void)state;
	assert_int_equal(run_word(&c, id, command_explain), 0);
	assert_true(says(&c, "je helpt je cliënt"));
	c.role = "gp";
	assert_int_equal(run_word(&c, id, command_explain), 0);
	assert_true(says(&c, "je helpt je patiënt"));
	sbuf_clear(&c.out);
}

static void
the_rest_is_counted(void **state)
{
	struct context c = { .lang = KB_NL };
	char common[] = "kind", *two[] = { common, common };
	struct options o = { .words = two, .nwords = 2 };

	(void)state;
	assert_int_equal(run_word(&c, common, command_explain), 0);
	assert_true(says(&c, "\nNog "));
	assert_true(says(&c, "andere. Typ er een woord bij"));
	assert_int_equal(run(&c, &o, command_explain), 0);
	assert_true(says(&c, "\nNog "));
	sbuf_clear(&c.out);
}

/* At a prompt: listed, opened by /number, read on; a digit alone stays an
 * answer to the question. */
static void
a_consultation_looks_up_too(void **state)
{
	struct sbuf answer = SBUF_EMPTY;

	(void)state;
	assert_true(talk_begin(talk, KB_NL, true, "be", NULL));
	assert_int_equal(talk_feed(talk, "/7"), -1);
	assert_int_equal(talk_feed(talk, "/"), -1);
	assert_int_equal(talk_feed(talk, "/partner"), 0);
	assert_true(talk_heard(talk, "/1: Vraag "));
	assert_true(talk_heard(talk, "/2: Achtergrond: Naasten"));
	assert_true(talk_heard(talk, "typ / en het nummer"));
	assert_string_equal(talk_question(talk), "danger");
	assert_int_equal(talk_feed(talk, "/9"), -1);
	assert_int_equal(talk_feed(talk, "/2"), 0);
	assert_true(talk_heard(talk, "Naasten lijden vaak in stilte."));
	assert_true(talk_heard(talk, "stukjes: typ /"));
	assert_false(talk_heard(talk, "Vraag altijd of er kinderen in huis"));
	assert_int_equal(talk_feed(talk, "/"), 0);
	assert_true(talk_heard(talk, "Vraag altijd of er kinderen in huis"));
	assert_int_equal(talk_feed(talk, "/"), -1);
	assert_string_equal(talk_question(talk), "danger");
	assert_int_equal(talk_feed(talk, "3"), 0);
	assert_string_not_equal(talk_answer(talk, "danger", &answer), "");
	sbuf_clear(&answer);
}

static void
words_are_found_in_parts(void **state)
{
	static const struct { const char *typed, *heard; } rows[] = {
		{ "/zelf-hulp", "Zelfhulp" }, { "/ZELFHULP", "Zelfhulp" },
		{ "/suicidaal", "1813" }, { "/suïcidaal", "1813" },
		{ "/kampen", "(gevonden: kampen)" },
		{ "/zomerkamp", "weer bij een kind" },
		{ "/quarantaine lockdown corona xyz", "Niets gevonden" },
		{ "/afpersing", "Dienst: Child Focus" }, { "/huilt", "Wat als: " },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(talk_begin(talk, KB_NL, true, "be", NULL));
		(void)talk_feed(talk, rows[i].typed);
		if (!talk_heard(talk, rows[i].heard))
			fail_msg("%s: no \"%s\" in\n%s", rows[i].typed,
			    rows[i].heard, sbuf_text(&talk->said));
	}
}

static int
begin(void **state)
{
	(void)state;
	talk = talk_new_real();
	return talk == NULL ? -1 : 0;
}

static int
end(void **state)
{
	(void)state;
	talk_free(talk);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_left_open),
		cmocka_unit_test(the_words_follow_the_role),
		cmocka_unit_test(the_rest_is_counted),
		cmocka_unit_test(a_consultation_looks_up_too),
		cmocka_unit_test(words_are_found_in_parts),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
