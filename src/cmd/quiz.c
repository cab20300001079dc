/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include "cmd/seed.h"
#include "front/front.h"
#include "front/quiz.h"

static int
run(struct context *c, struct quiz *q)
{
	struct exchange *x = quiz_exchange(q);
	bool wiped = false;
	int status = exchange_run(x, c->dialogue, c->diag, &wiped);

	return wiped ? status : command_keep(c, x, status);
}

int
command_quiz(struct context *c)
{
	const struct exchange x = { .kb = c->kb, .lang = c->lang,
	    .country = c->country, .screen = c->screen,
	    .terminal = front_is_terminal() };
	const char *option = c->options->value[OPT_SEED];
	struct quiz *q;
	uint64_t seed;
	int status;

	if (seed_read(option, &seed) == -1)
		return command_fail(c, "usage-seed", option);
	q = quiz_new(&x, seed);
	if (q == NULL)
		return 2;
	status = run(c, q);
	quiz_free(q);
	return status;
}
