/* SPDX-License-Identifier: MIT */
#ifndef PROVE_SIMULATE_H
#define PROVE_SIMULATE_H

#include <stdint.h>

#include "prove/encode.h"

/*
 * A circuit on many sets of answers at once, to refute cheaply and to tell
 * what surely differs apart: 64 lanes in a word.
 */
struct simulate;

/* Borrows the circuit, which may go on growing; NULL without memory. */
struct simulate *simulate_new(const struct gates *, size_t words);
void simulate_free(struct simulate *);
/* Sets the inputs of one encoding in one lane; those never set are false.
 * Inputs made later must be set later. */
void simulate_put(struct simulate *, unsigned lane, const struct encode *,
    const struct answers *);
/* Evaluates the whole circuit; -1 without memory. */
int simulate_run(struct simulate *);
/* 64 lanes of a literal, after simulate_run(). */
uint64_t simulate_word(const struct simulate *, int literal, size_t word);
static inline bool
simulate_value(const struct simulate *s, int literal, unsigned lane)
{
	return simulate_word(s, literal, lane / 64) >> lane % 64 & 1;
}

#endif
