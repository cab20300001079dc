/* SPDX-License-Identifier: MIT */
#ifndef TEST_TALK_TEST_H
#define TEST_TALK_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "talk.h"

/* What the tests that talk begin with. */
static struct sbuf answer_text;

static int
setup(void **state)
{
	*state = talk_new();
	return *state == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	sbuf_clear(&answer_text);
	talk_free(*state);
	return 0;
}

#define BEGIN(t) assert_true(talk_begin(t, KB_NL, true, NULL, NULL))
#define FEED(t, s) assert_int_equal(talk_feed(t, s), 0)
#define REFUSED(t, s) assert_int_equal(talk_feed(t, s), -1)
#define HEARD(t, s) assert_true(talk_heard(t, s))
#define ASKED(t, s) assert_string_equal(talk_question(t), s)
#define ANSWERED(t, q, s) \
    assert_string_equal(talk_answer(t, q, &answer_text), s)
#define NOT_HEARD(t, s) assert_null(strstr(sbuf_text(&(t)->said), s))

/* From the start to page one with nothing wrong. */
static const char *const calm[] = { "2", "3", "2", "1", "3", NULL };

#endif
