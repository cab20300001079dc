/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

#include "front/front.h"
#include "front/quiz.h"

/* Short enough to type again. */
#define DRAWN_MAX 1000000

/* -1: the option is no number. */
static int
seed_of(const char *option, uint64_t *seed)
{
	char *rest;

	if (option == NULL) {
		if (getrandom(seed, sizeof(*seed), GRND_NONBLOCK) !=
		    sizeof(*seed))
			*seed = 1;
		*seed %= DRAWN_MAX;
		return 0;
	}
	errno = 0;
	*seed = strtoull(option, &rest, 10);
	return *option >= '0' && *option <= '9' && *rest == '\0' &&
	    errno == 0 ? 0 : -1;
}

/* What was said on the terminal is not written again. */
static int
run(struct context *c, struct quiz *q)
{
	struct exchange *x = quiz_exchange(q);
	bool wiped = false;
	int status = exchange_run(x, c->scrub, c->diag, &wiped);

	if (wiped || (x->terminal && !c->to_file))
		return status;
	return render_text(x->kept, &c->page, &c->out) == -1 ? 2 : status;
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

	if (seed_of(option, &seed) == -1)
		return command_fail(c, "usage-seed", option);
	q = quiz_new(&x, seed);
	if (q == NULL)
		return 2;
	status = run(c, q);
	quiz_free(q);
	return status;
}
