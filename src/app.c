/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "app_settings.h"
#include "base/memory.h"
#include "base/sanitized.h"
#include "cmd/command.h"
#include "cmd/open.h"
#include "consult/fill.h"
#include "consult/pool_json.h"
#include "front/output.h"
#include "front/pager.h"
#include "front/sandbox.h"
#include "front/scrub.h"
#include "front/term.h"
#include "kb/files.h"
#include "kb/find.h"
#include "kb/load.h"
#include "report/contact_links.h"
#include "report/phrase.h"

struct app {
	struct options options;
	const struct command *command;
	struct context context;
	struct sandbox sandbox;
	struct kb_dir knowledge;	/* open until it is loaded */
	struct kb *kb;
	struct arena *words;		/* of what the styles are told */
	char *knowledge_dir;
	struct output output;
	struct pager pager;
	struct diag *diag;
};

/* A sentence of the knowledge about the command line; English, for scripts,
 * when there is no knowledge to take it from. */
static void
print_usage_error(const struct app *app)
{
	const struct usage_error *e = &app->context.usage;
	struct style style = { .width = TERM_WIDTH_FILE,
	    .lang = app->context.lang };
	struct sbuf text = SBUF_EMPTY;
	struct doc *doc = doc_new();

	settings_message(app->kb, app->context.lang, e, &text);
	if (doc != NULL) {
		doc_add(doc, DOC_PARA, 0, "", sbuf_text(&text), NULL);
		sbuf_reset(&text);
		settings_near(app->kb, app->context.lang, e, &text);
		if (text.len > 0)
			doc_add(doc, DOC_PARA, 0, "", sbuf_text(&text), NULL);
		sbuf_reset(&text);
		(void)render_text(doc, &style, &text);
	}
	if (!memory_lacks())
		(void)fputs(sbuf_text(&text), stderr);
	doc_free(doc);
	sbuf_clear(&text);
}

static void
print_diagnostics(const struct diag *d)
{
	const struct diag_entry *e;
	size_t i;

	for (i = 0; i < diag_count(d); i++) {
		e = diag_at(d, i);
		(void)fputs("bespreek: ", stderr);
		if (e->file != NULL)
			(void)fprintf(stderr, "%s:", e->file);
		if (e->line != 0)
			(void)fprintf(stderr, "%u:", e->line);
		(void)fprintf(stderr, "%s%s\n", e->file != NULL ? " " : "",
		    e->text);
		if (e->example != NULL)
			(void)fprintf(stderr, "bespreek: example: %s\n",
			    e->example);
	}
	if (diag_dropped(d) > 0)
		(void)fprintf(stderr, "bespreek: and %zu more\n",
		    diag_dropped(d));
}

/* What went wrong, whatever there is left to say it with; the status. */
static int
complain(const struct app *app, int status)
{
	const struct diag *d = app->diag;

	if (app->context.usage.message != NULL)
		print_usage_error(app);
	if (d != NULL)
		print_diagnostics(d);
	if (d != NULL && diag_has_errors(d))
		return 2;
	if (!memory_lacks())
		return status;
	(void)fputs("bespreek: out of memory; close other programs and try "
	    "again\n", stderr);
	return 2;
}

/* Help, the version and a complaint take their words from the knowledge. */
static bool
needs_words(const struct app *app)
{
	return app->command == NULL || app->command->loads ||
	    app->context.usage.message != NULL ||
	    app->options.value[OPT_HELP] != NULL ||
	    app->options.value[OPT_VERSION] != NULL;
}

static int
open_knowledge(struct app *app)
{
	const char *dir = app->options.value[OPT_KNOWLEDGE];

	app->knowledge_dir = settings_knowledge_dir(dir);
	if (app->knowledge_dir == NULL) {
		diag_add(app->diag, DIAG_ERROR, NULL, 0, "no knowledge found "
		    "beside the program or in " PKGDATADIR "; install it or "
		    "name its directory with --knowledge");
		return -1;
	}
	app->context.knowledge_dir = app->knowledge_dir;
	return needs_words(app) ? kb_dir_open(&app->knowledge,
	    app->knowledge_dir, app->diag) : 0;
}

static void
set_words(const struct context *c, const struct links *links,
    struct style *style)
{
	int i;

	style->links = links;
	style->contents = kb_message(c->kb, c->lang, "rep-contents");
	style->blank = kb_message(c->kb, c->lang, "plain-blank");
	style->paragraph = kb_message(c->kb, c->lang, "plain-paragraph");
	for (i = 0; i < 12; i++)
		style->months[i] = fill_month(c->kb, c->lang, i + 1);
}

static void
set_styles(struct app *app)
{
	struct context *c = &app->context;
	int fd = app->output.fd;

	c->output = &app->output;
	c->to_file = app->output.path != NULL || !term_is(fd);
	c->page = settings_style(&app->options, c->lang, fd, c->to_file);
	c->screen = settings_style(&app->options, c->lang, term_is(fd) &&
	    app->output.path == NULL ? fd : STDERR_FILENO, false);
}

static void
begin_pager(struct app *app)
{
	const char *color = app->options.value[OPT_COLOR];
	struct context *c = &app->context;

	if ((app->command->opens & RUNS_PAGER) == 0 || c->to_file ||
	    c->page.plain)
		return;
	pager_begin(&app->pager, app->output.fd, c->page.hyperlinks);
	if (app->pager.child == 0)
		return;
	c->page.hyperlinks = app->pager.links;
	if (!app->pager.escapes && (color == NULL ||
	    strcmp(color, "always") != 0))
		c->page.color = false;
}

/* Help, the version and a complaint need nothing besides the knowledge. */
static int
open_rest(struct app *app)
{
	const char *const *value = app->options.value;

	if (app->context.usage.message != NULL)
		return 0;
	if (output_open(&app->output, value[OPT_OUTPUT],
	    value[OPT_FORCE] != NULL, app->diag) == -1)
		return -1;
	output_allow(&app->output, &app->sandbox);
	set_styles(app);
	if (value[OPT_HELP] != NULL || value[OPT_VERSION] != NULL)
		return 0;
	begin_pager(app);
	return command_open(&app->context, app->command, &app->sandbox);
}

static int
load(struct app *app)
{
	struct context *c = &app->context;
	const struct links *links;

	if (!needs_words(app))
		return 0;
	c->kb = app->kb = kb_load_dir(&app->knowledge, app->diag);
	kb_dir_close(&app->knowledge);
	if (c->kb == NULL)
		return -1;
	app->words = arena_new();
	links = app->words == NULL ? NULL : contact_links(app->kb, app->words);
	if (links == NULL)
		return -1;
	set_words(c, links, &c->page);
	set_words(c, links, &c->screen);
	return 0;
}

/* What of the confinement this machine lacks. */
static void
add_missing(struct context *c, const struct sandbox *s)
{
	char have[16], known[16];

	(void)snprintf(have, sizeof(have), "%d", s->abi);
	(void)snprintf(known, sizeof(known), "%d", SANDBOX_ABI);
	if (s->abi == 0)
		phrase_add(c->kb, c->lang, &c->out, s->filter ?
		    "app-no-landlock" : "app-unconfined", NULL);
	else if (!s->filter)
		phrase_add(c->kb, c->lang, &c->out, "app-no-filter", NULL);
	else if (s->abi < SANDBOX_ABI)
		phrase_add(c->kb, c->lang, &c->out, "app-old-landlock",
		    "have", have, "known", known, NULL);
	else
		return;
	sbuf_putc(&c->out, '\n');
}

static int
version(struct context *c, const struct sandbox *s)
{
	sbuf_puts(&c->out, PACKAGE_STRING "\n");
	sbuf_puts(&c->out, kb_message(c->kb, c->lang, "app-release"));
	sbuf_putc(&c->out, ' ');
	sbuf_puts(&c->out, c->kb->release);
	sbuf_puts(&c->out, ". ");
	if (c->kb->review != KB_REVIEW_FULL)
		sbuf_puts(&c->out, kb_message(c->kb, c->lang,
		    "app-not-reviewed"));
	sbuf_putc(&c->out, '\n');
	add_missing(c, s);
	return 0;
}

static int
run_command(struct app *app)
{
	struct context *c = &app->context;

	if (app->options.value[OPT_VERSION] != NULL && c->kb != NULL)
		return version(c, &app->sandbox);
	if (app->options.value[OPT_HELP] != NULL && c->kb != NULL)
		return command_help_on(c, app->options.command == NULL ? NULL
		    : app->command);
	if (settings_resolve(c, &c->usage) == -1)
		return 2;
	return app->command->run(c);
}

/* The terminal is given back before anything is written. */
static int
run(struct app *app)
{
	int status = run_command(app);

	command_close(&app->context);
	return status;
}

/* False when the text is still to be written. */
static bool
is_shown(struct app *app)
{
	struct context *c = &app->context;

	switch (pager_show(&app->pager, c->page.width, c->out.text,
	    c->out.len)) {
	case PAGER_SHOWN:
		return true;
	case PAGER_FAILED:
		(void)command_fail(c, "app-pager-failed", app->pager.command);
		break;
	case PAGER_NOT:
		break;
	}
	return false;
}

static int
write_out(struct app *app, int status)
{
	const struct sbuf *out = &app->context.out;

	if (out->len == 0 || memory_lacks() || is_shown(app)) {
		output_drop(&app->output);
		return status;
	}
	return output_write(&app->output, out->text, out->len,
	    app->diag) == -1 ? 2 : status;
}

static void
read_settings(struct app *app, int argc, char **argv)
{
	struct context *c = &app->context;
	int usable;

	c->options = &app->options;
	c->diag = app->diag;
	app->command = settings_read(c, &app->options, argc, argv);
	usable = app->command == NULL ? -1 : 0;
	c->lang = settings_lang(app->options.value[OPT_LANG]);
	if (settings_time(app->options.value[OPT_AT], (int64_t)time(NULL),
	    &c->at) == -1 && usable == 0)
		(void)command_fail(c, "usage-at", app->options.value[OPT_AT]);
}

/* Options, open, confine, load, run, write.  What is opened is looked at
 * only when nothing more can be. */
static int
pass_phases(struct app *app, int argc, char **argv)
{
	read_settings(app, argc, argv);
	if (open_knowledge(app) == -1 || open_rest(app) == -1)
		return 2;
	sandbox_enter(&app->sandbox);
	if (load(app) == -1)
		return 2;
	return app->context.usage.message != NULL ? 2
	    : write_out(app, run(app));
}

/* The locale's characters are UTF-8 or made so: libedit needs them. */
static void
set_locale(void)
{
	mbstate_t state = { 0 };

	if (setlocale(LC_CTYPE, "") == NULL || mbrtowc(NULL, "\xc3\xab", 2,
	    &state) != 2)
		(void)setlocale(LC_CTYPE, "C.UTF-8");
}

/* Nothing of a consultation stays in the memory that the process gives
 * back, whatever libraries did with it. */
static int
leave(const struct scrub *scrub, int status)
{
	(void)fflush(NULL);
#if !SANITIZED
	scrub_exit(scrub, status);
#endif
	(void)scrub;
	return status;
}

int
app_run(int argc, char **argv)
{
	struct app app = { .output = OUTPUT_NONE, .pager = PAGER_NONE,
	    .context.save = OUTPUT_NONE };
	struct scrub scrub;
	int status;

	scrub_begin(&scrub);
	app.context.scrub = &scrub;
	(void)signal(SIGPIPE, SIG_IGN);	/* a closed pipe is an error */
	set_locale();
	kb_load_prepare();
	pool_json_prepare();
	app.diag = diag_new();
	sandbox_begin(&app.sandbox);
	status = app.diag == NULL ? 2 : pass_phases(&app, argc, argv);
	command_close(&app.context);
	pager_drop(&app.pager);
	status = complain(&app, status);
	output_drop(&app.output);
	kb_dir_close(&app.knowledge);
	sandbox_drop(&app.sandbox);
	sbuf_clear(&app.context.out);
	sbuf_clear(&app.context.about);
	arena_free(app.words);
	kb_free(app.kb);
	free(app.knowledge_dir);
	diag_free(app.diag);
	return leave(&scrub, status);
}
