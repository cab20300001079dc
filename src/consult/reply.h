/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_REPLY_H
#define CONSULT_REPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/answers.h"

/*
 * What was typed as an answer to one question: numbers, ids, or the start of
 * words.  Pure.  An answer is the set of numbers on the screen: bit 0 "I
 * don't know", bits 1.. the options, and after them, when several may be
 * chosen, "none of these".
 */
enum reply_result {
	REPLY_OK,
	REPLY_NOT_UNDERSTOOD,
	REPLY_AMBIGUOUS,	/* fits several: `fits` */
	REPLY_NO_SUCH_NUMBER,
	REPLY_ONE_ONLY,		/* several numbers where one is asked */
	REPLY_NOT_TOGETHER	/* "none of these" with something else */
};

struct reply {
	uint64_t numbers;
	uint64_t fits;
};

#define REPLY_OPTIONS_MAX 60
#define REPLY_BIT(n) ((uint64_t)1 << (n))

/* The answers fill placeholders in option texts.  Nothing is changed. */
enum reply_result reply_parse(const struct answers *, enum kb_lang,
    size_t question, const char *, size_t len, struct reply *);
/* Stores a reply that was REPLY_OK. */
void reply_store(struct answers *, size_t question, uint64_t numbers);
/* The numbers that stand for the stored answer; 0 when there is none. */
uint64_t reply_numbers(const struct answers *, size_t question);
/* The highest number a question takes. */
unsigned reply_highest(const struct kb_question *);

/* A number written in digits, or with the unshifted digit keys of a Belgian
 * keyboard; -1 when it is none or has leading zeros.  "!" stays a command. */
int reply_digits(const char *, size_t len);

#endif
