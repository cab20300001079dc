/* SPDX-License-Identifier: MIT */
#ifndef REPORT_SPOKEN_H
#define REPORT_SPOKEN_H

#include "report/render.h"

/* A text as a voice should read it: words for signs that it leaves out or
 * spells, and "20 november 2026" for a date in digits. */
void spoken_put(const struct style *, const char *text, struct sbuf *);

#endif
