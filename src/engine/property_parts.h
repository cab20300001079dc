/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_PROPERTY_PARTS_H
#define ENGINE_PROPERTY_PARTS_H

#include "engine/findings.h"
#include "engine/property.h"

/* The insides of property.h. */
struct property {
	struct arena *arena;
	const struct kb *kb;
	long day;
	struct lanes *lanes;
	/* By option (over all questions) and word; question and word. */
	struct planes *tick;
	uint64_t *definite;
	/* After property_run(), by place and word. */
	uint64_t *shows;	/* steps */
	uint64_t *named;	/* contacts */
	uint64_t *said;		/* passages */
	uint64_t *better;	/* by contact; while naming them */
};

#define PROPERTY_AT(array, i, word) ((array)[(i) * PROPERTY_WORDS + (word)])

static inline struct planes
property_rule(const struct property *p, size_t rule, unsigned word)
{
	return lanes_planes(p->lanes, rule, READING_MAIN, word);
}

/* In which lanes this country was answered; none: no country was. */
uint64_t property_country(const struct property *, enum kb_country,
    unsigned word);
/* An element of one country, or of both. */
uint64_t property_here(const struct property *, enum kb_country,
    unsigned word);
uint64_t property_is_urgency(const struct property *, enum kb_level,
    unsigned word);
uint64_t property_is_ceiling(const struct property *, enum kb_level,
    unsigned word);
uint64_t property_is_secrecy(const struct property *, enum tri,
    unsigned word);
uint64_t property_is_outcome(const struct property *, enum outcome,
    unsigned word);
uint64_t property_is_status(const struct property *, size_t ground,
    enum reading, enum status, unsigned word);

/* Steps, contacts and passages of the lanes that ran. */
void property_show(struct property *);
/* Which of enum because leave a condition unknown, each a bit of `flags`: in
 * which lanes. */
uint64_t property_because(const struct property *, const struct kb_expr *,
    unsigned flags, unsigned word);
/* A claim about what the rules conclude. */
uint64_t property_claim(const struct property *,
    const struct property *before, const struct kb_claim *, unsigned word);

#endif
