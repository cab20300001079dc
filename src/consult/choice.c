/* SPDX-License-Identifier: MIT */
#include "consult/choice.h"

void
choice_offer(struct choice *c, size_t at, enum match fit)
{
	if (fit > c->best)
		*c = (struct choice){ fit, false, at };
	else if (fit == c->best && at != c->at)
		c->several = true;
}

bool
choice_made(const struct choice *c)
{
	return c->best != MATCH_NONE && !c->several;
}
