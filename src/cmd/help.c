/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include "base/doc.h"
#include "kb/find.h"

static const char *
text(const struct context *c, const char *id)
{
	return kb_message(c->kb, c->lang, id);
}

static void
option_line(struct doc *doc, const struct context *c,
    const struct option_row *row, const char *help)
{
	struct sbuf label = SBUF_EMPTY;

	if (row->letter != '\0') {
		sbuf_putc(&label, '-');
		sbuf_putc(&label, row->letter);
		sbuf_puts(&label, ", ");
	}
	sbuf_puts(&label, "--");
	sbuf_puts(&label, row->name);
	if (row->argument != NULL) {
		sbuf_putc(&label, ' ');
		sbuf_puts(&label, row->argument);
	}
	doc_add(doc, DOC_STATUS, 0, sbuf_text(&label),
	    text(c, help), NULL);
	sbuf_clear(&label);
}

static const char *
option_help(const struct command *cmd, enum option_id id)
{
	return id == OPT_FORMAT ? cmd->formats->message
	    : option_row(id)->message;
}

static void
usage_line(struct doc *doc, const struct command *cmd)
{
	struct sbuf line = SBUF_EMPTY;

	sbuf_puts(&line, "bespreek ");
	sbuf_puts(&line, cmd->name);
	sbuf_puts(&line, " [-k DIR] [-l nl|en] [-c nl|be] […]");
	if (cmd->words != NULL) {
		sbuf_putc(&line, ' ');
		sbuf_puts(&line, cmd->words);
	}
	doc_add(doc, DOC_TITLE, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&line);
}

static void
help_all(struct doc *doc, const struct context *c)
{
	const struct command *cmd;
	struct sbuf name = SBUF_EMPTY;
	size_t i;

	doc_add(doc, DOC_TITLE, 0, "", text(c, "help-title"), NULL);
	doc_add(doc, DOC_PARA, 0, "", text(c, "help-intro"), NULL);
	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
	for (i = 0; (cmd = command_at(i)) != NULL; i++) {
		sbuf_reset(&name);
		sbuf_puts(&name, cmd->name);
		if (cmd->words != NULL) {
			sbuf_putc(&name, ' ');
			sbuf_puts(&name, cmd->words);
		}
		doc_add(doc, DOC_STATUS, 0, sbuf_text(&name),
		    text(c, cmd->message), NULL);
	}
	sbuf_clear(&name);
	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
	doc_add(doc, DOC_PARA, 0, "", text(c, "help-more"), NULL);
	doc_add(doc, DOC_PARA, 0, "", text(c, "help-example"), NULL);
}

static void
option_lines(struct doc *doc, const struct context *c,
    const struct command *cmd, uint64_t which)
{
	unsigned i;

	for (i = 0; i < NOPTIONS; i++)
		if ((which & OPTION_BIT(i)) != 0)
			option_line(doc, c, option_row((enum option_id)i),
			    option_help(cmd, (enum option_id)i));
}

/* Its own options first. */
static void
help_one(struct doc *doc, const struct context *c, const struct command *cmd)
{
	struct sbuf example = SBUF_EMPTY;

	usage_line(doc, cmd);
	doc_add(doc, DOC_PARA, 0, "", text(c, cmd->message), NULL);
	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
	option_lines(doc, c, cmd, cmd->options);
	option_lines(doc, c, cmd, OPTIONS_COMMON);
	sbuf_puts(&example, "help-example-");
	sbuf_puts(&example, cmd->name);
	doc_add(doc, DOC_PARA, 0, "", text(c, sbuf_text(&example)), NULL);
	sbuf_clear(&example);
}

int
command_help_on(struct context *c, const struct command *cmd)
{
	struct doc *doc = doc_new();
	int status;

	if (doc == NULL)
		return 2;
	if (cmd == NULL)
		help_all(doc, c);
	else
		help_one(doc, c, cmd);
	status = render_text(doc, &c->page, &c->out) == 0 ? 0 : 2;
	doc_free(doc);
	return status;
}

int
command_help(struct context *c)
{
	const struct command *cmd;

	if (c->options->nwords == 0)
		return command_help_on(c, NULL);
	cmd = command_find(c->options->words[0]);
	if (cmd != NULL)
		return command_help_on(c, cmd);
	command_unknown(&c->usage, c->options->words[0]);
	return 2;
}
