/* SPDX-License-Identifier: MIT */
#ifndef FRONT_TALLY_DB_H
#define FRONT_TALLY_DB_H

#include <stdbool.h>

#include "base/diag.h"
#include "report/tally.h"

/*
 * The counts of a helpline in one SQLite file: how often each combination of
 * categories came in each month.  It holds no contact by itself: no day, no
 * order, no words.  Several processes may have it open.
 */
struct tally_db;

/* What SQLite takes from the system once, before the process is confined. */
void tally_db_prepare(void);
/* Opens a file that tally_file_check() let pass; one without content is made
 * ours when it may be written.  NULL with a diagnostic: not ours, of a newer
 * version, damaged, in use too long, read-only. */
struct tally_db *tally_db_open(const char *path, bool writes, struct diag *);
void tally_db_close(struct tally_db *);	/* NULL is fine */

/* Counts one contact (its n does not matter).  0: it survives a power cut from
 * here on.  -1 with a diagnostic. */
int tally_db_add(struct tally_db *, int year, const struct tally_count *,
    struct diag *);
/* Calls back with all counts of a year, in a fixed order; the strings live
 * until it returns.  -1 with a diagnostic, or when the function returned -1. */
int tally_db_each(struct tally_db *, int year,
    int (*)(void *, const struct tally_count *), void *, struct diag *);

#endif
