/* SPDX-License-Identifier: MIT */
/* A session to practise with, over the real knowledge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "kb/find.h"
#include "talk.h"

static const struct session_options practice = { .lang = KB_NL,
    .day = TALK_DAY, .practice = true, .country = "be", .role = "gp" };

static int
real(void **state)
{
	*state = talk_new_real();
	return *state == NULL ? -1 : 0;
}

static bool
heard(const struct talk *t, const char *words)
{
	return strstr(sbuf_text(&t->said), words) != NULL;
}

static bool
told(const struct talk *t, const struct kb_text *text)
{
	return text->in[KB_NL] != NULL && heard(t, text->in[KB_NL]);
}

/* Nothing that follows from the answers. */
static void
check_silent(const struct talk *t, const char *reply)
{
	static const char *const changes[] = { "say-urgency", "say-secrecy",
	    "say-reporting" };
	char start[64];
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		if (told(t, &t->kb->alarms[i].title))
			fail_msg("an alarm after %s", reply);
	for (i = 0; i < 3; i++) {
		(void)snprintf(start, sizeof(start), "%s: ",
		    kb_message(t->kb, KB_NL, changes[i]));
		if (heard(t, start))
			fail_msg("%safter %s", start, reply);
	}
	for (i = 0; i < t->kb->nsteps; i++)
		if (told(t, &t->kb->steps[i].text))
			fail_msg("a step after %s", reply);
}

/* Each answer first of all, and once more as a change. */
static void
no_conclusion(void **state)
{
	struct talk *t = *state;
	const struct kb_question *q;
	char reply[128];
	size_t i, j, n = 0;

	for (i = 0; i < t->kb->nquestions; i++) {
		q = &t->kb->questions[i];
		for (j = 0; j < q->noptions; j++, n++) {
			assert_true(talk_begin_with(t, &practice));
			assert_int_equal(talk_feed(t, "danger=no; suicide=no;"
			    " conduct=no"), 0);
			(void)snprintf(reply, sizeof(reply), "%s=%s",
			    q->head.id, q->options[j].id);
			assert_int_equal(talk_feed(t, reply), 0);
			check_silent(t, reply);
			assert_true(heard(t, "Genoteerd"));
		}
	}
	assert_true(n > 100);
}

/* The same answers in a consultation do tell. */
static void
otherwise_told(void **state)
{
	struct talk *t = *state;
	struct session_options consult = practice;

	consult.practice = false;
	assert_true(talk_begin_with(t, &consult));
	assert_int_equal(talk_feed(t, "danger=now"), 0);
	assert_true(told(t, &t->kb->alarms[KB_ALARM_CHILD].title));
}

static void
no_section(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin_with(t, &practice));
	assert_int_equal(talk_feed(t, "wijziging"), -1);
	assert_int_equal(talk_feed(t, "??"), 0);
	assert_int_equal(talk_feed(t, "?"), 0);
	assert_true(heard(t, kb_message(t->kb, KB_NL, "say-cmd-judge")));
	assert_false(heard(t, kb_message(t->kb, KB_NL,
	    "say-cmd-advice")));
	assert_false(heard(t, kb_message(t->kb, KB_NL, "say-cmd-new")));
	assert_int_equal(t->shown, 0);
}

static int
teardown_talk(void **state)
{
	talk_free(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_conclusion),
		cmocka_unit_test(otherwise_told),
		cmocka_unit_test(no_section),
	};

	return cmocka_run_group_tests(tests, real, teardown_talk);
}
