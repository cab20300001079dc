/* SPDX-License-Identifier: MIT */
#include "report/hours.h"

#include "report/phrase.h"

#define DAY_MINUTES (24 * 60)
#define OLD_MONTHS 6
#define WEEK 7

static bool
on_day(const struct kb_hours *h, int weekday)
{
	return (h->days >> weekday & 1) != 0;
}

/* The closing time of the hours that hold this minute, or -1. */
static int
closing(const struct kb_channel *c, int weekday, int minute)
{
	int close = -1;
	size_t i;

	for (i = 0; i < c->nhours; i++)
		if (on_day(&c->hours[i], weekday) &&
		    c->hours[i].open <= minute && minute < c->hours[i].close &&
		    c->hours[i].close > close)
			close = c->hours[i].close;
	return close;
}

/* Hours that meet or overlap are one stretch, over midnight too. */
static void
find_end(const struct kb_channel *c, int weekday, int minute,
    struct hours *h)
{
	int next;

	h->state = HOURS_OPEN;
	h->days = 0;
	h->until = minute;
	while ((next = closing(c, (weekday + h->days) % WEEK, h->until)) !=
	    -1) {
		h->until = next;
		if (next < DAY_MINUTES)
			continue;
		if (closing(c, (weekday + h->days + 1) % WEEK, 0) == -1)
			break;
		h->days++;
		h->until = 0;
		if (h->days > WEEK) {
			h->state = HOURS_ALWAYS;
			break;
		}
	}
	h->weekday = (weekday + h->days) % WEEK;
}

/* First hours of a day that begin after a minute. */
static const struct kb_hours *
opening(const struct kb_channel *c, int weekday, int after)
{
	const struct kb_hours *first = NULL;
	size_t i;

	for (i = 0; i < c->nhours; i++)
		if (on_day(&c->hours[i], weekday) &&
		    c->hours[i].open > after &&
		    (first == NULL || c->hours[i].open < first->open))
			first = &c->hours[i];
	return first;
}

static void
find_opening(const struct kb_channel *c, int weekday, int minute,
    struct hours *h)
{
	const struct kb_hours *first;

	h->state = HOURS_UNKNOWN;
	for (h->days = 0; h->days <= WEEK; h->days++) {
		h->weekday = (weekday + h->days) % WEEK;
		first = opening(c, h->weekday, h->days == 0 ? minute : -1);
		if (first == NULL)
			continue;
		h->state = HOURS_CLOSED;
		h->from = first->open;
		h->to = first->close;
		return;
	}
}

static bool
is_holiday(enum kb_country country, const struct civil *at, int later)
{
	int year, month, day;

	civil_date_of_days(civil_days(at->year, at->month, at->day) + later,
	    &year, &month, &day);
	return civil_is_public_holiday(country == KB_BE, year, month, day);
}

static long
day_of(const struct civil *c)
{
	return civil_days(c->year, c->month, c->day);
}

/* From the clocks of the service to the days of the reader. */
static void
bring_home(const struct civil *there, const struct civil *at,
    const struct kb_contact *k, struct hours *h)
{
	long day = day_of(there) + h->days;

	h->utc = civil_instant(day, h->state == HOURS_OPEN ? h->until :
	    h->from, k->zone);
	h->days = (int)(day - day_of(at));
	if (k->country != KB_INT)
		h->holiday = is_holiday(k->country, at,
		    h->state == HOURS_OPEN ? 0 : h->days);
}

void
hours_at(const struct kb_channel *c, const struct kb_contact *k,
    const struct civil *at, struct hours *h)
{
	struct civil there;
	int minute;

	*h = (struct hours){ HOURS_UNKNOWN, 0, 0, 0, 0, 0, 0, false };
	if (c->always) {
		h->state = HOURS_ALWAYS;
		return;
	}
	if (c->nhours == 0)
		return;
	civil_in_zone(at->utc, k->zone, &there);
	minute = there.hour * 60 + there.minute;
	if (closing(c, there.weekday, minute) != -1)
		find_end(c, there.weekday, minute, h);
	else
		find_opening(c, there.weekday, minute, h);
	if (h->state == HOURS_OPEN || h->state == HOURS_CLOSED)
		bring_home(&there, at, k, h);
}

bool
hours_are_old(const struct kb_channel *c, const struct civil *at)
{
	long from;

	return c->as_of != NULL && civil_parse_date(c->as_of, &from) &&
	    civil_add_months(from, OLD_MONTHS) <
	    civil_days(at->year, at->month, at->day);
}

/* English counts hours twice a day and needs to say which half it is. */
static void
add_time(const struct kb *kb, enum kb_lang lang, int minutes,
    struct sbuf *out)
{
	static const bool halves[KB_NLANG] = { [KB_EN] = true };
	bool twelve = halves[lang];
	int hour = minutes / 60 % (twelve ? 12 : 25), minute = minutes % 60;

	if (twelve && minute == 0 && hour == 0) {
		sbuf_puts(out, kb_message(kb, lang, minutes / 60 == 12 ?
		    "rep-noon" : "rep-midnight"));
		return;
	}
	sbuf_num(out, (unsigned long)(twelve && hour == 0 ? 12 : hour));
	if (minute > 0) {
		sbuf_puts(out, minute < 10 ? ".0" : ".");
		sbuf_num(out, (unsigned long)minute);
	}
	if (twelve) {
		sbuf_putc(out, ' ');
		sbuf_puts(out, kb_message(kb, lang, minutes / 60 % 24 < 12 ?
		    "rep-am" : "rep-pm"));
	}
}

void
hours_clock(const struct kb *kb, enum kb_lang lang, int minutes,
    struct sbuf *out)
{
	struct sbuf time = SBUF_EMPTY;

	add_time(kb, lang, minutes, &time);
	phrase_add(kb, lang, out, "rep-clock", "time", sbuf_text(&time),
	    NULL);
	sbuf_clear(&time);
}

/* With the words of the zone, when it is not ours. */
static void
add_zone(const struct kb *kb, enum kb_lang lang, const struct kb_contact *k,
    const char *time, struct sbuf *out)
{
	static const char *const words[] = { [CIVIL_HERE] = NULL,
	    [CIVIL_LONDON] = "rep-zone-london",
	    [CIVIL_NEW_YORK] = "rep-zone-new-york" };

	if (words[k->zone] == NULL)
		sbuf_puts(out, time);
	else
		phrase_add(kb, lang, out, words[k->zone], "time", time, NULL);
}

static void
add_zone_clock(const struct kb *kb, enum kb_lang lang,
    const struct kb_contact *k, int minutes, struct sbuf *out)
{
	struct sbuf time = SBUF_EMPTY;

	hours_clock(kb, lang, minutes, &time);
	add_zone(kb, lang, k, sbuf_text(&time), out);
	sbuf_clear(&time);
}

static const char *
weekday_word(const struct kb *kb, enum kb_lang lang, int weekday)
{
	static const char *const days[] = { "rep-mon", "rep-tue", "rep-wed",
	    "rep-thu", "rep-fri", "rep-sat", "rep-sun" };

	return kb_message(kb, lang, days[weekday]);
}

static const char *
day_word(const struct kb *kb, enum kb_lang lang, int days, int weekday)
{
	if (days == 0)
		return kb_message(kb, lang, "rep-today");
	if (days == 1)
		return kb_message(kb, lang, "rep-tomorrow");
	return weekday_word(kb, lang, weekday);
}

static void
add_open(const struct kb *kb, enum kb_lang lang, const struct kb_contact *k,
    const struct hours *h, struct sbuf *out)
{
	struct sbuf until = SBUF_EMPTY;

	add_zone_clock(kb, lang, k, h->until, &until);
	phrase_add(kb, lang, out, h->days == 0 ? "rep-open-now" :
	    "rep-open-days", "day", day_word(kb, lang, h->days, h->weekday),
	    "time", sbuf_text(&until), NULL);
	sbuf_clear(&until);
}

static void
add_closed(const struct kb *kb, enum kb_lang lang,
    const struct kb_contact *k, const struct hours *h, struct sbuf *out)
{
	struct sbuf from = SBUF_EMPTY, to = SBUF_EMPTY;

	add_time(kb, lang, h->from, &from);
	add_zone_clock(kb, lang, k, h->to, &to);
	phrase_add(kb, lang, out, "rep-closed", "day",
	    day_word(kb, lang, h->days, h->weekday), "from",
	    sbuf_text(&from), "to", sbuf_text(&to), NULL);
	sbuf_clear(&from);
	sbuf_clear(&to);
}

/* What the instant is on the reader's own clock. */
static void
add_ours(const struct kb *kb, enum kb_lang lang, const struct hours *h,
    const struct civil *at, struct sbuf *out)
{
	struct sbuf time = SBUF_EMPTY;
	struct civil ours;

	civil_from_utc(h->utc, &ours);
	hours_clock(kb, lang, ours.hour * 60 + ours.minute, &time);
	sbuf_putc(out, ' ');
	phrase_add(kb, lang, out, h->state == HOURS_OPEN ? "rep-zone-open" :
	    "rep-zone-closed", "day", day_word(kb, lang, (int)(day_of(&ours) -
	    day_of(at)), ours.weekday), "time", sbuf_text(&time), NULL);
	sbuf_clear(&time);
}

static void
add_doubt(const struct kb *kb, enum kb_lang lang, const char *id,
    const struct kb_channel *c, struct sbuf *out)
{
	char year[5] = "";
	int i;

	for (i = 0; i < 4 && c->as_of[i] != '\0'; i++)
		year[i] = c->as_of[i];
	sbuf_putc(out, ' ');
	phrase_add(kb, lang, out, id, "year", year, NULL);
}

void
hours_text(const struct kb *kb, enum kb_lang lang,
    const struct kb_channel *c, const struct kb_contact *k,
    const struct civil *at, struct sbuf *out)
{
	struct hours h;

	hours_at(c, k, at, &h);
	if (h.state == HOURS_UNKNOWN) {
		if (c->kind == KB_PHONE || c->kind == KB_CHAT)
			sbuf_puts(out, kb_message(kb, lang,
			    "rep-hours-unknown"));
		return;
	}
	if (h.state == HOURS_ALWAYS)
		sbuf_puts(out, kb_message(kb, lang, "rep-always"));
	else if (h.state == HOURS_OPEN)
		add_open(kb, lang, k, &h, out);
	else
		add_closed(kb, lang, k, &h, out);
	if (k->zone != CIVIL_HERE && h.state != HOURS_ALWAYS)
		add_ours(kb, lang, &h, at, out);
	if (h.holiday) {
		sbuf_putc(out, ' ');
		sbuf_puts(out, kb_message(kb, lang, "rep-holiday"));
	}
	if (hours_are_old(c, at))
		add_doubt(kb, lang, h.state == HOURS_ALWAYS ?
		    "rep-as-of" : "rep-hours-as-of", c, out);
}

/* How days are named. */
struct naming {
	const char *(*day)(const struct kb *, enum kb_lang, int weekday);
	const char *run;	/* message: of three or more in a row */
};

/* "dinsdag, donderdag"; "maandag tot en met vrijdag". */
static void
add_days(const struct kb *kb, enum kb_lang lang, const struct naming *n,
    unsigned days, struct sbuf *out)
{
	int i, end;

	for (i = 0; i < WEEK; i = end + 1) {
		for (end = i; (days >> end & 1) != 0; end++)
			continue;
		if (end == i)
			continue;
		if (out->len > 0)
			sbuf_puts(out, ", ");
		if (end - i > 2) {
			phrase_add(kb, lang, out, n->run, "from",
			    n->day(kb, lang, i), "to",
			    n->day(kb, lang, end - 1), NULL);
			continue;
		}
		sbuf_puts(out, n->day(kb, lang, i));
		if (end - i == 2) {
			sbuf_puts(out, ", ");
			sbuf_puts(out, n->day(kb, lang, i + 1));
		}
	}
}

static void
add_row(const struct kb *kb, enum kb_lang lang, const struct kb_hours *h,
    const struct kb_contact *k, struct sbuf *out)
{
	static const struct naming words = { weekday_word, "rep-week-run" };
	struct sbuf days = SBUF_EMPTY, from = SBUF_EMPTY, to = SBUF_EMPTY;

	add_days(kb, lang, &words, h->days, &days);
	add_time(kb, lang, h->open, &from);
	add_zone_clock(kb, lang, k, h->close, &to);
	phrase_add(kb, lang, out, "rep-week-row", "days", sbuf_text(&days),
	    "from", sbuf_text(&from), "to", sbuf_text(&to), NULL);
	sbuf_clear(&days);
	sbuf_clear(&from);
	sbuf_clear(&to);
}

void
hours_week(const struct kb *kb, enum kb_lang lang,
    const struct kb_channel *c, const struct kb_contact *k,
    struct sbuf *out)
{
	struct sbuf rows = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < c->nhours; i++) {
		if (i > 0)
			sbuf_puts(&rows, "; ");
		add_row(kb, lang, &c->hours[i], k, &rows);
	}
	if (c->nhours > 0)
		phrase_add(kb, lang, out, "rep-week", "what",
		    sbuf_text(&rows), NULL);
	sbuf_clear(&rows);
}

/* ---- a table ---- */

static const char *
short_word(const struct kb *kb, enum kb_lang lang, int weekday)
{
	static const char *const days[] = { "week-mon", "week-tue",
	    "week-wed", "week-thu", "week-fri", "week-sat", "week-sun" };

	return kb_message(kb, lang, days[weekday]);
}

static bool
are_alike(const struct kb_channel *c, int weekday, int other)
{
	size_t i;

	for (i = 0; i < c->nhours; i++)
		if (on_day(&c->hours[i], weekday) !=
		    on_day(&c->hours[i], other))
			return false;
	return true;
}

/* The days with the hours of this one; none when they have had a row, or it
 * has no hours. */
static unsigned
days_alike(const struct kb_channel *c, int weekday)
{
	unsigned days = 0;
	int other;

	if (opening(c, weekday, -1) == NULL)
		return 0;
	for (other = 0; other < WEEK; other++) {
		if (!are_alike(c, weekday, other))
			continue;
		if (other < weekday)
			return 0;
		days |= 1U << other;
	}
	return days;
}

static void
add_times(const struct kb *kb, enum kb_lang lang, const struct kb_channel *c,
    int weekday, struct sbuf *out)
{
	struct sbuf from = SBUF_EMPTY, to = SBUF_EMPTY;
	const struct kb_hours *h;
	int after = -1;

	while ((h = opening(c, weekday, after)) != NULL) {
		sbuf_reset(&from);
		sbuf_reset(&to);
		add_time(kb, lang, h->open, &from);
		add_time(kb, lang, h->close, &to);
		if (after != -1)
			sbuf_puts(out, ", ");
		phrase_add(kb, lang, out, "week-times", "from",
		    sbuf_text(&from), "to", sbuf_text(&to), NULL);
		after = h->open;
	}
	sbuf_clear(&from);
	sbuf_clear(&to);
}

/* "9–17 uur Britse tijd, vandaag" */
static void
add_cell(const struct kb *kb, enum kb_lang lang, const struct kb_channel *c,
    const struct kb_contact *k, int weekday, bool today, struct sbuf *out)
{
	struct sbuf times = SBUF_EMPTY, clock = SBUF_EMPTY;

	add_times(kb, lang, c, weekday, &times);
	phrase_add(kb, lang, &clock, "rep-clock", "time", sbuf_text(&times),
	    NULL);
	sbuf_reset(&times);
	add_zone(kb, lang, k, sbuf_text(&clock), &times);
	if (today)
		phrase_add(kb, lang, out, "week-today", "hours",
		    sbuf_text(&times), NULL);
	else
		sbuf_puts(out, sbuf_text(&times));
	sbuf_clear(&times);
	sbuf_clear(&clock);
}

void
hours_table(const struct kb *kb, enum kb_lang lang,
    const struct kb_channel *c, const struct kb_contact *k,
    const struct civil *at, struct doc *doc)
{
	static const struct naming shorts = { short_word, "week-run" };
	struct sbuf label = SBUF_EMPTY, cell = SBUF_EMPTY;
	struct civil there;
	unsigned days;
	int weekday;

	civil_in_zone(at->utc, k->zone, &there);
	for (weekday = 0; weekday < WEEK; weekday++) {
		days = days_alike(c, weekday);
		if (days == 0)
			continue;
		sbuf_reset(&label);
		sbuf_reset(&cell);
		add_days(kb, lang, &shorts, days, &label);
		add_cell(kb, lang, c, k, weekday,
		    (days >> there.weekday & 1) != 0, &cell);
		doc_add(doc, DOC_DETAIL_ROW, 0, sbuf_text(&label),
		    sbuf_text(&cell), NULL);
	}
	sbuf_clear(&label);
	sbuf_clear(&cell);
}
