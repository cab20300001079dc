/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include "base/shuffle.h"
#include "cmd/cases.h"
#include "cmd/seed.h"
#include "cmd/train_report.h"
#include "front/front.h"
#include "front/train.h"

/* Results are written only when they were asked for. */
static int
write_result(struct context *c, struct train *t, int status)
{
	const struct sbuf *results = train_results(t);

	if (c->json)
		sbuf_add(&c->out, sbuf_text(results), results->len);
	else if (command_keep(c, train_exchange(t), 0) != 0)
		return 2;
	return status == 0 && train_finished(t) == 0 ? 1 : status;
}

static int
practise(struct context *c, const struct train_setup *setup)
{
	const struct exchange x = { .kb = c->kb, .lang = c->lang,
	    .screen = c->screen, .terminal = front_is_terminal(),
	    .clears = c->options->value[OPT_PRIVATE] != NULL };
	struct train *t = train_new(&x, setup, c->diag);
	bool wiped = false;
	int status = 2;

	if (t == NULL)
		return 2;
	status = exchange_run(train_exchange(t), c->dialogue, c->diag, &wiped);
	if (train_failed(t))
		status = 2;
	else if (!wiped)
		status = write_result(c, t, status);
	train_free(t);
	return status;
}

int
command_train(struct context *c)
{
	const char *option = c->options->value[OPT_SEED];
	struct shuffle shuffle = { 0 };
	struct cases_chosen chosen;
	struct train_setup setup;
	int status;

	if (c->options->value[OPT_REPORT] != NULL)
		return train_report(c);
	if (seed_read(option, &shuffle.state) == -1)
		return command_fail(c, "usage-seed", option);
	status = cases_choose(c, 0, &chosen);
	if (status != 0)
		return status;
	if (c->options->nwords == 0)
		shuffle_order(&shuffle, chosen.order, chosen.n);
	setup = (struct train_setup){ chosen.cases, chosen.order, chosen.n };
	status = practise(c, &setup);
	cases_clear(&chosen);
	return status;
}
