/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_CHOICE_H
#define CONSULT_CHOICE_H

#include "consult/match.h"

/* The one of several choices that typed words fit: words in full go before
 * the start of words.  Starts as CHOICE_NONE. */
struct choice { enum match best; bool several; size_t at; };
#define CHOICE_NONE { MATCH_NONE, false, 0 }

/* How well the choice at this index fits. */
void choice_offer(struct choice *, size_t at, enum match);
/* One fits, and only one. */
bool choice_made(const struct choice *);

#endif
