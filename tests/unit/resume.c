/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/render.h"
#include "talk.h"

/* In the small knowledge base `country` is kept, `danger`, `suicide` and
 * `support` are asked anew, the others have to be confirmed. */
struct world {
	struct talk *t;
	struct saved *saved;
	struct session_options o;
	struct sbuf answer;
};

static int
setup(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	if (w == NULL)
		return -1;
	w->t = talk_new();
	*state = w;
	return w->t == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	struct world *w = *state;

	saved_free(w->saved);
	sbuf_clear(&w->answer);
	talk_free(w->t);
	free(w);
	return 0;
}

#define FILE_OF(answers) "{\"format\":\"bespreek-saved/1\"," \
    "\"release\":\"2026-11-20\",\"at\":\"2026-11-12T17:40+01:00\"," \
    "\"country\":\"nl\",\"answers\":{\"country\":\"nl\"," answers "}}"
#define CALM "\"danger\":\"no\",\"suicide\":\"no\",\"profession\":\"gp\"," \
    "\"next-contact\":\"later\""

static void
begin(struct world *w, const char *file, bool terminal)
{
	struct diag *d = diag_new();

	session_free(w->t->session);	/* it borrows the saved one */
	w->t->session = NULL;
	saved_free(w->saved);
	w->saved = saved_read(w->t->kb, "old", file, strlen(file), d);
	assert_non_null(w->saved);
	diag_free(d);
	w->o.day = TALK_DAY;
	w->o.terminal = terminal;
	w->o.resumed = w->saved;
	assert_true(talk_begin_with(w->t, &w->o));
}

#define FEED(w, s) assert_int_equal(talk_feed((w)->t, s), 0)
#define HEARD(w, s) assert_true(talk_heard((w)->t, s))
#define NOT_HEARD(w, s) assert_null(strstr(sbuf_text(&(w)->t->said), s))
#define ASKED(w, s) assert_string_equal(talk_question((w)->t), s)
#define ANSWERED(w, q, s) \
    assert_string_equal(talk_answer((w)->t, q, &(w)->answer), s)

static void
what_may_have_changed_comes_first(void **state)
{
	struct world *w = *state;

	begin(w, FILE_OF(CALM), true);
	HEARD(w, "gesprek van");
	HEARD(w, "1 Land: Nederland\n");
	/* An old "no" to an emergency is not even shown. */
	NOT_HEARD(w, "Gevaar: nee");
	NOT_HEARD(w, "Vorige keer");
	ASKED(w, "danger");
	ANSWERED(w, "danger", "");
	ANSWERED(w, "suicide", "");
	FEED(w, "");
	ASKED(w, "danger");
	FEED(w, "nee");
	ASKED(w, "suicide");
	FEED(w, "2");
	/* Asked anew even though no conclusion of the round rests on it. */
	ASKED(w, "support");
	FEED(w, "nobody");
	ASKED(w, "profession");
	ANSWERED(w, "profession", "");
	HEARD(w, "Vorige keer: 1. Enter laat dit staan.");
	FEED(w, "");
	HEARD(w, "Genoteerd: huisarts.");
	ANSWERED(w, "profession", "gp");
	ASKED(w, "next-contact");
	FEED(w, "1");
	ANSWERED(w, "next-contact", "home");
}

static void
nothing_old_counts_unless_confirmed(void **state)
{
	struct world *w = *state;

	begin(w, FILE_OF(CALM), true);
	assert_int_equal(session_findings(w->t->session)->secrecy,
	    TRI_UNKNOWN);
	assert_int_equal(session_findings(w->t->session)->urgency, KB_WEEK);
	/* What it stood for then, for comparison. */
	assert_int_equal(session_earlier(w->t->session)->standing.urgency,
	    KB_PLANNED);
	assert_int_equal(session_earlier(w->t->session)->standing.secrecy,
	    TRI_TRUE);
}

static void
an_old_unknown_is_no_answer(void **state)
{
	struct world *w = *state;

	begin(w, FILE_OF("\"profession\":\"unknown\",\"done\":\"unknown\""),
	    true);
	FEED(w, "danger=no; suicide=no; support=partner");
	ASKED(w, "profession");
	NOT_HEARD(w, "Vorige keer");
	FEED(w, "");
	ASKED(w, "profession");
}

static void
alarm_at_once(void **state)
{
	struct world *w = *state;

	begin(w, FILE_OF(CALM), true);
	FEED(w, "1");
	HEARD(w, "Een kind loopt nu gevaar");
	FEED(w, "");
	ASKED(w, "suicide");
}

static void
the_next_caller_is_someone_else(void **state)
{
	struct world *w = *state;

	begin(w, FILE_OF(CALM), true);
	FEED(w, "nieuw");
	assert_null(session_earlier(w->t->session));
	ANSWERED(w, "country", "");
	ASKED(w, "country");
	FEED(w, "2");
	FEED(w, "3");
	FEED(w, "2");
	ASKED(w, "profession");
	NOT_HEARD(w, "Vorige keer");
}

static void
what_is_lost_is_said(void **state)
{
	struct world *w = *state;

	begin(w, FILE_OF("\"dangr\":\"no\",\"xyzzy\":\"a\""), true);
	HEARD(w, "dangr. Dat ken ik niet. Bedoelde het danger?");
	HEARD(w, "xyzzy. Dat ken ik niet.\n");
}

/* Of the real knowledge: a list is kept whole, or asked again. */
static void
a_list_in_part_is_not_kept(void **state)
{
	static const struct { const char *list, *kept; } rows[] = {
		{ "\"attraction\"", "attraction" },
		{ "\"attraction\",\"unknown\"", "" },
		{ "\"attraction\",\"no-such-option\"", "" },
	};
	struct sbuf file = SBUF_EMPTY;
	struct world *w = *state;
	struct talk *small = w->t;
	size_t i;

	w->t = talk_new_real();
	assert_non_null(w->t);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sbuf_reset(&file);
		sbuf_puts(&file, "{\"format\":\"bespreek-saved/1\","
		    "\"release\":\"2026-11-20\",\"at\":"
		    "\"2026-11-12T17:40+01:00\",\"country\":null,"
		    "\"answers\":{\"function\":[");
		sbuf_puts(&file, rows[i].list);
		sbuf_puts(&file, "]}}");
		begin(w, sbuf_text(&file), true);
		ANSWERED(w, "function", rows[i].kept);
	}
	sbuf_clear(&file);
	talk_free(w->t);
	w->t = small;
	begin(w, FILE_OF(CALM), true);
}

/* Only what is there is told of. */
static void
nothing_is_kept(void **state)
{
	struct world *w = *state;

	begin(w, "{\"format\":\"bespreek-saved/1\",\"release\":"
	    "\"2026-11-20\",\"at\":\"2026-11-12T17:40+01:00\","
	    "\"country\":null,\"answers\":{\"danger\":\"no\"}}", true);
	HEARD(w, "gesprek van");
	NOT_HEARD(w, "Dit geldt nog.");
	ASKED(w, "danger");
	begin(w, FILE_OF(CALM), true);
	HEARD(w, "Dit geldt nog.");
}

static void
an_option_goes_before_the_file(void **state)
{
	struct world *w = *state;

	w->o.role = "other";
	begin(w, FILE_OF(CALM), true);
	ANSWERED(w, "profession", "other");
	FEED(w, "danger=no; suicide=no; support=partner");
	ASKED(w, "next-contact");
	w->o.role = NULL;
}

/* Confirmed, given afresh, or typed in full: the same result. */
static void
equal_bytes(void **state)
{
	static const char *const resumed[] = { "3", "2", "1", "", "",
	    NULL };
	static const char *const afresh[] = { "country=nl", "danger=no",
	    "suicide=no", "support=partner", "profession=gp",
	    "next-contact=later", NULL };
	struct world *w = *state;
	struct sbuf a = SBUF_EMPTY, b = SBUF_EMPTY;
	struct civil at;

	assert_true(civil_parse("2026-11-20T17:40", &at));
	begin(w, FILE_OF(CALM), false);
	assert_int_equal(talk_feed_all(w->t, resumed), 0);
	assert_int_equal(render_saved(session_answers(w->t->session), &at,
	    &a), 0);
	assert_true(talk_begin(w->t, KB_NL, false, NULL, NULL));
	assert_int_equal(talk_feed_all(w->t, afresh), 0);
	assert_int_equal(render_saved(session_answers(w->t->session), &at,
	    &b), 0);
	assert_string_equal(sbuf_text(&a), sbuf_text(&b));
	sbuf_clear(&a);
	sbuf_clear(&b);
}

/* Saving is asked of the front end, once. */
static void
saving(void **state)
{
	struct world *w = *state;
	struct session *s;

	w->o.resumed = NULL;
	assert_true(talk_begin_with(w->t, &w->o));
	assert_int_equal(talk_feed(w->t, "bewaar"), -1);
	HEARD(w, "--save");
	w->o.save = "a\033b.json";
	assert_true(talk_begin_with(w->t, &w->o));
	s = w->t->session;
	assert_int_equal(talk_feed(w->t, "save"), -1);
	HEARD(w, "Beantwoord eerst een vraag");
	FEED(w, "1");
	FEED(w, "bewaar");
	assert_int_equal(session_want(s), SESSION_SAVE);
	assert_int_equal(session_kept(s), SESSION_KEPT_NOTHING);
	session_saved(s, true);
	assert_int_equal(session_kept(s), SESSION_KEPT_ALL);
	assert_int_equal(session_want(s), SESSION_REPLY);
	ASKED(w, "danger");
	sbuf_reset(&w->t->said);
	assert_int_equal(talk_feed(w->t, "bewaar"), -1);
	HEARD(w, "Bewaard in a?b.json. Antwoorden: 1;");
	HEARD(w, "Al bewaard");
	NOT_HEARD(w, "\033");
	assert_true(talk_begin_with(w->t, &w->o));
	s = w->t->session;
	FEED(w, "1");
	FEED(w, "bewaar");
	session_saved(s, false);
	assert_int_equal(session_kept(s), SESSION_KEPT_NOTHING);
	assert_int_equal(talk_feed(w->t, "bewaar"), -1);
	HEARD(w, "niet gelukt");
	w->o.save = NULL;
}

/* The file is not said to hold what was answered after it. */
static void
answers_after_saving(void **state)
{
	struct world *w = *state;
	struct session *s;

	w->o.resumed = NULL;
	w->o.save = "a.json";
	assert_true(talk_begin_with(w->t, &w->o));
	s = w->t->session;
	FEED(w, "1");
	FEED(w, "bewaar");
	session_saved(s, true);
	assert_int_equal(talk_feed(w->t, "xyzzy"), -1);
	FEED(w, "?");
	assert_int_equal(session_kept(s), SESSION_KEPT_ALL);
	FEED(w, "danger=unknown");
	assert_int_equal(session_kept(s), SESSION_KEPT_PART);
	FEED(w, "nieuw");
	assert_int_equal(session_kept(s), SESSION_KEPT_PART);
	w->o.save = NULL;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_have_changed_comes_first),
		cmocka_unit_test(nothing_old_counts_unless_confirmed),
		cmocka_unit_test(an_old_unknown_is_no_answer),
		cmocka_unit_test(alarm_at_once),
		cmocka_unit_test(the_next_caller_is_someone_else),
		cmocka_unit_test(what_is_lost_is_said),
		cmocka_unit_test(a_list_in_part_is_not_kept),
		cmocka_unit_test(nothing_is_kept),
		cmocka_unit_test(an_option_goes_before_the_file),
		cmocka_unit_test(equal_bytes),
		cmocka_unit_test(saving),
		cmocka_unit_test(answers_after_saving),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
