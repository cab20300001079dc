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
    .day = TALK_DAY, .practice = true, .country = "nl", .role = "gp" };

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

/* What follows from answers, by the number of replies after which it is
 * told. */
enum { CHILD, LIFE, URGENCY, SECRECY, REPORTING, STEP, NTOLD };

static void
count_told(const struct talk *t, size_t n[NTOLD])
{
	static const char *const changes[] = { "say-urgency", "say-secrecy",
	    "say-reporting" };
	bool step = false;
	char start[64];
	size_t i;

	for (i = 0; i < KB_NALARMS; i++)
		n[CHILD + i] += told(t, &t->kb->alarms[i].title);
	for (i = 0; i < 3; i++) {
		(void)snprintf(start, sizeof(start), "%s: ",
		    kb_message(t->kb, KB_NL, changes[i]));
		n[URGENCY + i] += heard(t, start);
	}
	for (i = 0; i < t->kb->nsteps; i++)
		step |= told(t, &t->kb->steps[i].text);
	n[STEP] += step;
}

#define FIRST "danger=no; suicide=no; where=here; concern=client; " \
	"age=adult; conduct=hands; images=no; urge=no; next-contact=week; " \
	"basis=told; victim=reachable; ongoing=yes"

/* Each answer as a change of what was answered first. */
static void
change_each(struct talk *t, const struct session_options *o,
    size_t n[NTOLD])
{
	const struct kb_question *q;
	char reply[128];
	size_t i, j;

	for (i = 0; i < t->kb->nquestions; i++) {
		q = &t->kb->questions[i];
		for (j = 0; j < q->noptions; j++) {
			assert_true(talk_begin_with(t, o));
			assert_int_equal(talk_feed(t, FIRST), 0);
			if (!o->practice)
				assert_int_equal(talk_feed(t, "."), 0);
			(void)snprintf(reply, sizeof(reply), "%s=%s",
			    q->head.id, q->options[j].id);
			assert_int_equal(talk_feed(t, reply), 0);
			assert_true(heard(t, "Genoteerd"));
			count_told(t, n);
		}
	}
}

static void
no_conclusion(void **state)
{
	size_t n[NTOLD] = { 0 }, i;

	change_each(*state, &practice, n);
	for (i = 0; i < NTOLD; i++)
		assert_int_equal(n[i], 0);
}

/* The same answers in a consultation on a terminal do tell. */
static void
otherwise_told(void **state)
{
	struct session_options consult = practice;
	size_t n[NTOLD] = { 0 }, i;

	consult.practice = false;
	consult.terminal = true;
	change_each(*state, &consult, n);
	for (i = 0; i < NTOLD; i++)
		assert_true(n[i] > 0);
}

static void
no_section(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin_with(t, &practice));
	assert_int_equal(talk_feed(t, "verandert"), -1);
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
