/* SPDX-License-Identifier: MIT */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "base/civil.h"
#include "base/diag.h"
#include "base/sbuf.h"
#include "cmd/options.h"
#include "consult/search.h"
#include "front/output.h"
#include "kb/model.h"
#include "report/render.h"

struct dialogue;
struct exchange;
struct scrub;

/* What a command gets: everything is opened and checked before. */
struct context {
	const struct options *options;
	const struct kb *kb;		/* NULL when the row needs none */
	const char *knowledge_dir;
	enum kb_lang lang;
	const char *country;		/* option id or NULL */
	const char *role;
	struct civil at;
	struct style page;		/* of what is written */
	struct style screen;		/* of the dialogue */
	bool json;
	bool to_file;			/* output is a file or pipe */
	struct output *output;		/* where it will go */
	struct output save;		/* for --save */
	struct sbuf resumed;		/* bytes of the file of --resume */
	struct dialogue *dialogue;	/* open when the row says it talks */
	struct diag *diag;
	struct scrub *scrub;		/* of the process */
	struct sbuf out;		/* written at once by the application */
	struct usage_error usage;	/* set by a command that returns 2 */
	struct sbuf about;		/* what that is about, if put together */
};

/* What --format takes; the first is the default. */
struct formats {
	const char *names;	/* with spaces between */
	const char *refused;	/* message when it is none of them */
	const char *message;	/* its help */
};

/* What a command opens after the process was confined, and the threads and
 * children it starts; it is confined to this. */
enum command_opens {
	OPENS_WORDS = 1 << 0,	/* each word is a file to read */
	OPENS_RESULTS = 1 << 1,	/* the same with --report */
	OPENS_CASES = 1 << 2,	/* cases and schemas of the knowledge in use */
	OPENS_DIRS = 1 << 3,	/* each word is a directory of knowledge */
	OPENS_STORE = 1 << 4,	/* the file of --file, and beside it */
	RUNS_THREADS = 1 << 5,
	RUNS_CHILDREN = 1 << 6,
	RUNS_PAGER = 1 << 7	/* from before; never what is told of anybody */
};

/* Exit status of the contract. */
struct command {
	const char *name;
	int (*run)(struct context *);
	uint64_t options;	/* besides the common ones */
	int min_words, max_words;
	bool loads;		/* needs a valid knowledge base */
	const char *words;	/* usage of its words, NULL: none */
	const char *message;	/* its help */
	const struct formats *formats;
	unsigned opens;
	bool (*talks)(const struct options *);	/* NULL: never */
};

/* NULL when there is no such command; NULL name: the default. */
const struct command *command_find(const char *name);
/* Those that help lists; NULL at the end. */
const struct command *command_at(size_t);
/* Reads a command line.  Options before the command may be of any.  Words are
 * moved together in argv.  NULL: *e tells, and what was read is in `o`. */
const struct command *command_of_line(struct options *o, int argc, char **argv,
    struct usage_error *e);
/* The usage error of a command that there is not. */
void command_unknown(struct usage_error *, const char *name);

int command_consult(struct context *);
int command_batch(struct context *);
int command_contacts(struct context *);
int command_guide(struct context *);
int command_explain(struct context *);
int command_quiz(struct context *);
int command_train(struct context *);
int command_tally(struct context *);
int command_case(struct context *);
int command_check(struct context *);
int command_export(struct context *);
int command_diff(struct context *);
int command_help(struct context *);
int command_complete(struct context *);
bool command_tally_talks(const struct options *);
/* What export and case make or do, by name; NULL at the end. */
const char *command_export_kind(size_t);
const char *command_case_part(size_t);
/* Help on one command, or on all when NULL. */
int command_help_on(struct context *, const struct command *);

/* The words of the command line, to look for. */
struct search command_search(const struct context *);
/* Sets the usage error and returns 2. */
int command_fail(struct context *, const char *message, const char *about);
/* The same about a word that is none of name(0), name(1) until NULL: the
 * nearest is named. */
int command_fail_near(struct context *, const char *message,
    const char *about, const char *name(size_t));
/* The same for the first of these options that was given, as it would do
 * nothing; 0 when none was. */
int command_refuse(struct context *, uint64_t options);
/* At the end of a small dialogue: writes what it kept, unless someone read
 * along on the terminal, where it is not said again.  The status, or 2. */
int command_keep(struct context *, const struct exchange *, int status);

#endif
