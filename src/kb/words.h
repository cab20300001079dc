/* SPDX-License-Identifier: MIT */
#ifndef KB_WORDS_H
#define KB_WORDS_H

#include <stddef.h>

/* The words an attribute takes and what they stand for; ends with NULL. */
struct kb_word { const char *name; int value; };

extern const struct kb_word kb_words_yes[], kb_words_one[],
    kb_words_secrecy[], kb_words_choice[], kb_words_again[], kb_words_source[],
    kb_words_certainty[], kb_words_review[], kb_words_alarm[],
    kb_words_level[], kb_words_home[], kb_words_country[], kb_words_act[],
    kb_words_force[], kb_words_condition[], kb_words_direction[],
    kb_words_page[], kb_words_guidance[], kb_words_place[], kb_words_plan[],
    kb_words_audience[], kb_words_zone[], kb_words_yes_no[], kb_words_channel[],
    kb_words_days[], kb_words_because[], kb_words_reading[], kb_words_ok[],
    kb_words_verdict[], kb_words_theme[], kb_words_tally[],
    kb_words_change[];
/* Sets: each word a bit. */
extern const struct kb_word kb_words_alarms[], kb_words_levels[],
    kb_words_secrecies[], kb_words_outcomes[], kb_words_statuses[],
    kb_words_acts[], kb_words_forces[], kb_words_reasons[], kb_words_same[],
    kb_words_nobody[];

/* The word for a value; "" when there is none. */
const char *kb_word_name(const struct kb_word *, int value);
/* NULL when there is none. */
const struct kb_word *kb_word_find(const struct kb_word *, const char *,
    size_t len);

#endif
