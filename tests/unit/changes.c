/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "talk_test.h"

/* Until advice was shown, what is clear is told without what it was. */
static void
first_round_says_what_is_clear(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "2");
	FEED(t, "2");
	HEARD(t, "Haast: vandaag.");
	NOT_HEARD(t, "Het advies blijft");
	FEED(t, "2");
	NOT_HEARD(t, "Haast");
	FEED(t, "1");
	HEARD(t, "Zwijgen: je hebt beroepsgeheim.");
	FEED(t, "3");
	HEARD(t, "Melden: op je antwoorden is er geen grond om te melden.");
}

/* What an alarm tells is not told twice. */
static void
alarm_speaks_for_itself(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_EN, true, "nl", NULL));
	FEED(t, "1");
	HEARD(t, "A child is in danger now");
	NOT_HEARD(t, "Urgency");
}

static void
later_changes_say_what_it_was(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_EN, true, NULL, NULL));
	assert_int_equal(talk_feed_all(t, calm), 0);
	FEED(t, "next-contact=home");
	HEARD(t, "Reporting: was \"on your answers, no ground to report\", "
	    "now \"you may, it is no duty\", because this is fulfilled: "
	    "right to report.");
	HEARD(t, "Now fulfilled: right to report.");
	FEED(t, "next-contact=0");
	HEARD(t, "now \"not clear yet\".");
	HEARD(t, "No longer fulfilled: right to report.");
	ANSWERED(t, "profession", "gp");
	FEED(t, "profession=other");
	HEARD(t, "Secrecy: was \"it applies\", now \"it does not apply\".");
}

/* That something is no longer clear is news only to who heard that it was. */
static void
what_is_no_longer_clear(void **state)
{
	struct talk *t = *state;

	assert_true(talk_begin(t, KB_NL, true, NULL, "gp"));
	FEED(t, "profession=0");
	NOT_HEARD(t, "Zwijgen:");
	FEED(t, "profession=1");
	HEARD(t, "Zwijgen: je hebt beroepsgeheim.");
	FEED(t, "profession=0");
	HEARD(t, "Zwijgen: was \"je hebt beroepsgeheim\", nu ");
	assert_true(talk_begin(t, KB_NL, true, "be", NULL));
	FEED(t, "country=nl");
	NOT_HEARD(t, "Melden:");
}

/* A line that is no longer in force is not said: the numbers are. */
static void
an_alarm_without_its_line(void **state)
{
	const struct session_options o = { .lang = KB_NL, .day = TALK_DAY,
	    .terminal = true, .country = "nl" };
	static const struct { long to; bool said; } rows[] = {
		{ TALK_DAY + 1, true }, { TALK_DAY - 1, false } };
	struct talk *t = *state;
	struct kb_passage passages[8];
	struct kb kb = *t->kb;
	size_t i, j;

	assert_in_range(kb.npassages, 1, 8);
	memcpy(passages, kb.passages, kb.npassages * sizeof(*passages));
	kb.passages = passages;
	for (i = 0; i < 2; i++) {
		for (j = 0; j < kb.npassages; j++)
			passages[j].to = rows[i].to;
		session_free(t->session);
		t->session = session_new(&kb, t->program, &o, t->diag);
		assert_non_null(t->session);
		FEED(t, "danger=now");
		HEARD(t, "Een kind loopt nu gevaar");
		HEARD(t, "112");
		assert_int_equal(strstr(sbuf_text(&t->said), "Niet veilig?")
		    != NULL, rows[i].said);
		assert_int_equal(strstr(sbuf_text(&t->said), "Noodhulp")
		    == NULL, rows[i].said);
	}
	session_free(t->session);
	t->session = NULL;
}

static void
nothing_moves(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	assert_int_equal(talk_feed_all(t, calm), 0);
	FEED(t, "gevaar=nee");
	HEARD(t, "Het advies blijft zoals het was.");
	assert_int_equal(t->pages, 1);
}

/* The next caller hears nothing of the one before. */
static void
next_caller_starts_anew(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	assert_int_equal(talk_feed_all(t, calm), 0);
	FEED(t, "nieuw");
	FEED(t, "2");
	FEED(t, "2");
	HEARD(t, "Haast: vandaag");
	NOT_HEARD(t, "was \"");
}

/* The real knowledge: steps that come and go are named, three at most. */
static void
steps_come_and_go(void **state)
{
	static const char *const replies[] = { "gevaar=5; zelfdoding=3", NULL };
	struct talk *t = talk_new_real();
	const char *said;
	unsigned lines = 0;

	(void)state;
	assert_non_null(t);
	assert_true(talk_begin(t, KB_NL, true, "be", "gp"));
	assert_int_equal(talk_feed_all(t, replies), 0);
	FEED(t, "zelfdoding=1");
	HEARD(t, "Komt erbij: ");
	for (said = sbuf_text(&t->said);
	    (said = strstr(said, "Komt erbij: ")) != NULL; said++)
		lines++;
	assert_in_range(lines, 1, 3);
	FEED(t, "zelfdoding=3");
	HEARD(t, "Vervalt: ");
	HEARD(t, t->kb->alarms[KB_ALARM_LIFE].title.in[KB_NL]);
	talk_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_round_says_what_is_clear),
		cmocka_unit_test(alarm_speaks_for_itself),
		cmocka_unit_test(later_changes_say_what_it_was),
		cmocka_unit_test(what_is_no_longer_clear),
		cmocka_unit_test(an_alarm_without_its_line),
		cmocka_unit_test(nothing_moves),
		cmocka_unit_test(next_caller_starts_anew),
		cmocka_unit_test(steps_come_and_go),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
