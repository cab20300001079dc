/* SPDX-License-Identifier: MIT */
#ifndef PROVE_ENCODE_PARTS_H
#define PROVE_ENCODE_PARTS_H

#include "base/arena.h"
#include "prove/encode.h"

/* The insides of an encoding.  Private to it. */

/* A question's literals, once something hangs on it. */
struct asked {
	bool made;
	bool own;		/* has inputs of its own, in `group` */
	bool plain;		/* all of it is inputs of its own */
	uint32_t group;
	int *tick;		/* by option */
	int rest;		/* what is not ticked is unknown */
	int unknown;		/* no answer at all */
	int gone;		/* forgotten; 0: cannot be */
};

struct encode {
	struct arena *arena;
	struct gates *gates;
	const struct kb *kb;
	long day;
	struct encode *first;	/* NULL: none */
	const unsigned char *how;	/* by question; NULL: by id */
	struct asked *asked;	/* by question */
	struct truth *memo;	/* by rule and reading; certain 0: not yet */
};

/* The literals of a question; NULL without memory. */
const struct asked *encode_asked(struct encode *, size_t question);
/* Room for n literals; NULL without memory, and then the circuit failed. */
int *encode_list(struct encode *, size_t n);

/* What the rules conclude, as kb/expr.h says; compared with what the first
 * of two sets of answers gives. */
int encode_claim(struct encode *, const struct kb_claim *);

#endif
