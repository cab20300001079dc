/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "kb_small.h"
#include "report/hours.h"

#define MON 1U
#define TUE 2U
#define WED 4U
#define FRI 16U
#define SAT 32U
#define SUN 64U
#define WEEKDAYS 31U
#define DAILY 127U
#define H(hour) ((hour) * 60)

static const struct kb_hours flemish[] = {
	{ TUE, H(15), H(19) }, { WED, H(9) + 30, H(12) + 30 },
	{ FRI, H(12), H(15) },
};
static const struct kb_channel flemish_line = { .kind = KB_PHONE,
    .value = "0800 200 50", .as_of = "2024", .hours = flemish, .nhours = 3 };
static const struct kb_hours office[] = { { WEEKDAYS, H(9), H(17) } };
static const struct kb_channel office_line = { .kind = KB_PHONE,
    .value = "1", .hours = office, .nhours = 1 };

static struct hours
at(const struct kb_channel *c, enum kb_country country, const char *when)
{
	struct kb_contact k = { .country = country };
	struct civil moment;
	struct hours h;

	assert_true(civil_parse(when, &moment));
	hours_at(c, &k, &moment, &h);
	return h;
}

static void
check_closed(const struct kb_channel *c, const char *when, int days,
    int weekday, int from, int to)
{
	struct hours h = at(c, KB_BE, when);

	assert_int_equal(h.state, HOURS_CLOSED);
	assert_int_equal(h.days, days);
	assert_int_equal(h.weekday, weekday);
	assert_int_equal(h.from, from);
	assert_int_equal(h.to, to);
}

static void
check_open(const struct kb_channel *c, const char *when, int days,
    int until)
{
	struct hours h = at(c, KB_BE, when);

	assert_int_equal(h.state, HOURS_OPEN);
	assert_int_equal(h.days, days);
	assert_int_equal(h.until, until);
}

static void
test_week(void **state)
{
	(void)state;
	/* 2026-11-20 is a Friday. */
	check_closed(&flemish_line, "2026-11-20T11:59", 0, 4, H(12), H(15));
	check_open(&flemish_line, "2026-11-20T12:00", 0, H(15));
	check_open(&flemish_line, "2026-11-20T14:59", 0, H(15));
	check_closed(&flemish_line, "2026-11-20T15:00", 4, 1, H(15), H(19));
	check_closed(&flemish_line, "2026-11-21T12:00", 3, 1, H(15), H(19));
	check_closed(&flemish_line, "2026-11-24T19:00", 1, 2, H(9) + 30,
	    H(12) + 30);
	check_closed(&office_line, "2026-11-20T17:00", 3, 0, H(9), H(17));
	check_closed(&office_line, "2026-11-20T03:00", 0, 4, H(9), H(17));
}

/* Only one opening a week: after it, the same day next week. */
static void
test_once_a_week(void **state)
{
	static const struct kb_hours once[] = { { FRI, H(12), H(15) } };
	static const struct kb_channel c = { .kind = KB_CHAT, .value = "x",
	    .hours = once, .nhours = 1 };

	(void)state;
	check_closed(&c, "2026-11-20T15:00", 7, 4, H(12), H(15));
	check_closed(&c, "2026-11-19T15:00", 1, 4, H(12), H(15));
}

static void
test_over_midnight(void **state)
{
	static const struct kb_hours night[] = { { FRI | SAT, H(20), H(24) },
	    { SAT | SUN, 0, H(2) } };
	static const struct kb_hours split[] = { { MON, H(9), H(12) },
	    { MON, H(12), H(13) }, { MON, H(11), H(15) } };
	static const struct kb_hours all[] = { { DAILY, 0, H(24) } };
	static const struct kb_channel c = { .kind = KB_PHONE, .value = "1",
	    .hours = night, .nhours = 2 };
	static const struct kb_channel s = { .kind = KB_PHONE, .value = "1",
	    .hours = split, .nhours = 3 };
	static const struct kb_channel a = { .kind = KB_PHONE, .value = "1",
	    .hours = all, .nhours = 1 };

	(void)state;
	check_open(&c, "2026-11-20T21:00", 1, H(2));
	check_open(&c, "2026-11-21T23:59", 1, H(2));
	check_open(&c, "2026-11-22T01:00", 0, H(2));
	check_closed(&c, "2026-11-22T02:00", 5, 4, H(20), H(24));
	check_open(&s, "2026-11-23T09:00", 0, H(15));
	assert_int_equal(at(&a, KB_BE, "2026-11-20T21:00").state,
	    HOURS_ALWAYS);
}

/* The hours of a day stand in any order, and one within another. */
static void
test_order(void **state)
{
	static const struct kb_hours apart[] = { { MON, H(14), H(17) },
	    { MON, H(9), H(12) }, { MON, H(19), H(20) } };
	static const struct kb_hours within[] = { { MON, H(9), H(15) },
	    { MON, H(10), H(12) } };
	static const struct kb_channel a = { .kind = KB_PHONE, .value = "1",
	    .hours = apart, .nhours = 3 };
	static const struct kb_channel w = { .kind = KB_PHONE, .value = "1",
	    .hours = within, .nhours = 2 };

	(void)state;
	check_closed(&a, "2026-11-22T12:00", 1, 0, H(9), H(12));
	check_closed(&a, "2026-11-23T12:30", 0, 0, H(14), H(17));
	check_open(&w, "2026-11-23T10:30", 0, H(15));
}

static void
test_clock_change(void **state)
{
	static const struct kb_hours early[] = { { SUN, H(3), H(5) } };
	static const struct kb_channel c = { .kind = KB_PHONE, .value = "1",
	    .hours = early, .nhours = 1 };

	(void)state;
	/* 29 March 2026: 02:00 becomes 03:00; 25 October: 03:00 02:00. */
	check_closed(&c, "2026-03-29T00:59Z", 0, 6, H(3), H(5));
	check_open(&c, "2026-03-29T01:00Z", 0, H(5));
	check_closed(&c, "2026-10-25T00:59Z", 0, 6, H(3), H(5));
	check_closed(&c, "2026-10-25T01:30Z", 0, 6, H(3), H(5));
	check_open(&c, "2026-10-25T02:00Z", 0, H(5));
}

static void
test_unknown(void **state)
{
	static const struct kb_channel none = { .kind = KB_PHONE,
	    .value = "1" };
	static const struct kb_channel always = { .kind = KB_PHONE,
	    .value = "1", .always = true };

	(void)state;
	assert_int_equal(at(&none, KB_BE, "2026-11-20T12:00").state,
	    HOURS_UNKNOWN);
	assert_int_equal(at(&always, KB_BE, "2026-11-20T03:00").state,
	    HOURS_ALWAYS);
}

static void
test_holiday(void **state)
{
	(void)state;
	/* 11 November 2026, a Wednesday, is a Belgian day only. */
	assert_true(at(&office_line, KB_BE, "2026-11-11T12:00").holiday);
	assert_false(at(&office_line, KB_NLD, "2026-11-11T12:00").holiday);
	assert_false(at(&office_line, KB_INT, "2026-11-11T12:00").holiday);
	assert_true(at(&office_line, KB_BE, "2026-11-10T18:00").holiday);
	assert_false(at(&office_line, KB_BE, "2026-11-11T18:00").holiday);
}

static void
test_old(void **state)
{
	struct kb_channel c = { .kind = KB_PHONE, .value = "1" };
	struct civil moment;

	(void)state;
	assert_true(civil_parse("2026-11-20", &moment));
	assert_false(hours_are_old(&c, &moment));
	c.as_of = "2026-05-20";
	assert_false(hours_are_old(&c, &moment));
	c.as_of = "2026-05-19";
	assert_true(hours_are_old(&c, &moment));
	c.as_of = "2026-06";
	assert_false(hours_are_old(&c, &moment));
	c.as_of = "2024";
	assert_true(hours_are_old(&c, &moment));
}

static void
check_zone_text(struct advice *a, enum kb_lang lang,
    const struct kb_channel *c, const struct kb_contact *k, const char *when,
    const char *wanted)
{
	struct sbuf out = SBUF_EMPTY;
	struct civil moment;

	assert_true(civil_parse(when, &moment));
	hours_text(a->kb, lang, c, k, &moment, &out);
	assert_string_equal(sbuf_text(&out), wanted);
	sbuf_clear(&out);
}

static void
check_text(struct advice *a, enum kb_lang lang, const struct kb_channel *c,
    const char *when, const char *wanted)
{
	static const struct kb_contact k = { .country = KB_BE };

	check_zone_text(a, lang, c, &k, when, wanted);
}

static const struct kb_contact british = { .country = KB_INT,
    .zone = CIVIL_LONDON };
static const struct kb_contact american = { .country = KB_INT,
    .zone = CIVIL_NEW_YORK };

static enum hours_state
state_at(const struct kb_contact *k, const char *when)
{
	struct civil moment;
	struct hours h;

	assert_true(civil_parse(when, &moment));
	hours_at(&office_line, k, &moment, &h);
	return h.state;
}

/* Open 9 to 17 there.  Our clocks and the British change together; those of
 * New York on 8 March and 1 November 2026, three weeks before and one week
 * after ours. */
static void
test_zones(void **state)
{
	static const struct { const struct kb_contact *k; const char *open,
	    *close; } days[] = {
		{ &british, "2026-03-27T10:00", "2026-03-27T18:00" },
		{ &british, "2026-03-30T10:00", "2026-03-30T18:00" },
		{ &british, "2026-10-26T10:00", "2026-10-26T18:00" },
		{ &american, "2026-03-06T15:00", "2026-03-06T23:00" },
		{ &american, "2026-03-09T14:00", "2026-03-09T22:00" },
		{ &american, "2026-03-27T14:00", "2026-03-27T22:00" },
		{ &american, "2026-03-30T15:00", "2026-03-30T23:00" },
		{ &american, "2026-10-23T15:00", "2026-10-23T23:00" },
		{ &american, "2026-10-26T14:00", "2026-10-26T22:00" },
		{ &american, "2026-11-02T15:00", "2026-11-02T23:00" },
	};
	struct civil moment;
	size_t i;
	struct hours h;

	(void)state;
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		assert_int_equal(state_at(days[i].k, days[i].open),
		    HOURS_OPEN);
		assert_int_equal(state_at(days[i].k, days[i].close),
		    HOURS_CLOSED);
		assert_true(civil_parse(days[i].open, &moment));
		civil_from_utc(moment.utc - 60, &moment);
		hours_at(&office_line, days[i].k, &moment, &h);
		assert_int_equal(h.state, HOURS_CLOSED);
		assert_int_equal(h.utc, moment.utc + 60);
		assert_int_equal(h.days, 0);
	}
}

static void
test_zone_words(void **state)
{
	static const struct kb_hours night[] = { { MON, H(20), H(22) } };
	static const struct kb_channel late = { .kind = KB_PHONE,
	    .value = "1", .hours = night, .nhours = 1 };
	static const struct kb_hours all[] = { { DAILY, 0, H(24) } };
	static const struct kb_channel always = { .kind = KB_PHONE,
	    .value = "1", .hours = all, .nhours = 1 };
	const char *part = kb_small;
	struct advice a;

	(void)state;
	advice_open_parts(&a, &part, 1, "2026-11-20");
	/* Day and night is that here too. */
	check_zone_text(&a, KB_NL, &always, &british, "2026-11-20T12:00",
	    "Dag en nacht.");
	check_zone_text(&a, KB_NL, &office_line, &british, "2026-11-20T12:00",
	    "Nu open, tot 17 uur Britse tijd. Bij ons vandaag tot 18 uur.");
	check_zone_text(&a, KB_EN, &office_line, &british, "2026-11-20T19:00",
	    "Closed now. Open Monday 9 am to 5 pm British time. Here from "
	    "10 am Monday.");
	/* Monday evening there is Tuesday night here. */
	check_zone_text(&a, KB_NL, &late, &american, "2026-11-23T23:00",
	    "Nu gesloten. Open vandaag 20 tot 22 uur in New York. Bij ons "
	    "morgen vanaf 2 uur.");
	check_zone_text(&a, KB_EN, &late, &american, "2026-11-24T02:30",
	    "Open now, until Monday 10 pm in New York. Here until 4 am "
	    "today.");
	advice_close(&a);
}

static void
check_week(struct advice *a, enum kb_lang lang, const struct kb_channel *c,
    const struct kb_contact *k, const char *wanted)
{
	struct sbuf out = SBUF_EMPTY;

	hours_week(a->kb, lang, c, k, &out);
	assert_string_equal(sbuf_text(&out), wanted);
	sbuf_clear(&out);
}

static void
test_week_words(void **state)
{
	static const struct kb_contact here = { .country = KB_BE };
	static const struct kb_hours some[] = { { MON | TUE | FRI, H(9),
	    H(12) }, { SAT | SUN, H(10) + 30, H(19) } };
	static const struct kb_channel c = { .kind = KB_PHONE, .value = "1",
	    .hours = some, .nhours = 2 };
	static const struct kb_channel none = { .kind = KB_WEB, .value = "x" };
	const char *part = kb_small;
	struct advice a;

	(void)state;
	advice_open_parts(&a, &part, 1, "2026-11-20");
	check_week(&a, KB_NL, &office_line, &here,
	    "In de week: maandag tot en met vrijdag 9 tot 17 uur.");
	check_week(&a, KB_EN, &c, &here, "In the week: Monday, Tuesday, "
	    "Friday 9 am to noon; Saturday, Sunday 10.30 am to 7 pm.");
	check_week(&a, KB_NL, &office_line, &british, "In de week: maandag "
	    "tot en met vrijdag 9 tot 17 uur Britse tijd.");
	check_week(&a, KB_NL, &none, &here, "");
	advice_close(&a);
}

static void
check_table(struct advice *a, enum kb_lang lang, const struct kb_channel *c,
    const struct kb_contact *k, const char *when, const char *wanted)
{
	struct sbuf out = SBUF_EMPTY;
	struct doc *doc = doc_new();
	struct civil at;
	size_t i;

	assert_true(civil_parse(when, &at));
	hours_table(a->kb, lang, c, k, &at, doc);
	for (i = 0; i < doc_count(doc); i++) {
		assert_int_equal(doc_at(doc, i)->kind, DOC_DETAIL_ROW);
		sbuf_puts(&out, doc_at(doc, i)->label);
		sbuf_puts(&out, ": ");
		sbuf_puts(&out, doc_at(doc, i)->text);
		sbuf_putc(&out, '\n');
	}
	assert_string_equal(sbuf_text(&out), wanted);
	sbuf_clear(&out);
	doc_free(doc);
}

/* Days with the same hours share a row, in the place of the first. */
static void
test_week_table(void **state)
{
	static const struct kb_contact here = { .country = KB_BE };
	static const struct kb_hours some[] = { { MON | WED | FRI, H(13),
	    H(17) }, { WEEKDAYS, H(9), H(12) + 5 }, { SAT | SUN, H(20),
	    H(24) } };
	static const struct kb_channel c = { .kind = KB_PHONE, .value = "1",
	    .hours = some, .nhours = 3 };
	static const struct kb_channel none = { .kind = KB_WEB, .value = "x" };
	const char *part = kb_small;
	struct advice a;

	(void)state;
	advice_open_parts(&a, &part, 1, "2026-11-20");
	check_table(&a, KB_NL, &flemish_line, &here, "2026-11-20T17:40",
	    "di: 15–19 uur\nwo: 9.30–12.30 uur\nvr: 12–15 uur, vandaag\n");
	check_table(&a, KB_EN, &flemish_line, &here, "2026-11-19T17:40",
	    "Tue: 3 pm–7 pm\nWed: 9.30 am–12.30 pm\nFri: noon–3 pm\n");
	check_table(&a, KB_NL, &office_line, &here, "2026-11-21T00:00",
	    "ma–vr: 9–17 uur\n");
	check_table(&a, KB_NL, &c, &here, "2026-11-24T12:00",
	    "ma, wo, vr: 9–12.05, 13–17 uur\ndi, do: 9–12.05 uur, "
	    "vandaag\nza, zo: 20–24 uur\n");
	check_table(&a, KB_EN, &c, &here, "2026-11-22T00:00",
	    "Mon, Wed, Fri: 9 am–12.05 pm, 1 pm–5 pm\nTue, Thu: 9 am–"
	    "12.05 pm\nSat, Sun: 8 pm–midnight, today\n");
	/* Saturday here, and still Friday there. */
	check_table(&a, KB_NL, &office_line, &british, "2026-11-21T00:30",
	    "ma–vr: 9–17 uur Britse tijd, vandaag\n");
	check_table(&a, KB_NL, &none, &here, "2026-11-20", "");
	advice_close(&a);
}

static void
test_words(void **state)
{
	static const struct kb_channel none = { .kind = KB_WEB,
	    .value = "x.be" };
	static const struct kb_channel unknown = { .kind = KB_CHAT,
	    .value = "x.be" };
	static const struct kb_channel always = { .kind = KB_PHONE,
	    .value = "1813", .as_of = "2023-01", .always = true };
	static const struct kb_hours late[] = { { DAILY, H(17) + 5, H(24) },
	    { SUN, 0, H(12) } };
	static const struct kb_channel evening = { .kind = KB_CHAT,
	    .value = "x", .hours = late, .nhours = 2 };
	const char *part = kb_small;
	struct advice a;

	(void)state;
	advice_open_parts(&a, &part, 1, "2026-11-20");
	check_text(&a, KB_NL, &flemish_line, "2026-11-20T14:00",
	    "Nu open, tot 15 uur. Uren van 2024, kunnen gewijzigd zijn.");
	check_text(&a, KB_EN, &flemish_line, "2026-11-20T14:00",
	    "Open now, until 3 pm. Hours of 2024, may have changed.");
	check_text(&a, KB_NL, &flemish_line, "2026-11-20T17:40",
	    "Nu gesloten. Open dinsdag 15 tot 19 uur. Uren van 2024, kunnen "
	    "gewijzigd zijn.");
	check_text(&a, KB_EN, &flemish_line, "2026-11-24T19:40",
	    "Closed now. Open tomorrow 9.30 am to 12.30 pm. Hours of 2024, "
	    "may have changed.");
	check_text(&a, KB_NL, &office_line, "2026-11-11T08:00",
	    "Nu gesloten. Open vandaag 9 tot 17 uur. Feestdag: kan "
	    "afwijken.");
	check_text(&a, KB_NL, &always, "2026-11-20T03:00",
	    "Dag en nacht. Bron van 2023.");
	check_text(&a, KB_EN, &evening, "2026-11-20T18:00",
	    "Open now, until midnight.");
	check_text(&a, KB_NL, &evening, "2026-11-21T18:00",
	    "Nu open, tot morgen 12 uur.");
	check_text(&a, KB_EN, &evening, "2026-11-21T18:00",
	    "Open now, until tomorrow noon.");
	check_text(&a, KB_NL, &evening, "2026-11-20T17:00",
	    "Nu gesloten. Open vandaag 17.05 tot 24 uur.");
	check_text(&a, KB_NL, &unknown, "2026-11-20T17:00",
	    "Uren niet bekend.");
	check_text(&a, KB_NL, &none, "2026-11-20T17:00", "");
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_week),
		cmocka_unit_test(test_once_a_week),
		cmocka_unit_test(test_over_midnight),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_clock_change),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_holiday),
		cmocka_unit_test(test_old),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_zones),
		cmocka_unit_test(test_zone_words),
		cmocka_unit_test(test_week_words),
		cmocka_unit_test(test_week_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
