/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_WHATIF_H
#define ENGINE_WHATIF_H

#include "engine/findings.h"

/*
 * Which questions without a definite answer would change what, tried by one
 * answer at a time: each option, and for `many` each tick alone and none.
 * Sets f->open; false without memory.  Private to the engine.
 */
bool whatif_open(struct findings *f, const struct program *, struct arena *);

#endif
