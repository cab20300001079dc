/* SPDX-License-Identifier: MIT */
#ifndef KB_INDEX_H
#define KB_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "kb/model.h"

/* Every id of a knowledge base, hashed.  Lives in the arena it was made in. */
enum kb_kind { KB_NO_KIND, KB_KIND_RELEASE, KB_KIND_SOURCE,
    KB_KIND_QUESTION, KB_KIND_FACT, KB_KIND_ALARM, KB_KIND_URGENCY,
    KB_KIND_ROLE, KB_KIND_GROUND, KB_KIND_INDICATOR, KB_KIND_STEP,
    KB_KIND_GUIDANCE, KB_KIND_WHAT_IF, KB_KIND_PASSAGE, KB_KIND_PLAN_ITEM,
    KB_KIND_CARE, KB_KIND_CONTACT, KB_KIND_TERM, KB_KIND_STATEMENT,
    KB_KIND_TOPIC, KB_KIND_TALLY, KB_KIND_MESSAGE, KB_KIND_GUARANTEE,
    KB_KIND_CASE, KB_NKINDS };

struct kb_id {
	const char *id;		/* NULL: free place */
	uint32_t hash;
	enum kb_kind kind;
	size_t at;		/* in the array of its kind */
};

struct kb_index {
	struct kb_id *ids;
	size_t size;		/* power of two */
};

/* NULL without memory.  `most` is how many will be added. */
struct kb_index *kb_index_new(struct arena *, size_t most);
/* NULL when added, else the one that has this id already. */
const struct kb_id *kb_index_add(struct kb_index *, const char *id,
    enum kb_kind, size_t at);
/* NULL when unknown. */
const struct kb_id *kb_index_get(const struct kb_index *, const char *id,
    size_t len);

/* The arrays of struct kb by kind: heads stand first in every element. */
size_t kb_kind_count(const struct kb *, enum kb_kind);
const struct kb_head *kb_kind_head(const struct kb *, enum kb_kind,
    size_t at);
/* The element's name in the format: "fact". */
const char *kb_kind_name(enum kb_kind);
/* Hands an array over to the model. */
void kb_kind_set(struct kb *, enum kb_kind, const void *array, size_t n);

#endif
