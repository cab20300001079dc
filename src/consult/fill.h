/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_FILL_H
#define CONSULT_FILL_H

#include "base/civil.h"
#include "base/sbuf.h"
#include "engine/answers.h"

/*
 * Fills placeholders in a knowledge text.  {client}, {profession} and
 * {country} come from the answers: before the profession is known the client
 * is "cliënt"/"client"; {profession} without an answer is message
 * "some-professional", {country} "some-country".  `pairs` adds others:
 * name, value, name, value, NULL.  An unknown placeholder stays as written.
 * A text whose first letter came from a placeholder is capitalised.
 */
void fill_text(const struct answers *, enum kb_lang, const char *text,
    const char *const *pairs, struct sbuf *);

/* "november" for 11. */
const char *fill_month(const struct kb *, enum kb_lang, int month);
/* "20 november 2026". */
void fill_date(const struct answers *, enum kb_lang, const struct civil *,
    struct sbuf *);

/* Appends s with its first letter in lower case, to stand inside a sentence;
 * words such as "I" and "CLB" stay as they are. */
void fill_lower(struct sbuf *, const char *);

#endif
