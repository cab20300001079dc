/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_KEPT_H
#define ENGINE_KEPT_H

#include "engine/findings.h"

/*
 * Whether a guarantee holds for the answers of the findings.  One about a
 * change: from these answers to those in which one of those that may change
 * is not known any more or, where any other is meant, is another one.
 */
enum kept { KEPT_UNTRIED,	/* without memory */
    KEPT_NOT, KEPT };

enum kept findings_kept(const struct findings *, size_t guarantee);
/* "broken". */
const char *kept_name(enum kept);

#endif
