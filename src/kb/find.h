/* SPDX-License-Identifier: MIT */
#ifndef KB_FIND_H
#define KB_FIND_H

#include "kb/index.h"
#include "kb/model.h"

/* Looking things up in a knowledge base.  Indices; KB_ALWAYS when absent. */
size_t kb_find(const struct kb *, enum kb_kind, const char *id, size_t len);
size_t kb_find_question(const struct kb *, const char *id, size_t len);
size_t kb_find_option(const struct kb_question *, const char *id, size_t len);
size_t kb_find_fact(const struct kb *, const char *id);
size_t kb_find_ground(const struct kb *, const char *id);
size_t kb_find_step(const struct kb *, const char *id);
size_t kb_find_contact(const struct kb *, const char *id);
size_t kb_find_source(const struct kb *, const char *id);

/* Whether a step is to be tried before this ground. */
bool kb_ground_first(const struct kb_ground *, size_t step);
/* Whether it holds on a day: from and to are inclusive, KB_NO_DAY is open. */
bool kb_in_force(long from, long to, long day);
/* Whether a source was checked too long before a day. */
bool kb_source_is_stale(const struct kb_source *, long day);

/* The words of an interface message; the id itself when it is missing, so
 * that a gap shows.  kb_message_has() for tests and optional ones. */
const char *kb_message(const struct kb *, enum kb_lang, const char *id);
bool kb_message_has(const struct kb *, const char *id);
/* The message with the name of a place as an area writes it; KB_ALWAYS when
 * that has none. */
size_t kb_find_place(const struct kb *, const char *place, size_t len);

/* What is counted under a part, NULL: nothing.  Its category, and a category's
 * theme; NULL when there is none with this id. */
const struct kb_tally *kb_find_tally(const struct kb *, enum kb_tally_part);
const struct kb_category *kb_find_category(const struct kb_tally *,
    const char *id);
const struct kb_tally_theme *kb_find_theme(const struct kb_category *,
    const char *id);

/* The verdict on a statement in words: "Not true". */
const char *kb_verdict_words(const struct kb *, enum kb_lang,
    enum kb_verdict);

/* Names as in the contract: "be", "report", "duty", "today", "child"… */
const char *kb_country_name(enum kb_country);	/* "" for none */
const char *kb_act_name(enum kb_act);
const char *kb_force_name(enum kb_force);
const char *kb_level_name(enum kb_level);
const char *kb_direction_name(enum kb_direction);
const char *kb_alarm_name(enum kb_alarm_id);

#endif
