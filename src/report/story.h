/* SPDX-License-Identifier: MIT */
#ifndef REPORT_STORY_H
#define REPORT_STORY_H

#include "base/doc.h"
#include "engine/exercise.h"

/* Cases to practise with, for people to read.  Each appends to the document;
 * the story itself and the lessons are in report/training.h. */

/* A line of a list: id, title, what it is about. */
void story_entry(const struct kb *, enum kb_lang, const struct kb_case *,
    struct doc *);
/* How its questions are answered. */
void story_answers(enum kb_lang, const struct exercise *, struct doc *);
/* What it expects to follow. */
void story_follows(enum kb_lang, const struct exercise *, struct doc *);

#endif
