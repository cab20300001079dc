/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "front/front.h"

static int
depth_of(const char *s, enum session_depth *depth)
{
	if (s == NULL)
		*depth = DEPTH_NORMAL;
	else if (strcmp(s, "quick") == 0)
		*depth = DEPTH_QUICK;
	else if (strcmp(s, "full") == 0)
		*depth = DEPTH_FULL;
	else
		return -1;
	return 0;
}

static int
converse(struct context *c, const struct program *program,
    const struct session_options *options)
{
	struct front front = {
		.kb = c->kb, .lang = c->lang, .at = c->at,
		.screen = c->screen, .page = c->page, .json = c->json,
		.to_file = c->to_file, .scrub = c->scrub,
		.clear_at_end = c->options->value[OPT_PRIVATE] != NULL,
	};
	int status;

	front.session = session_new(c->kb, program, options, c->diag);
	if (front.session == NULL)
		return 2;
	status = front_consult(&front, &c->out, c->diag);
	session_free(front.session);
	return status;
}

int
command_consult(struct context *c)
{
	struct session_options options = {
		.lang = c->lang, .country = c->country, .role = c->role,
		.day = civil_days(c->at.year, c->at.month, c->at.day),
		.terminal = front_is_terminal(),
		.words = c->screen.plain,
	};
	struct program *program;
	int status;

	if (depth_of(c->options->value[OPT_DEPTH], &options.depth) == -1)
		return command_fail(c, "usage-depth",
		    c->options->value[OPT_DEPTH]);
	program = program_new(c->kb, options.day);
	if (program == NULL) {
		diag_add(c->diag, DIAG_ERROR, NULL, 0,
		    "out of memory; close other programs and try again");
		return 2;
	}
	status = converse(c, program, &options);
	program_free(program);
	return status;
}
