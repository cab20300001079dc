/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_TOLD_H
#define ENGINE_TOLD_H

#include "engine/findings.h"

/*
 * What is told in words: passages, guidance, plan items and levels of care,
 * counted through.  One is told when its condition holds in the country and
 * on the day; whether there is room for it is the page's.
 */
size_t told_count(const struct kb *);
const struct kb_head *told_head(const struct kb *, size_t);
/* KB_ALWAYS when there is no such id. */
size_t told_find(const struct kb *, const char *id, size_t len);
/* Whether it depends on nothing. */
bool told_always(const struct kb *, size_t);
bool told_holds(const struct findings *, size_t);

#endif
