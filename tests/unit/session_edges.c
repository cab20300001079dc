/* SPDX-License-Identifier: MIT */
/* What a consultation does at its edges: a front end out of turn, knowledge
 * that lacks something, replies that fit nothing or too much. */
#include <stdio.h>

#include "consult/items.h"
#include "consult/match.h"
#include "consult/names.h"
#include "consult/reply.h"
#include "consult/sos.h"
#include "kb/find.h"
#include "kworld.h"
#include "talk_test.h"

#define TOLD(t, s) HEARD(t, kb_message((t)->kb, KB_NL, s))

/* ---- a front end out of turn ---- */

static void
nothing_was_shown(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	ASKED(t, "country");
	session_shown(t->session);
	assert_int_equal(session_want(t->session), SESSION_REPLY);
	ASKED(t, "country");
	/* A section can be named only once advice was seen. */
	REFUSED(t, "bronnen");
	assert_int_equal(t->shown, 0);
}

static void
nothing_was_to_be_saved(void **state)
{
	const struct session_options o = { .lang = KB_NL, .day = TALK_DAY,
	    .terminal = true, .save = "old.json" };
	struct talk *t = *state;

	assert_true(talk_begin_with(t, &o));
	FEED(t, "2");
	session_saved(t->session, true);
	assert_int_equal(session_kept(t->session), SESSION_KEPT_NOTHING);
	assert_int_equal(session_want(t->session), SESSION_REPLY);
	FEED(t, "bewaar");
	assert_int_equal(session_want(t->session), SESSION_SAVE);
}

static void
wiping_is_not_forgotten(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "wis");
	session_end(t->session);
	assert_int_equal(session_want(t->session), SESSION_WIPE);
	BEGIN(t);
	session_end(t->session);
	assert_int_equal(session_want(t->session), SESSION_DONE);
}

/* ---- what is refused ---- */

static void
refusals_name_what_fits(void **state)
{
	static const struct { const char *typed, *says; } rows[] = {
		{ "gevaar=1 2", "Vraag 2 kent 1 tot 3, of 0" },
		{ "gevaar=ja", "Niet begrepen: gevaar=ja" },
		{ "kam=1", "Niet begrepen: kam=1" },
		{ "zelfdoding=een heel lang antwoord dat nergens past en "
		    "doorgaat", "een heel lang antwoord dat ne.... " },
	};
	struct talk *t = *state;
	size_t i;

	BEGIN(t);
	FEED(t, "2");
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		REFUSED(t, rows[i].typed);
		HEARD(t, rows[i].says);
		ASKED(t, "danger");
	}
	REFUSED(t, "1 2");
	HEARD(t, "Hier past één antwoord: een nummer van 1 tot 3, of 0.");
	REFUSED(t, "ja");
	HEARD(t, "Dat past bij 1 2.");
	FEED(t, "=6");
	ASKED(t, "done");
	REFUSED(t, "1 4");
	HEARD(t, "4 gaat niet samen met een ander nummer.");
	FEED(t, "gepraat; collega");
	ANSWERED(t, "done", "talked,colleague");
}

static void
a_name_of_two_questions(void **state)
{
	struct talk *t = *state;
	size_t q;

	assert_int_equal(names_question(t->kb, KB_NL, "kam", 3, &q),
	    REPLY_AMBIGUOUS);
	assert_int_equal(names_question(t->kb, KB_NL, "kamp", 4, &q),
	    REPLY_OK);
	assert_string_equal(t->kb->questions[q].head.id, "next-contact");
}

static void
help_by_where_one_is(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	/* Twice, out of haste, asks for no reason. */
	FEED(t, "??");
	TOLD(t, "say-cmd-why");
	FEED(t, "?");
	TOLD(t, "say-cmd-why");
	assert_int_equal(talk_feed_all(t, calm), 0);
	FEED(t, "=6");
	FEED(t, "4");
	FEED(t, ".");
	FEED(t, "stop");
	TOLD(t, "ask-close");
	NOT_HEARD(t, "Nog niet bewaard");
}

static void
the_menu(void **state)
{
	static const char *const all[] = { "2", "3", "2", "1", "3", "4", "2",
	    NULL };
	struct talk *t = *state;

	BEGIN(t);
	assert_int_equal(talk_feed_all(t, all), 0);
	ASKED(t, "");
	FEED(t, "?");
	TOLD(t, "say-section-1");
	TOLD(t, "say-section-9");
	t->shown = t->pages = 0;
	FEED(t, "alles");
	assert_int_equal(t->shown, 1);
	assert_int_equal(t->pages, 0);
	/* The start of words of two sections names none. */
	REFUSED(t, "ver");
	TOLD(t, "err-menu");
	FEED(t, "dossiert");
	assert_int_equal(t->shown, 2);
}

static void
not_saved_yet(void **state)
{
	const struct session_options o = { .lang = KB_NL, .day = TALK_DAY,
	    .terminal = true, .save = "old.json" };
	struct talk *t = *state;

	assert_true(talk_begin_with(t, &o));
	FEED(t, "2");
	FEED(t, "stop");
	TOLD(t, "ask-close-save");
	FEED(t, "bewaar");
	assert_int_equal(session_want(t->session), SESSION_SAVE);
	session_saved(t->session, true);
	assert_int_equal(session_kept(t->session), SESSION_KEPT_ALL);
	FEED(t, "");
	assert_int_equal(session_want(t->session), SESSION_DONE);
}

static void
a_source_grows_old(void **state)
{
	struct session_options o = { .lang = KB_NL, .day = TALK_DAY,
	    .terminal = true };
	struct talk *t = *state;

	assert_true(talk_begin_with(t, &o));
	FEED(t, "?");
	NOT_HEARD(t, "Verouderd");
	o.day = TALK_DAY + 3 * 366;
	assert_true(talk_begin_with(t, &o));
	FEED(t, "?");
	HEARD(t, "Verouderd: kijk het na.");
}

/* From an alarm, with all answered, advice is page one and not the whole. */
static void
advice_at_an_alarm(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "country=nl; danger=now; suicide=no; profession=gp; "
	    "next-contact=home; done=4; support=nobody");
	HEARD(t, "Een kind loopt nu gevaar");
	assert_int_equal(t->shown, 0);
	FEED(t, ".");
	assert_int_equal(t->pages, 1);
	assert_int_equal(t->shown, 1);
	FEED(t, ".");
	assert_int_equal(t->pages, 1);
	assert_int_equal(t->shown, 2);
}

static void
blanks_and_many_words(void **state)
{
	struct talk *t = *state;

	BEGIN(t);
	FEED(t, "/kamp  van   vrienden");
	ASKED(t, "support");
	BEGIN(t);
	FEED(t, "/kamp van vrienden van van van van van");
	ASKED(t, "support");
	/* The ninth and what follows are not looked at. */
	BEGIN(t);
	FEED(t, "/kamp van vrienden van van van van van zzz qqq");
	ASKED(t, "support");
	REFUSED(t, "/kamp zzz");
}

/* The words that are offered, between blanks. */
static const char *
offered(struct talk *t, const char *start, struct sbuf *out)
{
	const char *const *word = session_complete(t->session, start,
	    strlen(start));

	sbuf_reset(out);
	for (; *word != NULL; word++) {
		sbuf_puts(out, "|");
		sbuf_puts(out, *word);
	}
	return sbuf_text(out);
}

static void
words_to_complete(void **state)
{
	struct talk *t = *state;
	struct sbuf out = SBUF_EMPTY;

	BEGIN(t);
	/* Only once there is advice can a section be named. */
	assert_null(strstr(offered(t, "bro", &out), "bronnen"));
	assert_string_equal(offered(t, "gedaan=zzz", &out), "");
	assert_string_equal(offered(t, "gevaar=zzz,n", &out), "");
	assert_string_equal(offered(t, "gedaan=gepraat,col", &out),
	    "|gedaan=gepraat,collega");
	assert_string_equal(offered(t, "/noodh", &out), "|/noodhulp");
	assert_string_equal(offered(t, "/polit", &out), "|/politie");
	assert_int_equal(talk_feed_all(t, calm), 0);
	assert_non_null(strstr(offered(t, "bro", &out), "|bronnen"));
	/* The numbers of another country are not offered. */
	assert_string_equal(offered(t, "/noodh", &out), "|/noodhulp");
	assert_string_equal(offered(t, "/polit", &out), "");
	sbuf_clear(&out);
}

/* ---- knowledge that lacks something ---- */

static void
refuse_session(const struct kworld *w, const struct session_options *o,
    const char *says)
{
	struct diag *d = diag_new();

	assert_null(session_new(w->kb, w->program, o, d));
	assert_int_equal(diag_count(d), 1);
	if (strstr(diag_at(d, 0)->text, says) == NULL)
		fail_msg("%s", diag_at(d, 0)->text);
	diag_free(d);
}

static void
no_such_question(void **state)
{
	const struct session_options role = { .role = "gp" };
	const struct session_options country = { .country = "nl" };
	struct kbuild *b = kbuild_new(4);
	struct kworld w;

	(void)state;
	(void)kbuild_question(b, "q", 2, false);
	kworld_open(&w, b);
	refuse_session(&w, &role, "no profession is called \"gp\"");
	refuse_session(&w, &country, "no country is called \"nl\"");
	kworld_close(&w);
}

static void
more_options_than_numbers(void **state)
{
	const struct session_options none = { .lang = KB_NL };
	struct kbuild *b = kbuild_new(4);
	struct kworld w;

	(void)state;
	(void)kbuild_question(b, "long", REPLY_OPTIONS_MAX + 1, true);
	kworld_open(&w, b);
	refuse_session(&w, &none, "question \"long\" has more than");
	kworld_close(&w);
}

/* ---- numbers to call ---- */

static void
numbers_are_said_once(void **state)
{
	static const struct kb_channel channels[] = {
		{ .kind = KB_PHONE, .value = "112", .always = true },
		{ .kind = KB_PHONE, .value = "0800-1" },
		{ .kind = KB_WEB, .value = "a.example" },
	};
	static const struct {
		const char *name;
		bool phones;
		size_t from, n;
		const char *said;
	} rows[] = {
		{ "Noodhulp", true, 0, 3, "112, ALWAYS; 0800-1" },
		{ "Noodhulp", false, 1, 2, "0800-1; a.example" },
		{ "Bel 112", true, 0, 1, "ALWAYS" },
		{ "Bel 0800-1", true, 0, 2, "112, ALWAYS" },
		{ "Bel 0800-1", false, 1, 2, "a.example" },
		{ "Bel 112", false, 0, 2, "ALWAYS; 0800-1" },
	};
	struct talk *t = *state;
	const char *always = kb_message(t->kb, KB_NL, "say-always"), *at;
	struct sbuf wanted = SBUF_EMPTY;
	struct kb_contact c = { .country = KB_INT };
	struct doc *doc;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		c.name.in[KB_NL] = rows[i].name;
		c.channels = channels + rows[i].from;
		c.nchannels = rows[i].n;
		sbuf_reset(&wanted);
		at = strstr(rows[i].said, "ALWAYS");
		sbuf_add(&wanted, rows[i].said, at == NULL ?
		    strlen(rows[i].said) : (size_t)(at - rows[i].said));
		if (at != NULL) {
			sbuf_puts(&wanted, always);
			sbuf_puts(&wanted, at + strlen("ALWAYS"));
		}
		doc = doc_new();
		assert_true(sos_contact(t->kb, KB_NL, &c, rows[i].phones,
		    doc));
		assert_string_equal(doc_at(doc, 0)->label, rows[i].name);
		assert_string_equal(doc_at(doc, 0)->text, sbuf_text(&wanted));
		doc_free(doc);
	}
	sbuf_clear(&wanted);
}

static size_t
count_titles(const struct kb *kb, const char *country)
{
	struct doc *doc = doc_new();
	size_t i, n = 0, contacts = 0;

	assert_true(sos_say(kb, KB_NL, country, doc));
	for (i = 0; i < doc_count(doc); i++) {
		n += doc_at(doc, i)->kind == DOC_SUBHEADING;
		contacts += doc_at(doc, i)->kind == DOC_CONTACT;
	}
	assert_int_equal(contacts, country == NULL || *country == '\0' ? 2
	    : 1);
	doc_free(doc);
	return n;
}

/* There is always a number, whatever the countries are called. */
static void
numbers_without_names_of_countries(void **state)
{
	struct talk *t = *state;
	struct kb kb = *t->kb;

	assert_int_equal(count_titles(&kb, NULL), 2);
	assert_int_equal(count_titles(&kb, ""), 2);
	assert_int_equal(count_titles(&kb, "be"), 0);
	kb.country_question = kb_find_question(t->kb, "danger", 6);
	assert_int_equal(count_titles(&kb, NULL), 0);
	kb.country_question = KB_ALWAYS;
	assert_int_equal(count_titles(&kb, NULL), 0);
}

/* ---- the real knowledge ---- */

static void
a_term_and_a_statement(void **state)
{
	struct talk *t = talk_new_real();

	(void)state;
	assert_non_null(t);
	assert_true(talk_begin(t, KB_NL, true, NULL, NULL));
	FEED(t, "/term-abuser");
	HEARD(t, "pleger van seksueel kindermisbruik");
	HEARD(t, "Het zegt niets over een voorkeur.");
	HEARD(t, "Liever niet: pedofiel, zedenmonster.");
	NOT_HEARD(t, "paedophile");
	FEED(t, "/quiz-online-women");
	HEARD(t, "Niet waar.\n");
	HEARD(t, "45% vrouw");
	NOT_HEARD(t, "Liever niet:");
	ASKED(t, "country");
	talk_free(t);
}

/* ---- what they rest on ---- */

static void
texts_that_match_nothing(void **state)
{
	static const char nul[] = "a\0b,c";
	const char *at = nul, *item;
	size_t len;

	(void)state;
	assert_int_equal(match_text("a", NULL), MATCH_NONE);
	assert_int_equal(match_list("a", NULL), MATCH_NONE);
	assert_true(match_item(&at, nul + sizeof(nul) - 1, ",", &item,
	    &len));
	assert_int_equal(len, 3);	/* a NUL separates nothing */
	assert_true(match_item(&at, nul + sizeof(nul) - 1, ",", &item,
	    &len));
	assert_memory_equal(item, "c", len);
}

static void
kinds_that_are_not_looked_up(void **state)
{
	struct talk *t = *state;
	struct item item;

	assert_true(kb_kind_count(t->kb, KB_KIND_FACT) > 0);
	assert_false(item_view(t->kb, KB_KIND_FACT, 0, &item));
	assert_true(item_view(t->kb, KB_KIND_CONTACT, 0, &item));
	assert_string_equal(item.id, "be-101");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_was_shown),
		cmocka_unit_test(nothing_was_to_be_saved),
		cmocka_unit_test(wiping_is_not_forgotten),
		cmocka_unit_test(refusals_name_what_fits),
		cmocka_unit_test(a_name_of_two_questions),
		cmocka_unit_test(help_by_where_one_is),
		cmocka_unit_test(the_menu),
		cmocka_unit_test(not_saved_yet),
		cmocka_unit_test(a_source_grows_old),
		cmocka_unit_test(advice_at_an_alarm),
		cmocka_unit_test(blanks_and_many_words),
		cmocka_unit_test(words_to_complete),
		cmocka_unit_test(no_such_question),
		cmocka_unit_test(more_options_than_numbers),
		cmocka_unit_test(numbers_are_said_once),
		cmocka_unit_test(numbers_without_names_of_countries),
		cmocka_unit_test(a_term_and_a_statement),
		cmocka_unit_test(texts_that_match_nothing),
		cmocka_unit_test(kinds_that_are_not_looked_up),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
