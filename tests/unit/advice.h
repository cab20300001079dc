/* SPDX-License-Identifier: MIT */
#ifndef TEST_ADVICE_H
#define TEST_ADVICE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "kb/load.h"
#include "report/render.h"

/* A knowledge base, answers to it and the advice on them, for the tests of
 * the report.  Failures abort with a reason. */
struct advice {
	struct kb *kb;
	struct diag *diag;
	struct program *program;
	struct arena *arena;
	struct answers *answers;
	struct report_context c;
	struct sbuf out;	/* what was rendered last */
};

/* The knowledge of KNOWLEDGE_DIR at a moment. */
void advice_open(struct advice *, const char *at);
/* The documents given, with the real words of the report. */
void advice_open_parts(struct advice *, const char *const *documents,
    size_t n, const char *at);
void advice_close(struct advice *);
/* The text of a file in KNOWLEDGE_DIR; the caller frees it. */
char *advice_file(const char *name);
/* Of a group of tests: its state is the knowledge of KNOWLEDGE_DIR. */
int advice_load(void **state);
int advice_drop(void **state);
/* Forgets the answers. */
void advice_reset(struct advice *);
/* "question=option", "question=a,b", "question=unknown". */
void advice_answer(struct advice *, const char *reply);
void advice_answer_all(struct advice *, const char *const *replies);
/* Some questions, some of them unknown; the seed is not zero. */
void advice_answer_random(struct advice *, uint32_t *seed);
/* After the answers: works out the findings. */
void advice_find(struct advice *, enum kb_lang);

/* Rendered text of a section, 0 for page one, -1 for all. */
const char *advice_text(struct advice *, int section, int width);
const char *advice_json(struct advice *);

size_t advice_lines(const char *);
size_t advice_words(const char *);

#endif
