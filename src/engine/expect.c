/* SPDX-License-Identifier: MIT */
#include "engine/expect.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "engine/expect_found.h"
#include "engine/part.h"
#include "engine/told.h"
#include "kb/find.h"
#include "kb/near.h"

#define SHOWN_MAX 60

/* How the values of a key are written. */
enum words { WORDS_LEVEL, WORDS_OUTCOME, WORDS_SECRECY, WORDS_ALARM,
    WORDS_TOLD, WORDS_CONDITION, WORDS_RECIPIENT, WORDS_IDS };

/* Of a set that is given whole: itself, and how a variant differs. */
enum part { PART_NONE, PART_WHOLE, PART_ALSO, PART_NO_LONGER };

#define KEY(key) (UINT64_C(1) << EXPECT_##key)
#define SETTLED (KEY(CONDITIONS_MET) | KEY(CONDITIONS_FAILED))
#define CONDITION "condition of a ground"

struct key_row {
	const char *name;
	enum words words;
	enum kb_kind kind;		/* WORDS_IDS */
	uint64_t against;		/* keys that may not hold the same */
	const char *what;		/* of a value that is not known */
	enum part part;
	enum expect_key whole;		/* of a part: the set it belongs to */
};

#define SET(key, name, words, kind, what) \
	[EXPECT_ALL_##key] = { "all_" name, words, kind, 0, what, \
	    PART_WHOLE, EXPECT_ALL_##key }, \
	[EXPECT_ALSO_##key] = { "also_" name, words, kind, \
	    KEY(NO_LONGER_##key), what, PART_ALSO, EXPECT_ALL_##key }, \
	[EXPECT_NO_LONGER_##key] = { "no_longer_" name, words, kind, \
	    KEY(ALSO_##key), what, PART_NO_LONGER, EXPECT_ALL_##key }

static const struct key_row keys[NEXPECT_KEYS] = {
	[EXPECT_URGENCY] = { "urgency", WORDS_LEVEL, 0, 0,
	    "urgency" },
	[EXPECT_REPORTING] = { "reporting", WORDS_OUTCOME, 0, 0,
	    "reporting outcome" },
	[EXPECT_SECRECY] = { "secrecy", WORDS_SECRECY, 0, 0,
	    "state of secrecy" },
	[EXPECT_ALARMS] = { "alarms", WORDS_ALARM, 0, 0,
	    "alarm" },
	[EXPECT_OPEN] = { "open", WORDS_IDS, KB_KIND_GROUND, KEY(MET),
	    "ground" },
	[EXPECT_CONTESTED] = { "contested", WORDS_IDS, KB_KIND_GROUND,
	    KEY(NOT_CONTESTED), "ground" },
	[EXPECT_STEPS] = { "steps", WORDS_IDS, KB_KIND_STEP,
	    KEY(NOT_STEPS), "step" },
	[EXPECT_NOT_STEPS] = { "not_steps", WORDS_IDS, KB_KIND_STEP,
	    KEY(STEPS), "step" },
	[EXPECT_MET] = { "met", WORDS_IDS, KB_KIND_GROUND,
	    KEY(NOT_MET) | KEY(OPEN), "ground" },
	[EXPECT_NOT_MET] = { "not_met", WORDS_IDS, KB_KIND_GROUND,
	    KEY(MET), "ground" },
	[EXPECT_CONTACTS] = { "contacts", WORDS_IDS, KB_KIND_CONTACT,
	    KEY(NOT_CONTACTS), "contact" },
	[EXPECT_NOT_CONTACTS] = { "not_contacts", WORDS_IDS,
	    KB_KIND_CONTACT, KEY(CONTACTS), "contact" },
	[EXPECT_INDICATORS] = { "indicators", WORDS_IDS, KB_KIND_INDICATOR,
	    KEY(NOT_INDICATORS), "indicator" },
	[EXPECT_TOLD] = { "told", WORDS_TOLD, 0, KEY(NOT_TOLD),
	    "passage, guidance, plan item or level of care" },
	[EXPECT_NOT_TOLD] = { "not_told", WORDS_TOLD, 0, KEY(TOLD),
	    "passage, guidance, plan item or level of care" },
	[EXPECT_FAILED] = { "failed", WORDS_IDS, KB_KIND_GROUND,
	    KEY(MET) | KEY(OPEN), "ground" },
	[EXPECT_NOT_CONTESTED] = { "not_contested", WORDS_IDS,
	    KB_KIND_GROUND, KEY(CONTESTED), "ground" },
	[EXPECT_NOT_INDICATORS] = { "not_indicators", WORDS_IDS,
	    KB_KIND_INDICATOR, KEY(INDICATORS), "indicator" },
	SET(STEPS, "steps", WORDS_IDS, KB_KIND_STEP, "step"),
	SET(POSSIBLE_STEPS, "possible_steps", WORDS_IDS, KB_KIND_STEP,
	    "step"),
	SET(TOLD, "told", WORDS_TOLD, 0,
	    "passage, guidance, plan item or level of care"),
	[EXPECT_CEILING] = { "ceiling", WORDS_LEVEL, 0, 0, "urgency" },
	[EXPECT_NOT_IN_FORCE] = { "not_in_force", WORDS_IDS, KB_KIND_GROUND,
	    KEY(MET) | KEY(OPEN) | KEY(FAILED), "ground" },
	[EXPECT_CONDITIONS_MET] = { "conditions_met", WORDS_CONDITION, 0,
	    KEY(CONDITIONS_OPEN) | KEY(CONDITIONS_FAILED), CONDITION },
	[EXPECT_CONDITIONS_OPEN] = { "conditions_open", WORDS_CONDITION, 0,
	    KEY(CONDITIONS_MET) | KEY(CONDITIONS_FAILED), CONDITION },
	[EXPECT_CONDITIONS_FAILED] = { "conditions_failed", WORDS_CONDITION,
	    0, KEY(CONDITIONS_MET) | KEY(CONDITIONS_OPEN), CONDITION },
	[EXPECT_OPEN_FACT] = { "open_fact", WORDS_CONDITION, 0, SETTLED,
	    CONDITION },
	[EXPECT_OPEN_ACT] = { "open_act", WORDS_CONDITION, 0, SETTLED,
	    CONDITION },
	[EXPECT_OPEN_LAW] = { "open_law", WORDS_CONDITION, 0, SETTLED,
	    CONDITION },
	[EXPECT_RECIPIENTS] = { "recipients", WORDS_RECIPIENT, 0,
	    KEY(NOT_RECIPIENTS), "recipient of a ground" },
	[EXPECT_NOT_RECIPIENTS] = { "not_recipients", WORDS_RECIPIENT, 0,
	    KEY(RECIPIENTS), "recipient of a ground" },
	[EXPECT_FACTS] = { "facts", WORDS_IDS, KB_KIND_FACT, KEY(NOT_FACTS),
	    "fact" },
	[EXPECT_NOT_FACTS] = { "not_facts", WORDS_IDS, KB_KIND_FACT,
	    KEY(FACTS), "fact" },
	[EXPECT_ASKED] = { "asked", WORDS_IDS, KB_KIND_QUESTION,
	    KEY(NOT_ASKED), "question" },
	[EXPECT_NOT_ASKED] = { "not_asked", WORDS_IDS, KB_KIND_QUESTION,
	    KEY(ASKED), "question" },
	[EXPECT_WORTH_ASKING] = { "worth_asking", WORDS_IDS,
	    KB_KIND_QUESTION, KEY(NOT_WORTH_ASKING), "question" },
	[EXPECT_NOT_WORTH_ASKING] = { "not_worth_asking", WORDS_IDS,
	    KB_KIND_QUESTION, KEY(WORTH_ASKING), "question" },
};

/* ---- names ---- */

enum expect_key
expect_key(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < NEXPECT_KEYS; i++)
		if (text_is(name, len, keys[i].name))
			break;
	return (enum expect_key)i;
}

const char *
expect_key_name(enum expect_key key)
{
	return keys[key].name;
}

const char *
expect_key_near(const char *name, size_t len)
{
	struct kb_near near;
	size_t i;

	kb_near_init(&near, name, len);
	for (i = 0; i < NEXPECT_KEYS; i++)
		kb_near_offer(&near, keys[i].name);
	return near.best;
}

bool
expect_is_whole(enum expect_key key)
{
	return key < NEXPECT_KEYS && keys[key].part == PART_WHOLE;
}

static size_t
value_count(const struct kb *kb, enum expect_key key)
{
	static const size_t counts[] = {
		[WORDS_LEVEL] = KB_NLEVELS,
		[WORDS_OUTCOME] = OUTCOME_DUTY + 1,
		[WORDS_SECRECY] = 3,
		[WORDS_ALARM] = KB_NALARMS,
	};

	if (keys[key].words == WORDS_IDS)
		return kb_kind_count(kb, keys[key].kind);
	if (keys[key].words == WORDS_TOLD)
		return told_count(kb);
	return counts[keys[key].words];
}

static bool
is_part(enum expect_key key, enum part_kind *kind)
{
	*kind = keys[key].words == WORDS_RECIPIENT ? PART_RECIPIENT :
	    PART_CONDITION;
	return keys[key].words == WORDS_RECIPIENT ||
	    keys[key].words == WORDS_CONDITION;
}

/* As it is written: "today", "be-necessity"; not of a part. */
static const char *
value_name(const struct kb *kb, enum expect_key key, size_t value)
{
	switch (keys[key].words) {
	case WORDS_LEVEL:
		return kb_level_name((enum kb_level)value);
	case WORDS_OUTCOME:
		return outcome_name((enum outcome)value);
	case WORDS_SECRECY:
		return secrecy_name((enum tri)((int)value + TRI_FALSE));
	case WORDS_ALARM:
		return kb_alarm_name((enum kb_alarm_id)value);
	case WORDS_TOLD:
		return told_head(kb, value)->id;
	default:
		return kb_kind_head(kb, keys[key].kind, value)->id;
	}
}

static void
add_value_name(struct sbuf *b, const struct kb *kb, enum expect_key key,
    size_t value)
{
	enum part_kind kind;

	if (is_part(key, &kind))
		part_add_name(b, kb, kind, value);
	else
		sbuf_puts(b, value_name(kb, key, value));
}

static size_t
find_value(const struct kb *kb, enum expect_key key, const char *word,
    size_t len)
{
	enum part_kind kind;
	size_t i, n;

	if (is_part(key, &kind))
		return part_find(kb, kind, word, len);
	n = value_count(kb, key);
	if (keys[key].words == WORDS_IDS)
		return kb_find(kb, keys[key].kind, word, len);
	if (keys[key].words == WORDS_TOLD)
		return told_find(kb, word, len);
	for (i = 0; i < n; i++)
		if (text_is(word, len, value_name(kb, key, i)))
			return i;
	return KB_ALWAYS;
}

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
	return keys[key].words == WORDS_LEVEL || key == EXPECT_REPORTING ||
	    key == EXPECT_SECRECY;
}

static bool
refuse(struct sbuf *why, enum expect_key key, const char *word, size_t len,
    const char *text)
{
	sbuf_puts(why, "expect ");
	sbuf_puts(why, keys[key].name);
	sbuf_puts(why, ": ");
	utf8_add_short(why, word, len, SHOWN_MAX);
	sbuf_puts(why, text);
	return false;
}

/* The known value nearest to a word that is none. */
static void
add_near(struct sbuf *b, const struct kb *kb, enum expect_key key,
    const char *word, size_t len)
{
	enum part_kind kind;
	struct kb_near near;
	size_t i, n;

	if (is_part(key, &kind)) {
		part_add_near(b, kb, kind, word, len);
		return;
	}
	n = value_count(kb, key);
	kb_near_init(&near, word, len);
	for (i = 0; i < n; i++)
		kb_near_offer(&near, value_name(kb, key, i));
	if (near.best != NULL)
		sbuf_puts(b, near.best);
}

static bool
refuse_unknown(const struct kb *kb, struct sbuf *why, enum expect_key key,
    const char *word, size_t len)
{
	size_t i, n = keys[key].words < WORDS_TOLD ? value_count(kb, key) : 0;
	struct sbuf near = SBUF_EMPTY;

	add_near(&near, kb, key, word, len);
	(void)refuse(why, key, word, len, ": there is no such ");
	sbuf_puts(why, keys[key].what);
	if (*sbuf_text(&near) != '\0') {
		sbuf_puts(why, "; did you mean ");
		sbuf_puts(why, sbuf_text(&near));
		sbuf_putc(why, '?');
	} else if (keys[key].words < WORDS_TOLD) {
		sbuf_puts(why, "; write one of:");
		for (i = 0; i < n; i++) {
			sbuf_putc(why, ' ');
			sbuf_puts(why, value_name(kb, key, i));
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
		if ((keys[key].against >> other & 1) != 0 &&
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
	sbuf_puts(why, keys[keys[key].whole].name);
	return false;
}

/* A case has sets, and its variants differ from them. */
static bool
part_fits(const struct expect *e, enum expect_key key, const char *word,
    size_t len, struct sbuf *why)
{
	bool whole = keys[key].part == PART_WHOLE;

	if (whole && e->variant != 0)
		return refuse(why, key, word, len, ": give it in the case, "
		    "and here how the variant differs");
	if (!whole && e->variant == 0)
		return refuse_part(why, key, word, len, ": only a variant "
		    "differs; put it in ");
	if (!whole && e->whole[keys[key].whole] == NULL)
		return refuse_part(why, key, word, len, ": there is nothing "
		    "to differ from; give the case its ");
	return true;
}

/* In the set of the case when it is to go, and not when it is to come. */
static bool
place_fits(const struct expect *e, enum expect_key key, size_t value,
    const char *word, size_t len, struct sbuf *why)
{
	const bool *in = e->whole[keys[key].whole];

	if (keys[key].words == WORDS_TOLD && told_always(e->kb, value))
		return refuse(why, key, word, len, " is always told; leave "
		    "it out");
	if (keys[key].part == PART_ALSO && in[value])
		return refuse_part(why, key, word, len, " is in the case "
		    "already; remove it, or from its ");
	if (keys[key].part == PART_NO_LONGER && !in[value])
		return refuse_part(why, key, word, len, " is not in the "
		    "case; remove it, or add it to its ");
	return true;
}

static bool
open_whole(struct expect *e, enum expect_key key, struct sbuf *why)
{
	if (e->whole[key] == NULL)
		e->whole[key] = arena_calloc(e->arena, value_count(e->kb,
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
	if (keys[key].part == PART_WHOLE && !open_whole(e, key, why))
		return false;
	mention(e, key, line);
	return true;
}

/* In a set that is given whole, or as a variant differs from it. */
static bool
add_to_whole(struct expect *e, enum expect_key key, size_t value,
    const char *word, size_t len, struct sbuf *why)
{
	if (!open_whole(e, keys[key].whole, why) ||
	    !place_fits(e, key, value, word, len, why))
		return false;
	e->whole[keys[key].whole][value] = keys[key].part != PART_NO_LONGER;
	return true;
}

bool
expect_add(struct expect *e, enum expect_key key, const char *word,
    size_t len, unsigned line, struct sbuf *why)
{
	enum expect_key other;
	size_t value;

	if (keys[key].part != PART_NONE && !part_fits(e, key, word, len, why))
		return false;
	if (len == 0 || (!is_choice(key) && text_is(word, len, "none")))
		return add_none(e, key, line, why);
	value = find_value(e->kb, key, word, len);
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
		sbuf_puts(why, keys[other].name);
		sbuf_puts(why, " too; remove one");
		return false;
	}
	if (keys[key].part != PART_NONE &&
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
	return strncmp(keys[key].name, "not_", 4) == 0;
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
	size_t i, n = value_count(c->e->kb, key);

	for (i = 0; i < n; i++) {
		bool wanted = c->e->whole[key][i];

		if (keys[key].words == WORDS_TOLD &&
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
			n += value_count(e->kb, key);
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
		else if (keys[key].part == PART_WHOLE)
			compare_whole(&c, key);
		else if (keys[key].part == PART_NONE)
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
		if (keys[key].part == part && keys[key].whole == whole)
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
	return value_name(e->kb, d->key, d->wanted == KB_ALWAYS ? d->got :
	    d->wanted);
}

void
expect_add_wanted(struct sbuf *b, const struct expect *e,
    const struct expect_difference *d)
{
	bool first = true;
	size_t i;

	if (d->wanted == KB_ALWAYS) {
		sbuf_puts(b, "not ");
		sbuf_puts(b, value_name(e->kb, d->key, d->got));
		return;
	}
	if (is_negative(d->key))
		sbuf_puts(b, "not ");
	if (!is_choice(d->key)) {
		add_value_name(b, e->kb, d->key, d->wanted);
		return;
	}
	for (i = 0; i < e->n; i++) {
		if (e->items[i].key != d->key)
			continue;
		sbuf_puts(b, first ? "" : " or ");
		sbuf_puts(b, value_name(e->kb, d->key,
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
		return value_name(e->kb, d->key, d->got);
	if (d->wanted == KB_ALWAYS)
		return "present";
	if (expect_because(d->key) != 0)
		return because_names[d->got];
	if (expect_status(d->key, &status))
		return d->got == KB_ALWAYS ? "not in force here" :
		    status_name((enum status)d->got);
	return d->got == 0 ? "absent" : "present";
}
