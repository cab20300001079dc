/* SPDX-License-Identifier: MIT */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/*
 * An arena owns everything allocated from it and frees it at once.  It is
 * sticky: after a failed allocation every further one returns NULL and
 * arena_failed() stays true, so that an owner asks once, at the end.
 * arena_wipe() overwrites all memory before freeing it.
 */
struct arena;

struct arena *arena_new(void);
/* Apart from the heap, which is locked and overwritten as a whole: for much
 * that lives long and is no secret. */
struct arena *arena_new_mapped(void);
void arena_free(struct arena *);
void arena_wipe(struct arena *);
bool arena_failed(const struct arena *);
/* As if an allocation had failed: what was to be put in it is not there. */
void arena_fail(struct arena *);

/* Zeroed, aligned for any type; NULL after a failure or on overflow. */
void *arena_alloc(struct arena *, size_t size);
void *arena_calloc(struct arena *, size_t n, size_t size);
/* Terminated copies. */
char *arena_strdup(struct arena *, const char *);
char *arena_strndup(struct arena *, const char *, size_t len);

/*
 * Test seam: the next `left` allocations succeed, its own included, then all
 * fail; a negative number switches this off.  Per arena, set at birth.
 */
struct arena *arena_new_fused(long left);

#endif
