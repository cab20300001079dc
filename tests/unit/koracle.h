/* SPDX-License-Identifier: MIT */
#ifndef TESTS_KORACLE_H
#define TESTS_KORACLE_H

#include "engine/program.h"

/*
 * The meaning of conditions a second time, by walking the author's tree: slow
 * and plain, written from the design, sharing nothing with the engine but
 * the types.
 */
struct krange { int low, high; };	/* -1 false, 0 unknown, 1 true */

struct koracle {
	const struct kb *kb;
	const struct answers *answers;
	long day;
	enum reading reading;
	bool running;		/* unanswered may become anything */
};

struct krange koracle_expr(const struct koracle *, const struct kb_expr *);
struct krange koracle_rule(const struct koracle *, size_t rule);
/* From the values of now, today and week. */
enum kb_level koracle_level(int now, int today, int week);

#endif
