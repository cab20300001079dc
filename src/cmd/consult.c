/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "consult/answers_json.h"
#include "front/front.h"
#include "kb/find.h"
#include "report/fhir.h"

/* What a consultation holds besides its context. */
struct consult {
	struct context *c;
	struct session_options options;
	struct saved *resumed;		/* owned; NULL: a fresh one */
};

/* One row a form; text has none. */
static const struct form {
	const char *name;
	int (*render)(const struct report_context *, struct sbuf *);
	int (*draw)(const struct doc *, const struct style *, struct sbuf *);
} forms[] = {
	{ "md", NULL, render_md }, { "html", NULL, render_html },
	{ "json", render_json, NULL }, { "fhir", fhir_response, NULL },
};

static const struct form *
form_of(const char *format)
{
	static const struct form text = { "text", NULL, NULL };
	size_t i;

	for (i = 0; format != NULL && i < sizeof(forms) / sizeof(forms[0]);
	    i++)
		if (strcmp(format, forms[i].name) == 0)
			return &forms[i];
	return &text;
}

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
converse(struct consult *k, const struct program *program)
{
	struct context *c = k->c;
	const struct form *form = form_of(c->options->value[OPT_FORMAT]);
	struct front front = {
		.kb = c->kb, .lang = c->lang, .at = c->at,
		.screen = c->screen, .page = c->page,
		.render = form->render, .draw = form->draw,
		.handout = c->options->value[OPT_HANDOUT] != NULL,
		.to_file = c->to_file, .dialogue = c->dialogue,
		.clear_at_end = c->options->value[OPT_PRIVATE] != NULL,
		.save = k->options.save == NULL ? NULL : &c->save,
	};
	int status;

	front.session = session_new(c->kb, program, &k->options, c->diag);
	if (front.session == NULL)
		return 2;
	status = front_consult(&front, &c->out, c->diag);
	session_free(front.session);
	return status;
}

static int
run(struct consult *k)
{
	struct context *c = k->c;
	struct program *program = program_new(c->kb, k->options.day);
	int status;

	if (program == NULL) {
		diag_add(c->diag, DIAG_ERROR, NULL, 0,
		    "out of memory; close other programs and try again");
		return 2;
	}
	status = converse(k, program);
	program_free(program);
	return status;
}

/* The country of a case does not change; the environment only says where
 * its reader usually works. */
static int
take_country(struct consult *k)
{
	const char *asked = k->c->options->value[OPT_COUNTRY];
	enum kb_country country = answers_country(k->resumed->answers);
	const char *then = kb_country_name(country);

	if (country == KB_NO_COUNTRY)
		return 0;
	if (asked != NULL && *asked != '\0' && strcmp(asked, then) != 0)
		return command_fail(k->c, "usage-resume-country", then);
	k->options.country = then;
	return 0;
}

/* What the knowledge no longer knows is said on the screen, if there is
 * one. */
static void
note_lost(const struct consult *k, const char *path)
{
	const struct saved_lost *lost;

	if (k->options.terminal)
		return;
	for (lost = k->resumed->lost; lost != NULL; lost = lost->next)
		diag_add(k->c->diag, DIAG_NOTE, path, 0, "%s is not known "
		    "and was left out%s%s", lost->what, lost->near == NULL ?
		    "" : "; was it ", lost->near == NULL ? "" : lost->near);
}

static int
take_resumed(struct consult *k)
{
	const char *path = k->c->options->value[OPT_RESUME];

	if (path == NULL)
		return 0;
	k->resumed = saved_read(k->c->kb, path, sbuf_text(&k->c->resumed),
	    k->c->resumed.len, k->c->diag);
	sbuf_clear(&k->c->resumed);
	if (k->resumed == NULL)
		return 2;
	k->options.resumed = k->resumed;
	note_lost(k, path);
	return take_country(k);
}

int
command_consult(struct context *c)
{
	struct consult k = {
		.c = c,
		.options = {
			.lang = c->lang, .country = c->country,
			.role = c->role,
			.day = civil_days(c->at.year, c->at.month, c->at.day),
			.terminal = front_is_terminal(),
			.words = c->screen.plain,
			.save = c->options->value[OPT_SAVE],
		},
	};
	int status;

	if (depth_of(c->options->value[OPT_DEPTH], &k.options.depth) == -1)
		return command_fail(c, "usage-depth",
		    c->options->value[OPT_DEPTH]);
	if (c->options->value[OPT_HANDOUT] != NULL &&
	    form_of(c->options->value[OPT_FORMAT])->render != NULL)
		return command_fail(c, "usage-handout",
		    c->options->value[OPT_FORMAT]);
	status = take_resumed(&k);
	if (status == 0)
		status = run(&k);
	saved_free(k.resumed);
	return status;
}
