/* SPDX-License-Identifier: MIT */
#ifndef FRONT_TALLY_H
#define FRONT_TALLY_H

#include "front/exchange.h"
#include "report/tally.h"

/* Asks what is counted of a contact, one part after the other, and hands it
 * over to be recorded; then the next contact.  On a terminal only after the
 * user saw the answers together and pressed Enter. */
struct tally;

/* Records one; 0, or -1 when that failed, which ends the dialogue.  Its month
 * is the function's to set. */
typedef int tally_record_fn(void *, const struct tally_count *);

/* Takes over the settings in x, not its documents.  The knowledge has every
 * part of a tally.  NULL without memory. */
struct tally *tally_new(const struct exchange *x, tally_record_fn *, void *);
void tally_free(struct tally *);
struct exchange *tally_exchange(struct tally *);
/* The input ended within a contact, which was not recorded. */
bool tally_is_cut(const struct tally *);
/* Recording failed. */
bool tally_has_failed(const struct tally *);

#endif
