/* SPDX-License-Identifier: MIT */
#ifndef REPORT_TRAINING_H
#define REPORT_TRAINING_H

#include "base/doc.h"
#include "base/sbuf.h"
#include "engine/misread.h"
#include "kb/cases.h"

/*
 * A case somebody practised with: what they concluded beside what the rules
 * say, point by point and without a mark.
 */
struct training {
	const struct kb *kb;
	enum kb_lang lang;
	const struct kb_case *of;
	const struct findings *model;	/* on the answers of the case */
	const struct findings *own;	/* on those of the learner */
	const struct choices *choices;
	const struct judgement *mine;
	/* Worked out by training_compare(). */
	struct judgement answer, follows;	/* of model and of own */
	struct misreads misreads;
};

/* Memory from the arena; -1 without. */
int training_compare(struct training *, struct arena *);

/* Each appends to doc. */
void training_story(const struct kb_case *, enum kb_lang, struct doc *);
/* The judgement alone, as it was given; before it is compared too. */
void training_judgement(const struct training *, struct doc *);
/* What was missed and what was left open; then what was more than the model
 * and what is the same.  False: there is none. */
bool training_less(const struct training *, struct doc *);
bool training_rest(const struct training *, struct doc *);
/* The answers that are other than the case's. */
void training_misreads(const struct training *, struct doc *);
void training_lessons(const struct kb *, enum kb_lang,
    const struct kb_case *, struct doc *);

/* One line (bespreek-training/1).  -1 without memory. */
int training_json(const struct training *, struct sbuf *);

/* The words of an answer: "ja, nu", "weet ik nog niet". */
void training_answer(enum kb_lang, const struct answers *, size_t question,
    struct sbuf *);
/* In words: "deze week", "weet ik niet"; "vertrouwenscentrum". */
const char *training_value(const struct kb *, enum kb_lang, enum judged,
    size_t value);
const char *training_to(const struct kb *, enum kb_lang,
    const struct choices *, size_t at);
/* A step with its placeholders filled for this case. */
void training_step(const struct training *, size_t step, struct sbuf *);

#endif
