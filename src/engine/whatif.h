/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_WHATIF_H
#define ENGINE_WHATIF_H

#include "engine/code.h"
#include "engine/findings.h"

/* Answers to try: each option, and for `many` each tick alone and none. */
size_t whatif_count(const struct kb_question *);
/* Whether one of them goes with what is known of a `many` question. */
bool whatif_fits(const struct answers *, size_t question,
    size_t alternative);
/* Into a lane that holds these answers; what is known of `many` is kept. */
void whatif_answer(struct lanes *, const struct answers *, unsigned lane,
    size_t question, size_t alternative);

/*
 * Which questions without a definite answer would change what, tried by one
 * answer at a time.
 * Sets f->open; false without memory.  Private to the engine.
 */
bool whatif_open(struct findings *f, const struct program *, struct arena *);

#endif
