/* SPDX-License-Identifier: MIT */
#ifndef REPORT_GROUNDS_H
#define REPORT_GROUNDS_H

#include "report/build.h"

/* Words about legal grounds that page one and section 1 share. */

bool ground_is(const struct build *, const struct finding_ground *,
    enum kb_act, enum status);
/* "Je mag, het is geen plicht" */
const char *ground_force(struct build *, const struct kb_ground *);
/* "Aan wie: politie of parket.", empty when nobody is named. */
const char *ground_recipients(struct build *, const struct finding_ground *);
/* Whether this contact or role is a recipient for these answers. */
bool ground_names(const struct build *, const struct finding_ground *,
    const char *id);
/* The names of grounds, joined. */
const char *ground_names_of(struct build *, const size_t *grounds, size_t n);
/* "Ruim gelezen van toepassing, eng gelezen niet.", after its name or not. */
const char *ground_readings(struct build *, const struct finding_ground *,
    bool named);
const char *ground_act_message(enum kb_act);

#endif
