/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kb/find.h"
#include "talk_test.h"

/* Twelve wrong inputs and more at every prompt. */
static const char *const wrong[] = {
	"99", "help", "ja ja", "-1", "1.5", "1 2 3 4 5 6 7 8 9", "x=1",
	"gevaar=zomaar", "\xff\xfe", "\x1b[A", "1;;2;x", "=999", "/zzzzzz",
	"bewaar", "()", "\xe2\x80\xae" "1", "wijzig", "zoek",
};

struct snapshot {
	char answers[4096];
	char question[64];
	unsigned shown;
};

static void
take_snapshot(struct talk *t, struct snapshot *s)
{
	struct sbuf all = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < t->kb->nquestions; i++) {
		sbuf_puts(&all, t->kb->questions[i].head.id);
		sbuf_putc(&all, '=');
		sbuf_puts(&all, talk_answer(t, t->kb->questions[i].head.id,
		    &answer_text));
		sbuf_putc(&all, ';');
	}
	(void)snprintf(s->answers, sizeof(s->answers), "%s",
	    sbuf_text(&all));
	(void)snprintf(s->question, sizeof(s->question), "%s",
	    talk_question(t));
	s->shown = t->shown;
	sbuf_clear(&all);
}

static unsigned
count_lines(const char *s)
{
	unsigned n = 0;

	for (; *s != '\0'; s++)
		n += *s == '\n';
	return n;
}

static void
feed_wrong(struct talk *t, const char *reply, size_t len)
{
	struct snapshot before, after;
	int result;

	take_snapshot(t, &before);
	result = talk_feed_bytes(t, reply, len);
	take_snapshot(t, &after);
	assert_string_equal(before.answers, after.answers);
	if (before.shown != after.shown)
		fail_msg("\"%.40s\" shows something", reply);
	if (result == 0 && len == strlen("wijzig"))
		return;		/* the overview, and the question again */
	assert_int_equal(result, -1);
	assert_string_equal(before.question, after.question);
	assert_true(sbuf_text(&t->said)[0] != '\0');
	assert_true(count_lines(sbuf_text(&t->said)) <= 2);
	assert_true(t->said.len <= 160);
}

static void
feed_all_wrong(struct talk *t)
{
	static char big[1024 * 1024];
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		feed_wrong(t, wrong[i], strlen(wrong[i]));
	memset(big, '1', sizeof(big));
	feed_wrong(t, big, sizeof(big));
	memset(big, ' ', sizeof(big));
	big[0] = 'x';
	big[sizeof(big) - 1] = '1';
	feed_wrong(t, big, sizeof(big));
	feed_wrong(t, "1\0002", 3);
	feed_wrong(t, "\0", 1);
	feed_wrong(t, "1\xef\xbf\xbd", 4);
}

static void
wrong_input_at_every_prompt(void **state)
{
	struct talk *t = *state;
	const char *const *reply;
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++) {
		assert_true(talk_begin(t, (enum kb_lang)lang, true, NULL,
		    NULL));
		for (reply = calm; *reply != NULL; reply++) {
			feed_all_wrong(t);
			FEED(t, *reply);
		}
		feed_all_wrong(t);		/* the menu */
		FEED(t, "2=1");
		feed_all_wrong(t);		/* an alarm */
		assert_int_equal(t->pages, 1);
	}
}

/* The same replies, with and without someone who reads along. */
static void
terminal_and_pipe_agree(void **state)
{
	static const char *const scripts[][16] = {
		{ "2", "3", "2", "1", "3", "8", "2", NULL },
		{ "1", "1", "", "1", "", "1", "1", "1 2", "", NULL },
		{ "1", "1", "1", "1", "1", "1 2 0", NULL },
		{ "kamp=1; 6=none", "1", "x", "99", "1", "", "2", "1",
		    "=2", "3", "", "8", "1", "1", NULL },
		{ "2", "1", "", "2", "<", "1", "", "1", "3", "", "",
		    "stop", NULL },
		{ "2", "1", "", "2", "1", "1", "2", "nieuw", "1", NULL },
	};
	struct talk *t = *state;
	struct snapshot seen, piped;
	size_t i;
	int r;

	for (i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		assert_true(talk_begin(t, KB_NL, true, NULL, NULL));
		for (r = 0; scripts[i][r] != NULL; r++)
			(void)talk_feed(t, scripts[i][r]);
		take_snapshot(t, &seen);
		assert_true(talk_begin(t, KB_NL, false, NULL, NULL));
		for (r = 0; scripts[i][r] != NULL; r++)
			(void)talk_feed(t, scripts[i][r]);
		take_snapshot(t, &piped);
		assert_string_equal(seen.answers, piped.answers);
	}
}

/* "Hooguit" never rises unless an earlier answer changes.  No number is said
 * of the last question only. */
static unsigned
most_left(const struct talk *t)
{
	const char *p = strstr(sbuf_text(&t->said), "hooguit ");

	if (p == NULL)
		HEARD(t, "Dit is de laatste.");
	return p == NULL ? 0 : (unsigned)strtoul(p + 8, NULL, 10);
}

static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static void
walk(struct talk *t, unsigned seed)
{
	unsigned left = 1000, now, guard;
	char reply[8];
	size_t q;

	for (guard = 0; t->pages == 0 && guard < 100; guard++) {
		q = session_question(t->session);
		if (q == KB_ALWAYS) {		/* an alarm */
			FEED(t, "");
			continue;
		}
		now = most_left(t);
		assert_true(now < left);
		left = now == 0 ? 1 : now;
		(void)snprintf(reply, sizeof(reply), "%u", next_random(&seed)
		    % (unsigned)(t->kb->questions[q].noptions + 1));
		if (talk_feed(t, reply) == -1)
			FEED(t, "1");		/* the country */
	}
	assert_int_equal(t->pages, 1);
}

static void
at_most_never_rises(void **state)
{
	struct talk *t = talk_new_real();
	unsigned seed;

	(void)state;
	assert_non_null(t);
	for (seed = 1; seed <= 60; seed++) {
		BEGIN(t);
		walk(t, seed);
	}
	talk_free(t);
}

/* Anything at any prompt: no crash, and what is refused changes nothing. */
static const char *const bits[] = { "1", "2", "3", "4", "5", "0", "9", " ",
	",", ";", "=", "<", ">", "?", "!", ".", "/", "ja", "nee", "weet niet",
	"geen", "stop", "wis", "nieuw", "terug", "wijzig ", "zoek ", "advies",
	"kamp", "gevaar", "suicide", "done", "talked", "unknown", "belkaart",
	"\xc3\xa9", "\xff", "\t", "{client}", "%s%n", "\033[2J", "8", "16",
	"basis=1,0", "country=be", "danger=now", "danger=no" };
#define NBITS (sizeof(bits) / sizeof(bits[0]))

static void
make_reply(struct sbuf *reply, unsigned *seed)
{
	unsigned n = next_random(seed) % 4;

	sbuf_reset(reply);
	while (n-- > 0)
		sbuf_puts(reply, bits[next_random(seed) % NBITS]);
}

static void
talk_at_random(struct talk *t, unsigned seed)
{
	struct snapshot before, after;
	struct sbuf reply = SBUF_EMPTY;
	int i;

	assert_true(talk_begin(t, seed % 2 == 0 ? KB_NL : KB_EN,
	    seed % 3 != 0, NULL, NULL));
	for (i = 0; i < 40; i++) {
		if (session_want(t->session) != SESSION_REPLY)
			break;
		make_reply(&reply, &seed);
		take_snapshot(t, &before);
		if (talk_feed_bytes(t, sbuf_text(&reply), reply.len) == 0)
			continue;
		assert_true(t->said.len > 0);
		take_snapshot(t, &after);
		if (strchr(sbuf_text(&reply), ';') == NULL)
			assert_string_equal(before.answers, after.answers);
	}
	sbuf_clear(&reply);
}

static void
random_replies(void **state)
{
	const char *rounds = getenv("TALK_ROUNDS");
	unsigned seed, last = rounds == NULL ? 30 :
	    (unsigned)strtoul(rounds, NULL, 10);
	struct talk *t = talk_new_real();

	(void)state;
	assert_non_null(t);
	for (seed = 1; seed <= last; seed++)
		talk_at_random(t, seed);
	talk_free(t);
}

/* The real knowledge: an alarm within two answers, one with a country. */
static void
real_alarms_come_first(void **state)
{
	struct talk *t = talk_new_real();
	int lang, country;

	(void)state;
	assert_non_null(t);
	for (lang = 0; lang < KB_NLANG; lang++)
		for (country = 0; country < 2; country++) {
			assert_true(talk_begin(t, (enum kb_lang)lang, true,
			    country == 0 ? "be" : "nl", NULL));
			FEED(t, "1");
			HEARD(t, t->kb->alarms[KB_ALARM_CHILD].title.in[lang]);
			HEARD(t, country == 0 ? "101" : "112");
			FEED(t, "");
			ASKED(t, "suicide");
			FEED(t, "1");
			HEARD(t, t->kb->alarms[KB_ALARM_LIFE].title.in[lang]);
		}
	BEGIN(t);
	FEED(t, "1");
	FEED(t, "1");
	HEARD(t, t->kb->alarms[KB_ALARM_CHILD].title.in[KB_NL]);
	talk_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_input_at_every_prompt),
		cmocka_unit_test(terminal_and_pipe_agree),
		cmocka_unit_test(at_most_never_rises),
		cmocka_unit_test(random_replies),
		cmocka_unit_test(real_alarms_come_first),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
