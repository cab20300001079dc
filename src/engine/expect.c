/* SPDX-License-Identifier: MIT */
#include "engine/expect.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "engine/expect_found.h"
#include "engine/expect_keys.h"
#include "engine/kept.h"
#include "engine/told.h"

#define SHOWN_MAX 60

/* ---- reading ---- */

void
expect_init(struct expect *e, const struct kb *kb, struct arena *arena)
{
	memset(e, 0, sizeof(*e));
	e->kb = kb;
	e->arena = arena;
}

void
expect_vary(struct expect *e, unsigned line)
{
	e->variant = line;
}

/* Several values are alternatives. */
static bool
is_choice(enum expect_key key)
{
	return expect_row(key)->words == WORDS_LEVEL ||
	    key == EXPECT_REPORTING || key == EXPECT_SECRECY;
}

static bool
refuse(struct sbuf *why, enum expect_key key, const char *word, size_t len,
    const char *text)
{
	sbuf_puts(why, "expect ");
	sbuf_puts(why, expect_row(key)->name);
	sbuf_puts(why, ": ");
	utf8_add_short(why, word, len, SHOWN_MAX);
	sbuf_puts(why, text);
	return false;
}

static bool
refuse_unknown(const struct kb *kb, struct sbuf *why, enum expect_key key,
    const char *word, size_t len)
{
	const bool few = expect_row(key)->words < WORDS_TOLD;
	size_t i, n = few ? expect_value_count(kb, key) : 0;
	struct sbuf near = SBUF_EMPTY;

	expect_add_near(&near, kb, key, word, len);
	(void)refuse(why, key, word, len, ": there is no such ");
	sbuf_puts(why, expect_row(key)->what);
	if (*sbuf_text(&near) != '\0') {
		sbuf_puts(why, "; did you mean ");
		sbuf_puts(why, sbuf_text(&near));
		sbuf_putc(why, '?');
	} else if (few) {
		sbuf_puts(why, "; write one of:");
		for (i = 0; i < n; i++) {
			sbuf_putc(why, ' ');
			sbuf_puts(why, expect_value_name(kb, key, i));
		}
	}
	sbuf_clear(&near);
	return false;
}

static bool
has(const struct expect *e, enum expect_key key, size_t value)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (e->items[i].key == key && e->items[i].value == value)
			return true;
	return false;
}

static bool
has_any(const struct expect *e, enum expect_key key)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (e->items[i].key == key)
			return true;
	return false;
}

/* The key that holds the opposite already; NEXPECT_KEYS when none does. */
static enum expect_key
contradicted(const struct expect *e, enum expect_key key, size_t value)
{
	enum expect_key other;

	for (other = 0; other < NEXPECT_KEYS; other++)
		if ((expect_row(key)->against >> other & 1) != 0 &&
		    has(e, other, value))
			break;
	return other;
}

static bool
push(struct expect *e, enum expect_key key, size_t value, unsigned line)
{
	size_t size = e->size == 0 ? 8 : 2 * e->size;
	struct expect_item *items;

	if (e->n == e->size) {
		items = arena_calloc(e->arena, size, sizeof(*items));
		if (items == NULL)
			return false;
		if (e->n > 0)
			memcpy(items, e->items, e->n * sizeof(*items));
		e->items = items;
		e->size = size;
	}
	e->items[e->n++] = (struct expect_item){ key, value, line };
	return true;
}

static void
mention(struct expect *e, enum expect_key key, unsigned line)
{
	if (e->mentioned[key]++ == 0)
		e->line[key] = line;
}

/* ---- sets given whole ---- */

static bool
refuse_part(struct sbuf *why, enum expect_key key, const char *word,
    size_t len, const char *text)
{
	(void)refuse(why, key, word, len, text);
	sbuf_puts(why, expect_row(expect_row(key)->whole)->name);
	return false;
}

/* A case has sets, and its variants differ from them. */
static bool
part_fits(const struct expect *e, enum expect_key key, const char *word,
    size_t len, struct sbuf *why)
{
	bool whole = expect_row(key)->part == PART_WHOLE;

	if (whole && e->variant != 0)
		return refuse(why, key, word, len, ": give it in the case, "
		    "and here how the variant differs");
	if (!whole && e->variant == 0)
		return refuse_part(why, key, word, len, ": only a variant "
		    "differs; put it in ");
	if (!whole && e->whole[expect_row(key)->whole] == NULL)
		return refuse_part(why, key, word, len, ": there is nothing "
		    "to differ from; give the case its ");
	return true;
}

/* In the set of the case when it is to go, and not when it is to come. */
static bool
place_fits(const struct expect *e, enum expect_key key, size_t value,
    const char *word, size_t len, struct sbuf *why)
{
	const bool *in = e->whole[expect_row(key)->whole];

	if (expect_row(key)->words == WORDS_TOLD && told_always(e->kb, value))
		return refuse(why, key, word, len, " is always told; leave "
		    "it out");
	if (expect_row(key)->part == PART_ALSO && in[value])
		return refuse_part(why, key, word, len, " is in the case "
		    "already; remove it, or from its ");
	if (expect_row(key)->part == PART_NO_LONGER && !in[value])
		return refuse_part(why, key, word, len, " is not in the "
		    "case; remove it, or add it to its ");
	return true;
}

static bool
open_whole(struct expect *e, enum expect_key key, struct sbuf *why)
{
	if (e->whole[key] == NULL)
		e->whole[key] = arena_calloc(e->arena, expect_value_count(e->kb,
		    key) + 1, sizeof(bool));
	if (e->whole[key] == NULL)
		sbuf_puts(why, "out of memory; close other programs and try "
		    "again");
	return e->whole[key] != NULL;
}

/* "none" where it is no value of its own. */
static bool
add_none(struct expect *e, enum expect_key key, unsigned line,
    struct sbuf *why)
{
	if (has_any(e, key))
		return refuse(why, key, "none", 4, " stands beside others; "
		    "remove it or them");
	if (expect_row(key)->part == PART_WHOLE && !open_whole(e, key, why))
		return false;
	mention(e, key, line);
	return true;
}

/* In a set that is given whole, or as a variant differs from it. */
static bool
add_to_whole(struct expect *e, enum expect_key key, size_t value,
    const char *word, size_t len, struct sbuf *why)
{
	const struct expect_row *row = expect_row(key);

	if (!open_whole(e, row->whole, why) ||
	    !place_fits(e, key, value, word, len, why))
		return false;
	e->whole[row->whole][value] = row->part != PART_NO_LONGER;
	return true;
}

bool
expect_add(struct expect *e, enum expect_key key, const char *word,
    size_t len, unsigned line, struct sbuf *why)
{
	enum expect_key other;
	size_t value;

	if (expect_row(key)->part != PART_NONE &&
	    !part_fits(e, key, word, len, why))
		return false;
	if (len == 0 || (!is_choice(key) && text_is(word, len, "none")))
		return add_none(e, key, line, why);
	value = expect_find_value(e->kb, key, word, len);
	if (value == KB_ALWAYS)
		return refuse_unknown(e->kb, why, key, word, len);
	if (has(e, key, value))
		return refuse(why, key, word, len, " stands there twice; "
		    "remove one");
	if (e->mentioned[key] > 0 && !has_any(e, key))
		return refuse(why, key, word, len, " stands beside none; "
		    "remove one");
	other = contradicted(e, key, value);
	if (other != NEXPECT_KEYS) {
		(void)refuse(why, key, word, len, " stands in ");
		sbuf_puts(why, expect_row(other)->name);
		sbuf_puts(why, " too; remove one");
		return false;
	}
	if (expect_row(key)->part != PART_NONE &&
	    !add_to_whole(e, key, value, word, len, why))
		return false;
	mention(e, key, line);
	if (push(e, key, value, line))
		return true;
	sbuf_puts(why, "out of memory; close other programs and try again");
	return false;
}

/* ---- comparing ---- */

struct comparison {
	const struct findings *f;
	const struct expect *e;
	struct expect_difference *at;
	size_t n;
};

static void
differ(struct comparison *c, enum expect_key key, size_t wanted, size_t got,
    unsigned line)
{
	c->at[c->n++] = (struct expect_difference){ key, wanted, got, line };
}

static size_t
choice_got(const struct findings *f, enum expect_key key)
{
	if (key == EXPECT_URGENCY)
		return (size_t)f->urgency;
	if (key == EXPECT_CEILING)
		return (size_t)f->ceiling;
	if (key == EXPECT_REPORTING)
		return (size_t)f->outcome;
	return (size_t)((int)f->secrecy + 1);
}

static void
compare_choice(struct comparison *c, enum expect_key key)
{
	size_t i, got = choice_got(c->f, key);

	if (has(c->e, key, got))
		return;
	for (i = 0; i < c->e->n; i++)
		if (c->e->items[i].key == key) {
			differ(c, key, c->e->items[i].value, got,
			    c->e->items[i].line);
			return;
		}
}

static void
compare_alarms(struct comparison *c, enum expect_key key)
{
	size_t i;

	for (i = 0; i < KB_NALARMS; i++) {
		bool wanted = has(c->e, key, i), got = c->f->alarm[i];

		if (wanted && !got)
			differ(c, key, i, 0, c->e->line[key]);
		if (!wanted && got)
			differ(c, key, KB_ALWAYS, i, c->e->line[key]);
	}
}

static bool
is_negative(enum expect_key key)
{
	return strncmp(expect_row(key)->name, "not_", 4) == 0;
}

/* Whether an item of a list holds, and what was found. */
static bool
holds(const struct findings *f, const struct expect_item *item, size_t *got)
{
	unsigned wanted = expect_because(item->key);
	enum status status;

	if (wanted != 0) {
		*got = expect_because_got(f, item->value);
		return (*got & wanted) != 0;
	}
	if (expect_status(item->key, &status)) {
		*got = expect_status_got(f, item->key, item->value);
		return (*got == (size_t)status) != is_negative(item->key);
	}
	if (item->key == EXPECT_GUARANTEES) {
		*got = findings_kept(f, item->value);
		return *got == KEPT;
	}
	*got = expect_there(f, item->key, item->value);
	return (*got == 1) != is_negative(item->key);
}

static void
compare_list(struct comparison *c, enum expect_key key)
{
	const struct expect_item *item;
	size_t i, got;

	for (i = 0; i < c->e->n; i++) {
		item = &c->e->items[i];
		if (item->key == key && !holds(c->f, item, &got))
			differ(c, key, item->value, got, item->line);
	}
}

static void
compare_whole(struct comparison *c, enum expect_key key)
{
	unsigned line = c->e->variant != 0 ? c->e->variant : c->e->line[key];
	size_t i, n = expect_value_count(c->e->kb, key);

	for (i = 0; i < n; i++) {
		bool wanted = c->e->whole[key][i];

		if (expect_row(key)->words == WORDS_TOLD &&
		    told_always(c->e->kb, i))
			continue;
		if (wanted != expect_there(c->f, key, i))
			differ(c, key, wanted ? i : KB_ALWAYS, wanted ? 0 : i,
			    line);
	}
}

size_t
expect_most(const struct expect *e)
{
	size_t n = e->n + KB_NALARMS;
	enum expect_key key;

	for (key = 0; key < NEXPECT_KEYS; key++)
		if (e->whole[key] != NULL)
			n += expect_value_count(e->kb, key);
	return n;
}

size_t
expect_compare(const struct findings *f, const struct expect *e,
    struct expect_difference *at)
{
	struct comparison c = { f, e, at, 0 };
	enum expect_key key;

	for (key = 0; key < NEXPECT_KEYS; key++) {
		if (e->mentioned[key] == 0)
			continue;
		if (is_choice(key))
			compare_choice(&c, key);
		else if (key == EXPECT_ALARMS)
			compare_alarms(&c, key);
		else if (expect_row(key)->part == PART_WHOLE)
			compare_whole(&c, key);
		else if (expect_row(key)->part == PART_NONE)
			compare_list(&c, key);
	}
	return c.n;
}

/* ---- in words ---- */

static enum expect_key
part_of(enum expect_key whole, enum part part)
{
	enum expect_key key;

	for (key = 0; key < NEXPECT_KEYS; key++)
		if (expect_row(key)->part == part && expect_row(key)->whole == whole)
			break;
	return key;
}

enum expect_key
expect_place(const struct expect *e, const struct expect_difference *d,
    bool *add)
{
	bool besides = d->wanted == KB_ALWAYS;
	size_t value = besides ? d->got : d->wanted;
	enum expect_key key;

	if (!expect_is_whole(d->key))
		return NEXPECT_KEYS;
	*add = besides;
	if (e->variant == 0)
		return d->key;
	key = part_of(d->key, besides ? PART_NO_LONGER : PART_ALSO);
	*add = !has(e, key, value);
	return !*add ? key :
	    part_of(d->key, besides ? PART_ALSO : PART_NO_LONGER);
}

const char *
expect_about(const struct expect *e, const struct expect_difference *d)
{
	return expect_value_name(e->kb, d->key, d->wanted == KB_ALWAYS ?
	    d->got : d->wanted);
}

void
expect_add_wanted(struct sbuf *b, const struct expect *e,
    const struct expect_difference *d)
{
	bool first = true;
	size_t i;

	if (d->wanted == KB_ALWAYS) {
		sbuf_puts(b, "not ");
		sbuf_puts(b, expect_value_name(e->kb, d->key, d->got));
		return;
	}
	if (is_negative(d->key))
		sbuf_puts(b, "not ");
	if (!is_choice(d->key)) {
		expect_add_value(b, e->kb, d->key, d->wanted);
		return;
	}
	for (i = 0; i < e->n; i++) {
		if (e->items[i].key != d->key)
			continue;
		sbuf_puts(b, first ? "" : " or ");
		sbuf_puts(b, expect_value_name(e->kb, d->key,
		    e->items[i].value));
		first = false;
	}
}

/* By the sum of enum because. */
static const char *const because_names[] = { "not open", "open by a fact",
    "open by an act", "open by a fact and an act", "open by the law",
    "open by a fact and the law", "open by an act and the law",
    "open by a fact, an act and the law" };

const char *
expect_got_name(const struct expect *e, const struct expect_difference *d)
{
	enum status status;

	if (is_choice(d->key))
		return expect_value_name(e->kb, d->key, d->got);
	if (d->wanted == KB_ALWAYS)
		return "present";
	if (expect_because(d->key) != 0)
		return because_names[d->got];
	if (d->key == EXPECT_GUARANTEES)
		return kept_name((enum kept)d->got);
	if (expect_status(d->key, &status))
		return d->got == KB_ALWAYS ? "not in force here" :
		    status_name((enum status)d->got);
	return d->got == 0 ? "absent" : "present";
}
