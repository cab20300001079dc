/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_SAVED_JSON_H
#define CONSULT_SAVED_JSON_H

#include "base/civil.h"
#include "base/diag.h"
#include "engine/answers.h"

/*
 * A saved consultation (bespreek-saved/1) read from bytes that are hostile
 * until checked: its answers, when it was, and what the knowledge no longer
 * knows.
 */
struct saved_lost {
	const char *what;	/* "question" or "question=option" */
	const char *near;	/* the known one nearest to it, or NULL */
	const struct saved_lost *next;
};

struct saved {
	struct arena *arena;
	struct answers *answers;
	struct civil at;
	const struct saved_lost *lost;	/* in the order of the file */
};

/* NULL with diagnostics that name file and line. */
struct saved *saved_read(const struct kb *, const char *file,
    const char *bytes, size_t len, struct diag *);
void saved_free(struct saved *);	/* wipes */

#endif
