/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <limits.h>
#include <string.h>

#include "cmd/suggest.h"
#include "front/exchange.h"

static const struct formats text = { "text", "usage-format-text",
    "opt-format-text" };
static const struct formats consultation = { "text md html json fhir",
    "usage-format-consult", "opt-format-consult" };
static const struct formats advice = { "text json", "usage-format",
    "opt-format" };
static const struct formats results = { "jsonl tsv junit tap",
    "usage-format-batch", "opt-format-batch" };
static const struct formats findings = { "text json junit",
    "usage-format-check", "opt-format-check" };
static const struct formats tables = { "text tsv md chart",
    "usage-format-tally", "opt-format-tally" };

#define WORDS_ANY INT_MAX

static bool
always(const struct options *o)
{
	(void)o;
	return true;
}

static bool
practises(const struct options *o)
{
	return o->value[OPT_REPORT] == NULL;
}

static const struct command commands[] = {
	{ "consult", command_consult, OPTION_BIT(OPT_DEPTH) |
	    OPTION_BIT(OPT_ROLE) | OPTION_BIT(OPT_PRIVATE) |
	    OPTION_BIT(OPT_SAVE) | OPTION_BIT(OPT_RESUME) |
	    OPTION_BIT(OPT_HANDOUT), 0, 0, true,
	    NULL, "cmd-help-consult", &consultation,
	    0, always },
	{ "batch", command_batch, OPTION_BIT(OPT_BRIEF) |
	    OPTION_BIT(OPT_JOBS), 0, WORDS_ANY, true,
	    "[FILE…|-]", "cmd-help-batch", &results,
	    OPENS_WORDS | RUNS_THREADS, NULL },
	{ "contacts", command_contacts, OPTION_BIT(OPT_OPEN) |
	    OPTION_BIT(OPT_ROLE), 0, 20, true,
	    "[WORD…]", "cmd-help-contacts", &text,
	    RUNS_PAGER, NULL },
	{ "guide", command_guide, OPTION_BIT(OPT_ROLE), 0, 20, true,
	    "[TOPIC]", "cmd-help-guide", &text,
	    RUNS_PAGER, NULL },
	{ "explain", command_explain, OPTION_BIT(OPT_ROLE), 1, 20, true,
	    "ID|WORDS", "cmd-help-explain", &text,
	    RUNS_PAGER, NULL },
	{ "train", command_train, OPTION_BIT(OPT_THEME) |
	    OPTION_BIT(OPT_DIFFICULTY) | OPTION_BIT(OPT_SEED) |
	    OPTION_BIT(OPT_PRIVATE) | OPTION_BIT(OPT_REPORT), 0, WORDS_ANY, true,
	    "[ID…]", "cmd-help-train", &advice,
	    OPENS_CASES |
	    OPENS_RESULTS, practises },
	{ "quiz", command_quiz, OPTION_BIT(OPT_SEED), 0, 0, true,
	    NULL, "cmd-help-quiz", &text,
	    0, always },
	{ "tally", command_tally, OPTION_BIT(OPT_FILE) |
	    OPTION_BIT(OPT_YEAR) | OPTION_BIT(OPT_GROUP) |
	    OPTION_BIT(OPT_THEME) | OPTION_BIT(OPT_CHANNEL) |
	    OPTION_BIT(OPT_DURATION) | OPTION_BIT(OPT_REFERRAL), 0, 1, true,
	    "[add|report]", "cmd-help-tally", &tables,
	    OPENS_STORE,
	    command_tally_talks },
	{ "case", command_case, OPTION_BIT(OPT_THEME) |
	    OPTION_BIT(OPT_DIFFICULTY) | OPTION_BIT(OPT_ANSWERS), 0, WORDS_ANY,
	    true, "[PART] [ID…]", "cmd-help-case", &text,
	    OPENS_CASES, NULL },
	{ "check", command_check, OPTION_BIT(OPT_NO_PROOFS) |
	    OPTION_BIT(OPT_MUTANTS), 0, 1, false,
	    "[DIR]", "cmd-help-check", &findings,
	    OPENS_CASES | OPENS_DIRS |
	    RUNS_CHILDREN, NULL },
	{ "export", command_export, OPTION_BIT(OPT_ROLE), 1, 2, true,
	    "KIND [ID]", "cmd-help-export", &text,
	    0, NULL },
	{ "diff", command_diff, 0, 2, 2, true,
	    "OLD NEW", "cmd-help-diff", &advice,
	    OPENS_DIRS | RUNS_CHILDREN, NULL },
	{ "help", command_help, 0, 0, 1, true,
	    "[COMMAND]", "cmd-help-help", &text,
	    0, NULL },
};

/* For the shells; no help lists it. */
static const struct command hidden[] = {
	{ "complete", command_complete, 0, 0, WORDS_ANY, true,
	    "-- [WORD…] START", "cmd-help-complete", &text,
	    OPENS_CASES, NULL },
};

const struct command *
command_at(size_t i)
{
	return i < sizeof(commands) / sizeof(commands[0]) ? &commands[i]
	    : NULL;
}

const struct command *
command_find(const char *name)
{
	const struct command *c;
	size_t i;

	if (name == NULL)
		return &commands[0];
	for (i = 0; (c = command_at(i)) != NULL; i++)
		if (strcmp(c->name, name) == 0)
			return c;
	return strcmp(hidden->name, name) == 0 ? hidden : NULL;
}

static const char *
name_at(size_t i)
{
	return command_at(i) == NULL ? NULL : command_at(i)->name;
}

void
command_unknown(struct usage_error *e, const char *name)
{
	*e = (struct usage_error){ .message = "usage-command-unknown",
	    .about = name };
	suggest_of(e->near, name, name_at);
}

const struct command *
command_of_line(struct options *o, int argc, char **argv, struct usage_error *e)
{
	const struct command *command;
	uint64_t any = OPTIONS_COMMON;
	int next = 1;
	size_t i;

	for (i = 0; command_at(i) != NULL; i++)
		any |= command_at(i)->options;
	if (options_read(o, any, argc, argv, &next, e) == -1)
		return NULL;
	if (next < argc && !o->ended)
		o->command = argv[next++];
	command = command_find(o->command);
	if (command == NULL) {
		command_unknown(e, o->command);
		return NULL;
	}
	return options_read_words(o, OPTIONS_COMMON | command->options, argc,
	    argv, next, e) == -1 ? NULL : command;
}

int
command_fail(struct context *c, const char *message, const char *about)
{
	c->usage = (struct usage_error){ .message = message, .about = about };
	return 2;
}

int
command_fail_near(struct context *c, const char *message, const char *about,
    const char *name(size_t))
{
	(void)command_fail(c, message, about);
	suggest_of(c->usage.near, about, name);
	return 2;
}

int
command_refuse(struct context *c, uint64_t options)
{
	int id = 0;

	while (id < NOPTIONS && (c->options->value[id] == NULL ||
	    (options & OPTION_BIT(id)) == 0))
		id++;
	if (id == NOPTIONS)
		return 0;
	sbuf_puts(&c->about, "--");
	sbuf_puts(&c->about, option_row((enum option_id)id)->name);
	return command_fail(c, "usage-option-here", sbuf_text(&c->about));
}

int
command_keep(struct context *c, const struct exchange *x, int status)
{
	if (x->terminal && !c->to_file)
		return status;
	return render_text(x->kept, &c->page, &c->out) == -1 ? 2 : status;
}

struct search
command_search(const struct context *c)
{
	return (struct search){ (const char *const *)c->options->words,
	    (size_t)c->options->nwords, c->lang };
}
