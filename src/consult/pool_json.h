/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_POOL_JSON_H
#define CONSULT_POOL_JSON_H

#include <stddef.h>

/*
 * Memory for what jansson makes of one case.  A case is some hundred small
 * pieces that all go at once, and with more than one thread malloc() locks
 * for most of them.  Here a piece is cut from a block and given back with
 * all others; what does not fit comes from malloc().
 */
struct pool_json { char *bytes; size_t size, used; };

/* Once, before any thread uses jansson. */
void pool_json_prepare(void);
/* From here on this thread's jansson takes from the pool, which is empty
 * then; NULL: from malloc() again.  Nothing may be alive at the change. */
void pool_json_use(struct pool_json *);

#endif
