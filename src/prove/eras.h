/* SPDX-License-Identifier: MIT */
#ifndef PROVE_ERAS_H
#define PROVE_ERAS_H

#include "kb/model.h"

/*
 * The law changes on some days: grounds and passages come into force and go
 * out of it.  What holds on one day of an era holds on all.
 */

/* The first day of the next era; KB_NO_DAY when this is the last. */
long eras_next(const struct kb *, long day);
/* The last day of the first era; the day itself when there is only one. */
long eras_first(const struct kb *, long day);
bool eras_same(const struct kb *, long, long);
size_t eras_count(const struct kb *);

#endif
