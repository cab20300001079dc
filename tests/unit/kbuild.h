/* SPDX-License-Identifier: MIT */
#ifndef TESTS_KBUILD_H
#define TESTS_KBUILD_H

#include <stdint.h>

#include "kb/model.h"

/*
 * Knowledge bases made in C, for tests and benchmarks.  Texts are empty.
 * Everything lives until kbuild_free().  Memory failure and too many
 * elements abort.
 */

struct kbuild {
	struct kb kb;
	size_t room;
	struct kb_question *question;
	struct kb_fact *fact;
	struct kb_ground *ground;
	struct kb_indicator *indicator;
	struct kb_step *step;
	struct kb_guidance *guidance;
	struct kb_passage *passage;
	struct kb_plan_item *plan_item;
	struct kb_contact *contact;
	struct kb_source *source;
	struct kb_rule *rule;
};

/* Room for so many elements of each kind, and eight times as many rules. */
struct kbuild *kbuild_new(size_t room);
void kbuild_free(struct kbuild *);
/* The knowledge base so far; stays valid while more is added. */
const struct kb *kbuild_kb(const struct kbuild *);
char *kbuild_id(struct kbuild *, const char *stem, size_t n);

/* Each returns the index of what it made.  A NULL condition is always. */
size_t kbuild_question(struct kbuild *, const char *id, size_t noptions,
    bool many);
/* Question "country" with options be and nl. */
size_t kbuild_country(struct kbuild *);
void kbuild_ask_if(struct kbuild *, size_t question, const struct kb_expr *);
void kbuild_worth_if(struct kbuild *, size_t question,
    const struct kb_expr *);
size_t kbuild_fact(struct kbuild *, const char *id, const struct kb_expr *);
/* With n asked conditions; the rule adds the country if there is one. */
size_t kbuild_ground(struct kbuild *, const char *id, enum kb_country,
    enum kb_act, enum kb_force, size_t n,
    const struct kb_expr *const *conditions);
void kbuild_recipients(struct kbuild *, size_t ground, size_t n,
    const size_t *contacts, const struct kb_expr *const *when);
void kbuild_alarm(struct kbuild *, enum kb_alarm_id, const struct kb_expr *);
void kbuild_urgency(struct kbuild *, enum kb_level, const struct kb_expr *);
size_t kbuild_step(struct kbuild *, const char *id, enum kb_level,
    bool cautious, const struct kb_expr *);
size_t kbuild_indicator(struct kbuild *, const char *id, int section,
    const struct kb_expr *);
size_t kbuild_guidance(struct kbuild *, const char *id,
    const struct kb_expr *);
size_t kbuild_passage(struct kbuild *, const char *id, enum kb_place,
    enum kb_country, const struct kb_expr *);
size_t kbuild_plan_item(struct kbuild *, const char *id,
    const struct kb_expr *);
size_t kbuild_contact(struct kbuild *, const char *id, enum kb_country);
size_t kbuild_source(struct kbuild *, const char *id, long checked_day,
    int stale_months);
void kbuild_cite(struct kbuild *, struct kb_head *, size_t source);

/* Conditions. */
const struct kb_expr *kx(struct kbuild *, enum kb_op);
/* options: bit i is option i. */
const struct kb_expr *kx_is(struct kbuild *, size_t question,
    uint32_t options);
const struct kb_expr *kx_ref(struct kbuild *, enum kb_op, size_t ref);
/* Of n conditions; threshold only for KB_AT_LEAST. */
const struct kb_expr *kx_gate(struct kbuild *, enum kb_op, size_t threshold,
    size_t n, const struct kb_expr *const *kids);
const struct kb_expr *kx_two(struct kbuild *, enum kb_op,
    const struct kb_expr *, const struct kb_expr *);
const struct kb_expr *kx_not(struct kbuild *, const struct kb_expr *);
const struct kb_expr *kx_possible(struct kbuild *, const struct kb_expr *);
const struct kb_expr *kx_reading(struct kbuild *, bool main_is_wide,
    const struct kb_expr *wide, const struct kb_expr *narrow);

#endif
