/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_TOLD_H
#define ENGINE_TOLD_H

#include "engine/findings.h"

/*
 * What is told in words: passages, guidance, plan items and levels of care,
 * counted through.  One is told when its condition holds in the country and
 * on the day and the advice comes to where it stands: what is said of being
 * bound only when one is, the plan for tonight only when it is urgent, and
 * of a place for one passage the first.  Whether there is room is the
 * page's.
 */
size_t told_count(const struct kb *);
const struct kb_head *told_head(const struct kb *, size_t);
/* KB_ALWAYS when there is no such id. */
size_t told_find(const struct kb *, const char *id, size_t len);
/* Whether it depends on nothing: it has no condition of any kind, and no
 * other stands before it or decides where. */
bool told_always(const struct kb *, size_t);
bool told_holds(const struct findings *, size_t);
/* Whether the first passage that holds in a place is the only one there. */
bool told_once(enum kb_place);

#endif
