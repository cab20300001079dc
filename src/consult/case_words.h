/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_CASE_WORDS_H
#define CONSULT_CASE_WORDS_H

#include <stdint.h>

#include "consult/case.h"

/* What a cell of a table may say of a question: the ids of its options,
 * "unknown" or "?", and "none" when several may be chosen. */
enum { WORD_UNKNOWN = -1, WORD_NONE = -2, WORD_NOT = -3 };

/* Words find their own slot by a multiplication; without one (0) that sets
 * them apart they are looked for one by one. */
struct word;
struct words {
	const struct kb_question *question;
	const struct word *at;
	size_t n;
	struct word *slots;
	uint64_t factor;
	unsigned shift;
};

/* Memory from the arena, which tells when there is none. */
void words_init(struct words *, const struct kb_question *, struct arena *);
/* The number of an option, or one of the above; of at least one byte, with
 * CASE_SLACK behind. */
int words_find(const struct words *, const char *, size_t len);
/* Complains of what is not among them, naming what may be meant. */
void words_complain(const struct words *, struct case_read *, const char *,
    size_t len);
/* Of what was read so many bytes are shown. */
#define WORDS_SHOWN 60

#endif
