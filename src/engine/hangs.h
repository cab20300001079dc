/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_HANGS_H
#define ENGINE_HANGS_H

#include "engine/program.h"

/*
 * What an answer to one question can still change, given the others and
 * whatever the questions not yet answered will say: why it is asked.
 */
enum hangs { HANGS_CHILD, HANGS_LIFE, HANGS_URGENCY, HANGS_REPORTING,
    HANGS_SECRECY, HANGS_ACTS, HANGS_STEPS, HANGS_TEXTS, NHANGS };

/* Also of a question that is answered: as if it were not.  -1 without
 * memory. */
int hangs_on(const struct program *, const struct answers *, size_t question,
    bool hangs[NHANGS]);
/* Test seam, as arena_new_fused(). */
int hangs_on_fused(const struct program *, const struct answers *,
    size_t question, bool hangs[NHANGS], long fuse);

#endif
