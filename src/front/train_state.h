/* SPDX-License-Identifier: MIT */
#ifndef FRONT_TRAIN_STATE_H
#define FRONT_TRAIN_STATE_H

#include "consult/session.h"
#include "engine/exercise.h"
#include "front/train.h"
#include "report/training.h"

/* The inside of a training, for the files train*.c only. */
enum train_phase {
	TRAIN_STORY,	/* Enter goes on to the questions */
	TRAIN_ASK,	/* the session has the word */
	TRAIN_JUDGE,	/* `item` is asked */
	TRAIN_COMMIT,	/* Enter commits */
	TRAIN_BESIDE,	/* compared; Enter goes on to the answers */
	TRAIN_READ,	/* and then to what there is to learn */
	TRAIN_LEARN	/* sections can be opened; Enter: the next case */
};

/* The questions of the judgement: the three of enum judged, then these. */
enum { ITEM_TO = NJUDGED, ITEM_STEPS, NITEMS };

struct train {
	struct exchange x;
	struct train_setup setup;
	struct diag *diag;
	size_t at;		/* place in the order */
	size_t finished;
	struct sbuf results;
	bool failed;

	/* Of the case at hand. */
	enum train_phase phase;
	struct arena *arena;
	struct exercise exercise;
	struct program *program;
	struct session *session;
	const struct findings *model;
	struct choices choices;
	struct judgement mine;
	struct training compared;
	bool less;		/* something was missed or left open */
	int item;
};

const struct kb_case *train_case(const struct train *);
/* What a training document is written from.  Before the comparison `own` may
 * be NULL. */
struct training train_sheet(const struct train *);

/* train_judge.c: the judgement.  An answer: -1 when it was refused; items
 * that do not apply are passed over, backwards too. */
void judge_begin(struct train *);
void judge_ask(struct train *);
int judge_answer(struct train *, const char *, size_t len);
bool judge_is_done(const struct train *);
/* False when there is nothing before it. */
bool judge_back(struct train *);

/* train_case.c: the case at hand. */
bool train_open(struct train *);
void train_close(struct train *);	/* wipes */
/* The comparison: what is less, if anything, into what is said, and all of it
 * into what is kept. */
bool train_compare(struct train *);
/* What was not said yet. */
void train_say_rest(struct train *);
void train_say_lessons(struct train *);
/* A section of the advice, 0: page one. */
void train_say_section(struct train *, int number);

#endif
