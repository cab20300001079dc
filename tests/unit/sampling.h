/* SPDX-License-Identifier: MIT */
#ifndef TESTS_SAMPLING_H
#define TESTS_SAMPLING_H

#include "engine/property.h"
#include "kb/cases.h"
#include "krandom.h"

/*
 * The guarantees of a knowledge base on very many sets of answers: drawn at
 * random, and near the worked cases, where what is given more often holds.
 */
struct sampling {
	const struct kb *kb;
	long day;
	struct program *program;
	struct arena *arena;
	struct property *now, *after;
	struct answers **at;		/* one a lane */
	struct answers *other;		/* after a change */
	struct answers **seed;
	size_t nseeds, seed_room;
	struct krandom random;
	/* By guarantee: in how many sets given is true, and in how many it
	 * does not hold; the smallest of these that was found. */
	size_t *given, *broken;
	struct answers **example, **example_after;
};

void sampling_open(struct sampling *, const struct kb *, long day);
void sampling_close(struct sampling *);
/* A set to begin from; copied. */
void sampling_seed(struct sampling *, const struct answers *);
void sampling_seed_cases(struct sampling *, const struct kb_cases *);
/* The answers of every *.json of a directory; how many. */
size_t sampling_seed_json(struct sampling *, const char *dir);
/* One batch of PROPERTY_LANES sets, and with a change for one guarantee that
 * has one: this, or KB_ALWAYS for any of them. */
void sampling_batch(struct sampling *, size_t guarantee);
/* The seeds themselves, and those with a change. */
void sampling_seeds(struct sampling *);
/* Tells which guarantees are broken, and by which answers; how many. */
size_t sampling_tell(const struct sampling *);
size_t sampling_find(const struct sampling *, const char *guarantee);

#endif
