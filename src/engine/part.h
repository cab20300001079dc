/* SPDX-License-Identifier: MIT */
#ifndef ENGINE_PART_H
#define ENGINE_PART_H

#include "base/sbuf.h"
#include "engine/findings.h"
#include "kb/near.h"

/*
 * The conditions of all grounds, counted through, and their recipients.  One
 * is written with its ground before it: "be-353/limb", "be-353/be-parket".
 */
enum part_kind { PART_CONDITION, PART_RECIPIENT };

/* KB_ALWAYS when there is no such part. */
size_t part_find(const struct kb *, enum part_kind, const char *word,
    size_t len);
void part_add_name(struct sbuf *, const struct kb *, enum part_kind, size_t);
/* Adds the known part nearest to a word that names none, or the ground that
 * it lacks; nothing when none is near. */
void part_add_near(struct sbuf *, const struct kb *, enum part_kind,
    const char *word, size_t len);

/* NULL when its ground is not in force here. */
const struct finding_condition *part_condition(const struct findings *,
    size_t);
bool part_recipient(const struct findings *, size_t);

#endif
