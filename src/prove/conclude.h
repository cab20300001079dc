/* SPDX-License-Identifier: MIT */
#ifndef PROVE_CONCLUDE_H
#define PROVE_CONCLUDE_H

#include "prove/encode.h"

/*
 * What findings_new() would find, as literals: each is true in exactly the
 * answer sets whose findings say so.
 */

/* The country that was answered; KB_NO_COUNTRY: none was. */
int conclude_country(struct encode *, enum kb_country);
/* Certain: it is raised.  Possible: alarm_possible. */
struct truth conclude_alarm(struct encode *, enum kb_alarm_id);
int conclude_urgency(struct encode *, enum kb_level);
int conclude_ceiling(struct encode *, enum kb_level);
int conclude_outcome(struct encode *, enum outcome);
struct truth conclude_secrecy(struct encode *);
/* The ground is among the findings with this status; not in force, or of
 * another country: with none.  Its rule alone: encode_rule(). */
int conclude_ground(struct encode *, size_t ground, enum reading,
    enum status);
int conclude_contested(struct encode *, size_t ground);
/* The value of a condition of a ground that is asked. */
struct truth conclude_condition(struct encode *, size_t ground,
    size_t condition);
/* The recipient is named, of a ground that is among the findings. */
int conclude_recipient(struct encode *, size_t ground, size_t recipient);
/* Certain: shown as certain.  Possible: shown at all. */
struct truth conclude_step(struct encode *, size_t step);
int conclude_contact(struct encode *, size_t contact);
int conclude_indicator(struct encode *, size_t indicator);

/* A passage of the advice is said: its condition is true and it is in force,
 * its place is there, and where only the first that holds is said, it is. */
int conclude_passage(struct encode *, size_t passage);
/* Its condition is true, in force and in its country. */
int conclude_passage_holds(struct encode *, size_t passage);
/* The same of a plan item and of guidance; see engine/told.h. */
int conclude_plan_item(struct encode *, size_t item);
int conclude_guidance(struct encode *, size_t guidance);
/* An element of one country, or of both. */
int conclude_here(struct encode *, enum kb_country);

#endif
