/* SPDX-License-Identifier: MIT */
#include "engine/expect_keys.h"

#include "base/text.h"
#include "engine/part.h"
#include "engine/told.h"
#include "kb/find.h"
#include "kb/near.h"

#define KEY(key) (UINT64_C(1) << EXPECT_##key)
#define SETTLED (KEY(CONDITIONS_MET) | KEY(CONDITIONS_FAILED))
#define CONDITION "condition of a ground"

#define SET(key, name, words, kind, what) \
	[EXPECT_ALL_##key] = { "all_" name, words, kind, 0, what, \
	    PART_WHOLE, EXPECT_ALL_##key }, \
	[EXPECT_ALSO_##key] = { "also_" name, words, kind, \
	    KEY(NO_LONGER_##key), what, PART_ALSO, EXPECT_ALL_##key }, \
	[EXPECT_NO_LONGER_##key] = { "no_longer_" name, words, kind, \
	    KEY(ALSO_##key), what, PART_NO_LONGER, EXPECT_ALL_##key }

static const struct expect_row keys[NEXPECT_KEYS] = {
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
	[EXPECT_GUARANTEES] = { "guarantees", WORDS_IDS, KB_KIND_GUARANTEE,
	    0, "guarantee" },
};

const struct expect_row *
expect_row(enum expect_key key)
{
	return &keys[key];
}

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

size_t
expect_value_count(const struct kb *kb, enum expect_key key)
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

const char *
expect_value_name(const struct kb *kb, enum expect_key key, size_t value)
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

void
expect_add_value(struct sbuf *b, const struct kb *kb, enum expect_key key,
    size_t value)
{
	enum part_kind kind;

	if (is_part(key, &kind))
		part_add_name(b, kb, kind, value);
	else
		sbuf_puts(b, expect_value_name(kb, key, value));
}

size_t
expect_find_value(const struct kb *kb, enum expect_key key, const char *word,
    size_t len)
{
	enum part_kind kind;
	size_t i, n;

	if (is_part(key, &kind))
		return part_find(kb, kind, word, len);
	n = expect_value_count(kb, key);
	if (keys[key].words == WORDS_IDS)
		return kb_find(kb, keys[key].kind, word, len);
	if (keys[key].words == WORDS_TOLD)
		return told_find(kb, word, len);
	for (i = 0; i < n; i++)
		if (text_is(word, len, expect_value_name(kb, key, i)))
			return i;
	return KB_ALWAYS;
}

void
expect_add_near(struct sbuf *b, const struct kb *kb, enum expect_key key,
    const char *word, size_t len)
{
	enum part_kind kind;
	struct kb_near near;
	size_t i, n;

	if (is_part(key, &kind)) {
		part_add_near(b, kb, kind, word, len);
		return;
	}
	n = expect_value_count(kb, key);
	kb_near_init(&near, word, len);
	for (i = 0; i < n; i++)
		kb_near_offer(&near, expect_value_name(kb, key, i));
	if (near.best != NULL)
		sbuf_puts(b, near.best);
}
