/* SPDX-License-Identifier: MIT */
#include "report/tally.h"

#include <string.h>

#include "base/arena.h"
#include "consult/fill.h"
#include "engine/withhold.h"
#include "kb/find.h"
#include "kb/words.h"

#define MONTHS 12
#define GONE_MAX 3

/* What of a contact a table counts. */
enum field { BY_GROUP, BY_THEME, BY_CHANNEL, BY_REFERRAL };

struct build {
	struct tally_year *y;
	const struct kb *kb;
	enum kb_lang lang;
	const struct tally_count *counts;
	size_t n;
	struct tally_table *tables;
};

/* A table in the making. */
struct sheet {
	struct tally_row row[WITHHOLD_MAX];
	unsigned count[WITHHOLD_MAX];
	size_t n;
	size_t gone;		/* rows that the knowledge does not know */
	unsigned total;
};

static void
add_row(struct sheet *s, const char *id, const char *label)
{
	if (s->n < WITHHOLD_MAX)
		s->row[s->n++] = (struct tally_row){ .id = id,
		    .label = label };
}

static const char *
field_of(const struct tally_count *c, enum field by)
{
	switch (by) {
	case BY_GROUP:
		return c->group;
	case BY_THEME:
		return c->theme;
	case BY_CHANNEL:
		return c->channel;
	default:
		return c->referral;
	}
}

static size_t
find_row(const struct sheet *s, const char *id)
{
	size_t i;

	for (i = 0; i < s->n && strcmp(s->row[i].id, id) != 0; i++)
		;
	return i;
}

/* What the knowledge does not know any more keeps its id.  Such a row is there
 * only when it counts someone: if there were five, each might be known to be
 * one.  The others are not known. */
static size_t
place(const struct build *b, struct sheet *s, const char *id)
{
	size_t i = find_row(s, id);

	if (i < s->n)
		return i;
	if (strcmp(id, TALLY_UNKNOWN) == 0)
		add_row(s, id, kb_message(b->kb, b->lang, "tally-unknown"));
	else if (s->gone++ < GONE_MAX)
		add_row(s, id, id);
	else
		return place(b, s, TALLY_UNKNOWN);
	return s->n - 1;
}

static void
count_one(const struct build *b, struct sheet *s, const char *id, unsigned n)
{
	s->count[place(b, s, id)] += n;
	s->total += n;
}

/* Those of one group, or all when it is NULL. */
static void
count_all(const struct build *b, struct sheet *s, enum field by,
    const char *group)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (group == NULL || strcmp(b->counts[i].group, group) == 0)
			count_one(b, s, field_of(&b->counts[i], by),
			    b->counts[i].n);
}

static unsigned
percent_of(unsigned n, unsigned total)
{
	return (unsigned)((200ul * n + total) / (2ul * total));
}

/* A row that is part of a sum of nobody is told: it is nought. */
static void
tell_rows(struct build *b, struct sheet *s)
{
	struct withhold w = withhold_of(s->count, s->n);
	size_t i;

	for (i = 0; i < s->n; i++) {
		s->row[i].told = w.shown[i] || w.rest == 0;
		b->y->withheld |= !s->row[i].told;
		if (!s->row[i].told)
			continue;
		s->row[i].value = s->count[i];
		s->row[i].percent = percent_of(s->count[i], s->total);
	}
}

static void
put_table(struct build *b, const struct tally_table *t, const struct sheet *s)
{
	struct tally_row *rows = arena_calloc(b->y->arena, s->n + 1,
	    sizeof(*rows));
	struct tally_table *to = &b->tables[b->y->ntables];
	size_t i;

	if (rows == NULL)
		return;
	memcpy(rows, s->row, s->n * sizeof(*rows));
	for (i = 0; i < s->n; i++) {
		rows[i].id = arena_strdup(b->y->arena, rows[i].id);
		rows[i].label = arena_strdup(b->y->arena, rows[i].label);
	}
	*to = *t;
	to->rows = rows;
	to->nrows = s->n;
	to->total = s->total;
	b->y->ntables++;
}

static void
put_counts(struct build *b, const char *id, const char *title,
    struct sheet *s)
{
	const struct tally_table t = { .id = id, .title = title,
	    .counts = true };

	tell_rows(b, s);
	put_table(b, &t, s);
}

static const char *
words(const struct build *b, const struct kb_text *t)
{
	return t->in[b->lang];
}

static void
add_categories(const struct build *b, struct sheet *s,
    const struct kb_tally *t)
{
	size_t i;

	for (i = 0; i < t->ncategories; i++)
		add_row(s, t->categories[i].id,
		    words(b, &t->categories[i].text));
}

static void
put_part(struct build *b, enum kb_tally_part part, enum field by,
    struct sheet *s)
{
	const struct kb_tally *t = kb_find_tally(b->kb, part);

	if (t == NULL)
		return;
	add_categories(b, s, t);
	count_all(b, s, by, NULL);
	put_counts(b, kb_word_name(kb_words_tally, (int)part),
	    words(b, &t->title), s);
}

/* What a group called about. */
static void
put_themes(struct build *b, const struct kb_category *c)
{
	struct sheet s = { .n = 0 };
	size_t i;

	for (i = 0; i < c->nthemes; i++)
		add_row(&s, c->themes[i].id, words(b, &c->themes[i].text));
	count_all(b, &s, BY_THEME, c->id);
	put_counts(b, c->id, words(b, &c->text), &s);
}

/* A group that is not told has no table, as one of nobody: that there is one
 * would tell. */
static void
put_groups(struct build *b)
{
	const struct kb_tally *t = kb_find_tally(b->kb, KB_TALLY_GROUP);
	struct sheet s = { .n = 0 };
	size_t i;

	put_part(b, KB_TALLY_GROUP, BY_GROUP, &s);
	for (i = 0; t != NULL && i < t->ncategories; i++)
		if (s.row[i].value > 0 && t->categories[i].nthemes > 0)
			put_themes(b, &t->categories[i]);
}

/* The average is of those that were timed, and told when they are enough. */
static bool
average(const struct build *b, const char *channel, unsigned *minutes)
{
	unsigned long sum = 0, n = 0;
	const struct tally_count *c;
	size_t i;

	for (i = 0; i < b->n; i++) {
		c = &b->counts[i];
		if (strcmp(c->channel, channel) != 0 || c->minutes == 0)
			continue;
		sum += (unsigned long)c->minutes * c->n;
		n += c->n;
	}
	if (n < WITHHOLD_BELOW)
		return false;
	*minutes = (unsigned)((2 * sum + n) / (2 * n));
	return true;
}

static void
put_durations(struct build *b, const struct kb_tally *channels,
    const struct sheet *by_channel)
{
	const struct kb_tally *t = kb_find_tally(b->kb, KB_TALLY_DURATION);
	struct tally_table table = { .counts = false };
	struct sheet s = { .n = 0 };
	struct tally_row *row;
	size_t i;

	if (t == NULL)
		return;
	for (i = 0; i < channels->ncategories; i++) {
		if (!channels->categories[i].timed)
			continue;
		row = &s.row[s.n];
		add_row(&s, channels->categories[i].id,
		    words(b, &channels->categories[i].text));
		row->told = by_channel->row[i].told &&
		    average(b, row->id, &row->value);
		b->y->withheld |= !row->told;
	}
	table.id = kb_word_name(kb_words_tally, KB_TALLY_DURATION);
	table.title = words(b, &t->title);
	if (s.n > 0)
		put_table(b, &table, &s);
}

static void
put_channels(struct build *b)
{
	const struct kb_tally *t = kb_find_tally(b->kb, KB_TALLY_CHANNEL);
	struct sheet s = { .n = 0 };

	put_part(b, KB_TALLY_CHANNEL, BY_CHANNEL, &s);
	if (t != NULL)
		put_durations(b, t, &s);
}

static void
put_months(struct build *b)
{
	static const char *const ids[MONTHS] = { "1", "2", "3", "4", "5", "6",
	    "7", "8", "9", "10", "11", "12" };
	struct sheet s = { .n = 0 };
	size_t i;

	for (i = 0; i < MONTHS; i++)
		add_row(&s, ids[i], fill_month(b->kb, b->lang,
		    (int)i + 1));
	for (i = 0; i < b->n; i++) {
		s.count[b->counts[i].month - 1] += b->counts[i].n;
		s.total += b->counts[i].n;
	}
	put_counts(b, "month", kb_message(b->kb, b->lang, "tally-months"),
	    &s);
}

static void
put_all(struct build *b)
{
	struct sheet referrals = { .n = 0 };

	put_groups(b);
	put_channels(b);
	put_part(b, KB_TALLY_REFERRAL, BY_REFERRAL, &referrals);
	put_months(b);
}

static size_t
most_tables(const struct kb *kb)
{
	const struct kb_tally *t = kb_find_tally(kb, KB_TALLY_GROUP);

	return KB_NTALLY + 1 + (t == NULL ? 0 : t->ncategories);
}

static void
count_year(struct build *b)
{
	struct tally_year *y = b->y;
	size_t i;

	for (i = 0; i < b->n; i++)
		y->total += b->counts[i].n;
	y->told = y->total == 0 || y->total >= WITHHOLD_BELOW;
	y->per_month = (2 * y->total + MONTHS) / (2 * MONTHS);
	if (y->total >= WITHHOLD_BELOW)
		put_all(b);
	if (!y->told)
		y->total = y->per_month = 0;
}

struct tally_year *
tally_year_new(const struct kb *kb, enum kb_lang lang, int year,
    const struct tally_count *counts, size_t n)
{
	struct arena *arena = arena_new();
	struct tally_year *y = arena_alloc(arena, sizeof(*y));
	struct build b = { y, kb, lang, counts, n, arena_calloc(arena,
	    most_tables(kb), sizeof(struct tally_table)) };

	if (!arena_failed(arena)) {
		y->arena = arena;
		y->year = year;
		y->tables = b.tables;
		count_year(&b);
	}
	if (!arena_failed(arena))
		return y;
	arena_free(arena);
	return NULL;
}

void
tally_year_free(struct tally_year *y)
{
	if (y != NULL)
		arena_free(y->arena);
}
